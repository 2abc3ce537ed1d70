package component

import (
	"context"
	"fmt"
	"strconv"
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
		modules:    &coreModules{},
		functions:  map[coreExport]*function{},
		components: make([]componentState, len(program.plan.Components)),
		queue:      &dropQueue{attention: p.attention},
		nursery:    nursery{aged: new(atomic.Bool)},

		interruptible: program.config.Interruption,
		timeout:       p.timeout,
		prepares:      program.config.Interruption || p.timeout != 0 || len(program.plan.Components) > 1,
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
		in.die(err)
		return nil, err
	}
	in.guard()
	return in, nil
}

// run instantiates the core modules. A start function may call imports at once: what they need of earlier instances is bound before.
func (in *Instance) run(ctx context.Context) error {
	program := in.program
	in.caller = ctx
	if err := in.bindImports(); err != nil {
		return err
	}
	for i := range program.plan.Steps {
		if err := in.step(ctx, i); err != nil {
			return fmt.Errorf("instantiating: %w", in.failure(err))
		}
	}
	in.engine = &in.ownEngine
	return in.bindExports()
}

// step makes core instance i. Anonymous instances are linked through the resolver: the module's imports name slots.
func (in *Instance) step(ctx context.Context, i int) error {
	program := in.program
	if program.overflows[i] {
		return errTable
	}
	providers := program.providers[i]
	resolver := experimental.WithImportResolver(ctx, func(name string) api.Module {
		slot, err := strconv.Atoi(name)
		if err != nil || slot >= len(providers) {
			return nil
		}
		return in.modules.list[providers[slot]]
	})
	in.engine = &engineContext{in: in, caller: resolver}
	config := wazero.NewModuleConfig().WithName("").WithStartFunctions()
	module, err := program.runtime.InstantiateModule(in.engine, program.code[i], config)
	if err != nil {
		return err
	}
	in.modules.list = append(in.modules.list, module)
	return in.bindMemories(i)
}

// canon binds the options of a function of a component instance. Its memory is bound when the core instance that has it exists.
func (in *Instance) canon(options, component int) (Canon, error) {
	o := &in.program.plan.Options[options]
	c := Canon{in: in, component: &in.components[component], componentIndex: component}
	if o.Realloc != nil {
		c.realloc = in.function(*o.Realloc)
	}
	switch o.Encoding {
	case "utf8":
	case "utf16":
		c.encoding = encodingUTF16
	case "latin1+utf16":
		c.encoding = encodingLatin1UTF16
	default:
		return c, fmt.Errorf("link plan: string encoding %q is not supported", o.Encoding)
	}
	return c, nil
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

func (in *Instance) bindImports() error {
	plan := in.program.plan
	in.imports = make([]Import, len(plan.HostFunctions))
	for i, f := range plan.HostFunctions {
		if f.Kind != "import" {
			continue
		}
		canon, err := in.canon(f.Options, f.Component)
		if err != nil {
			return err
		}
		in.imports[i] = Import{Canon: canon, call: in.program.importCalls[i]}
	}
	in.destructors = make([]*function, len(plan.Resources))
	for i, r := range plan.Resources {
		if r.Destructor != nil {
			in.destructors[i] = in.function(*r.Destructor)
		}
	}
	return nil
}

// bindMemories gives the imports the memory that core instance i exports.
func (in *Instance) bindMemories(i int) error {
	plan := in.program.plan
	for j, f := range plan.HostFunctions {
		if f.Kind != "import" {
			continue
		}
		if m := plan.Options[f.Options].Memory; m != nil && m.Instance == i {
			memory, err := in.memory(m)
			if err != nil {
				return err
			}
			in.imports[j].memory = memory
		}
	}
	return nil
}

func (in *Instance) memory(ref *coreExport) (api.Memory, error) {
	if ref == nil {
		return nil, nil
	}
	memory := in.modules.list[ref.Instance].ExportedMemory(ref.Name)
	if memory == nil {
		return nil, fmt.Errorf("core instance %d does not export memory %q", ref.Instance, ref.Name)
	}
	return memory, nil
}

func (in *Instance) bindExports() error {
	exports := in.program.exports
	in.calls = make([]Call, len(exports))
	for i, e := range exports {
		canon, err := in.canon(e.Options, e.Component)
		if err != nil {
			return err
		}
		if canon.memory, err = in.memory(in.program.plan.Options[e.Options].Memory); err != nil {
			return err
		}
		call := &in.calls[i]
		call.Canon, call.export = canon, e.Core
		if e.PostReturn != nil {
			call.post = in.function(*e.PostReturn)
		}
	}
	return nil
}
