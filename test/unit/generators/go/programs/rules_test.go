package component

import (
	"fmt"
	"testing"
)

func TestRules(*testing.T) { fmt.Println("rules:", len(rules)) }
