package component

import (
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

// invoke runs a core function and turns its failure into ours.
func (in *Instance) invoke(f *function, stack []uint64) error {
	if f.busy || f.object == nil {
		return in.invokeFresh(f, stack)
	}
	f.busy = true
	err := f.object.CallWithStack(in.engine, stack)
	f.busy = false
	if err != nil {
		return in.failure(err)
	}
	return nil
}

func (in *Instance) invokeFresh(f *function, stack []uint64) error {
	object := f.modules.list[f.instance].ExportedFunction(f.name)
	if object == nil {
		return fmt.Errorf("core instance %d does not export function %q", f.instance, f.name)
	}
	if !f.busy {
		f.object = object
		return in.invoke(f, stack)
	}
	if err := object.CallWithStack(in.engine, stack); err != nil {
		return in.failure(err)
	}
	return nil
}
