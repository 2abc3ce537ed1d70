package wasi

import (
	"encoding/binary"

	"wasm-sdk.invalid/runtime/component"
)

func environment(i *instance, c *component.PrivateCall, s stack) (err error) {
	s[0], err = tell(c, i.client.environment, s.u32(0), s.length(1))
	return err
}

func arguments(i *instance, c *component.PrivateCall, s stack) (err error) {
	s[0], err = tell(c, i.client.arguments, s.u32(0), s.length(1))
	return err
}

// tell writes bytes if there is room for all of them, and gives how many they are.
func tell(c *component.PrivateCall, bytes []byte, to uint32, capacity uint64) (uint64, error) {
	if capacity >= uint64(len(bytes)) {
		room, err := c.Bytes(to, uint64(len(bytes)))
		if err != nil {
			return 0, err
		}
		copy(room, bytes)
	}
	return uint64(len(bytes)), nil
}

// encoded writes texts as the layer reads them, each after its length.
func encoded(texts []string) []byte {
	bytes := []byte{}
	for _, text := range texts {
		bytes = binary.LittleEndian.AppendUint32(bytes, uint32(len(text)))
		bytes = append(bytes, text...)
	}
	return bytes
}
