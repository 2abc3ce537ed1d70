package component

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// hostDefined stands for the component instance that defines a resource which the application implements.
const hostDefined = -1

// Definition is the interface that the printed code was made for.
type Definition struct {
	// Fingerprint identifies the interface: a plan with another one is refused.
	Fingerprint string
	// Exports and Imports are WIT paths of functions, Resources of resources. Printed code refers to them by index.
	Exports   []string
	Imports   []ImportDefinition
	Resources []string
}

// ImportDefinition is an imported function and the printed code that calls the application.
type ImportDefinition struct {
	Function string
	Call     ImportFunc
}

// Program is a compiled artifact. Any number of instances are made from it, by any number of goroutines.
type Program struct {
	plan    *plan
	config  Config
	runtime wazero.Runtime
	// code and providers are by step.
	code      []wazero.CompiledModule
	providers [][]int
	// overflows tells of a step that it must trap, see overflowsTable.
	overflows []bool
	// exports are plan exports by the definition's order, importCalls by host function.
	exports     []*planExport
	importCalls []ImportFunc
	// resources are plan resources by the definition's order; definers are component instances by plan resource.
	resources []int
	definers  []int
	// imports tells whether the guest can call the application.
	imports bool

	mu sync.Mutex
	// batchers is the code of batchModule by the name of the realloc that it calls.
	batchers map[string]wazero.CompiledModule
}

// features are what encoders emit and wazero 1.12 runs well. Exceptions are off: it corrupts locals in try_table.
const features = api.CoreFeaturesV2 | experimental.CoreFeaturesExtendedConst | experimental.CoreFeaturesTailCall

// Source is the artifact that a package embeds. It is compiled once per process and configuration, at first use.
type Source struct {
	Definition Definition
	Artifact   []byte
	Plan       []byte

	mu       sync.Mutex
	programs map[programKey]*program
}

type programKey struct {
	artifact     string
	pages        uint32
	interruption bool
	cache        string
}

// program is a Program being made by the first who asked for it.
type program struct {
	mu    sync.Mutex
	value *Program
}

// Program compiles the artifact, or the one that replaces it, unless that was done before. A failure is not remembered.
func (s *Source) Program(ctx context.Context, config Config) (*Program, error) {
	artifact, planText := s.Artifact, s.Plan
	if config.Artifact != nil {
		artifact = config.Artifact
	}
	if config.Plan != nil {
		planText = config.Plan
	}
	key := programKey{pages: config.memoryPages(), interruption: config.Interruption, cache: cacheKey(config, len(artifact))}
	if config.Artifact != nil {
		key.artifact = hexDigest(artifact)
	}
	s.mu.Lock()
	if s.programs == nil {
		s.programs = map[programKey]*program{}
	}
	entry := s.programs[key]
	if entry == nil {
		entry = &program{}
		s.programs[key] = entry
	}
	s.mu.Unlock()

	entry.mu.Lock()
	defer entry.mu.Unlock()
	if entry.value == nil {
		made, err := newProgram(ctx, &s.Definition, artifact, planText, config)
		if err != nil {
			return nil, err
		}
		entry.value = made
	}
	return entry.value, nil
}

func hexDigest(artifact []byte) string {
	digest := sha256.Sum256(artifact)
	return hex.EncodeToString(digest[:])
}

func newProgram(ctx context.Context, definition *Definition, artifact, planText []byte, config Config) (*Program, error) {
	plan, err := parsePlan(planText, artifact, definition.Fingerprint)
	if err != nil {
		return nil, err
	}
	p := &Program{plan: plan, config: config}
	if err := p.bind(definition); err != nil {
		return nil, err
	}
	modules, err := p.rewrite(artifact)
	if err != nil {
		return nil, err
	}
	// A context that ends while compiling must not leave a half-made program to others.
	ctx = context.WithoutCancel(ctx)
	err = p.compile(ctx, modules, openCache(config, len(artifact)))
	if err != nil && config.caches(len(artifact)) {
		// A cache that cannot be written, or was damaged, is no reason to fail.
		err = p.compile(ctx, modules, nil)
	}
	if err != nil {
		return nil, err
	}
	return p, nil
}

// bind connects the plan with the printed code.
func (p *Program) bind(definition *Definition) error {
	for _, name := range definition.Exports {
		i := slices.IndexFunc(p.plan.Exports, func(e planExport) bool { return e.Function == name })
		if i < 0 {
			return fmt.Errorf("link plan: export %s is missing", name)
		}
		p.exports = append(p.exports, &p.plan.Exports[i])
	}
	p.importCalls = make([]ImportFunc, len(p.plan.HostFunctions))
	for i, f := range p.plan.HostFunctions {
		if f.Kind != "import" {
			continue
		}
		j := slices.IndexFunc(definition.Imports, func(d ImportDefinition) bool { return d.Function == f.Function })
		if j < 0 {
			return fmt.Errorf("link plan: import %s is unknown", f.Function)
		}
		p.importCalls[i], p.imports = definition.Imports[j].Call, true
	}
	for _, name := range definition.Resources {
		// One that the artifact never mentions keeps -1; nothing can refer to it.
		p.resources = append(p.resources, slices.IndexFunc(p.plan.Resources, func(r planResource) bool { return slices.Contains(r.Names, name) }))
	}
	for _, r := range p.plan.Resources {
		switch r.Kind {
		case "defined":
		case "imported":
			r.Component = hostDefined
		default:
			return fmt.Errorf("link plan: resource of kind %q is not supported", r.Kind)
		}
		p.definers = append(p.definers, r.Component)
	}
	return nil
}

func (p *Program) rewrite(artifact []byte) ([][]byte, error) {
	modules := make([][]byte, len(p.plan.Steps))
	p.providers = make([][]int, len(p.plan.Steps))
	for i, step := range p.plan.Steps {
		m := p.plan.Modules[step.Module]
		code, providers, err := rewriteImports(artifact[m.Offset:m.Offset+m.Length], step.Imports)
		if err != nil {
			return nil, fmt.Errorf("step %d of the link plan: %w", i, err)
		}
		modules[i], p.providers[i] = code, providers
		p.overflows = append(p.overflows, overflowsTable(code))
	}
	return modules, nil
}

// compile makes the engine, the host module and the code of every step; steps of equal code share it.
func (p *Program) compile(ctx context.Context, modules [][]byte, cache wazero.CompilationCache) error {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(features).
		WithDebugInfoEnabled(false).
		WithMemoryLimitPages(p.config.memoryPages()).
		WithCloseOnContextDone(p.config.Interruption)
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	p.runtime = wazero.NewRuntimeWithConfig(ctx, config)
	err := p.compileModules(ctx, modules)
	if err != nil {
		_ = p.runtime.Close(ctx)
	}
	return err
}

func (p *Program) compileModules(ctx context.Context, modules [][]byte) error {
	if err := p.buildHostModule(ctx); err != nil {
		return err
	}
	p.code = make([]wazero.CompiledModule, len(modules))
	shared := map[string]wazero.CompiledModule{}
	for i, module := range modules {
		key := string(module)
		if shared[key] == nil {
			code, err := p.runtime.CompileModule(ctx, module)
			if err != nil {
				return fmt.Errorf("compiling core module %d: %w", p.plan.Steps[i].Module, err)
			}
			shared[key] = code
		}
		p.code[i] = shared[key]
	}
	return nil
}

// buildHostModule exports every host function of the plan under its index. They find their instance through the context.
func (p *Program) buildHostModule(ctx context.Context) error {
	builder := p.runtime.NewHostModuleBuilder(hostModule)
	for i, f := range p.plan.HostFunctions {
		params, err := valueTypes(f.Params)
		if err != nil {
			return err
		}
		results, err := valueTypes(f.Results)
		if err != nil {
			return err
		}
		function, err := p.hostFunction(i)
		if err != nil {
			return err
		}
		builder.NewFunctionBuilder().WithGoModuleFunction(function, params, results).Export(fmt.Sprint(i))
	}
	if len(p.plan.HostFunctions) == 0 {
		return nil
	}
	_, err := builder.Instantiate(ctx)
	return err
}

func valueTypes(names []string) ([]api.ValueType, error) {
	types := make([]api.ValueType, len(names))
	for i, name := range names {
		switch name {
		case "i32":
			types[i] = api.ValueTypeI32
		case "i64":
			types[i] = api.ValueTypeI64
		case "f32":
			types[i] = api.ValueTypeF32
		case "f64":
			types[i] = api.ValueTypeF64
		case "externref":
			types[i] = api.ValueTypeExternref
		default:
			return nil, fmt.Errorf("link plan: value type %q is not supported", name)
		}
	}
	return types, nil
}

// hostFunction is what the guest calls for host function i of the plan.
func (p *Program) hostFunction(i int) (api.GoModuleFunc, error) {
	f := &p.plan.HostFunctions[i]
	switch f.Kind {
	case "import":
		return func(ctx context.Context, _ api.Module, stack []uint64) { hostCall(ctx, i, stack) }, nil
	case "resource-new":
		return builtin(func(in *Instance, stack []uint64) error {
			index, err := in.resourceNew(f.Component, f.Resource, uint32(stack[0]))
			stack[0] = uint64(index)
			return err
		}), nil
	case "resource-rep":
		return builtin(func(in *Instance, stack []uint64) error {
			rep, err := in.resourceRep(f.Component, f.Resource, uint32(stack[0]))
			stack[0] = uint64(rep)
			return err
		}), nil
	case "resource-drop":
		return builtin(func(in *Instance, stack []uint64) error {
			return in.resourceDrop(f.Component, f.Resource, uint32(stack[0]))
		}), nil
	case "trap":
		return trapping(f.Name), nil
	default:
		return nil, fmt.Errorf("link plan: host function of kind %q is not supported", f.Kind)
	}
}

func builtin(run func(in *Instance, stack []uint64) error) api.GoModuleFunc {
	return func(ctx context.Context, _ api.Module, stack []uint64) {
		in := ctx.(*engineContext).in
		if err := run(in, stack); err != nil {
			panic(err)
		}
	}
}
