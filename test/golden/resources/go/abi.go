package resources

import (
	"encoding/binary"

	"example.com/golden/resources/internal/component"
)

// The canonical ABI of this package's types: what is checked before the guest is entered, and how values are written to its memory and
// read from it. Offsets and sizes are bytes; flat values are what a core function takes and returns.

func checkListOfOwnBlob(v *[]Blob) *component.ValueError {
	if bad := component.CheckLength(len(*v), 4); bad != nil {
		return bad
	}
	for i := range *v {
		if bad := component.CheckObject((*v)[i]); bad != nil {
			return bad.At(i)
		}
	}
	return nil
}

func lowerListOfOwnBlob(c *component.Canon, v *[]Blob) (pointer, length uint32, err error) {
	list := *v
	length = uint32(len(list))
	if pointer, err = c.Alloc(4, length*4); err != nil {
		return 0, 0, err
	}
	for i := range list {
		element := pointer + uint32(i)*4
		if err := c.StoreOwnObject(element, list[i], 0); err != nil {
			return 0, 0, err
		}
	}
	return pointer, length, nil
}

func storeListOfOwnBlob(c *component.Canon, at uint32, v *[]Blob) error {
	pointer, length, err := lowerListOfOwnBlob(c, v)
	if err != nil {
		return err
	}
	c.PutPair(at, pointer, length)
	return nil
}

func flattenListOfOwnBlob(c *component.Canon, v *[]Blob, flat []uint64) error {
	pointer, length, err := lowerListOfOwnBlob(c, v)
	flat[0], flat[1] = uint64(pointer), uint64(length)
	return err
}

func loadListOfOwnBlob(c *component.Canon, memory []byte, v *[]Blob) error {
	elements, err := c.List(memory, 4, 4)
	if err != nil {
		return err
	}
	return fillListOfOwnBlob(c, elements, v)
}

func fillListOfOwnBlob(c *component.Canon, elements []byte, v *[]Blob) error {
	list := make([]Blob, len(elements)/4)
	for i := range list {
		element := elements[i*4:]
		if err := component.LiftOwnObject(c, binary.LittleEndian.Uint32(element), 0, &list[i]); err != nil {
			return err
		}
	}
	*v = list
	return nil
}

func checkHeld(call *component.Call, v *Held) *component.ValueError {
	if bad := call.CheckOwn(v.Owner.held()); bad != nil {
		return bad.In("owner")
	}
	if bad := checkListOfOwnBlob(&v.Data); bad != nil {
		return bad.In("data")
	}
	return nil
}

func flattenHeld(c *component.Canon, v *Held, flat []uint64) error {
	if err := c.FlattenOwn(v.Owner.held(), &flat[0]); err != nil {
		return err
	}
	return flattenListOfOwnBlob(c, &v.Data, flat[1:3])
}

func loadHeld(c *component.Canon, memory []byte, v *Held) error {
	if err := liftSession(c, binary.LittleEndian.Uint32(memory), &v.Owner); err != nil {
		return err
	}
	return loadListOfOwnBlob(c, memory[4:], &v.Data)
}

func adoptHeld(v *Held) {
	component.TakeList(&v.Data)
}

func checkOptionBorrowSession(call *component.Call, v **Session) *component.ValueError {
	if *v == nil {
		return nil
	}
	return call.CheckBorrow((*v).held())
}

func flattenOptionBorrowSession(c *component.Canon, v **Session, flat []uint64) error {
	if *v == nil {
		clear(flat)
		return nil
	}
	flat[0] = 1
	return c.FlattenBorrow((*v).held(), &flat[1])
}

func checkTupleBorrowSessionOptionBorrowSession(call *component.Call, v *Tuple2[*Session, *Session]) *component.ValueError {
	if bad := call.CheckBorrow(v.F0.held()); bad != nil {
		return bad.In("0")
	}
	if bad := checkOptionBorrowSession(call, &v.F1); bad != nil {
		return bad.In("1")
	}
	return nil
}

func flattenTupleBorrowSessionOptionBorrowSession(c *component.Canon, v *Tuple2[*Session, *Session], flat []uint64) error {
	if err := c.FlattenBorrow(v.F0.held(), &flat[0]); err != nil {
		return err
	}
	return flattenOptionBorrowSession(c, &v.F1, flat[1:3])
}

func checkPair(call *component.Call, v *Pair) *component.ValueError {
	if bad := call.CheckOwn(v.A.held()); bad != nil {
		return bad.In("a")
	}
	return nil
}

func flattenPair(c *component.Canon, v *Pair, flat []uint64) error {
	if err := c.FlattenOwn(v.A.held(), &flat[0]); err != nil {
		return err
	}
	flat[1] = uint64(v.N)
	return nil
}

func loadPair(c *component.Canon, memory []byte, v *Pair) error {
	if err := liftToken(c, binary.LittleEndian.Uint32(memory), &v.A); err != nil {
		return err
	}
	v.N = binary.LittleEndian.Uint32(memory[4:])
	return nil
}

func liftListOfString(c *component.Canon, flat []uint64, v *[]string) error {
	elements, err := c.Elements(uint32(flat[0]), uint32(flat[1]), 4, 8)
	if err != nil {
		return err
	}
	return fillListOfString(c, elements, v)
}

func fillListOfString(c *component.Canon, elements []byte, v *[]string) error {
	list := make([]string, len(elements)/8)
	for i := range list {
		element := elements[i*8:]
		if err := c.LoadString(element, &list[i]); err != nil {
			return err
		}
	}
	*v = list
	return nil
}

func checkImportedPair(v *ImportedPair) *component.ValueError {
	if bad := component.CheckObject(v.A); bad != nil {
		return bad.In("a")
	}
	return nil
}

func storeImportedPair(c *component.Canon, at uint32, v *ImportedPair) error {
	memory := c.At(at, 8)
	binary.LittleEndian.PutUint32(memory[4:], v.N)
	return c.StoreOwnObject(at, v.A, 1)
}

func liftImportedPair(c *component.Canon, flat []uint64, v *ImportedPair) error {
	if err := component.LiftOwnObject(c, uint32(flat[0]), 1, &v.A); err != nil {
		return err
	}
	v.N = uint32(flat[1])
	return nil
}

func flattenOptionU32(c *component.Canon, v **uint32, flat []uint64) error {
	if *v == nil {
		clear(flat)
		return nil
	}
	flat[0] = 1
	flat[1] = uint64(**v)
	return nil
}

func adoptOptionU32(v **uint32) {
	if *v == nil {
		return
	}
	some := **v
	*v = &some
}

func checkListOfOwnSession(call *component.Call, v *[]*Session) *component.ValueError {
	if bad := component.CheckLength(len(*v), 4); bad != nil {
		return bad
	}
	for i := range *v {
		if bad := call.CheckOwn((*v)[i].held()); bad != nil {
			return bad.At(i)
		}
	}
	return nil
}

func lowerListOfOwnSession(c *component.Canon, v *[]*Session) (pointer, length uint32, err error) {
	list := *v
	length = uint32(len(list))
	if pointer, err = c.Alloc(4, length*4); err != nil {
		return 0, 0, err
	}
	for i := range list {
		element := pointer + uint32(i)*4
		if err := c.StoreOwn(element, list[i].held()); err != nil {
			return 0, 0, err
		}
	}
	return pointer, length, nil
}

func flattenListOfOwnSession(c *component.Canon, v *[]*Session, flat []uint64) error {
	pointer, length, err := lowerListOfOwnSession(c, v)
	flat[0], flat[1] = uint64(pointer), uint64(length)
	return err
}

func loadOptionOwnBlob(c *component.Canon, memory []byte, v *Blob) error {
	switch memory[0] {
	case 0:
		*v = nil
		return nil
	case 1:
		return component.LiftOwnObject(c, binary.LittleEndian.Uint32(memory[4:]), 0, v)
	}
	return component.BadDiscriminant(uint32(memory[0]))
}
