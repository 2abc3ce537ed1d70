package component

import (
	"cmp"
	"maps"
	"slices"
)

// planCounts are the lengths of the plan's lists, which bound the indices in it.
type planCounts struct{ modules, components, resources, options, hostFunctions, steps, instances int }

// hostFunctionKinds are what a plan may ask the host for.
var hostFunctionKinds = append([]string{"import", "resource-new", "resource-rep", "resource-drop", "trap", "wasi"}, slices.Sorted(maps.Keys(adapterFunctions))...)

// The sources of modules that do not lie in the artifact: printed ones, and the layer's.
const (
	adaptersSource = "adapters"
	layerSource    = "layer"
)

// valueTypeNames are the core types that functions of the host may have.
var valueTypeNames = []string{"i32", "i64", "f32", "f64", "externref"}

// read reads the plan's lists.
func (p *plan) read(root planNode) {
	modules, components, resources := root.field("modules").items(), root.field("components").items(), root.field("resources").items()
	options, hosts, steps := root.field("options").items(), root.field("hostFunctions").items(), root.field("steps").items()
	deferred := root.field("deferred").optionalItems()
	counts := planCounts{len(modules), len(components), len(resources), len(options), len(hosts), len(steps), len(steps) + len(deferred)}
	for _, n := range modules {
		p.Modules = append(p.Modules, p.readModule(n))
	}
	for i, n := range components {
		p.Components = append(p.Components, readComponent(n, i))
	}
	for _, n := range resources {
		p.Resources = append(p.Resources, readResource(n, counts))
	}
	for _, n := range options {
		p.Options = append(p.Options, readOptions(n, counts))
	}
	for _, n := range hosts {
		p.HostFunctions = append(p.HostFunctions, p.readHostFunction(n, counts))
	}
	for i, n := range steps {
		p.Steps = append(p.Steps, p.readStep(n, counts, i))
	}
	for i, n := range deferred {
		p.Deferred = append(p.Deferred, p.readStep(n, counts, len(steps)+i))
	}
	for _, n := range root.field("exports").items() {
		p.Exports = append(p.Exports, readExport(n, counts))
	}
}

// readFiles reads what the plan says about the files beside the artifact.
func (p *plan) readFiles(root planNode) {
	if n := root.field("adapters"); n.exists() {
		p.Adapters = &planAdapters{
			SHA256:    n.field("sha256").text(),
			Size:      n.field("size").number(),
			Functions: n.field("functions").texts(),
		}
	}
	if n := root.field("layer"); n.exists() {
		p.Layer = &planLayer{
			Name:   n.field("name").oneOf("layer", "base", "http"),
			SHA256: n.field("sha256").text(),
			Size:   n.field("size").number(),
		}
	}
}

func (p *plan) readModule(n planNode) planModule {
	m := planModule{Offset: n.field("offset").number(), Length: n.field("length").number()}
	file, size := "artifact", p.Artifact.Size
	if source := n.field("source"); source.exists() {
		m.Source = source.oneOf("module of source", adaptersSource, layerSource)
		file, size = m.Source, p.sizeOf(source)
	}
	if m.Offset > size || m.Length > size-m.Offset {
		n.fail("lies outside the %s", file)
		return planModule{}
	}
	return m
}

// sizeOf is the size of the file beside the artifact that a module's source names.
func (p *plan) sizeOf(source planNode) int {
	switch {
	case source.value == adaptersSource && p.Adapters != nil:
		return p.Adapters.Size
	case source.value == layerSource && p.Layer != nil:
		return p.Layer.Size
	}
	source.fail("there is no such file")
	return 0
}

// readComponent reads component instance i. Its parent is an earlier one, so that there are no cycles.
func readComponent(n planNode, i int) planComponent {
	parent := n.field("parent")
	if !parent.exists() {
		return planComponent{}
	}
	index := parent.index(i)
	return planComponent{Parent: &index}
}

func readResource(n planNode, counts planCounts) planResource {
	r := planResource{Kind: n.field("kind").oneOf("resource of kind", "defined", "imported"), Names: n.field("names").texts()}
	if r.Kind == "defined" {
		r.Component = n.field("component").index(counts.components)
		r.Destructor = n.field("destructor").optionalCore(counts.instances)
	}
	return r
}

func readOptions(n planNode, counts planCounts) planOptions {
	return planOptions{
		Encoding: n.field("encoding").oneOf("string encoding", "utf8", "utf16", "latin1+utf16"),
		Memory:   n.field("memory").optionalCore(counts.instances),
		Realloc:  n.field("realloc").optionalCore(counts.instances),
	}
}

func (p *plan) readHostFunction(n planNode, counts planCounts) planHostFunction {
	f := planHostFunction{
		Kind:    n.field("kind").oneOf("host function of kind", hostFunctionKinds...),
		Params:  readTypes(n.field("params")),
		Results: readTypes(n.field("results")),
	}
	switch f.Kind {
	case "import":
		f.Function = n.field("function").text()
		f.Options = n.field("options").index(counts.options)
		f.Component = n.field("component").index(counts.components)
	case "resource-new", "resource-rep", "resource-drop":
		f.Resource = n.field("resource").index(counts.resources)
		f.Component = n.field("component").index(counts.components)
		f.Destructor = n.field("destructor").optionalCore(counts.instances)
		checkBuiltin(n, &f, p.Resources)
	case "trap":
		f.Name = n.field("name").text()
	case "transfer-own", "transfer-borrow":
		f.Resource = n.field("resource").index(counts.resources)
		f.From = &planEnd{component: n.field("from").index(counts.components)}
		f.To = &planEnd{component: n.field("to").index(counts.components)}
	case "copy":
		f.From = &planEnd{memory: n.field("from").core(counts.instances)}
		f.To = &planEnd{memory: n.field("to").core(counts.instances)}
	case "wasi":
		f.Function = n.field("function").text()
		f.Memory = n.field("memory").core(counts.instances)
	}
	p.checkPrinted(n, &f)
	return f
}

// checkPrinted refuses what only printed modules and the layer ask for where there are none.
func (p *plan) checkPrinted(n planNode, f *planHostFunction) {
	adapter, isAdapter := adapterFunctions[f.Kind]
	if isAdapter {
		checkType(n, f, adapter.coreType)
	}
	if isAdapter && p.Adapters == nil || f.Kind == "wasi" && p.Layer == nil {
		n.field("kind").fail("there is no file of modules that ask for it")
	}
}

func checkType(n planNode, f *planHostFunction, want string) {
	if got := coreType(f.Params, f.Results); got != want {
		n.fail("%s has the type %s instead of %s", f.Kind, got, want)
	}
}

// checkBuiltin refuses a function of a resource that the canonical ABI does not have: only who defines a resource sees representations.
func checkBuiltin(n planNode, f *planHostFunction, resources []planResource) {
	want := "(i32) -> (i32)"
	if f.Kind == "resource-drop" {
		want = "(i32) -> ()"
	}
	checkType(n, f, want)
	if n.reader.err != nil || f.Kind == "resource-drop" {
		return
	}
	if r := resources[f.Resource]; r.Kind != "defined" || r.Component != f.Component {
		n.fail("%s of a resource that another component defines", f.Kind)
	}
}

func readTypes(n planNode) []string {
	items := n.items()
	types := make([]string, len(items))
	for i, item := range items {
		types[i] = item.oneOf("value type", valueTypeNames...)
	}
	return types
}

// readStep reads the step that makes core instance i. It can only be given what earlier ones have.
func (p *plan) readStep(n planNode, counts planCounts, i int) planStep {
	step := planStep{Module: n.field("module").index(counts.modules)}
	for _, item := range n.field("imports").items() {
		step.Imports = append(step.Imports, planImport{
			Module: item.field("module").text(),
			Name:   item.field("name").text(),
			Kind:   item.field("kind").oneOf("import of kind", importKinds...),
			From:   readSource(item.field("from"), counts, i),
		})
		if n.reader.err == nil {
			p.checkReach(item.field("from"), &step)
		}
	}
	return step
}

// checkReach refuses a step whose last import gives a module what is for the layer alone, or for the printed stubs before it.
func (p *plan) checkReach(n planNode, step *planStep) {
	host := step.Imports[len(step.Imports)-1].From.Host
	if host == nil {
		return
	}
	source, kind := p.Modules[step.Module].Source, p.HostFunctions[*host].Kind
	if kind == "wasi" && source != layerSource || kind == "load" && source != adaptersSource {
		n.fail("%s is not for modules of the %s", kind, cmp.Or(source, "artifact"))
	}
}

func readSource(n planNode, counts planCounts, i int) planSource {
	host := n.field("host")
	if !host.exists() {
		return planSource{coreExport: n.core(i)}
	}
	index := host.index(counts.hostFunctions)
	return planSource{Host: &index}
}

func readExport(n planNode, counts planCounts) planExport {
	return planExport{
		Function:   n.field("function").text(),
		Core:       n.field("core").core(counts.steps),
		Options:    n.field("options").index(counts.options),
		PostReturn: n.field("postReturn").optionalCore(counts.steps),
		Component:  n.field("component").index(counts.components),
	}
}
