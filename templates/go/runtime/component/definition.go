package component

import "slices"

// Definition is the interface that the printed code was made for. Printed code refers to all of its lists by index.
type Definition struct {
	// Fingerprint identifies the interface: a plan with another one is refused.
	Fingerprint string
	Exports     []ExportDefinition
	Imports     []ImportDefinition
	Resources   []ResourceDefinition
}

// ExportDefinition is an exported function.
type ExportDefinition struct {
	// Function is the WIT path.
	Function string
	// CoreType is the type of the core function that the printed code calls, e.g. "(i32, i32) -> (i32)".
	CoreType string
}

// ImportDefinition is an imported function and the printed code that calls the application.
type ImportDefinition struct {
	Function string
	// CoreType is the type of the core function that the guest calls.
	CoreType string
	// Title is how errors name the function, e.g. "host.rate".
	Title string
	Call  ImportFunc
}

// ResourceDefinition is a resource of the interface. One path may name two: what the application provides, and what the guest does.
type ResourceDefinition struct {
	Path     string
	Imported bool
}

// in finds the plan's entry for the resource. A guest may export again what it imports; then the entry of the path is of the other kind.
func (d ResourceDefinition) in(p *plan) int {
	named := -1
	for i, r := range p.Resources {
		if !slices.Contains(r.Names, d.Path) {
			continue
		}
		if d.Imported == (r.Kind == "imported") {
			return i
		}
		named = i
	}
	if named >= 0 {
		return named
	}
	// The artifact never mentions it: it gets an entry of its own, to which nothing in the guest can refer.
	p.Resources = append(p.Resources, planResource{Kind: "imported"})
	return len(p.Resources) - 1
}
