package component

import (
	"context"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// instantiate carries out the plan's steps and gives the caller the instance, which is running.
func (p *Pool) instantiate(ctx context.Context) (*Instance, error) {
	program := p.program
	in := &Instance{
		pool:       p,
		program:    program,
		attention:  p.attention,
		modules:    &coreModules{make([]api.Module, len(program.plan.Steps)+len(program.plan.Deferred))},
		functions:  map[coreExport]*function{},
		components: make([]componentState, len(program.plan.Components)),
		tasks:      make([]task, 1),
		queue:      &dropQueue{attention: p.attention},
		nursery:    nursery{aged: new(atomic.Bool)},

		timeout:  p.timeout,
		prepares: p.timeout != 0 || len(program.plan.Components) > 1,
	}
	in.background = &importContext{Context: context.Background(), pool: p}
	in.ownEngine.in = in
	in.state.Store(running)
	for i, c := range program.plan.Components {
		in.components[i].mayLeave = true
		if c.Parent != nil {
			in.components[i].parent = &in.components[*c.Parent]
		}
	}
	if err := in.run(ctx); err != nil {
		err = in.withStderr(err)
		in.die(err)
		return nil, err
	}
	in.guard()
	return in, nil
}

// run instantiates the core modules. A start function may call imports at once: what they need of earlier instances is bound before.
func (in *Instance) run(ctx context.Context) error {
	program := in.program
	if in.timeout != 0 {
		timed, cancel := context.WithTimeout(ctx, in.timeout)
		defer cancel()
		ctx = timed
	}
	in.caller = ctx
	in.bindImports()
	for i := range program.plan.Steps {
		if err := in.step(ctx, in.pool.code, i); err != nil {
			return err
		}
	}
	in.engine = &in.ownEngine
	in.bindExports()
	return nil
}

// step carries out step i of a set. Anonymous instances are linked through the resolver: the module's imports name slots.
func (in *Instance) step(ctx context.Context, set *codeSet, i int) error {
	index := set.first + i
	if set.overflows[i] {
		return errorf("instantiating: %w", errTable)
	}
	providers := set.providers[i]
	resolver := experimental.WithImportResolver(ctx, func(name string) api.Module {
		slot, err := strconv.Atoi(name)
		if err != nil || slot >= len(providers) {
			return nil
		}
		return in.modules.at(providers[slot])
	})
	if in.pool.limited {
		resolver = experimental.WithMemoryAllocator(resolver, in.pool.growthOf(index))
	}
	in.engine = &engineContext{in: in, caller: resolver}
	config := wazero.NewModuleConfig().WithName("").WithStartFunctions()
	module, err := in.program.runtime.InstantiateModule(in.engine, set.code[i], config)
	if err != nil {
		if strings.HasPrefix(err.Error(), "import ") {
			return planError(in.program.plan.stepPath(index), "%v", err)
		}
		return errorf("instantiating: %w", in.failure(err))
	}
	in.modules.list[index] = module
	in.bindMemories(index)
	return nil
}

// growthOf is by how much the memories of core instance i may grow; the layer bounds its own.
func (p *Pool) growthOf(i int) growth {
	switch p.program.plan.source(i) {
	case adaptersSource:
		return p.printedGrowth
	case layerSource:
		return maxPages
	}
	return p.growth
}

// canon binds the options of a function of a component instance. Its memory is bound when the core instance that has it exists.
func (in *Instance) canon(options, component int) Canon {
	o := &in.program.plan.Options[options]
	c := Canon{in: in, component: &in.components[component], componentIndex: component}
	c.realloc = in.optional(o.Realloc)
	switch o.Encoding {
	case "utf16":
		c.encoding = encodingUTF16
	case "latin1+utf16":
		c.encoding = encodingLatin1UTF16
	}
	return c
}

// function gives the one function object for a core export.
func (in *Instance) function(ref coreExport) *function {
	f := in.functions[ref]
	if f == nil {
		f = &function{modules: in.modules, export: ref}
		in.functions[ref] = f
	}
	return f
}

// optional is function for an export that need not be there.
func (in *Instance) optional(ref *coreExport) *function {
	if ref == nil {
		return nil
	}
	return in.function(*ref)
}

func (in *Instance) bindImports() {
	plan := in.program.plan
	in.imports = make([]Import, len(plan.HostFunctions))
	for i, f := range plan.HostFunctions {
		if f.Kind == "import" {
			definition := in.program.importCalls[i]
			in.imports[i] = Import{Canon: in.canon(f.Options, f.Component), call: definition.Call, title: definition.Title}
		}
	}
	if plan.Adapters != nil {
		in.copies = make([]memoryCopy, len(plan.HostFunctions))
	}
	if plan.Layer != nil {
		in.private = in.pool.private.NewInstance()
		in.privateCalls = make([]PrivateCall, len(plan.HostFunctions))
		for i := range plan.HostFunctions {
			in.privateCalls[i] = PrivateCall{in: in, function: &plan.HostFunctions[i]}
		}
	}
	in.bindDestructors()
}

func (in *Instance) bindDestructors() {
	plan := in.program.plan
	in.destructors = make([]*function, len(plan.Resources))
	for i, r := range plan.Resources {
		in.destructors[i] = in.optional(r.Destructor)
	}
	in.droppers = make([]*function, len(plan.HostFunctions))
	for i, f := range plan.HostFunctions {
		switch {
		case f.Kind != "resource-drop":
		case f.Destructor != nil:
			in.droppers[i] = in.function(*f.Destructor)
		default:
			in.droppers[i] = in.destructors[f.Resource]
		}
	}
}

// bindMemories gives the imports the memory that core instance i exports.
func (in *Instance) bindMemories(i int) {
	plan := in.program.plan
	for j, f := range plan.HostFunctions {
		if f.Kind != "import" {
			continue
		}
		if m := plan.Options[f.Options].Memory; m != nil && m.Instance == i {
			in.imports[j].memory = in.memory(m)
		}
	}
}

// memory is nil where there is none yet.
func (in *Instance) memory(ref *coreExport) api.Memory {
	if ref == nil {
		return nil
	}
	module := in.modules.at(ref.Instance)
	if module == nil {
		return nil
	}
	return module.ExportedMemory(ref.Name)
}

func (in *Instance) bindExports() {
	exports := in.program.exports
	in.calls = make([]Call, len(exports))
	for i, e := range exports {
		call := &in.calls[i]
		call.Canon, call.export = in.canon(e.plan.Options, e.plan.Component), e.plan.Core
		call.memory = in.memory(in.program.plan.Options[e.plan.Options].Memory)
		call.post = in.optional(e.plan.PostReturn)
	}
}
