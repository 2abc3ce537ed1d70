package component

import (
	"encoding/binary"
	"strconv"
)

// nameSection is the custom section with names, but those of labels and locals, which nobody reads. Functions without a name get the one that frames
// would have of them if they had not moved.
func (c *countdown) nameSection() []byte {
	module, named := c.names()
	content := appendName(nil, "name")
	if module != nil {
		content = appendSection(content, 0, module)
	}
	own := uint64(len(c.types))
	functions := binary.AppendUvarint(nil, own)
	for i := range own {
		index := uint64(c.functions) + i
		name, ok := named[index]
		if !ok {
			name = "$" + strconv.FormatUint(index, 10)
		}
		functions = appendName(binary.AppendUvarint(functions, c.moved(index)), name)
	}
	return appendSection(nil, 0, appendSection(content, 1, functions))
}

// names reads the custom section "name" as far as it holds together: the subsection with the module's name, and the names of functions by index.
func (c *countdown) names() (module []byte, functions map[uint64]string) {
	functions = map[uint64]string{}
	r := &reader{bytes: c.customSection("name")}
	for len(r.bytes) > 0 {
		id := r.take(1)[0]
		content := &reader{bytes: r.take(r.uvarint())}
		switch {
		case r.failed:
			return module, functions
		case id == 0:
			module = content.bytes
		case id == 1:
			for n := content.count(); n > 0 && !content.failed; n-- {
				index := content.uvarint()
				if name := content.name(); !content.failed {
					functions[index] = name
				}
			}
		}
	}
	return module, functions
}

// customSection gives the content of the last one with that name.
func (c *countdown) customSection(name string) (content []byte) {
	c.eachSection(func(id byte, body []byte) {
		r := &reader{bytes: body}
		if id == 0 && r.name() == name {
			content = r.bytes
		}
	})
	return content
}
