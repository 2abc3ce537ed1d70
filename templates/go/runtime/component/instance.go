package component

import (
	"context"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/tetratelabs/wazero/api"
)

// The states of an instance. Whoever moves it from idle to running owns it until it is idle again.
const (
	idle uint32 = iota
	running
	dead
)

// Instance is one instantiation of a component. It serves one call at a time and dies with the first failure inside the guest.
type Instance struct {
	state   atomic.Uint32
	pool    *Pool
	program *Program
	// attention is the pool's.
	attention *atomic.Int32

	// cause is why the instance is dead. It is written before state becomes dead.
	cause error
	// hostError is what an import failed with; it takes precedence over what the engine makes of it.
	hostError error

	// modules are the core instances in the order of the plan's steps.
	modules    *coreModules
	calls      []Call
	imports    []Import
	components []componentState
	functions  map[coreExport]*function
	// destructors are what the host calls, by resource; droppers what resource.drop calls, by host function.
	destructors []*function
	droppers    []*function
	objects     objectTable
	queue       *dropQueue
	nursery     nursery

	timeout time.Duration
	// turnBegan is when the guest last let other goroutines in, or later.
	turnBegan time.Time
	// prepares tells that there is a timeout, or more than one component instance, whose entered flags then matter.
	prepares bool
	callee   *componentState
	// cancel frees the timeout of the running call.
	cancel context.CancelFunc
	// engine is what wazero gets as the context of the running call: ownEngine, or one made for the call.
	engine    *engineContext
	ownEngine engineContext
	// caller is the context of the running call, importCtx what its imports see of it; background is the latter for context.Background.
	caller     context.Context
	importCtx  *importContext
	background *importContext
	// untidy tells that the running call has used any of what follows, or a timeout, or an import.
	untidy bool
	// used are the handles that the arguments of the running call have claimed or borrowed.
	used []*Handle
	// tasks are the running call of the application and, inside it, those between component instances that borrow; imported is that of an import.
	tasks    []task
	imported task
	// loaded tells that the deferred steps have begun; privateCalls are the private world's functions, by host function, and private is what they share.
	loaded       bool
	privateCalls []PrivateCall
	private      PrivateInstance
	// copies are between what memories, by host function.
	copies []memoryCopy
	// depth counts the destructors that run.
	depth      int
	reserved   reservation
	allocStack [4]uint64
	dropStack  [1]uint64
}

// coreModules is apart from Instance so that a cleanup can close it. Those of deferred steps, and what a start function does not find yet, are nil.
type coreModules struct{ list []api.Module }

// at gives core instance i; nil where there is none yet, or none any more.
func (m *coreModules) at(i int) api.Module {
	if i >= len(m.list) {
		return nil
	}
	return m.list[i]
}

// close closes every core instance, the last first. Closing twice does nothing.
func (m *coreModules) close() {
	for i := len(m.list) - 1; i >= 0; i-- {
		if m.list[i] != nil {
			_ = m.list[i].Close(context.Background())
		}
	}
	m.list = nil
}

// begin starts the owner's turn; callee is the component instance that will be entered, nil for none.
func (in *Instance) begin(ctx context.Context, callee *componentState) {
	in.caller = ctx
	if in.prepares {
		in.prepare(ctx, callee)
	}
}

// prepare does for a turn what only some artifacts and clients need.
func (in *Instance) prepare(ctx context.Context, callee *componentState) {
	if in.timeout != 0 {
		in.caller, in.cancel = context.WithTimeout(ctx, in.timeout)
	}
	callee.enter()
	in.callee, in.untidy = callee, true
}

// tidy ends what the turn has begun beside the call itself.
func (in *Instance) tidy() {
	in.untidy = false
	in.reserved.clear()
	in.settle()
	if in.importCtx != nil && in.importCtx != in.background {
		in.importCtx.ended.Store(true)
	}
	in.importCtx = nil
	if in.cancel != nil {
		in.cancel()
		in.cancel = nil
	}
	in.callee.leave()
	in.callee = nil
}

// yield lets the next caller in.
func (in *Instance) yield() {
	in.caller = nil
	in.state.Store(idle)
	if in.attention.Load() != 0 {
		in.attend()
	}
}

// finish ends the owner's turn and lets the next caller in.
func (in *Instance) finish() {
	in.caller = nil
	if in.untidy {
		in.tidy()
	}
	in.state.CompareAndSwap(running, idle)
	if in.attention.Load() != 0 {
		in.attend()
	}
}

// die makes the instance unusable and frees its core instances. Only the owner calls it.
func (in *Instance) die(cause error) {
	in.cause = cause
	in.state.Store(dead)
	in.modules.close()
	in.release()
}

// release drops all references into the engine, so that its memory is freed even while handles keep the instance.
func (in *Instance) release() {
	in.calls, in.imports, in.functions, in.destructors, in.droppers = nil, nil, nil, nil, nil
	in.components, in.copies, in.privateCalls = nil, nil, nil
	if in.private != nil {
		in.private.Close()
	}
	in.tasks, in.imported = nil, task{}
	in.objects = objectTable{}
	in.used = nil
	in.reserved = reservation{}
	in.queue.discard()
}

// closed is the error of a call on a dead instance.
func (in *Instance) closed() error {
	if in.cause == nil {
		return ErrClosed
	}
	return &closedBecause{in.cause}
}

// guard frees the core instances of an instance that was dropped without being closed.
func (in *Instance) guard() {
	runtime.AddCleanup(in, (*coreModules).close, in.modules)
}

// unsettled tells whether the owner has to look after handles.
func (in *Instance) unsettled() bool { return in.nursery.aged.Load() || in.queue.pending() }
