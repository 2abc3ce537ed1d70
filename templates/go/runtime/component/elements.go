package component

import "encoding/binary"

const (
	tableSection   = 4
	elementSection = 9
)

// overflowsTable tells whether the module has an active element segment that does not fit into a table of the module's own. Instantiation
// must trap then; wazero leaves the segment out and goes on. Segments at an offset that is no constant, or in an imported table, are not
// judged.
func overflowsTable(module []byte) bool {
	sections := sectionsOf(module)
	imported, sizes := tables(sections)
	r := &reader{bytes: sections[elementSection]}
	for range r.uvarint() {
		s := r.segment()
		if r.failed {
			return false
		}
		if own := int(s.table) - imported; s.constant && s.length > 0 && own >= 0 && own < len(sizes) && uint64(s.offset)+s.length > sizes[own] {
			return true
		}
	}
	return false
}

// sectionsOf gives the bodies of the sections of a module whose framing findImports has checked.
func sectionsOf(module []byte) map[byte][]byte {
	sections := map[byte][]byte{}
	for at := 8; at < len(module); {
		size, n := binary.Uvarint(module[at+1:])
		body := at + 1 + n
		sections[module[at]] = module[body : body+int(size)]
		at = body + int(size)
	}
	return sections
}

// tables counts the imported tables and gives the sizes of the module's own.
func tables(sections map[byte][]byte) (imported int, sizes []uint64) {
	r := &reader{bytes: sections[importSection]}
	for range r.uvarint() {
		r.name()
		r.name()
		if d := r.descriptor(); len(d) > 0 && d[0] == 1 {
			imported++
		}
	}
	r = &reader{bytes: sections[tableSection]}
	for range r.uvarint() {
		r.take(1)
		sizes = append(sizes, r.limits())
	}
	return imported, sizes
}

type segment struct {
	table  uint64
	offset uint32
	// constant tells that the segment is active and offset is known.
	constant bool
	length   uint64
}

// segment takes one element segment (core specification, "Element Section"): bit 0 of its kind means passive or declared, bit 1 an explicit
// table or type, bit 2 expressions instead of function indices.
func (r *reader) segment() segment {
	kind := r.uvarint()
	s := segment{}
	if kind&1 == 0 {
		if kind&2 != 0 {
			s.table = r.uvarint()
		}
		s.offset, s.constant = r.expression()
	}
	if kind&3 != 0 {
		r.take(1)
	}
	s.length = r.uvarint()
	for range s.length {
		if r.failed {
			break
		}
		if kind&4 == 0 {
			r.uvarint()
		} else {
			r.expression()
		}
	}
	return s
}

// expression takes a constant expression; its value is known when it is a single i32.const.
func (r *reader) expression() (value uint32, known bool) {
	for count := 0; !r.failed; count++ {
		switch opcode := r.take(1)[0]; opcode {
		case 0x0b: // end
			return value, known && count == 1
		case 0x41: // i32.const
			value, known = uint32(r.varint()), count == 0
		case 0x42, 0xd0: // i64.const, ref.null
			r.varint()
		case 0x43: // f32.const
			r.take(4)
		case 0x44: // f64.const
			r.take(8)
		case 0x23, 0xd2: // global.get, ref.func
			r.uvarint()
		case 0x6a, 0x6b, 0x6c, 0x7c, 0x7d, 0x7e: // extended constants: add, sub and mul
		default:
			r.failed = true
		}
	}
	return 0, false
}

// varint takes a signed LEB128 number.
func (r *reader) varint() (value int64) {
	for shift := 0; ; shift += 7 {
		b := r.take(1)[0]
		value |= int64(b&0x7f) << shift
		if b&0x80 == 0 || shift > 56 {
			if b&0x40 != 0 && shift < 57 {
				value |= -1 << (shift + 7)
			}
			return value
		}
	}
}
