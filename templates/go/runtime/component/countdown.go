package component

import (
	"encoding/binary"
	"slices"
)

// countdownName is under which a module imports the host function that its countdown calls.
const countdownName = "countdown"

// insertCountdown makes a guest that computes leave regularly. wazero's code has no point at which the scheduler or the collector could stop it, and
// its own way of ending calls costs a goroutine for each.
//
// A new global counts steps down: turns of loops, calls of functions from which recursion could branch, and each 256 bytes of what is filled or copied. Below zero the code calls the host function
// () -> i32, which gives the number of steps until the next time, at least one, or ends the call. Functions with loops count in a local, and put it back where
// other code may look: before calls and at their exits. What cannot run long is left alone: functions without a loop that call once at most, since
// recursion through them alone ends with the stack. A module without such code is given back as it is.
//
// The type, the import and the global come last of their kind, so that of all indices only those of the module's own functions move, by one.
//
// A length in a table counts as bytes do: an element takes as long as some of them.
func insertCountdown(module []byte) ([]byte, error) {
	if err := checkFraming(module); err != nil {
		return nil, err
	}
	c := &countdown{module: module}
	c.readIndices()
	bodies, ok := c.readBodies()
	if !ok || !slices.ContainsFunc(bodies, func(b body) bool { return b.counts() }) {
		return module, nil // of code that cannot be read, the engine says what is wrong
	}
	return c.write(bodies)
}

// countdown is a module while the countdown is put into it.
type countdown struct {
	module []byte
	// parameters counts them by type, types is the type of each of the module's own functions.
	parameters, types []uint64
	// functions and globals count those that exist before: the imported functions, and all globals.
	functions, globals uint32
	failed             bool
}

func (c *countdown) readIndices() {
	types := &reader{bytes: sectionBody(c.module, typeSection)}
	for n := types.count(); n > 0 && !types.failed; n-- {
		types.take(1)
		parameters := types.uvarint()
		types.take(parameters)
		types.take(types.uvarint())
		c.parameters = append(c.parameters, parameters)
	}
	imports := &reader{bytes: sectionBody(c.module, importSection)}
	for n := imports.count(); n > 0 && !imports.failed; n-- {
		imports.name()
		imports.name()
		switch d := imports.descriptor(); {
		case imports.failed:
		case d[0] == 0:
			c.functions++
		case d[0] == 3:
			c.globals++
		}
	}
	own := &reader{bytes: sectionBody(c.module, functionSection)}
	for n := own.count(); n > 0 && !own.failed; n-- {
		c.types = append(c.types, own.uvarint())
	}
	globals := &reader{bytes: sectionBody(c.module, globalSection)}
	c.globals += uint32(globals.count())
	c.failed = types.failed || imports.failed || own.failed || globals.failed
}

// mark is a place in a body where something is to be written.
type mark struct {
	kind markKind
	// at is where the instruction begins, next where the one after it does.
	at, next int
	// shifts say by how much the labels of a branch move, in their order.
	shifts []uint32
	// leaves tells that a branch may end the function.
	leaves bool
}

type markKind uint8

const (
	// markLoop and markLoopEnd: a loop is opened and closed.
	markLoop markKind = iota
	markLoopEnd
	// markBranch: labels may move.
	markBranch
	// markExit: the function ends with the instruction.
	markExit
	// markCall: the instruction calls by index; its index may move.
	markCall
	// markIndirect: the instruction calls by table.
	markIndirect
	// markTail and markTailIndirect: calls that end the function.
	markTail
	markTailIndirect
	// markRef: an index that may move, and nothing else.
	markRef
	// markBulk: the instruction takes as long as the number on top of the stack says.
	markBulk
)

// body is a function of the module.
type body struct {
	// whole has the locals too; code begins after them.
	whole, code code
	// local is the index of the counter; the one after it holds lengths.
	local uint32
	marks []mark
	loops bool
	// bulk tells that it has instructions that fill or copy.
	bulk bool
	// branches tells that recursion could branch here, or go on without taking stack.
	branches bool
}

func (b body) counts() bool { return b.keeps() || b.branches }

// keeps tells that the counter is in the local, not in the global.
func (b body) keeps() bool { return b.loops || b.bulk }

func (c *countdown) readBodies() (bodies []body, ok bool) {
	r := &reader{bytes: sectionBody(c.module, codeSection)}
	bodies = make([]body, 0, len(c.types))
	var marks []mark
	for n := r.count(); n > 0; n-- {
		whole := r.take(r.uvarint())
		i := len(bodies)
		if r.failed || c.failed || i >= len(c.types) || c.types[i] >= uint64(len(c.parameters)) {
			return nil, false
		}
		b := body{whole: whole}
		if marks, ok = b.read(marks, c.parameters[c.types[i]]); !ok {
			return nil, false
		}
		bodies = append(bodies, b)
	}
	return bodies, true
}

// read notes the marks of a body, in a slice that all bodies share.
func (b *body) read(marks []mark, parameters uint64) ([]mark, bool) {
	start, local, ok := afterLocals(b.whole, parameters)
	if !ok {
		return marks, false
	}
	b.code, b.local = b.whole[start:], local
	first, calls := len(marks), 0
	// outside are the open blocks, the body's own first: how many of those around are loops.
	outside := []uint32{0}
	isLoop := []bool{false}
	instructions := b.code
	at := 0
	for at < len(instructions) {
		opcode, next := instructions[at], instructions.next(at)
		if next > len(instructions) || len(outside) == 0 {
			return marks, false
		}
		switch opcode {
		case opBlock, opIf, opLoop:
			inside := outside[len(outside)-1]
			if isLoop[len(isLoop)-1] {
				inside++
			}
			outside, isLoop = append(outside, inside), append(isLoop, opcode == opLoop)
			if opcode == opLoop {
				b.loops = true
				marks = append(marks, mark{kind: markLoop, at: at, next: next})
			}
		case opEnd:
			switch {
			case len(outside) == 1:
				marks = append(marks, mark{kind: markExit, at: at, next: next})
			case isLoop[len(isLoop)-1]:
				marks = append(marks, mark{kind: markLoopEnd, at: at, next: next})
			}
			outside, isLoop = outside[:len(outside)-1], isLoop[:len(isLoop)-1]
		case opReturn:
			marks = append(marks, mark{kind: markExit, at: at, next: next})
		case opBr, opBrIf, opBrTable:
			m := mark{kind: markBranch, at: at, next: next}
			if !m.follow(instructions, outside, isLoop) {
				return marks, false
			}
			if m.leaves || m.shifts != nil {
				marks = append(marks, m)
			}
		case opCall:
			calls++
			marks = append(marks, mark{kind: markCall, at: at, next: next})
		case opCallIndirect:
			calls++
			marks = append(marks, mark{kind: markIndirect, at: at, next: next})
		case opReturnCall:
			b.branches = true
			marks = append(marks, mark{kind: markTail, at: at, next: next})
		case opReturnCallIndirect:
			b.branches = true
			marks = append(marks, mark{kind: markTailIndirect, at: at, next: next})
		case opRefFunc:
			marks = append(marks, mark{kind: markRef, at: at, next: next})
		case opMisc:
			if instructions.isBulk(at) {
				b.bulk = true
				marks = append(marks, mark{kind: markBulk, at: at, next: next})
			}
		}
		at = next
	}
	b.branches = b.branches || calls > 1
	b.marks = marks[first:len(marks):len(marks)]
	return marks, len(outside) == 0
}

// isBulk tells whether the instruction is memory.init, memory.copy, memory.fill, table.init, table.copy or table.fill.
func (c code) isBulk(at int) bool {
	opcode, _ := c.u32(at + 1)
	return opcode == 8 || opcode == 10 || opcode == 11 || opcode == 12 || opcode == 14 || opcode == 17
}

// follow looks where a branch may go. A label moves by one for each loop that it leaves, which has a block more then.
func (m *mark) follow(instructions code, outside []uint32, isLoop []bool) bool {
	count, at := uint64(1), m.at+1
	if instructions[m.at] == opBrTable {
		var labels uint32
		labels, at = instructions.u32(at)
		count += uint64(labels)
	}
	innermost := outside[len(outside)-1]
	if isLoop[len(isLoop)-1] {
		innermost++
	}
	var shifts []uint32
	moves := false
	for ; count > 0 && at < m.next; count-- {
		var label uint32
		label, at = instructions.u32(at)
		if int64(label) >= int64(len(outside)) {
			return false
		}
		target := len(outside) - 1 - int(label)
		m.leaves = m.leaves || target == 0
		around := outside[target]
		if isLoop[target] {
			around++
		}
		shifts = append(shifts, innermost-around)
		moves = moves || innermost > around
	}
	if moves {
		m.shifts = shifts
	}
	return true
}

// afterLocals gives where the instructions of a body begin, and the index of the first local after all that it has.
func afterLocals(whole code, parameters uint64) (at int, next uint32, ok bool) {
	groups, at := whole.u32(0)
	locals := parameters
	for ; groups > 0 && at < len(whole); groups-- {
		var count uint32
		count, at = whole.u32(at)
		locals += uint64(count)
		at++
	}
	return at, uint32(locals), at < len(whole) && locals < 50_000
}

// write gives the module with the countdown.
func (c *countdown) write(bodies []body) ([]byte, error) {
	out := make([]byte, 0, len(c.module)+len(c.module)/4+64)
	out = append(out, c.module[:8]...)
	added := c.additions()
	ok := true
	c.eachSection(func(id byte, content []byte) {
		if id == 0 {
			return
		}
		out, added = c.insertBefore(out, added, id)
		section, good := c.rewrite(id, content, bodies)
		out = appendSection(out, id, section)
		ok = ok && good
	})
	if !ok {
		return nil, errMalformed
	}
	return append(out, c.nameSection()...), nil
}

func (c *countdown) eachSection(do func(id byte, content []byte)) {
	for at := 8; at < len(c.module); {
		size, n := binary.Uvarint(c.module[at+1:])
		start := at + 1 + n
		do(c.module[at], c.module[start:start+int(size)])
		at = start + int(size)
	}
}
