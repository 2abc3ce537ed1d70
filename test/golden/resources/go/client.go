package resources

import (
	"context"
	_ "embed"
	"errors"
	"time"

	"example.com/golden/resources/internal/component"
)

//go:embed resources.wasm
var artifact []byte

//go:embed plan.json
var plan []byte

// source is what clients are made of: the artifact, how it is linked, and the interface for which this package was printed.
var source = component.Source{
	Definition: component.Definition{
		Fingerprint: "8c24b1dd7c6c26b7885d7b523065ee29f3e7a503a6e8d51ae4b69f3e7dc9ba20",
		Exports: []string{
			"golden:resources/sessions#hold",
			"golden:resources/sessions#inspect",
			"golden:resources/sessions#[constructor]session",
			"golden:resources/sessions#[static]session.join",
			"golden:resources/sessions#[method]session.attach",
			"golden:resources/sessions#[method]session.detach",
			"golden:resources/shared#swap",
			"golden:resources/shared#[method]token.value",
		},
		Imports: []component.ImportDefinition{
			{
				Function: "golden:resources/store#find",
				Call:     importStoreFind,
			},
			{
				Function: "golden:resources/store#compare",
				Call:     importStoreCompare,
			},
			{
				Function: "golden:resources/store#[constructor]blob",
				Call:     importStoreNewBlob,
			},
			{
				Function: "golden:resources/store#[static]blob.open",
				Call:     importStoreBlobOpen,
			},
			{
				Function: "golden:resources/shared#swap",
				Call:     importSharedSwap,
			},
			{
				Function: "golden:resources/store#[method]blob.read",
				Call:     importBlobReadMethod,
			},
			{
				Function: "golden:resources/shared#[method]token.value",
				Call:     importImportedTokenValueMethod,
			},
		},
		Resources: []string{
			"golden:resources/store#blob",
			"golden:resources/shared#token",
			"golden:resources/sessions#session",
			"golden:resources/shared#token",
		},
	},
	Artifact: artifact,
	Plan:     plan,
}

// Client calls one instance of resources. It is made by NewClient.
type Client struct {
	Sessions *SessionsService
	Shared   *SharedService

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
	if imports.Store == nil {
		return nil, errors.New("imports.Store is missing")
	}
	if imports.Shared == nil {
		return nil, errors.New("imports.Shared is missing")
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
		Sessions: &SessionsService{guest},
		Shared:   &SharedService{guest},
		guest:    guest,
	}, nil
}

// Close frees the client's instance, once a call that is running has ended. Calls afterwards return [ErrClosed].
func (cl *Client) Close() error { return cl.guest.Close() }
