package main

// ours: the generated package, for the Go runner of the shared bench. Names only, no logic.

import (
	"context"
	"errors"

	micro "example.com/bench/micro"
)

var kinds = [...]micro.Kind{micro.KindA, micro.KindB, micro.KindC}

type oursHost struct{ tick func(uint32) uint32 }

func (h oursHost) Tick(_ context.Context, n uint32) (uint32, error) { return h.tick(n), nil }

type oursAPI struct {
	ctx context.Context
	ops *micro.OpsService
}

func (a oursAPI) Add(x, y uint32) (uint32, error)                { return a.ops.Add(a.ctx, x, y) }
func (a oursAPI) EchoString(s string) (string, error)            { return a.ops.EchoString(a.ctx, s) }
func (a oursAPI) EchoBytes(b []byte) ([]byte, error)             { return a.ops.EchoBytes(a.ctx, b) }
func (a oursAPI) EchoItem(v micro.Item) (micro.Item, error)      { return a.ops.EchoItem(a.ctx, v) }
func (a oursAPI) EchoItems(l []micro.Item) ([]micro.Item, error) { return a.ops.EchoItems(a.ctx, l) }
func (a oursAPI) EchoNumbers(l []float64) ([]float64, error)     { return a.ops.EchoNumbers(a.ctx, l) }
func (a oursAPI) Fail(n uint32) (uint32, error)                  { return a.ops.Fail(a.ctx, n) }
func (a oursAPI) NewCounter(n uint32) (*micro.Counter, error)    { return a.ops.NewCounter(a.ctx, n) }
func (a oursAPI) CallHost(n uint32) (uint32, error)              { return a.ops.CallHost(a.ctx, n) }

func oursConv(ctx context.Context) Conv[micro.Item, *micro.Counter] {
	return Conv[micro.Item, *micro.Counter]{
		Item: func(v Item) micro.Item {
			return micro.Item{ID: v.ID, Kind: kinds[v.Kind], Score: v.Score, Name: v.Name, Tags: v.Tags, Note: v.Note}
		},
		Plain: func(v micro.Item) Item {
			kind := 0
			for i, k := range kinds {
				if k == v.Kind {
					kind = i
				}
			}
			return Item{v.ID, kind, v.Score, v.Name, v.Tags, v.Note}
		},
		Failure: func(err error) any {
			var e *micro.OpError
			if !errors.As(err, &e) {
				return nil
			}
			switch p := e.Payload.(type) {
			case micro.OpErrorPayloadBad:
				return Failure{"bad", p.Value}
			case micro.OpErrorPayloadLimit:
				return Failure{"limit", p.Value}
			}
			return nil
		},
		Inc:  func(c *micro.Counter) (uint32, error) { return c.Inc(ctx) },
		Drop: func(c *micro.Counter) error { return c.Close() },
	}
}

func openOurs(ctx context.Context, options ...micro.Option) func(*Env) (*Contender, error) {
	return func(env *Env) (*Contender, error) {
		client, err := micro.NewClient(ctx, micro.Imports{Host: oursHost{env.Tick}}, options...)
		if err != nil {
			return nil, err
		}
		return &Contender{
			Ops:   typedOps[micro.Item, *micro.Counter](oursAPI{ctx, client.Ops}, oursConv(ctx)),
			Close: func() { _ = client.Close() },
		}, nil
	}
}

func init() {
	register("ours", openOurs(context.Background()))
	// A context that could end, as a server's request context can.
	stoppable, _ := context.WithCancel(context.Background())
	register("ours-ctx", openOurs(stoppable))
}
