package component

import (
	"encoding/binary"
	"fmt"
)

// objectTable keeps the application's objects that the guest knows as imported resources. The index is the representation; one object
// has one, however often it is given.
type objectTable struct {
	slots []object
	free  []uint32
	index map[any]uint32
}

type object struct {
	value   any
	owns    int
	borrows int
}

// distinguishable tells whether a value can be told from others, as a map key must be; a struct that holds a slice cannot.
func distinguishable(value any) (ok bool) {
	defer func() { _ = recover() }()
	return value == value
}

func (t *objectTable) slot(value any) uint32 {
	if rep, known := t.index[value]; known {
		return rep
	}
	var rep uint32
	if n := len(t.free); n > 0 {
		rep, t.free = t.free[n-1], t.free[:n-1]
		t.slots[rep] = object{value: value}
	} else {
		rep = uint32(len(t.slots))
		t.slots = append(t.slots, object{value: value})
	}
	if t.index == nil {
		t.index = map[any]uint32{}
	}
	t.index[value] = rep
	return rep
}

func (t *objectTable) forget(rep uint32) {
	if o := &t.slots[rep]; o.owns == 0 && o.borrows == 0 {
		delete(t.index, o.value)
		*o = object{}
		t.free = append(t.free, rep)
	}
}

func (t *objectTable) unborrow(rep uint32) {
	t.slots[rep].borrows--
	t.forget(rep)
}

// disown ends one ownership by the guest; with the last one the object is closed, if it can be.
func (in *Instance) disown(rep uint32) error {
	t := &in.objects
	o := &t.slots[rep]
	o.owns--
	if o.owns > 0 {
		return nil
	}
	value := o.value
	t.forget(rep)
	title := fmt.Sprintf("%T.Close", value)
	switch value := value.(type) {
	case interface{ Close() error }:
		return in.guarded(title, value.Close)
	case interface{ Close() }:
		return in.guarded(title, func() error { value.Close(); return nil })
	}
	return nil
}

// CheckObject refuses an object that the guest cannot be given.
func CheckObject(value any) *ValueError {
	if value == nil {
		return Invalid("the object is nil")
	}
	if !distinguishable(value) {
		return Invalid("a value of type %T is not comparable, give a pointer to it", value)
	}
	return nil
}

// FlattenOwnObject gives the guest an object of the application's.
func (c *Canon) FlattenOwnObject(value any, resource int, slot *uint64) error {
	in := c.in
	rep := in.objects.slot(value)
	index, err := c.component.table.own(in.program.resources[resource], rep)
	if err == nil {
		in.objects.slots[rep].owns++
	}
	*slot = uint64(index)
	return err
}

// StoreOwnObject is FlattenOwnObject into memory.
func (c *Canon) StoreOwnObject(at uint32, value any, resource int) error {
	var index uint64
	err := c.FlattenOwnObject(value, resource, &index)
	binary.LittleEndian.PutUint32(c.At(at, 4), uint32(index))
	return err
}

// FlattenBorrowObject lends the guest an object of the application's until the call ends.
func (c *Canon) FlattenBorrowObject(value any, resource int, slot *uint64) error {
	in := c.in
	index, err := c.lend(in.program.resources[resource], in.objects.slot(value))
	*slot = uint64(index)
	return err
}

// StoreBorrowObject is FlattenBorrowObject into memory.
func (c *Canon) StoreBorrowObject(at uint32, value any, resource int) error {
	var index uint64
	err := c.FlattenBorrowObject(value, resource, &index)
	binary.LittleEndian.PutUint32(c.At(at, 4), uint32(index))
	return err
}

// LiftOwnObject takes an object back from the guest.
func LiftOwnObject[T any](c *Canon, index uint32, resource int, v *T) error {
	in := c.in
	rep, err := c.component.table.take(index, in.program.resources[resource])
	if err != nil {
		return err
	}
	object, ok := in.objects.slots[rep].value.(T)
	if !ok {
		return errHandleType
	}
	*v = object
	in.objects.slots[rep].owns--
	in.objects.forget(rep)
	return nil
}

// LiftBorrowObject looks at an object that the guest lends to an import.
func LiftBorrowObject[T any](c *Canon, index uint32, resource int, v *T) error {
	rep, err := c.component.table.lend(index, c.in.program.resources[resource], &c.in.imported)
	if err != nil {
		return err
	}
	object, ok := c.in.objects.slots[rep].value.(T)
	if !ok {
		return errHandleType
	}
	*v = object
	return nil
}
