package resources

import (
	"context"
)

// Blob is a piece of the application's data.
type Blob interface {
	// Read reads the whole.
	Read(ctx context.Context) ([]byte, error)
}

// ImportedToken is golden:resources/shared#token.
type ImportedToken interface {
	// Value is golden:resources/shared#[method]token.value.
	Value(ctx context.Context) (string, error)
}

// ImportedPair is golden:resources/shared#pair.
type ImportedPair struct {
	A ImportedToken
	N uint32
}

// Pair is golden:resources/shared#pair.
type Pair struct {
	A *Token
	N uint32
}

// Held is golden:resources/sessions#held.
type Held struct {
	Owner *Session
	Data  []Blob
}

// NewSessionOptions are the optional arguments of NewSession. A field that is nil is left out.
type NewSessionOptions struct {
	Limit *uint32
}

// Tuple2 is a WIT tuple.
type Tuple2[A, B any] struct {
	F0 A
	F1 B
}

// Ptr returns a pointer to v, for an optional value.
func Ptr[T any](v T) *T { return &v }
