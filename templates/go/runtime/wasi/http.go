package wasi

import (
	"context"
	"errors"
	"fmt"

	"wasm-sdk.invalid/runtime/component"
)

// HTTP makes the requests of a client's guests, see package wasihttp.
type HTTP interface {
	// Check tells what is wrong with its options.
	Check() error
	// NewClient makes what the instances of a client share.
	NewClient() HTTPClient
}

// HTTPClient is what the instances of a client share.
type HTTPClient interface {
	// NewRequests makes what an instance needs; wake is to be called, by any goroutine, when something has happened that the guest may wait for.
	NewRequests(wake func()) Requests
	// Close lets go of connections that are not in use.
	Close()
}

// Requests are those of one instance, numbered from 1. An unknown number is an error.
type Requests interface {
	// Start begins a request, as the layer describes it. What is wrong with it comes as its answer.
	Start(ctx context.Context, head []byte) (id uint32, err error)
	// Answer gives the head of the answer, or the failure, as the layer reads it; nil while there is none.
	Answer(id uint32) ([]byte, error)
	// Read gives bytes of the answer's body: how many, or what stands in the place of a length.
	Read(id uint32, to []byte) (uint32, error)
	// Write takes bytes of the request's body, and gives how many.
	Write(id uint32, bytes []byte) (int, error)
	// Finish says that the request's body is complete.
	Finish(id uint32) error
	// Cancel ends and forgets a request.
	Cancel(id uint32) error
	// Failure gives why reading failed, as the layer reads it.
	Failure(id uint32) ([]byte, error)
	// IsAnswered, IsReadable and IsWritable tell what the guest can do without waiting.
	IsAnswered(id uint32) (bool, error)
	IsReadable(id uint32) (bool, error)
	IsWritable(id uint32) (bool, error)
	// Close ends all.
	Close()
}

// What a read gives in the place of a length.
const (
	NothingYet = 0xffff_ffff
	End        = 0xffff_fffe
	Failed     = 0xffff_fffd
)

func httpStart(i *instance, c *component.PrivateCall, s stack) error {
	head, err := c.Bytes(s.u32(0), s.length(1))
	if err != nil {
		return err
	}
	id, err := i.requests.Start(c.Context(), head)
	s[0] = uint64(id)
	return ending(err)
}

func httpAnswer(i *instance, c *component.PrivateCall, s stack) error {
	answer, err := i.requests.Answer(s.u32(0))
	if err != nil {
		return ending(err)
	}
	if answer == nil {
		s[0] = NothingYet
		return nil
	}
	s[0], err = tell(c, answer, s.u32(1), s.length(2))
	return err
}

func httpRead(i *instance, c *component.PrivateCall, s stack) error {
	to, err := c.Bytes(s.u32(1), s.length(2))
	if err != nil {
		return err
	}
	n, err := i.requests.Read(s.u32(0), to)
	s[0] = uint64(n)
	return ending(err)
}

func httpWrite(i *instance, c *component.PrivateCall, s stack) error {
	bytes, err := c.Bytes(s.u32(1), s.length(2))
	if err != nil {
		return err
	}
	n, err := i.requests.Write(s.u32(0), bytes)
	s[0] = uint64(n)
	return ending(err)
}

func httpFinish(i *instance, _ *component.PrivateCall, s stack) error {
	return ending(i.requests.Finish(s.u32(0)))
}

func httpCancel(i *instance, _ *component.PrivateCall, s stack) error {
	return ending(i.requests.Cancel(s.u32(0)))
}

func httpFailure(i *instance, c *component.PrivateCall, s stack) error {
	failure, err := i.requests.Failure(s.u32(0))
	if err != nil {
		return ending(err)
	}
	s[0], err = tell(c, failure, s.u32(1), s.length(2))
	return err
}

// isRequestReady tells whether the guest need not wait for what a handle stands for.
func (i *instance) isRequestReady(handle uint32) (is bool, err error) {
	const kinds = 4
	switch id := handle / kinds; handle % kinds {
	case 1:
		is, err = i.requests.IsAnswered(id)
	case 2:
		is, err = i.requests.IsReadable(id)
	case 3:
		is, err = i.requests.IsWritable(id)
	default:
		err = ErrUnknown
	}
	return is, ending(err)
}

// ErrUnknown says that there is no request of that number.
var ErrUnknown = errors.New("the WASI layer names an unknown request")

// ending makes a trap of what only a wrong guest can bring about; else the application is to blame.
func ending(err error) error {
	if errors.Is(err, ErrUnknown) {
		return component.Trap("%v", err)
	}
	return err
}

// The private functions' numbers for failures are the cases of error-code in wasi:http/types.
const requestDenied = 15

// denied are requests where no HTTP was given: each fails.
type denied struct{ count uint32 }

// deniedAnswer says that the exchange failed, how, and an empty text.
var deniedAnswer = []byte{1, requestDenied, 0, 0, 0, 0}

func (d *denied) check(id uint32) error {
	if id == 0 || id > d.count {
		return fmt.Errorf("%w: %d", ErrUnknown, id)
	}
	return nil
}

func (d *denied) Start(context.Context, []byte) (uint32, error) {
	d.count++
	return d.count, nil
}

func (d *denied) Answer(id uint32) ([]byte, error)           { return deniedAnswer, d.check(id) }
func (d *denied) Read(id uint32, _ []byte) (uint32, error)   { return End, d.check(id) }
func (d *denied) Write(id uint32, bytes []byte) (int, error) { return len(bytes), d.check(id) }
func (d *denied) Finish(id uint32) error                     { return d.check(id) }
func (d *denied) Cancel(id uint32) error                     { return d.check(id) }
func (d *denied) Failure(id uint32) ([]byte, error)          { return deniedAnswer[1:], d.check(id) }
func (d *denied) IsAnswered(id uint32) (bool, error)         { return true, d.check(id) }
func (d *denied) IsReadable(id uint32) (bool, error)         { return true, d.check(id) }
func (d *denied) IsWritable(id uint32) (bool, error)         { return true, d.check(id) }
func (*denied) Close()                                       {}
