package component

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
	"time"
)

func TestScalarCallAllocatesNothing(t *testing.T) {
	ctx := context.Background()
	in := newGuest(t, Config{}, &host{tick: func(_ context.Context, n uint32) (uint32, error) { return n + 1, nil }})
	if n := testing.AllocsPerRun(100, func() { _, _ = scalar(ctx, in, fnAdd, 1, 2) }); n != 0 {
		t.Errorf("a scalar call allocates %v times", n)
	}
	if n := testing.AllocsPerRun(100, func() { _, _ = scalar(ctx, in, fnTick, 1) }); n != 0 {
		t.Errorf("a call with a host call allocates %v times", n)
	}
}

func TestTrapKillsTheInstance(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	_, err := scalar(t.Context(), in, fnTrapDeep)
	var trap *TrapError
	if !errors.As(err, &trap) || trap.Reason != "unreachable" || len(trap.Frames) < 2 || trap.Frames[0].Function == "" {
		t.Fatalf("got %#v", err)
	}
	_, err = scalar(t.Context(), in, fnAdd, 1, 2)
	if !errors.Is(err, ErrClosed) || !errors.As(err, &trap) {
		t.Errorf("a call after a trap gives %v", err)
	}
}

func TestOtherTraps(t *testing.T) {
	for name, export := range map[string]int{"wasi:clocks/monotonic-clock@0.2.0#now is not available": fnNow, "stack overflow": fnRecurse} {
		in := newGuest(t, Config{}, &host{})
		_, err := scalar(t.Context(), in, export)
		var trap *TrapError
		if !errors.As(err, &trap) || !strings.Contains(trap.Reason, name) {
			t.Errorf("want %s, got %v", name, err)
		}
	}
}

func TestMemoryLimit(t *testing.T) {
	in := newGuest(t, Config{MemoryLimit: 5 << 20}, &host{})
	pages, err := scalar(t.Context(), in, fnExhaust)
	if err != nil || pages > 80 || pages < 60 {
		t.Errorf("got %d pages, %v", pages, err)
	}
}

func TestContext(t *testing.T) {
	in := newGuest(t, Config{}, &host{tick: func(ctx context.Context, n uint32) (uint32, error) { return n, nil }})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := scalar(ctx, in, fnAdd, 1, 2); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := scalar(t.Context(), in, fnAdd, 1, 2); err != nil {
		t.Errorf("a context that had ended before the call killed the instance: %v", err)
	}
}

func TestContextEndsInsideAnImport(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	calls := 0
	in := newGuest(t, Config{}, &host{tick: func(ctx context.Context, n uint32) (uint32, error) {
		calls++
		cancel()
		return 0, ctx.Err()
	}})
	_, err := scalar(ctx, in, fnTick, 1)
	if !errors.Is(err, context.Canceled) || calls != 1 {
		t.Errorf("got %v after %d calls", err, calls)
	}
	if _, err := scalar(t.Context(), in, fnAdd, 1, 2); !errors.Is(err, ErrClosed) || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestInterruption(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := scalar(ctx, in, fnLoop)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("got %v", err)
	}
	if _, err := scalar(t.Context(), in, fnAdd, 1, 2); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestWaitingEndsWithTheContext(t *testing.T) {
	entered, release := make(chan struct{}), make(chan struct{})
	in := newGuest(t, Config{}, &host{tick: func(context.Context, uint32) (uint32, error) {
		close(entered)
		<-release
		return 1, nil
	}})
	done := make(chan error)
	go func() { _, err := scalar(context.Background(), in, fnTick, 1); done <- err }()
	<-entered
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := scalar(ctx, in, fnAdd, 1, 2); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	close(release)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if n, err := scalar(t.Context(), in, fnAdd, 1, 2); n != 3 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
}

func TestReentrance(t *testing.T) {
	var in *Instance
	contexts := map[string]func(context.Context) context.Context{
		"passed on":  func(ctx context.Context) context.Context { return ctx },
		"derived":    func(ctx context.Context) context.Context { return context.WithValue(ctx, t, t) },
		"background": func(context.Context) context.Context { return context.Background() },
	}
	for name, choose := range contexts {
		for _, outer := range []context.Context{context.Background(), t.Context()} {
			var inner error
			in = newGuest(t, Config{}, &host{tick: func(ctx context.Context, n uint32) (uint32, error) {
				_, inner = scalar(choose(ctx), in, fnAdd, 1, 2)
				return n, nil
			}})
			if _, err := scalar(outer, in, fnTick, 1); err != nil || !errors.Is(inner, ErrReentrant) {
				t.Errorf("%s: got %v, inside %v", name, err, inner)
			}
		}
	}
}

func TestAnImportMayCallAnotherClient(t *testing.T) {
	other := newGuest(t, Config{}, &host{})
	in := newGuest(t, Config{}, &host{tick: func(ctx context.Context, n uint32) (uint32, error) {
		return scalar(ctx, other, fnAdd, uint64(n), 1)
	}})
	if n, err := scalar(t.Context(), in, fnTick, 1); n != 2 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
}

func TestAGoroutineLeftBehindMayCallAgain(t *testing.T) {
	var left context.Context
	in := newGuest(t, Config{}, &host{tick: func(ctx context.Context, n uint32) (uint32, error) { left = ctx; return n, nil }})
	if _, err := scalar(t.Context(), in, fnTick, 1); err != nil {
		t.Fatal(err)
	}
	if n, err := scalar(left, in, fnAdd, 1, 2); n != 3 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
}

func TestImportErrors(t *testing.T) {
	refused := errors.New("refused")
	for name, tick := range map[string]func() (uint32, error){
		"error":         func() (uint32, error) { return 0, refused },
		"panic":         func() (uint32, error) { panic(refused) },
		"other panic":   func() (uint32, error) { panic("boom") },
		"nil reference": func() (uint32, error) { var p *uint32; return *p, nil },
	} {
		in := newGuest(t, Config{}, &host{tick: func(context.Context, uint32) (uint32, error) { return tick() }})
		_, err := scalar(t.Context(), in, fnTick, 1)
		var trap *TrapError
		if err == nil || errors.As(err, &trap) {
			t.Errorf("%s: got %v", name, err)
		}
		if (name == "error" || name == "panic") && !errors.Is(err, refused) {
			t.Errorf("%s: got %v", name, err)
		}
		if _, again := scalar(t.Context(), in, fnAdd, 1, 2); !errors.Is(again, ErrClosed) || !strings.Contains(again.Error(), err.Error()) {
			t.Errorf("%s: afterwards %v", name, again)
		}
	}
}

func TestGoexitInsideAnImport(t *testing.T) {
	in := newGuest(t, Config{}, &host{tick: func(context.Context, uint32) (uint32, error) { t.Skip(); return 0, nil }})
	t.Run("exits", func(s *testing.T) {
		t := s
		in.pool.host.(*host).tick = func(context.Context, uint32) (uint32, error) { t.SkipNow(); return 0, nil }
		_, _ = scalar(context.Background(), in, fnTick, 1)
	})
	if _, err := scalar(t.Context(), in, fnAdd, 1, 2); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestClose(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	if err := errors.Join(in.Close(), in.Close()); err != nil {
		t.Error(err)
	}
	if _, err := scalar(t.Context(), in, fnAdd, 1, 2); err != ErrClosed {
		t.Errorf("got %v", err)
	}
}

func TestCloseDuringACall(t *testing.T) {
	var in *Instance
	in = newGuest(t, Config{}, &host{tick: func(context.Context, uint32) (uint32, error) { return 5, in.Close() }})
	if n, err := scalar(t.Context(), in, fnTick, 1); n != 5 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
	if _, err := scalar(t.Context(), in, fnAdd, 1, 2); err != ErrClosed {
		t.Errorf("got %v", err)
	}
}

func TestCanonicalNaN(t *testing.T) {
	if bits := math.Float64bits(Canonical64(0xfff8000000000123)); bits != 0x7ff8000000000000 {
		t.Errorf("got %#x", bits)
	}
	if bits := math.Float32bits(Canonical32(0xffc00123)); bits != 0x7fc00000 {
		t.Errorf("got %#x", bits)
	}
	if f := Canonical64(math.Float64bits(1.5)); f != 1.5 {
		t.Errorf("got %v", f)
	}
}
