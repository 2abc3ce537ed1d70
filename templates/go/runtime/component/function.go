package component

import (
	"context"
	"fmt"

	"github.com/tetratelabs/wazero/api"
)

// function is an exported core function. A wazero function object must not be entered while it runs (the result would be silently
// wrong), so a nested call takes a fresh one. Objects hold a stack of 10 KB and more and are made at first use.
type function struct {
	modules  *coreModules
	instance int
	name     string
	object   api.Function
	busy     bool
}

func (f *function) call(ctx context.Context, stack []uint64) error {
	if f.busy || f.object == nil {
		return f.callSlow(ctx, stack)
	}
	f.busy = true
	err := f.object.CallWithStack(ctx, stack)
	f.busy = false
	return err
}

func (f *function) callSlow(ctx context.Context, stack []uint64) error {
	object := f.modules.list[f.instance].ExportedFunction(f.name)
	if object == nil {
		return fmt.Errorf("core module does not export function %q", f.name)
	}
	if f.busy {
		return object.CallWithStack(ctx, stack)
	}
	f.object = object
	return f.call(ctx, stack)
}
