package keywords

// APIObject is golden:keywords/api#object.
type APIObject struct {
	ToString    *string
	Constructor *uint8
	ValueOf     uint8
	Class       bool
	New         uint32
}

// Inherited is golden:keywords/api#inherited.
type Inherited uint8

// The flags of Inherited.
const (
	InheritedConstructor Inherited = 1 << iota
	InheritedToString
	InheritedNew
	InheritedNone
)

// Kind is golden:keywords/api#kind.
type Kind string

// The cases of Kind.
const (
	KindNew     Kind = "new"
	KindClass   Kind = "class"
	KindEnd     Kind = "end"
	KindNone    Kind = "none"
	KindDefault Kind = "default"
)

// Static is golden:keywords/api#static.
type Static interface{ isStatic() }

// StaticNew is the case new of Static.
type StaticNew struct {
	// Value is the case's payload.
	Value uint8
}

func (StaticNew) isStatic() {}

// StaticDefault is the case default of Static.
type StaticDefault struct{}

func (StaticDefault) isStatic() {}

// StaticSelf is the case self of Static.
type StaticSelf struct {
	// Value is the case's payload.
	Value string
}

func (StaticSelf) isStatic() {}

// APIErrorPayload is golden:keywords/api#error.
type APIErrorPayload interface{ isAPIErrorPayload() }

// APIErrorPayloadType is the case type of APIErrorPayload.
type APIErrorPayloadType struct {
	// Value is the case's payload.
	Value string
}

func (APIErrorPayloadType) isAPIErrorPayload() {}

// APIErrorPayloadObjectID is the case object-id of APIErrorPayload.
type APIErrorPayloadObjectID struct{}

func (APIErrorPayloadObjectID) isAPIErrorPayload() {}

// URL is golden:keywords/api#url.
type URL = string

// APINewOptions are the optional arguments of New. A field that is nil is left out.
type APINewOptions struct {
	Class *string
}

// APILoadOptions are the optional arguments of Load. A field that is nil is left out.
type APILoadOptions struct {
	Range *uint8
}

// APIChooseOptions are the optional arguments of Choose. A field that is nil is left out.
type APIChooseOptions struct {
	Limit *uint8
}

// Ptr returns a pointer to v, for an optional value.
func Ptr[T any](v T) *T { return &v }
