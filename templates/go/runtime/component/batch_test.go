package component

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// reserveStrings and lowerStrings are what is printed for list<string>.
func reserveStrings(c *Canon, list []string) {
	c.Reserve(4, len(list)*8)
	for _, s := range list {
		c.ReserveString(s)
	}
}

func lowerStrings(c *Canon, list []string) (uint32, error) {
	pointer, err := c.Alloc(4, uint32(len(list)*8))
	if err != nil {
		return 0, err
	}
	for i, s := range list {
		if err := c.StoreString(pointer+uint32(i)*8, s); err != nil {
			return 0, err
		}
	}
	return pointer, nil
}

// echoStrings passes a list of strings through the guest. Between the reservations and the lowering, change has a look at them.
func echoStrings(ctx context.Context, guest enterer, export int, list []string, change func([]string)) ([]string, error) {
	call, err := guest.Enter(ctx, export, nil)
	if err != nil {
		return nil, err
	}
	return passStrings(call, list, change)
}

// passStrings is the rest of such a call.
func passStrings(call *Call, list []string, change func([]string)) ([]string, error) {
	reserveStrings(&call.Canon, list)
	if err := call.Allocate(); err != nil {
		return nil, call.Fail(err)
	}
	if change != nil {
		change(list)
	}
	pointer, err := lowerStrings(&call.Canon, list)
	if err != nil {
		return nil, call.Fail(err)
	}
	call.Args[0], call.Args[1] = uint64(pointer), uint64(len(list))
	if err := call.Invoke(); err != nil {
		return nil, call.Fail(err)
	}
	memory, err := call.Result(4, 8)
	if err != nil {
		return nil, call.Fail(err)
	}
	elements, err := call.List(memory, 4, 8)
	if err != nil {
		return nil, call.Fail(err)
	}
	result := make([]string, len(elements)/8)
	for i := range result {
		if err := call.LoadString(elements[i*8:], &result[i]); err != nil {
			return nil, call.Fail(err)
		}
	}
	return result, call.Return()
}

func TestBatch(t *testing.T) {
	long := make([]string, 2*batchLimit+1)
	for i := range long {
		long[i] = fmt.Sprint(i)
	}
	for _, export := range []int{fnPair, fnWide, fnLatin} {
		in := newGuest(t, Config{}, &host{})
		for _, list := range [][]string{{}, {""}, {"a", "é", "世界", "🚀"}, long, {"again", ""}} {
			got, err := echoStrings(t.Context(), in, export, list, nil)
			if err != nil || !slices.Equal(got, list) {
				t.Fatalf("export %d, %d strings: got %d, %v", export, len(list), len(got), err)
			}
		}
		if in.functions[coreExport{Name: "realloc"}].batcher == nil {
			t.Error("the reallocs were not batched")
		}
		if cap(in.reserved.requests) > batchLimit {
			t.Error("the room for a long list was kept")
		}
	}
}

// The batch is compiled by the first client that needs it, while others are made and closed.
func TestBatchesWhileClientsComeAndGo(t *testing.T) {
	program := guestProgram(t, Config{})
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				in, err := NewInstance(context.Background(), program, Config{}, &host{})
				if err != nil {
					t.Error(err)
					return
				}
				list := []string{"a", "b"}
				if got, err := echoStrings(context.Background(), in, fnPair, list, nil); err != nil || !slices.Equal(got, list) {
					t.Errorf("got %q, %v", got, err)
				}
				_ = in.Close()
			}
		})
	}
	group.Wait()
}

func TestOneReallocIsNoBatch(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	if _, err := echoStrings(t.Context(), in, fnPair, nil, nil); err != nil {
		t.Fatal(err)
	}
	if in.functions[coreExport{Name: "realloc"}].batcher != nil {
		t.Error("a batch of one was made")
	}
}

func TestHostileReallocInABatch(t *testing.T) {
	for mode, want := range map[uint64]string{1: "out of bounds", 2: "not aligned", 3: "may not leave", 5: "unreachable"} {
		in := newGuest(t, Config{}, &host{})
		if _, err := scalar(t.Context(), in, fnReallocMode, mode); err != nil {
			t.Fatal(err)
		}
		_, err := echoStrings(t.Context(), in, fnPair, []string{"a", "b"}, nil)
		var trap *TrapError
		if !errors.As(err, &trap) || !strings.Contains(trap.Reason, want) {
			t.Errorf("mode %d: got %v", mode, err)
		}
		if frames := trap.Frames; mode == 5 && (len(frames) != 1 || frames[0].Function != "$8") {
			t.Errorf("the stack is %v", frames)
		}
		if _, err := scalar(t.Context(), in, fnAdd, 1, 2); !errors.Is(err, ErrClosed) || !errors.As(err, &trap) {
			t.Errorf("mode %d: the instance lives: %v", mode, err)
		}
	}
}

func TestMemoryGrowsInABatch(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	if _, err := scalar(t.Context(), in, fnReallocMode, 4); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if got, err := echoStrings(t.Context(), in, fnPair, []string{"a", "b"}, nil); len(got) != 2 || err != nil {
			t.Fatalf("got %q, %v", got, err)
		}
	}
}

func TestABatchIsInterrupted(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	if _, err := scalar(t.Context(), in, fnReallocMode, 6); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	_, err := echoStrings(ctx, in, fnPair, []string{"a", "b"}, nil)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	if _, err := scalar(t.Context(), in, fnAdd, 1, 2); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestAValueThatChangesMeanwhile(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	_, err := echoStrings(t.Context(), in, fnPair, []string{"a", "b"}, func(list []string) { list[1] = "longer" })
	if !errors.Is(err, errChanged) {
		t.Errorf("got %v", err)
	}
}

func TestWhatWasReservedInVainIsForgotten(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	call, err := in.Enter(t.Context(), fnAdd, nil)
	if err != nil {
		t.Fatal(err)
	}
	reserveStrings(&call.Canon, []string{"a", "b"})
	if err := call.Allocate(); err != nil {
		t.Fatal(err)
	}
	if err := call.Return(); err != nil {
		t.Fatal(err)
	}
	if s, err := echoString(t.Context(), in, fnPair, "text"); s != "text" || err != nil {
		t.Errorf("got %q, %v", s, err)
	}
}
