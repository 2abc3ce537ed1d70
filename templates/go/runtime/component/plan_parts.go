package component

import (
	"maps"
	"slices"
)

// planCounts are the lengths of the plan's lists, which bound the indices in it.
type planCounts struct{ modules, components, resources, options, hostFunctions, steps int }

// hostFunctionKinds are what a plan may ask the host for.
var hostFunctionKinds = append([]string{"import", "resource-new", "resource-rep", "resource-drop", "trap"}, slices.Sorted(maps.Keys(adapterFunctions))...)

// adaptersSource is the source of printed modules.
const adaptersSource = "adapters"

// valueTypeNames are the core types that functions of the host may have.
var valueTypeNames = []string{"i32", "i64", "f32", "f64", "externref"}

// read reads the plan's lists.
func (p *plan) read(root planNode) {
	modules, components, resources := root.field("modules").items(), root.field("components").items(), root.field("resources").items()
	options, hosts, steps := root.field("options").items(), root.field("hostFunctions").items(), root.field("steps").items()
	counts := planCounts{len(modules), len(components), len(resources), len(options), len(hosts), len(steps)}
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
		p.Steps = append(p.Steps, readStep(n, counts, i))
	}
	for _, n := range root.field("exports").items() {
		p.Exports = append(p.Exports, readExport(n, counts))
	}
}

func (p *plan) readAdapters(n planNode) {
	if n.exists() {
		p.Adapters = &planAdapters{
			SHA256:    n.field("sha256").text(),
			Size:      n.field("size").number(),
			Functions: n.field("functions").texts(),
		}
	}
}

func (p *plan) readModule(n planNode) planModule {
	m := planModule{Offset: n.field("offset").number(), Length: n.field("length").number()}
	file, size := "artifact", p.Artifact.Size
	if source := n.field("source"); source.exists() {
		m.Source = source.oneOf("module of source", adaptersSource)
		if p.Adapters == nil {
			source.fail("there are no adapters")
			return planModule{}
		}
		file, size = m.Source, p.Adapters.Size
	}
	if m.Offset > size || m.Length > size-m.Offset {
		n.fail("lies outside the %s", file)
		return planModule{}
	}
	return m
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
		r.Destructor = n.field("destructor").optionalCore(counts.steps)
	}
	return r
}

func readOptions(n planNode, counts planCounts) planOptions {
	return planOptions{
		Encoding: n.field("encoding").oneOf("string encoding", "utf8", "utf16", "latin1+utf16"),
		Memory:   n.field("memory").optionalCore(counts.steps),
		Realloc:  n.field("realloc").optionalCore(counts.steps),
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
		f.Destructor = n.field("destructor").optionalCore(counts.steps)
		checkBuiltin(n, &f, p.Resources)
	case "trap":
		f.Name = n.field("name").text()
	case "transfer-own", "transfer-borrow":
		f.Resource = n.field("resource").index(counts.resources)
		f.From = &planEnd{component: n.field("from").index(counts.components)}
		f.To = &planEnd{component: n.field("to").index(counts.components)}
	case "copy":
		f.From = &planEnd{memory: n.field("from").core(counts.steps)}
		f.To = &planEnd{memory: n.field("to").core(counts.steps)}
	}
	if adapter, ok := adapterFunctions[f.Kind]; ok {
		checkType(n, &f, adapter.coreType)
		if p.Adapters == nil {
			n.field("kind").fail("there are no adapters")
		}
	}
	return f
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
func readStep(n planNode, counts planCounts, i int) planStep {
	step := planStep{Module: n.field("module").index(counts.modules)}
	for _, item := range n.field("imports").items() {
		step.Imports = append(step.Imports, planImport{
			Module: item.field("module").text(),
			Name:   item.field("name").text(),
			Kind:   item.field("kind").oneOf("import of kind", importKinds...),
			From:   readSource(item.field("from"), counts, i),
		})
	}
	return step
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
