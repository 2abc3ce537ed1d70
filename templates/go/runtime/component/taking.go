package component

import (
	"maps"
	"slices"
)

// TakeList puts a copy in a list's place.
func TakeList[L ~[]T, T any](v *L) { *v = slices.Clone(*v) }

// TakeMap puts a copy in a map's place.
func TakeMap[M ~map[K]V, K comparable, V any](v *M) { *v = maps.Clone(*v) }

// Copied gives a copy of what p points to.
func Copied[T any](p *T) *T {
	copied := *p
	return &copied
}
