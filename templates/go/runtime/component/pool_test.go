package component

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func newGuestPool(t *testing.T, size int, h *host) *Pool {
	t.Helper()
	p, err := NewPool(t.Context(), guestProgram(t, Config{}), Config{PoolSize: size}, h)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close() })
	return p
}

// hammer calls a guest from 64 goroutines.
func hammer(t *testing.T, guest enterer, check func(err error) bool) {
	t.Helper()
	var group sync.WaitGroup
	for g := range uint64(64) {
		group.Go(func() {
			for i := range uint64(200) {
				export, want := fnAdd, uint32(g+i)
				if i%3 == 0 {
					export, want = fnTick, uint32(g+1)
				}
				n, err := scalar(context.Background(), guest, export, g, i)
				if err != nil && !check(err) || err == nil && n != want {
					t.Errorf("got %d, %v, want %d", n, err, want)
					return
				}
				list := []string{fmt.Sprint(g), fmt.Sprint(i)}
				got, err := echoStrings(context.Background(), guest, fnPair, list, nil)
				if err != nil && !check(err) || err == nil && !slices.Equal(got, list) {
					t.Errorf("got %q, %v, want %q", got, err, list)
					return
				}
			}
		})
	}
	group.Wait()
}

func increment(_ context.Context, n uint32) (uint32, error) { return n + 1, nil }

func never(error) bool { return false }

func TestManyGoroutinesOnOneInstance(t *testing.T) {
	hammer(t, newGuest(t, Config{}, &host{tick: increment}), never)
}

func TestManyGoroutinesOnAPool(t *testing.T) {
	hammer(t, newGuestPool(t, 3, &host{tick: increment}), never)
}

func TestPoolRunsInParallel(t *testing.T) {
	var inside sync.WaitGroup
	inside.Add(3)
	p := newGuestPool(t, 3, &host{tick: func(context.Context, uint32) (uint32, error) {
		inside.Done()
		inside.Wait()
		return 1, nil
	}})
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			if _, err := scalar(context.Background(), p, fnTick, 1); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

// A goroutine comes back to the instance that it had last, though the first one is free as well.
func TestGoroutinesComeBackToTheirInstance(t *testing.T) {
	p := newGuestPool(t, 2, &host{})
	enter := func() *Call {
		call, err := p.Enter(t.Context(), fnAdd, nil)
		if err != nil {
			t.Fatal(err)
		}
		return call
	}
	// It is known by where its stack lies, which may move now and then.
	for range 10 {
		first, second := enter(), enter()
		if err := errors.Join(first.Return(), second.Return()); err != nil {
			t.Fatal(err)
		}
		again := enter()
		if err := again.Return(); err != nil {
			t.Fatal(err)
		}
		if again.in == second.in {
			return
		}
	}
	t.Error("it never does")
}

func TestPoolReplacesDeadInstances(t *testing.T) {
	var calls atomic.Int32
	refused := errors.New("refused")
	p := newGuestPool(t, 2, &host{tick: func(_ context.Context, n uint32) (uint32, error) {
		if calls.Add(1)%50 == 0 {
			return 0, refused
		}
		return n + 1, nil
	}})
	hammer(t, p, func(err error) bool { return errors.Is(err, refused) })
	if _, err := scalar(t.Context(), p, fnTrapDeep); err == nil {
		t.Error("no trap")
	}
	if n, err := scalar(t.Context(), p, fnAdd, 1, 2); n != 3 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
}

func TestPoolReentrance(t *testing.T) {
	for _, ctx := range []context.Context{context.Background(), t.Context()} {
		var p *Pool
		var inner error
		p = newGuestPool(t, 2, &host{tick: func(ctx context.Context, n uint32) (uint32, error) {
			_, inner = scalar(ctx, p, fnAdd, 1, 2)
			return n, nil
		}})
		if _, err := scalar(ctx, p, fnTick, 1); err != nil || !errors.Is(inner, ErrReentrant) {
			t.Errorf("got %v, inside %v", err, inner)
		}
	}
}

func TestCloseWakesWaiters(t *testing.T) {
	entered, release := make(chan struct{}), make(chan struct{})
	for _, stateless := range []bool{false, true} {
		entered, release = make(chan struct{}), make(chan struct{})
		h := &host{tick: func(context.Context, uint32) (uint32, error) { close(entered); <-release; return 1, nil }}
		p := newGuestPool(t, 1, h)
		var guest enterer = p
		if !stateless {
			guest = p.slots[0].instance.Load()
		}
		var group sync.WaitGroup
		group.Go(func() { _, _ = scalar(context.Background(), guest, fnTick, 1) })
		<-entered
		for range 8 {
			group.Go(func() {
				if _, err := scalar(context.Background(), guest, fnAdd, 1, 2); !errors.Is(err, ErrClosed) {
					t.Errorf("got %v", err)
				}
			})
		}
		time.Sleep(5 * time.Millisecond)
		_ = p.Close()
		close(release)
		group.Wait()
	}
}

// heap is the live heap in bytes.
func heap() uint64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

func TestTenThousandClientsLeaveNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	program := guestProgram(t, Config{})
	use := func(count int) {
		for range count {
			in, err := NewInstance(t.Context(), program, Config{}, &host{})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := echoStrings(t.Context(), in, fnPair, []string{"a", "b"}, nil); err != nil {
				t.Fatal(err)
			}
			_ = in.Close()
		}
	}
	use(500)
	before := heap()
	use(10000)
	if after := heap(); after > before+256<<10 {
		t.Errorf("the heap grew from %d to %d bytes", before, after)
	}
}

func TestForgottenClientsLeaveNothing(t *testing.T) {
	program := guestProgram(t, Config{})
	forget := func(count int) {
		for range count {
			if _, err := NewInstance(t.Context(), program, Config{}, &host{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	forget(50)
	before := heap()
	forget(500)
	for range 50 {
		if heap() < before+1<<20 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("the heap grew from %d to %d bytes", before, heap())
}
