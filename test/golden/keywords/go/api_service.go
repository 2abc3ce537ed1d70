package keywords

import (
	"context"

	"example.com/golden/keywords/internal/component"
)

// APIService is golden:keywords/api.
type APIService struct{ guest *component.Instance }

// New calls golden:keywords/api#new.
func (svc *APIService) New(ctx context.Context, new_, undefined uint8, options *APINewOptions) (*uint8, error) {
	if options == nil {
		options = &APINewOptions{}
	}
	var result *uint8
	if bad := checkOptionString(&options.Class); bad != nil {
		return result, bad.In("class")
	}
	call, err := svc.guest.Enter(ctx, 0, func() {
		options = component.Copied(options)
		adoptOptionString(&options.Class)
	})
	if err != nil {
		return result, err
	}
	call.Args[0] = uint64(new_)
	if err := flattenOptionString(&call.Canon, &options.Class, call.Args[1:4]); err != nil {
		return result, call.Fail(err)
	}
	call.Args[4] = uint64(undefined)
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(1, 2)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := loadOptionU8(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Get calls golden:keywords/api#get.
func (svc *APIService) Get(ctx context.Context) (APIObject, error) {
	var result APIObject
	call, err := svc.guest.Enter(ctx, 1, nil)
	if err != nil {
		return result, err
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(4, 20)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := loadApiObject(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Set calls golden:keywords/api#set.
func (svc *APIService) Set(ctx context.Context, o APIObject, i Inherited, e Kind, v Static) error {
	if bad := checkApiObject(&o); bad != nil {
		return bad.In("o")
	}
	if bad := checkInherited(&i); bad != nil {
		return bad.In("i")
	}
	if bad := checkKind(&e); bad != nil {
		return bad.In("e")
	}
	if bad := checkStatic(&v); bad != nil {
		return bad.In("v")
	}
	call, err := svc.guest.Enter(ctx, 2, func() {
		adoptApiObject(&o)
		adoptStatic(&v)
	})
	if err != nil {
		return err
	}
	reserveApiObject(&call.Canon, &o)
	reserveStatic(&call.Canon, &v)
	if err := call.Allocate(); err != nil {
		return call.Fail(err)
	}
	if err := flattenApiObject(&call.Canon, &o, call.Args[0:8]); err != nil {
		return call.Fail(err)
	}
	call.Args[8] = uint64(i)
	call.Args[9] = uint64(indexKind(e))
	if err := flattenStatic(&call.Canon, &v, call.Args[10:13]); err != nil {
		return call.Fail(err)
	}
	_, err = call.Finish()
	return err
}

// StaticOne calls golden:keywords/api#static-one.
func (svc *APIService) StaticOne(ctx context.Context, arguments, eval, options_ uint8, memory_ string, ctx_, self, range_, lambda uint8) (string, error) {
	var result string
	if bad := component.CheckString(memory_); bad != nil {
		return result, bad.In("memory")
	}
	call, err := svc.guest.Enter(ctx, 3, nil)
	if err != nil {
		return result, err
	}
	call.Args[0] = uint64(arguments)
	call.Args[1] = uint64(eval)
	call.Args[2] = uint64(options_)
	if err := call.FlattenString(memory_, call.Args[3:5]); err != nil {
		return result, call.Fail(err)
	}
	call.Args[5] = uint64(ctx_)
	call.Args[6] = uint64(self)
	call.Args[7] = uint64(range_)
	call.Args[8] = uint64(lambda)
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

// Then calls golden:keywords/api#then.
func (svc *APIService) Then(ctx context.Context) error {
	call, err := svc.guest.Enter(ctx, 4, nil)
	if err != nil {
		return err
	}
	if err := call.Invoke(); err != nil {
		return call.Fail(err)
	}
	memory, err := call.Result(4, 16)
	if err != nil {
		return call.Fail(err)
	}
	var refused error
	switch memory[0] {
	case 0:
	case 1:
		var payload APIErrorPayload
		if err := loadApiErrorPayload(&call.Canon, memory[4:], &payload); err != nil {
			return call.Fail(err)
		}
		refused = &APIError{Payload: payload}
	default:
		return call.Fail(component.BadDiscriminant(uint32(memory[0])))
	}
	if err := call.Return(); err != nil {
		return err
	}
	return refused
}

// Load calls golden:keywords/api#load.
func (svc *APIService) Load(ctx context.Context, options *APILoadOptions) error {
	if options == nil {
		options = &APILoadOptions{}
	}
	call, err := svc.guest.Enter(ctx, 5, func() {
		options = component.Copied(options)
		adoptOptionU8(&options.Range)
	})
	if err != nil {
		return err
	}
	if err := flattenOptionU8(&call.Canon, &options.Range, call.Args[0:2]); err != nil {
		return call.Fail(err)
	}
	_, err = call.Finish()
	return err
}

// Link calls golden:keywords/api#link.
func (svc *APIService) Link(ctx context.Context, u, urlX URL) error {
	if bad := component.CheckString(u); bad != nil {
		return bad.In("u")
	}
	if bad := component.CheckString(urlX); bad != nil {
		return bad.In("urlX")
	}
	call, err := svc.guest.Enter(ctx, 6, nil)
	if err != nil {
		return err
	}
	call.ReserveString(u)
	call.ReserveString(urlX)
	if err := call.Allocate(); err != nil {
		return call.Fail(err)
	}
	if err := call.FlattenString(u, call.Args[0:2]); err != nil {
		return call.Fail(err)
	}
	if err := call.FlattenString(urlX, call.Args[2:4]); err != nil {
		return call.Fail(err)
	}
	_, err = call.Finish()
	return err
}

// NewArrayLike calls golden:keywords/api#[constructor]array-like.
func (svc *APIService) NewArrayLike(ctx context.Context, new_ uint8) (*APIArrayLike, error) {
	var result *APIArrayLike
	call, err := svc.guest.Enter(ctx, 7, nil)
	if err != nil {
		return result, err
	}
	call.Args[0] = uint64(new_)
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	if err := liftAPIArrayLike(&call.Canon, uint32(call.Args[0]), &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// ArrayLikePrototype calls golden:keywords/api#[static]array-like.prototype.
func (svc *APIService) ArrayLikePrototype(ctx context.Context) error {
	call, err := svc.guest.Enter(ctx, 8, nil)
	if err != nil {
		return err
	}
	_, err = call.Finish()
	return err
}

// ArrayLikeName calls golden:keywords/api#[static]array-like.name.
func (svc *APIService) ArrayLikeName(ctx context.Context) (string, error) {
	var result string
	call, err := svc.guest.Enter(ctx, 9, nil)
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

// APIArrayLike is golden:keywords/api#array-like.
//
// It belongs to the client that made it. Close it when done.
type APIArrayLike struct{ handle component.Handle }

// Close drops the resource; if its client is busy, when the running call ends. Closing it again, or after it was moved away, does nothing.
func (res *APIArrayLike) Close() error { return res.held().Close() }

// held is nil for a nil pointer.
func (res *APIArrayLike) held() *component.Handle {
	if res == nil {
		return nil
	}
	return res.handle.Original()
}

func liftAPIArrayLike(c *component.Canon, index uint32, v **APIArrayLike) error {
	*v = &APIArrayLike{}
	return c.LiftOwn(index, 0, &(*v).handle)
}

// New calls golden:keywords/api#[method]array-like.new.
func (res *APIArrayLike) New(ctx context.Context) (uint8, error) {
	call, err := res.held().Enter(ctx, 10, nil)
	if err != nil {
		return 0, err
	}
	result, err := call.Finish()
	if err != nil {
		return 0, err
	}
	return uint8(result), nil
}

// CloseArrayLike calls golden:keywords/api#[method]array-like.close.
func (res *APIArrayLike) CloseArrayLike(ctx context.Context) error {
	call, err := res.held().Enter(ctx, 11, nil)
	if err != nil {
		return err
	}
	_, err = call.Finish()
	return err
}

// Constructor calls golden:keywords/api#[method]array-like.constructor.
func (res *APIArrayLike) Constructor(ctx context.Context) error {
	call, err := res.held().Enter(ctx, 12, nil)
	if err != nil {
		return err
	}
	_, err = call.Finish()
	return err
}

// Delete calls golden:keywords/api#[method]array-like.delete.
func (res *APIArrayLike) Delete(ctx context.Context, end uint8) error {
	call, err := res.held().Enter(ctx, 13, nil)
	if err != nil {
		return err
	}
	call.Args[1] = uint64(end)
	_, err = call.Finish()
	return err
}

// ObjectID calls golden:keywords/api#[method]array-like.object-id.
func (res *APIArrayLike) ObjectID(ctx context.Context) (uint8, error) {
	call, err := res.held().Enter(ctx, 14, nil)
	if err != nil {
		return 0, err
	}
	result, err := call.Finish()
	if err != nil {
		return 0, err
	}
	return uint8(result), nil
}
