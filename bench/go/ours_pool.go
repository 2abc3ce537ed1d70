package main

// ours-pool: a stateless package, whose client runs calls side by side on instances of its own. Whoever opens it gets the same client.

import (
	"context"
	"errors"
	"sync"

	flat "example.com/bench/flat"
)

type flatHost struct{ tick func(uint32) uint32 }

func (h flatHost) Tick(_ context.Context, n uint32) (uint32, error) { return h.tick(n), nil }

type flatAPI struct {
	ctx    context.Context
	client *flat.Client
}

func (a flatAPI) Add(x, y uint32) (uint32, error)              { return a.client.Add(a.ctx, x, y) }
func (a flatAPI) EchoString(s string) (string, error)          { return a.client.EchoString(a.ctx, s) }
func (a flatAPI) EchoBytes(b []byte) ([]byte, error)           { return a.client.EchoBytes(a.ctx, b) }
func (a flatAPI) EchoItem(v flat.Item) (flat.Item, error)      { return a.client.EchoItem(a.ctx, v) }
func (a flatAPI) EchoItems(l []flat.Item) ([]flat.Item, error) { return a.client.EchoItems(a.ctx, l) }
func (a flatAPI) EchoNumbers(l []float64) ([]float64, error)   { return a.client.EchoNumbers(a.ctx, l) }
func (a flatAPI) Fail(n uint32) (uint32, error)                { return a.client.Fail(a.ctx, n) }
func (a flatAPI) CallHost(n uint32) (uint32, error)            { return a.client.CallHost(a.ctx, n) }

// NewCounter stands for what a stateless world cannot have.
func (a flatAPI) NewCounter(uint32) (struct{}, error) { return struct{}{}, errors.ErrUnsupported }

var flatKinds = [...]flat.Kind{flat.KindA, flat.KindB, flat.KindC}

var flatConv = Conv[flat.Item, struct{}]{
	Item: func(v Item) flat.Item {
		return flat.Item{ID: v.ID, Kind: flatKinds[v.Kind], Score: v.Score, Name: v.Name, Tags: v.Tags, Note: v.Note}
	},
	Plain: func(v flat.Item) Item {
		kind := 0
		for flatKinds[kind] != v.Kind {
			kind++
		}
		return Item{v.ID, kind, v.Score, v.Name, v.Tags, v.Note}
	},
	Failure: func(err error) any {
		var e *flat.OpError
		if !errors.As(err, &e) {
			return nil
		}
		switch p := e.Payload.(type) {
		case flat.OpErrorPayloadBad:
			return Failure{"bad", p.Value}
		case flat.OpErrorPayloadLimit:
			return Failure{"limit", p.Value}
		}
		return nil
	},
}

var sharedClient = sync.OnceValues(func() (*flat.Client, error) {
	return flat.NewClient(context.Background(), flat.Imports{Host: flatHost{tick}})
})

func init() {
	register("ours-pool", func(*Env) (*Contender, error) {
		client, err := sharedClient()
		if err != nil {
			return nil, err
		}
		return &Contender{Ops: typedOps[flat.Item, struct{}](flatAPI{context.Background(), client}, flatConv)}, nil
	})
}
