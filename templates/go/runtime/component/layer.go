package component

import (
	"context"
	"math"

	"github.com/tetratelabs/wazero/api"
)

// PrivateWorld is what the layer asks of the host, wasm-sdk:layer. The layer is the component of ours that stands behind wasi:*; who has no use for it does
// without its code.
type PrivateWorld struct {
	// Functions are its functions, e.g. "host.write".
	Functions map[string]PrivateFunction
	// Check tells what is wrong with the options of a client, see Config.WASI.
	Check func(options any) error
	// NewClient makes what the instances of a client share.
	NewClient func(options any) PrivateClient
}

// PrivateFunction is a function of the private world.
type PrivateFunction struct {
	// CoreType is its type, e.g. "(i32, i32) -> ()".
	CoreType string
	// Call takes the arguments from stack, where the upper half of an i32 is anything, and puts the result there. An error ends the instance.
	Call func(c *PrivateCall, stack []uint64) error
}

// PrivateClient is what the instances of a client share.
type PrivateClient interface {
	// NewInstance makes what the functions of one instance share.
	NewInstance() PrivateInstance
	// Close ends what goes on in the background.
	Close()
}

// PrivateInstance is what the functions of one instance share. Only its owner uses it.
type PrivateInstance interface {
	// Stderr is the end of what the guest has written to stderr.
	Stderr() string
	// Close ends what goes on in the background.
	Close()
}

// PrivateCall is how a private function meets the instance that calls it.
type PrivateCall struct {
	in       *Instance
	function *planHostFunction
	memory   api.Memory
}

// State is what the functions of the instance share.
func (c *PrivateCall) State() PrivateInstance { return c.in.private }

// Context is the caller's context, marked as being inside an import.
func (c *PrivateCall) Context() context.Context { return c.in.inImport() }

// Caller is the caller's context.
func (c *PrivateCall) Caller() context.Context { return c.in.caller }

// Interrupted is the error of a call whose caller's context has ended.
func (c *PrivateCall) Interrupted() error { return interrupted(c.in.caller.Err()) }

// Closed is closed when the client is.
func (c *PrivateCall) Closed() <-chan struct{} { return c.in.pool.done }

// Bytes checks a range of the layer's memory, and gives it. It is stale after the next entry into the guest.
func (c *PrivateCall) Bytes(pointer uint32, length uint64) ([]byte, error) {
	if c.memory == nil {
		if c.memory = c.in.memory(&c.function.Memory); c.memory == nil {
			return nil, trapf("the WASI layer called out before its memory was there")
		}
	}
	bytes, ok := c.memory.Read(pointer, uint32(length))
	if !ok || length > math.MaxUint32 {
		return nil, trapf("the WASI layer gave a range outside of its memory")
	}
	return bytes, nil
}

// Guarded calls the application, as an import does: it may panic, and call no method of its client. title is how errors name it, e.g. "stdout".
func (c *PrivateCall) Guarded(title string, call func() error) error {
	return c.in.guarded(title, call)
}

// privateCall runs function i of the plan, which is one of the private world.
func privateCall(call func(*PrivateCall, []uint64) error, i int) func(in *Instance, stack []uint64) error {
	return func(in *Instance, stack []uint64) error {
		if err := in.caller.Err(); err != nil {
			return interrupted(err)
		}
		return call(&in.privateCalls[i], stack)
	}
}

// load carries out the deferred steps, once: the layer, its adapters, and what fills the table of the stubs that call this.
func (in *Instance) load() error {
	if in.loaded {
		return nil
	}
	in.loaded = true
	set, err := in.program.deferred.get(in.caller, in.program.compileDeferred)
	if in.caller.Err() != nil {
		return interrupted(in.caller.Err())
	}
	if err != nil {
		return err
	}
	engine := in.engine
	for i := range in.program.plan.Deferred {
		if err := in.step(in.caller, set, i); err != nil {
			return err
		}
	}
	in.engine = engine
	return nil
}

// Trap is the error of a guest that must end.
func Trap(format string, args ...any) error { return trapf(format, args...) }

// withStderr adds to a trap what the guest has printed before it.
func (in *Instance) withStderr(err error) error {
	trap, ok := err.(*TrapError)
	if !ok || in.private == nil {
		return err
	}
	full := *trap
	full.Stderr = in.private.Stderr()
	return &full
}
