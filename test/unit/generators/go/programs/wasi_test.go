package wasi_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/wasi"
)

func newClient(t *testing.T, options ...wasi.Option) *wasi.Client {
	t.Helper()
	client, err := wasi.NewClient(t.Context(), options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client
}

func TestNothingIsGivenByDefault(t *testing.T) {
	t.Setenv("SECRET", "x")
	client := newClient(t)
	if variables, err := client.Environment(t.Context()); len(variables) != 0 || err != nil {
		t.Errorf("got %v, %v", variables, err)
	}
	if arguments, err := client.Arguments(t.Context()); len(arguments) != 0 || err != nil {
		t.Errorf("got %v, %v", arguments, err)
	}
	if input, err := client.Read(t.Context(), 10); len(input) != 0 || err != nil {
		t.Errorf("got %v, %v", input, err)
	}
	if err := client.Print(t.Context(), false, "hello"); err != nil {
		t.Error(err)
	}
}

func TestWhatIsGiven(t *testing.T) {
	for _, options := range [][]wasi.Option{nil, {wasi.WithMemoryLimit(32 << 16)}} {
		var stdout, stderr bytes.Buffer
		variables := map[string]string{"HOME": "/", "LANG": "de"}
		client := newClient(t, append(options,
			wasi.WithEnv(variables), wasi.WithArgs("run", "--fast"), wasi.WithStdin(strings.NewReader("input")),
			wasi.WithStdout(&stdout), wasi.WithStderr(&stderr), wasi.WithClock(func() time.Time { return time.Unix(1_700_000_000, 0) }),
			wasi.WithRandom(bytes.NewReader(bytes.Repeat([]byte{1}, 1<<16))),
		)...)
		variables["HOME"] = "changed"
		if got, err := client.Environment(t.Context()); err != nil || len(got) != 2 || got[0].F0 != "HOME" || got[0].F1 != "/" || got[1].F1 != "de" {
			t.Errorf("got %v, %v", got, err)
		}
		if got, err := client.Arguments(t.Context()); err != nil || strings.Join(got, " ") != "run --fast" {
			t.Errorf("got %v, %v", got, err)
		}
		for _, want := range []string{"inp", "ut", ""} {
			if got, err := client.Read(t.Context(), 3); err != nil || string(got) != want {
				t.Errorf("got %q, %v", got, err)
			}
		}
		if err := errors.Join(client.Print(t.Context(), false, "out"), client.Print(t.Context(), true, "err")); err != nil || stdout.String() != "out" || stderr.String() != "err" {
			t.Errorf("got %q, %q, %v", &stdout, &stderr, err)
		}
		if got, err := client.Wall(t.Context()); got != 1_700_000_000 || err != nil {
			t.Errorf("got %d, %v", got, err)
		}
		if got, err := client.Random(t.Context()); got != 0x0101010101010101 || err != nil {
			t.Errorf("got %#x, %v", got, err)
		}
	}
}

func TestTimeAndRandomness(t *testing.T) {
	client := newClient(t)
	if got, err := client.Wall(t.Context()); err != nil || time.Since(time.Unix(int64(got), 0)) > time.Minute {
		t.Errorf("got %d, %v", got, err)
	}
	first, err := client.Random(t.Context())
	if second, other := client.Random(t.Context()); first == second || err != nil || other != nil {
		t.Errorf("got %d, %d, %v, %v", first, second, err, other)
	}
	start := time.Now()
	if err := client.Sleep(t.Context(), uint64(20*time.Millisecond)); err != nil || time.Since(start) < 20*time.Millisecond {
		t.Errorf("%v after %v", err, time.Since(start))
	}
}

func TestAPanicsTextArrives(t *testing.T) {
	client := newClient(t)
	var trap *wasi.TrapError
	err := client.Panic(t.Context(), "no such invoice")
	if !errors.As(err, &trap) || trap.Stderr != "no such invoice" || !strings.Contains(err.Error(), "no such invoice") {
		t.Errorf("got %v", err)
	}
}

func TestExits(t *testing.T) {
	for _, code := range []uint8{0, 1, 255} {
		client := newClient(t)
		var exit *wasi.ExitError
		if err := client.Exit(t.Context(), code); !errors.As(err, &exit) || exit.Code != uint32(code) {
			t.Errorf("got %v", err)
		}
		if _, err := client.Idle(t.Context()); !errors.Is(err, wasi.ErrClosed) || !errors.As(err, &exit) {
			t.Errorf("after it: %v", err)
		}
	}
}

func TestWaitsEnd(t *testing.T) {
	const forever = 1 << 62
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := newClient(t).Sleep(ctx, forever); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a context: %v", err)
	}
	if err := newClient(t, wasi.WithTimeout(20*time.Millisecond)).Sleep(t.Context(), forever); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a timeout: %v", err)
	}
	client := newClient(t)
	time.AfterFunc(20*time.Millisecond, func() { _ = client.Close() })
	if err := client.Sleep(t.Context(), forever); !errors.Is(err, wasi.ErrClosed) {
		t.Errorf("closing: %v", err)
	}
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	defer writer.Close()
	ctx, cancel = context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := newClient(t, wasi.WithStdin(reader)).Read(ctx, 1); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("stdin that never comes: %v", err)
	}
}

func TestManyClientsAtOnce(t *testing.T) {
	var out safeBuffer
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 5 {
				client, err := wasi.NewClient(t.Context(), wasi.WithStdout(&out))
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := client.Monotonic(t.Context()); err != nil {
					t.Error(err)
				}
				if err := client.Print(t.Context(), false, "x"); err != nil {
					t.Error(err)
				}
				_ = client.Close()
			}
		})
	}
	group.Wait()
	if out.Len() != 40 {
		t.Errorf("%d bytes", out.Len())
	}
}

type safeBuffer struct {
	mu sync.Mutex
	bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.Write(p)
}

func TestTheFirstCallOnceTheContextHasEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	client := newClient(t, wasi.WithClock(func() time.Time { cancel(); return time.Now() }))
	if _, err := client.Monotonic(ctx); err != nil {
		t.Error(err)
	}
	if _, err := client.Monotonic(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	runtime.KeepAlive(client)
}

func BenchmarkFirstCall(b *testing.B) {
	for b.Loop() {
		client, err := wasi.NewClient(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := client.Monotonic(b.Context()); err != nil {
			b.Fatal(err)
		}
		_ = client.Close()
	}
}

func BenchmarkNoCall(b *testing.B) {
	for b.Loop() {
		client, err := wasi.NewClient(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := client.Idle(b.Context()); err != nil {
			b.Fatal(err)
		}
		_ = client.Close()
	}
}

func BenchmarkClock(b *testing.B) {
	client, err := wasi.NewClient(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := client.Monotonic(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPrint(b *testing.B) {
	client, err := wasi.NewClient(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := client.Print(b.Context(), false, "a line of some thirty-two bytes\n"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTimer(b *testing.B) {
	client, err := wasi.NewClient(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := client.Sleep(b.Context(), 0); err != nil {
			b.Fatal(err)
		}
	}
}
