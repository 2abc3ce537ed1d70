package types

import (
	"context"
	"math"

	"example.com/golden/types/internal/component"
)

// ValuesService is golden:types/values@0.3.0.
type ValuesService struct{ guest *component.Instance }

// Scalar calls golden:types/values@0.3.0#scalar.
func (svc *ValuesService) Scalar(ctx context.Context, a bool, b uint8, c int8, d uint16, e int16, f uint32, g int32, h uint64, i int64, j float32, k float64, l rune) (rune, error) {
	var result rune
	if bad := component.CheckChar(l); bad != nil {
		return result, bad.In("l")
	}
	call, err := svc.guest.Enter(ctx, 0, nil)
	if err != nil {
		return result, err
	}
	call.Args[0] = uint64(component.Bit(a))
	call.Args[1] = uint64(b)
	call.Args[2] = uint64(uint32(c))
	call.Args[3] = uint64(d)
	call.Args[4] = uint64(uint32(e))
	call.Args[5] = uint64(f)
	call.Args[6] = uint64(uint32(g))
	call.Args[7] = h
	call.Args[8] = uint64(i)
	call.Args[9] = uint64(math.Float32bits(j))
	call.Args[10] = math.Float64bits(k)
	call.Args[11] = uint64(uint32(l))
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	if err := component.LiftChar(uint32(call.Args[0]), &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Spilled calls golden:types/values@0.3.0#spilled.
func (svc *ValuesService) Spilled(ctx context.Context, v Scalars, w Nested) (Nested, error) {
	var result Nested
	if bad := checkScalars(&v); bad != nil {
		return result, bad.In("v")
	}
	if bad := checkNested(&w); bad != nil {
		return result, bad.In("w")
	}
	call, err := svc.guest.Enter(ctx, 1, func() {
		adoptNested(&w)
	})
	if err != nil {
		return result, err
	}
	call.Reserve(8, 160)
	reserveNested(&call.Canon, &w)
	if err := call.Allocate(); err != nil {
		return result, call.Fail(err)
	}
	at, err := call.Alloc(8, 160)
	if err != nil {
		return result, call.Fail(err)
	}
	putScalars(call.At(at, 56), &v)
	if err := storeNested(&call.Canon, at+56, &w); err != nil {
		return result, call.Fail(err)
	}
	call.Args[0] = uint64(at)
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(8, 104)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := loadNested(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Choose calls golden:types/values@0.3.0#choose.
func (svc *ValuesService) Choose(ctx context.Context, m Mixed, c Color, a Access) (Mixed, error) {
	var result Mixed
	if bad := checkMixed(&m); bad != nil {
		return result, bad.In("m")
	}
	if bad := checkColor(&c); bad != nil {
		return result, bad.In("c")
	}
	if bad := checkAccess(&a); bad != nil {
		return result, bad.In("a")
	}
	call, err := svc.guest.Enter(ctx, 2, func() {
		adoptMixed(&m)
	})
	if err != nil {
		return result, err
	}
	call.Reserve(8, 120)
	reserveMixed(&call.Canon, &m)
	if err := call.Allocate(); err != nil {
		return result, call.Fail(err)
	}
	at, err := call.Alloc(8, 120)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := storeMixed(&call.Canon, at, &m); err != nil {
		return result, call.Fail(err)
	}
	call.At(at+112, 1)[0] = uint8(indexColor(c))
	call.At(at+113, 1)[0] = uint8(a)
	call.Args[0] = uint64(at)
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(8, 112)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := loadMixed(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Fixed calls golden:types/values@0.3.0#fixed.
func (svc *ValuesService) Fixed(ctx context.Context, a [3]uint16, b [2]string) (Tuple2[[3]uint16, [2]string], error) {
	var result Tuple2[[3]uint16, [2]string]
	if bad := checkList2OfString(&b); bad != nil {
		return result, bad.In("b")
	}
	call, err := svc.guest.Enter(ctx, 3, nil)
	if err != nil {
		return result, err
	}
	reserveList2OfString(&call.Canon, &b)
	if err := call.Allocate(); err != nil {
		return result, call.Fail(err)
	}
	if err := flattenList3OfU16(&call.Canon, &a, call.Args[0:3]); err != nil {
		return result, call.Fail(err)
	}
	if err := flattenList2OfString(&call.Canon, &b, call.Args[3:7]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(4, 24)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := loadTupleList3OfU16List2OfString(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Lookup calls golden:types/values@0.3.0#lookup.
func (svc *ValuesService) Lookup(ctx context.Context, m map[string][]byte) (map[uint32]Color, error) {
	var result map[uint32]Color
	if bad := checkMapOfStringToListOfU8(&m); bad != nil {
		return result, bad.In("m")
	}
	call, err := svc.guest.Enter(ctx, 4, func() {
		adoptMapOfStringToListOfU8(&m)
	})
	if err != nil {
		return result, err
	}
	reserveMapOfStringToListOfU8(&call.Canon, &m)
	if err := call.Allocate(); err != nil {
		return result, call.Fail(err)
	}
	if err := flattenMapOfStringToListOfU8(&call.Canon, &m, call.Args[0:2]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(4, 8)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := loadMapOfU32ToColor(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Options calls golden:types/values@0.3.0#options.
func (svc *ValuesService) Options(ctx context.Context, first uint8, options *ValuesOptionsOptions) (*Access, error) {
	if options == nil {
		options = &ValuesOptionsOptions{}
	}
	var result *Access
	if bad := checkOptionString(&options.B); bad != nil {
		return result, bad.In("b")
	}
	call, err := svc.guest.Enter(ctx, 5, func() {
		options = component.Copied(options)
		adoptOptionU8(&options.A)
		adoptOptionString(&options.B)
		adoptOptionOptionBool(&options.Last)
	})
	if err != nil {
		return result, err
	}
	call.Args[0] = uint64(first)
	if err := flattenOptionU8(&call.Canon, &options.A, call.Args[1:3]); err != nil {
		return result, call.Fail(err)
	}
	if err := flattenOptionString(&call.Canon, &options.B, call.Args[3:6]); err != nil {
		return result, call.Fail(err)
	}
	if err := flattenOptionOptionBool(&call.Canon, &options.Last, call.Args[6:9]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(1, 2)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := loadOptionAccess(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Results calls golden:types/values@0.3.0#results.
func (svc *ValuesService) Results(ctx context.Context, r Tuple4[Outcome, Result[struct{}, struct{}], Result[struct{}, Color], Result[float64, struct{}]]) (Tuple2[Outcome, Result[struct{}, struct{}]], error) {
	var result Tuple2[Outcome, Result[struct{}, struct{}]]
	if bad := checkTupleOf4(&r); bad != nil {
		return result, bad.In("r")
	}
	call, err := svc.guest.Enter(ctx, 6, nil)
	if err != nil {
		return result, err
	}
	if err := flattenTupleOf4(&call.Canon, &r, call.Args[0:8]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(4, 16)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := loadTupleResultU8OrStringResultNoneOrNone(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}

// Fails calls golden:types/values@0.3.0#fails.
func (svc *ValuesService) Fails(ctx context.Context) (uint8, error) {
	var result uint8
	call, err := svc.guest.Enter(ctx, 7, nil)
	if err != nil {
		return result, err
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
		result = memory[4]
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

// FailsWith calls golden:types/values@0.3.0#fails-with.
func (svc *ValuesService) FailsWith(ctx context.Context) (Color, error) {
	var result Color
	call, err := svc.guest.Enter(ctx, 8, nil)
	if err != nil {
		return result, err
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(8, 120)
	if err != nil {
		return result, call.Fail(err)
	}
	var refused error
	switch memory[0] {
	case 0:
		if err := caseColor(uint32(memory[8]), &result); err != nil {
			return result, call.Fail(err)
		}
	case 1:
		var payload Mixed
		if err := loadMixed(&call.Canon, memory[8:], &payload); err != nil {
			return result, call.Fail(err)
		}
		refused = &MixedError{Payload: payload}
	default:
		return result, call.Fail(component.BadDiscriminant(uint32(memory[0])))
	}
	if err := call.Return(); err != nil {
		return result, err
	}
	return result, refused
}

// FailsPlainly calls golden:types/values@0.3.0#fails-plainly.
func (svc *ValuesService) FailsPlainly(ctx context.Context) error {
	call, err := svc.guest.Enter(ctx, 9, nil)
	if err != nil {
		return err
	}
	if err := call.Invoke(); err != nil {
		return call.Fail(err)
	}
	var refused error
	switch uint32(call.Args[0]) {
	case 0:
	case 1:
		refused = &ResultError{}
	default:
		return call.Fail(component.BadDiscriminant(uint32(call.Args[0])))
	}
	if err := call.Return(); err != nil {
		return err
	}
	return refused
}

// Matrix calls golden:types/values@0.3.0#matrix.
func (svc *ValuesService) Matrix(ctx context.Context, rows [][]float32) ([][]float32, error) {
	var result [][]float32
	if bad := checkListOfListOfF32(&rows); bad != nil {
		return result, bad.In("rows")
	}
	call, err := svc.guest.Enter(ctx, 10, func() {
		adoptListOfListOfF32(&rows)
	})
	if err != nil {
		return result, err
	}
	reserveListOfListOfF32(&call.Canon, &rows)
	if err := call.Allocate(); err != nil {
		return result, call.Fail(err)
	}
	if err := flattenListOfListOfF32(&call.Canon, &rows, call.Args[0:2]); err != nil {
		return result, call.Fail(err)
	}
	if err := call.Invoke(); err != nil {
		return result, call.Fail(err)
	}
	memory, err := call.Result(4, 8)
	if err != nil {
		return result, call.Fail(err)
	}
	if err := loadListOfListOfF32(&call.Canon, memory, &result); err != nil {
		return result, call.Fail(err)
	}
	return result, call.Return()
}
