package types

import (
	"context"
	"errors"

	"example.com/golden/types/internal/component"
)

// Imports is what the application provides. All of it must be given.
type Imports struct {
	Values ImportedValues
	// Probe is probe.
	Probe func(ctx context.Context, m []uint32, options *ProbeOptions) ([]uint32, error)
}

// ImportedValues is golden:types/values@0.3.0.
type ImportedValues interface {
	// Scalar is golden:types/values@0.3.0#scalar.
	Scalar(ctx context.Context, a bool, b uint8, c int8, d uint16, e int16, f uint32, g int32, h uint64, i int64, j float32, k float64, l rune) (rune, error)
	// Spilled is golden:types/values@0.3.0#spilled.
	Spilled(ctx context.Context, v Scalars, w Nested) (Nested, error)
	// Choose is golden:types/values@0.3.0#choose.
	Choose(ctx context.Context, m Mixed, c Color, a Access) (Mixed, error)
	// Fixed is golden:types/values@0.3.0#fixed.
	Fixed(ctx context.Context, a [3]uint16, b [2]string) (Tuple2[[3]uint16, [2]string], error)
	// Lookup is golden:types/values@0.3.0#lookup.
	Lookup(ctx context.Context, m map[string][]byte) (map[uint32]Color, error)
	// Options is golden:types/values@0.3.0#options.
	Options(ctx context.Context, first uint8, options *ImportedValuesOptionsOptions) (*Access, error)
	// Results is golden:types/values@0.3.0#results.
	Results(ctx context.Context, r Tuple4[Outcome, Result[struct{}, struct{}], Result[struct{}, Color], Result[float64, struct{}]]) (Tuple2[Outcome, Result[struct{}, struct{}]], error)
	// Fails is golden:types/values@0.3.0#fails.
	Fails(ctx context.Context) (uint8, error)
	// FailsWith is golden:types/values@0.3.0#fails-with.
	FailsWith(ctx context.Context) (Color, error)
	// FailsPlainly is golden:types/values@0.3.0#fails-plainly.
	FailsPlainly(ctx context.Context) error
	// Matrix is golden:types/values@0.3.0#matrix.
	Matrix(ctx context.Context, rows [][]float32) ([][]float32, error)
}

// importValuesScalar is golden:types/values@0.3.0#scalar, called by the guest.
func importValuesScalar(c *component.Import, stack []uint64) error {
	arg0 := uint32(stack[0]) != 0
	arg1 := uint8(stack[1])
	arg2 := int8(stack[2])
	arg3 := uint16(stack[3])
	arg4 := int16(stack[4])
	arg5 := uint32(stack[5])
	arg6 := int32(stack[6])
	arg7 := stack[7]
	arg8 := int64(stack[8])
	arg9 := component.Canonical32(uint32(stack[9]))
	arg10 := component.Canonical64(stack[10])
	var arg11 rune
	if err := component.LiftChar(uint32(stack[11]), &arg11); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Values.Scalar(c.Context(), arg0, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11)
	if err != nil {
		return c.Fail(err)
	}
	if bad := component.CheckChar(result); bad != nil {
		return c.Fail(bad)
	}
	stack[0] = uint64(uint32(result))
	return nil
}

// importValuesSpilled is golden:types/values@0.3.0#spilled, called by the guest.
func importValuesSpilled(c *component.Import, stack []uint64) error {
	memory, err := c.Memory(stack[0], 8, 160)
	if err != nil {
		return err
	}
	var arg0 Scalars
	if err := loadScalars(&c.Canon, memory, &arg0); err != nil {
		return err
	}
	var arg1 Nested
	if err := loadNested(&c.Canon, memory[56:], &arg1); err != nil {
		return err
	}
	at := uint32(stack[1])
	if _, err := c.Bytes(at, 8, 104); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Values.Spilled(c.Context(), arg0, arg1)
	if err != nil {
		return c.Fail(err)
	}
	if bad := checkNested(&result); bad != nil {
		return c.Fail(bad)
	}
	reserveNested(&c.Canon, &result)
	if err := c.Allocate(); err != nil {
		return err
	}
	return storeNested(&c.Canon, at, &result)
}

// importValuesChoose is golden:types/values@0.3.0#choose, called by the guest.
func importValuesChoose(c *component.Import, stack []uint64) error {
	memory, err := c.Memory(stack[0], 8, 120)
	if err != nil {
		return err
	}
	var arg0 Mixed
	if err := loadMixed(&c.Canon, memory, &arg0); err != nil {
		return err
	}
	var arg1 Color
	if err := caseColor(uint32(memory[112]), &arg1); err != nil {
		return err
	}
	arg2 := Access(memory[113] & 0x3)
	at := uint32(stack[1])
	if _, err := c.Bytes(at, 8, 112); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Values.Choose(c.Context(), arg0, arg1, arg2)
	if err != nil {
		return c.Fail(err)
	}
	if bad := checkMixed(&result); bad != nil {
		return c.Fail(bad)
	}
	reserveMixed(&c.Canon, &result)
	if err := c.Allocate(); err != nil {
		return err
	}
	return storeMixed(&c.Canon, at, &result)
}

// importValuesFixed is golden:types/values@0.3.0#fixed, called by the guest.
func importValuesFixed(c *component.Import, stack []uint64) error {
	var arg0 [3]uint16
	if err := liftList3OfU16(&c.Canon, stack[0:3], &arg0); err != nil {
		return err
	}
	var arg1 [2]string
	if err := liftList2OfString(&c.Canon, stack[3:7], &arg1); err != nil {
		return err
	}
	at := uint32(stack[7])
	if _, err := c.Bytes(at, 4, 24); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Values.Fixed(c.Context(), arg0, arg1)
	if err != nil {
		return c.Fail(err)
	}
	if bad := checkTupleList3OfU16List2OfString(&result); bad != nil {
		return c.Fail(bad)
	}
	reserveTupleList3OfU16List2OfString(&c.Canon, &result)
	if err := c.Allocate(); err != nil {
		return err
	}
	return storeTupleList3OfU16List2OfString(&c.Canon, at, &result)
}

// importValuesLookup is golden:types/values@0.3.0#lookup, called by the guest.
func importValuesLookup(c *component.Import, stack []uint64) error {
	var arg0 map[string][]byte
	if err := liftMapOfStringToListOfU8(&c.Canon, stack[0:2], &arg0); err != nil {
		return err
	}
	at := uint32(stack[2])
	if _, err := c.Bytes(at, 4, 8); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Values.Lookup(c.Context(), arg0)
	if err != nil {
		return c.Fail(err)
	}
	if bad := checkMapOfU32ToColor(&result); bad != nil {
		return c.Fail(bad)
	}
	return storeMapOfU32ToColor(&c.Canon, at, &result)
}

// importValuesOptions is golden:types/values@0.3.0#options, called by the guest.
func importValuesOptions(c *component.Import, stack []uint64) error {
	arg0 := uint8(stack[0])
	var arg1 *uint8
	if err := liftOptionU8(&c.Canon, stack[1:3], &arg1); err != nil {
		return err
	}
	var arg2 MaybeText
	if err := liftOptionString(&c.Canon, stack[3:6], &arg2); err != nil {
		return err
	}
	var arg3 **bool
	if err := liftOptionOptionBool(&c.Canon, stack[6:9], &arg3); err != nil {
		return err
	}
	at := uint32(stack[9])
	if _, err := c.Bytes(at, 1, 2); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Values.Options(c.Context(), arg0, &ImportedValuesOptionsOptions{A: arg1, B: arg2, Last: arg3})
	if err != nil {
		return c.Fail(err)
	}
	if bad := checkOptionAccess(&result); bad != nil {
		return c.Fail(bad)
	}
	putOptionAccess(c.At(at, 2), &result)
	return nil
}

// importValuesResults is golden:types/values@0.3.0#results, called by the guest.
func importValuesResults(c *component.Import, stack []uint64) error {
	var arg0 Tuple4[Outcome, Result[struct{}, struct{}], Result[struct{}, Color], Result[float64, struct{}]]
	if err := liftTupleOf4(&c.Canon, stack[0:8], &arg0); err != nil {
		return err
	}
	at := uint32(stack[8])
	if _, err := c.Bytes(at, 4, 16); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Values.Results(c.Context(), arg0)
	if err != nil {
		return c.Fail(err)
	}
	if bad := checkTupleResultU8OrStringResultNoneOrNone(&result); bad != nil {
		return c.Fail(bad)
	}
	return storeTupleResultU8OrStringResultNoneOrNone(&c.Canon, at, &result)
}

// importValuesFails is golden:types/values@0.3.0#fails, called by the guest.
func importValuesFails(c *component.Import, stack []uint64) error {
	at := uint32(stack[0])
	if _, err := c.Bytes(at, 4, 12); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Values.Fails(c.Context())
	if err != nil {
		var refused *ResultError
		if !errors.As(err, &refused) || refused == nil {
			return c.Fail(err)
		}
		payload, ok := refused.Payload.(string)
		if !ok {
			return c.Fail(component.Invalid("the error's payload is %T, not string", refused.Payload))
		}
		if bad := component.CheckString(payload); bad != nil {
			return c.Fail(bad)
		}
		c.At(at, 1)[0] = 1
		return c.StoreString(at+4, payload)
	}
	c.At(at, 1)[0] = 0
	c.At(at+4, 1)[0] = result
	return nil
}

// importValuesFailsWith is golden:types/values@0.3.0#fails-with, called by the guest.
func importValuesFailsWith(c *component.Import, stack []uint64) error {
	at := uint32(stack[0])
	if _, err := c.Bytes(at, 8, 120); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Values.FailsWith(c.Context())
	if err != nil {
		var refused *MixedError
		if !errors.As(err, &refused) || refused == nil {
			return c.Fail(err)
		}
		payload := refused.Payload
		if bad := checkMixed(&payload); bad != nil {
			return c.Fail(bad)
		}
		reserveMixed(&c.Canon, &payload)
		if err := c.Allocate(); err != nil {
			return err
		}
		c.At(at, 1)[0] = 1
		return storeMixed(&c.Canon, at+8, &payload)
	}
	if bad := checkColor(&result); bad != nil {
		return c.Fail(bad)
	}
	c.At(at, 1)[0] = 0
	c.At(at+8, 1)[0] = uint8(indexColor(result))
	return nil
}

// importValuesFailsPlainly is golden:types/values@0.3.0#fails-plainly, called by the guest.
func importValuesFailsPlainly(c *component.Import, stack []uint64) error {
	err := c.Host().(*Imports).Values.FailsPlainly(c.Context())
	if err != nil {
		var refused *ResultError
		if !errors.As(err, &refused) || refused == nil {
			return c.Fail(err)
		}
		stack[0] = 1
		return nil
	}
	stack[0] = 0
	return nil
}

// importValuesMatrix is golden:types/values@0.3.0#matrix, called by the guest.
func importValuesMatrix(c *component.Import, stack []uint64) error {
	var arg0 [][]float32
	if err := liftListOfListOfF32(&c.Canon, stack[0:2], &arg0); err != nil {
		return err
	}
	at := uint32(stack[2])
	if _, err := c.Bytes(at, 4, 8); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Values.Matrix(c.Context(), arg0)
	if err != nil {
		return c.Fail(err)
	}
	if bad := checkListOfListOfF32(&result); bad != nil {
		return c.Fail(bad)
	}
	reserveListOfListOfF32(&c.Canon, &result)
	if err := c.Allocate(); err != nil {
		return err
	}
	return storeListOfListOfF32(&c.Canon, at, &result)
}

// importProbe is probe, called by the guest.
func importProbe(c *component.Import, stack []uint64) error {
	var arg0 []uint32
	if err := component.LiftNumbers(&c.Canon, uint32(stack[0]), uint32(stack[1]), &arg0); err != nil {
		return err
	}
	var arg1 *uint8
	if err := liftOptionU8(&c.Canon, stack[2:4], &arg1); err != nil {
		return err
	}
	at := uint32(stack[4])
	if _, err := c.Bytes(at, 4, 12); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Probe(c.Context(), arg0, &ProbeOptions{Depth: arg1})
	if err != nil {
		var refused *ResultError
		if !errors.As(err, &refused) || refused == nil {
			return c.Fail(err)
		}
		payload, ok := refused.Payload.(string)
		if !ok {
			return c.Fail(component.Invalid("the error's payload is %T, not string", refused.Payload))
		}
		if bad := component.CheckString(payload); bad != nil {
			return c.Fail(bad)
		}
		c.At(at, 1)[0] = 1
		return c.StoreString(at+4, payload)
	}
	if bad := component.CheckLength(len(result), 4); bad != nil {
		return c.Fail(bad)
	}
	c.At(at, 1)[0] = 0
	return component.StoreNumbers(&c.Canon, at+4, result)
}
