package wasi

import (
	"crypto/rand"
	"io"

	"wasm-sdk.invalid/runtime/component"
)

// maxRandom is how many bytes a call may ask for.
const maxRandom = 1 << 16

func random(i *instance, c *component.PrivateCall, s stack) error {
	if s.length(1) > maxRandom {
		return component.Trap("the WASI layer asked for too many random bytes")
	}
	to, err := c.Bytes(s.u32(0), s.length(1))
	if err != nil {
		return err
	}
	source := i.client.options.Random
	if source == nil {
		_, err = rand.Read(to)
		return err
	}
	return c.Guarded("random", func() error {
		_, err := io.ReadFull(source, to)
		return err
	})
}
