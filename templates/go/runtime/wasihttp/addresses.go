package wasihttp

import (
	"net/netip"
	"strconv"
	"strings"
)

// notPublic are the addresses that are not of the public internet (IANA's special-purpose registries). Teredo and the addresses for translation
// on site hide another one and are refused as a whole.
var notPublic = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
	"192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"::/128", "::1/128", "100::/64", "64:ff9b:1::/48", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
)

// embedding are prefixes of addresses that lead to the IPv4 address inside them, and where in them that begins.
var embedding = map[netip.Prefix]int{
	netip.MustParsePrefix("::/96"):        12,
	netip.MustParsePrefix("64:ff9b::/96"): 12,
	netip.MustParsePrefix("2002::/16"):    2,
}

func prefixes(texts ...string) []netip.Prefix {
	all := make([]netip.Prefix, len(texts))
	for i, text := range texts {
		all[i] = netip.MustParsePrefix(text)
	}
	return all
}

// isPublic tells whether an address is of the public internet.
func isPublic(address netip.Addr) bool {
	address = address.WithZone("").Unmap()
	for _, prefix := range notPublic {
		if prefix.Contains(address) {
			return false
		}
	}
	for prefix, at := range embedding {
		if prefix.Contains(address) {
			bytes := address.As16()
			return isPublic(netip.AddrFrom4([4]byte(bytes[at : at+4])))
		}
	}
	return true
}

// legacyAddress reads an IPv4 address as inet_aton does: one to four numbers, decimal, octal or hexadecimal, of which the last fills what is left.
func legacyAddress(host string) netip.Addr {
	parts := strings.Split(host, ".")
	if len(parts) > 4 {
		return netip.Addr{}
	}
	value := uint64(0)
	for i, part := range parts {
		bits := 8
		if i == len(parts)-1 {
			bits = 8 * (5 - len(parts))
		}
		number, err := parseLegacyNumber(part, bits)
		if err != nil {
			return netip.Addr{}
		}
		value = value<<bits | number
	}
	return netip.AddrFrom4([4]byte{byte(value >> 24), byte(value >> 16), byte(value >> 8), byte(value)})
}

func parseLegacyNumber(text string, bits int) (uint64, error) {
	if digits, isHex := strings.CutPrefix(strings.ToLower(text), "0x"); isHex {
		return strconv.ParseUint(digits, 16, bits)
	}
	if digits, isOctal := strings.CutPrefix(text, "0"); isOctal && digits != "" {
		return strconv.ParseUint(digits, 8, bits)
	}
	return strconv.ParseUint(text, 10, bits)
}
