package component

import (
	"context"
	_ "embed"
	"encoding/json"
	"testing"
)

//go:embed testdata/guest.wasm
var guestWasm []byte

// The guest's exports, by the index that printed code would have.
const (
	fnPair = iota
	fnPairPostTick
	fnAdd
	fnIdentity
	fnTrapDeep
	fnLoop
	fnRecurse
	fnTick
	fnNow
	fnExhaust
	fnReallocMode
	fnMake
	fnValue
	fnTake
	fnMerge
	fnDoubleDrop
	fnMakeTwo
	fnDropped
	fnKeepBlob
	fnLendBlob
	fnDropBlob
	fnReturnBlob
	fnForgetBorrow
	fnWide
	fnLatin
	fnChain
)

var guestExports = []string{
	"pair", "pair", "add", "identity", "trap-deep", "loop", "recurse", "tick", "now", "exhaust", "realloc-mode", "make", "value", "take",
	"merge", "double-drop", "make-two", "dropped", "keep-blob", "lend-blob", "drop-blob", "return-blob", "forget-borrow", "pair", "pair", "chain",
}

// guestTypes are the exports' core types.
var guestTypes = map[string]string{
	"pair": "(i32, i32) -> (i32)", "add": "(i32, i32) -> (i32)", "merge": "(i32, i32) -> (i32)",
	"identity": "(i32) -> (i32)", "tick": "(i32) -> (i32)", "make": "(i32) -> (i32)", "value": "(i32) -> (i32)", "take": "(i32) -> (i32)",
	"return-blob": "(i32) -> (i32)", "trap-deep": "() -> ()", "loop": "() -> ()", "recurse": "() -> ()", "now": "() -> ()",
	"exhaust": "() -> (i32)", "make-two": "() -> (i32)", "dropped": "() -> (i32)",
	"realloc-mode": "(i32) -> ()", "double-drop": "(i32) -> ()", "keep-blob": "(i32) -> ()", "lend-blob": "(i32) -> ()",
	"drop-blob": "(i32) -> ()", "forget-borrow": "(i32) -> ()", "chain": "(i32) -> ()",
}

const (
	resourceGuest = iota
	resourceBlob
)

// host is what the guest's imports call.
type host struct {
	tick func(ctx context.Context, n uint32) (uint32, error)
	kept []any
}

// guestPlan is the link plan of testdata/guest.wat, taken as an artifact of one core module.
func guestPlan() *plan {
	core := func(name string) *coreExport { return &coreExport{Name: name} }
	hostRef := func(i int) *int { return &i }
	none, i32 := []string{}, []string{"i32"}
	p := &plan{Format: planFormat, World: "test:guest/guest", Fingerprint: "f"}
	p.Artifact.SHA256, p.Artifact.Size = hexDigest(guestWasm), len(guestWasm)
	p.Modules = []planModule{{Length: len(guestWasm)}}
	p.Components = make([]planComponent, 1)
	p.Resources = []planResource{
		{Kind: "defined", Names: []string{"guest"}, Destructor: core("destroy")},
		{Kind: "imported", Names: []string{"blob"}},
	}
	p.Options = []planOptions{
		{Encoding: "utf8", Memory: core("memory"), Realloc: core("realloc")},
		{Encoding: "utf16", Memory: core("memory"), Realloc: core("realloc")},
		{Encoding: "latin1+utf16", Memory: core("memory"), Realloc: core("realloc")},
	}
	p.HostFunctions = []planHostFunction{
		{Kind: "import", Function: "tick", Params: i32, Results: i32},
		{Kind: "import", Function: "keep", Params: []string{"i32", "i32"}, Results: none},
		{Kind: "import", Function: "lent", Params: i32, Results: none},
		{Kind: "resource-new", Params: i32, Results: i32},
		{Kind: "resource-rep", Params: i32, Results: i32},
		{Kind: "resource-drop", Params: i32, Results: none},
		{Kind: "resource-drop", Resource: 1, Params: i32, Results: none},
		{Kind: "trap", Params: none, Results: none, Name: "wasi:clocks/monotonic-clock@0.2.0#now"},
	}
	names := [][2]string{{"host", "tick"}, {"host", "keep"}, {"host", "lent"}, {"guest", "new"}, {"guest", "rep"}, {"guest", "drop"}, {"blob", "drop"}, {"wasi", "now"}}
	step := planStep{Imports: make([]planImport, len(names))}
	for i, name := range names {
		step.Imports[i].Module, step.Imports[i].Name, step.Imports[i].Kind = name[0], name[1], "func"
		step.Imports[i].From.Host = hostRef(i)
	}
	p.Steps = []planStep{step}
	for i, name := range guestExports {
		e := planExport{Function: exportID(i), Core: coreExport{Name: name}}
		switch i {
		case fnPair:
			e.PostReturn = core("post")
		case fnPairPostTick:
			e.PostReturn = core("post-tick")
		case fnWide:
			e.Options = 1
		case fnLatin:
			e.Options = 2
		}
		p.Exports = append(p.Exports, e)
	}
	return p
}

func exportID(i int) string { return string(rune('a' + i)) }

func guestDefinition() Definition {
	d := Definition{Fingerprint: "f", Resources: []ResourceDefinition{{Path: "guest"}, {Path: "blob", Imported: true}}}
	for i, name := range guestExports {
		d.Exports = append(d.Exports, ExportDefinition{exportID(i), guestTypes[name]})
	}
	d.Imports = []ImportDefinition{
		{"tick", "(i32) -> (i32)", "host.tick", func(c *Import, stack []uint64) error {
			result, err := c.Host().(*host).tick(c.Context(), uint32(stack[0]))
			if err != nil {
				return c.Fail(err)
			}
			stack[0] = uint64(result)
			return nil
		}},
		{"keep", "(i32, i32) -> ()", "host.keep", func(c *Import, stack []uint64) error {
			var object any
			if err := LiftOwnObject(&c.Canon, uint32(stack[0]), resourceBlob, &object); err != nil {
				return err
			}
			h := c.Host().(*host)
			h.kept = append(h.kept, object)
			return nil
		}},
		{"lent", "(i32) -> ()", "host.lent", func(c *Import, stack []uint64) error {
			var object any
			return LiftBorrowObject(&c.Canon, uint32(stack[0]), resourceBlob, &object)
		}},
	}
	return d
}

func guestSource(t testing.TB, change func(*plan)) *Source {
	t.Helper()
	p := guestPlan()
	if change != nil {
		change(p)
	}
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return &Source{Definition: guestDefinition(), Artifact: guestWasm, Plan: text}
}

func guestProgram(t testing.TB, config Config) *Program {
	t.Helper()
	program, err := guestSource(t, nil).Program(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

func newGuest(t testing.TB, config Config, h *host) *Instance {
	t.Helper()
	in, err := NewInstance(t.Context(), guestProgram(t, config), config, h)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close() })
	return in
}

// enterer is an Instance or a Pool.
type enterer interface {
	Enter(ctx context.Context, export int, takeOver func()) (*Call, error)
}

// scalar calls a function of flat arguments and at most one flat result.
func scalar(ctx context.Context, guest enterer, export int, args ...uint64) (uint32, error) {
	call, err := guest.Enter(ctx, export, nil)
	if err != nil {
		return 0, err
	}
	copy(call.Args[:], args)
	if err := call.Invoke(); err != nil {
		return 0, call.Fail(err)
	}
	result := uint32(call.Args[0])
	return result, call.Return()
}

// echoString passes a string through the guest.
func echoString(ctx context.Context, in *Instance, export int, s string) (string, error) {
	call, err := in.Enter(ctx, export, nil)
	if err != nil {
		return "", err
	}
	if err := call.FlattenString(s, call.Args[:2]); err != nil {
		return "", call.Fail(err)
	}
	return finishString(call, uint32(call.Args[0]), uint32(call.Args[1]))
}

// liftString makes the guest return the string at a pointer of the test's choice.
func liftString(ctx context.Context, in *Instance, export int, pointer, length uint32) (string, error) {
	call, err := in.Enter(ctx, export, nil)
	if err != nil {
		return "", err
	}
	return finishString(call, pointer, length)
}

func finishString(call *Call, pointer, length uint32) (string, error) {
	call.Args[0], call.Args[1] = uint64(pointer), uint64(length)
	if err := call.Invoke(); err != nil {
		return "", call.Fail(err)
	}
	memory, err := call.Result(4, 8)
	if err != nil {
		return "", call.Fail(err)
	}
	var s string
	if err := call.LoadString(memory, &s); err != nil {
		return "", call.Fail(err)
	}
	return s, call.Return()
}
