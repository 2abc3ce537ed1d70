package wasi

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"testing"

	"wasm-sdk.invalid/runtime/component"
)

//go:embed testdata/private.wasm
var privateWasm []byte

// coreTypes are those of the test module's own functions.
var coreTypes = map[string][2][]string{
	"host.monotonic-now": {{}, {"i64"}},
	"host.wall-now":      {{}, {"i64"}},
	"host.random":        {{"i32", "i32"}, {}},
	"host.environment":   {{"i32", "i32"}, {"i32"}},
	"host.arguments":     {{"i32", "i32"}, {"i32"}},
	"host.write":         {{"i32", "i32", "i32"}, {}},
	"host.exit":          {{"i32"}, {}},
	"host.fail":          {{"i32", "i32"}, {}},
	"host.read-stdin":    {{"i32", "i32"}, {"i32"}},
	"host.ready":         {{"i32", "i32", "i32"}, {"i32"}},
	"host.wait":          {{"i32", "i32", "i64"}, {}},
}

// hosts are the functions that the test module imports, in its order.
var hosts = []string{
	"monotonic-now", "wall-now", "random", "environment", "arguments", "write", "exit", "fail", "read-stdin", "ready", "wait",
}

// own are its other exports, and their types.
var own = map[string]string{"peek": "(i32) -> (i32)", "poke": "(i32, i32) -> ()", "trap": "() -> ()"}

// functionNames are all exports, by index.
var functionNames = append(append([]string{}, hosts...), "peek", "poke", "trap")

type object = map[string]any

// source is a program of one module, which is the layer's and whose exports call the private world as it is.
func source(t testing.TB) *component.Source {
	t.Helper()
	digest := sha256.Sum256(privateWasm)
	described := object{"name": "base", "sha256": hex.EncodeToString(digest[:]), "size": len(privateWasm)}
	var functions, imports, exports []object
	definition := component.Definition{Fingerprint: "f"}
	for i, name := range hosts {
		types := coreTypes["host."+name]
		functions = append(functions, object{
			"kind": "wasi", "function": "host." + name, "memory": object{"instance": 0, "name": "memory"}, "params": types[0], "results": types[1],
		})
		imports = append(imports, object{"module": "host", "name": name, "kind": "func", "from": object{"host": i}})
	}
	for _, name := range functionNames {
		exports = append(exports, object{"function": name, "core": object{"instance": 0, "name": name}, "options": 0, "component": 0})
		coreType := own[name]
		if coreType == "" {
			coreType = World.Functions["host."+name].CoreType
		}
		definition.Exports = append(definition.Exports, component.ExportDefinition{Function: name, CoreType: coreType})
	}
	plan, err := json.Marshal(object{
		"format": 1, "world": "test:private/private", "fingerprint": "f", "artifact": described, "layer": described,
		"modules":    []object{{"source": "layer", "offset": 0, "length": len(privateWasm)}},
		"components": []object{{}}, "resources": []object{}, "options": []object{{"encoding": "utf8"}},
		"hostFunctions": functions, "steps": []object{{"module": 0, "imports": imports}}, "exports": exports,
	})
	if err != nil {
		t.Fatal(err)
	}
	return &component.Source{Definition: definition, Artifact: privateWasm, Plan: plan, Layer: privateWasm, World: &World}
}

// layer calls the private world as the layer does.
type layer struct {
	t testing.TB
	*component.Instance
}

func newLayer(t testing.TB, options Options) layer {
	t.Helper()
	config := component.Config{WASI: &options}
	program, err := source(t).Program(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	in, err := component.NewInstance(t.Context(), program, config, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close() })
	return layer{t, in}
}

func (l layer) call(ctx context.Context, name string, args ...uint64) (uint64, error) {
	for i, known := range functionNames {
		if known != name {
			continue
		}
		call, err := l.Enter(ctx, i, nil)
		if err != nil {
			return 0, err
		}
		copy(call.Args[:], args)
		return call.Finish()
	}
	l.t.Fatalf("no function %s", name)
	return 0, nil
}

// gives is call for what must not fail.
func (l layer) gives(name string, args ...uint64) uint64 {
	l.t.Helper()
	result, err := l.call(l.t.Context(), name, args...)
	if err != nil {
		l.t.Fatalf("%s: %v", name, err)
	}
	return result
}

// bytes are those of the layer's memory.
func (l layer) bytes(at, length int) []byte {
	l.t.Helper()
	bytes := make([]byte, length)
	for i := range bytes {
		bytes[i] = byte(l.gives("peek", uint64(at+i)))
	}
	return bytes
}

func (l layer) put(at int, bytes []byte) {
	l.t.Helper()
	for i, b := range bytes {
		l.gives("poke", uint64(at+i), uint64(b))
	}
}
