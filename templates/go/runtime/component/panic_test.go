package component

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

func TestPanicInsideAnImport(t *testing.T) {
	in := newGuest(t, Config{}, &host{tick: func(context.Context, uint32) (uint32, error) { panic("boom") }})
	_, err := scalar(t.Context(), in, fnTick, 1)
	var failed *PanicError
	if !errors.As(err, &failed) || failed.Value != "boom" || failed.Function != "host.tick" {
		t.Fatalf("got %v", err)
	}
	if text := err.Error(); text != "host.tick: panic: boom" {
		t.Errorf("the text is %q", text)
	}
	if text := fmt.Sprintf("%v", failed); text != "host.tick: panic: boom" {
		t.Errorf("the text is %q", text)
	}
	if text := fmt.Sprintf("%+v", failed); !strings.Contains(text, "panic_test.go") {
		t.Errorf("there is no stack in %q", text)
	}
	_, err = scalar(t.Context(), in, fnAdd, 1, 2)
	if text := err.Error(); text != "client is closed after a failure: host.tick: panic: boom" {
		t.Errorf("later the text is %q", text)
	}
}

func TestAPanicWithAnErrorWrapsIt(t *testing.T) {
	boom := errors.New("boom")
	in := newGuest(t, Config{}, &host{tick: func(context.Context, uint32) (uint32, error) { panic(boom) }})
	if _, err := scalar(t.Context(), in, fnTick, 1); !errors.Is(err, boom) {
		t.Errorf("got %v", err)
	}
}

func TestErrorsBeginWithThePackage(t *testing.T) {
	Package = "billing"
	defer func() { Package = "" }()
	in := newGuest(t, Config{}, &host{})
	_, err := scalar(t.Context(), in, fnTrapDeep)
	if text := err.Error(); text != "billing: guest trapped: unreachable" {
		t.Errorf("got %q", text)
	}
	_, err = scalar(t.Context(), in, fnAdd, 1, 2)
	if text := err.Error(); text != "billing: client is closed after a failure: guest trapped: unreachable" {
		t.Errorf("got %q", text)
	}
	if text := ErrClosed.Error(); text != "billing: client is closed" {
		t.Errorf("got %q", text)
	}
}

// closer is an object of the application's whose Close does something.
type closer struct{ close func() error }

func (c *closer) Close() error { return c.close() }

// keepAndDrop lends the guest an object as its own, which it drops.
func keepAndDrop(t *testing.T, in *Instance, object any) error {
	t.Helper()
	call, err := in.Enter(t.Context(), fnDropBlob, nil)
	if err != nil {
		return err
	}
	if err := call.FlattenOwnObject(object, resourceBlob, &call.Args[0]); err != nil {
		return call.Fail(err)
	}
	_, err = call.Finish()
	return err
}

func TestClosingAnObjectFails(t *testing.T) {
	boom := errors.New("boom")
	for name, test := range map[string]struct {
		close func(in *Instance) error
		want  error
	}{
		"an error": {func(*Instance) error { return boom }, boom},
		"a panic":  {func(*Instance) error { panic(boom) }, boom},
		"a call": {func(in *Instance) error {
			_, err := scalar(context.Background(), in, fnAdd, 1, 2)
			return err
		}, ErrReentrant},
	} {
		in := newGuest(t, Config{}, &host{})
		if err := keepAndDrop(t, in, &closer{func() error { return test.close(in) }}); !errors.Is(err, test.want) {
			t.Errorf("%s: got %v", name, err)
		}
		if _, err := scalar(t.Context(), in, fnAdd, 1, 2); !errors.Is(err, ErrClosed) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestGoexitWhileAnObjectIsClosed(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = keepAndDrop(t, in, &closer{func() error { runtime.Goexit(); return nil }})
	}()
	<-done
	if _, err := scalar(t.Context(), in, fnAdd, 1, 2); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
}

// An error may be an interface around a nil pointer, which has no text and must not be found by errors.As.
func TestNilErrorPointers(t *testing.T) {
	for name, fail := range map[string]func(in *Instance, none error) error{
		"import": func(in *Instance, none error) error {
			in.pool.host.(*host).tick = func(context.Context, uint32) (uint32, error) { return 0, none }
			_, err := scalar(t.Context(), in, fnTick, 1)
			return err
		},
		"object": func(in *Instance, none error) error {
			return keepAndDrop(t, in, &closer{func() error { return none }})
		},
	} {
		for _, none := range []error{(*ValueError)(nil), (*ResultError)(nil), (*TrapError)(nil), (*PanicError)(nil), (*closedBecause)(nil)} {
			in := newGuest(t, Config{}, &host{})
			err := fail(in, none)
			if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("the error is a nil %T", none)) || errors.Is(err, none) {
				t.Errorf("%s, %T: got %v", name, none, err)
			}
			if _, err := scalar(t.Context(), in, fnAdd, 1, 2); !strings.Contains(fmt.Sprint(err), "client is closed after a failure") {
				t.Errorf("%s, %T: later %v", name, none, err)
			}
		}
	}
}

func TestAPanicWithANilErrorPointerWrapsNothing(t *testing.T) {
	in := newGuest(t, Config{}, &host{tick: func(context.Context, uint32) (uint32, error) { panic((*ResultError)(nil)) }})
	_, err := scalar(t.Context(), in, fnTick, 1)
	var found *ResultError
	if err == nil || errors.As(err, &found) || err.Error() != "host.tick: panic: <nil>" {
		t.Errorf("got %v, which wraps %T", err, found)
	}
}
