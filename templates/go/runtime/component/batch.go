package component

import (
	"context"
	_ "embed"
	"encoding/binary"
	"fmt"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// batchModule makes many reallocs in one entry; batch.wat beside it is its source.
//
//go:embed batch.wasm
var batchModule []byte

// batchLimit is how many requests fit into its memory, which is one page.
const batchLimit = pageSize / 8

// request is a realloc to come.
type request struct{ align, size uint32 }

// reservation is what lowering a value will ask Alloc for, in that order.
type reservation struct {
	requests []request
	// ready counts the requests that the guest has fulfilled: a pointer has replaced their alignment. next is the first of them that Alloc has
	// not given away.
	ready, next int
}

// Reserve says what Alloc will be asked for next. Allocate must follow, with which the guest is entered once for all that is reserved:
// every entry has a price.
func (c *Canon) Reserve(align uint32, size int) {
	r := &c.in.reserved
	r.requests = append(r.requests, request{align, uint32(size)})
}

// ReserveString is Reserve for a string that CheckString has passed.
func (c *Canon) ReserveString(s string) {
	if c.encoding == encodingUTF8 {
		c.Reserve(1, len(s))
	} else {
		c.Reserve(2, c.wideSize(s))
	}
}

// Allocate makes the guest allocate all that was reserved. A single request is left to Alloc.
func (c *Canon) Allocate() error {
	r := &c.in.reserved
	if len(r.requests) < 2 {
		r.requests = r.requests[:0]
		return nil
	}
	if c.realloc == nil {
		return errNoMemory
	}
	b, err := c.in.batcher(c.realloc)
	if err != nil {
		return err
	}
	c.in.untidy = true
	for at := 0; at < len(r.requests); at += batchLimit {
		if err := c.fulfil(b, r.requests[at:min(at+batchLimit, len(r.requests))]); err != nil {
			return err
		}
	}
	r.ready, r.next = len(r.requests), 0
	return nil
}

func (c *Canon) fulfil(b *batcher, requests []request) error {
	for i, q := range requests {
		pair := b.memory[8*i:][:8]
		binary.LittleEndian.PutUint32(pair, q.align)
		binary.LittleEndian.PutUint32(pair[4:], q.size)
	}
	stack := c.in.allocStack[:1]
	stack[0] = uint64(8 * len(requests))
	if err := c.enterRealloc(b.run, stack); err != nil {
		return insideBatch(err)
	}
	for i := range requests {
		requests[i].align = binary.LittleEndian.Uint32(b.memory[8*i:])
	}
	return nil
}

// insideBatch takes the batch itself, which was entered first, off the guest's stack.
func insideBatch(err error) error {
	if trap, ok := err.(*TrapError); ok && len(trap.Frames) > 0 {
		trap.Frames = trap.Frames[:len(trap.Frames)-1]
	}
	return err
}

// take gives the pointer for the next request. Another size than was reserved means that the application has changed the value since.
func (r *reservation) take(size uint32) (uint32, error) {
	q := r.requests[r.next]
	if q.size != size {
		return 0, errChanged
	}
	if r.next++; r.next == r.ready {
		r.clear()
	}
	return q.align, nil
}

// clear forgets all requests, and the room for them if it is more than a batch.
func (r *reservation) clear() {
	r.ready, r.next = 0, 0
	if r.requests = r.requests[:0]; cap(r.requests) > batchLimit {
		r.requests = nil
	}
}

// batcher is an instance of batchModule that calls one realloc.
type batcher struct {
	run *function
	// memory is never moved: it cannot grow.
	memory []byte
}

// batcher gives the one that calls realloc; it is made at first use, as many clients never need it.
func (in *Instance) batcher(realloc *function) (*batcher, error) {
	if realloc.batcher != nil {
		return realloc.batcher, nil
	}
	code, err := in.program.batchCode(realloc.export.Name)
	if err != nil {
		return nil, fmt.Errorf("batching reallocs: %w", err)
	}
	provider := in.modules.at(realloc.export.Instance)
	ctx := experimental.WithImportResolver(context.Background(), func(string) api.Module { return provider })
	module, err := in.program.runtime.InstantiateModule(ctx, code, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		return nil, fmt.Errorf("batching reallocs: %w", err)
	}
	run := &function{modules: in.modules, export: coreExport{Instance: len(in.modules.list), Name: "batch"}}
	in.modules.list = append(in.modules.list, module)
	memory, _ := module.ExportedMemory("requests").Read(0, pageSize)
	realloc.batcher = &batcher{run, memory}
	return realloc.batcher, nil
}

// batchCode is batchModule for a realloc of that name.
func (p *Program) batchCode(name string) (wazero.CompiledModule, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if code := p.batchers[name]; code != nil {
		return code, nil
	}
	realloc := planImport{Name: "realloc", Kind: "func"}
	realloc.From.coreExport = coreExport{Name: name}
	module, _, err := rewriteImports(batchModule, []planImport{realloc})
	if err != nil {
		return nil, err
	}
	code, err := p.runtime.CompileModule(context.Background(), module)
	if err != nil {
		return nil, err
	}
	if p.batchers == nil {
		p.batchers = map[string]wazero.CompiledModule{}
	}
	p.batchers[name] = code
	return code, nil
}
