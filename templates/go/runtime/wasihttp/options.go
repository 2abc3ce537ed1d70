// Package wasihttp makes the HTTP requests of guests of WASI, as far as the application allows them.
package wasihttp

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"wasm-sdk.invalid/runtime/wasi"
)

// What options have by default, and a guest can only shorten.
const (
	defaultTimeout  = 30 * time.Second
	betweenBytes    = 60 * time.Second
	defaultResponse = 50 << 20
	defaultRequests = 32
)

// Options say which requests a guest may make. The zero value allows none.
type Options struct {
	// Allow are the origins that the guest may call: "https://api.acme.com", "https://*.acme.com" (not the apex), "http://127.0.0.1:8080", "*" for
	// all. A host alone is https on port 443.
	Allow []string
	// Client makes the requests; nil is a client of the package's own, without a proxy, cookies or credentials from the environment. Redirects go back to
	// the guest in any case. With a client of the application's, addresses are only checked where the URL has one: how names are resolved, and
	// where a proxy connects to, is its own.
	Client *http.Client
	// PrivateAddresses lets requests go to loopback, private, link-local and other addresses that are not of the public internet. Without it those alone
	// are allowed that Allow names literally, localhost among them.
	PrivateAddresses bool
	// Timeout bounds connecting, and waiting for the head of the answer; 0 is 30 seconds for each.
	Timeout time.Duration
	// MaxResponseBytes bounds the body of an answer; 0 is 50 MiB.
	MaxResponseBytes int64
	// MaxRequests bounds how many requests an instance may have under way at once; 0 is 32.
	MaxRequests int
}

var _ wasi.HTTP = Options{}

// Check tells what is wrong with the options.
func (o Options) Check() error {
	for _, text := range o.Allow {
		if _, err := parseOrigin(text); err != nil {
			return fmt.Errorf("%q is no origin: %w", text, err)
		}
	}
	if o.Timeout < 0 || o.MaxResponseBytes < 0 || o.MaxRequests < 0 {
		return errors.New("a limit is negative")
	}
	return nil
}

// NewClient makes what the instances of a client share.
func (o Options) NewClient() wasi.HTTPClient {
	policy := newPolicy(o.Allow, o.PrivateAddresses)
	c := &client{policy: policy, timeout: orDefault(o.Timeout, defaultTimeout), maxResponse: orDefault(o.MaxResponseBytes, defaultResponse), maxRequests: orDefault(o.MaxRequests, defaultRequests)}
	if o.Client == nil {
		c.own = newTransport(policy, c.timeout)
		c.http = http.Client{Transport: c.own}
	} else {
		c.http = *o.Client
	}
	c.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return c
}

func orDefault[T comparable](value, other T) T {
	var zero T
	if value == zero {
		return other
	}
	return value
}

// client is what the instances of a client share.
type client struct {
	policy      *policy
	http        http.Client
	timeout     time.Duration
	maxResponse int64
	maxRequests int
	// own is the package's transport, nil where the application has given a client.
	own *http.Transport
}

func (c *client) NewRequests(wake func()) wasi.Requests {
	return &requests{client: c, wake: wake, exchanges: map[uint32]*exchange{}}
}

func (c *client) Close() {
	if c.own != nil {
		c.own.CloseIdleConnections()
	}
}
