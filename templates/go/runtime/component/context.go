package component

import (
	"context"
	"sync/atomic"
	"time"
)

// engineContext is the context that wazero hands from a call to the host functions called inside it: it carries the instance, at no cost. The caller's
// own is hidden, since the engine has no use for it, but while core instances are made.
type engineContext struct {
	in     *Instance
	caller context.Context
}

var _ context.Context = (*engineContext)(nil)

func (c *engineContext) Deadline() (time.Time, bool) { return time.Time{}, false }

func (c *engineContext) Done() <-chan struct{} {
	if c.caller == nil {
		return nil
	}
	return c.caller.Done()
}

func (c *engineContext) Err() error {
	if c.caller == nil {
		return nil
	}
	return c.caller.Err()
}

func (c *engineContext) Value(key any) any {
	if c.caller == nil {
		return nil
	}
	return c.caller.Value(key)
}

// importContext is the caller's context as an import sees it. It remembers whose import that is, so that a call back is refused instead
// of waiting for itself.
type importContext struct {
	context.Context
	pool *Pool
	// ended tells that the call is over: a goroutine that the import has left behind may call again.
	ended atomic.Bool
}

type importKey struct{}

// Value implements context.Context.
func (c *importContext) Value(key any) any {
	if key == (importKey{}) {
		return c
	}
	return c.Context.Value(key)
}

// running tells whether the call is going on. The background context's importContext serves all calls of an instance, so as not to be
// allocated for each; there the goroutine's own stack must tell.
func (c *importContext) running() bool {
	if c.Context == context.Background() {
		return c.pool.onStack()
	}
	return !c.ended.Load()
}

// enclosing returns the innermost import that the context came from, nil if none.
func enclosing(ctx context.Context) *importContext {
	c, _ := ctx.Value(importKey{}).(*importContext)
	return c
}

// inImport returns the caller's context as imports of the running call see it.
func (in *Instance) inImport() context.Context {
	if in.importCtx == nil {
		in.untidy = true
		if in.caller == context.Background() {
			in.importCtx = in.background
		} else {
			in.importCtx = &importContext{Context: in.caller, pool: in.pool}
		}
	}
	return in.importCtx
}
