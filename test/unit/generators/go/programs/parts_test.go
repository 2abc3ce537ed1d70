package parts_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/parts"
)

func newClient(t *testing.T, options ...parts.Option) *parts.Client {
	t.Helper()
	client, err := parts.NewClient(t.Context(), options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client
}

func TestBytesPassWhateverGrewBefore(t *testing.T) {
	for _, options := range [][]parts.Option{nil, {parts.WithTimeout(time.Minute)}, {parts.WithMemoryLimit(64 << 16)}} {
		client := newClient(t, options...)
		for _, length := range []uint32{0, 1, 64, 65, 4096} {
			for range 3 {
				if sum, err := client.Sum(t.Context(), 4096, length); sum != length || err != nil {
					t.Errorf("%d bytes: got %d, %v", length, sum, err)
				}
			}
		}
	}
}

func TestTrapsSayWhere(t *testing.T) {
	for want, call := range map[string]func(*parts.Client, context.Context) error{
		"a pointer is out of bounds, in a call of sum": func(c *parts.Client, ctx context.Context) error {
			_, err := c.Sum(ctx, 3<<16, 70)
			return err
		},
		"a string or list is too long, in a call of sum": func(c *parts.Client, ctx context.Context) error {
			_, err := c.Sum(ctx, 0, 1<<28)
			return err
		},
		"a string is not UTF-8, in a call of say": func(c *parts.Client, ctx context.Context) error { return c.Say(ctx, 0xff) },
		"borrowed handles remain at the end of a call of lend": func(c *parts.Client, ctx context.Context) error {
			return c.Lend(ctx, false)
		},
	} {
		client := newClient(t)
		var trap *parts.TrapError
		if err := call(client, t.Context()); !errors.As(err, &trap) || trap.Reason != want {
			t.Errorf("want %s, got %v", want, err)
		}
		if err := client.Lend(t.Context(), true); !errors.Is(err, parts.ErrClosed) {
			t.Errorf("after it: got %v", err)
		}
	}
}

func TestALentHandleIsItsOwnersAgain(t *testing.T) {
	client := newClient(t)
	for range 3 {
		if err := client.Lend(t.Context(), true); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPartsHaveTheLimitForThemselves(t *testing.T) {
	client := newClient(t, parts.WithMemoryLimit(2<<16))
	if sum, err := client.Sum(t.Context(), 4096, 4096); sum != 4096 || err != nil {
		t.Errorf("got %d, %v", sum, err)
	}
	if _, err := parts.NewClient(t.Context(), parts.WithMemoryLimit(1<<16)); err == nil || !strings.Contains(err.Error(), "131072") {
		t.Errorf("got %v", err)
	}
}

func TestGoroutinesAndTraps(t *testing.T) {
	client := newClient(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 200 {
				if sum, err := client.Sum(t.Context(), 4096, 100); sum != 100 && !errors.Is(err, parts.ErrClosed) {
					t.Errorf("got %d, %v", sum, err)
				}
			}
		})
	}
	group.Go(func() {
		time.Sleep(time.Millisecond)
		_ = client.Say(t.Context(), 0xff)
	})
	group.Wait()
}

func TestAnotherPlan(t *testing.T) {
	artifact, err := os.ReadFile("parts.wasm")
	if err != nil {
		t.Fatal(err)
	}
	plan, err := os.ReadFile("plan.json")
	if err != nil {
		t.Fatal(err)
	}
	client := newClient(t, parts.WithArtifact(artifact, append(plan, ' ')))
	if sum, err := client.Sum(t.Context(), 4096, 70); sum != 70 || err != nil {
		t.Errorf("got %d, %v", sum, err)
	}
	var described struct {
		Adapters struct{ SHA256 string }
	}
	if err := json.Unmarshal(plan, &described); err != nil {
		t.Fatal(err)
	}
	other := bytes.Replace(plan, []byte(described.Adapters.SHA256), bytes.Repeat([]byte("0"), 64), 1)
	_, err = parts.NewClient(t.Context(), parts.WithArtifact(artifact, other))
	if err == nil || !strings.Contains(err.Error(), "link plan: adapters: the plan was made with") {
		t.Errorf("adapters that are not the package's: got %v", err)
	}
}
