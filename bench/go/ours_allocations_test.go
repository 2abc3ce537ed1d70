package main

import (
	"os"
	"testing"
)

// TestAllocations prints the allocations of a call, ours beside the limit's.
func TestAllocations(t *testing.T) {
	wasm, err := os.ReadFile(os.Getenv("BENCH_GUEST"))
	must(err)
	for _, name := range []string{"limit", "ours", "limit-ctx", "ours-ctx", "ours-pool"} {
		contender, err := contenders[name](&Env{Component: wasm, Tick: tick})
		must(err)
		for _, o := range opNames {
			if op, ok := contender.Ops[o.name]; ok {
				emit("allocations", o.name, "contender", name, "count", testing.AllocsPerRun(100, func() { must(op.Run()) }))
			}
		}
	}
}
