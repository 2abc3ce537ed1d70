package component

import "encoding/binary"

// bulkShift makes steps of 256 bytes, which take about as long as a turn of a loop.
const bulkShift = 8

// writeBodies gives the code section.
func (c *countdown) writeBodies(bodies []body) []byte {
	out := binary.AppendUvarint(make([]byte, 0, len(c.module)), uint64(len(bodies)))
	w := &bodyWriter{host: uint64(c.functions), global: uint64(c.globals), moved: c.moved}
	for i := range bodies {
		written := w.write(&bodies[i])
		out = append(binary.AppendUvarint(out, uint64(len(written))), written...)
	}
	return out
}

// bodyWriter writes one body after the other.
type bodyWriter struct {
	host, global uint64
	moved        func(uint64) uint64
	local        uint64
	out          []byte
}

func (w *bodyWriter) write(b *body) []byte {
	if len(b.marks) == 1 && !b.counts() {
		return b.whole // nothing but its end
	}
	w.out, w.local = w.out[:0], uint64(b.local)
	w.locals(b)
	switch {
	case b.branches:
		w.enter()
	case b.keeps():
		w.fetch()
	}
	done := 0
	for _, m := range b.marks {
		w.out = append(w.out, b.code[done:m.at]...)
		w.instruction(b, m)
		done = m.next
	}
	w.out = append(w.out, b.code[done:]...)
	return w.out
}

// locals writes the locals, and behind them the counter and one for lengths.
func (w *bodyWriter) locals(b *body) {
	declared := b.whole[:len(b.whole)-len(b.code)]
	if !b.counts() {
		w.out = append(w.out, declared...)
		return
	}
	groups, at := declared.u32(0)
	w.out = binary.AppendUvarint(w.out, uint64(groups)+1)
	w.out = append(append(w.out, declared[at:]...), 2, 0x7f)
}

func (w *bodyWriter) instruction(b *body, m mark) {
	instruction := b.code[m.at:m.next]
	switch m.kind {
	case markLoop:
		w.loop(instruction)
	case markLoopEnd:
		w.out = append(w.out, opEnd, opEnd)
	case markBranch:
		if m.leaves {
			w.store(b)
		}
		w.branch(instruction, m.shifts)
	case markBulk:
		w.number(opLocalTee, w.local+1)
		w.number(opLocalGet, w.local)
		w.number(opLocalGet, w.local+1)
		w.out = append(w.out, opI32Const, bulkShift, opI32ShrU, opI32Sub)
		w.check()
		w.out = append(w.out, instruction...)
	case markExit, markTailIndirect:
		w.store(b)
		w.out = append(w.out, instruction...)
	case markTail:
		w.store(b)
		w.index(instruction)
	case markRef:
		w.index(instruction)
	case markCall:
		w.store(b)
		w.index(instruction)
		w.reload(b)
	case markIndirect:
		w.store(b)
		w.out = append(w.out, instruction...)
		w.reload(b)
	}
}

// loop makes two of one: the inner goes on as before, and to the outer where the counter is below zero. So the inner has no call in it, around which
// wazero would keep all values in memory.
func (w *bodyWriter) loop(instruction code) {
	w.out = append(w.out, instruction...)
	w.number(opLocalGet, w.local)
	w.check()
	w.out = append(w.out, instruction...)
	w.number(opLocalGet, w.local)
	w.out = append(w.out, opI32Const, 1, opI32Sub)
	w.number(opLocalTee, w.local)
	w.out = append(w.out, opI32Const, 0, opI32LtS)
	w.number(opBrIf, 1)
}

// branch writes an instruction whose labels move.
func (w *bodyWriter) branch(instruction code, shifts []uint32) {
	if shifts == nil {
		w.out = append(w.out, instruction...)
		return
	}
	w.out = append(w.out, instruction[0])
	at := 1
	if instruction[0] == opBrTable {
		at = instruction.skip(at)
		w.out = append(w.out, instruction[1:at]...)
	}
	for _, shift := range shifts {
		var label uint32
		label, at = instruction.u32(at)
		w.out = binary.AppendUvarint(w.out, uint64(label+shift))
	}
}

// index writes an instruction whose immediate is the index of a function.
func (w *bodyWriter) index(instruction code) {
	index, _ := instruction.u32(1)
	w.number(instruction[0], w.moved(uint64(index)))
}

// number writes an instruction with one unsigned immediate.
func (w *bodyWriter) number(opcode byte, immediate uint64) {
	w.out = binary.AppendUvarint(append(w.out, opcode), immediate)
}

// enter counts the call of a function.
func (w *bodyWriter) enter() {
	w.number(opGlobalGet, w.global)
	w.out = append(w.out, opI32Const, 1, opI32Sub)
	w.number(opLocalTee, w.local)
	w.number(opGlobalSet, w.global)
	w.number(opLocalGet, w.local)
	w.out = append(w.out, opI32Const, 0, opI32LtS, opIf, 0x40)
	w.number(opCall, w.host)
	w.number(opLocalTee, w.local)
	w.number(opGlobalSet, w.global)
	w.out = append(w.out, opEnd)
}

// check sets the counter, and leaves if it is below zero.
func (w *bodyWriter) check() {
	w.number(opLocalTee, w.local)
	w.out = append(w.out, opI32Const, 0, opI32LtS, opIf, 0x40)
	w.number(opCall, w.host)
	w.number(opLocalSet, w.local)
	w.out = append(w.out, opEnd)
}

// fetch takes over the counter.
func (w *bodyWriter) fetch() {
	w.number(opGlobalGet, w.global)
	w.number(opLocalSet, w.local)
}

// reload is fetch after a call.
func (w *bodyWriter) reload(b *body) {
	if b.keeps() {
		w.fetch()
	}
}

// store puts the counter back, for who looks next. A function that does not keep it has done so when it was entered.
func (w *bodyWriter) store(b *body) {
	if b.keeps() {
		w.number(opLocalGet, w.local)
		w.number(opGlobalSet, w.global)
	}
}
