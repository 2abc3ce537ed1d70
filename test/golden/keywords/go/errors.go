package keywords

import (
	"example.com/golden/keywords/internal/component"
)

// The errors that any call may return, besides those of its own.
var (
	// ErrClosed says that the client, or a resource, was used after it was closed, moved away, or lost to an earlier failure. That failure
	// is wrapped with it.
	ErrClosed = component.ErrClosed
	// ErrReentrant says that the client was called from inside one of its own imports, by the goroutine that runs the import or with the context that
	// it was given. Any other caller waits until the import has returned.
	ErrReentrant = component.ErrReentrant
)

type (
	// TrapError says that the guest failed in a way that its interface does not declare. The instance is dead afterwards.
	TrapError = component.TrapError
	// ValueError says that a value does not fit its WIT type, and where it stands. The guest was not entered.
	ValueError = component.ValueError
	// PanicError says that an import panicked, which ends the instance. "%+v" also prints the stack.
	PanicError = component.PanicError
	// ResultError is the declared error of a function whose error type has no class of its own.
	ResultError = component.ResultError
)

// Errors show values as WIT writes them.
func init() {
	component.Describe[APIErrorPayloadType](component.Shape{Case: "type"})
	component.Describe[APIErrorPayloadObjectID](component.Shape{Case: "object-id"})
}

// APIError is the error of functions that fail with an APIErrorPayload.
type APIError struct {
	// Payload says what went wrong.
	Payload APIErrorPayload
}

// Error implements error.
func (e *APIError) Error() string {
	return component.ErrorText("error", e.Payload)
}
