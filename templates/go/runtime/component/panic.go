package component

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"
)

// PanicError says that an import, or a method of an object that the application has given, panicked while the guest was calling it. The instance
// is dead afterwards. "%+v" also prints the stack.
type PanicError struct {
	// Function is what panicked, e.g. "host.rate".
	Function string
	// Value is what it panicked with.
	Value any
	// Stack is the stack at that point, as in [debug.Stack].
	Stack []byte
}

// Error implements error.
func (e *PanicError) Error() string { return fmt.Sprintf("%s: panic: %v", e.Function, e.Value) }

// Unwrap gives the value if it is an error, but no nil pointer.
func (e *PanicError) Unwrap() error {
	err, ok := e.Value.(error)
	if !ok || isNilPointer(err) {
		return nil
	}
	return err
}

// Format implements [fmt.Formatter].
func (e *PanicError) Format(state fmt.State, verb rune) {
	if verb == 'q' {
		fmt.Fprintf(state, "%q", e.Error())
		return
	}
	_, _ = io.WriteString(state, e.Error())
	if verb == 'v' && state.Flag('+') {
		fmt.Fprintf(state, "\n\n%s", e.Stack)
	}
}

// unwound is for an import that did not return. Without a panic its goroutine is exiting: nothing after the call will run, so the
// instance is given up here.
func (c *Import) unwound(value any) error {
	if value == nil {
		err := errors.New(c.title + ": the goroutine exited")
		c.in.die(err)
		c.in.finish()
		return err
	}
	return &PanicError{Function: c.title, Value: value, Stack: debug.Stack()}
}
