package wasihttp

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"

	"wasm-sdk.invalid/runtime/component"
	"wasm-sdk.invalid/runtime/wasi"
)

// queueSize is how many bytes of a body wait on either side.
const queueSize = 64 << 10

// exchange is a request and its answer. A goroutine works for it from begin until it is over; all fields are guarded by the lock of its requests.
type exchange struct {
	requests *requests
	cancel   context.CancelCauseFunc

	// queue is what the guest has written and the client has not read yet; isFinished tells that there is no more.
	queue      []byte
	isFinished bool
	// answer is the head, or the failure, as the layer reads it.
	answer []byte
	// received is what has come of the answer's body and the guest has not read yet; counted is how much there was of it.
	received []byte
	counted  int64
	failure  *failure
	// isOver tells that nothing comes any more.
	isOver   bool
	panicked error
	// hasBytes and hasRoom get a value when there may be more to send, and room for what is received.
	hasBytes, hasRoom chan struct{}
}

// fail ends the exchange with a failure: before the answer that is the answer, afterwards it is the body's.
func (x *exchange) fail(f *failure) {
	if x.isOver {
		return
	}
	if x.answer == nil {
		x.answer = append([]byte{1}, f.encoded()...)
	}
	x.failure, x.isOver, x.queue = f, true, nil
}

func (x *exchange) whyFailed() []byte {
	if x.failure == nil {
		return failed(responseIncomplete).encoded()
	}
	return x.failure.encoded()
}

// end is the guest's, which wants nothing more.
func (x *exchange) end() {
	if x.cancel != nil {
		x.cancel(context.Canceled)
	}
}

func (x *exchange) read(to []byte) uint32 {
	if len(x.received) > 0 {
		n := copy(to, x.received)
		x.received = x.received[n:]
		notify(x.hasRoom)
		return uint32(n)
	}
	switch {
	case !x.isOver:
		return wasi.NothingYet
	case x.failure != nil:
		return wasi.Failed
	}
	return wasi.End
}

// write takes what there is room for; what is written after the exchange is over is discarded.
func (x *exchange) write(bytes []byte) int {
	if x.isOver {
		return len(bytes)
	}
	n := min(len(bytes), queueSize-len(x.queue))
	x.queue = append(x.queue, bytes[:n]...)
	notify(x.hasBytes)
	return n
}

// begin hands the request to the client.
func (x *exchange) begin(ctx context.Context, q *request, t target) {
	ctx, x.cancel = context.WithCancelCause(ctx)
	watch := newWatch(x.cancel, q, x.requests.client.timeout)
	go x.run(ctx, watch, q, t)
}

// run is the exchange's goroutine. A panic of the application's client must not end the process: the guest that waits for the answer ends with it.
func (x *exchange) run(ctx context.Context, w *watch, q *request, t target) {
	isReturned := false
	defer func() {
		value := recover()
		x.cancel(nil)
		w.pause()
		x.change(func() {
			if !isReturned {
				x.panicked = panicOf(value)
			}
			x.isOver = true
			x.requests.underWay--
		})
	}()
	if err := x.perform(ctx, w, q, t); err != nil {
		f := failureOf(ctx, err)
		x.change(func() { x.fail(f) })
	}
	isReturned = true
}

func panicOf(value any) error {
	if value == nil {
		return errors.New("http: the client ended its goroutine")
	}
	return &component.PanicError{Function: "http", Value: value, Stack: debug.Stack()}
}

// change changes the exchange for the guest, which may wait for it.
func (x *exchange) change(body func()) {
	x.requests.mu.Lock()
	body()
	x.requests.mu.Unlock()
	x.requests.wake()
}

func (x *exchange) perform(ctx context.Context, w *watch, q *request, t target) error {
	response, err := x.requests.client.http.Do(x.httpRequest(httptrace.WithClientTrace(ctx, w.trace()), q, t))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	w.answered()
	head := responseHead(response)
	if head == nil {
		x.change(func() { x.fail(failed(responseHeadersTooLarge)) })
		return nil
	}
	x.change(func() { x.answer = head })
	return x.receive(ctx, w, response.Body)
}

// httpRequest makes the client's request. The guest's headers are all that it has.
func (x *exchange) httpRequest(ctx context.Context, q *request, t target) *http.Request {
	host := t.host
	if t.address.Is6() {
		host = "[" + host + "]"
	}
	if isDefault := t.scheme == "https" && t.port == 443 || t.scheme == "http" && t.port == 80; !isDefault {
		host += ":" + strconv.Itoa(int(t.port))
	}
	path, query, hasQuery := strings.Cut(t.path, "?")
	unescaped, err := url.PathUnescape(path)
	if err != nil {
		unescaped = path
	}
	r := (&http.Request{
		Method:     q.method,
		URL:        &url.URL{Scheme: t.scheme, Host: host, Path: unescaped, RawPath: path, RawQuery: query, ForceQuery: hasQuery},
		Host:       host,
		Header:     http.Header{},
		Proto:      "HTTP/1.1",
		ProtoMajor: 1,
		ProtoMinor: 1,
	}).WithContext(ctx)
	for _, h := range q.headers {
		r.Header.Add(h.name, h.value)
	}
	if r.Header["User-Agent"] == nil {
		r.Header["User-Agent"] = []string{""} // else the client puts its own
	}
	if q.hasBody {
		r.Body, r.ContentLength = &requestBody{x, ctx}, -1
		if length, err := strconv.ParseInt(r.Header.Get("Content-Length"), 10, 64); err == nil && length >= 0 {
			r.ContentLength = length
		}
	}
	return r
}

// requestBody reads what the guest writes.
type requestBody struct {
	x   *exchange
	ctx context.Context
}

func (b *requestBody) Read(to []byte) (int, error) {
	for {
		n, finished := b.take(to)
		switch {
		case n > 0 || len(to) == 0:
			b.x.requests.wake()
			return n, nil
		case finished:
			return 0, io.EOF
		}
		select {
		case <-b.x.hasBytes:
		case <-b.ctx.Done():
			return 0, context.Cause(b.ctx)
		}
	}
}

func (b *requestBody) take(to []byte) (n int, finished bool) {
	b.x.requests.mu.Lock()
	defer b.x.requests.mu.Unlock()
	n = copy(to, b.x.queue)
	if b.x.queue = b.x.queue[n:]; len(b.x.queue) == 0 {
		b.x.queue = nil
	}
	return n, b.x.isFinished
}

func (*requestBody) Close() error { return nil }

// receive reads the answer's body, as far as the guest makes room for it.
func (x *exchange) receive(ctx context.Context, w *watch, body io.Reader) error {
	buffer := make([]byte, queueSize)
	for {
		room := x.room()
		for room == 0 {
			select {
			case <-x.hasRoom:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
			room = x.room()
		}
		w.expect(w.betweenBytes)
		n, err := body.Read(buffer[:room])
		w.pause()
		isTooLarge := false
		x.change(func() {
			x.received = append(x.received, buffer[:n]...)
			x.counted += int64(n)
			if isTooLarge = x.counted > x.requests.client.maxResponse; isTooLarge {
				x.fail(failed(responseBodySize))
			}
		})
		if err == io.EOF || isTooLarge {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (x *exchange) room() int {
	x.requests.mu.Lock()
	defer x.requests.mu.Unlock()
	return queueSize - len(x.received)
}
