package wasi

import (
	"time"

	"wasm-sdk.invalid/runtime/component"
)

// started is where the monotonic clock begins.
var started = time.Now()

func monotonicNow(i *instance, c *component.PrivateCall, s stack) error {
	now, err := i.now(c)
	s[0] = now
	return err
}

func wallNow(i *instance, c *component.PrivateCall, s stack) error {
	if i.client.options.Clock == nil {
		s[0] = uint64(time.Now().UnixNano())
		return nil
	}
	wall, err := i.wall(c)
	s[0] = wall
	return err
}

// now is the clock that never goes back, in nanoseconds.
func (i *instance) now(c *component.PrivateCall) (uint64, error) {
	if i.client.options.Clock == nil {
		return uint64(time.Since(started)), nil
	}
	wall, err := i.wall(c)
	i.latest = max(i.latest, wall)
	return i.latest, err
}

// wall asks the application's clock; what is before 1970 is 1970.
func (i *instance) wall(c *component.PrivateCall) (wall uint64, err error) {
	err = c.Guarded("clock", func() error {
		wall = uint64(max(0, i.client.options.Clock().UnixNano()))
		return nil
	})
	return wall, err
}
