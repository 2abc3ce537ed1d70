package wasi

import (
	"errors"
	"io"
	"runtime/debug"
	"sync"

	"wasm-sdk.invalid/runtime/component"
)

// maxEmptyReads is how often a reader may give nothing at once.
const maxEmptyReads = 100

// readAhead is how much of the application's reader is read before the guest asks for it.
const readAhead = 1 << 16

func readStdin(i *instance, c *component.PrivateCall, s stack) error {
	to, err := c.Bytes(s.u32(0), s.length(1))
	if err != nil {
		return err
	}
	n, err := i.client.stdin.read(i, to)
	s[0] = uint64(n)
	return err
}

// input reads the application's reader in the background, since it may block, from when a guest first asks for it.
type input struct {
	reader io.Reader
	// consumed gets a value when the guest has taken all, or wants no more; then done is set.
	consumed chan struct{}

	mu sync.Mutex
	// started tells that there is somebody who reads.
	started, done bool
	unread        []byte
	// err is why there is no more: io.EOF, or what the reader failed with.
	err error
	// waiting are the instances that have asked.
	waiting map[*instance]struct{}
}

func newInput(reader io.Reader) *input {
	in := &input{reader: reader, consumed: make(chan struct{}, 1), waiting: map[*instance]struct{}{}}
	if reader == nil {
		in.started, in.err = true, io.EOF
	}
	return in
}

// read gives the length of what is there, or that nothing is. A panic of the reader is the guest's end.
func (in *input) read(i *instance, to []byte) (uint32, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.ask(i)
	if len(in.unread) > 0 {
		n := copy(to, in.unread)
		if in.unread = in.unread[n:]; len(in.unread) == 0 {
			in.signal()
		}
		return uint32(n), nil
	}
	var panicked *component.PanicError
	switch {
	case in.err == nil:
		return NothingYet, nil
	case errors.Is(in.err, io.EOF):
		return End, nil
	case errors.As(in.err, &panicked):
		return 0, in.err
	}
	return Failed, nil
}

func (in *input) isReady(i *instance) bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.ask(i)
	return len(in.unread) > 0 || in.err != nil
}

// ask begins to read for the first who wants to know.
func (in *input) ask(i *instance) {
	in.waiting[i] = struct{}{}
	if !in.started {
		in.started = true
		go in.fill()
	}
}

func (in *input) forget(i *instance) {
	in.mu.Lock()
	defer in.mu.Unlock()
	delete(in.waiting, i)
}

func (in *input) close() {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.done = true
	in.signal()
}

func (in *input) signal() {
	select {
	case in.consumed <- struct{}{}:
	default:
	}
}

// fill reads until the end, and waits each time until the guest has taken all. A reader that blocks cannot be interrupted: it is waited for by nobody.
func (in *input) fill() {
	buffer := make([]byte, readAhead)
	for in.fillOnce(buffer) {
		for !in.isConsumed() {
			<-in.consumed
		}
		if in.isDone() {
			return
		}
	}
}

// fillOnce tells whether there may be more. It runs on a goroutine of ours, which a panic of the reader must not end with the process.
func (in *input) fillOnce(buffer []byte) (more bool) {
	n, err := 0, errors.New("the reader of stdin ended its goroutine")
	defer func() {
		if value := recover(); value != nil {
			err = &component.PanicError{Function: "stdin", Value: value, Stack: debug.Stack()}
		}
		in.publish(buffer[:n], err)
		more = err == nil
	}()
	n, err = in.readSome(buffer)
	return more
}

// readSome reads at least one byte, or fails, or both.
func (in *input) readSome(buffer []byte) (int, error) {
	for range maxEmptyReads {
		n, err := in.reader.Read(buffer)
		if n < 0 || n > len(buffer) {
			return 0, errors.New("the reader of stdin gave an impossible length")
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
	return 0, io.ErrNoProgress
}

func (in *input) publish(bytes []byte, err error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.unread, in.err = bytes, err
	for i := range in.waiting {
		i.awake()
	}
}

func (in *input) isConsumed() bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	return len(in.unread) == 0 || in.done
}

func (in *input) isDone() bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.done
}
