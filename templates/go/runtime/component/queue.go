package component

import (
	"context"
	"sync"
	"sync/atomic"
)

// drop is a resource to be dropped when its instance is next at rest.
type drop struct {
	// handle was closed while the instance was busy; nil if it became unreachable.
	handle   *Handle
	resource int
	rep      uint32
}

// dropQueue is apart from its instance, so that a cleanup does not keep that alive.
type dropQueue struct {
	mu    sync.Mutex
	drops []drop
	gone  bool
	// attention is the pool's.
	attention *atomic.Int32
}

func (q *dropQueue) push(d drop) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.gone {
		q.drops = append(q.drops, d)
		q.attention.Add(1)
	}
}

func (q *dropQueue) pending() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.drops) > 0
}

// take empties the queue.
func (q *dropQueue) take() []drop {
	q.mu.Lock()
	defer q.mu.Unlock()
	drops := q.drops
	q.drops = nil
	q.attention.Add(-int32(len(drops)))
	return drops
}

// discard empties the queue for good: the instance is dead.
func (q *dropQueue) discard() {
	q.take()
	q.mu.Lock()
	q.gone = true
	q.mu.Unlock()
}

// dropQueued drops what was closed or collected while the instance was busy. The caller owns the instance.
func (in *Instance) dropQueued() {
	in.begin(context.Background(), nil)
	for _, d := range in.queue.take() {
		if d.handle != nil {
			d.handle.cleanup.Stop()
		}
		if in.destroyFromHost(d.resource, d.rep) != nil {
			return
		}
	}
}
