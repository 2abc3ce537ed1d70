package wasi

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	"wasm-sdk.invalid/runtime/component"
)

func trapOf(t *testing.T, err error) *component.TrapError {
	t.Helper()
	var trap *component.TrapError
	if !errors.As(err, &trap) {
		t.Fatalf("got %v", err)
	}
	return trap
}

func TestRangesOutsideOfTheMemory(t *testing.T) {
	const end = 2 << 16
	for name, args := range map[string][]uint64{
		"random":     {end - 1, 2},
		"write":      {1, end, 1},
		"fail":       {math.MaxUint32, 1},
		"read-stdin": {end - 7, 8},
		"ready":      {end - 4, 2, 0},
		"wait":       {0, math.MaxUint32, 0},
		"arguments":  {end + 1, math.MaxUint32},
	} {
		_, err := newLayer(t, Options{}).call(t.Context(), name, args...)
		if trap := trapOf(t, err); trap.Reason != "the WASI layer gave a range outside of its memory" {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := newLayer(t, Options{}).call(t.Context(), "ready", 0, 4, end-12)
	trapOf(t, err)
}

func TestTheEnvironment(t *testing.T) {
	l := newLayer(t, Options{Env: map[string]string{"B": "", "A": "ä"}, Args: []string{"billing"}})
	want := []byte("\x01\x00\x00\x00A\x02\x00\x00\x00ä\x01\x00\x00\x00B\x00\x00\x00\x00")
	if n := l.gives("environment", 8, uint64(len(want)-1)); n != uint64(len(want)) || l.bytes(8, 1)[0] != 0 {
		t.Errorf("%d bytes, written where there is no room", n)
	}
	if n := l.gives("environment", 8, uint64(len(want))); n != uint64(len(want)) || !bytes.Equal(l.bytes(8, len(want)), want) {
		t.Errorf("%d bytes", n)
	}
	if n := l.gives("arguments", 64, 100); n != 11 || string(l.bytes(64, 11)) != "\x07\x00\x00\x00billing" {
		t.Errorf("%d bytes", n)
	}
	if n := newLayer(t, Options{}).gives("environment", 8, 0); n != 0 {
		t.Errorf("%d bytes by default", n)
	}
}

func TestOptionsThatAreWrong(t *testing.T) {
	component.Package = "billing"
	defer func() { component.Package = "" }()
	for want, options := range map[string]Options{
		`billing: WithEnv: "" is no name of a variable`:    {Env: map[string]string{"": "x"}},
		`billing: WithEnv: "A=B" is no name of a variable`: {Env: map[string]string{"A=B": "x"}},
		`billing: WithEnv: "\xff" is not UTF-8`:            {Env: map[string]string{"A": "\xff"}},
		`billing: WithEnv: "A\x00" has a NUL`:              {Env: map[string]string{"A\x00": ""}},
		`billing: WithArgs: "\x00" has a NUL`:              {Args: []string{"a", "\x00"}},
	} {
		_, err := source(t).Program(t.Context(), component.Config{WASI: &options})
		if err == nil || err.Error() != want {
			t.Errorf("want %s, got %v", want, err)
		}
	}
}

func TestRandom(t *testing.T) {
	l := newLayer(t, Options{})
	l.gives("random", 0, 16)
	l.gives("random", 16, 16)
	if first, second := l.bytes(0, 16), l.bytes(16, 16); bytes.Equal(first, make([]byte, 16)) || bytes.Equal(first, second) {
		t.Errorf("%x and %x", first, second)
	}
	l = newLayer(t, Options{Random: strings.NewReader("abcd")})
	l.gives("random", 0, 3)
	if got := l.bytes(0, 3); string(got) != "abc" {
		t.Errorf("got %q", got)
	}
	if _, err := l.call(t.Context(), "random", 0, 3); !errors.Is(err, io.ErrUnexpectedEOF) || !strings.Contains(err.Error(), "random: ") {
		t.Errorf("got %v", err)
	}
	_, err := newLayer(t, Options{}).call(t.Context(), "random", 0, maxRandom+1)
	trapOf(t, err)
}

func TestClocks(t *testing.T) {
	l := newLayer(t, Options{})
	before := time.Now().UnixNano()
	if now := int64(l.gives("wall-now")); now < before || now > time.Now().UnixNano() {
		t.Errorf("got %d", now)
	}
	if first, second := l.gives("monotonic-now"), l.gives("monotonic-now"); second < first {
		t.Errorf("%d after %d", second, first)
	}
	times := []int64{1000, 2000, 500, 500, -1}
	l = newLayer(t, Options{Clock: func() time.Time {
		now := times[0]
		times = times[1:]
		return time.Unix(0, now)
	}})
	for _, call := range []struct {
		name string
		want uint64
	}{{"wall-now", 1000}, {"monotonic-now", 2000}, {"monotonic-now", 2000}, {"wall-now", 500}, {"wall-now", 0}} {
		if got := l.gives(call.name); got != call.want {
			t.Errorf("%s: got %d", call.name, got)
		}
	}
}

func TestOutput(t *testing.T) {
	var out, diagnostics bytes.Buffer
	l := newLayer(t, Options{Stdout: &out, Stderr: &diagnostics})
	l.put(0, []byte("hello"))
	l.gives("write", 1, 0, 5)
	l.gives("write", 2, 1, 3)
	l.gives("write", 1, 0, 0)
	if out.String() != "hello" || diagnostics.String() != "ell" {
		t.Errorf("got %q and %q", &out, &diagnostics)
	}
	_, err := l.call(t.Context(), "trap")
	if trap := trapOf(t, err); trap.Stderr != "ell" || !strings.HasSuffix(err.Error(), "; it had printed:\nell") {
		t.Errorf("got %v", err)
	}
	if _, err = l.call(t.Context(), "peek", 0); !errors.Is(err, component.ErrClosed) || trapOf(t, err).Stderr != "ell" {
		t.Errorf("after it: got %v", err)
	}
	_, err = newLayer(t, Options{}).call(t.Context(), "write", 3, 0, 0)
	trapOf(t, err)
}

func TestTheEndOfStderr(t *testing.T) {
	var kept tail
	for i := range 40_000 {
		kept.add([]byte{'a' + byte(i%26)})
	}
	if text := kept.text(); len(text) != keptOfStderr || text[len(text)-1] != 'a'+byte(39_999%26) {
		t.Errorf("%d bytes", len(text))
	}
	if cap(kept.bytes) > 4*keptOfStderr {
		t.Errorf("%d bytes are kept", cap(kept.bytes))
	}
	kept.add(bytes.Repeat([]byte("ä"), keptOfStderr))
	kept.add([]byte("!"))
	if text := kept.text(); !strings.HasPrefix(text, "\ufffdä") || !strings.HasSuffix(text, "ä!") {
		t.Errorf("got %.10q", text)
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

func TestWritersThatFail(t *testing.T) {
	broken := errors.New("broken")
	var l layer
	for want, w := range map[string]writer{
		"stdout: broken":      func([]byte) (int, error) { return 0, broken },
		"stdout: short write": func([]byte) (int, error) { return 1, nil },
		"stdout: panic: boom": func([]byte) (int, error) { panic("boom") },
		"stdout: client is called from inside one of its own imports": func([]byte) (int, error) {
			_, err := l.call(context.Background(), "peek", 0)
			return 0, err
		},
	} {
		l = newLayer(t, Options{Stdout: w})
		_, err := l.call(t.Context(), "write", 1, 0, 2)
		if err == nil || err.Error() != want {
			t.Errorf("want %s, got %v", want, err)
		}
		if _, again := l.call(t.Context(), "peek", 0); !errors.Is(again, component.ErrClosed) || !errors.Is(again, err) {
			t.Errorf("%s: after it: %v", want, again)
		}
	}
}

func TestEndings(t *testing.T) {
	for _, code := range []uint64{0, 3, math.MaxUint32} {
		_, err := newLayer(t, Options{}).call(t.Context(), "exit", code)
		var exit *component.ExitError
		if !errors.As(err, &exit) || uint64(exit.Code) != code || !strings.Contains(err.Error(), "exit code") {
			t.Errorf("got %v", err)
		}
	}
	l := newLayer(t, Options{})
	l.put(0, []byte("no\xffpe"))
	_, err := l.call(t.Context(), "fail", 0, 5)
	if trap := trapOf(t, err); trap.Reason != "no\ufffdpe" {
		t.Errorf("got %v", err)
	}
}

// readAll reads to the end, and waits as the layer does.
func readAll(t *testing.T, l layer) (text string, end uint64) {
	t.Helper()
	for {
		switch n := l.gives("read-stdin", 1024, 100); n {
		case NothingYet:
			l.gives("wait", 0, 1, never)
		case End, Failed:
			return text, n
		default:
			text += string(l.bytes(1024, int(n)))
		}
	}
}

// pieces gives one at a read, and then fails.
type pieces struct {
	texts []string
	err   error
}

func (p *pieces) Read(to []byte) (int, error) {
	if len(p.texts) == 0 {
		return 0, p.err
	}
	n := copy(to, p.texts[0])
	p.texts = p.texts[1:]
	return n, nil
}

func TestStdin(t *testing.T) {
	long := strings.Repeat("x", 3*readAhead+1)
	broken := errors.New("broken")
	for _, test := range []struct {
		name   string
		reader io.Reader
		text   string
		end    uint64
	}{
		{"nothing", nil, "", End},
		{"text", strings.NewReader("hello"), "hello", End},
		{"pieces", &pieces{[]string{"a", "", "b"}, io.EOF}, "ab", End},
		{"one that fails", &pieces{[]string{"a"}, broken}, "a", Failed},
		{"an end together with bytes", io.MultiReader(strings.NewReader("ab")), "ab", End},
		{"one that gives nothing", &pieces{make([]string, 1000), io.EOF}, "", Failed},
		{"one that lies", readerFunc(func(p []byte) (int, error) { return len(p) + 1, nil }), "", Failed},
	} {
		if text, end := readAll(t, newLayer(t, Options{Stdin: test.reader})); text != test.text || end != test.end {
			t.Errorf("%s: got %q, %#x", test.name, text, end)
		}
	}
	if n := len(readAllFast(t, newLayer(t, Options{Stdin: strings.NewReader(long)}))); n != len(long) {
		t.Errorf("got %d bytes", n)
	}
}

// readAllFast looks at no byte.
func readAllFast(t *testing.T, l layer) (text string) {
	t.Helper()
	for {
		n := l.gives("read-stdin", 1024, 1<<16)
		switch n {
		case NothingYet:
			l.gives("wait", 0, 1, never)
		case End:
			return text
		default:
			text += strings.Repeat("x", int(n))
		}
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestAReaderThatPanics(t *testing.T) {
	for want, reader := range map[string]readerFunc{
		"stdin: panic: boom": func([]byte) (int, error) { panic("boom") },
	} {
		l := newLayer(t, Options{Stdin: reader})
		l.gives("wait", 0, 0, l.gives("monotonic-now"))
		l.gives("read-stdin", 0, 1)
		l.gives("wait", 0, 1, never)
		if _, err := l.call(t.Context(), "read-stdin", 0, 1); err == nil || err.Error() != want {
			t.Errorf("want %s, got %v", want, err)
		}
	}
	l := newLayer(t, Options{Stdin: readerFunc(func([]byte) (int, error) { runtime.Goexit(); return 0, nil })})
	if _, end := readAll(t, l); end != Failed {
		t.Errorf("a reader that ends its goroutine: got %#x", end)
	}
}

func TestReady(t *testing.T) {
	reader, feed := io.Pipe()
	l := newLayer(t, Options{Stdin: reader})
	if n := l.gives("ready", 0, 2, 64); n != 0 {
		t.Errorf("%d are ready before there is anything", n)
	}
	go func() { _, _ = feed.Write([]byte("x")) }()
	l.gives("wait", 0, 1, never)
	if n := l.gives("ready", 0, 2, 64); n != 2 || binary.LittleEndian.Uint32(l.bytes(68, 4)) != 1 {
		t.Errorf("%d are ready", n)
	}
	l.put(0, []byte{5})
	for _, call := range []string{"ready", "wait"} {
		l := newLayer(t, Options{})
		l.put(0, []byte{5})
		_, err := l.call(t.Context(), call, 0, 1, 64)
		if trap := trapOf(t, err); !strings.Contains(trap.Reason, "unknown request") {
			t.Errorf("%s: %v", call, err)
		}
	}
}

func TestWaiting(t *testing.T) {
	l := newLayer(t, Options{})
	const pause = 20 * time.Millisecond
	start := time.Now()
	l.gives("wait", 0, 0, l.gives("monotonic-now")+uint64(pause))
	if took := time.Since(start); took < pause {
		t.Errorf("took %v", took)
	}
	l.gives("wait", 0, 0, 0) // It is past.

	ctx, cancel := context.WithTimeout(t.Context(), pause)
	defer cancel()
	if _, err := l.call(ctx, "wait", 0, 0, never); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestTimePassesForAClockThatStandsStill(t *testing.T) {
	l := newLayer(t, Options{Clock: func() time.Time { return time.Unix(0, 1000) }})
	l.gives("wait", 0, 0, 5000)
	if now := l.gives("monotonic-now"); now != 5000 {
		t.Errorf("got %d", now)
	}
}

func TestClosingEndsAWait(t *testing.T) {
	l := newLayer(t, Options{})
	time.AfterFunc(10*time.Millisecond, func() { _ = l.Close() })
	if _, err := l.call(t.Context(), "wait", 0, 0, never); !errors.Is(err, component.ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestNobodyReadsForAClosedClient(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 50 {
		l := newLayer(t, Options{Stdin: strings.NewReader("hello")})
		l.gives("read-stdin", 0, 1)
		l.gives("wait", 0, 1, never)
		_ = l.Close()
	}
	for range 100 {
		if runtime.NumGoroutine() <= before+5 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

func TestTheWorldIsRefusedToOthers(t *testing.T) {
	s := source(t)
	s.Plan = bytes.ReplaceAll(s.Plan, []byte(`,"source":"layer"`), nil)
	_, err := s.Program(t.Context(), component.Config{})
	if err == nil || !strings.HasPrefix(err.Error(), "link plan: steps[0].imports[0].from: wasi is not for modules of the artifact") {
		t.Errorf("got %v", err)
	}
	s = source(t)
	s.World = nil
	if _, err := s.Program(t.Context(), component.Config{}); err == nil || !strings.Contains(err.Error(), "import host.monotonic-now is unknown") {
		t.Errorf("got %v", err)
	}
	s.Layer = nil
	if _, err := s.Program(t.Context(), component.Config{}); err == nil || !strings.Contains(err.Error(), "link plan: layer: the plan was made with") {
		t.Errorf("got %v", err)
	}
}

func TestWherePlansWithALayerAreWrong(t *testing.T) {
	for want, change := range map[string]func(plan object){
		`layer.name: layer "odd" is not supported`:      func(p object) { p["layer"].(object)["name"] = "odd" },
		"layer.size: must be a whole number":            func(p object) { p["layer"].(object)["size"] = -1 },
		"layer: the plan was made with 9 bytes":         func(p object) { p["layer"].(object)["size"] = 9 },
		"modules[0].source: there is no such file":      func(p object) { delete(p, "layer") },
		"deferred: must be a list":                      func(p object) { p["deferred"] = "odd" },
		"deferred[0].module: 7 is out of range":         func(p object) { p["deferred"] = []any{object{"module": 7, "imports": []any{}}} },
		"hostFunctions[0].memory.instance: 9 is out of": func(p object) { hostOf(p, 0)["memory"].(object)["instance"] = 9 },
		"hostFunctions[0].memory: core instance 0 exports no memory": func(p object) {
			hostOf(p, 0)["memory"].(object)["name"] = "peek"
		},
		"hostFunctions[0]: import host.odd is unknown": func(p object) { hostOf(p, 0)["function"] = "host.odd" },
		"hostFunctions[0]: host.monotonic-now has the type () -> (i32) instead of () -> (i64)": func(p object) {
			hostOf(p, 0)["results"] = []any{"i32"}
		},
		"hostFunctions[0].kind: there is no file of modules that ask for it": func(p object) {
			p["hostFunctions"].([]any)[0] = object{"kind": "load", "params": []any{}, "results": []any{}}
		},
	} {
		s := source(t)
		var plan object
		if err := json.Unmarshal(s.Plan, &plan); err != nil {
			t.Fatal(err)
		}
		change(plan)
		s.Plan, _ = json.Marshal(plan)
		if _, err := s.Program(t.Context(), component.Config{}); err == nil || !strings.HasPrefix(err.Error(), "link plan: "+want) {
			t.Errorf("want %s, got %v", want, err)
		}
	}
}

func hostOf(plan object, i int) object { return plan["hostFunctions"].([]any)[i].(object) }

func BenchmarkMonotonicNow(b *testing.B) {
	l := newLayer(b, Options{})
	for b.Loop() {
		l.gives("monotonic-now")
	}
}
