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
	// destructors by resource.
	destructors []*function
	objects     objectTable
	queue       *dropQueue
	nursery     nursery

	interruptible bool
	timeout       time.Duration
	// watched tells that either is set.
	watched bool
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
	// borrows counts the handles that the running call has lent to the guest.
	borrows int
	// lent are the handles that the guest has lent to the running import.
	lent       []uint32
	allocStack [4]uint64
	dropStack  [1]uint64
}

// coreModules is apart from Instance so that a cleanup can close it.
type coreModules struct{ list []api.Module }

// close closes every core instance, the last first. Closing twice does nothing.
func (m *coreModules) close() {
	for i := len(m.list) - 1; i >= 0; i-- {
		_ = m.list[i].Close(context.Background())
	}
	m.list = nil
}

// componentState is what a component instance keeps beside its core instances.
type componentState struct {
	parent   *componentState
	mayLeave bool
	entered  bool
	table    table
}

// begin starts the owner's turn.
func (in *Instance) begin(ctx context.Context) {
	in.caller = ctx
	if in.watched {
		in.watch(ctx)
	}
}

// watch prepares for an end of the context while the guest runs.
func (in *Instance) watch(ctx context.Context) {
	if in.timeout != 0 {
		in.caller, in.cancel = context.WithTimeout(ctx, in.timeout)
		in.untidy = true
	}
	if in.interruptible {
		in.engine = &engineContext{in: in, caller: in.caller}
	}
}

// tidy ends what the turn has begun beside the call itself.
func (in *Instance) tidy() {
	in.untidy = false
	in.settle()
	if in.importCtx != nil && in.importCtx != in.background {
		in.importCtx.ended.Store(true)
	}
	in.importCtx = nil
	if in.cancel != nil {
		in.cancel()
		in.cancel = nil
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
		in.pool.attend(in)
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
	in.calls, in.imports, in.functions, in.destructors = nil, nil, nil, nil
	in.components = nil
	in.objects = objectTable{}
	in.used, in.lent = nil, nil
	in.queue.discard()
}

// invoke runs a core function and turns its failure into ours.
func (in *Instance) invoke(f *function, stack []uint64) error {
	if err := f.call(in.engine, stack); err != nil {
		return in.failure(err)
	}
	return nil
}

func (c *componentState) leave() {
	c.entered = false
	for p := c.parent; p != nil; p = p.parent {
		p.entered = false
	}
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
