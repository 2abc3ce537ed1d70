package component

import (
	"context"

	"github.com/tetratelabs/wazero/api"
)

// Call is an exported function of an instance, ready to be called. Its life is Enter, lowering into Args, Invoke, lifting, Return; or Enter,
// lowering, Finish.
type Call struct {
	Canon
	// Args are the flat arguments and, after Invoke, the flat result.
	Args   [16]uint64
	export coreExport
	// target is the function object, nil before the first call. It is this Call's own, and no Call is made while its instance runs: unlike
	// those that the guest's calls may need, it is never entered twice.
	target api.Function
	post   *function
}

// Enter gives the caller the instance and its exported function number export. It waits for the instance, as long as ctx lets it; before that it
// has the arguments taken over, unless nothing in them can change. After it, Return, Finish, Refuse or Fail must be called.
func (in *Instance) Enter(ctx context.Context, export int, takeOver func()) (*Call, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !in.state.CompareAndSwap(idle, running) {
		if err := in.pool.wait(ctx, in, takeOver); err != nil {
			return nil, err
		}
	}
	call := &in.calls[export]
	in.begin(ctx, call.component)
	return call, nil
}

// Invoke enters the guest.
func (c *Call) Invoke() error {
	if c.target == nil {
		if err := c.bind(); err != nil {
			return err
		}
	}
	if err := c.target.CallWithStack(c.in.engine, c.Args[:]); err != nil {
		return c.in.failure(err)
	}
	return nil
}

func (c *Call) bind() (err error) {
	c.target, err = c.in.modules.object(c.export)
	return err
}

// Result checks the return pointer and gives the result's bytes.
func (c *Call) Result(align, size uint32) ([]byte, error) {
	c.refresh()
	return c.Bytes(uint32(c.Args[0]), align, size)
}

// Finish enters the guest and ends the call. It is Invoke and Return in one, for a result that is a core value, which it gives, or none.
func (c *Call) Finish() (uint64, error) {
	in := c.in
	if c.target == nil {
		if err := c.bind(); err != nil {
			return 0, c.Fail(err)
		}
	}
	if err := c.target.CallWithStack(in.engine, c.Args[:]); err != nil {
		return 0, c.Fail(in.failure(err))
	}
	result := c.Args[0]
	if c.post != nil || in.untidy {
		if err := c.tidy(); err != nil {
			return 0, c.Fail(err)
		}
	}
	in.yield()
	return result, nil
}

// Return ends a call whose result has been lifted: borrows must be gone, then the guest may free the result.
func (c *Call) Return() error {
	in := c.in
	if c.post != nil || in.untidy {
		if err := c.tidy(); err != nil {
			return c.Fail(err)
		}
	}
	in.yield()
	return nil
}

// tidy does what only some calls need before they end.
func (c *Call) tidy() error {
	in := c.in
	if in.tasks[0].borrows != 0 {
		return errBorrowLeft
	}
	if c.post != nil {
		if err := c.free(); err != nil {
			return err
		}
	}
	if in.untidy {
		in.tidy()
	}
	return nil
}

// free calls post-return with the flat result, in which the guest may not call imports.
func (c *Call) free() error {
	c.component.mayLeave = false
	if err := c.in.invoke(c.post, c.Args[:]); err != nil {
		return err
	}
	c.component.mayLeave = true
	return nil
}

// Refuse ends a call whose arguments do not fit, before the guest was entered.
func (c *Call) Refuse(reason error) error {
	in := c.in
	in.unclaim()
	in.finish()
	return reason
}

// Fail ends a call that went wrong after the guest was entered: the instance dies of it.
func (c *Call) Fail(err error) error {
	in := c.in
	err = in.withStderr(err)
	in.die(err)
	in.finish()
	return err
}
