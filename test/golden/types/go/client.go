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

// source is what clients are made of: the artifact, how it is linked, and the interface for which this package was printed.
var source = component.Source{
	Definition: component.Definition{
		Fingerprint: "b605f415e32b1c01fd9bf043124f93e0d273eefc417f28f4619bf59071e065c5",
		Exports: []string{
			"golden:types/values@0.3.0#scalar",
			"golden:types/values@0.3.0#spilled",
			"golden:types/values@0.3.0#choose",
			"golden:types/values@0.3.0#fixed",
			"golden:types/values@0.3.0#lookup",
			"golden:types/values@0.3.0#options",
			"golden:types/values@0.3.0#results",
			"golden:types/values@0.3.0#fails",
			"golden:types/values@0.3.0#fails-with",
			"golden:types/values@0.3.0#fails-plainly",
			"golden:types/values@0.3.0#matrix",
		},
		Imports: []component.ImportDefinition{
			{
				Function: "golden:types/values@0.3.0#scalar",
				Call:     importValuesScalar,
			},
			{
				Function: "golden:types/values@0.3.0#spilled",
				Call:     importValuesSpilled,
			},
			{
				Function: "golden:types/values@0.3.0#choose",
				Call:     importValuesChoose,
			},
			{
				Function: "golden:types/values@0.3.0#fixed",
				Call:     importValuesFixed,
			},
			{
				Function: "golden:types/values@0.3.0#lookup",
				Call:     importValuesLookup,
			},
			{
				Function: "golden:types/values@0.3.0#options",
				Call:     importValuesOptions,
			},
			{
				Function: "golden:types/values@0.3.0#results",
				Call:     importValuesResults,
			},
			{
				Function: "golden:types/values@0.3.0#fails",
				Call:     importValuesFails,
			},
			{
				Function: "golden:types/values@0.3.0#fails-with",
				Call:     importValuesFailsWith,
			},
			{
				Function: "golden:types/values@0.3.0#fails-plainly",
				Call:     importValuesFailsPlainly,
			},
			{
				Function: "golden:types/values@0.3.0#matrix",
				Call:     importValuesMatrix,
			},
			{
				Function: "probe",
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

// WithMemoryLimit bounds each linear memory of the artifact, in bytes. A guest that needs more than it may have fails by itself.
func WithMemoryLimit(bytes uint64) Option {
	return func(config *component.Config) { config.MemoryLimit = bytes }
}

// WithInterruption makes a context that ends stop a guest that computes. It costs one to two microseconds and a goroutine for every entry
// into the guest; without it a context is looked at before entering and whenever the guest calls an import.
func WithInterruption() Option {
	return func(config *component.Config) { config.Interruption = true }
}

// WithTimeout bounds every call, from when it has the instance; it turns on interruption, see [WithInterruption].
func WithTimeout(timeout time.Duration) Option {
	return func(config *component.Config) { config.Timeout, config.Interruption = timeout, true }
}

// WithCompileCache keeps compiled code in dir, which must be accessible to this user alone; an empty dir keeps none. By default artifacts
// of 1 MiB and more have a cache under the user's cache directory.
func WithCompileCache(dir string) Option {
	return func(config *component.Config) { config.CacheDir, config.CacheOff = dir, dir == "" }
}

// WithArtifact runs other bytes than those in this package, linked by their own plan. Their interface must be the one for which this
// package was made. A nil plan is this package's, which fits the same bytes only.
func WithArtifact(artifact, plan []byte) Option {
	return func(config *component.Config) { config.Artifact, config.Plan = artifact, plan }
}

// NewClient makes a client. The artifact is compiled when the first one is made in a process; further ones are cheap. Close it when done.
func NewClient(ctx context.Context, imports Imports, options ...Option) (*Client, error) {
	if imports.Values == nil {
		return nil, errors.New("imports.Values is missing")
	}
	if imports.Probe == nil {
		return nil, errors.New("imports.Probe is missing")
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
