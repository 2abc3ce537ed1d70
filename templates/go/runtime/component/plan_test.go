package component

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// mutations calls use with every plan in which one value of p is another, or gone.
func mutations(t *testing.T, p *plan, use func(name string, text []byte)) {
	t.Helper()
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var root any
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	wrong := []any{nil, -1, 1, 5, 999_999, 1e18, 1.5, true, "", "nope", "memory", "realloc", []any{}, map[string]any{}}
	written := func(path string, value any) {
		changed, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		use(fmt.Sprintf("%s = %v", path, value), changed)
	}
	var walk func(path string, value any, set func(any))
	walk = func(path string, value any, set func(any)) {
		for _, other := range wrong {
			set(other)
			written(path, other)
		}
		set(value)
		switch value := value.(type) {
		case map[string]any:
			for _, key := range slices.Sorted(maps.Keys(value)) {
				walk(path+"."+key, value[key], func(v any) { value[key] = v })
			}
		case []any:
			for i := range value[:min(len(value), 4)] {
				walk(fmt.Sprintf("%s[%d]", path, i), value[i], func(v any) { value[i] = v })
			}
		}
	}
	walk("", root, func(v any) { root = v })
}

// TestDamagedPlans wants an error or a client of every damaged plan, and never a panic. A client is used as far as it goes.
func TestDamagedPlans(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles some hundred times")
	}
	refused, taken := 0, 0
	mutations(t, guestPlan(), func(name string, text []byte) {
		source := guestSource(t, nil)
		source.Plan = text
		program, err := source.Program(t.Context(), Config{})
		if err != nil {
			refused++
			if !strings.HasPrefix(err.Error(), "link plan: ") {
				t.Errorf("%s: %v", name, err)
			}
			return
		}
		in, err := NewInstance(t.Context(), program, Config{}, &host{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		taken++
		for export := range guestExports {
			if export != fnLoop {
				_, _ = scalar(t.Context(), in, export, 1, 1)
			}
		}
		_ = in.Close()
		_ = program.runtime.Close(t.Context())
	})
	if refused < 100 || taken < 10 {
		t.Errorf("%d plans were refused, %d taken", refused, taken)
	}
}

func TestTextsThatAreNoPlan(t *testing.T) {
	whole := string(guestSource(t, nil).Plan)
	for _, text := range []string{"", "\x00\xff", whole[:len(whole)/2], strings.Repeat("[", 100_000), "1e999", "NaN", "\ufeff" + whole, whole + "x", "[]", whole + whole} {
		if _, err := parsePlan(&programFiles{artifact: guestWasm, plan: []byte(text)}, "f"); err == nil {
			t.Errorf("%.20q is taken", text)
		}
	}
}

func TestWherePlansAreWrong(t *testing.T) {
	nine, zero := 9, 0
	for want, change := range map[string]func(*plan){
		"steps[0].imports[1].from.host: 9 is out of range":                              func(p *plan) { p.Steps[0].Imports[1].From.Host = &nine },
		"steps[0].imports[1].from.instance: 0 is out of range":                          func(p *plan) { p.Steps[0].Imports[1].From.Host = nil },
		"components[0].parent: 0 is out of range":                                       func(p *plan) { p.Components[0].Parent = &zero },
		"modules[0].offset: must be a whole number":                                     func(p *plan) { p.Modules[0].Offset = -1 },
		"exports[0].core: \"take\" has the type (i32) -> (i32) instead of":              func(p *plan) { p.Exports[0].Core.Name = "take" },
		"exports[0].postReturn: \"add\" has the type":                                   func(p *plan) { p.Exports[0].PostReturn.Name = "add" },
		"options[1].realloc: \"add\" has the type":                                      func(p *plan) { p.Options[1].Realloc.Name = "add" },
		"options[1].memory: core instance 0 exports no memory \"add\"":                  func(p *plan) { p.Options[1].Memory.Name = "add" },
		"resources[0].destructor: \"add\" has the type":                                 func(p *plan) { p.Resources[0].Destructor.Name = "add" },
		"hostFunctions[3]: resource-new of a resource that another component defines":   func(p *plan) { p.HostFunctions[3].Resource = 1 },
		"hostFunctions[5]: resource-drop has the type (i32, i32) -> () instead of":      func(p *plan) { p.HostFunctions[5].Params = []string{"i32", "i32"} },
		"steps[0]: core module imports \"host\" \"tick\" as a func, the link plan as a": func(p *plan) { p.Steps[0].Imports[0].Kind = "memory" },
	} {
		_, err := guestSource(t, change).Program(t.Context(), Config{})
		if err == nil || !strings.HasPrefix(err.Error(), "link plan: "+want) {
			t.Errorf("want %s, got %v", want, err)
		}
	}
}

func TestAnotherPlanIsAnotherProgram(t *testing.T) {
	source := guestSource(t, nil)
	if _, err := source.Program(t.Context(), Config{}); err != nil {
		t.Fatal(err)
	}
	other := guestSource(t, func(p *plan) { p.Exports[fnAdd].Core.Name = "nope" })
	if _, err := source.Program(t.Context(), Config{Plan: other.Plan}); err == nil {
		t.Error("the program of the embedded plan is used")
	}
}

// TestOnePathTwoResources imports and exports a resource under one path.
func TestOnePathTwoResources(t *testing.T) {
	p := guestPlan()
	p.Resources[0].Names, p.Resources[1].Names = []string{"thing"}, []string{"thing"}
	exported, imported := ResourceDefinition{Path: "thing"}, ResourceDefinition{Path: "thing", Imported: true}
	if got := exported.in(p); got != 0 {
		t.Errorf("the exported one is entry %d", got)
	}
	if got := imported.in(p); got != 1 {
		t.Errorf("the imported one is entry %d", got)
	}
	p.Resources = p.Resources[1:]
	if got := exported.in(p); got != 0 {
		t.Errorf("one that is exported again is entry %d", got)
	}
	if got := (ResourceDefinition{Path: "unknown"}).in(p); got != 1 || len(p.Resources) != 2 {
		t.Errorf("an unknown one is entry %d of %d", got, len(p.Resources))
	}
}
