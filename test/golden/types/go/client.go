package types

import (
	"context"
	_ "embed"
	"errors"
	"time"

	"example.com/golden/types/internal/component"
)

//go:embed types.wasm
var artifact []byte

//go:embed plan.json
var plan []byte

// The runtime's errors begin with the package's name.
func init() { component.Package = "types" }

// source is what clients are made of: the artifact, how it is linked, and the interface for which this package was printed.
var source = component.Source{
	Definition: component.Definition{
		Fingerprint: "b605f415e32b1c01fd9bf043124f93e0d273eefc417f28f4619bf59071e065c5",
		Exports: []component.ExportDefinition{
			{Function: "golden:types/values@0.3.0#scalar", CoreType: "(i32, i32, i32, i32, i32, i32, i32, i64, i64, f32, f64, i32) -> (i32)"},
			{Function: "golden:types/values@0.3.0#spilled", CoreType: "(i32) -> (i32)"},
			{Function: "golden:types/values@0.3.0#choose", CoreType: "(i32) -> (i32)"},
			{Function: "golden:types/values@0.3.0#fixed", CoreType: "(i32, i32, i32, i32, i32, i32, i32) -> (i32)"},
			{Function: "golden:types/values@0.3.0#lookup", CoreType: "(i32, i32) -> (i32)"},
			{Function: "golden:types/values@0.3.0#options", CoreType: "(i32, i32, i32, i32, i32, i32, i32, i32, i32) -> (i32)"},
			{Function: "golden:types/values@0.3.0#results", CoreType: "(i32, i32, i32, i32, i32, i32, i32, f64) -> (i32)"},
			{Function: "golden:types/values@0.3.0#fails", CoreType: "() -> (i32)"},
			{Function: "golden:types/values@0.3.0#fails-with", CoreType: "() -> (i32)"},
			{Function: "golden:types/values@0.3.0#fails-plainly", CoreType: "() -> (i32)"},
			{Function: "golden:types/values@0.3.0#matrix", CoreType: "(i32, i32) -> (i32)"},
		},
		Imports: []component.ImportDefinition{
			{
				Function: "golden:types/values@0.3.0#scalar",
				CoreType: "(i32, i32, i32, i32, i32, i32, i32, i64, i64, f32, f64, i32) -> (i32)",
				Title:    "values.scalar",
				Call:     importValuesScalar,
			},
			{
				Function: "golden:types/values@0.3.0#spilled",
				CoreType: "(i32, i32) -> ()",
				Title:    "values.spilled",
				Call:     importValuesSpilled,
			},
			{
				Function: "golden:types/values@0.3.0#choose",
				CoreType: "(i32, i32) -> ()",
				Title:    "values.choose",
				Call:     importValuesChoose,
			},
			{
				Function: "golden:types/values@0.3.0#fixed",
				CoreType: "(i32, i32, i32, i32, i32, i32, i32, i32) -> ()",
				Title:    "values.fixed",
				Call:     importValuesFixed,
			},
			{
				Function: "golden:types/values@0.3.0#lookup",
				CoreType: "(i32, i32, i32) -> ()",
				Title:    "values.lookup",
				Call:     importValuesLookup,
			},
			{
				Function: "golden:types/values@0.3.0#options",
				CoreType: "(i32, i32, i32, i32, i32, i32, i32, i32, i32, i32) -> ()",
				Title:    "values.options",
				Call:     importValuesOptions,
			},
			{
				Function: "golden:types/values@0.3.0#results",
				CoreType: "(i32, i32, i32, i32, i32, i32, i32, f64, i32) -> ()",
				Title:    "values.results",
				Call:     importValuesResults,
			},
			{
				Function: "golden:types/values@0.3.0#fails",
				CoreType: "(i32) -> ()",
				Title:    "values.fails",
				Call:     importValuesFails,
			},
			{
				Function: "golden:types/values@0.3.0#fails-with",
				CoreType: "(i32) -> ()",
				Title:    "values.failsWith",
				Call:     importValuesFailsWith,
			},
			{
				Function: "golden:types/values@0.3.0#fails-plainly",
				CoreType: "() -> (i32)",
				Title:    "values.failsPlainly",
				Call:     importValuesFailsPlainly,
			},
			{
				Function: "golden:types/values@0.3.0#matrix",
				CoreType: "(i32, i32, i32) -> ()",
				Title:    "values.matrix",
				Call:     importValuesMatrix,
			},
			{
				Function: "probe",
				CoreType: "(i32, i32, i32, i32, i32) -> ()",
				Title:    "probe",
				Call:     importProbe,
			},
		},
	},
	Artifact: artifact,
	Plan:     plan,
}

// Client calls one instance of types. It is made by NewClient.
type Client struct {
	Values *ValuesService

	guest *component.Instance
}

// Option changes how a client is made.
type Option func(*component.Config)

// WithMemoryLimit bounds what the memories and tables of an instance may take together, in bytes. A guest that asks for more is refused it; a limit
// under what the artifact needs from the start is an error. 0 is no limit.
func WithMemoryLimit(bytes uint64) Option {
	return func(config *component.Config) { config.MemoryLimit = bytes }
}

// WithTimeout bounds every call, from when it has the instance. 0 is no bound.
func WithTimeout(timeout time.Duration) Option {
	return func(config *component.Config) { config.Timeout = timeout }
}

// WithCompileCache keeps compiled code in dir, which must be accessible to this user alone, else making a client fails; an empty dir keeps none. By
// default artifacts of 1 MiB and more have a cache under the user's cache directory.
func WithCompileCache(dir string) Option {
	return func(config *component.Config) { config.CacheDir, config.CacheOff = dir, dir == "" }
}

// WithArtifact runs other bytes than those in this package, linked by their own plan. Their interface must be the one for which this
// package was made. A nil plan is this package's, which fits the same bytes only.
func WithArtifact(artifact, plan []byte) Option {
	return func(config *component.Config) { config.Artifact, config.Plan = artifact, plan }
}

// NewClient makes a client. The artifact is compiled when the first one is made in a process; further ones are cheap. If ctx ends before that, compiling
// goes on for the next client. Close it when done.
func NewClient(ctx context.Context, imports Imports, options ...Option) (*Client, error) {
	if imports.Values == nil {
		return nil, errors.New("types: Imports.Values is missing")
	}
	if imports.Probe == nil {
		return nil, errors.New("types: Imports.Probe is missing")
	}
	config := component.Config{}
	for _, option := range options {
		option(&config)
	}
	program, err := source.Program(ctx, config)
	if err != nil {
		return nil, err
	}
	guest, err := component.NewInstance(ctx, program, config, &imports)
	if err != nil {
		return nil, err
	}
	return &Client{
		Values: &ValuesService{guest},
		guest:  guest,
	}, nil
}

// Close frees the client's instance, once a call that is running has ended. Calls afterwards return [ErrClosed].
func (cl *Client) Close() error { return cl.guest.Close() }
