package types

import (
	"encoding/binary"
	"math"

	"example.com/golden/types/internal/component"
)

// The canonical ABI of this package's types: what is checked before the guest is entered, and how values are written to its memory and
// read from it. Offsets and sizes are bytes; flat values are what a core function takes and returns.

func checkScalars(v *Scalars) *component.ValueError {
	if bad := component.CheckChar(v.L); bad != nil {
		return bad.In("l")
	}
	return nil
}

func putScalars(memory []byte, v *Scalars) {
	memory[0] = component.Bit(v.A)
	memory[1] = v.B
	memory[2] = uint8(v.C)
	binary.LittleEndian.PutUint16(memory[4:], v.D)
	binary.LittleEndian.PutUint16(memory[6:], uint16(v.E))
	binary.LittleEndian.PutUint32(memory[8:], v.F)
	binary.LittleEndian.PutUint32(memory[12:], uint32(v.G))
	binary.LittleEndian.PutUint64(memory[16:], v.H)
	binary.LittleEndian.PutUint64(memory[24:], uint64(v.I))
	binary.LittleEndian.PutUint32(memory[32:], math.Float32bits(v.J))
	binary.LittleEndian.PutUint64(memory[40:], math.Float64bits(v.K))
	binary.LittleEndian.PutUint32(memory[48:], uint32(v.L))
}

func loadScalars(c *component.Canon, memory []byte, v *Scalars) error {
	v.A = memory[0] != 0
	v.B = memory[1]
	v.C = int8(memory[2])
	v.D = binary.LittleEndian.Uint16(memory[4:])
	v.E = int16(binary.LittleEndian.Uint16(memory[6:]))
	v.F = binary.LittleEndian.Uint32(memory[8:])
	v.G = int32(binary.LittleEndian.Uint32(memory[12:]))
	v.H = binary.LittleEndian.Uint64(memory[16:])
	v.I = int64(binary.LittleEndian.Uint64(memory[24:]))
	v.J = component.Canonical32(binary.LittleEndian.Uint32(memory[32:]))
	v.K = component.Canonical64(binary.LittleEndian.Uint64(memory[40:]))
	return component.LiftChar(binary.LittleEndian.Uint32(memory[48:]), &v.L)
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

func loadListOfString(c *component.Canon, memory []byte, v *[]string) error {
	elements, err := c.List(memory, 4, 8)
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

func checkListOfBool(v *[]bool) *component.ValueError {
	return component.CheckLength(len(*v), 1)
}

func lowerListOfBool(c *component.Canon, v *[]bool) (pointer, length uint32, err error) {
	list := *v
	length = uint32(len(list))
	if pointer, err = c.Alloc(1, length*1); err != nil {
		return 0, 0, err
	}
	memory := c.At(pointer, length*1)
	for i := range list {
		element := memory[i*1:]
		element[0] = component.Bit(list[i])
	}
	return pointer, length, nil
}

func storeListOfBool(c *component.Canon, at uint32, v *[]bool) error {
	pointer, length, err := lowerListOfBool(c, v)
	if err != nil {
		return err
	}
	c.PutPair(at, pointer, length)
	return nil
}

func loadListOfBool(c *component.Canon, memory []byte, v *[]bool) error {
	elements, err := c.List(memory, 1, 1)
	if err != nil {
		return err
	}
	return fillListOfBool(c, elements, v)
}

func fillListOfBool(c *component.Canon, elements []byte, v *[]bool) error {
	list := make([]bool, len(elements)/1)
	for i := range list {
		element := elements[i*1:]
		list[i] = element[0] != 0
	}
	*v = list
	return nil
}

func putOptionU32(memory []byte, v **uint32) {
	if *v == nil {
		memory[0] = 0
		return
	}
	memory[0] = 1
	binary.LittleEndian.PutUint32(memory[4:], **v)
}

func loadOptionU32(c *component.Canon, memory []byte, v **uint32) error {
	switch memory[0] {
	case 0:
		*v = nil
		return nil
	case 1:
		some := new(uint32)
		*some = binary.LittleEndian.Uint32(memory[4:])
		*v = some
		return nil
	}
	return component.BadDiscriminant(uint32(memory[0]))
}

func adoptOptionU32(v **uint32) {
	if *v == nil {
		return
	}
	some := **v
	*v = &some
}

func putOptionOptionU32(memory []byte, v ***uint32) {
	if *v == nil {
		memory[0] = 0
		return
	}
	memory[0] = 1
	putOptionU32(memory[4:], *v)
}

func loadOptionOptionU32(c *component.Canon, memory []byte, v ***uint32) error {
	switch memory[0] {
	case 0:
		*v = nil
		return nil
	case 1:
		some := new(*uint32)
		if err := loadOptionU32(c, memory[4:], some); err != nil {
			return err
		}
		*v = some
		return nil
	}
	return component.BadDiscriminant(uint32(memory[0]))
}

func adoptOptionOptionU32(v ***uint32) {
	if *v == nil {
		return
	}
	some := **v
	adoptOptionU32(&some)
	*v = &some
}

func checkNested(v *Nested) *component.ValueError {
	if bad := checkScalars(&v.Inner); bad != nil {
		return bad.In("inner")
	}
	if bad := checkListOfString(&v.Texts); bad != nil {
		return bad.In("texts")
	}
	if bad := component.CheckLength(len(v.Bytes), 1); bad != nil {
		return bad.In("bytes")
	}
	if bad := component.CheckLength(len(v.Longs), 8); bad != nil {
		return bad.In("longs")
	}
	if bad := checkListOfBool(&v.Switches); bad != nil {
		return bad.In("switches")
	}
	return nil
}

func storeNested(c *component.Canon, at uint32, v *Nested) error {
	memory := c.At(at, 104)
	putScalars(memory, &v.Inner)
	putOptionOptionU32(memory[88:], &v.Maybe)
	if err := storeListOfString(c, at+56, &v.Texts); err != nil {
		return err
	}
	if err := component.StoreNumbers(c, at+64, v.Bytes); err != nil {
		return err
	}
	if err := component.StoreNumbers(c, at+72, v.Longs); err != nil {
		return err
	}
	return storeListOfBool(c, at+80, &v.Switches)
}

func reserveNested(c *component.Canon, v *Nested) {
	reserveListOfString(c, &v.Texts)
	c.Reserve(1, len(v.Bytes))
	c.Reserve(8, len(v.Longs)*8)
	c.Reserve(1, len(v.Switches))
}

func loadNested(c *component.Canon, memory []byte, v *Nested) error {
	if err := loadScalars(c, memory, &v.Inner); err != nil {
		return err
	}
	if err := loadListOfString(c, memory[56:], &v.Texts); err != nil {
		return err
	}
	if err := component.LoadNumbers(c, memory[64:], &v.Bytes); err != nil {
		return err
	}
	if err := component.LoadNumbers(c, memory[72:], &v.Longs); err != nil {
		return err
	}
	if err := loadListOfBool(c, memory[80:], &v.Switches); err != nil {
		return err
	}
	return loadOptionOptionU32(c, memory[88:], &v.Maybe)
}

func adoptNested(v *Nested) {
	component.TakeList(&v.Texts)
	component.TakeList(&v.Bytes)
	component.TakeList(&v.Longs)
	component.TakeList(&v.Switches)
	adoptOptionOptionU32(&v.Maybe)
}

// plainMixed follows a pointer to a case; it gives nil for what is no case.
func plainMixed(v Mixed) Mixed {
	switch p := v.(type) {
	case *MixedA:
		if p != nil {
			return *p
		}
		return nil
	case *MixedB:
		if p != nil {
			return *p
		}
		return nil
	case *MixedC:
		if p != nil {
			return *p
		}
		return nil
	case *MixedD:
		if p != nil {
			return *p
		}
		return nil
	case *MixedE:
		if p != nil {
			return *p
		}
		return nil
	case *MixedF:
		if p != nil {
			return *p
		}
		return nil
	case *MixedG:
		if p != nil {
			return *p
		}
		return nil
	}
	return v
}

func checkMixed(v *Mixed) *component.ValueError {
	switch p := plainMixed(*v).(type) {
	case MixedA:
		return nil
	case MixedB:
		return nil
	case MixedC:
		return nil
	case MixedD:
		return nil
	case MixedE:
		if bad := component.CheckString(p.Value); bad != nil {
			return bad.In("e")
		}
		return nil
	case MixedF:
		if bad := checkNested(&p.Value); bad != nil {
			return bad.In("f")
		}
		return nil
	case MixedG:
		return nil
	}
	return component.Invalid("no case of mixed is given")
}

func storeMixed(c *component.Canon, at uint32, v *Mixed) error {
	switch p := plainMixed(*v).(type) {
	case MixedA:
		c.At(at, 1)[0] = 0
		c.At(at+8, 1)[0] = p.Value
	case MixedB:
		c.At(at, 1)[0] = 1
		binary.LittleEndian.PutUint32(c.At(at+8, 4), math.Float32bits(p.Value))
	case MixedC:
		c.At(at, 1)[0] = 2
		binary.LittleEndian.PutUint64(c.At(at+8, 8), uint64(p.Value))
	case MixedD:
		c.At(at, 1)[0] = 3
		binary.LittleEndian.PutUint64(c.At(at+8, 8), math.Float64bits(p.Value))
	case MixedE:
		c.At(at, 1)[0] = 4
		if err := c.StoreString(at+8, p.Value); err != nil {
			return err
		}
	case MixedF:
		c.At(at, 1)[0] = 5
		if err := storeNested(c, at+8, &p.Value); err != nil {
			return err
		}
	case MixedG:
		c.At(at, 1)[0] = 6
	}
	return nil
}

func reserveMixed(c *component.Canon, v *Mixed) {
	switch p := plainMixed(*v).(type) {
	case MixedE:
		c.ReserveString(p.Value)
	case MixedF:
		reserveNested(c, &p.Value)
	}
}

func loadMixed(c *component.Canon, memory []byte, v *Mixed) error {
	switch memory[0] {
	case 0:
		var value MixedA
		value.Value = memory[8]
		*v = value
		return nil
	case 1:
		var value MixedB
		value.Value = component.Canonical32(binary.LittleEndian.Uint32(memory[8:]))
		*v = value
		return nil
	case 2:
		var value MixedC
		value.Value = int64(binary.LittleEndian.Uint64(memory[8:]))
		*v = value
		return nil
	case 3:
		var value MixedD
		value.Value = component.Canonical64(binary.LittleEndian.Uint64(memory[8:]))
		*v = value
		return nil
	case 4:
		var value MixedE
		if err := c.LoadString(memory[8:], &value.Value); err != nil {
			return err
		}
		*v = value
		return nil
	case 5:
		var value MixedF
		if err := loadNested(c, memory[8:], &value.Value); err != nil {
			return err
		}
		*v = value
		return nil
	case 6:
		*v = MixedG{}
		return nil
	}
	return component.BadDiscriminant(uint32(memory[0]))
}

func adoptMixed(v *Mixed) {
	switch p := plainMixed(*v).(type) {
	case MixedF:
		adoptNested(&p.Value)
		*v = p
	default:
		*v = p
	}
}

func checkColor(v *Color) *component.ValueError {
	switch *v {
	case ColorRed, ColorDarkBlue:
		return nil
	}
	return component.Invalid("%q is no case of color", string(*v))
}

func indexColor(v Color) uint32 {
	switch v {
	case ColorDarkBlue:
		return 1
	}
	return 0
}

func caseColor(discriminant uint32, v *Color) error {
	switch discriminant {
	case 0:
		*v = ColorRed
	case 1:
		*v = ColorDarkBlue
	default:
		return component.BadDiscriminant(discriminant)
	}
	return nil
}

func checkAccess(v *Access) *component.ValueError {
	if unknown := *v &^ 0x3; unknown != 0 {
		return component.Invalid("%#x is no flag of access", uint32(unknown))
	}
	return nil
}

func putList3OfU16(memory []byte, list *[3]uint16) {
	for i := range list {
		element := memory[i*2:]
		binary.LittleEndian.PutUint16(element, list[i])
	}
}

func flattenList3OfU16(c *component.Canon, list *[3]uint16, flat []uint64) error {
	for i := range list {
		slots := flat[i*1:]
		slots[0] = uint64(list[i])
	}
	return nil
}

func loadList3OfU16(c *component.Canon, memory []byte, list *[3]uint16) error {
	for i := range list {
		element := memory[i*2:]
		list[i] = binary.LittleEndian.Uint16(element)
	}
	return nil
}

func liftList3OfU16(c *component.Canon, flat []uint64, list *[3]uint16) error {
	for i := range list {
		slots := flat[i*1:]
		list[i] = uint16(slots[0])
	}
	return nil
}

func checkList2OfString(v *[2]string) *component.ValueError {
	for i := range *v {
		if bad := component.CheckString((*v)[i]); bad != nil {
			return bad.At(i)
		}
	}
	return nil
}

func storeList2OfString(c *component.Canon, at uint32, list *[2]string) error {
	for i := range list {
		element := at + uint32(i)*8
		if err := c.StoreString(element, list[i]); err != nil {
			return err
		}
	}
	return nil
}

func flattenList2OfString(c *component.Canon, list *[2]string, flat []uint64) error {
	for i := range list {
		slots := flat[i*2:]
		if err := c.FlattenString(list[i], slots[0:2]); err != nil {
			return err
		}
	}
	return nil
}

func reserveList2OfString(c *component.Canon, list *[2]string) {
	for i := range list {
		c.ReserveString(list[i])
	}
}

func loadList2OfString(c *component.Canon, memory []byte, list *[2]string) error {
	for i := range list {
		element := memory[i*8:]
		if err := c.LoadString(element, &list[i]); err != nil {
			return err
		}
	}
	return nil
}

func liftList2OfString(c *component.Canon, flat []uint64, list *[2]string) error {
	for i := range list {
		slots := flat[i*2:]
		if err := c.LiftString(uint32(slots[0]), uint32(slots[1]), &list[i]); err != nil {
			return err
		}
	}
	return nil
}

func checkTupleList3OfU16List2OfString(v *Tuple2[[3]uint16, [2]string]) *component.ValueError {
	if bad := checkList2OfString(&v.F1); bad != nil {
		return bad.In("1")
	}
	return nil
}

func storeTupleList3OfU16List2OfString(c *component.Canon, at uint32, v *Tuple2[[3]uint16, [2]string]) error {
	memory := c.At(at, 24)
	putList3OfU16(memory, &v.F0)
	return storeList2OfString(c, at+8, &v.F1)
}

func reserveTupleList3OfU16List2OfString(c *component.Canon, v *Tuple2[[3]uint16, [2]string]) {
	reserveList2OfString(c, &v.F1)
}

func loadTupleList3OfU16List2OfString(c *component.Canon, memory []byte, v *Tuple2[[3]uint16, [2]string]) error {
	if err := loadList3OfU16(c, memory, &v.F0); err != nil {
		return err
	}
	return loadList2OfString(c, memory[8:], &v.F1)
}

func checkMapOfStringToListOfU8(v *map[string][]byte) *component.ValueError {
	if bad := component.CheckLength(len(*v), 16); bad != nil {
		return bad
	}
	for key, value := range *v {
		if bad := component.CheckString(key); bad != nil {
			return bad.Key(key)
		}
		if bad := component.CheckLength(len(value), 1); bad != nil {
			return bad.Key(key)
		}
	}
	return nil
}

func lowerMapOfStringToListOfU8(c *component.Canon, v *map[string][]byte) (pointer, length uint32, err error) {
	keys := component.SortedKeys(*v)
	length = uint32(len(keys))
	if pointer, err = c.Alloc(4, length*16); err != nil {
		return 0, 0, err
	}
	for i, key := range keys {
		value := (*v)[key]
		entry := pointer + uint32(i)*16
		if err := c.StoreString(entry, key); err != nil {
			return 0, 0, err
		}
		if err := component.StoreNumbers(c, entry+8, value); err != nil {
			return 0, 0, err
		}
	}
	return pointer, length, nil
}

func reserveMapOfStringToListOfU8(c *component.Canon, v *map[string][]byte) {
	c.Reserve(4, len(*v)*16)
	for _, key := range component.SortedKeys(*v) {
		value := (*v)[key]
		c.ReserveString(key)
		c.Reserve(1, len(value))
	}
}

func flattenMapOfStringToListOfU8(c *component.Canon, v *map[string][]byte, flat []uint64) error {
	pointer, length, err := lowerMapOfStringToListOfU8(c, v)
	flat[0], flat[1] = uint64(pointer), uint64(length)
	return err
}

func liftMapOfStringToListOfU8(c *component.Canon, flat []uint64, v *map[string][]byte) error {
	elements, err := c.Elements(uint32(flat[0]), uint32(flat[1]), 4, 16)
	if err != nil {
		return err
	}
	return fillMapOfStringToListOfU8(c, elements, v)
}

func fillMapOfStringToListOfU8(c *component.Canon, elements []byte, v *map[string][]byte) error {
	count := len(elements) / 16
	entries := make(map[string][]byte, count)
	for i := range count {
		entry := elements[i*16:]
		var key string
		var value []byte
		if err := c.LoadString(entry, &key); err != nil {
			return err
		}
		if err := component.LoadNumbers(c, entry[8:], &value); err != nil {
			return err
		}
		entries[key] = value
	}
	*v = entries
	return nil
}

func adoptMapOfStringToListOfU8(v *map[string][]byte) {
	component.TakeMap(v)
	for key, value := range *v {
		component.TakeList(&value)
		(*v)[key] = value
	}
}

func checkMapOfU32ToColor(v *map[uint32]Color) *component.ValueError {
	if bad := component.CheckLength(len(*v), 8); bad != nil {
		return bad
	}
	for key, value := range *v {
		if bad := checkColor(&value); bad != nil {
			return bad.Key(key)
		}
	}
	return nil
}

func lowerMapOfU32ToColor(c *component.Canon, v *map[uint32]Color) (pointer, length uint32, err error) {
	keys := component.SortedKeys(*v)
	length = uint32(len(keys))
	if pointer, err = c.Alloc(4, length*8); err != nil {
		return 0, 0, err
	}
	for i, key := range keys {
		value := (*v)[key]
		entry := pointer + uint32(i)*8
		binary.LittleEndian.PutUint32(c.At(entry, 4), key)
		c.At(entry+4, 1)[0] = uint8(indexColor(value))
	}
	return pointer, length, nil
}

func storeMapOfU32ToColor(c *component.Canon, at uint32, v *map[uint32]Color) error {
	pointer, length, err := lowerMapOfU32ToColor(c, v)
	if err != nil {
		return err
	}
	c.PutPair(at, pointer, length)
	return nil
}

func loadMapOfU32ToColor(c *component.Canon, memory []byte, v *map[uint32]Color) error {
	elements, err := c.List(memory, 4, 8)
	if err != nil {
		return err
	}
	return fillMapOfU32ToColor(c, elements, v)
}

func fillMapOfU32ToColor(c *component.Canon, elements []byte, v *map[uint32]Color) error {
	count := len(elements) / 8
	entries := make(map[uint32]Color, count)
	for i := range count {
		entry := elements[i*8:]
		var key uint32
		var value Color
		key = binary.LittleEndian.Uint32(entry)
		if err := caseColor(uint32(entry[4]), &value); err != nil {
			return err
		}
		entries[key] = value
	}
	*v = entries
	return nil
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

func liftOptionU8(c *component.Canon, flat []uint64, v **uint8) error {
	switch uint32(flat[0]) {
	case 0:
		*v = nil
		return nil
	case 1:
		some := new(uint8)
		*some = uint8(flat[1])
		*v = some
		return nil
	}
	return component.BadDiscriminant(uint32(flat[0]))
}

func adoptOptionU8(v **uint8) {
	if *v == nil {
		return
	}
	some := **v
	*v = &some
}

func checkOptionString(v *MaybeText) *component.ValueError {
	if *v == nil {
		return nil
	}
	return component.CheckString(**v)
}

func flattenOptionString(c *component.Canon, v *MaybeText, flat []uint64) error {
	if *v == nil {
		clear(flat)
		return nil
	}
	flat[0] = 1
	return c.FlattenString(**v, flat[1:3])
}

func liftOptionString(c *component.Canon, flat []uint64, v *MaybeText) error {
	switch uint32(flat[0]) {
	case 0:
		*v = nil
		return nil
	case 1:
		some := new(string)
		if err := c.LiftString(uint32(flat[1]), uint32(flat[2]), some); err != nil {
			return err
		}
		*v = some
		return nil
	}
	return component.BadDiscriminant(uint32(flat[0]))
}

func adoptOptionString(v *MaybeText) {
	if *v == nil {
		return
	}
	some := **v
	*v = &some
}

func flattenOptionBool(c *component.Canon, v **bool, flat []uint64) error {
	if *v == nil {
		clear(flat)
		return nil
	}
	flat[0] = 1
	flat[1] = uint64(component.Bit(**v))
	return nil
}

func liftOptionBool(c *component.Canon, flat []uint64, v **bool) error {
	switch uint32(flat[0]) {
	case 0:
		*v = nil
		return nil
	case 1:
		some := new(bool)
		*some = uint32(flat[1]) != 0
		*v = some
		return nil
	}
	return component.BadDiscriminant(uint32(flat[0]))
}

func adoptOptionBool(v **bool) {
	if *v == nil {
		return
	}
	some := **v
	*v = &some
}

func flattenOptionOptionBool(c *component.Canon, v ***bool, flat []uint64) error {
	if *v == nil {
		clear(flat)
		return nil
	}
	flat[0] = 1
	return flattenOptionBool(c, *v, flat[1:3])
}

func liftOptionOptionBool(c *component.Canon, flat []uint64, v ***bool) error {
	switch uint32(flat[0]) {
	case 0:
		*v = nil
		return nil
	case 1:
		some := new(*bool)
		if err := liftOptionBool(c, flat[1:3], some); err != nil {
			return err
		}
		*v = some
		return nil
	}
	return component.BadDiscriminant(uint32(flat[0]))
}

func adoptOptionOptionBool(v ***bool) {
	if *v == nil {
		return
	}
	some := **v
	adoptOptionBool(&some)
	*v = &some
}

func checkOptionAccess(v **Access) *component.ValueError {
	if *v == nil {
		return nil
	}
	return checkAccess(*v)
}

func putOptionAccess(memory []byte, v **Access) {
	if *v == nil {
		memory[0] = 0
		return
	}
	memory[0] = 1
	memory[1] = uint8(**v)
}

func loadOptionAccess(c *component.Canon, memory []byte, v **Access) error {
	switch memory[0] {
	case 0:
		*v = nil
		return nil
	case 1:
		some := new(Access)
		*some = Access(memory[1] & 0x3)
		*v = some
		return nil
	}
	return component.BadDiscriminant(uint32(memory[0]))
}

func checkResultU8OrString(v *Outcome) *component.ValueError {
	if v.IsErr {
		if bad := component.CheckString(v.Err); bad != nil {
			return bad.In("error")
		}
		return nil
	}
	return nil
}

func storeResultU8OrString(c *component.Canon, at uint32, v *Outcome) error {
	if v.IsErr {
		c.At(at, 1)[0] = 1
		return c.StoreString(at+4, v.Err)
	}
	c.At(at, 1)[0] = 0
	c.At(at+4, 1)[0] = v.Value
	return nil
}

func flattenResultU8OrString(c *component.Canon, v *Outcome, flat []uint64) error {
	if v.IsErr {
		flat[0] = 1
		return c.FlattenString(v.Err, flat[1:3])
	}
	flat[0] = 0
	clear(flat[2:])
	flat[1] = uint64(v.Value)
	return nil
}

func loadResultU8OrString(c *component.Canon, memory []byte, v *Outcome) error {
	switch memory[0] {
	case 0:
		v.Value = memory[4]
		return nil
	case 1:
		v.IsErr = true
		return c.LoadString(memory[4:], &v.Err)
	}
	return component.BadDiscriminant(uint32(memory[0]))
}

func liftResultU8OrString(c *component.Canon, flat []uint64, v *Outcome) error {
	switch uint32(flat[0]) {
	case 0:
		v.Value = uint8(flat[1])
		return nil
	case 1:
		v.IsErr = true
		return c.LiftString(uint32(flat[1]), uint32(flat[2]), &v.Err)
	}
	return component.BadDiscriminant(uint32(flat[0]))
}

func putResultNoneOrNone(memory []byte, v *Result[struct{}, struct{}]) {
	if v.IsErr {
		memory[0] = 1
		return
	}
	memory[0] = 0
}

func flattenResultNoneOrNone(c *component.Canon, v *Result[struct{}, struct{}], flat []uint64) error {
	if v.IsErr {
		flat[0] = 1
		return nil
	}
	flat[0] = 0
	return nil
}

func loadResultNoneOrNone(c *component.Canon, memory []byte, v *Result[struct{}, struct{}]) error {
	switch memory[0] {
	case 0:
		return nil
	case 1:
		v.IsErr = true
		return nil
	}
	return component.BadDiscriminant(uint32(memory[0]))
}

func liftResultNoneOrNone(c *component.Canon, flat []uint64, v *Result[struct{}, struct{}]) error {
	switch uint32(flat[0]) {
	case 0:
		return nil
	case 1:
		v.IsErr = true
		return nil
	}
	return component.BadDiscriminant(uint32(flat[0]))
}

func checkResultNoneOrColor(v *Result[struct{}, Color]) *component.ValueError {
	if v.IsErr {
		if bad := checkColor(&v.Err); bad != nil {
			return bad.In("error")
		}
		return nil
	}
	return nil
}

func flattenResultNoneOrColor(c *component.Canon, v *Result[struct{}, Color], flat []uint64) error {
	if v.IsErr {
		flat[0] = 1
		flat[1] = uint64(indexColor(v.Err))
		return nil
	}
	flat[0] = 0
	clear(flat[1:])
	return nil
}

func liftResultNoneOrColor(c *component.Canon, flat []uint64, v *Result[struct{}, Color]) error {
	switch uint32(flat[0]) {
	case 0:
		return nil
	case 1:
		v.IsErr = true
		return caseColor(uint32(flat[1]), &v.Err)
	}
	return component.BadDiscriminant(uint32(flat[0]))
}

func flattenResultF64OrNone(c *component.Canon, v *Result[float64, struct{}], flat []uint64) error {
	if v.IsErr {
		flat[0] = 1
		clear(flat[1:])
		return nil
	}
	flat[0] = 0
	flat[1] = math.Float64bits(v.Value)
	return nil
}

func liftResultF64OrNone(c *component.Canon, flat []uint64, v *Result[float64, struct{}]) error {
	switch uint32(flat[0]) {
	case 0:
		v.Value = component.Canonical64(flat[1])
		return nil
	case 1:
		v.IsErr = true
		return nil
	}
	return component.BadDiscriminant(uint32(flat[0]))
}

func checkTupleOf4(v *Tuple4[Outcome, Result[struct{}, struct{}], Result[struct{}, Color], Result[float64, struct{}]]) *component.ValueError {
	if bad := checkResultU8OrString(&v.F0); bad != nil {
		return bad.In("0")
	}
	if bad := checkResultNoneOrColor(&v.F2); bad != nil {
		return bad.In("2")
	}
	return nil
}

func flattenTupleOf4(c *component.Canon, v *Tuple4[Outcome, Result[struct{}, struct{}], Result[struct{}, Color], Result[float64, struct{}]], flat []uint64) error {
	if err := flattenResultU8OrString(c, &v.F0, flat[0:3]); err != nil {
		return err
	}
	if err := flattenResultNoneOrNone(c, &v.F1, flat[3:4]); err != nil {
		return err
	}
	if err := flattenResultNoneOrColor(c, &v.F2, flat[4:6]); err != nil {
		return err
	}
	return flattenResultF64OrNone(c, &v.F3, flat[6:8])
}

func liftTupleOf4(c *component.Canon, flat []uint64, v *Tuple4[Outcome, Result[struct{}, struct{}], Result[struct{}, Color], Result[float64, struct{}]]) error {
	if err := liftResultU8OrString(c, flat[0:3], &v.F0); err != nil {
		return err
	}
	if err := liftResultNoneOrNone(c, flat[3:4], &v.F1); err != nil {
		return err
	}
	if err := liftResultNoneOrColor(c, flat[4:6], &v.F2); err != nil {
		return err
	}
	return liftResultF64OrNone(c, flat[6:8], &v.F3)
}

func checkTupleResultU8OrStringResultNoneOrNone(v *Tuple2[Outcome, Result[struct{}, struct{}]]) *component.ValueError {
	if bad := checkResultU8OrString(&v.F0); bad != nil {
		return bad.In("0")
	}
	return nil
}

func storeTupleResultU8OrStringResultNoneOrNone(c *component.Canon, at uint32, v *Tuple2[Outcome, Result[struct{}, struct{}]]) error {
	memory := c.At(at, 16)
	putResultNoneOrNone(memory[12:], &v.F1)
	return storeResultU8OrString(c, at, &v.F0)
}

func loadTupleResultU8OrStringResultNoneOrNone(c *component.Canon, memory []byte, v *Tuple2[Outcome, Result[struct{}, struct{}]]) error {
	if err := loadResultU8OrString(c, memory, &v.F0); err != nil {
		return err
	}
	return loadResultNoneOrNone(c, memory[12:], &v.F1)
}

func checkListOfListOfF32(v *[][]float32) *component.ValueError {
	if bad := component.CheckLength(len(*v), 8); bad != nil {
		return bad
	}
	for i := range *v {
		if bad := component.CheckLength(len((*v)[i]), 4); bad != nil {
			return bad.At(i)
		}
	}
	return nil
}

func lowerListOfListOfF32(c *component.Canon, v *[][]float32) (pointer, length uint32, err error) {
	list := *v
	length = uint32(len(list))
	if pointer, err = c.Alloc(4, length*8); err != nil {
		return 0, 0, err
	}
	for i := range list {
		element := pointer + uint32(i)*8
		if err := component.StoreNumbers(c, element, list[i]); err != nil {
			return 0, 0, err
		}
	}
	return pointer, length, nil
}

func reserveListOfListOfF32(c *component.Canon, v *[][]float32) {
	list := *v
	c.Reserve(4, len(list)*8)
	for i := range list {
		c.Reserve(4, len(list[i])*4)
	}
}

func storeListOfListOfF32(c *component.Canon, at uint32, v *[][]float32) error {
	pointer, length, err := lowerListOfListOfF32(c, v)
	if err != nil {
		return err
	}
	c.PutPair(at, pointer, length)
	return nil
}

func flattenListOfListOfF32(c *component.Canon, v *[][]float32, flat []uint64) error {
	pointer, length, err := lowerListOfListOfF32(c, v)
	flat[0], flat[1] = uint64(pointer), uint64(length)
	return err
}

func loadListOfListOfF32(c *component.Canon, memory []byte, v *[][]float32) error {
	elements, err := c.List(memory, 4, 8)
	if err != nil {
		return err
	}
	return fillListOfListOfF32(c, elements, v)
}

func liftListOfListOfF32(c *component.Canon, flat []uint64, v *[][]float32) error {
	elements, err := c.Elements(uint32(flat[0]), uint32(flat[1]), 4, 8)
	if err != nil {
		return err
	}
	return fillListOfListOfF32(c, elements, v)
}

func fillListOfListOfF32(c *component.Canon, elements []byte, v *[][]float32) error {
	list := make([][]float32, len(elements)/8)
	for i := range list {
		element := elements[i*8:]
		if err := component.LoadFloats(c, element, &list[i]); err != nil {
			return err
		}
	}
	*v = list
	return nil
}

func adoptListOfListOfF32(v *[][]float32) {
	component.TakeList(v)
	for i := range *v {
		component.TakeList(&(*v)[i])
	}
}
