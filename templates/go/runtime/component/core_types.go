package component

import (
	"fmt"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// The core functions that the canonical ABI calls beside the lifted ones.
const (
	reallocType    = "(i32, i32, i32, i32) -> (i32)"
	destructorType = "(i32) -> ()"
)

// coreType is how this package writes the type of a core function, e.g. "(i32, i32) -> (i32)".
func coreType(params, results []string) string {
	return "(" + strings.Join(params, ", ") + ") -> (" + strings.Join(results, ", ") + ")"
}

// postReturnType is the type of the post-return of a function of the given type: it takes the result.
func postReturnType(lifted string) string {
	_, results, _ := strings.Cut(lifted, " -> ")
	return results + " -> ()"
}

func typeNames(types []api.ValueType) []string {
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = api.ValueTypeName(t)
	}
	return names
}

// coreCode is the code of core instances, the first ones; what is not compiled yet is not judged.
type coreCode []wazero.CompiledModule

// verify checks that all core functions and memories that the plan names are there, and have the types with which they will be called.
func (p *Program) verify(set coreCode) error {
	for i := range set {
		if err := p.verifyImports(set, i); err != nil {
			return err
		}
	}
	for i, o := range p.plan.Options {
		path := fmt.Sprintf("options[%d]", i)
		if err := set.verifyMemory(path+".memory", o.Memory); err != nil {
			return err
		}
		if err := set.verifyFunction(path+".realloc", o.Realloc, reallocType); err != nil {
			return err
		}
	}
	for i, f := range p.plan.HostFunctions {
		if err := set.verifyHostFunction(fmt.Sprintf("hostFunctions[%d]", i), &f); err != nil {
			return err
		}
	}
	for i, r := range p.plan.Resources {
		if err := set.verifyFunction(fmt.Sprintf("resources[%d].destructor", i), r.Destructor, destructorType); err != nil {
			return err
		}
	}
	for _, e := range p.exports {
		path := fmt.Sprintf("exports[%d]", e.index)
		if err := set.verifyFunction(path+".core", &e.plan.Core, e.coreType); err != nil {
			return err
		}
		if err := set.verifyFunction(path+".postReturn", e.plan.PostReturn, postReturnType(e.coreType)); err != nil {
			return err
		}
	}
	return nil
}

// verifyHostFunction checks what a host function refers to, beside options and resources.
func (s coreCode) verifyHostFunction(path string, f *planHostFunction) error {
	if err := s.verifyFunction(path+".destructor", f.Destructor, destructorType); err != nil {
		return err
	}
	if f.Kind == "wasi" {
		return s.verifyMemory(path+".memory", &f.Memory)
	}
	if f.Kind != "copy" {
		return nil
	}
	if err := s.verifyMemory(path+".from", &f.From.memory); err != nil {
		return err
	}
	return s.verifyMemory(path+".to", &f.To.memory)
}

// verifyImports checks that the functions which step i is given have the types that its module asks for. What else it imports the engine checks.
func (p *Program) verifyImports(set coreCode, i int) error {
	functions := set[i].ImportedFunctions()
	for j, from := range p.plan.step(i).Imports {
		if from.Kind != "func" {
			continue
		}
		path, want := fmt.Sprintf("%s.imports[%d].from", p.plan.stepPath(i), j), definitionType(functions[0])
		functions = functions[1:]
		if from.From.Host == nil {
			if err := set.verifyFunction(path, &from.From.coreExport, want); err != nil {
				return err
			}
			continue
		}
		host := p.plan.HostFunctions[*from.From.Host]
		if got := coreType(host.Params, host.Results); got != want {
			return planError(path, "host function %d has the type %s instead of %s", *from.From.Host, got, want)
		}
	}
	return nil
}

func definitionType(definition api.FunctionDefinition) string {
	return coreType(typeNames(definition.ParamTypes()), typeNames(definition.ResultTypes()))
}

func (s coreCode) verifyMemory(path string, ref *coreExport) error {
	if ref == nil || ref.Instance >= len(s) {
		return nil
	}
	if _, ok := s[ref.Instance].ExportedMemories()[ref.Name]; !ok {
		return planError(path, "core instance %d exports no memory %q", ref.Instance, ref.Name)
	}
	return nil
}

func (s coreCode) verifyFunction(path string, ref *coreExport, want string) error {
	if ref == nil || ref.Instance >= len(s) {
		return nil
	}
	definition, ok := s[ref.Instance].ExportedFunctions()[ref.Name]
	if !ok {
		return planError(path, "core instance %d exports no function %q", ref.Instance, ref.Name)
	}
	if got := definitionType(definition); got != want {
		return planError(path, "%q has the type %s instead of %s", ref.Name, got, want)
	}
	return nil
}
