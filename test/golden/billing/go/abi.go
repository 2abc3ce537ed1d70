package billing

import (
	"encoding/binary"

	"example.com/acme/billing/internal/component"
)

// The canonical ABI of this package's types: what is checked before the guest is entered, and how values are written to its memory and
// read from it. Offsets and sizes are bytes; flat values are what a core function takes and returns.

func checkOptionString(v **string) *component.ValueError {
	if *v == nil {
		return nil
	}
	return component.CheckString(**v)
}

func storeOptionString(c *component.Canon, at uint32, v **string) error {
	if *v == nil {
		c.At(at, 1)[0] = 0
		return nil
	}
	c.At(at, 1)[0] = 1
	return c.StoreString(at+4, **v)
}

func flattenOptionString(c *component.Canon, v **string, flat []uint64) error {
	if *v == nil {
		clear(flat)
		return nil
	}
	flat[0] = 1
	return c.FlattenString(**v, flat[1:3])
}

func reserveOptionString(c *component.Canon, v **string) {
	if *v != nil {
		c.ReserveString(**v)
	}
}

func loadOptionString(c *component.Canon, memory []byte, v **string) error {
	switch memory[0] {
	case 0:
		*v = nil
		return nil
	case 1:
		some := new(string)
		if err := c.LoadString(memory[4:], some); err != nil {
			return err
		}
		*v = some
		return nil
	}
	return component.BadDiscriminant(uint32(memory[0]))
}

func adoptOptionString(v **string) {
	if *v == nil {
		return
	}
	some := **v
	*v = &some
}

func checkLineItem(v *LineItem) *component.ValueError {
	if bad := component.CheckString(v.Sku); bad != nil {
		return bad.In("sku")
	}
	if bad := checkOptionString(&v.Note); bad != nil {
		return bad.In("note")
	}
	return nil
}

func storeLineItem(c *component.Canon, at uint32, v *LineItem) error {
	memory := c.At(at, 24)
	binary.LittleEndian.PutUint32(memory[8:], v.Quantity)
	if err := c.StoreString(at, v.Sku); err != nil {
		return err
	}
	return storeOptionString(c, at+12, &v.Note)
}

func flattenLineItem(c *component.Canon, v *LineItem, flat []uint64) error {
	if err := c.FlattenString(v.Sku, flat[0:2]); err != nil {
		return err
	}
	flat[2] = uint64(v.Quantity)
	return flattenOptionString(c, &v.Note, flat[3:6])
}

func reserveLineItem(c *component.Canon, v *LineItem) {
	c.ReserveString(v.Sku)
	reserveOptionString(c, &v.Note)
}

func loadLineItem(c *component.Canon, memory []byte, v *LineItem) error {
	if err := c.LoadString(memory, &v.Sku); err != nil {
		return err
	}
	v.Quantity = binary.LittleEndian.Uint32(memory[8:])
	return loadOptionString(c, memory[12:], &v.Note)
}

func adoptLineItem(v *LineItem) {
	adoptOptionString(&v.Note)
}

func checkListOfLineItem(v *[]LineItem) *component.ValueError {
	if bad := component.CheckLength(len(*v), 24); bad != nil {
		return bad
	}
	for i := range *v {
		if bad := checkLineItem(&(*v)[i]); bad != nil {
			return bad.At(i)
		}
	}
	return nil
}

func lowerListOfLineItem(c *component.Canon, v *[]LineItem) (pointer, length uint32, err error) {
	list := *v
	length = uint32(len(list))
	if pointer, err = c.Alloc(4, length*24); err != nil {
		return 0, 0, err
	}
	for i := range list {
		element := pointer + uint32(i)*24
		if err := storeLineItem(c, element, &list[i]); err != nil {
			return 0, 0, err
		}
	}
	return pointer, length, nil
}

func reserveListOfLineItem(c *component.Canon, v *[]LineItem) {
	list := *v
	c.Reserve(4, len(list)*24)
	for i := range list {
		reserveLineItem(c, &list[i])
	}
}

func flattenListOfLineItem(c *component.Canon, v *[]LineItem, flat []uint64) error {
	pointer, length, err := lowerListOfLineItem(c, v)
	flat[0], flat[1] = uint64(pointer), uint64(length)
	return err
}

func loadListOfLineItem(c *component.Canon, memory []byte, v *[]LineItem) error {
	elements, err := c.List(memory, 4, 24)
	if err != nil {
		return err
	}
	return fillListOfLineItem(c, elements, v)
}

func fillListOfLineItem(c *component.Canon, elements []byte, v *[]LineItem) error {
	list := make([]LineItem, len(elements)/24)
	for i := range list {
		element := elements[i*24:]
		if err := loadLineItem(c, element, &list[i]); err != nil {
			return err
		}
	}
	*v = list
	return nil
}

func adoptListOfLineItem(v *[]LineItem) {
	component.TakeList(v)
	for i := range *v {
		adoptLineItem(&(*v)[i])
	}
}

func checkCurrency(v *Currency) *component.ValueError {
	switch *v {
	case CurrencyUSD, CurrencyEUR:
		return nil
	}
	return component.Invalid("%q is no case of currency", string(*v))
}

func indexCurrency(v Currency) uint32 {
	switch v {
	case CurrencyEUR:
		return 1
	}
	return 0
}

func caseCurrency(discriminant uint32, v *Currency) error {
	switch discriminant {
	case 0:
		*v = CurrencyUSD
	case 1:
		*v = CurrencyEUR
	default:
		return component.BadDiscriminant(discriminant)
	}
	return nil
}

func checkOptionCurrency(v **Currency) *component.ValueError {
	if *v == nil {
		return nil
	}
	return checkCurrency(*v)
}

func flattenOptionCurrency(c *component.Canon, v **Currency, flat []uint64) error {
	if *v == nil {
		clear(flat)
		return nil
	}
	flat[0] = 1
	flat[1] = uint64(indexCurrency(**v))
	return nil
}

func adoptOptionCurrency(v **Currency) {
	if *v == nil {
		return
	}
	some := **v
	*v = &some
}

func loadInvoice(c *component.Canon, memory []byte, v *Invoice) error {
	if err := c.LoadString(memory, &v.ID); err != nil {
		return err
	}
	v.Total = binary.LittleEndian.Uint64(memory[8:])
	if err := caseCurrency(uint32(memory[16]), &v.Currency); err != nil {
		return err
	}
	return loadListOfLineItem(c, memory[20:], &v.Lines)
}

func loadLimit(c *component.Canon, memory []byte, v *Limit) error {
	v.Max = binary.LittleEndian.Uint64(memory)
	return nil
}

func loadInvoiceErrorPayload(c *component.Canon, memory []byte, v *InvoiceErrorPayload) error {
	switch memory[0] {
	case 0:
		var value InvoiceErrorPayloadUnknownSku
		if err := c.LoadString(memory[8:], &value.Value); err != nil {
			return err
		}
		*v = value
		return nil
	case 1:
		var value InvoiceErrorPayloadOverLimit
		if err := loadLimit(c, memory[8:], &value.Value); err != nil {
			return err
		}
		*v = value
		return nil
	case 2:
		*v = InvoiceErrorPayloadClosed{}
		return nil
	}
	return component.BadDiscriminant(uint32(memory[0]))
}

// plainPayment follows a pointer to a case; it gives nil for what is no case.
func plainPayment(v Payment) Payment {
	switch p := v.(type) {
	case *PaymentBankTransfer:
		if p != nil {
			return *p
		}
		return nil
	case *PaymentCard:
		if p != nil {
			return *p
		}
		return nil
	case *PaymentCash:
		if p != nil {
			return *p
		}
		return nil
	}
	return v
}

func checkPayment(v *Payment) *component.ValueError {
	switch p := plainPayment(*v).(type) {
	case PaymentBankTransfer:
		if bad := component.CheckString(p.Value); bad != nil {
			return bad.In("bankTransfer")
		}
		return nil
	case PaymentCard:
		return nil
	case PaymentCash:
		return nil
	}
	return component.Invalid("no case of payment is given")
}

func flattenPayment(c *component.Canon, v *Payment, flat []uint64) error {
	switch p := plainPayment(*v).(type) {
	case PaymentBankTransfer:
		flat[0] = 0
		if err := c.FlattenString(p.Value, flat[1:3]); err != nil {
			return err
		}
	case PaymentCard:
		flat[0] = 1
		clear(flat[2:])
		flat[1] = p.Value
	case PaymentCash:
		flat[0] = 2
		clear(flat[1:])
	}
	return nil
}

func reservePayment(c *component.Canon, v *Payment) {
	switch p := plainPayment(*v).(type) {
	case PaymentBankTransfer:
		c.ReserveString(p.Value)
	}
}

func adoptPayment(v *Payment) {
	*v = plainPayment(*v)
}

func checkInclude(v *Include) *component.ValueError {
	if unknown := *v &^ 0x3; unknown != 0 {
		return component.Invalid("%#x is no flag of include", uint32(unknown))
	}
	return nil
}

func caseLevel(discriminant uint32, v *Level) error {
	switch discriminant {
	case 0:
		*v = LevelInfo
	case 1:
		*v = LevelWarning
	default:
		return component.BadDiscriminant(discriminant)
	}
	return nil
}
