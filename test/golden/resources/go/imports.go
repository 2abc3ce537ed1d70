package resources

import (
	"context"
	"errors"

	"example.com/golden/resources/internal/component"
)

// Imports is what the application provides. All of it must be given.
type Imports struct {
	Store  Store
	Shared ImportedShared
}

// Store is golden:resources/store.
type Store interface {
	// Find is golden:resources/store#find.
	Find(ctx context.Context, names []string) ([]Blob, error)
	// Compare is golden:resources/store#compare.
	Compare(ctx context.Context, a, b Blob) (int32, error)
	// NewBlob is golden:resources/store#[constructor]blob.
	NewBlob(ctx context.Context, name string) (Blob, error)
	// BlobOpen is golden:resources/store#[static]blob.open.
	BlobOpen(ctx context.Context, path string) (Blob, error)
}

// ImportedShared is golden:resources/shared.
type ImportedShared interface {
	// Swap is golden:resources/shared#swap.
	Swap(ctx context.Context, p ImportedPair) (ImportedPair, error)
}

// importStoreFind is golden:resources/store#find, called by the guest.
func importStoreFind(c *component.Import, stack []uint64) error {
	var arg0 []string
	if err := liftListOfString(&c.Canon, stack[0:2], &arg0); err != nil {
		return err
	}
	at := uint32(stack[2])
	if _, err := c.Bytes(at, 4, 8); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Store.Find(c.Context(), arg0)
	if err != nil {
		return c.Fail(err)
	}
	if bad := checkListOfOwnBlob(&result); bad != nil {
		return c.Fail(bad)
	}
	return storeListOfOwnBlob(&c.Canon, at, &result)
}

// importStoreCompare is golden:resources/store#compare, called by the guest.
func importStoreCompare(c *component.Import, stack []uint64) error {
	var arg0 Blob
	if err := component.LiftBorrowObject(&c.Canon, uint32(stack[0]), 0, &arg0); err != nil {
		return err
	}
	var arg1 Blob
	if err := component.LiftBorrowObject(&c.Canon, uint32(stack[1]), 0, &arg1); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Store.Compare(c.Context(), arg0, arg1)
	if err != nil {
		return c.Fail(err)
	}
	stack[0] = uint64(uint32(result))
	return nil
}

// importStoreNewBlob is golden:resources/store#[constructor]blob, called by the guest.
func importStoreNewBlob(c *component.Import, stack []uint64) error {
	var arg0 string
	if err := c.LiftString(uint32(stack[0]), uint32(stack[1]), &arg0); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Store.NewBlob(c.Context(), arg0)
	if err != nil {
		return c.Fail(err)
	}
	if bad := component.CheckObject(result); bad != nil {
		return c.Fail(bad)
	}
	return c.FlattenOwnObject(result, 0, &stack[0])
}

// importStoreBlobOpen is golden:resources/store#[static]blob.open, called by the guest.
func importStoreBlobOpen(c *component.Import, stack []uint64) error {
	var arg0 string
	if err := c.LiftString(uint32(stack[0]), uint32(stack[1]), &arg0); err != nil {
		return err
	}
	at := uint32(stack[2])
	if _, err := c.Bytes(at, 4, 12); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Store.BlobOpen(c.Context(), arg0)
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
	if bad := component.CheckObject(result); bad != nil {
		return c.Fail(bad)
	}
	c.At(at, 1)[0] = 0
	return c.StoreOwnObject(at+4, result, 0)
}

// importSharedSwap is golden:resources/shared#swap, called by the guest.
func importSharedSwap(c *component.Import, stack []uint64) error {
	var arg0 ImportedPair
	if err := liftImportedPair(&c.Canon, stack[0:2], &arg0); err != nil {
		return err
	}
	at := uint32(stack[2])
	if _, err := c.Bytes(at, 4, 8); err != nil {
		return err
	}
	result, err := c.Host().(*Imports).Shared.Swap(c.Context(), arg0)
	if err != nil {
		return c.Fail(err)
	}
	if bad := checkImportedPair(&result); bad != nil {
		return c.Fail(bad)
	}
	return storeImportedPair(&c.Canon, at, &result)
}

// importBlobReadMethod is golden:resources/store#[method]blob.read, called by the guest.
func importBlobReadMethod(c *component.Import, stack []uint64) error {
	var arg0 Blob
	if err := component.LiftBorrowObject(&c.Canon, uint32(stack[0]), 0, &arg0); err != nil {
		return err
	}
	at := uint32(stack[1])
	if _, err := c.Bytes(at, 4, 8); err != nil {
		return err
	}
	result, err := arg0.Read(c.Context())
	if err != nil {
		return c.Fail(err)
	}
	if bad := component.CheckLength(len(result), 1); bad != nil {
		return c.Fail(bad)
	}
	return component.StoreNumbers(&c.Canon, at, result)
}

// importImportedTokenValueMethod is golden:resources/shared#[method]token.value, called by the guest.
func importImportedTokenValueMethod(c *component.Import, stack []uint64) error {
	var arg0 ImportedToken
	if err := component.LiftBorrowObject(&c.Canon, uint32(stack[0]), 1, &arg0); err != nil {
		return err
	}
	at := uint32(stack[1])
	if _, err := c.Bytes(at, 4, 8); err != nil {
		return err
	}
	result, err := arg0.Value(c.Context())
	if err != nil {
		return c.Fail(err)
	}
	if bad := component.CheckString(result); bad != nil {
		return c.Fail(bad)
	}
	return c.StoreString(at, result)
}
