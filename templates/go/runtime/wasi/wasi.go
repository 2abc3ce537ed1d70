// Package wasi gives the WASI layer what it asks of the host, wasm-sdk:layer. The layer is a component of ours that stands behind wasi:*; all that a
// guest can reach by it is behind the functions here.
package wasi

import "wasm-sdk.invalid/runtime/component"

// World is the private world.
var World = component.PrivateWorld{Functions: functions(), Check: check, NewClient: newClient}

// function is a function of the private world; its arguments are on the stack, and there it puts its result.
type function func(i *instance, c *component.PrivateCall, s stack) error

// stack holds core values.
type stack []uint64

func (s stack) u32(i int) uint32 { return uint32(s[i]) }

// length is a u32 that may be multiplied.
func (s stack) length(i int) uint64 { return uint64(uint32(s[i])) }

func functions() map[string]component.PrivateFunction {
	all := map[string]component.PrivateFunction{}
	for name, f := range map[string]struct {
		coreType string
		run      function
	}{
		"host.monotonic-now": {"() -> (i64)", monotonicNow},
		"host.wall-now":      {"() -> (i64)", wallNow},
		"host.random":        {"(i32, i32) -> ()", random},
		"host.environment":   {"(i32, i32) -> (i32)", environment},
		"host.arguments":     {"(i32, i32) -> (i32)", arguments},
		"host.write":         {"(i32, i32, i32) -> ()", write},
		"host.exit":          {"(i32) -> ()", exit},
		"host.fail":          {"(i32, i32) -> ()", fail},
		"host.read-stdin":    {"(i32, i32) -> (i32)", readStdin},
		"host.ready":         {"(i32, i32, i32) -> (i32)", ready},
		"host.wait":          {"(i32, i32, i64) -> ()", wait},
		"http.start":         {"(i32, i32) -> (i32)", httpStart},
		"http.answer":        {"(i32, i32, i32) -> (i32)", httpAnswer},
		"http.read":          {"(i32, i32, i32) -> (i32)", httpRead},
		"http.write":         {"(i32, i32, i32) -> (i32)", httpWrite},
		"http.finish":        {"(i32) -> ()", httpFinish},
		"http.cancel":        {"(i32) -> ()", httpCancel},
		"http.failure":       {"(i32, i32, i32) -> (i32)", httpFailure},
	} {
		all[name] = component.PrivateFunction{CoreType: f.coreType, Call: func(c *component.PrivateCall, stack []uint64) error {
			return f.run(c.State().(*instance), c, stack)
		}}
	}
	return all
}
