package wasi

import (
	"encoding/binary"
	"math"
	"time"

	"wasm-sdk.invalid/runtime/component"
)

// stdinHandle is what the layer calls standard input.
const stdinHandle = 0

// never is a deadline that does not come.
const never = math.MaxUint64

// ready writes the indices of the handles that are ready.
func ready(i *instance, c *component.PrivateCall, s stack) error {
	handles, err := c.Bytes(s.u32(0), 4*s.length(1))
	if err != nil {
		return err
	}
	to, err := c.Bytes(s.u32(2), 4*s.length(1))
	if err != nil {
		return err
	}
	count := 0
	for at := 0; at < len(handles); at += 4 {
		is, err := i.isReady(binary.LittleEndian.Uint32(handles[at:]))
		if err != nil {
			return err
		}
		if is {
			binary.LittleEndian.PutUint32(to[4*count:], uint32(at/4))
			count++
		}
	}
	s[0] = uint64(count)
	return nil
}

func (i *instance) isReady(handle uint32) (bool, error) {
	if handle == stdinHandle {
		return i.client.stdin.isReady(i), nil
	}
	return i.isRequestReady(handle)
}

// wait returns when one of the handles is ready or the deadline has come. The caller's context ends it, as does closing the client.
func wait(i *instance, c *component.PrivateCall, s stack) error {
	handles, err := c.Bytes(s.u32(0), 4*s.length(1))
	if err != nil {
		return err
	}
	deadline := s[2]
	timer, stop, err := i.timer(c, deadline)
	if err != nil {
		return err
	}
	defer stop()
	for {
		if is, err := i.anyReady(handles); is || err != nil {
			return err
		}
		select {
		case <-i.wake:
		case <-timer:
			// The application's clock may stand still; waiting lets time pass.
			i.latest = max(i.latest, deadline)
			return nil
		case <-c.Caller().Done():
			return c.Interrupted()
		case <-c.Closed():
			return component.ErrClosed
		}
	}
}

func (i *instance) anyReady(handles []byte) (bool, error) {
	for at := 0; at < len(handles); at += 4 {
		if is, err := i.isReady(binary.LittleEndian.Uint32(handles[at:])); is || err != nil {
			return is, err
		}
	}
	return false, nil
}

// timer fires when the monotonic clock has reached the deadline.
func (i *instance) timer(c *component.PrivateCall, deadline uint64) (fires <-chan time.Time, stop func(), err error) {
	if deadline == never {
		return nil, func() {}, nil
	}
	now, err := i.now(c)
	if err != nil {
		return nil, nil, err
	}
	timer := time.NewTimer(time.Duration(min(deadline-min(now, deadline), math.MaxInt64)))
	return timer.C, func() { timer.Stop() }, nil
}
