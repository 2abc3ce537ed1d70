package wasihttp

import (
	"context"
	"net/http/httptrace"
	"sync"
	"time"
)

// watch ends an exchange in which nothing happens for too long.
type watch struct {
	cancel                           context.CancelCauseFunc
	connect, firstByte, betweenBytes time.Duration

	// mu guards what the client's goroutines report.
	mu         sync.Mutex
	timer      *time.Timer
	isAnswered bool
}

// newWatch begins with connecting. A guest may only shorten what is waited for.
func newWatch(cancel context.CancelCauseFunc, q *request, limit time.Duration) *watch {
	w := &watch{cancel: cancel}
	w.connect, w.firstByte, w.betweenBytes = shorter(limit, q.connect), shorter(limit, q.firstByte), shorter(betweenBytes, q.betweenBytes)
	w.timer = time.AfterFunc(w.connect, func() { cancel(errConnectTimeout) })
	return w
}

func shorter(limit, wanted time.Duration) time.Duration {
	if wanted == 0 {
		return limit
	}
	return min(limit, wanted)
}

// trace follows the client. One that reports nothing has the time for connecting until it answers.
func (w *watch) trace() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { w.pause() },
		WroteRequest: func(httptrace.WroteRequestInfo) {
			w.mu.Lock()
			defer w.mu.Unlock()
			if !w.isAnswered { // A server may answer before it has read all.
				w.start(w.firstByte)
			}
		},
	}
}

func (w *watch) answered() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.isAnswered = true
	w.timer.Stop()
}

// expect gives the other side so much time to send something.
func (w *watch) expect(limit time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.start(limit)
}

func (w *watch) start(limit time.Duration) {
	w.timer.Stop()
	w.timer = time.AfterFunc(limit, func() { w.cancel(errReadTimeout) })
}

func (w *watch) pause() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.timer.Stop()
}
