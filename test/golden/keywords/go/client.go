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

// The runtime's errors begin with the package's name.
func init() { component.Package = "keywords" }

// source is what clients are made of: the artifact, how it is linked, and the interface for which this package was printed.
var source = component.Source{
	Definition: component.Definition{
		Fingerprint: "e42e196eecb5ccdfe13500d2b0eccbca8932ac88265bd81e81923bf391a7a488",
		Exports: []component.ExportDefinition{
			{Function: "golden:keywords/api#new", CoreType: "(i32, i32, i32, i32, i32) -> (i32)"},
			{Function: "golden:keywords/api#get", CoreType: "() -> (i32)"},
			{Function: "golden:keywords/api#set", CoreType: "(i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32) -> ()"},
			{Function: "golden:keywords/api#static-one", CoreType: "(i32, i32, i32, i32, i32, i32, i32, i32, i32) -> (i32)"},
			{Function: "golden:keywords/api#then", CoreType: "() -> (i32)"},
			{Function: "golden:keywords/api#load", CoreType: "(i32, i32) -> ()"},
			{Function: "golden:keywords/api#link", CoreType: "(i32, i32, i32, i32) -> ()"},
			{Function: "golden:keywords/api#words", CoreType: "(i32) -> (i32)"},
			{Function: "golden:keywords/api#choose", CoreType: "(i32, i32, i32, i32, i32, i32, i32) -> (i32)"},
			{Function: "golden:keywords/api#[constructor]array-like", CoreType: "(i32) -> (i32)"},
			{Function: "golden:keywords/api#[static]array-like.prototype", CoreType: "() -> ()"},
			{Function: "golden:keywords/api#[static]array-like.name", CoreType: "() -> (i32)"},
			{Function: "golden:keywords/api#[method]array-like.new", CoreType: "(i32) -> (i32)"},
			{Function: "golden:keywords/api#[method]array-like.close", CoreType: "(i32) -> ()"},
			{Function: "golden:keywords/api#[method]array-like.constructor", CoreType: "(i32) -> ()"},
			{Function: "golden:keywords/api#[method]array-like.delete", CoreType: "(i32, i32, i32) -> ()"},
			{Function: "golden:keywords/api#[method]array-like.object-id", CoreType: "(i32) -> (i32)"},
			{Function: "close", CoreType: "() -> ()"},
			{Function: "load", CoreType: "(i32, i32) -> ()"},
			{Function: "then", CoreType: "() -> ()"},
		},
		Imports: []component.ImportDefinition{
			{
				Function: "golden:keywords/imports#class",
				CoreType: "(i32) -> (i32)",
				Title:    "imports.class",
				Call:     importImportsClass,
			},
		},
		Resources: []component.ResourceDefinition{
			{Path: "golden:keywords/api#array-like"},
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
	if imports.Imports == nil {
		return nil, errors.New("keywords: Imports.Imports is missing")
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
func (client *Client) Close() error { return client.guest.Close() }

// CloseKeywords calls close.
func (client *Client) CloseKeywords(ctx context.Context) error {
	call, err := client.guest.Enter(ctx, 17, nil)
	if err != nil {
		return err
	}
	_, err = call.Finish()
	return err
}

// LoadKeywords calls load.
func (client *Client) LoadKeywords(ctx context.Context, new_, cl uint8) error {
	call, err := client.guest.Enter(ctx, 18, nil)
	if err != nil {
		return err
	}
	call.Args[0] = uint64(new_)
	call.Args[1] = uint64(cl)
	_, err = call.Finish()
	return err
}

// Then calls then.
func (client *Client) Then(ctx context.Context) error {
	call, err := client.guest.Enter(ctx, 19, nil)
	if err != nil {
		return err
	}
	_, err = call.Finish()
	return err
}
