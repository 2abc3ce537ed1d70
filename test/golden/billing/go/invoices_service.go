package billing

import (
	"context"
	"encoding/binary"

	"example.com/acme/billing/internal/component"
)

// InvoicesService is acme:billing/invoices@1.4.0.
type InvoicesService struct{ guest *component.Instance }

// Create creates an invoice.
func (svc *InvoicesService) Create(ctx context.Context, customerID string, lines []LineItem, options *InvoicesCreateOptions) (Invoice, error) {
	if options == nil {
		options = &InvoicesCreateOptions{}
	}
	var result Invoice
	if bad := component.CheckString(customerID); bad != nil {
		return result, bad.In("customerId")
	}
	if bad := checkListOfLineItem(&lines); bad != nil {
		return result, bad.In("lines")
	}
	if bad := checkOptionCurrency(&options.Currency); bad != nil {
		return result, bad.In("currency")
	}
	call, err := svc.guest.Enter(ctx, 0, func() {
		options = component.Copied(options)
		adoptListOfLineItem(&lines)
		adoptOptionCurrency(&options.Currency)
	})
	if err != nil {
		return result, err
	}
	call.ReserveString(customerID)
	reserveListOfLineItem(&call.Canon, &lines)
	if err := call.Allocate(); err != nil {
		return result, call.Fail(err)
	}
	if err := call.FlattenString(customerID, call.Args[0:2]); err != nil {
		return result, call.Fail(err)
	}
	if err := flattenListOfLineItem(&call.Canon, &lines, call.Args[2:4]); err != nil {
		return result, call.Fail(err)
	}
	if err := flattenOptionCurrency(&call.Canon, &options.Currency, call.Args[4:6]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(8, 40)
	if err != nil {
		return result, call.Fail(err)
	}
	var refused error
	switch memory[0] {
	case 0:
		if err := loadInvoice(&call.Canon, memory[8:], &result); err != nil {
			return result, call.Fail(err)
		}
	case 1:
		var payload InvoiceErrorPayload
		if err := loadInvoiceErrorPayload(&call.Canon, memory[8:], &payload); err != nil {
			return result, call.Fail(err)
		}
		refused = &InvoiceError{Payload: payload}
	default:
		return result, call.Fail(component.BadDiscriminant(uint32(memory[0])))
	}
	if err := call.Return(); err != nil {
		return result, err
	}
	return result, refused
}

// Checksum calls acme:billing/invoices@1.4.0#checksum.
func (svc *InvoicesService) Checksum(ctx context.Context, document []byte) ([]byte, error) {
	var result []byte
	if bad := component.CheckLength(len(document), 1); bad != nil {
		return result, bad.In("document")
	}
	call, err := svc.guest.Enter(ctx, 1, func() {
		component.TakeList(&document)
	})
	if err != nil {
		return result, err
	}
	if err := component.FlattenNumbers(&call.Canon, document, call.Args[0:2]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(4, 8)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := component.LoadNumbers(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Settle calls acme:billing/invoices@1.4.0#settle.
func (svc *InvoicesService) Settle(ctx context.Context, id string, by Payment, include Include) (Invoice, error) {
	var result Invoice
	if bad := component.CheckString(id); bad != nil {
		return result, bad.In("id")
	}
	if bad := checkPayment(&by); bad != nil {
		return result, bad.In("by")
	}
	if bad := checkInclude(&include); bad != nil {
		return result, bad.In("include")
	}
	call, err := svc.guest.Enter(ctx, 2, func() {
		adoptPayment(&by)
	})
	if err != nil {
		return result, err
	}
	call.ReserveString(id)
	reservePayment(&call.Canon, &by)
	if err := call.Allocate(); err != nil {
		return result, call.Fail(err)
	}
	if err := call.FlattenString(id, call.Args[0:2]); err != nil {
		return result, call.Fail(err)
	}
	if err := flattenPayment(&call.Canon, &by, call.Args[2:5]); err != nil {
		return result, call.Fail(err)
	}
	call.Args[5] = uint64(include)
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(8, 32)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := loadInvoice(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// NewCart calls acme:billing/invoices@1.4.0#[constructor]cart.
func (svc *InvoicesService) NewCart(ctx context.Context, customerID string) (*Cart, error) {
	var result *Cart
	if bad := component.CheckString(customerID); bad != nil {
		return result, bad.In("customerId")
	}
	call, err := svc.guest.Enter(ctx, 3, nil)
	if err != nil {
		return result, err
	}
	if err := call.FlattenString(customerID, call.Args[0:2]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	if err := liftCart(&call.Canon, uint32(call.Args[0]), &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// CartMerge calls acme:billing/invoices@1.4.0#[static]cart.merge.
func (svc *InvoicesService) CartMerge(ctx context.Context, a, b *Cart) (*Cart, error) {
	var result *Cart
	call, err := svc.guest.Enter(ctx, 4, nil)
	if err != nil {
		return result, err
	}
	if bad := call.CheckOwn(a.held()); bad != nil {
		return result, call.Refuse(bad.In("a"))
	}
	if bad := call.CheckOwn(b.held()); bad != nil {
		return result, call.Refuse(bad.In("b"))
	}
	if err := call.FlattenOwn(a.held(), &call.Args[0]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.FlattenOwn(b.held(), &call.Args[1]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	if err := liftCart(&call.Canon, uint32(call.Args[0]), &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// CartCheckout calls acme:billing/invoices@1.4.0#[static]cart.checkout.
func (svc *InvoicesService) CartCheckout(ctx context.Context, cart *Cart) (Invoice, error) {
	var result Invoice
	call, err := svc.guest.Enter(ctx, 5, nil)
	if err != nil {
		return result, err
	}
	if bad := call.CheckOwn(cart.held()); bad != nil {
		return result, call.Refuse(bad.In("cart"))
	}
	if err := call.FlattenOwn(cart.held(), &call.Args[0]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(8, 40)
	if err != nil {
		return result, call.Fail(err)
	}
	var refused error
	switch memory[0] {
	case 0:
		if err := loadInvoice(&call.Canon, memory[8:], &result); err != nil {
			return result, call.Fail(err)
		}
	case 1:
		var payload InvoiceErrorPayload
		if err := loadInvoiceErrorPayload(&call.Canon, memory[8:], &payload); err != nil {
			return result, call.Fail(err)
		}
		refused = &InvoiceError{Payload: payload}
	default:
		return result, call.Fail(component.BadDiscriminant(uint32(memory[0])))
	}
	if err := call.Return(); err != nil {
		return result, err
	}
	return result, refused
}

// Cart is acme:billing/invoices@1.4.0#cart.
//
// It belongs to the client that made it. Close it when done.
type Cart struct{ handle component.Handle }

// Close drops the resource; if its client is busy, when the running call ends. Closing it again, or after it was moved away, does nothing.
func (res *Cart) Close() error { return res.held().Close() }

// held is nil for a nil pointer.
func (res *Cart) held() *component.Handle {
	if res == nil {
		return nil
	}
	return res.handle.Original()
}

func liftCart(c *component.Canon, index uint32, v **Cart) error {
	*v = &Cart{}
	return c.LiftOwn(index, 0, &(*v).handle)
}

// Add calls acme:billing/invoices@1.4.0#[method]cart.add.
func (res *Cart) Add(ctx context.Context, item LineItem) (uint32, error) {
	var result uint32
	if bad := checkLineItem(&item); bad != nil {
		return result, bad.In("item")
	}
	call, err := res.held().Enter(ctx, 6, func() {
		adoptLineItem(&item)
	})
	if err != nil {
		return result, err
	}
	reserveLineItem(&call.Canon, &item)
	if err := call.Allocate(); err != nil {
		return result, call.Fail(err)
	}
	if err := flattenLineItem(&call.Canon, &item, call.Args[1:7]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(4, 12)
	if err != nil {
		return result, call.Fail(err)
	}
	var refused error
	switch memory[0] {
	case 0:
		result = binary.LittleEndian.Uint32(memory[4:])
	case 1:
		var payload string
		if err := call.LoadString(memory[4:], &payload); err != nil {
			return result, call.Fail(err)
		}
		refused = &ResultError{Payload: payload}
	default:
		return result, call.Fail(component.BadDiscriminant(uint32(memory[0])))
	}
	if err := call.Return(); err != nil {
		return result, err
	}
	return result, refused
}

// Total calls acme:billing/invoices@1.4.0#[method]cart.total.
func (res *Cart) Total(ctx context.Context) (uint64, error) {
	call, err := res.held().Enter(ctx, 7, nil)
	if err != nil {
		return 0, err
	}
	result, err := call.Finish()
	if err != nil {
		return 0, err
	}
	return result, nil
}
