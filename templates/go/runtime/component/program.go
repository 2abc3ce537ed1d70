package component

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// hostDefined stands for the component instance that defines a resource which the application implements.
const hostDefined = -1

// Program is a compiled artifact. Any number of instances are made from it, by any number of goroutines.
type Program struct {
	plan    *plan
	files   programFiles
	runtime wazero.Runtime
	// roomy is the code whose tables may grow; tight, where a limit leaves them no room, is made when a client has such a limit.
	roomy *codeSet
	tight shared[*codeSet]
	// deferred is the code of the deferred steps, made when a guest first calls WASI.
	deferred shared[*codeSet]
	// world is what the layer's modules are given.
	world *PrivateWorld
	// exports are plan exports by the definition's order, importCalls by host function.
	exports     []boundExport
	importCalls []*ImportDefinition
	// resources are plan resources by the definition's order; definers are component instances by plan resource.
	resources []int
	definers  []int
	// calls tells whether the guest can call the application.
	calls bool

	mu sync.Mutex
	// batchers is the code of batchModule by the name of the realloc that it calls.
	batchers map[string]wazero.CompiledModule
}

// boundExport is an exported function of the definition: which one of the plan's it is, and its core type.
type boundExport struct {
	plan     *planExport
	index    int
	coreType string
}

// features are what encoders emit and wazero 1.12 runs well. Exceptions are off: it corrupts locals in try_table.
const features = api.CoreFeaturesV2 | experimental.CoreFeaturesExtendedConst | experimental.CoreFeaturesTailCall

// programFiles are what a program is made from.
type programFiles struct{ artifact, plan, adapters, layer []byte }

// module gives the bytes of a module of the plan.
func (f *programFiles) module(m planModule) []byte {
	file := f.artifact
	switch m.Source {
	case adaptersSource:
		file = f.adapters
	case layerSource:
		file = f.layer
	}
	return file[m.Offset : m.Offset+m.Length]
}

func newProgram(definition *Definition, world *PrivateWorld, files programFiles, key programKey) (*Program, error) {
	plan, err := parsePlan(&files, definition.Fingerprint)
	if err != nil {
		return nil, err
	}
	p := &Program{plan: plan, files: files, world: world}
	if err := p.bind(definition); err != nil {
		return nil, err
	}
	set, err := p.rewrite(0, plan.Steps, tableHeadroom)
	if err != nil {
		return nil, err
	}
	cache, err := key.cache.open()
	if err != nil {
		return nil, err
	}
	err = p.compile(set, cache)
	if err != nil && cache != nil {
		// A cache that cannot be written, or was damaged, is no reason to fail.
		err = p.compile(set, nil)
	}
	if err != nil {
		return nil, err
	}
	p.roomy = set
	return p, p.verify(set.code)
}

// bind connects the plan with the printed code.
func (p *Program) bind(definition *Definition) error {
	for _, want := range definition.Exports {
		i := slices.IndexFunc(p.plan.Exports, func(e planExport) bool { return e.Function == want.Function })
		if i < 0 {
			return planError("exports", "%s is missing", want.Function)
		}
		p.exports = append(p.exports, boundExport{&p.plan.Exports[i], i, want.CoreType})
	}
	p.importCalls = make([]*ImportDefinition, len(p.plan.HostFunctions))
	for i := range p.plan.HostFunctions {
		if err := p.bindHostFunction(definition, i); err != nil {
			return err
		}
	}
	p.bindResources(definition)
	return nil
}

// bindHostFunction finds what an import of the application or of the private world calls.
func (p *Program) bindHostFunction(definition *Definition, i int) error {
	f := &p.plan.HostFunctions[i]
	want := ""
	switch f.Kind {
	case "import":
		j := slices.IndexFunc(definition.Imports, func(d ImportDefinition) bool { return d.Function == f.Function })
		if j >= 0 {
			p.importCalls[i], want = &definition.Imports[j], definition.Imports[j].CoreType
		}
	case "wasi":
		if p.world != nil {
			want = p.world.Functions[f.Function].CoreType
		}
	default:
		return nil
	}
	p.calls = true
	path := fmt.Sprintf("hostFunctions[%d]", i)
	if want == "" {
		return planError(path, "import %s is unknown", f.Function)
	}
	if got := coreType(f.Params, f.Results); got != want {
		return planError(path, "%s has the type %s instead of %s", f.Function, got, want)
	}
	return nil
}

func (p *Program) bindResources(definition *Definition) {
	for _, resource := range definition.Resources {
		p.resources = append(p.resources, resource.in(p.plan))
	}
	for _, r := range p.plan.Resources {
		definer := r.Component
		if r.Kind == "imported" {
			definer, p.calls = hostDefined, true
		}
		p.definers = append(p.definers, definer)
	}
}

// codeSet is the code of steps.
type codeSet struct {
	// first is the core instance that the first step makes.
	first   int
	modules [][]byte
	code    []wazero.CompiledModule
	// providers are, by step, the core instances that a module's imports name by slot.
	providers [][]int
	// overflows tells of a step that it must trap, see overflowsTable.
	overflows []bool
	// need is what the artifact's modules take, printed what those do that were printed for it.
	need, printed need
}

// rewrite prepares the modules of steps, of which the first makes that core instance; tables may grow up to headroom elements.
func (p *Program) rewrite(first int, steps []planStep, headroom uint64) (*codeSet, error) {
	set := &codeSet{first: first}
	for i, step := range steps {
		module, providers, err := rewriteImports(p.files.module(p.plan.Modules[step.Module]), step.Imports)
		if err != nil {
			return nil, planError(p.plan.stepPath(first+i), "%v", err)
		}
		module, err = insertCountdown(boundTables(module, headroom))
		if err != nil {
			return nil, planError(p.plan.stepPath(first+i), "%v", err)
		}
		set.modules = append(set.modules, module)
		set.providers = append(set.providers, providers)
		set.overflows = append(set.overflows, overflowsTable(module))
	}
	own, printed := [][]byte{}, [][]byte{}
	for i, module := range set.modules {
		if p.plan.source(first+i) == adaptersSource {
			printed = append(printed, module)
		} else {
			own = append(own, module)
		}
	}
	set.need, set.printed = needOf(own), needOf(printed)
	return set, nil
}

// compile makes the engine, the host module and the code of every step.
func (p *Program) compile(set *codeSet, cache wazero.CompilationCache) error {
	ctx := context.Background()
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(features).
		WithDebugInfoEnabled(false).
		WithMemoryLimitPages(maxPages)
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	p.runtime = wazero.NewRuntimeWithConfig(ctx, config)
	err := p.buildHostModule(ctx)
	if err == nil {
		err = p.compileModules(set)
	}
	if err != nil {
		_ = p.runtime.Close(ctx)
	}
	return err
}

// compileDeferred makes the code of the deferred steps.
func (p *Program) compileDeferred() (*codeSet, error) {
	set, err := p.rewrite(len(p.plan.Steps), p.plan.Deferred, tableHeadroom)
	if err != nil {
		return nil, err
	}
	if err := p.compileModules(set); err != nil {
		return nil, err
	}
	return set, p.verify(slices.Concat(p.roomy.code, set.code))
}

// compileModules compiles the modules of a set; those of equal code share it.
func (p *Program) compileModules(set *codeSet) error {
	set.code = make([]wazero.CompiledModule, len(set.modules))
	compiled := map[string]wazero.CompiledModule{}
	for i, module := range set.modules {
		key := string(module)
		if compiled[key] == nil {
			code, err := p.runtime.CompileModule(context.Background(), module)
			if err != nil {
				return errorf("compiling core module %d: %w", p.plan.step(set.first+i).Module, err)
			}
			compiled[key] = code
		}
		set.code[i] = compiled[key]
	}
	return nil
}

// within gives the code to instantiate where all memories and tables of the artifact may take so many bytes together, 0 for no limit, and how much
// each memory may grow then.
func (p *Program) within(ctx context.Context, limit uint64) (set *codeSet, own growth, err error) {
	if limit == 0 {
		return p.roomy, maxPages, nil
	}
	if own, ok := p.roomy.need.share(limit); ok {
		return p.roomy, own, nil
	}
	tight, err := p.rewrite(0, p.plan.Steps, 0)
	if err != nil {
		return nil, 0, err
	}
	own, ok := tight.need.share(limit)
	if !ok {
		return nil, 0, errorf("a memory limit of %d bytes is too low, the artifact needs %d", limit, tight.need.bytes())
	}
	set, err = p.tight.get(ctx, func() (*codeSet, error) { return tight, p.compileModules(tight) })
	return set, own, err
}
