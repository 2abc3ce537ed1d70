package component

import (
	"math"
	"strings"
	"testing"
)

func TestOptionsAreChecked(t *testing.T) {
	for want, config := range map[string]Config{
		"WithPoolSize: -1 is negative":  {PoolSize: -1},
		"is more than 65536":            {PoolSize: math.MaxInt},
		"WithTimeout: -1ns is negative": {Timeout: -1},
	} {
		if _, err := guestSource(t, nil).Program(t.Context(), config); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %s, got %v", want, err)
		}
	}
}
