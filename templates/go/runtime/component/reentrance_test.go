package component

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"
)

// deep calls f from so many frames further down.
func deep(frames int, f func() error) error {
	if frames == 0 {
		return f()
	}
	return deep(frames-1, f)
}

// callingBack is a client whose import calls what back is.
func callingBack(t *testing.T, back func(ctx context.Context, in *Instance) error) (outer error, result error) {
	t.Helper()
	var in *Instance
	in = newGuest(t, Config{}, &host{tick: func(ctx context.Context, n uint32) (uint32, error) {
		result = back(ctx, in)
		return n, nil
	}})
	_, outer = scalar(t.Context(), in, fnTick, 1)
	return outer, result
}

func TestReentranceIsFoundByTheStack(t *testing.T) {
	for _, frames := range []int{0, 300, 5000} {
		outer, err := callingBack(t, func(_ context.Context, in *Instance) error {
			return deep(frames, func() error { _, err := scalar(context.Background(), in, fnAdd, 1, 2); return err })
		})
		if outer != nil || !errors.Is(err, ErrReentrant) {
			t.Errorf("%d frames deep: got %v, %v", frames, outer, err)
		}
	}
}

func TestReentranceThroughAnotherClient(t *testing.T) {
	outer, err := callingBack(t, func(_ context.Context, in *Instance) error {
		between := newGuest(t, Config{}, &host{tick: func(ctx context.Context, n uint32) (uint32, error) {
			_, err := scalar(ctx, in, fnAdd, 1, 2)
			return n, err
		}})
		_, err := scalar(context.Background(), between, fnTick, 1)
		return err
	})
	if outer != nil || !errors.Is(err, ErrReentrant) {
		t.Errorf("got %v, %v", outer, err)
	}
}

// TestAnotherClientThatIsBusyIsWaitedFor calls, inside an import and with a context that tells nothing, a client which another goroutine uses.
func TestAnotherClientThatIsBusyIsWaitedFor(t *testing.T) {
	inside, release := make(chan struct{}), make(chan struct{})
	var calls atomic.Int32
	other := newGuest(t, Config{}, &host{tick: func(_ context.Context, n uint32) (uint32, error) {
		if calls.Add(1) == 1 {
			close(inside)
			<-release
		}
		return n, nil
	}})
	go func() { _, _ = scalar(context.Background(), other, fnTick, 1) }()
	<-inside
	outer, err := callingBack(t, func(context.Context, *Instance) error {
		time.AfterFunc(10*time.Millisecond, func() { close(release) })
		_, err := scalar(context.Background(), other, fnTick, 1)
		return err
	})
	if outer != nil || err != nil {
		t.Errorf("got %v, %v", outer, err)
	}
}

func TestAGoroutineOfAnImportWaits(t *testing.T) {
	done := make(chan error, 1)
	outer, _ := callingBack(t, func(_ context.Context, in *Instance) error {
		go func() { _, err := scalar(context.Background(), in, fnAdd, 1, 2); done <- err }()
		return nil
	})
	if err := <-done; outer != nil || err != nil {
		t.Errorf("got %v, %v", outer, err)
	}
}

func TestManyClientsAreToldApart(t *testing.T) {
	clients := make([]*Instance, 40)
	var target *Instance
	for i := range clients {
		clients[i] = newGuest(t, Config{}, &host{tick: func(_ context.Context, n uint32) (uint32, error) {
			if clients[i].pool.onStack() != true || target.pool.onStack() != (target == clients[i]) {
				t.Errorf("client %d is taken for another", clients[i].pool.number)
			}
			return n, nil
		}})
	}
	for _, target = range clients {
		for _, in := range clients {
			if _, err := scalar(context.Background(), in, fnTick, 1); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestReentranceThatIsLetThrough(t *testing.T) {
	var in *Instance
	in = newGuest(t, Config{}, &host{tick: func(ctx context.Context, n uint32) (uint32, error) { return scalar(ctx, in, fnAdd, 1, 2) }})
	if _, err := scalar(t.Context(), in, fnTick, 1); !errors.Is(err, ErrReentrant) {
		t.Errorf("got %v", err)
	}
	if _, err := scalar(t.Context(), in, fnAdd, 1, 2); !errors.Is(err, ErrClosed) || !errors.Is(err, ErrReentrant) {
		t.Errorf("got %v", err)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
}

func TestAPoolOfOneDoesNotWaitForItself(t *testing.T) {
	var p *Pool
	var inner error
	p, err := NewPool(t.Context(), guestProgram(t, Config{}), Config{PoolSize: 1}, &host{tick: func(_ context.Context, n uint32) (uint32, error) {
		_, inner = scalar(context.Background(), p, fnAdd, 1, 2)
		return n, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	for range 3 {
		if _, err := scalar(t.Context(), p, fnTick, 1); err != nil || !errors.Is(inner, ErrReentrant) {
			t.Errorf("got %v, inside %v", err, inner)
		}
	}
}
