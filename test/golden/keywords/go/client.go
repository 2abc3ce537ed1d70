package keywords

import (
	"context"
	_ "embed"
	"errors"
	"time"

	"example.com/golden/keywords/internal/component"
)

//go:embed keywords.wasm
var artifact []byte

//go:embed plan.json
var plan []byte

// source is what clients are made of: the artifact, how it is linked, and the interface for which this package was printed.
var source = component.Source{
	Definition: component.Definition{
		Fingerprint: "96ca6dce5d4b4c189f66cdcae1e81ce8cb60fb6796935f068dd05c7ea5ae48a2",
		Exports: []string{
			"golden:keywords/api#new",
			"golden:keywords/api#get",
			"golden:keywords/api#set",
			"golden:keywords/api#static-one",
			"golden:keywords/api#then",
			"golden:keywords/api#load",
			"golden:keywords/api#link",
			"golden:keywords/api#[constructor]array-like",
			"golden:keywords/api#[static]array-like.prototype",
			"golden:keywords/api#[static]array-like.name",
			"golden:keywords/api#[method]array-like.new",
			"golden:keywords/api#[method]array-like.close",
			"golden:keywords/api#[method]array-like.constructor",
			"golden:keywords/api#[method]array-like.delete",
			"golden:keywords/api#[method]array-like.object-id",
			"close",
			"load",
			"then",
		},
		Imports: []component.ImportDefinition{
			{
				Function: "golden:keywords/imports#class",
				Call:     importImportsClass,
			},
		},
		Resources: []string{
			"golden:keywords/api#array-like",
		},
	},
	Artifact: artifact,
	Plan:     plan,
}

// Client calls one instance of keywords. It is made by NewClient.
type Client struct {
	API *APIService

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
	if imports.Imports == nil {
		return nil, errors.New("imports.Imports is missing")
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
		API:   &APIService{guest},
		guest: guest,
	}, nil
}

// Close frees the client's instance, once a call that is running has ended. Calls afterwards return [ErrClosed].
func (cl *Client) Close() error { return cl.guest.Close() }

// CloseKeywords calls close.
func (cl *Client) CloseKeywords(ctx context.Context) error {
	call, err := cl.guest.Enter(ctx, 15)
	if err != nil {
		return err
	}
	_, err = call.Finish()
	return err
}

// LoadKeywords calls load.
func (cl *Client) LoadKeywords(ctx context.Context, new_ uint8) error {
	call, err := cl.guest.Enter(ctx, 16)
	if err != nil {
		return err
	}
	call.Args[0] = uint64(new_)
	_, err = call.Finish()
	return err
}

// Then calls then.
func (cl *Client) Then(ctx context.Context) error {
	call, err := cl.guest.Enter(ctx, 17)
	if err != nil {
		return err
	}
	_, err = call.Finish()
	return err
}
