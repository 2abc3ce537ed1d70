package component

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// The sections of a core module that are looked at (core specification, "Modules").
const (
	typeSection      = 1
	importSection    = 2
	functionSection  = 3
	tableSection     = 4
	memorySection    = 5
	globalSection    = 6
	exportSection    = 7
	startSection     = 8
	elementSection   = 9
	codeSection      = 10
	dataSection      = 11
	dataCountSection = 12
	tagSection       = 13
)

var errMalformed = errors.New("malformed core module")

// checkFraming refuses a module whose sections do not lie inside it. The other functions here count on that.
func checkFraming(module []byte) error {
	if !bytes.HasPrefix(module, []byte("\x00asm\x01\x00\x00\x00")) {
		return errMalformed
	}
	for at := 8; at < len(module); {
		size, n := binary.Uvarint(module[at+1:])
		if n <= 0 || size > uint64(len(module)-at-1-n) {
			return errMalformed
		}
		at += 1 + n + int(size)
	}
	return nil
}

// findSection gives a section's body and where the whole section lies; without one, at is end.
func findSection(module []byte, id byte) (at int, body []byte, end int) {
	for at := 8; at < len(module); {
		size, n := binary.Uvarint(module[at+1:])
		start := at + 1 + n
		end := start + int(size)
		if module[at] == id {
			return at, module[start:end], end
		}
		at = end
	}
	return len(module), nil, len(module)
}

func sectionBody(module []byte, id byte) []byte {
	_, body, _ := findSection(module, id)
	return body
}

// spliced puts a section in place of what lies between at and end.
func spliced(module []byte, at, end int, id byte, section []byte) []byte {
	code := make([]byte, 0, len(module)+len(section)+8)
	code = append(code, module[:at]...)
	code = append(code, id)
	code = binary.AppendUvarint(code, uint64(len(section)))
	code = append(code, section...)
	return append(code, module[end:]...)
}

// reader takes pieces off the front of a section. After a failure it yields zeros.
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

// varint takes a signed LEB128 number.
func (r *reader) varint() (value int64) {
	for shift := 0; ; shift += 7 {
		b := r.take(1)[0]
		value |= int64(b&0x7f) << shift
		if b&0x80 == 0 || shift > 56 {
			if b&0x40 != 0 && shift < 57 {
				value |= -1 << (shift + 7)
			}
			return value
		}
	}
}

func (r *reader) name() string { return string(r.take(r.uvarint())) }
