package wasi

import (
	"io"
	"strings"

	"wasm-sdk.invalid/runtime/component"
)

const (
	stdout = 1
	stderr = 2
)

// write prints to the application's writers. The end of stderr is kept for the error of a trap.
func write(i *instance, c *component.PrivateCall, s stack) error {
	bytes, err := c.Bytes(s.u32(1), s.length(2))
	if err != nil {
		return err
	}
	switch s.u32(0) {
	case stdout:
		return i.print(c, "stdout", i.client.options.Stdout, bytes)
	case stderr:
		i.stderr.add(bytes)
		return i.print(c, "stderr", i.client.options.Stderr, bytes)
	}
	return component.Trap("the WASI layer printed to an unknown stream")
}

func (i *instance) print(c *component.PrivateCall, title string, to io.Writer, bytes []byte) error {
	if to == nil {
		return nil
	}
	return c.Guarded(title, func() error {
		i.client.writing.Lock()
		defer i.client.writing.Unlock()
		n, err := to.Write(bytes)
		if err == nil && n < len(bytes) {
			err = io.ErrShortWrite
		}
		return err
	})
}

// keptOfStderr is how many bytes of stderr a trap tells.
const keptOfStderr = 8 << 10

// tail is the end of what was written.
type tail struct{ bytes []byte }

// add keeps up to twice as much as is told, so that bytes move rarely.
func (t *tail) add(bytes []byte) {
	bytes = bytes[max(0, len(bytes)-keptOfStderr):]
	if len(t.bytes)+len(bytes) > 2*keptOfStderr {
		t.bytes = append(t.bytes[:0], t.bytes[len(t.bytes)-keptOfStderr:]...)
	}
	t.bytes = append(t.bytes, bytes...)
}

// text has U+FFFD where it was cut inside a character, or is not UTF-8.
func (t *tail) text() string {
	return strings.ToValidUTF8(string(t.bytes[max(0, len(t.bytes)-keptOfStderr):]), "\ufffd")
}
