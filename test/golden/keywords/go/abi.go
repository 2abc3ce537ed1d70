package keywords

import (
	"encoding/binary"

	"example.com/golden/keywords/internal/component"
)

// The canonical ABI of this package's types: what is checked before the guest is entered, and how values are written to its memory and
// read from it. Offsets and sizes are bytes; flat values are what a core function takes and returns.

func checkOptionString(v **string) *component.ValueError {
	if *v == nil {
		return nil
	}
	return component.CheckString(**v)
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

func flattenOptionU8(c *component.Canon, v **uint8, flat []uint64) error {
	if *v == nil {
		clear(flat)
		return nil
	}
	flat[0] = 1
	flat[1] = uint64(**v)
	return nil
}

func loadOptionU8(c *component.Canon, memory []byte, v **uint8) error {
	switch memory[0] {
	case 0:
		*v = nil
		return nil
	case 1:
		some := new(uint8)
		*some = memory[1]
		*v = some
		return nil
	}
	return component.BadDiscriminant(uint32(memory[0]))
}

func adoptOptionU8(v **uint8) {
	if *v == nil {
		return
	}
	some := **v
	*v = &some
}

func checkApiObject(v *APIObject) *component.ValueError {
	if bad := checkOptionString(&v.ToString); bad != nil {
		return bad.In("toString")
	}
	return nil
}

func flattenApiObject(c *component.Canon, v *APIObject, flat []uint64) error {
	if err := flattenOptionString(c, &v.ToString, flat[0:3]); err != nil {
		return err
	}
	if err := flattenOptionU8(c, &v.Constructor, flat[3:5]); err != nil {
		return err
	}
	flat[5] = uint64(v.ValueOf)
	flat[6] = uint64(component.Bit(v.Class))
	flat[7] = uint64(v.New)
	return nil
}

func reserveApiObject(c *component.Canon, v *APIObject) {
	reserveOptionString(c, &v.ToString)
}

func loadApiObject(c *component.Canon, memory []byte, v *APIObject) error {
	if err := loadOptionString(c, memory, &v.ToString); err != nil {
		return err
	}
	if err := loadOptionU8(c, memory[12:], &v.Constructor); err != nil {
		return err
	}
	v.ValueOf = memory[14]
	v.Class = memory[15] != 0
	v.New = binary.LittleEndian.Uint32(memory[16:])
	return nil
}

func adoptApiObject(v *APIObject) {
	adoptOptionString(&v.ToString)
	adoptOptionU8(&v.Constructor)
}

func checkInherited(v *Inherited) *component.ValueError {
	if unknown := *v &^ 0xf; unknown != 0 {
		return component.Invalid("%#x is no flag of inherited", uint32(unknown))
	}
	return nil
}

func checkKind(v *Kind) *component.ValueError {
	switch *v {
	case KindNew, KindClass, KindEnd, KindNone, KindDefault:
		return nil
	}
	return component.Invalid("%q is no case of kind", string(*v))
}

func indexKind(v Kind) uint32 {
	switch v {
	case KindClass:
		return 1
	case KindEnd:
		return 2
	case KindNone:
		return 3
	case KindDefault:
		return 4
	}
	return 0
}

// plainStatic follows a pointer to a case; it gives nil for what is no case.
func plainStatic(v Static) Static {
	switch p := v.(type) {
	case *StaticNew:
		if p != nil {
			return *p
		}
		return nil
	case *StaticDefault:
		if p != nil {
			return *p
		}
		return nil
	case *StaticSelf:
		if p != nil {
			return *p
		}
		return nil
	}
	return v
}

func checkStatic(v *Static) *component.ValueError {
	switch p := plainStatic(*v).(type) {
	case StaticNew:
		return nil
	case StaticDefault:
		return nil
	case StaticSelf:
		if bad := component.CheckString(p.Value); bad != nil {
			return bad.In("self")
		}
		return nil
	}
	return component.Invalid("no case of static is given")
}

func flattenStatic(c *component.Canon, v *Static, flat []uint64) error {
	switch p := plainStatic(*v).(type) {
	case StaticNew:
		flat[0] = 0
		clear(flat[2:])
		flat[1] = uint64(p.Value)
	case StaticDefault:
		flat[0] = 1
		clear(flat[1:])
	case StaticSelf:
		flat[0] = 2
		if err := c.FlattenString(p.Value, flat[1:3]); err != nil {
			return err
		}
	}
	return nil
}

func reserveStatic(c *component.Canon, v *Static) {
	switch p := plainStatic(*v).(type) {
	case StaticSelf:
		c.ReserveString(p.Value)
	}
}

func adoptStatic(v *Static) {
	*v = plainStatic(*v)
}

func loadApiErrorPayload(c *component.Canon, memory []byte, v *APIErrorPayload) error {
	switch memory[0] {
	case 0:
		var value APIErrorPayloadType
		if err := c.LoadString(memory[4:], &value.Value); err != nil {
			return err
		}
		*v = value
		return nil
	case 1:
		*v = APIErrorPayloadObjectID{}
		return nil
	}
	return component.BadDiscriminant(uint32(memory[0]))
}

func checkListOfString(v *[]string) *component.ValueError {
	if bad := component.CheckLength(len(*v), 8); bad != nil {
		return bad
	}
	for i := range *v {
		if bad := component.CheckString((*v)[i]); bad != nil {
			return bad.At(i)
		}
	}
	return nil
}

func lowerListOfString(c *component.Canon, v *[]string) (pointer, length uint32, err error) {
	list := *v
	length = uint32(len(list))
	if pointer, err = c.Alloc(4, length*8); err != nil {
		return 0, 0, err
	}
	for i := range list {
		element := pointer + uint32(i)*8
		if err := c.StoreString(element, list[i]); err != nil {
			return 0, 0, err
		}
	}
	return pointer, length, nil
}

func reserveListOfString(c *component.Canon, v *[]string) {
	list := *v
	c.Reserve(4, len(list)*8)
	for i := range list {
		c.ReserveString(list[i])
	}
}

func storeListOfString(c *component.Canon, at uint32, v *[]string) error {
	pointer, length, err := lowerListOfString(c, v)
	if err != nil {
		return err
	}
	c.PutPair(at, pointer, length)
	return nil
}
