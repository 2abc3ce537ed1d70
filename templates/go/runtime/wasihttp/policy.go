package wasihttp

import (
	"errors"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

// origin is a scheme, a host and a port that a guest may call.
type origin struct {
	scheme, host string
	port         uint16
	// isBelow tells that hosts below host are meant and not itself; isAny that everything is.
	isBelow, isAny bool
}

// policy decides what a guest may call.
type policy struct {
	origins          []origin
	privateAddresses bool
}

func newPolicy(allow []string, privateAddresses bool) *policy {
	p := &policy{privateAddresses: privateAddresses}
	for _, text := range allow {
		if o, err := parseOrigin(text); err == nil {
			p.origins = append(p.origins, o)
		}
	}
	return p
}

// parseOrigin reads an origin as options have it.
func parseOrigin(text string) (origin, error) {
	if text == "*" {
		return origin{isAny: true}, nil
	}
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	scheme, rest, _ := strings.Cut(text, "://")
	below, isBelow := strings.CutPrefix(rest, "*.")
	target, err := parseTarget(scheme + "://" + below)
	switch {
	case err != nil:
		return origin{}, err
	case target.path != "":
		return origin{}, errors.New("it has a path")
	case isBelow && (!strings.Contains(below, ".") || target.address.IsValid()):
		return origin{}, errors.New("a wildcard stands before a domain")
	}
	return origin{scheme: target.scheme, host: target.host, port: target.port, isBelow: isBelow}, nil
}

func (o origin) allows(t target) bool {
	if o.isAny {
		return true
	}
	if o.scheme != t.scheme || o.port != t.port {
		return false
	}
	if o.isBelow {
		return strings.HasSuffix(t.host, "."+o.host)
	}
	return o.host == t.host
}

// target is where a request goes.
type target struct {
	// scheme and host are in lower case.
	scheme, host string
	port         uint16
	// path is what follows, with the query; it may be empty.
	path string
	// address is the host's, if that is one.
	address netip.Addr
}

var errURL = errors.New("it is no URL of http or https with a host alone")

// parseTarget reads the URL of a request. It is stricter than net/url: what two parsers might understand in different ways is none.
func parseTarget(text string) (target, error) {
	scheme, rest, found := strings.Cut(text, "://")
	t := target{scheme: strings.ToLower(scheme), port: 443}
	if t.scheme == "http" {
		t.port = 80
	}
	if !found || t.scheme != "http" && t.scheme != "https" || strings.ContainsFunc(rest, isNoURLCharacter) {
		return target{}, errURL
	}
	authority := rest
	if end := strings.IndexAny(rest, "/?"); end >= 0 {
		authority, t.path = rest[:end], rest[end:]
	}
	if !arePercentsWhole(t.path) || !t.setAuthority(authority) {
		return target{}, errURL
	}
	return t, nil
}

// isNoURLCharacter is for controls, spaces, what is not ASCII, the backslash, which some take for a slash, and the fragment.
func isNoURLCharacter(r rune) bool { return r <= ' ' || r >= 0x7f || r == '\\' || r == '#' }

func arePercentsWhole(path string) bool {
	for i := range len(path) {
		if path[i] == '%' && (i+2 >= len(path) || !isHex(path[i+1]) || !isHex(path[i+2])) {
			return false
		}
	}
	return true
}

func isHex(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b && b <= 'f' || 'A' <= b && b <= 'F'
}

// setAuthority takes "host", "host:port", "[address]" or "[address]:port".
func (t *target) setAuthority(authority string) bool {
	host, port, hasPort := authority, "", false
	if strings.HasPrefix(authority, "[") {
		inside, after, closed := strings.Cut(authority[1:], "]")
		address, err := netip.ParseAddr(inside)
		if !closed || err != nil || !address.Is6() || address.Zone() != "" {
			return false
		}
		host, t.address = address.String(), address
		port, hasPort = strings.CutPrefix(after, ":")
		if after != "" && !hasPort {
			return false
		}
	} else {
		host, port, hasPort = strings.Cut(authority, ":")
		if !isHostName(host) {
			return false
		}
		t.address = legacyAddress(host)
	}
	if hasPort {
		number, err := strconv.ParseUint(port, 10, 16)
		if err != nil || number == 0 {
			return false
		}
		t.port = uint16(number)
	}
	t.host = strings.ToLower(host)
	return true
}

func isHostName(host string) bool {
	return host != "" && !strings.ContainsFunc(host, func(r rune) bool {
		return r != '-' && r != '.' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
}

// hopByHop are headers of a connection, not of a request, and those that the client sets itself.
var hopByHop = []string{
	"connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
}

var refusedHeaders = append([]string{"host", "http2-settings"}, hopByHop...)

// check decides about a request: its target, or the failure.
func (p *policy) check(r *request) (target, *failure) {
	t, err := parseTarget(r.url)
	if err != nil {
		return t, failed(uriInvalid)
	}
	if !isToken(r.method) || r.method == "CONNECT" {
		return t, failed(methodInvalid)
	}
	for _, h := range r.headers {
		if !isToken(h.name) || strings.ContainsAny(h.value, "\r\n\x00") || slices.Contains(refusedHeaders, strings.ToLower(h.name)) {
			return t, failed(requestDenied)
		}
	}
	if !slices.ContainsFunc(p.origins, func(o origin) bool { return o.allows(t) }) {
		return t, failed(requestDenied)
	}
	return t, nil
}

// isToken tells whether a text can be a method or a header's name (RFC 9110, section 5.6.2).
func isToken(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool {
		isLetter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		return !isLetter && (r >= 0x7f || !strings.ContainsRune("!#$%&'*+-.^_`|~", r))
	})
}

// mayDial decides about the address to which a host has led. Whoever writes down an address, or localhost, means it.
func (p *policy) mayDial(host string, port uint16, address netip.Addr) bool {
	if p.privateAddresses || isPublic(address) {
		return true
	}
	if !legacyAddress(host).IsValid() && !strings.Contains(host, ":") && host != "localhost" {
		return false
	}
	return slices.ContainsFunc(p.origins, func(o origin) bool { return !o.isAny && !o.isBelow && o.host == host && o.port == port })
}
