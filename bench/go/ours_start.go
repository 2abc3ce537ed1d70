package main

// Start-up of ours, and of the limit with interruption, for start.go. A client compiles and instantiates in one, so what is
// measured as compiling holds an instance, too.

import (
	"context"

	"github.com/tetratelabs/wazero"

	big "example.com/bench/big"
	micro "example.com/bench/micro"
)

// bigGuest is the size from which on the package of the large guest is meant.
const bigGuest = 1 << 20

type opener = func() (func() (uint32, error), error)

func openMicroClient(ctx context.Context, cache string) opener {
	return func() (func() (uint32, error), error) {
		client, err := micro.NewClient(ctx, micro.Imports{Host: oursHost{tick}}, micro.WithCompileCache(cache))
		if err != nil {
			return nil, err
		}
		return func() (uint32, error) { return client.Ops.Add(ctx, 1, 2) }, nil
	}
}

func openBigClient(ctx context.Context, cache string) opener {
	return func() (func() (uint32, error), error) {
		client, err := big.NewClient(ctx, big.Imports{Host: oursHost{tick}}, big.WithCompileCache(cache))
		if err != nil {
			return nil, err
		}
		return func() (uint32, error) { return client.Ops.Add(ctx, 1, 2) }, nil
	}
}

func startOurs(ctx context.Context) Starter {
	return func(wasm []byte, cache string) (opener, error) {
		open := openMicroClient(ctx, cache)
		if len(wasm) >= bigGuest {
			open = openBigClient(ctx, cache)
		}
		_, err := open()
		return open, err
	}
}

func startLimitCtx(wasm []byte, cache string) (opener, error) {
	ctx, _ := context.WithCancel(context.Background())
	config := limitConfig(true)
	if cache != "" {
		compiled, err := wazero.NewCompilationCacheWithDir(cache)
		if err != nil {
			return nil, err
		}
		config = config.WithCompilationCache(compiled)
	}
	runtime, err := NewLimitRuntime(ctx, wasm, config)
	if err != nil {
		return nil, err
	}
	return func() (func() (uint32, error), error) {
		in, err := runtime.New(ctx, tick)
		if err != nil {
			return nil, err
		}
		return func() (uint32, error) { return in.Add(ctx, 1, 2) }, nil
	}, nil
}

func init() {
	starters["ours"] = startOurs(context.Background())
	stoppable, _ := context.WithCancel(context.Background())
	starters["ours-ctx"] = startOurs(stoppable)
	starters["limit-ctx"] = startLimitCtx
}
