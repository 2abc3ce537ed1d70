package component

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
)

// planReader remembers what was first found wrong.
type planReader struct{ err error }

// planNode is a value of the plan's text and where it stands; value is nil where nothing does.
type planNode struct {
	reader *planReader
	path   string
	value  any
}

// planRoot takes the text of a plan apart.
func planRoot(text []byte) (planNode, error) {
	root := planNode{reader: &planReader{}}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&root.value); err != nil {
		return root, errorf("link plan: %w", err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return root, errorf("link plan: something follows it")
	}
	if _, ok := root.value.(map[string]any); !ok {
		return root, errorf("link plan: must be an object")
	}
	return root, nil
}

func (n planNode) fail(format string, args ...any) {
	if n.reader.err == nil {
		n.reader.err = planError(n.path, format, args...)
	}
}

// exists tells whether there is a value.
func (n planNode) exists() bool { return n.value != nil }

func (n planNode) field(name string) planNode {
	path := name
	if n.path != "" {
		path = n.path + "." + name
	}
	object, ok := n.value.(map[string]any)
	if !ok {
		n.fail("must be an object")
	}
	return planNode{n.reader, path, object[name]}
}

func (n planNode) text() string {
	text, ok := n.value.(string)
	if !ok {
		n.fail("must be a string")
	}
	return text
}

func (n planNode) number() int {
	number, _ := n.value.(json.Number)
	value, err := strconv.Atoi(number.String())
	if err != nil || value < 0 {
		n.fail("must be a whole number")
		return 0
	}
	return value
}

// index is a number below limit.
func (n planNode) index(limit int) int {
	value := n.number()
	if value >= limit {
		n.fail("%d is out of range", value)
		return 0
	}
	return value
}

func (n planNode) items() []planNode {
	list, ok := n.value.([]any)
	if !ok {
		n.fail("must be a list")
	}
	nodes := make([]planNode, len(list))
	for i, value := range list {
		nodes[i] = planNode{n.reader, fmt.Sprintf("%s[%d]", n.path, i), value}
	}
	return nodes
}

// optionalItems is nil where there is no list.
func (n planNode) optionalItems() []planNode {
	if !n.exists() {
		return nil
	}
	return n.items()
}

func (n planNode) texts() []string {
	items := n.items()
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = item.text()
	}
	return texts
}

// oneOf is a text that must be one of those.
func (n planNode) oneOf(what string, words ...string) string {
	text := n.text()
	for _, word := range words {
		if text == word {
			return text
		}
	}
	n.fail("%s %q is not supported", what, text)
	return ""
}

// core is an export of one of the first instances core instances.
func (n planNode) core(instances int) coreExport {
	return coreExport{Instance: n.field("instance").index(instances), Name: n.field("name").text()}
}

// optionalCore is nil where there is none.
func (n planNode) optionalCore(instances int) *coreExport {
	if !n.exists() {
		return nil
	}
	export := n.core(instances)
	return &export
}
