package component

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

// Pool hands out instances. A stateless artifact has up to len(slots) of them, and a dead one is replaced; any other has exactly one
// for life.
type Pool struct {
	program *Program
	host    any
	timeout time.Duration
	// code is what instances are made from; if limited, each of their memories may grow by growth, those of printed modules by printedGrowth.
	code                  *codeSet
	limited               bool
	growth, printedGrowth growth
	// number tells this pool from others, see Import.marked.
	number uint32
	slots  []slot
	closed atomic.Bool
	// done is closed with it. private is what the instances share of the private world, nil where there is none.
	done    chan struct{}
	private PrivateClient
	// homes are the instances that callers had last, see home.
	homes [64]atomic.Pointer[Instance]
	// attention counts what whoever gives back an instance must look after: waiting callers, queued drops, closing.
	attention *atomic.Int32

	mu      sync.Mutex
	waiters []chan struct{}
}

type slot struct {
	instance atomic.Pointer[Instance]
	// filling keeps two callers from making the same instance.
	filling atomic.Bool
}

// NewPool makes a pool for a stateless artifact, and its first instance, so that what is wrong shows at once. host is what imports
// get from Import.Host.
func NewPool(ctx context.Context, program *Program, config Config, host any) (*Pool, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	size := config.PoolSize
	if size == 0 {
		size = runtime.GOMAXPROCS(0)
	}
	code, own, err := program.within(ctx, config.MemoryLimit)
	if err != nil {
		return nil, err
	}
	p := &Pool{
		program:       program,
		host:          host,
		timeout:       config.Timeout,
		code:          code,
		limited:       config.MemoryLimit != 0,
		growth:        own,
		printedGrowth: code.printed.shareOfPrinted(config.MemoryLimit),
		slots:         make([]slot, size),
		attention:     new(atomic.Int32),
		done:          make(chan struct{}),
	}
	if program.plan.Layer != nil {
		p.private = program.world.NewClient(config.WASI)
	}
	p.assignNumber()
	in, err := p.instantiate(ctx)
	if err != nil {
		_ = p.Close()
		return nil, err
	}
	p.slots[0].instance.Store(in)
	for i := range p.homes {
		p.homes[i].Store(in)
	}
	in.finish()
	return p, nil
}

// NewInstance makes the one instance of a client whose artifact has state.
func NewInstance(ctx context.Context, program *Program, config Config, host any) (*Instance, error) {
	config.PoolSize = 1
	p, err := NewPool(ctx, program, config, host)
	if err != nil {
		return nil, err
	}
	return p.slots[0].instance.Load(), nil
}

// Close is Pool.Close for a client's one instance.
func (in *Instance) Close() error { return in.pool.Close() }

// Enter gives the caller an instance's exported function number export, as Instance.Enter does.
func (p *Pool) Enter(ctx context.Context, export int, takeOver func()) (*Call, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if p.program.calls && p.toldBy(ctx) {
		return nil, ErrReentrant
	}
	home := p.home()
	in := home.Load()
	if !in.state.CompareAndSwap(idle, running) {
		var err error
		if in, err = p.take(ctx, takeOver); err != nil {
			return nil, err
		}
		home.Store(in)
	}
	call := &in.calls[export]
	in.begin(ctx, call.component)
	return call, nil
}

// home holds the instance that the calling goroutine tries first: the one it had last. If all began with the same one, its memory would pass
// from processor to processor at every call. Goroutines are told apart by where their stacks lie; a mistake costs nothing but time.
func (p *Pool) home() *atomic.Pointer[Instance] {
	var here byte
	const golden = 0x9e3779b9 // spreads addresses that differ in a few bits
	return &p.homes[uint32(uintptr(unsafe.Pointer(&here))>>11)*golden>>26]
}

// take is Enter's slow path for stateless pools. Making an instance takes as long as waiting for one, and calls the application.
func (p *Pool) take(ctx context.Context, takeOver func()) (*Instance, error) {
	for {
		if p.closed.Load() {
			return nil, ErrClosed
		}
		if in := p.idle(); in != nil {
			return in, nil
		}
		if takeOver != nil {
			takeOver()
			takeOver = nil
		}
		if s := p.reserve(); s != nil {
			return p.fill(ctx, s)
		}
		if p.onStack() {
			return nil, ErrReentrant
		}
		if err := p.park(ctx, func() bool { return p.available() }); err != nil {
			return nil, err
		}
	}
}

// idle makes the caller the owner of an idle instance; nil if there is none.
func (p *Pool) idle() *Instance {
	for i := range p.slots {
		if in := p.slots[i].instance.Load(); in != nil && in.state.CompareAndSwap(idle, running) {
			return in
		}
	}
	return nil
}

// reserve gives the caller a slot to fill; nil if every slot is busy.
func (p *Pool) reserve() *slot {
	for i := range p.slots {
		s := &p.slots[i]
		if in := s.instance.Load(); (in == nil || in.state.Load() == dead) && s.filling.CompareAndSwap(false, true) {
			return s
		}
	}
	return nil
}

// fill makes an instance for a slot that the caller has reserved.
func (p *Pool) fill(ctx context.Context, s *slot) (*Instance, error) {
	defer p.signal()
	defer s.filling.Store(false)
	in, err := p.instantiate(ctx)
	if err != nil {
		return nil, err
	}
	s.instance.Store(in)
	return in, nil
}

func (p *Pool) available() bool {
	for i := range p.slots {
		s := &p.slots[i]
		in := s.instance.Load()
		if in != nil && in.state.Load() == idle || (in == nil || in.state.Load() == dead) && !s.filling.Load() {
			return true
		}
	}
	return p.closed.Load()
}

// wait makes the caller the owner of a busy instance as soon as it is idle.
func (p *Pool) wait(ctx context.Context, in *Instance, takeOver func()) error {
	if p.reentered(ctx) {
		return ErrReentrant
	}
	if takeOver != nil {
		takeOver()
	}
	for !in.state.CompareAndSwap(idle, running) {
		if in.state.Load() == dead {
			return in.closed()
		}
		if err := p.park(ctx, func() bool { return in.state.Load() != running }); err != nil {
			return err
		}
	}
	return nil
}

// park sleeps until an instance may have become free, or ctx ends. ready is asked once more after the caller has been put on the list, so
// that no wake-up is lost.
func (p *Pool) park(ctx context.Context, ready func() bool) error {
	wake := make(chan struct{}, 1)
	p.mu.Lock()
	p.waiters = append(p.waiters, wake)
	p.mu.Unlock()
	p.attention.Add(1)
	defer p.attention.Add(-1)
	if ready() {
		p.leave(wake)
		return nil
	}
	select {
	case <-wake:
		return nil
	case <-ctx.Done():
		p.leave(wake)
		return ctx.Err()
	}
}

// leave takes a waiter off the list; if it was woken already, the next one is woken in its place.
func (p *Pool) leave(wake chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, w := range p.waiters {
		if w == wake {
			p.waiters = append(p.waiters[:i], p.waiters[i+1:]...)
			return
		}
	}
	p.wakeNext()
}

// signal wakes the caller that has waited longest.
func (p *Pool) signal() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wakeNext()
}

func (p *Pool) wakeNext() {
	if len(p.waiters) > 0 {
		p.waiters[0] <- struct{}{}
		p.waiters = p.waiters[1:]
	}
}

// attend is called after an instance became idle or died, or when something was queued for one: it drops what is queued, closes what
// must be closed, and wakes who waits. If the instance is busy, its owner will do it.
func (in *Instance) attend() {
	p := in.pool
	for in.unsettled() && in.state.CompareAndSwap(idle, running) {
		in.nursery.mature(p.attention)
		in.dropQueued()
		in.state.CompareAndSwap(running, idle)
	}
	if p.closed.Load() && in.state.CompareAndSwap(idle, running) {
		in.die(nil)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wakeNext()
	// Nobody will give back a dead instance.
	for in.state.Load() == dead && len(p.waiters) > 0 {
		p.wakeNext()
	}
}

// Close closes every idle instance at once and a running one when its call ends. Callers that wait get ErrClosed.
func (p *Pool) Close() error {
	if !p.closed.CompareAndSwap(false, true) {
		return nil
	}
	close(p.done)
	if p.private != nil {
		p.private.Close()
	}
	p.attention.Add(1)
	for i := range p.slots {
		if in := p.slots[i].instance.Load(); in != nil {
			in.attend()
		}
	}
	return nil
}
