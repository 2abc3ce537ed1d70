package component

import (
	"fmt"
	"strings"
)

// Package is the name of the package that this one serves, with which the texts of its errors begin. The package sets it before anything else.
var Package string

func prefixed(text string) string {
	if Package == "" {
		return text
	}
	return Package + ": " + text
}

// errorf makes an error of the package's.
func errorf(format string, args ...any) error { return fmt.Errorf(prefixed(format), args...) }

// sentinel is an error that callers compare with.
type sentinel string

func (e sentinel) Error() string { return prefixed(string(e)) }

// ErrClosed says that a client or a handle was used after it was closed, moved away, or lost to an earlier failure, which it then wraps.
var ErrClosed error = sentinel("client is closed")

// ErrReentrant says that a client was called from inside one of its own imports.
var ErrReentrant error = sentinel("client is called from inside one of its own imports")

// errHandleClosed is ErrClosed for a resource.
var errHandleClosed error = &handleClosed{}

type handleClosed struct{}

func (*handleClosed) Error() string { return prefixed("the resource is closed or was moved away") }
func (*handleClosed) Unwrap() error { return ErrClosed }

// ExitError says that the guest ended the program, also with code 0. The instance is dead afterwards.
type ExitError struct {
	// Code is the exit code.
	Code uint32
}

// Error implements error.
func (e *ExitError) Error() string {
	return prefixed(fmt.Sprintf("the guest ended the program with exit code %d", e.Code))
}

// ValueError says that a value does not fit its WIT type. Values given to the guest are checked before it is entered.
type ValueError struct {
	// Path leads to the value, e.g. "lines[2].sku".
	Path string
	// Message says what is wrong with it.
	Message string

	cause error
}

// Error implements error.
func (e *ValueError) Error() string {
	if e.Path == "" {
		return e.Message
	}
	return e.Path + ": " + e.Message
}

// Unwrap gives [ErrClosed] for a handle that was closed or moved away.
func (e *ValueError) Unwrap() error { return e.cause }

// In puts a field or parameter name in front of the path.
func (e *ValueError) In(name string) *ValueError {
	switch {
	case e.Path == "":
		e.Path = name
	case e.Path[0] == '[':
		e.Path = name + e.Path
	default:
		e.Path = name + "." + e.Path
	}
	return e
}

// At puts an index in front of the path.
func (e *ValueError) At(index int) *ValueError { return e.In(fmt.Sprintf("[%d]", index)) }

// Key puts a map key in front of the path.
func (e *ValueError) Key(key any) *ValueError { return e.In(fmt.Sprintf("[%#v]", key)) }

// Invalid makes a ValueError for the value at hand; the callers add the path.
func Invalid(format string, args ...any) *ValueError {
	return &ValueError{Message: fmt.Sprintf(format, args...)}
}

func closedHandle() *ValueError {
	return &ValueError{Message: "the handle is closed or was moved away", cause: ErrClosed}
}

// ResultError is the error case of a WIT result whose type has no error class of its own.
type ResultError struct {
	// Payload is the error value, nil if the result's error case has none.
	Payload any
}

// Error implements error.
func (e *ResultError) Error() string {
	switch payload := e.Payload.(type) {
	case nil:
		return "the call failed"
	case string:
		return payload
	default:
		return ErrorText("the call failed", payload)
	}
}

// closedBecause is ErrClosed with the failure that closed the instance.
type closedBecause struct{ cause error }

func (e *closedBecause) Error() string {
	return prefixed("client is closed after a failure: " + e.text())
}
func (e *closedBecause) Unwrap() []error { return []error{ErrClosed, e.cause} }

// text is the cause's, which may begin with the package's name itself.
func (e *closedBecause) text() string { return strings.TrimPrefix(e.cause.Error(), prefixed("")) }
