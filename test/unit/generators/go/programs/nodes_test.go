package nodes_test

import (
	"errors"
	"testing"
	"time"

	"example.com/nodes"
)

func TestDestructorsInsideOneAnother(t *testing.T) {
	for _, options := range [][]nodes.Option{nil, {nodes.WithTimeout(time.Minute)}} {
		client, err := nodes.NewClient(t.Context(), options...)
		if err != nil {
			t.Fatal(err)
		}
		for i, count := range []uint32{1, 2, 10_000} {
			if dropped, err := client.Chain(t.Context(), count); dropped != []uint32{1, 3, 10_003}[i] || err != nil {
				t.Errorf("%d: %d were dropped, %v", count, dropped, err)
			}
		}
		var trap *nodes.TrapError
		if _, err := client.Chain(t.Context(), 1_000_000); !errors.As(err, &trap) {
			t.Errorf("too many: %v", err)
		}
		_ = client.Close()
	}
}
