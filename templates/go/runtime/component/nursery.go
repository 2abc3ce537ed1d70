package component

import (
	"runtime"
	"sync/atomic"
)

// nurserySize is how many handles may be held back from the garbage collector.
const nurserySize = 32

// nursery keeps the newest handles reachable, so that one which is closed soon never pays for a cleanup, which costs more than making
// and dropping the resource. A handle that grows old, by newer ones or by a collection, gets its cleanup. Only the owner of the
// instance uses it.
type nursery struct {
	handles [nurserySize]*Handle
	next    int
	// armed tells that the next collection will set aged.
	armed bool
	aged  *atomic.Bool
}

func (n *nursery) add(h *Handle) {
	in := h.in
	if !n.armed {
		n.armed = true
		// A collection finds this unreachable.
		runtime.AddCleanup(new([2]*byte), age, aging{n.aged, in.pool.attention})
	}
	if old := n.handles[n.next]; old != nil {
		old.watch()
	}
	n.handles[n.next] = h
	n.next = (n.next + 1) % nurserySize
}

// aging is what a collection must tell the nursery.
type aging struct {
	aged      *atomic.Bool
	attention *atomic.Int32
}

func age(a aging) {
	a.aged.Store(true)
	a.attention.Add(1)
}

// mature lets go of all handles after a collection.
func (n *nursery) mature(attention *atomic.Int32) {
	if !n.aged.CompareAndSwap(true, false) {
		return
	}
	n.armed = false
	attention.Add(-1)
	for i, h := range n.handles {
		if h != nil {
			h.watch()
			n.handles[i] = nil
		}
	}
}

// watch lets the resource be dropped after its handle became unreachable. The cleanup only queues: the collector must not enter the
// guest.
func (h *Handle) watch() {
	if h.state.Load() == held {
		h.cleanup = runtime.AddCleanup(h, func(u unreachable) { u.queue.push(u.drop) }, unreachable{h.in.queue, drop{nil, int(h.resource), h.rep}})
	}
}

type unreachable struct {
	queue *dropQueue
	drop  drop
}
