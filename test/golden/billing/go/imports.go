package billing

import (
	"context"
	"encoding/binary"
	"errors"
	"math"

	"example.com/acme/billing/internal/component"
)

// Imports is what the application provides. All of it must be given.
type Imports struct {
	// What the SDK asks of the application that embeds it.
	Host Host
}

// Host is what the SDK asks of the application that embeds it.
type Host interface {
	// Log is acme:billing/host@1.4.0#log.
	Log(ctx context.Context, level Level, message string) error
	// Rate is acme:billing/host@1.4.0#rate.
	Rate(ctx context.Context, base, quote string) (float64, error)
}

// importHostLog is acme:billing/host@1.4.0#log, called by the guest.
func importHostLog(c *component.Import, stack []uint64) error {
	var arg0 Level
	if err := caseLevel(uint32(stack[0]), &arg0); err != nil {
		return err
	}
	var arg1 string
	if err := c.LiftString(uint32(stack[1]), uint32(stack[2]), &arg1); err != nil {
		return err
	}
	err := c.Host().(*Imports).Host.Log(c.Context(), arg0, arg1)
	if err != nil {
		return c.Fail(err)
	}
	return nil
}

// importHostRate is acme:billing/host@1.4.0#rate, called by the guest.
func importHostRate(c *component.Import, stack []uint64) error {
	var arg0 string
	if err := c.LiftString(uint32(stack[0]), uint32(stack[1]), &arg0); err != nil {
		return err
	}
	var arg1 string
	if err := c.LiftString(uint32(stack[2]), uint32(stack[3]), &arg1); err != nil {
		return err
	}
	at := uint32(stack[4])
	if _, err := c.Bytes(at, 8, 16); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Host.Rate(c.Context(), arg0, arg1)
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
		return c.StoreString(at+8, payload)
	}
	c.At(at, 1)[0] = 0
	binary.LittleEndian.PutUint64(c.At(at+8, 8), math.Float64bits(result))
	return nil
}
