package component

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"github.com/tetratelabs/wazero/api"
)

// buildHostModule exports every host function that the plan gives to a core instance, under its index, and what the countdown calls. They find their instance through the
// context.
func (p *Program) buildHostModule(ctx context.Context) error {
	used := p.plan.usedHostFunctions()
	builder := p.runtime.NewHostModuleBuilder(hostModule)
	for _, i := range slices.Sorted(maps.Keys(used)) {
		f := &p.plan.HostFunctions[i]
		builder.NewFunctionBuilder().WithGoModuleFunction(p.hostFunction(f, i), valueTypes(f.Params), valueTypes(f.Results)).Export(strconv.Itoa(i))
	}
	builder.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(leave), nil, []api.ValueType{api.ValueTypeI32}).Export(countdownName)
	_, err := builder.Instantiate(ctx)
	return err
}

func (p *plan) usedHostFunctions() map[int]bool {
	used := map[int]bool{}
	for i := range len(p.Steps) + len(p.Deferred) {
		for _, i := range p.step(i).Imports {
			if i.From.Host != nil {
				used[*i.From.Host] = true
			}
		}
	}
	return used
}

var valueTypesByName = map[string]api.ValueType{
	"i32":       api.ValueTypeI32,
	"i64":       api.ValueTypeI64,
	"f32":       api.ValueTypeF32,
	"f64":       api.ValueTypeF64,
	"externref": api.ValueTypeExternref,
}

func valueTypes(names []string) []api.ValueType {
	types := make([]api.ValueType, len(names))
	for i, name := range names {
		types[i] = valueTypesByName[name]
	}
	return types
}

// hostFunction is what the guest calls for host function i of the plan.
func (p *Program) hostFunction(f *planHostFunction, i int) api.GoModuleFunc {
	switch f.Kind {
	case "import":
		return func(ctx context.Context, _ api.Module, stack []uint64) { hostCall(ctx, i, stack) }
	case "resource-new":
		return builtin(func(in *Instance, stack []uint64) error {
			index, err := in.resourceNew(f.Component, f.Resource, uint32(stack[0]))
			stack[0] = uint64(index)
			return err
		})
	case "resource-rep":
		return builtin(func(in *Instance, stack []uint64) error {
			rep, err := in.resourceRep(f.Component, f.Resource, uint32(stack[0]))
			stack[0] = uint64(rep)
			return err
		})
	case "resource-drop":
		return builtin(func(in *Instance, stack []uint64) error {
			return in.resourceDrop(f.Component, f.Resource, uint32(stack[0]), in.droppers[i])
		})
	case "trap":
		return trapping(f.Name)
	case "wasi":
		return builtin(privateCall(p.world.Functions[f.Function].Call, i))
	default:
		run := adapterFunctions[f.Kind].run
		return builtin(func(in *Instance, stack []uint64) error { return run(in, f, i, stack) })
	}
}

func builtin(run func(in *Instance, stack []uint64) error) api.GoModuleFunc {
	return func(ctx context.Context, _ api.Module, stack []uint64) {
		in := ctx.(*engineContext).in
		if err := run(in, stack); err != nil {
			in.abort(err)
		}
	}
}

// trapping is a host function that cannot be called: there is no implementation behind it.
func trapping(name string) api.GoModuleFunc {
	return func(context.Context, api.Module, []uint64) {
		panic(trapf("%s is not available", name))
	}
}
