package component

import (
	"cmp"
	"maps"
	"slices"
)

// SortedKeys gives a map's keys in ascending order, in which maps are lowered.
func SortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// SortedBools is SortedKeys for bools.
func SortedBools[V any](m map[bool]V) []bool {
	keys := make([]bool, 0, 2)
	for _, key := range []bool{false, true} {
		if _, held := m[key]; held {
			keys = append(keys, key)
		}
	}
	return keys
}
