package billing

import (
	"context"
	_ "embed"
	"errors"
	"time"

	"example.com/acme/billing/internal/component"
)

//go:embed billing.wasm
var artifact []byte

//go:embed plan.json
var plan []byte

// The runtime's errors begin with the package's name.
func init() { component.Package = "billing" }

// source is what clients are made of: the artifact, how it is linked, and the interface for which this package was printed.
var source = component.Source{
	Definition: component.Definition{
		Fingerprint: "7dc626dcb86a92ab994086234b4cdfcc84d9e26fb344b9859818075d024d9f7a",
		Exports: []component.ExportDefinition{
			{Function: "acme:billing/invoices@1.4.0#create", CoreType: "(i32, i32, i32, i32, i32, i32) -> (i32)"},
			{Function: "acme:billing/invoices@1.4.0#checksum", CoreType: "(i32, i32) -> (i32)"},
			{Function: "acme:billing/invoices@1.4.0#settle", CoreType: "(i32, i32, i32, i64, i32, i32) -> (i32)"},
			{Function: "acme:billing/invoices@1.4.0#[constructor]cart", CoreType: "(i32, i32) -> (i32)"},
			{Function: "acme:billing/invoices@1.4.0#[static]cart.merge", CoreType: "(i32, i32) -> (i32)"},
			{Function: "acme:billing/invoices@1.4.0#[static]cart.checkout", CoreType: "(i32) -> (i32)"},
			{Function: "acme:billing/invoices@1.4.0#[method]cart.add", CoreType: "(i32, i32, i32, i32, i32, i32, i32) -> (i32)"},
			{Function: "acme:billing/invoices@1.4.0#[method]cart.total", CoreType: "(i32) -> (i64)"},
			{Function: "version", CoreType: "() -> (i32)"},
		},
		Imports: []component.ImportDefinition{
			{
				Function: "acme:billing/host@1.4.0#log",
				CoreType: "(i32, i32, i32) -> ()",
				Title:    "host.log",
				Call:     importHostLog,
			},
			{
				Function: "acme:billing/host@1.4.0#rate",
				CoreType: "(i32, i32, i32, i32, i32) -> ()",
				Title:    "host.rate",
				Call:     importHostRate,
			},
		},
		Resources: []component.ResourceDefinition{
			{Path: "acme:billing/invoices@1.4.0#cart"},
		},
	},
	Artifact: artifact,
	Plan:     plan,
}

// Client calls one instance of billing. It is made by NewClient.
type Client struct {
	Invoices *InvoicesService

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
	if imports.Host == nil {
		return nil, errors.New("billing: Imports.Host is missing")
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
		Invoices: &InvoicesService{guest},
		guest:    guest,
	}, nil
}

// Close frees the client's instance, once a call that is running has ended. Calls afterwards return [ErrClosed].
func (cl *Client) Close() error { return cl.guest.Close() }

// Version calls version.
func (cl *Client) Version(ctx context.Context) (string, error) {
	var result string
	call, err := cl.guest.Enter(ctx, 8, nil)
	if err != nil {
		return result, err
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(4, 8)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := call.LoadString(memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}
