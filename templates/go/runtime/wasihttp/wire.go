package wasihttp

import (
	"encoding/binary"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

type header struct{ name, value string }

// request is what the layer wants to be sent.
type request struct {
	hasBody bool
	// connect, firstByte and betweenBytes are the guest's timeouts, 0 where it has none.
	connect, firstByte, betweenBytes time.Duration
	method, url                      string
	headers                          []header
}

var errWire = errors.New("the WASI layer gave a request that cannot be read")

// reader takes pieces off the front. After a failure it yields zeros.
type reader struct {
	bytes    []byte
	isBroken bool
}

func (r *reader) take(n uint64) []byte {
	if n > uint64(len(r.bytes)) {
		r.isBroken, r.bytes = true, nil
		return make([]byte, 8)
	}
	piece := r.bytes[:n]
	r.bytes = r.bytes[n:]
	return piece
}

func (r *reader) u32() uint32 { return binary.LittleEndian.Uint32(r.take(4)) }

func (r *reader) text() string {
	length := uint64(r.u32())
	if length > uint64(len(r.bytes)) {
		r.isBroken = true
		return ""
	}
	return string(r.take(length))
}

// duration is at most what the default allows in any case.
func (r *reader) duration(isThere bool) time.Duration {
	nanoseconds := binary.LittleEndian.Uint64(r.take(8))
	if !isThere {
		return 0
	}
	return time.Duration(max(1, min(nanoseconds, uint64(time.Hour))))
}

// The flags of a request.
const (
	hasBody = 1 << iota
	hasConnectTimeout
	hasFirstByteTimeout
	hasBetweenBytesTimeout
)

func readRequest(head []byte) (*request, error) {
	r := &reader{bytes: head}
	flags := r.take(1)[0]
	q := &request{hasBody: flags&hasBody != 0}
	q.connect = r.duration(flags&hasConnectTimeout != 0)
	q.firstByte = r.duration(flags&hasFirstByteTimeout != 0)
	q.betweenBytes = r.duration(flags&hasBetweenBytesTimeout != 0)
	q.method, q.url = r.text(), r.text()
	for n := r.u32(); n > 0 && !r.isBroken; n-- {
		q.headers = append(q.headers, header{r.text(), r.text()})
	}
	if r.isBroken || len(r.bytes) > 0 {
		return nil, errWire
	}
	return q, nil
}

// responseHead writes an answer as the layer reads it: names in lower case, each value by itself, nothing of the connection. nil is one that is too
// long.
func responseHead(response *http.Response) []byte {
	head := binary.LittleEndian.AppendUint16([]byte{0}, uint16(response.StatusCode))
	count, at := uint32(0), len(head)
	head = append(head, 0, 0, 0, 0)
	for _, name := range slices.Sorted(maps.Keys(response.Header)) {
		lower := strings.ToLower(name)
		if slices.Contains(hopByHop, lower) {
			continue
		}
		for _, value := range response.Header[name] {
			head = appendText(appendText(head, lower), value)
			count++
		}
	}
	if len(head) > maxResponseHeaders {
		return nil
	}
	binary.LittleEndian.PutUint32(head[at:], count)
	return head
}

func appendText(bytes []byte, text string) []byte {
	return append(binary.LittleEndian.AppendUint32(bytes, uint32(len(text))), text...)
}
