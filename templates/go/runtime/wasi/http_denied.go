package wasi

import "wasm-sdk.invalid/runtime/component"

// requestDenied is HTTP-request-denied, a case of error-code in wasi:http/types.
const requestDenied = 15

// deniedAnswer says that the exchange failed, how, and an empty text.
var deniedAnswer = []byte{1, requestDenied, 0, 0, 0, 0}

func startDenied(i *instance, c *component.PrivateCall, s stack) error {
	if _, err := c.Bytes(s.u32(0), s.length(1)); err != nil {
		return err
	}
	i.requests++
	s[0] = i.requests
	return nil
}

func answerDenied(_ *instance, c *component.PrivateCall, s stack) (err error) {
	s[0], err = tell(c, deniedAnswer, s.u32(1), s.length(2))
	return err
}

func failureDenied(_ *instance, c *component.PrivateCall, s stack) (err error) {
	s[0], err = tell(c, deniedAnswer[1:], s.u32(1), s.length(2))
	return err
}

func readDenied(_ *instance, _ *component.PrivateCall, s stack) error {
	s[0] = atEnd
	return nil
}

// writeDenied takes everything: what is written after an exchange is over is discarded.
func writeDenied(_ *instance, _ *component.PrivateCall, s stack) error {
	s[0] = s.length(2)
	return nil
}

func nothing(*instance, *component.PrivateCall, stack) error { return nil }

// isRequestReady tells whether the guest need not wait for a request: all have failed.
func (i *instance) isRequestReady(handle uint32) (bool, error) {
	const kinds = 4
	if number := uint64(handle / kinds); number == 0 || number > i.requests || handle%kinds == 0 {
		return false, component.Trap("the WASI layer waits for an unknown handle")
	}
	return true, nil
}
