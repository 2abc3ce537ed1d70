package component

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
)

// hostModule is the name under which rewritten modules import host functions.
const hostModule = "h"

const importSection = 2

var errMalformed = errors.New("malformed core module")

// rewriteImports gives every import of a core module a new name: "h" and the index of the host function, or the slot of the providing
// instance (providers in order of appearance) and its export's name. Only names change, so no index in the module does, and equal
// shapes give equal bytes, which keeps compiled code shareable.
//
// wazero links by module name and refuses empty names, which encoders emit, so the names must be changed in any case.
func rewriteImports(module []byte, imports []planImport) (code []byte, providers []int, err error) {
	slots := map[int]int{}
	section := binary.AppendUvarint(nil, uint64(len(imports)))
	body, start, end, err := findImports(module)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{bytes: body}
	if n := r.uvarint(); n != uint64(len(imports)) {
		return nil, nil, fmt.Errorf("core module has %d imports, the link plan %d", n, len(imports))
	}
	for _, want := range imports {
		if oldModule, oldName := r.name(), r.name(); oldModule != want.Module || oldName != want.Name {
			return nil, nil, fmt.Errorf("core module imports %q %q where the link plan has %q %q", oldModule, oldName, want.Module, want.Name)
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
		section = appendName(appendName(section, module), name)
		section = append(section, r.descriptor()...)
	}
	if r.failed || len(r.bytes) != 0 {
		return nil, nil, errMalformed
	}
	if len(imports) == 0 {
		return module, nil, nil
	}
	code = append(code, module[:start]...)
	code = append(code, importSection)
	code = binary.AppendUvarint(code, uint64(len(section)))
	code = append(code, section...)
	return append(code, module[end:]...), providers, nil
}

// findImports returns the body of the import section and where the whole section lies; a module without one gives a body that counts zero.
// It checks that all sections lie inside the module.
func findImports(module []byte) (body []byte, start, end int, err error) {
	if !bytes.HasPrefix(module, []byte("\x00asm\x01\x00\x00\x00")) {
		return nil, 0, 0, errMalformed
	}
	body = []byte{0}
	for at := 8; at < len(module); {
		size, n := binary.Uvarint(module[at+1:])
		if n <= 0 || size > uint64(len(module)-at-1-n) {
			return nil, 0, 0, errMalformed
		}
		next := at + 1 + n + int(size)
		if module[at] == importSection {
			body, start, end = module[at+1+n:next], at, next
		}
		at = next
	}
	return body, start, end, nil
}

func appendName(b []byte, name string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(name))), name...)
}

// reader takes pieces off the front of an import section. After a failure it yields zeros.
type reader struct {
	bytes  []byte
	failed bool
}

func (r *reader) take(n uint64) []byte {
	if r.failed || n > uint64(len(r.bytes)) {
		r.failed, r.bytes = true, nil
		return make([]byte, 1)
	}
	piece := r.bytes[:n]
	r.bytes = r.bytes[n:]
	return piece
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.bytes)
	if n <= 0 {
		r.failed, r.bytes = true, nil
		return 0
	}
	r.bytes = r.bytes[n:]
	return v
}

func (r *reader) name() string { return string(r.take(r.uvarint())) }

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

// limits gives the minimum.
func (r *reader) limits() uint64 {
	flags := r.uvarint()
	size := r.uvarint()
	if flags&1 != 0 {
		r.uvarint()
	}
	return size
}
