package component

import (
	"context"
	"runtime"
	"time"

	"github.com/tetratelabs/wazero/api"
)

const (
	// stepsAtOnce is how many steps a guest that computes goes until it leaves again: 20 µs where a step is a turn of a short loop, and not more
	// than a few milliseconds where it is a long one.
	stepsAtOnce = 1 << 14
	// turn is how long a guest that computes may keep other goroutines waiting.
	turn = time.Millisecond
)

// leave is what the countdown in the guest's code calls, see insertCountdown. Here the collector can stop the goroutine, others get their turn, and the
// call ends when its context has.
func leave(ctx context.Context, _ api.Module, stack []uint64) {
	in := ctx.(*engineContext).in
	if now := time.Now(); now.Sub(in.turnBegan) >= turn {
		// Without a free processor a context's timer fires in here.
		runtime.Gosched()
		in.turnBegan = time.Now()
	}
	if in.caller != nil {
		if err := in.caller.Err(); err != nil {
			in.abort(interrupted(err))
		}
	}
	stack[0] = stepsAtOnce
}
