package component

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Shape is how WIT names the parts of one of the package's types, of which it has one.
type Shape struct {
	// Fields are a record's.
	Fields []string
	// Flags are by bit.
	Flags []string
	// Case is what a struct is the payload of.
	Case string
}

// shapes are those of the types that errors hold.
var shapes = map[reflect.Type]Shape{}

// Describe tells how WIT names the parts of a type that errors hold. The package does so before anything else.
func Describe[T any](shape Shape) { shapes[reflect.TypeFor[T]()] = shape }

// ErrorText is the text of an error of the WIT type name, e.g. `invoice-error: unknown-sku("nope")`.
func ErrorText(name string, payload any) string {
	if payload == nil {
		return name
	}
	return name + ": " + witText(reflect.ValueOf(payload))
}

// witText writes a value as WIT does; an option that is there as its payload.
func witText(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Invalid:
		return "none"
	case reflect.String:
		if v.Type() != reflect.TypeFor[string]() {
			return v.String() // an enum's case
		}
		return strconv.Quote(v.String())
	case reflect.Pointer, reflect.Interface:
		return pointerText(v)
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.IsNil() {
			return "none"
		}
		return "[" + listText(v.Len(), func(i int) string { return witText(v.Index(i)) }) + "]"
	case reflect.Map:
		return mapText(v)
	case reflect.Struct:
		return structText(v)
	}
	if shape, ok := shapes[v.Type()]; ok {
		return flagsText(v.Uint(), shape.Flags)
	}
	return fmt.Sprint(v.Interface())
}

func listText(length int, text func(i int) string) string {
	parts := make([]string, length)
	for i := range parts {
		parts[i] = text(i)
	}
	return strings.Join(parts, ", ")
}

// pointerText follows what may hold a value of WIT's. Resources are named by their types.
func pointerText(v reflect.Value) string {
	if v.IsNil() {
		return "none"
	}
	to := v.Elem()
	if to.Kind() == reflect.Struct && !isValue(to.Type()) || v.Kind() == reflect.Interface && to.Kind() == reflect.Pointer {
		return fmt.Sprintf("<%T>", v.Interface())
	}
	return witText(to)
}

// isValue tells whether a struct is one of the package's values.
func isValue(t reflect.Type) bool {
	_, known := shapes[t]
	return known || isTuple(t) || isResult(t) || t.NumField() == 0
}

func isTuple(t reflect.Type) bool { return t.NumField() > 0 && t.Field(0).Name == "F0" }

func isResult(t reflect.Type) bool { return t.NumField() == 3 && t.Field(2).Name == "IsErr" }

func structText(v reflect.Value) string {
	shape := shapes[v.Type()]
	field := func(i int) string { return witText(v.Field(i)) }
	switch {
	case shape.Case != "":
		return withPayload(shape.Case, v)
	case shape.Fields != nil:
		return "{" + listText(v.NumField(), func(i int) string { return shape.Fields[i] + ": " + field(i) }) + "}"
	case isTuple(v.Type()):
		return "(" + listText(v.NumField(), field) + ")"
	case isResult(v.Type()):
		side, name := 0, "ok"
		if v.Field(2).Bool() {
			side, name = 1, "err"
		}
		if v.Field(side).Type().Size() == 0 {
			return name
		}
		return name + "(" + field(side) + ")"
	}
	return "{}"
}

// withPayload writes a variant's case, whose payload is the struct's only field.
func withPayload(name string, v reflect.Value) string {
	if v.NumField() == 0 {
		return name
	}
	return name + "(" + witText(v.Field(0)) + ")"
}

func flagsText(bits uint64, names []string) string {
	var set []string
	for i, name := range names {
		if bits>>i&1 != 0 {
			set = append(set, name)
		}
	}
	return "{" + strings.Join(set, ", ") + "}"
}

func mapText(v reflect.Value) string {
	if v.IsNil() {
		return "none"
	}
	var entries []string
	for key, value := range v.Seq2() {
		entries = append(entries, "("+witText(key)+", "+witText(value)+")")
	}
	slices.SortFunc(entries, cmp.Compare[string])
	return "[" + strings.Join(entries, ", ") + "]"
}
