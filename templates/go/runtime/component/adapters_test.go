package component

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
)

//go:embed testdata/printed.wasm
var printedWasm []byte

// The exports of a component of two parts and a printed module, by the index that printed code would have.
const (
	fnFault = iota
	fnTransferOwn
	fnTransferBorrow
	fnEnterCall
	fnExitCall
	fnCopy
	fnGrow
	fnPeek
	fnDestroyed
	fnLenderMake
	fnLenderTake
	fnBorrowerDrop
)

// partsExports are core exports: of the part that defines the resource, of the one that it is passed to, or of the printed module.
var partsExports = []struct {
	core     coreExport
	coreType string
}{
	{coreExport{printed, "fault"}, "(i32, i32) -> ()"},
	{coreExport{printed, "transfer-own"}, "(i32) -> (i32)"},
	{coreExport{printed, "transfer-borrow"}, "(i32) -> (i32)"},
	{coreExport{printed, "enter-call"}, "(i32) -> ()"},
	{coreExport{printed, "exit-call"}, "(i32) -> ()"},
	{coreExport{printed, "copy"}, "(i32, i32, i32) -> ()"},
	{coreExport{printed, "grow"}, "(i32) -> (i32)"},
	{coreExport{printed, "peek"}, "(i32) -> (i32)"},
	{coreExport{printed, "destroyed"}, "() -> (i32)"},
	{coreExport{lender, "make"}, "(i32) -> (i32)"},
	{coreExport{lender, "take"}, "(i32) -> (i32)"},
	{coreExport{borrower, "drop-blob"}, "(i32) -> ()"},
}

// The core instances, and in this order the component instances, of which the printed module is none.
const (
	lender = iota
	borrower
	printed
)

// MarshalJSON writes it as it stands in a plan.
func (e planEnd) MarshalJSON() ([]byte, error) {
	if e.memory.Name != "" {
		return json.Marshal(e.memory)
	}
	return json.Marshal(e.component)
}

// partsPlan has the guest twice and what carries calls between them. The second one's blobs are the first one's resource.
func partsPlan() *plan {
	p := guestPlan()
	p.Adapters = &planAdapters{SHA256: hexDigest(printedWasm), Size: len(printedWasm), Functions: []string{"f"}}
	p.Modules = append(p.Modules, planModule{Source: adaptersSource, Length: len(printedWasm)})
	p.Components = make([]planComponent, 2)
	p.Resources = append(p.Resources, planResource{Kind: "defined", Component: borrower, Names: []string{}})
	first := p.Steps[0].Imports
	host := func(imports []planImport, i int, f planHostFunction) {
		index := len(p.HostFunctions)
		p.HostFunctions = append(p.HostFunctions, f)
		imports[i].From.Host = &index
	}
	none, i32 := []string{}, []string{"i32"}
	second := append([]planImport{}, first...)
	host(second, 3, planHostFunction{Kind: "resource-new", Resource: 2, Component: borrower, Params: i32, Results: i32})
	host(second, 4, planHostFunction{Kind: "resource-rep", Resource: 2, Component: borrower, Params: i32, Results: i32})
	host(second, 6, planHostFunction{Kind: "resource-drop", Component: borrower, Destructor: &coreExport{printed, "destroy"}, Params: i32, Results: none})
	third := make([]planImport, 6)
	from, to := &planEnd{component: lender}, &planEnd{component: borrower}
	for i, f := range []planHostFunction{
		{Kind: "fault", Params: []string{"i32", "i32"}, Results: none},
		{Kind: "transfer-own", From: from, To: to, Params: []string{"i32", "i32"}, Results: i32},
		{Kind: "transfer-borrow", From: from, To: to, Params: []string{"i32", "i32"}, Results: i32},
		{Kind: "enter-call", Params: none, Results: none},
		{Kind: "exit-call", Params: i32, Results: none},
		{
			Kind: "copy", Params: []string{"i32", "i32", "i32"}, Results: none,
			From: &planEnd{memory: coreExport{lender, "memory"}}, To: &planEnd{memory: coreExport{printed, "memory"}},
		},
	} {
		third[i] = planImport{Module: "host", Name: f.Kind, Kind: "func"}
		host(third, i, f)
	}
	p.Steps = append(p.Steps, planStep{Imports: second}, planStep{Module: 1, Imports: third})
	p.Exports = nil
	for i, e := range partsExports {
		p.Exports = append(p.Exports, planExport{Function: exportID(i), Core: e.core, Component: e.core.Instance % printed})
	}
	return p
}

func partsSource(t testing.TB, change func(*plan)) *Source {
	t.Helper()
	p := partsPlan()
	if change != nil {
		change(p)
	}
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	d := guestDefinition()
	d.Exports = nil
	for i, e := range partsExports {
		d.Exports = append(d.Exports, ExportDefinition{exportID(i), e.coreType})
	}
	return &Source{Definition: d, Artifact: guestWasm, Plan: text, Adapters: printedWasm}
}

// newParts gives a function that calls a new instance.
func newParts(t testing.TB, config Config) func(export int, args ...uint64) (uint32, error) {
	t.Helper()
	program, err := partsSource(t, nil).Program(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	in, err := NewInstance(t.Context(), program, config, &host{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close() })
	return func(export int, args ...uint64) (uint32, error) { return scalar(t.Context(), in, export, args...) }
}

// step is a call and what it must give, or trap with.
type step struct {
	export int
	args   []uint64
	gives  uint32
	traps  string
}

func runSteps(t *testing.T, name string, steps []step) {
	t.Helper()
	call := newParts(t, Config{})
	for i, s := range steps {
		got, err := call(s.export, s.args...)
		switch {
		case s.traps == "" && err != nil:
			t.Errorf("%s: steps[%d]: %v", name, i, err)
		case s.traps != "" && (err == nil || !strings.Contains(err.Error(), "guest trapped: "+s.traps)):
			t.Errorf("%s: steps[%d]: got %v, want the trap %s", name, i, err, s.traps)
		case s.traps == "" && hasResult(s.export) && got != s.gives:
			t.Errorf("%s: steps[%d]: got %d, want %d", name, i, got, s.gives)
		}
	}
}

func hasResult(export int) bool { return strings.HasSuffix(partsExports[export].coreType, "(i32)") }

func args(values ...uint64) []uint64 { return values }

func TestFaultsNameTheRuleAndTheFunction(t *testing.T) {
	for number, rule := range rules {
		runSteps(t, rule, []step{{fnFault, args(uint64(number), 0), 0, rule + ", in a call of f"}})
	}
	for _, number := range []uint64{uint64(len(rules)), math.MaxUint32} {
		runSteps(t, "an unknown rule", []step{{fnFault, args(number, number), 0, "a rule of the canonical ABI is broken, in a call of a function"}})
	}
}

func TestHandlesBetweenParts(t *testing.T) {
	for name, steps := range map[string][]step{
		"an own handle moves, and is dropped by the destructor that is given": {
			{fnLenderMake, args(7), 1, ""},
			{fnLenderMake, args(8), 2, ""},
			{fnTransferOwn, args(2), 1, ""},
			{fnTransferOwn, args(1), 2, ""},
			{fnBorrowerDrop, args(2), 0, ""},
			{fnDestroyed, nil, 8, ""},
			{fnLenderMake, args(9), 1, ""},
		},
		"it moves once": {
			{fnLenderMake, args(7), 1, ""},
			{fnTransferOwn, args(1), 1, ""},
			{fnTransferOwn, args(1), 0, "unknown handle"},
		},
		"an unknown handle is not lent": {{fnTransferBorrow, args(1), 0, "unknown handle"}},
		"a borrow is its owner's again": {
			{fnLenderMake, args(7), 1, ""},
			{fnEnterCall, args(1), 0, ""},
			{fnTransferBorrow, args(1), 1, ""},
			{fnTransferBorrow, args(1), 2, ""},
			{fnBorrowerDrop, args(1), 0, ""},
			{fnBorrowerDrop, args(2), 0, ""},
			{fnDestroyed, nil, 0, ""},
			{fnExitCall, args(0), 0, ""},
			{fnLenderTake, args(1), 7, ""},
		},
		"what is lent is not dropped": {
			{fnLenderMake, args(7), 1, ""},
			{fnEnterCall, args(1), 0, ""},
			{fnTransferBorrow, args(1), 1, ""},
			{fnBorrowerDrop, args(1), 0, ""},
			{fnLenderTake, args(1), 0, "handle is lent to a running call"},
		},
		"what is lent does not move": {
			{fnLenderMake, args(7), 1, ""},
			{fnEnterCall, args(1), 0, ""},
			{fnTransferBorrow, args(1), 1, ""},
			{fnTransferOwn, args(1), 0, "handle is lent to a running call"},
		},
		"a borrow that remains": {
			{fnLenderMake, args(7), 1, ""},
			{fnEnterCall, args(1), 0, ""},
			{fnTransferBorrow, args(1), 1, ""},
			{fnExitCall, args(0), 0, "borrowed handles remain at the end of a call of f"},
		},
		"each call has its own borrows": {
			{fnLenderMake, args(7), 1, ""},
			{fnEnterCall, args(1), 0, ""},
			{fnTransferBorrow, args(1), 1, ""},
			{fnEnterCall, args(1), 0, ""},
			{fnExitCall, args(0), 0, ""},
			{fnEnterCall, args(1), 0, ""},
			{fnBorrowerDrop, args(1), 0, ""},
			{fnTransferBorrow, args(1), 1, ""},
			{fnExitCall, args(0), 0, "borrowed handles remain"},
		},
		"the application's call cannot be left": {{fnExitCall, args(0), 0, "borrowed handles remain at the end of a call of f"}},
		"some calls may be inside one another":  {{fnEnterCall, args(maxTasks - 1), 0, ""}},
		"too many may not":                      {{fnEnterCall, args(maxTasks), 0, "too many calls are inside one another"}},
	} {
		runSteps(t, name, steps)
	}
}

func TestTooManyLoans(t *testing.T) {
	table, call := &handleTable{}, &task{loans: make([]loan, maxLoans)}
	index, err := table.own(0, 7)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := table.lend(index, 0, call); err != errLoans {
		t.Errorf("got %v", err)
	}
}

func TestCopies(t *testing.T) {
	const target, source = 3 * pageSize, pageSize
	outside := errCopy.Reason
	for name, steps := range map[string][]step{
		"copies":                {{fnPeek, args(5), 0, ""}, {fnCopy, args(0, 0, 100), 0, ""}},
		"all of the source":     {{fnCopy, args(target-source, 0, source), 0, ""}},
		"nothing, at the end":   {{fnCopy, args(target, source, 0), 0, ""}},
		"past the source":       {{fnCopy, args(0, 1, source), 0, outside}},
		"past the target":       {{fnCopy, args(target-99, 0, 100), 0, outside}},
		"around the end":        {{fnCopy, args(0, math.MaxUint32, 2), 0, outside}},
		"a length that is huge": {{fnCopy, args(0, 0, math.MaxUint32), 0, outside}},
		"into what has grown": {
			{fnCopy, args(0, 0, 8), 0, ""},
			{fnGrow, args(100), 3, ""},
			{fnCopy, args(103*pageSize-8, 0, 8), 0, ""},
		},
	} {
		runSteps(t, name, steps)
	}
}

func TestACopyBeforeThereIsAMemory(t *testing.T) {
	in := &Instance{modules: &coreModules{}, copies: make([]memoryCopy, 1)}
	f := &planHostFunction{From: &planEnd{memory: coreExport{1, "memory"}}, To: &planEnd{}}
	if err := in.copyBytes(f, 0, args(0, 0, 0)); err == nil || !strings.Contains(err.Error(), "before it exists") {
		t.Errorf("got %v", err)
	}
}

func TestPrintedModulesDoNotCount(t *testing.T) {
	const needed = 2 * pageSize // one page for each part
	call := newParts(t, Config{MemoryLimit: needed})
	if before, err := call(fnGrow, printedBytes/pageSize-3); before != 3 || err != nil {
		t.Errorf("got %d, %v", before, err)
	}
	if refused, err := call(fnGrow, 1); refused != math.MaxUint32 || err != nil {
		t.Errorf("more than printed modules may have: got %d, %v", refused, err)
	}
	config := Config{MemoryLimit: needed - 1}
	program, err := partsSource(t, nil).Program(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := NewInstance(t.Context(), program, config, &host{}); err == nil || !strings.Contains(err.Error(), fmt.Sprint(needed)) {
		t.Errorf("got %v", err)
	}
}

func TestWherePlansWithAdaptersAreWrong(t *testing.T) {
	function := func(p *plan, kind string) *planHostFunction {
		for i := range p.HostFunctions {
			if p.HostFunctions[i].Kind == kind && (kind != "resource-drop" || p.HostFunctions[i].Destructor != nil) {
				return &p.HostFunctions[i]
			}
		}
		t.Fatalf("no %s", kind)
		return nil
	}
	for want, change := range map[string]func(*plan){
		"adapters: the plan was made with 9 bytes with SHA-256":                       func(p *plan) { p.Adapters.Size = 9 },
		"adapters.size: must be a whole number":                                       func(p *plan) { p.Adapters.Size = -1 },
		"adapters.functions: must be a list":                                          func(p *plan) { p.Adapters.Functions = nil },
		"modules[1].source: there is no such file":                                    func(p *plan) { p.Adapters = nil },
		"modules[1].source: module of source \"odd\" is not supported":                func(p *plan) { p.Modules[1].Source = "odd" },
		"modules[1]: lies outside the adapters":                                       func(p *plan) { p.Modules[1].Offset = 1 },
		"hostFunctions[11].kind: there is no file of modules that ask for it":         func(p *plan) { p.Adapters, p.Modules = nil, p.Modules[:1] },
		"hostFunctions[11]: fault has the type (i32) -> () instead":                   func(p *plan) { function(p, "fault").Params = []string{"i32"} },
		"hostFunctions[12].resource: 9 is out of range":                               func(p *plan) { function(p, "transfer-own").Resource = 9 },
		"hostFunctions[12].from: 9 is out of range":                                   func(p *plan) { function(p, "transfer-own").From = &planEnd{component: 9} },
		"hostFunctions[13].to: 9 is out of range":                                     func(p *plan) { function(p, "transfer-borrow").To = &planEnd{component: 9} },
		"hostFunctions[13].to: must be a whole number":                                func(p *plan) { function(p, "transfer-borrow").To = nil },
		"hostFunctions[16].from.instance: 9 is out of range":                          func(p *plan) { function(p, "copy").From.memory.Instance = 9 },
		"hostFunctions[16].to: core instance 2 exports no memory \"peek\"":            func(p *plan) { function(p, "copy").To.memory.Name = "peek" },
		"hostFunctions[16].from: core instance 0 exports no memory \"x\"":             func(p *plan) { function(p, "copy").From.memory.Name = "x" },
		"hostFunctions[10].destructor.instance: 9 is out of range":                    func(p *plan) { function(p, "resource-drop").Destructor.Instance = 9 },
		"hostFunctions[10].destructor: \"grow\" has the type (i32) -> (i32) instead ": func(p *plan) { function(p, "resource-drop").Destructor.Name = "grow" },
	} {
		_, err := partsSource(t, change).Program(t.Context(), Config{})
		if err == nil || !strings.HasPrefix(err.Error(), "link plan: "+want) {
			t.Errorf("want %s, got %v", want, err)
		}
	}
}

func TestDamagedPlansWithAdapters(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles some hundred times")
	}
	mutations(t, partsPlan(), func(name string, text []byte) {
		source := partsSource(t, nil)
		source.Plan = text
		program, err := source.Program(t.Context(), Config{})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "link plan: ") {
				t.Errorf("%s: %v", name, err)
			}
			return
		}
		if in, err := NewInstance(t.Context(), program, Config{}, &host{}); err == nil {
			for export := range partsExports {
				_, _ = scalar(t.Context(), in, export, 1, 1, 1)
			}
			_ = in.Close()
		}
		_ = program.runtime.Close(t.Context())
	})
}

func TestAdaptersOfAnotherPlan(t *testing.T) {
	source := partsSource(t, nil)
	for want, adapters := range map[string][]byte{
		"this package has none":                nil,
		"this package has 3 with 039058c6f2c0": {1, 2, 3},
	} {
		source.Adapters, source.programs = adapters, nil
		_, err := source.Program(t.Context(), Config{})
		if err == nil || !strings.Contains(err.Error(), "link plan: adapters: the plan was made with") || !strings.Contains(err.Error(), want) {
			t.Errorf("want %s, got %v", want, err)
		}
	}
}
