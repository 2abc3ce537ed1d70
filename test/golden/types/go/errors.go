package types

import (
	"fmt"

	"example.com/golden/types/internal/component"
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

// MixedError is the error of functions that fail with a Mixed.
type MixedError struct {
	// Payload says what went wrong.
	Payload Mixed
}

// Error implements error.
func (e *MixedError) Error() string {
	switch p := e.Payload.(type) {
	case MixedA:
		return fmt.Sprintf("mixed: a(%+v)", p.Value)
	case MixedB:
		return fmt.Sprintf("mixed: b(%+v)", p.Value)
	case MixedC:
		return fmt.Sprintf("mixed: c(%+v)", p.Value)
	case MixedD:
		return fmt.Sprintf("mixed: d(%+v)", p.Value)
	case MixedE:
		return fmt.Sprintf("mixed: e(%q)", p.Value)
	case MixedF:
		return fmt.Sprintf("mixed: f(%+v)", p.Value)
	case MixedG:
		return "mixed: g"
	}
	return "mixed"
}
