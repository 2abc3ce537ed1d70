package component

import "github.com/tetratelabs/wazero/api"

// function is an exported core function. A wazero function object must not be entered while it runs (the result would be silently
// wrong), so a nested call takes a fresh one. Objects hold a stack of 10 KB and more and are made at first use.
type function struct {
	modules *coreModules
	export  coreExport
	object  api.Function
	busy    bool
	// batcher calls a realloc many times in one entry; nil until it is needed.
	batcher *batcher
}

// object makes a function object.
func (m *coreModules) object(export coreExport) (api.Function, error) {
	module := m.at(export.Instance)
	if module == nil {
		return nil, trapf("%q is called before core instance %d exists", export.Name, export.Instance)
	}
	return module.ExportedFunction(export.Name), nil
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
	object, err := f.modules.object(f.export)
	if err != nil {
		return err
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
