package component

import (
	"context"
	"fmt"
	"reflect"
)

// ImportFunc is the printed code of an imported function: it lifts the arguments from stack, calls the application and lowers the result.
type ImportFunc func(c *Import, stack []uint64) error

// Import is a lowered import, bound to an instance.
type Import struct {
	Canon
	call  ImportFunc
	title string
}

// Host is what the application gave at the client's creation.
func (c *Import) Host() any { return c.in.pool.host }

// Context is the caller's context, marked as being inside the import.
func (c *Import) Context() context.Context { return c.in.inImport() }

// hostCall runs an import for the guest. An error panics: that is how a host function fails in wazero.
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
	if len(in.imported.loans) != 0 {
		in.imported.endLoans()
	}
}

// run calls the import and makes a panic of the application's its error.
//
//go:noinline
func (c *Import) run(stack []uint64) (err error) {
	finished := false
	defer func() {
		if !finished {
			err = c.unwound(recover())
		}
	}()
	err = c.marked(c.in.pool.number, stack)
	finished = true
	return err
}

// guarded calls the application where no import does: what it is called for counts as one.
func (in *Instance) guarded(title string, call func() error) error {
	c := Import{Canon: Canon{in: in}, title: title, call: func(c *Import, _ []uint64) error {
		if err := call(); err != nil {
			return c.Fail(err)
		}
		return nil
	}}
	return c.run(nil)
}

// abort remembers why the guest cannot go on, and unwinds it. A trap found while lifting stays a trap.
func (in *Instance) abort(err error) {
	if _, trap := err.(*TrapError); !trap && in.hostError == nil {
		in.hostError = err
	}
	panic(err)
}

// Fail is the error of an import that failed in a way its WIT type does not declare. A nil pointer must not be wrapped: whoever finds it there would
// read from it.
func (c *Import) Fail(err error) error {
	if isNilPointer(err) {
		return fmt.Errorf("%s: the error is a nil %T", c.title, err)
	}
	if value, ok := err.(*ValueError); ok {
		return value.In(c.title)
	}
	return fmt.Errorf("%s: %w", c.title, err)
}

func isNilPointer(value any) bool {
	v := reflect.ValueOf(value)
	return v.Kind() == reflect.Pointer && v.IsNil()
}

// Memory checks the pointer to spilled arguments and gives their bytes.
func (c *Import) Memory(pointer uint64, align, size uint32) ([]byte, error) {
	return c.Bytes(uint32(pointer), align, size)
}
