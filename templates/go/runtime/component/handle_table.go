package component

// maxHandles bounds a table. The canonical ABI allows 2^28 - 1; no honest guest comes near this many, and they take 128 MB.
const maxHandles = 1 << 23

// entry is a handle that a component instance holds.
type entry struct {
	// resource is one more than the resource's index in the plan; 0 is a free entry.
	resource uint32
	rep      uint32
	// lends counts the calls that it is lent to.
	lends uint32
	// task is the call that borrowed it, by its place among those that are inside one another, or own.
	task int32
}

// own is the task of an own handle.
const own = -1

func (e *entry) isOwn() bool { return e.task == own }

// handleTable is the handle table of a component instance (canonical ABI, "Table State" and "Resource State"). Indices start at 1; the last one
// freed is the first reused, as the specification demands.
type handleTable struct {
	entries []entry
	free    []uint32
}

// own adds an own handle.
func (t *handleTable) own(resource int, rep uint32) (uint32, error) {
	return t.add(entry{resource: uint32(resource) + 1, rep: rep, task: own})
}

// borrow adds a handle that the call at that place has borrowed.
func (t *handleTable) borrow(resource int, rep uint32, task int) (uint32, error) {
	return t.add(entry{resource: uint32(resource) + 1, rep: rep, task: int32(task)})
}

func (t *handleTable) add(e entry) (uint32, error) {
	if n := len(t.free); n > 0 {
		index := t.free[n-1]
		t.free = t.free[:n-1]
		t.entries[index] = e
		return index, nil
	}
	if len(t.entries) == 0 {
		t.entries = append(t.entries, entry{})
	}
	if len(t.entries) > maxHandles {
		return 0, errTableFull
	}
	t.entries = append(t.entries, e)
	return uint32(len(t.entries) - 1), nil
}

func (t *handleTable) get(index uint32, resource int) (*entry, error) {
	if uint64(index) >= uint64(len(t.entries)) || t.entries[index].resource == 0 {
		return nil, errHandle
	}
	e := &t.entries[index]
	if e.resource != uint32(resource)+1 {
		return nil, errHandleType
	}
	return e, nil
}

// lend lends a handle to a call, until which has ended it cannot be moved or dropped, and gives its representation.
func (t *handleTable) lend(index uint32, resource int, to *task) (uint32, error) {
	e, err := t.get(index, resource)
	if err != nil {
		return 0, err
	}
	if len(to.loans) == maxLoans {
		return 0, errLoans
	}
	to.loans = append(to.loans, loan{t, index})
	e.lends++
	return e.rep, nil
}

// remove takes an entry out, unless it is lent.
func (t *handleTable) remove(index uint32, resource int) (entry, error) {
	e, err := t.get(index, resource)
	if err != nil {
		return entry{}, err
	}
	if e.lends != 0 {
		return entry{}, errLent
	}
	removed := *e
	*e = entry{}
	t.free = append(t.free, index)
	return removed, nil
}

// take removes an owned handle and gives its representation.
func (t *handleTable) take(index uint32, resource int) (uint32, error) {
	e, err := t.remove(index, resource)
	if err != nil {
		return 0, err
	}
	if !e.isOwn() {
		return 0, errNotOwned
	}
	return e.rep, nil
}
