package component

// The instructions that are told apart (core specification, "Instructions").
const (
	opBlock              = 0x02
	opLoop               = 0x03
	opIf                 = 0x04
	opEnd                = 0x0b
	opBr                 = 0x0c
	opBrIf               = 0x0d
	opBrTable            = 0x0e
	opReturn             = 0x0f
	opCall               = 0x10
	opCallIndirect       = 0x11
	opReturnCall         = 0x12
	opReturnCallIndirect = 0x13
	opLocalGet           = 0x20
	opLocalSet           = 0x21
	opLocalTee           = 0x22
	opGlobalGet          = 0x23
	opGlobalSet          = 0x24
	opI32Const           = 0x41
	opI32LtS             = 0x48
	opI32Sub             = 0x6b
	opI32ShrU            = 0x76
	opRefFunc            = 0xd2
	opSelectTyped        = 0x1c
	opRefNull            = 0xd0
	opMisc               = 0xfc
	opVector             = 0xfd
)

// immediates are what follows an opcode of one byte.
type immediates uint8

const (
	unknownImmediates immediates = iota
	noImmediates
	oneLEB
	twoLEBs
	fourBytes
	eightBytes
	otherImmediates
)

var immediatesOf = func() (table [256]immediates) {
	set := func(kind immediates, first, last int) {
		for opcode := first; opcode <= last; opcode++ {
			table[opcode] = kind
		}
	}
	set(noImmediates, 0x00, 0x01)
	set(oneLEB, opBlock, opIf) // a block type is one number, or one byte
	set(noImmediates, 0x05, 0x05)
	set(noImmediates, opEnd, opEnd)
	set(oneLEB, opBr, opBrIf)
	set(otherImmediates, opBrTable, opBrTable)
	set(noImmediates, opReturn, opReturn)
	set(oneLEB, opCall, opCall)
	set(twoLEBs, opCallIndirect, opCallIndirect)
	set(oneLEB, opReturnCall, opReturnCall)
	set(twoLEBs, opReturnCallIndirect, opReturnCallIndirect)
	set(noImmediates, 0x1a, 0x1b)
	set(otherImmediates, opSelectTyped, opSelectTyped)
	set(oneLEB, opLocalGet, 0x26)
	set(twoLEBs, 0x28, 0x3e)
	set(oneLEB, 0x3f, 0x42)
	set(fourBytes, 0x43, 0x43)
	set(eightBytes, 0x44, 0x44)
	set(noImmediates, 0x45, 0xc4)
	set(oneLEB, opRefNull, opRefNull)
	set(noImmediates, 0xd1, 0xd1)
	set(oneLEB, opRefFunc, opRefFunc)
	set(otherImmediates, opMisc, opVector)
	return table
}()

// code is a run of instructions that is read by position. Beyond its end, or after something that wazero does not run either, positions are malformed.
type code []byte

// malformed is a position that no code has.
const malformed = int(^uint(0) >> 2)

// skip gives the position after a LEB128 number.
func (c code) skip(at int) int {
	for ; at < len(c); at++ {
		if c[at] < 0x80 {
			return at + 1
		}
	}
	return malformed
}

// u32 reads an unsigned LEB128 number of 32 bits.
func (c code) u32(at int) (value uint32, next int) {
	for shift := 0; at < len(c) && shift < 35; shift += 7 {
		b := c[at]
		at++
		value |= uint32(b&0x7f) << shift
		if b < 0x80 {
			return value, at
		}
	}
	return 0, malformed
}

// next gives the position after the instruction at a position.
func (c code) next(at int) int {
	switch immediatesOf[c[at]] {
	case noImmediates:
		return at + 1
	case oneLEB:
		return c.skip(at + 1)
	case twoLEBs:
		return c.skip(c.skip(at + 1))
	case fourBytes:
		return at + 5
	case eightBytes:
		return at + 9
	case otherImmediates:
		return c.afterOther(at)
	}
	return malformed
}

func (c code) afterOther(at int) int {
	opcode := c[at]
	number, at := c.u32(at + 1)
	switch opcode {
	case opBrTable:
		for count := uint64(number) + 1; count > 0 && at < len(c); count-- {
			at = c.skip(at)
		}
		return at
	case opSelectTyped:
		return at + int(number)
	case opMisc:
		return c.afterMisc(number, at)
	}
	return c.afterVector(number, at)
}

func (c code) afterMisc(opcode uint32, at int) int {
	switch {
	case opcode <= 7: // saturating conversions
		return at
	case opcode == 8, opcode == 10, opcode == 12, opcode == 14: // memory.init, memory.copy, table.init, table.copy
		return c.skip(c.skip(at))
	case opcode <= 17:
		return c.skip(at)
	}
	return malformed
}

func (c code) afterVector(opcode uint32, at int) int {
	switch {
	case opcode == 12, opcode == 13: // a constant, a shuffle
		return at + 16
	case opcode <= 11, opcode == 92, opcode == 93: // memory
		return c.skip(c.skip(at))
	case opcode >= 84 && opcode <= 91: // memory and a lane
		return c.skip(c.skip(at)) + 1
	case opcode >= 21 && opcode <= 34: // a lane
		return at + 1
	case opcode <= 255:
		return at
	}
	return malformed
}
