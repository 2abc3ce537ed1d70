package wasi

import (
	"strings"

	"wasm-sdk.invalid/runtime/component"
)

// exit ends the instance, never the process.
func exit(_ *instance, _ *component.PrivateCall, s stack) error {
	return &component.ExitError{Code: s.u32(0)}
}

func fail(_ *instance, c *component.PrivateCall, s stack) error {
	message, err := c.Bytes(s.u32(0), s.length(1))
	if err != nil {
		return err
	}
	return component.Trap("%s", strings.ToValidUTF8(string(message), "\ufffd"))
}
