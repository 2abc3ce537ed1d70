package component

import (
	"context"
	"reflect"
	"runtime"
	"sync"
)

// A call from inside one of a client's own imports would wait for itself. It is found out by the context that the import was given, or, where
// that was not passed on, by the stack of the calling goroutine: between the engine and an import of the application's stand frames that spell
// the pool's number, one function for each digit.

const digitBits = 4

type digitFunc func(c *Import, rest uint32, stack []uint64) error

// digits are functions that differ in nothing but where they lie.
var digits [1 << digitBits]digitFunc

// init breaks the cycle between the functions and their list.
func init() {
	digits = [...]digitFunc{
		digit0, digit1, digit2, digit3, digit4, digit5, digit6, digit7,
		digit8, digit9, digitA, digitB, digitC, digitD, digitE, digitF,
	}
}

// marked calls the application below frames that spell the pool's number, the least digit first.
func (c *Import) marked(number uint32, stack []uint64) error {
	return digits[number%(1<<digitBits)](c, number>>digitBits, stack)
}

func (c *Import) next(rest uint32, stack []uint64) error {
	if rest == 0 {
		return c.call(c, stack)
	}
	return c.marked(rest, stack)
}

//go:noinline
func digit0(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digit1(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digit2(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digit3(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digit4(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digit5(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digit6(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digit7(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digit8(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digit9(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digitA(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digitB(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digitC(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digitD(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digitE(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

//go:noinline
func digitF(c *Import, rest uint32, stack []uint64) error { return c.next(rest, stack) }

var digitsByEntry = sync.OnceValue(func() map[uintptr]uint32 {
	entries := map[uintptr]uint32{}
	for i, f := range digits {
		entries[reflect.ValueOf(f).Pointer()] = uint32(i)
	}
	return entries
})

// onStack tells whether this goroutine is inside an import of this pool. It is slow and only asked when an instance is busy.
func (p *Pool) onStack() bool {
	if !p.program.calls {
		return false
	}
	entries, run := digitsByEntry(), reflect.ValueOf((*Import).run).Pointer()
	frames := runtime.CallersFrames(callers())
	number := uint32(0)
	for {
		frame, more := frames.Next()
		digit, marks := entries[frame.Entry]
		switch {
		case frame.Func == nil: // inlined into the frame that follows
		case marks:
			number = number<<digitBits | digit
		case frame.Entry == run:
			if number == p.number {
				return true
			}
			number = 0
		}
		if !more {
			return false
		}
	}
}

// callers gives this goroutine's whole stack, however deep.
func callers() []uintptr {
	for size := 256; ; size *= 2 {
		counters := make([]uintptr, size)
		if n := runtime.Callers(3, counters); n < size {
			return counters[:n]
		}
	}
}

// reentered tells whether the caller is inside an import that an instance of this pool is running.
func (p *Pool) reentered(ctx context.Context) bool { return p.toldBy(ctx) || p.onStack() }

// toldBy tells whether ctx comes from an import that an instance of this pool is running.
func (p *Pool) toldBy(ctx context.Context) bool {
	for c := enclosing(ctx); c != nil; c = enclosing(c.Context) {
		if c.pool == p && c.running() {
			return true
		}
	}
	return false
}

// numbers are those that living pools have.
var numbers struct {
	mu   sync.Mutex
	free []uint32
	next uint32
}

// assignNumber gives the pool a number that no other has; small ones cost imports least. It is free again when the pool is unreachable, hence on
// no stack.
func (p *Pool) assignNumber() {
	numbers.mu.Lock()
	defer numbers.mu.Unlock()
	if n := len(numbers.free); n > 0 {
		p.number, numbers.free = numbers.free[n-1], numbers.free[:n-1]
	} else {
		p.number = numbers.next
		numbers.next++
	}
	runtime.AddCleanup(p, releaseNumber, p.number)
}

func releaseNumber(number uint32) {
	numbers.mu.Lock()
	defer numbers.mu.Unlock()
	numbers.free = append(numbers.free, number)
}
