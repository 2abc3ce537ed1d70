package component

import (
	"encoding/binary"
	"slices"
)

// sectionOrder is where sections stand in a module, by their ids.
var sectionOrder = []byte{typeSection, importSection, functionSection, tableSection, memorySection, tagSection, globalSection, exportSection,
	startSection, elementSection, dataCountSection, codeSection, dataSection}

// addition is what a section gets at its end, whether it is there or not.
type addition struct {
	id      byte
	content []byte
}

// additions are in the order of the sections.
func (c *countdown) additions() []addition {
	imported := appendName(appendName(nil, hostModule), countdownName)
	return []addition{
		{typeSection, []byte{0x60, 0, 1, 0x7f}},
		{importSection, binary.AppendUvarint(append(imported, 0), uint64(len(c.parameters)))},
		{globalSection, []byte{0x7f, 1, opI32Const, 0, opEnd}},
	}
}

// insertBefore adds the sections that are not there, and should stand before the one with this id.
func (c *countdown) insertBefore(out []byte, added []addition, id byte) ([]byte, []addition) {
	place := slices.Index(sectionOrder, id)
	for len(added) > 0 && slices.Index(sectionOrder, added[0].id) < place {
		out = appendSection(out, added[0].id, append([]byte{1}, added[0].content...))
		added = added[1:]
	}
	if len(added) > 0 && added[0].id == id {
		added = added[1:]
	}
	return out, added
}

func appendSection(out []byte, id byte, content []byte) []byte {
	return append(binary.AppendUvarint(append(out, id), uint64(len(content))), content...)
}

// rewrite gives the new content of a section.
func (c *countdown) rewrite(id byte, content []byte, bodies []body) (section []byte, ok bool) {
	r := &reader{bytes: content}
	switch id {
	case typeSection, importSection, globalSection:
		for _, addition := range c.additions() {
			if addition.id == id {
				section = binary.AppendUvarint(nil, r.count()+1)
				section = append(append(section, c.initialized(id, r)...), addition.content...)
			}
		}
	case exportSection:
		section = c.shiftExports(r)
	case startSection:
		section = binary.AppendUvarint(nil, c.moved(r.uvarint()))
	case elementSection:
		section = c.shiftElements(r)
	case codeSection:
		return c.writeBodies(bodies), true
	default:
		return content, true
	}
	return section, !r.failed
}

// moved is an index of a function in the new module.
func (c *countdown) moved(index uint64) uint64 {
	if index >= uint64(c.functions) {
		return index + 1
	}
	return index
}

// initialized gives the rest of a section; what globals are initialized with may name functions.
func (c *countdown) initialized(id byte, r *reader) []byte {
	if id != globalSection {
		return r.bytes
	}
	var out []byte
	for len(r.bytes) > 0 && !r.failed {
		out = append(out, r.take(2)...)
		out = c.shiftExpression(out, r)
	}
	return out
}

func (c *countdown) shiftExports(r *reader) []byte {
	count := r.count()
	out := binary.AppendUvarint(nil, count)
	for ; count > 0 && !r.failed; count-- {
		out = appendName(out, r.name())
		kind := r.take(1)[0]
		index := r.uvarint()
		if kind == 0 {
			index = c.moved(index)
		}
		out = binary.AppendUvarint(append(out, kind), index)
	}
	return out
}

// shiftElements rewrites element segments; see reader.segment for their form.
func (c *countdown) shiftElements(r *reader) []byte {
	count := r.count()
	out := binary.AppendUvarint(nil, count)
	for ; count > 0 && !r.failed; count-- {
		kind := r.uvarint()
		out = binary.AppendUvarint(out, kind)
		if kind&1 == 0 {
			if kind&2 != 0 {
				out = binary.AppendUvarint(out, r.uvarint())
			}
			out = c.shiftExpression(out, r)
		}
		if kind&3 != 0 {
			out = append(out, r.take(1)...)
		}
		length := r.uvarint()
		out = binary.AppendUvarint(out, length)
		for ; length > 0 && !r.failed; length-- {
			if kind&4 == 0 {
				out = binary.AppendUvarint(out, c.moved(r.uvarint()))
			} else {
				out = c.shiftExpression(out, r)
			}
		}
	}
	return out
}

// shiftExpression rewrites a constant expression.
func (c *countdown) shiftExpression(out []byte, r *reader) []byte {
	for !r.failed && len(r.bytes) > 0 {
		instruction := code(r.bytes)
		next := instruction.next(0)
		if next > len(instruction) {
			break
		}
		r.bytes = r.bytes[next:]
		if instruction[0] == opRefFunc {
			index, _ := instruction.u32(1)
			out = binary.AppendUvarint(append(out, opRefFunc), c.moved(uint64(index)))
		} else {
			out = append(out, instruction[:next]...)
		}
		if instruction[0] == opEnd {
			return out
		}
	}
	r.failed = true
	return out
}
