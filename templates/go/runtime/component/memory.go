package component

import (
	"encoding/binary"
	"math"

	"github.com/tetratelabs/wazero/api"
)

// maxByteLength bounds strings and lists in memory (CanonicalABI.md, MAX_STRING_BYTE_LENGTH and MAX_LIST_BYTE_LENGTH).
const maxByteLength = 1<<28 - 1

// Canon is the canonical options of one lifted or lowered function, bound to an instance.
type Canon struct {
	in        *Instance
	component *componentState
	// componentIndex is component's index in the plan.
	componentIndex int
	// view is the memory as of the last refresh. It is stale after every entry into the guest, which may have grown the memory.
	view     []byte
	memory   api.Memory
	realloc  *function
	encoding encoding
}

// refresh renews the view after the guest has run.
func (c *Canon) refresh() {
	if c.memory != nil && int(c.memory.Size()) != len(c.view) {
		c.view, _ = c.memory.Read(0, c.memory.Size())
	}
}

// Bytes checks a pointer from the guest and gives the bytes it points to.
func (c *Canon) Bytes(pointer, align, size uint32) ([]byte, error) {
	if pointer&(align-1) != 0 {
		return nil, errAlignment
	}
	end := uint64(pointer) + uint64(size)
	if end > uint64(len(c.view)) {
		return nil, errBounds
	}
	return c.view[pointer:end:end], nil
}

// At gives bytes of an allocation that Alloc has checked.
func (c *Canon) At(pointer, size uint32) []byte { return c.view[pointer:][:size] }

// Elements checks the pointer and length of a list and gives its bytes.
func (c *Canon) Elements(pointer, length, align, size uint32) ([]byte, error) {
	total := uint64(length) * uint64(size)
	if total > maxByteLength {
		return nil, errTooLong
	}
	return c.Bytes(pointer, align, uint32(total))
}

// List is Elements for a pointer and length in memory.
func (c *Canon) List(pair []byte, align, size uint32) ([]byte, error) {
	return c.Elements(binary.LittleEndian.Uint32(pair), binary.LittleEndian.Uint32(pair[4:]), align, size)
}

// Alloc makes the guest allocate, also 0 bytes, or gives what Allocate has had allocated, and checks the pointer. Views taken before are
// stale.
func (c *Canon) Alloc(align, size uint32) (pointer uint32, err error) {
	in := c.in
	if in.reserved.ready != 0 {
		pointer, err = in.reserved.take(size)
	} else {
		stack := &in.allocStack
		stack[0], stack[1], stack[2], stack[3] = 0, 0, uint64(align), uint64(size)
		err = c.enterRealloc(c.realloc, stack[:])
		pointer = uint32(stack[0])
	}
	if err != nil {
		return 0, err
	}
	if _, err := c.Bytes(pointer, align, size); err != nil {
		return 0, err
	}
	return pointer, nil
}

// enterRealloc calls realloc, or a batch of it, in which the guest may not call imports.
func (c *Canon) enterRealloc(f *function, stack []uint64) error {
	if f == nil {
		return errNoMemory
	}
	c.component.mayLeave = false
	if err := c.in.invoke(f, stack); err != nil {
		return err
	}
	c.component.mayLeave = true
	c.refresh()
	return nil
}

// PutPair stores a pointer and a length.
func (c *Canon) PutPair(at, pointer, length uint32) {
	pair := c.At(at, 8)
	binary.LittleEndian.PutUint32(pair, pointer)
	binary.LittleEndian.PutUint32(pair[4:], length)
}

// Bit is a bool as the canonical ABI has it.
func Bit(v bool) byte {
	if v {
		return 1
	}
	return 0
}

// Canonical32 makes every NaN the canonical one.
func Canonical32(bits uint32) float32 {
	if f := math.Float32frombits(bits); f == f {
		return f
	}
	return math.Float32frombits(0x7fc00000)
}

const canonicalNaN = 0x7ff8000000000000

// Canonical64 makes every NaN the canonical one.
func Canonical64(bits uint64) float64 {
	if f := math.Float64frombits(bits); f == f {
		return f
	}
	return math.Float64frombits(canonicalNaN)
}
