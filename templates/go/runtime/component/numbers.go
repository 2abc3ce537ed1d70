package component

import (
	"encoding/binary"
	"slices"
	"unsafe"
)

// Number is an element of a list whose bytes in memory are those of the Go slice.
type Number interface {
	~uint8 | ~int8 | ~uint16 | ~int16 | ~uint32 | ~int32 | ~uint64 | ~int64 | ~float32 | ~float64
}

func lowerNumbers[T Number](c *Canon, list []T) (pointer, length uint32, err error) {
	size := uint32(unsafe.Sizeof(*new(T)))
	length = uint32(len(list))
	if pointer, err = c.Alloc(size, length*size); err != nil {
		return 0, 0, err
	}
	copyOut(c.view[pointer:], list)
	return pointer, length, nil
}

// FlattenNumbers passes a list of numbers as its pointer and length.
func FlattenNumbers[T Number](c *Canon, list []T, pair []uint64) error {
	pointer, length, err := lowerNumbers(c, list)
	pair[0], pair[1] = uint64(pointer), uint64(length)
	return err
}

// StoreNumbers is FlattenNumbers into memory.
func StoreNumbers[T Number](c *Canon, at uint32, list []T) error {
	pointer, length, err := lowerNumbers(c, list)
	if err != nil {
		return err
	}
	c.PutPair(at, pointer, length)
	return nil
}

// LiftNumbers copies a list of numbers out of memory.
func LiftNumbers[T Number](c *Canon, pointer, length uint32, v *[]T) error {
	size := uint32(unsafe.Sizeof(*new(T)))
	bytes, err := c.Elements(pointer, length, size, size)
	if err != nil {
		return err
	}
	*v = copyIn[T](bytes, int(length))
	return nil
}

// LoadNumbers is LiftNumbers for a pointer and length in memory.
func LoadNumbers[T Number](c *Canon, pair []byte, v *[]T) error {
	return LiftNumbers(c, binary.LittleEndian.Uint32(pair), binary.LittleEndian.Uint32(pair[4:]), v)
}

// LiftFloats is LiftNumbers for floats; every NaN becomes the canonical one.
func LiftFloats[T float32 | float64](c *Canon, pointer, length uint32, v *[]T) error {
	if err := LiftNumbers(c, pointer, length, v); err != nil {
		return err
	}
	canonicalize(*v)
	return nil
}

// canonicalize looks at eight elements at once: a sum is not finite if one of them is a NaN, and seldom else.
func canonicalize[T float32 | float64](list []T) {
	i := 0
	for ; i+8 <= len(list); i += 8 {
		e := list[i : i+8 : i+8]
		if sum := ((e[0] + e[1]) + (e[2] + e[3])) + ((e[4] + e[5]) + (e[6] + e[7])); sum-sum != 0 {
			canonicalizeEach(e)
		}
	}
	canonicalizeEach(list[i:])
}

func canonicalizeEach[T float32 | float64](list []T) {
	for i, f := range list {
		if f != f {
			list[i] = T(Canonical64(canonicalNaN))
		}
	}
}

// LoadFloats is LiftFloats for a pointer and length in memory.
func LoadFloats[T float32 | float64](c *Canon, pair []byte, v *[]T) error {
	return LiftFloats(c, binary.LittleEndian.Uint32(pair), binary.LittleEndian.Uint32(pair[4:]), v)
}

// littleEndian tells whether this machine stores numbers as guest memory does; then lists of them are copied whole.
var littleEndian = *(*byte)(unsafe.Pointer(&[]uint16{1}[0])) == 1

func bytesOf[T Number](list []T) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(list))), len(list)*int(unsafe.Sizeof(*new(T))))
}

func copyOut[T Number](memory []byte, list []T) {
	n := copy(memory, bytesOf(list))
	if !littleEndian {
		swap(memory[:n], int(unsafe.Sizeof(*new(T))))
	}
}

// copyIn copies elements out of memory; the caller has checked that bytes holds as many.
func copyIn[T Number](memory []byte, length int) []T {
	if length == 0 {
		return []T{}
	}
	// Appending to nil, unlike make, does not clear what is overwritten at once.
	list := append([]T(nil), unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(memory))), length)...)
	if !littleEndian {
		swap(bytesOf(list), int(unsafe.Sizeof(*new(T))))
	}
	return list
}

func swap(memory []byte, size int) {
	for element := range slices.Chunk(memory, size) {
		slices.Reverse(element)
	}
}
