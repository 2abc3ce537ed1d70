package wasi

import (
	"sync"

	"wasm-sdk.invalid/runtime/component"
)

// client is what the instances of a client share.
type client struct {
	options *Options
	// environment and arguments are as the layer reads them.
	environment, arguments []byte
	stdin                  *input
	// writing keeps the writers of the application from being called by several instances at once.
	writing sync.Mutex
	// http is nil where every request is refused.
	http HTTPClient
}

func newClient(options any) component.PrivateClient {
	o := optionsIn(options)
	c := &client{
		options:     o,
		environment: encoded(o.variables()),
		arguments:   encoded(o.Args),
		stdin:       newInput(o.Stdin),
	}
	if o.HTTP != nil {
		c.http = o.HTTP.NewClient()
	}
	return c
}

func (c *client) NewInstance() component.PrivateInstance {
	i := &instance{client: c, wake: make(chan struct{}, 1), requests: &denied{}}
	if c.http != nil {
		i.requests = c.http.NewRequests(i.awake)
	}
	return i
}

func (c *client) Close() {
	c.stdin.close()
	if c.http != nil {
		c.http.Close()
	}
}

// instance is what the functions of one instance share.
type instance struct {
	client *client
	stderr tail
	// latest is the latest time that a clock of the application gave, in nanoseconds since 1970.
	latest uint64
	// wake gets a value when something that wait may be for has happened.
	wake     chan struct{}
	requests Requests
}

func (i *instance) Stderr() string { return i.stderr.text() }

func (i *instance) Close() {
	i.client.stdin.forget(i)
	i.requests.Close()
}

// awake ends a wait, or the next one.
func (i *instance) awake() {
	select {
	case i.wake <- struct{}{}:
	default:
	}
}
