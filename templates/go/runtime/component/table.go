package component

// maxHandles is the greatest index of a handle (CanonicalABI.md, Table.MAX_LENGTH).
const maxHandles = 1<<28 - 1

// entry is a handle that a component instance holds.
type entry struct {
	// resource is one more than the resource's index in the plan; 0 is a free entry.
	resource uint32
	rep      uint32
	own      bool
	// lends counts the loans to the running import.
	lends uint32
}

// table is the handle table of a component instance. Indices start at 1; the last one freed is the first reused, as the
// specification demands.
type table struct {
	entries []entry
	free    []uint32
}

func (t *table) add(resource int, rep uint32, own bool) (uint32, error) {
	e := entry{resource: uint32(resource) + 1, rep: rep, own: own}
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

func (t *table) get(index uint32, resource int) (*entry, error) {
	if uint64(index) >= uint64(len(t.entries)) || t.entries[index].resource == 0 {
		return nil, errHandle
	}
	e := &t.entries[index]
	if e.resource != uint32(resource)+1 {
		return nil, errHandleType
	}
	return e, nil
}

// remove takes an entry out, unless it is lent.
func (t *table) remove(index uint32, resource int) (entry, error) {
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
func (t *table) take(index uint32, resource int) (uint32, error) {
	e, err := t.remove(index, resource)
	if err != nil {
		return 0, err
	}
	if !e.own {
		return 0, errNotOwned
	}
	return e.rep, nil
}
