package component

import (
	"encoding/binary"
	"fmt"
	"strconv"
)

// hostModule is the name under which rewritten modules import host functions.
const hostModule = "h"

// importKinds are the kinds of imports by their code in a module.
var importKinds = []string{"func", "table", "memory", "global", "tag"}

// rewriteImports gives every import of a core module a new name: "h" and the index of the host function, or the slot of the providing
// instance (providers in order of appearance) and its export's name. Only names change, so no index in the module does, and equal
// shapes give equal bytes, which keeps compiled code shareable.
//
// wazero links by module name and refuses empty names, which encoders emit, so the names must be changed in any case.
func rewriteImports(module []byte, imports []planImport) (code []byte, providers []int, err error) {
	if err := checkFraming(module); err != nil {
		return nil, nil, err
	}
	at, body, end := findSection(module, importSection)
	r := &reader{bytes: body}
	if n := r.count(); n != uint64(len(imports)) {
		return nil, nil, fmt.Errorf("core module has %d imports, the link plan %d", n, len(imports))
	}
	slots := map[int]int{}
	section := binary.AppendUvarint(nil, uint64(len(imports)))
	for _, want := range imports {
		if oldModule, oldName := r.name(), r.name(); oldModule != want.Module || oldName != want.Name {
			return nil, nil, fmt.Errorf("core module imports %q %q where the link plan has %q %q", oldModule, oldName, want.Module, want.Name)
		}
		descriptor := r.descriptor()
		if r.failed {
			return nil, nil, errMalformed
		}
		if kind := importKinds[descriptor[0]]; kind != want.Kind {
			return nil, nil, fmt.Errorf("core module imports %q %q as a %s, the link plan as a %s", want.Module, want.Name, kind, want.Kind)
		}
		module, name := hostModule, ""
		if want.From.Host != nil {
			name = strconv.Itoa(*want.From.Host)
		} else {
			slot, known := slots[want.From.Instance]
			if !known {
				slot = len(providers)
				slots[want.From.Instance] = slot
				providers = append(providers, want.From.Instance)
			}
			module, name = strconv.Itoa(slot), want.From.Name
		}
		section = append(appendName(appendName(section, module), name), descriptor...)
	}
	if len(r.bytes) != 0 {
		return nil, nil, errMalformed
	}
	if len(imports) == 0 {
		return module, nil, nil
	}
	return spliced(module, at, end, importSection, section), providers, nil
}

func appendName(b []byte, name string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(name))), name...)
}

// count takes the length of a section's list; a section that is not there has none.
func (r *reader) count() uint64 {
	if len(r.bytes) == 0 {
		return 0
	}
	return r.uvarint()
}

// descriptor takes one import descriptor whole (core specification, "Import Section").
func (r *reader) descriptor() []byte {
	from := r.bytes
	switch kind := r.take(1)[0]; kind {
	case 0: // func: type index
		r.uvarint()
	case 1: // table: reference type, limits
		r.take(1)
		r.limits()
	case 2: // memory: limits
		r.limits()
	case 3: // global: value type, mutability
		r.take(2)
	case 4: // tag: attribute, type index
		r.take(1)
		r.uvarint()
	default:
		r.failed = true
	}
	if r.failed {
		return nil
	}
	return from[:len(from)-len(r.bytes)]
}
