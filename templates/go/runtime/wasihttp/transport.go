package wasihttp

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"syscall"
	"time"
)

// maxResponseHeaders bounds the head of an answer.
const maxResponseHeaders = 64 << 10

// idleTimeout is how long an unused connection is kept.
const idleTimeout = 90 * time.Second

var errProhibited = errors.New("the address is not of the public internet")

// newTransport makes a transport that checks each address before it connects to it, whatever name has led there, and that takes nothing from the
// environment.
func newTransport(policy *policy, timeout time.Duration) *http.Transport {
	return &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			host, text, err := net.SplitHostPort(address)
			if err != nil {
				return nil, err
			}
			port, err := strconv.ParseUint(text, 10, 16)
			if err != nil {
				return nil, err
			}
			dialer := net.Dialer{Timeout: timeout, Control: func(_, dialled string, _ syscall.RawConn) error {
				end, err := netip.ParseAddrPort(dialled)
				if err != nil || !policy.mayDial(host, uint16(port), end.Addr()) {
					return errProhibited
				}
				return nil
			}}
			return dialer.DialContext(ctx, network, address)
		},
		DisableCompression:     true,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    timeout,
		IdleConnTimeout:        idleTimeout,
		MaxResponseHeaderBytes: maxResponseHeaders,
	}
}
