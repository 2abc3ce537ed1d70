package component

import (
	"errors"
	"fmt"
	"strings"
)

// TrapError says that the guest trapped: it failed in a way that WIT does not declare. The instance is dead afterwards.
type TrapError struct {
	// Reason is the engine's or the canonical ABI's, e.g. "unreachable" or "string is not UTF-8".
	Reason string
	// Frames is the guest's stack, innermost first, as far as it is known.
	Frames []Frame
	// Stderr is the last 8 KiB of what the guest had printed to its standard error, a panic's message for one. It stands in the error's text, too.
	Stderr string

	cause error
}

// Error implements error.
func (e *TrapError) Error() string {
	text := prefixed("guest trapped: " + e.Reason)
	if e.Stderr != "" {
		text += "; it had printed:\n" + e.Stderr
	}
	return text
}

// Unwrap gives the engine's error.
func (e *TrapError) Unwrap() error { return e.cause }

func trapf(format string, args ...any) *TrapError {
	return &TrapError{Reason: fmt.Sprintf(format, args...)}
}

var (
	errBounds     = &TrapError{Reason: "pointer out of bounds"}
	errAlignment  = &TrapError{Reason: "pointer not aligned"}
	errUTF8       = &TrapError{Reason: "string is not valid UTF-8"}
	errUTF16      = &TrapError{Reason: "string is not valid UTF-16"}
	errTooLong    = &TrapError{Reason: "string or list is too long"}
	errNoMemory   = &TrapError{Reason: "function has no memory"}
	errMayLeave   = &TrapError{Reason: "import called where the component may not leave"}
	errHandle     = &TrapError{Reason: "unknown handle"}
	errHandleType = &TrapError{Reason: "handle of another resource type"}
	errLent       = &TrapError{Reason: "handle is lent to a running call"}
	errNotOwned   = &TrapError{Reason: "handle is not owned"}
	errBorrowLeft = &TrapError{Reason: "borrowed handles remain at the end of the call"}
	errTableFull  = &TrapError{Reason: "handle table is full"}
	errTasks      = &TrapError{Reason: "too many calls are inside one another"}
	errLoans      = &TrapError{Reason: "too many handles are lent to one call"}
	errEarly      = &TrapError{Reason: "a memory is used before it exists"}
	errCopy       = &TrapError{Reason: "a copy between memories is out of bounds"}
	errDepth      = &TrapError{Reason: "destructors are nested too deep"}
	errTable      = &TrapError{Reason: "elements do not fit into their table"}
	errChanged    = errors.New("a value was changed while it was being passed")
	errReenter    = &TrapError{Reason: "component instance re-entered"}
)

// BadDiscriminant is the trap for a discriminant that is no case of its type.
func BadDiscriminant(d uint32) error { return trapf("discriminant %d is no case", d) }

const (
	stackHeading = "\nwasm stack trace:\n\t"
	trapPrefix   = "wasm error: "
)

// failure turns the engine's error into ours: the import's own error, the context's, or a trap.
func (in *Instance) failure(err error) error {
	if in.hostError != nil {
		return in.hostError
	}
	text := err.Error()
	var trap *TrapError
	if errors.As(err, &trap) {
		frames := in.program.frames(text)
		return &TrapError{Reason: panicFirst(trap, frames), Frames: frames, cause: trap.cause}
	}
	reason, _, _ := strings.Cut(text, stackHeading)
	return &TrapError{Reason: strings.TrimPrefix(reason, trapPrefix), Frames: in.program.frames(text), cause: err}
}

func interrupted(err error) error { return errorf("interrupted: %w", err) }
