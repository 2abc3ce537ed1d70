package component

import (
	"context"
	"sync"
)

// shared is a value that whoever first asks for it has made in the background, so that nobody waits longer than his context lets him. A failure is
// not remembered.
type shared[T any] struct {
	mu      sync.Mutex
	attempt *attempt[T]
}

type attempt[T any] struct {
	done  chan struct{}
	value T
	err   error
}

func (s *shared[T]) get(ctx context.Context, produce func() (T, error)) (T, error) {
	a := s.begin(produce)
	select {
	case <-a.done:
		return a.value, a.err
	default:
	}
	select {
	case <-a.done:
		return a.value, a.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

func (s *shared[T]) begin(produce func() (T, error)) *attempt[T] {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.attempt == nil {
		s.attempt = &attempt[T]{done: make(chan struct{})}
		go s.run(s.attempt, produce)
	}
	return s.attempt
}

func (s *shared[T]) run(a *attempt[T], produce func() (T, error)) {
	defer func() {
		if value := recover(); value != nil {
			a.err = errorf("panic: %v", value)
		}
		if a.err != nil {
			s.mu.Lock()
			s.attempt = nil
			s.mu.Unlock()
		}
		close(a.done)
	}()
	a.value, a.err = produce()
}
