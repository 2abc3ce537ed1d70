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

// The runtime's errors begin with the package's name.
func init() { component.Package = "resources" }

// source is what clients are made of: the artifact, how it is linked, and the interface for which this package was printed.
var source = component.Source{
	Definition: component.Definition{
		Fingerprint: "8c24b1dd7c6c26b7885d7b523065ee29f3e7a503a6e8d51ae4b69f3e7dc9ba20",
		Exports: []component.ExportDefinition{
			{Function: "golden:resources/sessions#hold", CoreType: "(i32, i32, i32) -> (i32)"},
			{Function: "golden:resources/sessions#inspect", CoreType: "(i32, i32, i32, i32) -> (i32)"},
			{Function: "golden:resources/sessions#[constructor]session", CoreType: "(i32, i32) -> (i32)"},
			{Function: "golden:resources/sessions#[static]session.join", CoreType: "(i32, i32) -> (i32)"},
			{Function: "golden:resources/sessions#[method]session.attach", CoreType: "(i32, i32, i32) -> ()"},
			{Function: "golden:resources/sessions#[method]session.detach", CoreType: "(i32) -> (i32)"},
			{Function: "golden:resources/shared#swap", CoreType: "(i32, i32) -> (i32)"},
			{Function: "golden:resources/shared#[method]token.value", CoreType: "(i32) -> (i32)"},
		},
		Imports: []component.ImportDefinition{
			{
				Function: "golden:resources/store#find",
				CoreType: "(i32, i32, i32) -> ()",
				Title:    "store.find",
				Call:     importStoreFind,
			},
			{
				Function: "golden:resources/store#compare",
				CoreType: "(i32, i32) -> (i32)",
				Title:    "store.compare",
				Call:     importStoreCompare,
			},
			{
				Function: "golden:resources/store#[constructor]blob",
				CoreType: "(i32, i32) -> (i32)",
				Title:    "store.blob",
				Call:     importStoreNewBlob,
			},
			{
				Function: "golden:resources/store#[static]blob.open",
				CoreType: "(i32, i32, i32) -> ()",
				Title:    "store.open",
				Call:     importStoreBlobOpen,
			},
			{
				Function: "golden:resources/shared#swap",
				CoreType: "(i32, i32, i32) -> ()",
				Title:    "shared.swap",
				Call:     importSharedSwap,
			},
			{
				Function: "golden:resources/store#[method]blob.read",
				CoreType: "(i32, i32) -> ()",
				Title:    "blob.read",
				Call:     importBlobReadMethod,
			},
			{
				Function: "golden:resources/shared#[method]token.value",
				CoreType: "(i32, i32) -> ()",
				Title:    "token.value",
				Call:     importImportedTokenValueMethod,
			},
		},
		Resources: []component.ResourceDefinition{
			{Path: "golden:resources/store#blob", Imported: true},
			{Path: "golden:resources/shared#token", Imported: true},
			{Path: "golden:resources/sessions#session"},
			{Path: "golden:resources/shared#token"},
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
	if imports.Store == nil {
		return nil, errors.New("resources: Imports.Store is missing")
	}
	if imports.Shared == nil {
		return nil, errors.New("resources: Imports.Shared is missing")
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
