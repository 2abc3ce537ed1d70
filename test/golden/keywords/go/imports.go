package keywords

import (
	"context"

	"example.com/golden/keywords/internal/component"
)

// Imports is what the application provides. All of it must be given.
type Imports struct {
	Imports ImportsImport
}

// ImportsImport is golden:keywords/imports.
type ImportsImport interface {
	// Class is golden:keywords/imports#class.
	Class(ctx context.Context, end uint8) (uint8, error)
}

// importImportsClass is golden:keywords/imports#class, called by the guest.
func importImportsClass(c *component.Import, stack []uint64) error {
	arg0 := uint8(stack[0])
	result, err := c.Host().(*Imports).Imports.Class(c.Context(), arg0)
	if err != nil {
		return c.Fail(err)
	}
	stack[0] = uint64(result)
	return nil
}
