package component

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/tetratelabs/wazero/api"
)

// ImportFunc is the printed code of an imported function: it lifts the arguments from stack, calls the application and lowers the result.
type ImportFunc func(c *Import, stack []uint64) error

// Import is a lowered import, bound to an instance.
type Import struct {
	Canon
	call ImportFunc
}

// Host is what the application gave at the client's creation.
func (c *Import) Host() any { return c.in.pool.host }

// Context is the caller's context, marked as being inside the import.
func (c *Import) Context() context.Context { return c.in.inImport() }

// hostCall runs an import for the guest. An error panics: that is how a host function fails in wazero.
//
//go:noinline
func hostCall(ctx context.Context, index int, stack []uint64) {
	in := ctx.(*engineContext).in
	c := &in.imports[index]
	if !c.component.mayLeave {
		panic(errMayLeave)
	}
	if err := in.caller.Err(); err != nil {
		in.abort(interrupted(err))
	}
	c.refresh()
	if in.reserved.ready != 0 {
		in.reserved.clear()
	}
	if err := c.run(stack); err != nil {
		in.abort(err)
	}
	if len(in.lent) != 0 {
		c.endLoans()
	}
}

// run calls the import and makes a panic of the application's its error.
func (c *Import) run(stack []uint64) (err error) {
	finished := false
	defer func() {
		if !finished {
			err = c.in.unwound(recover())
		}
	}()
	err = c.call(c, stack)
	finished = true
	return err
}

// unwound is for an import that did not return. Without a panic its goroutine is exiting: nothing after the call will run, so the
// instance is given up here.
func (in *Instance) unwound(value any) error {
	if value == nil {
		err := errors.New("the goroutine exited inside an import")
		in.die(err)
		in.finish()
		return err
	}
	if err, ok := value.(error); ok {
		return fmt.Errorf("import panicked: %w\n\n%s", err, debug.Stack())
	}
	return fmt.Errorf("import panicked: %v\n\n%s", value, debug.Stack())
}

// abort remembers why the guest cannot go on, and unwinds it. A trap found while lifting stays a trap.
func (in *Instance) abort(err error) {
	if _, trap := err.(*TrapError); !trap && in.hostError == nil {
		in.hostError = err
	}
	panic(err)
}

func (c *Import) endLoans() {
	for _, index := range c.in.lent {
		c.component.table.entries[index].lends--
	}
	c.in.lent = c.in.lent[:0]
}

// Fail is the error of an import that failed in a way its WIT type does not declare.
func (c *Import) Fail(name string, err error) error {
	if value, ok := err.(*ValueError); ok {
		return value.In(name)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// Memory checks the pointer to spilled arguments and gives their bytes.
func (c *Import) Memory(pointer uint64, align, size uint32) ([]byte, error) {
	return c.Bytes(uint32(pointer), align, size)
}

// trapping is a host function that cannot be called: there is no implementation behind it.
func trapping(name string) api.GoModuleFunc {
	return func(context.Context, api.Module, []uint64) {
		panic(trapf("%s is not available", name))
	}
}
