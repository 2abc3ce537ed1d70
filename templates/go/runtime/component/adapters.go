package component

import "github.com/tetratelabs/wazero/api"

// maxTasks bounds how many calls that borrow may be inside one another; more are no honest guest's.
const maxTasks = 1 << 16

// rules are what printed code checks, by the numbers that it has for them.
var rules = [...]string{
	"a component called out where it may not",
	"a component was called that a call is in already",
	"a pointer is not aligned",
	"a pointer is out of bounds",
	"a string or list is too long",
	"an allocation is not aligned",
	"an allocation is out of bounds",
	"a discriminant is out of range",
	"a char is no Unicode scalar value",
	"a string is not UTF-8",
	"a string is not UTF-16",
}

// adapterFunctions are what printed modules, which carry calls between component instances, ask of the host.
var adapterFunctions = map[string]struct {
	coreType string
	run      func(in *Instance, f *planHostFunction, i int, stack []uint64) error
}{
	"fault":           {"(i32, i32) -> ()", (*Instance).fault},
	"transfer-own":    {"(i32, i32) -> (i32)", (*Instance).transferOwn},
	"transfer-borrow": {"(i32, i32) -> (i32)", (*Instance).transferBorrow},
	"enter-call":      {"() -> ()", (*Instance).enterCall},
	"exit-call":       {"(i32) -> ()", (*Instance).exitCall},
	"copy":            {"(i32, i32, i32) -> ()", (*Instance).copyBytes},
	"load":            {"() -> ()", func(in *Instance, _ *planHostFunction, _ int, _ []uint64) error { return in.load() }},
}

func (in *Instance) fault(_ *planHostFunction, _ int, stack []uint64) error {
	rule := "a rule of the canonical ABI is broken"
	if n := uint32(stack[0]); n < uint32(len(rules)) {
		rule = rules[n]
	}
	return trapf("%s, in a call of %s", rule, in.program.plan.callee(uint32(stack[1])))
}

// callee is the function that printed code names by number.
func (p *plan) callee(number uint32) string {
	if p.Adapters == nil || uint64(number) >= uint64(len(p.Adapters.Functions)) {
		return "a function"
	}
	return p.Adapters.Functions[number]
}

func (in *Instance) transferOwn(f *planHostFunction, _ int, stack []uint64) error {
	rep, err := in.components[f.From.component].table.take(uint32(stack[0]), f.Resource)
	if err != nil {
		return err
	}
	index, err := in.components[f.To.component].table.own(f.Resource, rep)
	stack[0] = uint64(index)
	return err
}

func (in *Instance) transferBorrow(f *planHostFunction, _ int, stack []uint64) error {
	rep, err := in.components[f.From.component].table.lend(uint32(stack[0]), f.Resource, &in.tasks[len(in.tasks)-1])
	if err != nil {
		return err
	}
	index, err := in.lend(f.To.component, f.Resource, rep)
	stack[0] = uint64(index)
	return err
}

// enterCall begins a call that borrows. What the last one at this place had for its loans is used again.
func (in *Instance) enterCall(*planHostFunction, int, []uint64) error {
	n := len(in.tasks)
	if n == maxTasks {
		return errTasks
	}
	if n == cap(in.tasks) {
		in.tasks = append(in.tasks, task{})
	} else {
		in.tasks = in.tasks[:n+1]
	}
	return nil
}

func (in *Instance) exitCall(_ *planHostFunction, _ int, stack []uint64) error {
	innermost := len(in.tasks) - 1
	t := &in.tasks[innermost]
	if t.borrows != 0 || innermost == 0 {
		return trapf("borrowed handles remain at the end of a call of %s", in.program.plan.callee(uint32(stack[0])))
	}
	t.endLoans()
	in.tasks = in.tasks[:innermost]
	return nil
}

// memoryCopy is between what memories a host function copies, once it has been called.
type memoryCopy struct{ from, to api.Memory }

// copyBytes takes the views anew at each call: either memory may have grown.
func (in *Instance) copyBytes(f *planHostFunction, i int, stack []uint64) error {
	m := &in.copies[i]
	if m.from == nil {
		if err := m.bind(in, f); err != nil {
			return err
		}
	}
	length := uint32(stack[2])
	target, toFits := m.to.Read(uint32(stack[0]), length)
	source, fromFits := m.from.Read(uint32(stack[1]), length)
	if !toFits || !fromFits {
		return errCopy
	}
	copy(target, source)
	return nil
}

func (m *memoryCopy) bind(in *Instance, f *planHostFunction) error {
	from, to := in.memory(&f.From.memory), in.memory(&f.To.memory)
	if from == nil || to == nil {
		return errEarly
	}
	m.from, m.to = from, to
	return nil
}
