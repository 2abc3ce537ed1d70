package component

import (
	"context"
	"slices"
	"sync"
	"testing"
)

// TestArgumentsAreTakenOverBeforeWaiting is about a call that finds the instance busy.
func TestArgumentsAreTakenOverBeforeWaiting(t *testing.T) {
	for name, open := range map[string]func(h *host) enterer{
		"instance": func(h *host) enterer { return newGuest(t, Config{}, h) },
		"pool": func(h *host) enterer {
			p, err := NewPool(t.Context(), guestProgram(t, Config{}), Config{PoolSize: 1}, h)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = p.Close() })
			return p
		},
	} {
		inside, release := make(chan struct{}), make(chan struct{})
		guest := open(&host{tick: func(_ context.Context, n uint32) (uint32, error) {
			close(inside)
			<-release
			return n, nil
		}})
		idle := 0
		call, err := guest.Enter(t.Context(), fnAdd, func() { idle++ })
		if err != nil || idle != 0 {
			t.Fatalf("%s: %v, taken over %d times without waiting", name, err, idle)
		}
		_ = call.Refuse(nil)
		go func() { _, _ = scalar(context.Background(), guest, fnTick, 1) }()
		<-inside
		call, err = guest.Enter(context.Background(), fnAdd, func() {
			idle++
			close(release)
		})
		if err != nil || idle != 1 {
			t.Fatalf("%s: %v, taken over %d times", name, err, idle)
		}
		_ = call.Refuse(nil)
	}
}

// TestArgumentsAreTakenOverBeforeAnInstanceIsMade is about a call that fills another slot of its pool.
func TestArgumentsAreTakenOverBeforeAnInstanceIsMade(t *testing.T) {
	p := newGuestPool(t, 2, &host{})
	first, err := p.Enter(t.Context(), fnAdd, nil)
	if err != nil {
		t.Fatal(err)
	}
	taken := 0
	second, err := p.Enter(t.Context(), fnAdd, func() {
		taken++
		if p.slots[1].instance.Load() != nil {
			t.Error("the instance was made first")
		}
	})
	if err != nil || taken != 1 {
		t.Fatalf("%v, taken over %d times", err, taken)
	}
	_, _ = first.Refuse(nil), second.Refuse(nil)
}

// TestAListMayChangeOnceItIsTakenOver changes a list that a waiting call was given until the call has returned. The race detector looks on.
func TestAListMayChangeOnceItIsTakenOver(t *testing.T) {
	inside, taken, returned := make(chan struct{}), make(chan struct{}), make(chan struct{})
	in := newGuest(t, Config{}, &host{tick: func(_ context.Context, n uint32) (uint32, error) {
		close(inside)
		<-taken
		return n, nil
	}})
	given := []string{"a", "b"}
	var group sync.WaitGroup
	group.Go(func() { _, _ = scalar(context.Background(), in, fnTick, 1) })
	group.Go(func() {
		<-taken
		for i := 0; ; i++ {
			given[i%2] = "changed"
			select {
			case <-returned:
				return
			default:
			}
		}
	})
	<-inside
	list := given
	call, err := in.Enter(context.Background(), fnPair, func() {
		TakeList(&list)
		close(taken)
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := passStrings(call, list, nil)
	close(returned)
	group.Wait()
	if err != nil || !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("got %q, %v", got, err)
	}
}
