package resources

import (
	"context"

	"example.com/golden/resources/internal/component"
)

// SharedService is golden:resources/shared.
type SharedService struct{ guest *component.Instance }

// Swap calls golden:resources/shared#swap.
func (svc *SharedService) Swap(ctx context.Context, p Pair) (Pair, error) {
	var result Pair
	call, err := svc.guest.Enter(ctx, 6, nil)
	if err != nil {
		return result, err
	}
	if bad := checkPair(call, &p); bad != nil {
		return result, call.Refuse(bad.In("p"))
	}
	if err := flattenPair(&call.Canon, &p, call.Args[0:2]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(4, 8)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := loadPair(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Token is golden:resources/shared#token.
//
// It belongs to the client that made it. Close it when done.
type Token struct{ handle component.Handle }

// Close drops the resource; if its client is busy, when the running call ends. Closing it again, or after it was moved away, does nothing.
func (res *Token) Close() error { return res.held().Close() }

// held is nil for a nil pointer.
func (res *Token) held() *component.Handle {
	if res == nil {
		return nil
	}
	return res.handle.Original()
}

func liftToken(c *component.Canon, index uint32, v **Token) error {
	*v = &Token{}
	return c.LiftOwn(index, 3, &(*v).handle)
}

// Value calls golden:resources/shared#[method]token.value.
func (res *Token) Value(ctx context.Context) (string, error) {
	var result string
	call, err := res.held().Enter(ctx, 7, nil)
	if err != nil {
		return result, err
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(4, 8)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := call.LoadString(memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}
