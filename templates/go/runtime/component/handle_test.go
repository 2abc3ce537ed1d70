package component

import (
	"context"
	"errors"
	"reflect"
	"runtime"
	"testing"
	"time"
)

// thing is what a generated resource type is.
type thing struct{ handle Handle }

func lift(ctx context.Context, in *Instance, export int, args ...uint64) (*thing, error) {
	call, err := in.Enter(ctx, export, nil)
	if err != nil {
		return nil, err
	}
	copy(call.Args[:], args)
	if err := call.Invoke(); err != nil {
		return nil, call.Fail(err)
	}
	v := &thing{}
	if err := call.LiftOwn(uint32(call.Args[0]), resourceGuest, &v.handle); err != nil {
		return nil, call.Fail(err)
	}
	return v, call.Return()
}

func make1(t *testing.T, in *Instance, value uint64) *thing {
	t.Helper()
	v, err := lift(t.Context(), in, fnMake, value)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// merge moves two things into the guest.
func merge(ctx context.Context, in *Instance, a, b *thing) (*thing, error) {
	call, err := in.Enter(ctx, fnMerge, nil)
	if err != nil {
		return nil, err
	}
	for _, v := range []*thing{a, b} {
		if bad := call.CheckOwn(&v.handle); bad != nil {
			return nil, call.Refuse(bad)
		}
	}
	for i, v := range []*thing{a, b} {
		if err := call.FlattenOwn(&v.handle, &call.Args[i]); err != nil {
			return nil, call.Fail(err)
		}
	}
	if err := call.Invoke(); err != nil {
		return nil, call.Fail(err)
	}
	v := &thing{}
	if err := call.LiftOwn(uint32(call.Args[0]), resourceGuest, &v.handle); err != nil {
		return nil, call.Fail(err)
	}
	return v, call.Return()
}

func (v *thing) value(ctx context.Context) (uint32, error) {
	call, err := v.handle.Enter(ctx, fnValue, nil)
	if err != nil {
		return 0, err
	}
	if err := call.Invoke(); err != nil {
		return 0, call.Fail(err)
	}
	result := uint32(call.Args[0])
	return result, call.Return()
}

func dropped(t *testing.T, in *Instance) uint32 {
	t.Helper()
	n, err := scalar(t.Context(), in, fnDropped)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestResource(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	v := make1(t, in, 42)
	if n, err := v.value(t.Context()); n != 42 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
	if err := errors.Join(v.handle.Close(), v.handle.Close()); err != nil {
		t.Error(err)
	}
	if n := dropped(t, in); n != 1 {
		t.Errorf("dropped %d times", n)
	}
	if _, err := v.value(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
	if _, err := new(thing).value(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestMoving(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	a, b := make1(t, in, 1), make1(t, in, 2)
	for name, twice := range map[string][2]*thing{"twice": {a, a}} {
		var value *ValueError
		if _, err := merge(t.Context(), in, twice[0], twice[1]); !errors.As(err, &value) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if n, err := a.value(t.Context()); n != 1 || err != nil {
		t.Errorf("a refused call spent its handle: %d, %v", n, err)
	}
	c, err := merge(t.Context(), in, a, b)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := c.value(t.Context()); n != 3 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
	if _, err := a.value(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
	if _, err := merge(t.Context(), in, c, a); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
	if n, err := c.value(t.Context()); n != 3 || err != nil {
		t.Errorf("a refused call spent its handle: %d, %v", n, err)
	}
	other := make1(t, newGuest(t, Config{}, &host{}), 1)
	var value *ValueError
	if _, err := merge(t.Context(), in, c, other); !errors.As(err, &value) {
		t.Errorf("a handle of another client: %v", err)
	}
}

func TestBorrowAndMove(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	v := make1(t, in, 1)
	for _, checks := range [][2]func(*Call, *Handle) *ValueError{{(*Call).CheckOwn, (*Call).CheckBorrow}, {(*Call).CheckBorrow, (*Call).CheckOwn}} {
		call, err := in.Enter(t.Context(), fnMerge, nil)
		if err != nil {
			t.Fatal(err)
		}
		if bad := checks[0](call, &v.handle); bad != nil {
			t.Fatal(bad)
		}
		bad := checks[1](call, &v.handle)
		if bad == nil {
			t.Error("a handle may be moved and borrowed in one call")
		}
		_ = call.Refuse(bad)
	}
	if n, err := v.value(t.Context()); n != 1 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
}

// The last index freed is the first reused.
func TestHandleIndices(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	if index, err := scalar(t.Context(), in, fnMakeTwo); index != 2 || err != nil {
		t.Errorf("got %d, %v", index, err)
	}
}

func TestForgedHandles(t *testing.T) {
	for name, args := range map[string]uint64{"zero": 0, "never given": 7, "huge": 0xffffffff} {
		for _, export := range []int{fnTake, fnDoubleDrop} {
			in := newGuest(t, Config{}, &host{})
			_, err := scalar(t.Context(), in, export, args)
			var trap *TrapError
			if !errors.As(err, &trap) {
				t.Errorf("%s: got %v", name, err)
			}
		}
	}
	in := newGuest(t, Config{}, &host{})
	_, err := lift(t.Context(), in, fnIdentity, 9)
	var trap *TrapError
	if !errors.As(err, &trap) {
		t.Errorf("a forged result: %v", err)
	}
}

func TestTrapInADestructor(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	v := make1(t, in, 666)
	var trap *TrapError
	if err := v.handle.Close(); !errors.As(err, &trap) {
		t.Errorf("got %v", err)
	}
	if _, err := scalar(t.Context(), in, fnAdd, 1, 2); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestCloseInsideAnImportIsQueued(t *testing.T) {
	var v *thing
	in := newGuest(t, Config{}, &host{tick: func(context.Context, uint32) (uint32, error) { return 1, v.handle.Close() }})
	v = make1(t, in, 1)
	if _, err := scalar(t.Context(), in, fnTick, 1); err != nil {
		t.Fatal(err)
	}
	if n := dropped(t, in); n != 1 {
		t.Errorf("dropped %d", n)
	}
}

func TestUnreachableHandlesAreDropped(t *testing.T) {
	const count = 10000
	in := newGuest(t, Config{}, &host{})
	for range count {
		make1(t, in, 1)
	}
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if dropped(t, in) == count {
			return
		}
		runtime.GC()
	}
	t.Errorf("%d of %d were dropped", dropped(t, in), count)
}

type blob struct{ closed int }

func (b *blob) Close() error { b.closed++; return nil }

// give passes an object of the application's to the guest.
func give(ctx context.Context, in *Instance, export int, object any) (*Call, error) {
	call, err := in.Enter(ctx, export, nil)
	if err != nil {
		return nil, err
	}
	if bad := CheckObject(object); bad != nil {
		return nil, call.Refuse(bad)
	}
	lower := (*Canon).FlattenOwnObject
	if export == fnForgetBorrow {
		lower = (*Canon).FlattenBorrowObject
	}
	if err := lower(&call.Canon, object, resourceBlob, &call.Args[0]); err != nil {
		return nil, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return nil, call.Fail(err)
	}
	return call, nil
}

func TestHostResources(t *testing.T) {
	h := &host{}
	in := newGuest(t, Config{}, h)
	b := &blob{}
	for _, export := range []int{fnKeepBlob, fnLendBlob, fnDropBlob} {
		call, err := give(t.Context(), in, export, b)
		if err == nil {
			err = call.Return()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(h.kept) != 1 || h.kept[0] != any(b) {
		t.Errorf("the guest gave back %v", h.kept)
	}
	if b.closed != 2 {
		t.Errorf("closed %d times, want once for each last drop", b.closed)
	}
	call, err := give(t.Context(), in, fnReturnBlob, b)
	if err != nil {
		t.Fatal(err)
	}
	var got any
	if err := LiftOwnObject(&call.Canon, uint32(call.Args[0]), resourceBlob, &got); got != any(b) || err != nil {
		t.Errorf("got %v, %v", got, err)
	}
	if err := call.Return(); err != nil {
		t.Error(err)
	}
	if n := len(in.objects.index); n != 0 {
		t.Errorf("%d objects are kept", n)
	}
}

func TestBorrowLeftTraps(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	call, err := give(t.Context(), in, fnForgetBorrow, &blob{})
	if err != nil {
		t.Fatal(err)
	}
	var trap *TrapError
	if err := call.Return(); !errors.As(err, &trap) {
		t.Errorf("got %v", err)
	}
}

func TestObjectsMustBeComparable(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	var value *ValueError
	for _, object := range []any{nil, struct{ s []int }{}} {
		if _, err := give(t.Context(), in, fnDropBlob, object); !errors.As(err, &value) {
			t.Errorf("got %v", err)
		}
	}
}

func TestNestedDrops(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	const deep = 10_000
	if _, err := scalar(t.Context(), in, fnChain, deep); err != nil {
		t.Fatal(err)
	}
	if n := dropped(t, in); n != deep+1 {
		t.Errorf("%d are dropped", n)
	}
	var trap *TrapError
	if _, err := scalar(t.Context(), in, fnChain, 10*deep); !errors.As(err, &trap) {
		t.Errorf("got %v", err)
	}
}

func TestACopyIsTheSameHandle(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	v := make1(t, in, 1)
	var copied thing
	reflect.ValueOf(&copied).Elem().Set(reflect.ValueOf(v).Elem())
	call, err := in.Enter(t.Context(), fnMerge, nil)
	if err != nil {
		t.Fatal(err)
	}
	if bad := call.CheckOwn(v.handle.Original()); bad != nil {
		t.Error(bad)
	}
	if bad := call.CheckOwn(copied.handle.Original()); bad == nil {
		t.Error("a copy is given away, too")
	}
	_ = call.Refuse(errChanged)
	if err := copied.handle.Original().Close(); err != nil {
		t.Error(err)
	}
	if n := dropped(t, in); n != 1 {
		t.Errorf("%d are dropped", n)
	}
	if _, err := v.value(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
}
