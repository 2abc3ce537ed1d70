package component

import (
	"encoding/binary"
	"math"

	"github.com/tetratelabs/wazero/experimental"
)

const (
	pageSize = 1 << 16
	// maxPages is one page short of 4 GiB: at 4 GiB wazero's size of a memory wraps to 0.
	maxPages = math.MaxUint16
	// tableHeadroom is how many elements any table may have; one that is declared with more keeps those.
	tableHeadroom = 100_000
	// elementSize is what an element of a table takes.
	elementSize = 8
	// printedBytes is what the memories of printed modules may take in any case: what the values of one call take that passes an import on.
	printedBytes = 1 << 24
)

// limits are what a table or memory is declared with; without a maximum, hasMax is false.
type limits struct {
	min, max uint64
	hasMax   bool
}

func (r *reader) limits() limits {
	flags := r.uvarint()
	l := limits{min: r.uvarint(), hasMax: flags&1 != 0}
	if l.hasMax {
		l.max = r.uvarint()
	}
	return l
}

func (l limits) grows() bool { return !l.hasMax || l.max > l.min }

// need is what the memories and tables of core instances take.
type need struct {
	// fixed is what the memories are declared with, and tables what the tables may take; both in pages.
	fixed, tables uint64
	// growing counts the memories that may grow.
	growing uint64
}

// needOf adds up the modules of steps, whose tables have been bounded.
func needOf(modules [][]byte) need {
	n := need{}
	elements := uint64(0)
	for _, module := range modules {
		for _, memory := range memoriesOf(module) {
			n.fixed += memory.min
			if memory.grows() {
				n.growing++
			}
		}
		for _, table := range tablesOf(module) {
			elements += table.max
		}
	}
	n.tables = elements * elementSize / pageSize
	return n
}

// share is how many pages each memory may grow by, if all have the given bytes together; ok is false if these are too few.
func (n need) share(bytes uint64) (pages growth, ok bool) {
	limit := bytes / pageSize
	if n.fixed+n.tables > limit {
		return 0, false
	}
	return growth((limit - n.fixed - n.tables) / max(n.growing, 1)), true
}

// shareOfPrinted is share for printed modules, which have a limit of their own beside the artifact's.
func (n need) shareOfPrinted(bytes uint64) growth {
	pages, _ := n.share(max(bytes, printedBytes))
	return pages
}

// bytes is the least limit that will do.
func (n need) bytes() uint64 { return (n.fixed + n.tables) * pageSize }

func memoriesOf(module []byte) (memories []limits) {
	r := &reader{bytes: sectionBody(module, memorySection)}
	for n := r.uvarint(); n > 0 && !r.failed; n-- {
		memories = append(memories, r.limits())
	}
	return memories
}

// tablesOf gives the module's own tables.
func tablesOf(module []byte) (tables []limits) {
	r := &reader{bytes: sectionBody(module, tableSection)}
	for n := r.uvarint(); n > 0 && !r.failed; n-- {
		r.take(1)
		tables = append(tables, r.limits())
	}
	return tables
}

// boundTables gives each table of the module's own a maximum: the elements that it is declared with, or headroom if that is more.
func boundTables(module []byte, headroom uint64) []byte {
	at, body, end := findSection(module, tableSection)
	if len(body) == 0 {
		return module
	}
	r := &reader{bytes: body}
	count := r.uvarint()
	section := binary.AppendUvarint(nil, count)
	for ; count > 0; count-- {
		kind := r.take(1)[0]
		l := r.limits()
		if r.failed {
			return module // the engine says what is wrong
		}
		bound := max(l.min, headroom)
		if l.hasMax {
			bound = min(l.max, bound)
		}
		section = append(section, kind, 1)
		section = binary.AppendUvarint(binary.AppendUvarint(section, l.min), bound)
	}
	return spliced(module, at, end, tableSection, section)
}

// growth allocates memories that may grow by so many pages.
type growth uint64

var _ experimental.MemoryAllocator = growth(0)

// Allocate makes a memory. wazero's capacity is what the memory is declared with.
func (g growth) Allocate(capacity, _ uint64) experimental.LinearMemory {
	return &boundedMemory{bound: capacity + uint64(g)*pageSize}
}

type boundedMemory struct {
	bytes []byte
	bound uint64
}

func (m *boundedMemory) Reallocate(size uint64) []byte {
	if size > m.bound {
		return nil
	}
	m.bytes = append(m.bytes, make([]byte, size-uint64(len(m.bytes)))...)
	return m.bytes
}

// Free leaves the memory to the collector: wazero 1.12 frees an owner's memory when an importer of it is closed.
func (m *boundedMemory) Free() {}
