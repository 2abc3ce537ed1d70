package component

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestStrings(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	for _, s := range []string{"", "plain", "Grüße", "世界", "🚀 and é", strings.Repeat("long ", 50000)} {
		for _, export := range []int{fnPair, fnWide, fnLatin} {
			if got, err := echoString(t.Context(), in, export, s); got != s || err != nil {
				t.Errorf("%q through function %d: %q, %v", s, export, got, err)
			}
		}
	}
}

func TestCheckString(t *testing.T) {
	if bad := CheckString("a\xffb"); bad == nil || bad.In("name").At(2).In("lines").Error() != "lines[2].name: string is not valid UTF-8" {
		t.Errorf("got %v", bad)
	}
	if bad := CheckLength(1<<28, 1); bad == nil {
		t.Error("a string of 2^28 bytes passes")
	}
}

// Each of these results is a trap, and the instance is dead afterwards.
func TestHostileResults(t *testing.T) {
	for name, c := range map[string]struct {
		export          int
		pointer, length uint32
	}{
		"beyond the memory":      {fnPair, 65530, 100},
		"wraps":                  {fnPair, 0xffffffff, 0xffffffff},
		"too long":               {fnPair, 0, 1 << 28},
		"negative length":        {fnPair, 0, 0xffffffff},
		"out of bounds, empty":   {fnPair, 0x7fffffff, 0},
		"utf16 not aligned":      {fnWide, 1, 2},
		"utf16 length wraps":     {fnWide, 0, 0x80000001},
		"latin1 not aligned":     {fnLatin, 1, 2},
		"latin1 tagged too long": {fnLatin, 0, 0xffffffff},
	} {
		in := newGuest(t, Config{}, &host{})
		_, err := liftString(t.Context(), in, c.export, c.pointer, c.length)
		var trap *TrapError
		if !errors.As(err, &trap) {
			t.Errorf("%s: got %v", name, err)
		}
		if _, err := scalar(t.Context(), in, fnAdd, 1, 2); !errors.Is(err, ErrClosed) {
			t.Errorf("%s: still alive", name)
		}
	}
}

func TestInvalidStringsFromTheGuest(t *testing.T) {
	for name, c := range map[string]struct {
		export int
		bytes  []byte
		length uint32
	}{
		"utf8":              {fnPair, []byte{'a', 0xff}, 2},
		"surrogate in utf8": {fnPair, []byte{0xed, 0xa0, 0x80}, 3},
		"lone high":         {fnWide, []byte{0, 0xd8, 'a', 0}, 2},
		"lone high at end":  {fnWide, []byte{0, 0xd8}, 1},
		"lone low":          {fnWide, []byte{0, 0xdc}, 1},
		"tagged lone low":   {fnLatin, []byte{0, 0xdc}, 1 | utf16Tag},
	} {
		in := newGuest(t, Config{}, &host{})
		call, err := in.Enter(t.Context(), c.export, nil)
		if err != nil {
			t.Fatal(err)
		}
		pointer, _, err := lowerNumbers(&call.Canon, append(c.bytes, 0, 0))
		if err != nil {
			t.Fatal(err)
		}
		pointer += pointer & 1
		copy(call.At(pointer, 4), c.bytes)
		_, err = finishString(call, pointer, c.length)
		var trap *TrapError
		if !errors.As(err, &trap) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestHostileRealloc(t *testing.T) {
	for mode, want := range map[uint64]string{1: "out of bounds", 2: "not aligned", 3: "may not leave"} {
		in := newGuest(t, Config{}, &host{})
		if _, err := scalar(t.Context(), in, fnReallocMode, mode); err != nil {
			t.Fatal(err)
		}
		export := fnPair
		if mode == 2 {
			export = fnWide
		}
		_, err := echoString(t.Context(), in, export, "text")
		var trap *TrapError
		if !errors.As(err, &trap) || !strings.Contains(trap.Reason, want) {
			t.Errorf("mode %d: got %v", mode, err)
		}
	}
}

func TestMemoryGrowsInRealloc(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	if _, err := scalar(t.Context(), in, fnReallocMode, 4); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if s, err := echoString(t.Context(), in, fnPair, "text"); s != "text" || err != nil {
			t.Fatalf("got %q, %v", s, err)
		}
	}
}

func TestPostReturnMayNotLeave(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	_, err := echoString(t.Context(), in, fnPairPostTick, "text")
	var trap *TrapError
	if !errors.As(err, &trap) || !strings.Contains(trap.Reason, "may not leave") {
		t.Errorf("got %v", err)
	}
}

func TestNumbers(t *testing.T) {
	in := newGuest(t, Config{}, &host{})
	want := []int16{-1, 0, 32767, -32768}
	call, err := in.Enter(t.Context(), fnPair, nil)
	if err != nil {
		t.Fatal(err)
	}
	pointer, length, err := lowerNumbers(&call.Canon, want)
	if err != nil {
		t.Fatal(err)
	}
	var got, empty []int16
	err = LiftNumbers(&call.Canon, pointer, length, &got)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	if err := LiftNumbers(&call.Canon, pointer, 0, &empty); empty == nil || err != nil {
		t.Errorf("an empty list is %v, %v", empty, err)
	}
	call.At(pointer, 2)[0] = 1
	if got[0] != -1 {
		t.Error("a lifted list is a view into the guest")
	}
	_ = call.Refuse(nil)
}

func TestCanonicalFloats(t *testing.T) {
	odd := math.Float64frombits(0xfff8000000000123)
	for length := range 20 {
		for at := range length {
			list := make([]float64, length)
			list[at] = odd
			canonicalize(list)
			if bits := math.Float64bits(list[at]); bits != canonicalNaN {
				t.Errorf("element %d of %d is %#x", at, length, bits)
			}
		}
	}
}

func TestSwap(t *testing.T) {
	memory := []byte{1, 2, 3, 4}
	if swap(memory, 2); !slices.Equal(memory, []byte{2, 1, 4, 3}) {
		t.Errorf("got %v", memory)
	}
}
