package wasihttp

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"
)

// The cases of error-code in wasi:http/types that come up.
const (
	dnsTimeout              = 0
	dnsError                = 1
	addressProhibited       = 4
	connectionRefused       = 6
	connectionTerminated    = 7
	connectionTimeout       = 8
	connectionReadTimeout   = 9
	connectionLimitReached  = 11
	tlsProtocolError        = 12
	tlsCertificateError     = 13
	tlsAlertReceived        = 14
	requestDenied           = 15
	methodInvalid           = 18
	uriInvalid              = 19
	responseIncomplete      = 25
	responseHeadersTooLarge = 26
	responseBodySize        = 28
	protocolError           = 35
	internalError           = 38
)

// failure is why an exchange has failed.
type failure struct {
	code byte
	text string
}

func failed(code byte) *failure { return &failure{code: code} }

// encoded is as the layer reads it.
func (f *failure) encoded() []byte { return appendText([]byte{f.code}, f.text) }

// Why we have ended an exchange ourselves.
var (
	errConnectTimeout = errors.New("connecting takes too long")
	errReadTimeout    = errors.New("nothing comes")
)

// failureOf explains an error of the client's; ctx is the exchange's.
func failureOf(ctx context.Context, err error) *failure {
	switch cause := context.Cause(ctx); {
	case errors.Is(cause, errConnectTimeout):
		return failed(connectionTimeout)
	case errors.Is(cause, errReadTimeout):
		return failed(connectionReadTimeout)
	case cause != nil:
		return failed(connectionTerminated)
	}
	var dns *net.DNSError
	var operation *net.OpError
	var timeout net.Error
	switch isTimeout := errors.As(err, &timeout) && timeout.Timeout(); {
	case errors.Is(err, errProhibited):
		return failed(addressProhibited)
	case errors.As(err, &dns) && dns.IsTimeout:
		return failed(dnsTimeout)
	case dns != nil:
		return failed(dnsError)
	case errors.Is(err, syscall.ECONNREFUSED):
		return failed(connectionRefused)
	case isTimeout && errors.As(err, &operation) && operation.Op == "dial":
		return failed(connectionTimeout)
	case isTimeout:
		return failed(connectionReadTimeout)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return failed(responseIncomplete)
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, io.EOF), errors.Is(err, net.ErrClosed):
		return failed(connectionTerminated)
	}
	return failureOfProtocol(err)
}

func failureOfProtocol(err error) *failure {
	var certificate *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var hostname x509.HostnameError
	var alert tls.AlertError
	var record tls.RecordHeaderError
	switch text := err.Error(); {
	case errors.As(err, &certificate), errors.As(err, &unknown), errors.As(err, &hostname):
		return failed(tlsCertificateError)
	case errors.As(err, &alert):
		return failed(tlsAlertReceived)
	case errors.As(err, &record):
		return failed(tlsProtocolError)
	// net/http has no types for these.
	case strings.Contains(text, "server response headers exceeded"):
		return failed(responseHeadersTooLarge)
	case strings.Contains(text, "malformed HTTP"):
		return failed(protocolError)
	default:
		return &failure{internalError, text}
	}
}
