package component

import (
	"context"
	"encoding/binary"
	"runtime"
	"sync/atomic"
)

// The states of a handle.
const (
	// held: the application owns the resource.
	held uint32 = iota
	// claimed: the running call is about to move it, or has moved it.
	claimed
	// closed: dropped, or queued to be dropped.
	closed
)

// Handle is what the application holds of a resource that the component exports. The resource's type has one as a field.
type Handle struct {
	// self is where the handle was made: a copy is the same handle.
	self  *Handle
	in    *Instance
	state atomic.Uint32
	// resource is an index into the plan's resources.
	resource int32
	// definer is the component instance that defines it.
	definer int32
	rep     uint32
	// borrowed tells that an argument of the running call has borrowed it.
	borrowed bool
	cleanup  runtime.Cleanup
}

// LiftOwn takes an owned handle from the guest into h, which is a field of the resource's own type: the application owns the resource
// from now on. It is dropped some time after h becomes unreachable, if it was not closed.
func (c *Canon) LiftOwn(index uint32, resource int, h *Handle) error {
	in := c.in
	resource = in.program.resources[resource]
	rep, err := c.component.table.take(index, resource)
	if err != nil {
		return err
	}
	h.self, h.in, h.resource, h.definer, h.rep = h, in, int32(resource), int32(in.program.definers[resource]), rep
	in.nursery.add(h)
	return nil
}

// Original gives the handle of which h may be a copy.
func (h *Handle) Original() *Handle {
	if h.self == nil {
		return h
	}
	return h.self
}

// Enter is Instance.Enter for a method that takes no other handle: it also lends the resource to the guest, as the first argument.
func (h *Handle) Enter(ctx context.Context, export int, takeOver func()) (*Call, error) {
	if h == nil || h.in == nil {
		return nil, errHandleClosed
	}
	in := h.in
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
	if h.state.Load() != held {
		return nil, call.Refuse(errHandleClosed)
	}
	if h.definer != int32(call.componentIndex) {
		index, err := call.lend(int(h.resource), h.rep)
		if err != nil {
			return nil, call.Fail(err)
		}
		call.Args[0] = uint64(index)
		return call, nil
	}
	call.Args[0] = uint64(h.rep)
	return call, nil
}

// EnterWith is Instance.Enter for a method that takes other handles too, which are checked together with this one.
func (h *Handle) EnterWith(ctx context.Context, export int, takeOver func()) (*Call, error) {
	if h == nil || h.in == nil {
		return nil, errHandleClosed
	}
	return h.in.Enter(ctx, export, takeOver)
}

// Close drops the resource: at once if its instance is idle, else when the running call ends. Closing again, or after the handle was
// moved away or the instance died, does nothing.
func (h *Handle) Close() error {
	if h == nil || h.in == nil || !h.state.CompareAndSwap(held, closed) {
		return nil
	}
	in := h.in
	if !in.state.CompareAndSwap(idle, running) {
		in.queue.push(drop{h, int(h.resource), h.rep})
		in.attend()
		return nil
	}
	in.begin(context.Background(), nil)
	h.cleanup.Stop()
	err := in.destroyFromHost(int(h.resource), h.rep)
	in.finish()
	return err
}

// destroyFromHost runs a destructor; a failing one kills the instance, which the caller owns.
func (in *Instance) destroyFromHost(resource int, rep uint32) error {
	err := in.destroy(nil, resource, rep, in.destructors[resource])
	if err != nil {
		err = in.withStderr(err)
		in.die(err)
	}
	return err
}

// CheckOwn checks an argument that is moved into the guest and claims it. If a later check fails, Refuse gives it back.
func (c *Call) CheckOwn(h *Handle) *ValueError {
	if bad := c.in.knows(h); bad != nil {
		return bad
	}
	if h.borrowed {
		return Invalid("the handle is given away and borrowed in one call")
	}
	if !h.state.CompareAndSwap(held, claimed) {
		return closedHandle()
	}
	c.in.used = append(c.in.used, h)
	c.in.untidy = true
	return nil
}

// CheckBorrow checks an argument that is lent to the guest.
func (c *Call) CheckBorrow(h *Handle) *ValueError {
	if bad := c.in.knows(h); bad != nil {
		return bad
	}
	if h.state.Load() != held {
		return closedHandle()
	}
	if !h.borrowed {
		h.borrowed = true
		c.in.used = append(c.in.used, h)
		c.in.untidy = true
	}
	return nil
}

// knows tells whether the handle is one of the instance's.
func (in *Instance) knows(h *Handle) *ValueError {
	if h == nil {
		return Invalid("the handle is nil")
	}
	if h.in == nil {
		return closedHandle()
	}
	if h.in != in {
		return Invalid("the handle belongs to another client")
	}
	return nil
}

// unclaim gives back what the arguments of a refused call have claimed.
func (in *Instance) unclaim() {
	for _, h := range in.used {
		if !h.borrowed {
			h.state.Store(held)
		}
	}
}

// settle ends the loans of a call.
func (in *Instance) settle() {
	for i, h := range in.used {
		h.borrowed = false
		in.used[i] = nil
	}
	in.used = in.used[:0]
}

// FlattenOwn moves a resource that CheckOwn has claimed into the guest.
func (c *Canon) FlattenOwn(h *Handle, slot *uint64) error {
	h.cleanup.Stop()
	index, err := c.component.table.own(int(h.resource), h.rep)
	*slot = uint64(index)
	return err
}

// StoreOwn is FlattenOwn into memory.
func (c *Canon) StoreOwn(at uint32, h *Handle) error { return c.storeIndex(at, h, c.FlattenOwn) }

// FlattenBorrow lends a resource to the guest until the call ends.
func (c *Canon) FlattenBorrow(h *Handle, slot *uint64) error {
	index, err := c.lend(int(h.resource), h.rep)
	*slot = uint64(index)
	return err
}

// StoreBorrow is FlattenBorrow into memory.
func (c *Canon) StoreBorrow(at uint32, h *Handle) error { return c.storeIndex(at, h, c.FlattenBorrow) }

func (c *Canon) storeIndex(at uint32, h *Handle, flatten func(*Handle, *uint64) error) error {
	var index uint64
	err := flatten(h, &index)
	binary.LittleEndian.PutUint32(c.At(at, 4), uint32(index))
	return err
}

// lend lends the guest what the application has until the call ends.
func (c *Canon) lend(resource int, rep uint32) (uint32, error) {
	return c.in.lend(c.componentIndex, resource, rep)
}

// lend gives a component instance a borrowed handle; the one that defines the resource gets the representation itself (canonical ABI,
// lower_borrow). The handle belongs to the innermost call.
func (in *Instance) lend(component, resource int, rep uint32) (uint32, error) {
	definer := in.program.definers[resource]
	if definer == component {
		return rep, nil
	}
	innermost := len(in.tasks) - 1
	index, err := in.components[component].table.borrow(resource, rep, innermost)
	if err != nil {
		return 0, err
	}
	in.tasks[innermost].borrows++
	in.untidy = true
	if definer == hostDefined {
		in.objects.slots[rep].borrows++
	}
	return index, nil
}
