package resources

import (
	"context"
	"encoding/binary"

	"example.com/golden/resources/internal/component"
)

// SessionsService is golden:resources/sessions.
type SessionsService struct{ guest *component.Instance }

// Hold calls golden:resources/sessions#hold.
func (svc *SessionsService) Hold(ctx context.Context, what Held) (Held, error) {
	var result Held
	call, err := svc.guest.Enter(ctx, 0, func() {
		adoptHeld(&what)
	})
	if err != nil {
		return result, err
	}
	if bad := checkHeld(call, &what); bad != nil {
		return result, call.Refuse(bad.In("what"))
	}
	if err := flattenHeld(&call.Canon, &what, call.Args[0:3]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(4, 12)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := loadHeld(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Inspect calls golden:resources/sessions#inspect.
func (svc *SessionsService) Inspect(ctx context.Context, s *Session, others Tuple2[*Session, *Session]) (uint32, error) {
	call, err := svc.guest.Enter(ctx, 1, nil)
	if err != nil {
		return 0, err
	}
	if bad := call.CheckBorrow(s.held()); bad != nil {
		return 0, call.Refuse(bad.In("s"))
	}
	if bad := checkTupleBorrowSessionOptionBorrowSession(call, &others); bad != nil {
		return 0, call.Refuse(bad.In("others"))
	}
	if err := call.FlattenBorrow(s.held(), &call.Args[0]); err != nil {
		return 0, call.Fail(err)
	}
	if err := flattenTupleBorrowSessionOptionBorrowSession(&call.Canon, &others, call.Args[1:4]); err != nil {
		return 0, call.Fail(err)
	}
	result, err := call.Finish()
	if err != nil {
		return 0, err
	}
	return uint32(result), nil
}

// NewSession calls golden:resources/sessions#[constructor]session.
func (svc *SessionsService) NewSession(ctx context.Context, options *NewSessionOptions) (*Session, error) {
	if options == nil {
		options = &NewSessionOptions{}
	}
	var result *Session
	call, err := svc.guest.Enter(ctx, 2, func() {
		options = component.Copied(options)
		adoptOptionU32(&options.Limit)
	})
	if err != nil {
		return result, err
	}
	if err := flattenOptionU32(&call.Canon, &options.Limit, call.Args[0:2]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	if err := liftSession(&call.Canon, uint32(call.Args[0]), &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// SessionJoin calls golden:resources/sessions#[static]session.join.
func (svc *SessionsService) SessionJoin(ctx context.Context, others []*Session) (*Session, error) {
	var result *Session
	call, err := svc.guest.Enter(ctx, 3, func() {
		component.TakeList(&others)
	})
	if err != nil {
		return result, err
	}
	if bad := checkListOfOwnSession(call, &others); bad != nil {
		return result, call.Refuse(bad.In("others"))
	}
	if err := flattenListOfOwnSession(&call.Canon, &others, call.Args[0:2]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(4, 12)
	if err != nil {
		return result, call.Fail(err)
	}
	var refused error
	switch memory[0] {
	case 0:
		if err := liftSession(&call.Canon, binary.LittleEndian.Uint32(memory[4:]), &result); err != nil {
			return result, call.Fail(err)
		}
	case 1:
		var payload string
		if err := call.LoadString(memory[4:], &payload); err != nil {
			return result, call.Fail(err)
		}
		refused = &ResultError{Payload: payload}
	default:
		return result, call.Fail(component.BadDiscriminant(uint32(memory[0])))
	}
	if err := call.Return(); err != nil {
		return result, err
	}
	return result, refused
}

// Session is a conversation with the guest.
//
// It belongs to the client that made it. Close it when done.
type Session struct{ handle component.Handle }

// Close drops the resource; if its client is busy, when the running call ends. Closing it again, or after it was moved away, does nothing.
func (res *Session) Close() error { return res.held().Close() }

// held is nil for a nil pointer.
func (res *Session) held() *component.Handle {
	if res == nil {
		return nil
	}
	return res.handle.Original()
}

func liftSession(c *component.Canon, index uint32, v **Session) error {
	*v = &Session{}
	return c.LiftOwn(index, 2, &(*v).handle)
}

// Attach calls golden:resources/sessions#[method]session.attach.
func (res *Session) Attach(ctx context.Context, data, peek Blob) error {
	if bad := component.CheckObject(data); bad != nil {
		return bad.In("data")
	}
	if bad := component.CheckObject(peek); bad != nil {
		return bad.In("peek")
	}
	call, err := res.held().Enter(ctx, 4, nil)
	if err != nil {
		return err
	}
	if err := call.FlattenOwnObject(data, 0, &call.Args[1]); err != nil {
		return call.Fail(err)
	}
	if err := call.FlattenBorrowObject(peek, 0, &call.Args[2]); err != nil {
		return call.Fail(err)
	}
	_, err = call.Finish()
	return err
}

// Detach calls golden:resources/sessions#[method]session.detach.
func (res *Session) Detach(ctx context.Context) (Blob, error) {
	var result Blob
	call, err := res.held().Enter(ctx, 5, nil)
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
	if err := loadOptionOwnBlob(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}
