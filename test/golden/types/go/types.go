package types

// Scalars is golden:types/values@0.3.0#scalars.
type Scalars struct {
	A bool
	B uint8
	C int8
	D uint16
	E int16
	F uint32
	G int32
	H uint64
	I int64
	J float32
	K float64
	L rune
}

// Nested is golden:types/values@0.3.0#nested.
type Nested struct {
	Inner    Scalars
	Texts    []string
	Bytes    []byte
	Longs    []int64
	Switches []bool
	Maybe    **uint32
}

// Color is golden:types/values@0.3.0#color.
type Color string

// The cases of Color.
const (
	ColorRed      Color = "red"
	ColorDarkBlue Color = "dark-blue"
)

// Access is golden:types/values@0.3.0#access.
type Access uint8

// The flags of Access.
const (
	AccessRead Access = 1 << iota
	AccessWriteAll
)

// Mixed is golden:types/values@0.3.0#mixed.
type Mixed interface{ isMixed() }

// MixedA is the case a of Mixed.
type MixedA struct {
	// Value is the case's payload.
	Value uint8
}

func (MixedA) isMixed() {}

// MixedB is the case b of Mixed.
type MixedB struct {
	// Value is the case's payload.
	Value float32
}

func (MixedB) isMixed() {}

// MixedC is the case c of Mixed.
type MixedC struct {
	// Value is the case's payload.
	Value int64
}

func (MixedC) isMixed() {}

// MixedD is the case d of Mixed.
type MixedD struct {
	// Value is the case's payload.
	Value float64
}

func (MixedD) isMixed() {}

// MixedE is the case e of Mixed.
type MixedE struct {
	// Value is the case's payload.
	Value string
}

func (MixedE) isMixed() {}

// MixedF is the case f of Mixed.
type MixedF struct {
	// Value is the case's payload.
	Value Nested
}

func (MixedF) isMixed() {}

// MixedG is the case g of Mixed.
type MixedG struct{}

func (MixedG) isMixed() {}

// MaybeText is golden:types/values@0.3.0#maybe-text.
type MaybeText = *string

// Outcome is golden:types/values@0.3.0#outcome.
type Outcome = Result[uint8, string]

// ValuesOptionsOptions are the optional arguments of Options. A field that is nil is left out.
type ValuesOptionsOptions struct {
	A    *uint8
	B    MaybeText
	Last **bool
}

// ImportedValuesOptionsOptions are the optional arguments of Options. A field that is nil is left out.
type ImportedValuesOptionsOptions struct {
	A    *uint8
	B    MaybeText
	Last **bool
}

// ProbeOptions are the optional arguments of Probe. A field that is nil is left out.
type ProbeOptions struct {
	Depth *uint8
}

// Tuple2 is a WIT tuple.
type Tuple2[A, B any] struct {
	F0 A
	F1 B
}

// Tuple4 is a WIT tuple.
type Tuple4[A, B, C, D any] struct {
	F0 A
	F1 B
	F2 C
	F3 D
}

// Result is a WIT result that is a value: what a function returns as one is its error.
type Result[T, E any] struct {
	// Value is what went well; it counts when IsErr is false.
	Value T
	// Err is what went wrong; it counts when IsErr is true.
	Err E
	// IsErr tells which of the two it is.
	IsErr bool
}

// Ptr returns a pointer to v, for an optional value.
func Ptr[T any](v T) *T { return &v }
