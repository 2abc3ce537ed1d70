package component

// overflowsTable tells whether the module has an active element segment that does not fit into a table of the module's own. Instantiation
// must trap then; wazero leaves the segment out and goes on. Segments at an offset that is no constant, or in an imported table, are not
// judged.
func overflowsTable(module []byte) bool {
	imported, own := importedTables(module), tablesOf(module)
	r := &reader{bytes: sectionBody(module, elementSection)}
	for n := r.uvarint(); n > 0; n-- {
		s := r.segment()
		if r.failed {
			return false
		}
		if i := int(s.table) - imported; s.constant && s.length > 0 && i >= 0 && i < len(own) && uint64(s.offset)+s.length > own[i].min {
			return true
		}
	}
	return false
}

// importedTables counts them.
func importedTables(module []byte) (count int) {
	r := &reader{bytes: sectionBody(module, importSection)}
	for n := r.uvarint(); n > 0 && !r.failed; n-- {
		r.name()
		r.name()
		if d := r.descriptor(); len(d) > 0 && d[0] == 1 {
			count++
		}
	}
	return count
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
	for n := s.length; n > 0 && !r.failed; n-- {
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
