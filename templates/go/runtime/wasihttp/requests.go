package wasihttp

import (
	"context"
	"fmt"
	"sync"

	"wasm-sdk.invalid/runtime/wasi"
)

// requests are those of one instance.
type requests struct {
	client *client
	wake   func()

	// mu guards the exchanges, in which other goroutines work.
	mu        sync.Mutex
	exchanges map[uint32]*exchange
	last      uint32
	// underWay counts those that have a goroutine.
	underWay int
}

func (r *requests) Start(ctx context.Context, head []byte) (uint32, error) {
	q, err := readRequest(head)
	if err != nil {
		return 0, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.last++
	x := &exchange{requests: r, hasRoom: make(chan struct{}, 1), hasBytes: make(chan struct{}, 1)}
	r.exchanges[r.last] = x
	switch t, refused := r.client.policy.check(q); {
	case refused != nil:
		x.fail(refused)
	case r.client.own == nil && t.address.IsValid() && !r.client.policy.mayDial(t.host, t.port, t.address):
		x.fail(failed(addressProhibited))
	case r.underWay >= r.client.maxRequests:
		x.fail(failed(connectionLimitReached))
	default:
		r.underWay++
		x.begin(ctx, q, t)
	}
	return r.last, nil
}

// with calls body for an exchange, under the lock. What the application's client has panicked with comes out here.
func (r *requests) with(id uint32, body func(x *exchange)) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	x := r.exchanges[id]
	if x == nil {
		return fmt.Errorf("%w: %d", wasi.ErrUnknown, id)
	}
	if x.panicked != nil {
		return x.panicked
	}
	body(x)
	return nil
}

func (r *requests) Answer(id uint32) (answer []byte, err error) {
	err = r.with(id, func(x *exchange) { answer = x.answer })
	return answer, err
}

func (r *requests) Read(id uint32, to []byte) (n uint32, err error) {
	err = r.with(id, func(x *exchange) { n = x.read(to) })
	return n, err
}

func (r *requests) Write(id uint32, bytes []byte) (n int, err error) {
	err = r.with(id, func(x *exchange) { n = x.write(bytes) })
	return n, err
}

func (r *requests) Finish(id uint32) error {
	return r.with(id, func(x *exchange) { x.isFinished = true; notify(x.hasBytes) })
}

func (r *requests) Cancel(id uint32) error {
	return r.with(id, func(x *exchange) {
		delete(r.exchanges, id)
		x.end()
	})
}

func (r *requests) Failure(id uint32) (text []byte, err error) {
	err = r.with(id, func(x *exchange) { text = x.whyFailed() })
	return text, err
}

func (r *requests) IsAnswered(id uint32) (is bool, err error) {
	err = r.with(id, func(x *exchange) { is = x.answer != nil })
	return is, err
}

func (r *requests) IsReadable(id uint32) (is bool, err error) {
	err = r.with(id, func(x *exchange) { is = len(x.received) > 0 || x.isOver })
	return is, err
}

func (r *requests) IsWritable(id uint32) (is bool, err error) {
	err = r.with(id, func(x *exchange) { is = len(x.queue) < queueSize || x.isOver })
	return is, err
}

func (r *requests) Close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for id, x := range r.exchanges {
		delete(r.exchanges, id)
		x.end()
	}
}

// notify leaves a value for who waits, unless there is one already.
func notify(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
