package keywords

import (
	"context"

	"example.com/golden/keywords/internal/component"
)

// APIService is golden:keywords/api.
type APIService struct{ guest *component.Instance }

// New calls golden:keywords/api#new.
func (service *APIService) New(ctx context.Context, new_, undefined uint8, options *APINewOptions) (*uint8, error) {
	if options == nil {
		options = &APINewOptions{}
	}
	var result *uint8
	if bad := checkOptionString(&options.Class); bad != nil {
		return result, bad.In("class")
	}
	call, err := service.guest.Enter(ctx, 0, func() {
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
func (service *APIService) Get(ctx context.Context) (APIObject, error) {
	var result APIObject
	call, err := service.guest.Enter(ctx, 1, nil)
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
func (service *APIService) Set(ctx context.Context, o APIObject, i Inherited, e Kind, v Static) error {
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
	call, err := service.guest.Enter(ctx, 2, func() {
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
func (service *APIService) StaticOne(callCtx context.Context, arguments, eval, options uint8, memory string, ctx, self, range_, lambda uint8) (string, error) {
	var result string
	if bad := component.CheckString(memory); bad != nil {
		return result, bad.In("memory")
	}
	call, err := service.guest.Enter(callCtx, 3, nil)
	if err != nil {
		return result, err
	}
	call.Args[0] = uint64(arguments)
	call.Args[1] = uint64(eval)
	call.Args[2] = uint64(options)
	if err := call.FlattenString(memory, call.Args[3:5]); err != nil {
		return result, call.Fail(err)
	}
	call.Args[5] = uint64(ctx)
	call.Args[6] = uint64(self)
	call.Args[7] = uint64(range_)
	call.Args[8] = uint64(lambda)
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	view, err := call.Result(4, 8)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := call.LoadString(view, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Then calls golden:keywords/api#then.
func (service *APIService) Then(ctx context.Context) error {
	call, err := service.guest.Enter(ctx, 4, nil)
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
func (service *APIService) Load(ctx context.Context, options *APILoadOptions) error {
	if options == nil {
		options = &APILoadOptions{}
	}
	call, err := service.guest.Enter(ctx, 5, func() {
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
func (service *APIService) Link(ctx context.Context, u, urlX URL) error {
	if bad := component.CheckString(u); bad != nil {
		return bad.In("u")
	}
	if bad := component.CheckString(urlX); bad != nil {
		return bad.In("urlX")
	}
	call, err := service.guest.Enter(ctx, 6, nil)
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

// Words calls golden:keywords/api#words.
func (service *APIService) Words(callCtx context.Context, payload, at, err, result, call, memory, refused, bad []string, ctx string) (string, error) {
	var returned string
	if bad := checkListOfString(&payload); bad != nil {
		return returned, bad.In("payload")
	}
	if bad := checkListOfString(&at); bad != nil {
		return returned, bad.In("at")
	}
	if bad := checkListOfString(&err); bad != nil {
		return returned, bad.In("err")
	}
	if bad := checkListOfString(&result); bad != nil {
		return returned, bad.In("result")
	}
	if bad := checkListOfString(&call); bad != nil {
		return returned, bad.In("call")
	}
	if bad := checkListOfString(&memory); bad != nil {
		return returned, bad.In("memory")
	}
	if bad := checkListOfString(&refused); bad != nil {
		return returned, bad.In("refused")
	}
	if bad := checkListOfString(&bad); bad != nil {
		return returned, bad.In("bad")
	}
	if bad := component.CheckString(ctx); bad != nil {
		return returned, bad.In("ctx")
	}
	entered, failure := service.guest.Enter(callCtx, 7, func() {
		component.TakeList(&payload)
		component.TakeList(&at)
		component.TakeList(&err)
		component.TakeList(&result)
		component.TakeList(&call)
		component.TakeList(&memory)
		component.TakeList(&refused)
		component.TakeList(&bad)
	})
	if failure != nil {
		return returned, failure
	}
	entered.Reserve(4, 72)
	reserveListOfString(&entered.Canon, &payload)
	reserveListOfString(&entered.Canon, &at)
	reserveListOfString(&entered.Canon, &err)
	reserveListOfString(&entered.Canon, &result)
	reserveListOfString(&entered.Canon, &call)
	reserveListOfString(&entered.Canon, &memory)
	reserveListOfString(&entered.Canon, &refused)
	reserveListOfString(&entered.Canon, &bad)
	entered.ReserveString(ctx)
	if err := entered.Allocate(); err != nil {
		return returned, entered.Fail(err)
	}
	address, failure := entered.Alloc(4, 72)
	if failure != nil {
		return returned, entered.Fail(failure)
	}
	if err := storeListOfString(&entered.Canon, address, &payload); err != nil {
		return returned, entered.Fail(err)
	}
	if err := storeListOfString(&entered.Canon, address+8, &at); err != nil {
		return returned, entered.Fail(err)
	}
	if err := storeListOfString(&entered.Canon, address+16, &err); err != nil {
		return returned, entered.Fail(err)
	}
	if err := storeListOfString(&entered.Canon, address+24, &result); err != nil {
		return returned, entered.Fail(err)
	}
	if err := storeListOfString(&entered.Canon, address+32, &call); err != nil {
		return returned, entered.Fail(err)
	}
	if err := storeListOfString(&entered.Canon, address+40, &memory); err != nil {
		return returned, entered.Fail(err)
	}
	if err := storeListOfString(&entered.Canon, address+48, &refused); err != nil {
		return returned, entered.Fail(err)
	}
	if err := storeListOfString(&entered.Canon, address+56, &bad); err != nil {
		return returned, entered.Fail(err)
	}
	if err := entered.StoreString(address+64, ctx); err != nil {
		return returned, entered.Fail(err)
	}
	entered.Args[0] = uint64(address)
	if err := entered.Invoke(); err != nil {
		return returned, entered.Fail(err)
	}
	view, failure := entered.Result(4, 12)
	if failure != nil {
		return returned, entered.Fail(failure)
	}
	var refusal error
	switch view[0] {
	case 0:
		if err := entered.LoadString(view[4:], &returned); err != nil {
			return returned, entered.Fail(err)
		}
	case 1:
		var reason string
		if err := entered.LoadString(view[4:], &reason); err != nil {
			return returned, entered.Fail(err)
		}
		refusal = &ResultError{Payload: reason}
	default:
		return returned, entered.Fail(component.BadDiscriminant(uint32(view[0])))
	}
	if err := entered.Return(); err != nil {
		return returned, err
	}
	return returned, refusal
}

// Choose calls golden:keywords/api#choose.
func (service *APIService) Choose(ctx context.Context, options, svc, returned, result, call uint8, opts *APIChooseOptions) (uint8, error) {
	if opts == nil {
		opts = &APIChooseOptions{}
	}
	entered, err := service.guest.Enter(ctx, 8, func() {
		opts = component.Copied(opts)
		adoptOptionU8(&opts.Limit)
	})
	if err != nil {
		return 0, err
	}
	entered.Args[0] = uint64(options)
	entered.Args[1] = uint64(svc)
	entered.Args[2] = uint64(returned)
	entered.Args[3] = uint64(result)
	entered.Args[4] = uint64(call)
	if err := flattenOptionU8(&entered.Canon, &opts.Limit, entered.Args[5:7]); err != nil {
		return 0, entered.Fail(err)
	}
	returned2, err := entered.Finish()
	if err != nil {
		return 0, err
	}
	return uint8(returned2), nil
}

// NewArrayLike calls golden:keywords/api#[constructor]array-like.
func (service *APIService) NewArrayLike(ctx context.Context, new_ uint8) (*APIArrayLike, error) {
	var result *APIArrayLike
	call, err := service.guest.Enter(ctx, 9, nil)
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
func (service *APIService) ArrayLikePrototype(ctx context.Context) error {
	call, err := service.guest.Enter(ctx, 10, nil)
	if err != nil {
		return err
	}
	_, err = call.Finish()
	return err
}

// ArrayLikeName calls golden:keywords/api#[static]array-like.name.
func (service *APIService) ArrayLikeName(ctx context.Context) (string, error) {
	var result string
	call, err := service.guest.Enter(ctx, 11, nil)
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
func (resource *APIArrayLike) Close() error { return resource.held().Close() }

// held is nil for a nil pointer.
func (resource *APIArrayLike) held() *component.Handle {
	if resource == nil {
		return nil
	}
	return resource.handle.Original()
}

func liftAPIArrayLike(c *component.Canon, index uint32, v **APIArrayLike) error {
	*v = &APIArrayLike{}
	return c.LiftOwn(index, 0, &(*v).handle)
}

// New calls golden:keywords/api#[method]array-like.new.
func (resource *APIArrayLike) New(ctx context.Context) (uint8, error) {
	call, err := resource.held().Enter(ctx, 12, nil)
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
func (resource *APIArrayLike) CloseArrayLike(ctx context.Context) error {
	call, err := resource.held().Enter(ctx, 13, nil)
	if err != nil {
		return err
	}
	_, err = call.Finish()
	return err
}

// Constructor calls golden:keywords/api#[method]array-like.constructor.
func (resource *APIArrayLike) Constructor(ctx context.Context) error {
	call, err := resource.held().Enter(ctx, 14, nil)
	if err != nil {
		return err
	}
	_, err = call.Finish()
	return err
}

// Delete calls golden:keywords/api#[method]array-like.delete.
func (resource *APIArrayLike) Delete(ctx context.Context, end, res uint8) error {
	call, err := resource.held().Enter(ctx, 15, nil)
	if err != nil {
		return err
	}
	call.Args[1] = uint64(end)
	call.Args[2] = uint64(res)
	_, err = call.Finish()
	return err
}

// ObjectID calls golden:keywords/api#[method]array-like.object-id.
func (resource *APIArrayLike) ObjectID(ctx context.Context) (uint8, error) {
	call, err := resource.held().Enter(ctx, 16, nil)
	if err != nil {
		return 0, err
	}
	result, err := call.Finish()
	if err != nil {
		return 0, err
	}
	return uint8(result), nil
}
