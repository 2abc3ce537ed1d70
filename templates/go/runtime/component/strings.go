package component

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

type encoding uint8

const (
	encodingUTF8 encoding = iota
	encodingUTF16
	encodingLatin1UTF16
)

// utf16Tag marks a latin1+utf16 length that counts UTF-16 code units.
const utf16Tag = 1 << 31

// CheckString refuses what WIT's string cannot hold.
func CheckString(s string) *ValueError {
	if len(s) > maxByteLength {
		return tooLong(len(s), 1)
	}
	if !utf8.ValidString(s) {
		return Invalid("string is not valid UTF-8")
	}
	return nil
}

// CheckLength refuses a string or list that is longer than the canonical ABI allows.
func CheckLength(length, size int) *ValueError {
	if length > maxByteLength || uint64(length)*uint64(size) > maxByteLength {
		return tooLong(length, size)
	}
	return nil
}

func tooLong(length, size int) *ValueError {
	return Invalid("%d elements of %d bytes are too many", length, size)
}

// CheckChar refuses what WIT's char cannot hold.
func CheckChar(r rune) *ValueError {
	if !utf8.ValidRune(r) {
		return Invalid("%#x is not a Unicode scalar value", r)
	}
	return nil
}

// LiftChar checks a char from the guest.
func LiftChar(bits uint32, v *rune) error {
	if bits > utf8.MaxRune || !utf8.ValidRune(rune(bits)) {
		return trapf("%#x is not a Unicode scalar value", bits)
	}
	*v = rune(bits)
	return nil
}

// wideSize is how many bytes lowerUTF16 or lowerLatin1 will ask for.
func (c *Canon) wideSize(s string) (size int) {
	if c.encoding == encodingLatin1UTF16 && isLatin1(s) {
		return utf8.RuneCountInString(s)
	}
	for _, r := range s {
		size += 2 * utf16.RuneLen(r)
	}
	return size
}

func isLatin1(s string) bool {
	for _, r := range s {
		if r > 0xff {
			return false
		}
	}
	return true
}

// lowerString allocates and fills a string that CheckString has passed. The length is in the units of the encoding.
func (c *Canon) lowerString(s string) (pointer, length uint32, err error) {
	switch c.encoding {
	case encodingUTF16:
		return c.lowerUTF16(s)
	case encodingLatin1UTF16:
		return c.lowerLatin1(s)
	}
	length = uint32(len(s))
	if pointer, err = c.Alloc(1, length); err != nil {
		return 0, 0, err
	}
	copy(c.view[pointer:], s)
	return pointer, length, nil
}

// FlattenString passes a string that CheckString has passed as its pointer and length.
func (c *Canon) FlattenString(s string, pair []uint64) error {
	pointer, length, err := c.lowerString(s)
	pair[0], pair[1] = uint64(pointer), uint64(length)
	return err
}

// StoreString is FlattenString into memory.
func (c *Canon) StoreString(at uint32, s string) error {
	pointer, length, err := c.lowerString(s)
	if err != nil {
		return err
	}
	c.PutPair(at, pointer, length)
	return nil
}

func (c *Canon) lowerUTF16(s string) (pointer, length uint32, err error) {
	units := utf16.Encode([]rune(s))
	if len(units) > maxByteLength/2 {
		return 0, 0, errTooLong
	}
	if pointer, err = c.Alloc(2, uint32(2*len(units))); err != nil {
		return 0, 0, err
	}
	copyOut(c.view[pointer:], units)
	return pointer, uint32(len(units)), nil
}

// lowerLatin1 stores Latin-1 where every code point fits, else tagged UTF-16.
func (c *Canon) lowerLatin1(s string) (pointer, length uint32, err error) {
	if !isLatin1(s) {
		pointer, length, err = c.lowerUTF16(s)
		return pointer, length | utf16Tag, err
	}
	length = uint32(utf8.RuneCountInString(s))
	if pointer, err = c.Alloc(2, length); err != nil {
		return 0, 0, err
	}
	at := pointer
	for _, r := range s {
		c.view[at] = byte(r)
		at++
	}
	return pointer, length, nil
}

// LiftString copies a string out of memory.
func (c *Canon) LiftString(pointer, length uint32, v *string) (err error) {
	if c.encoding != encodingUTF8 {
		*v, err = c.liftWide(pointer, length)
		return err
	}
	bytes, err := c.Elements(pointer, length, 1, 1)
	if err != nil {
		return err
	}
	if !utf8.Valid(bytes) {
		return errUTF8
	}
	*v = string(bytes)
	return nil
}

// LoadString is LiftString for a pointer and length in memory.
func (c *Canon) LoadString(pair []byte, v *string) error {
	return c.LiftString(binary.LittleEndian.Uint32(pair), binary.LittleEndian.Uint32(pair[4:]), v)
}

func (c *Canon) liftWide(pointer, length uint32) (string, error) {
	if c.encoding == encodingLatin1UTF16 {
		if length&utf16Tag == 0 {
			return c.liftLatin1(pointer, length)
		}
		length ^= utf16Tag
	}
	bytes, err := c.Elements(pointer, length, 2, 2)
	if err != nil {
		return "", err
	}
	units := copyIn[uint16](bytes, int(length))
	text := make([]byte, 0, len(units))
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if utf16.IsSurrogate(r) {
			if i++; i == len(units) {
				return "", errUTF16
			}
			if r = utf16.DecodeRune(r, rune(units[i])); r == utf8.RuneError {
				return "", errUTF16
			}
		}
		text = utf8.AppendRune(text, r)
	}
	return string(text), nil
}

func (c *Canon) liftLatin1(pointer, length uint32) (string, error) {
	bytes, err := c.Elements(pointer, length, 1, 1)
	if err != nil {
		return "", err
	}
	if pointer&1 != 0 {
		return "", errAlignment
	}
	text := make([]byte, 0, len(bytes))
	for _, b := range bytes {
		text = utf8.AppendRune(text, rune(b))
	}
	return string(text), nil
}
