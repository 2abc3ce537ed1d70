package component

import (
	"context"
)

// Call is an exported function of an instance, ready to be called. Its life is Enter, lowering into Args, Invoke, lifting, Return, Exit.
type Call struct {
	Canon
	// Args are the flat arguments and, after Invoke, the flat result.
	Args   [16]uint64
	target *function
	post   *function
}

// Enter gives the caller the instance and its exported function number export. It waits for the instance, as long as ctx lets it.
// After it, Exit must be called.
func (in *Instance) Enter(ctx context.Context, export int) (*Call, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !in.state.CompareAndSwap(idle, running) {
		if err := in.pool.wait(ctx, in); err != nil {
			return nil, err
		}
	}
	call := &in.calls[export]
	in.begin(ctx, call.component)
	return call, nil
}

// Invoke enters the guest.
func (c *Call) Invoke() error { return c.in.invoke(c.target, c.Args[:]) }

// Result checks the return pointer and gives the result's bytes.
func (c *Call) Result(align, size uint32) ([]byte, error) {
	c.refresh()
	return c.Bytes(uint32(c.Args[0]), align, size)
}

// Return ends a call whose result has been lifted: borrows must be gone, then the guest may free the result.
func (c *Call) Return() error {
	in := c.in
	if c.post != nil || in.untidy {
		if err := c.tidy(); err != nil {
			return c.Fail(err)
		}
	}
	in.caller = nil
	in.state.Store(idle)
	if in.attention.Load() != 0 {
		in.pool.attend(in)
	}
	return nil
}

// tidy does what only some calls need before they end.
func (c *Call) tidy() error {
	in := c.in
	if in.borrows != 0 {
		return errBorrowLeft
	}
	if c.post != nil {
		if err := c.free(); err != nil {
			return err
		}
	}
	in.tidy()
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
	in.die(err)
	in.finish()
	return err
}
