package wasihttp

import (
	"encoding/json"
	"net/netip"
	"os"
	"testing"
)

// codes are those of wasi:http/types that the table of cases names.
var codes = map[string]byte{
	"HTTP-request-denied":         requestDenied,
	"HTTP-request-URI-invalid":    uriInvalid,
	"HTTP-request-method-invalid": methodInvalid,
	"destination-IP-prohibited":   addressProhibited,
}

type policyCase struct {
	Name, URL, Method, Address, Expect string
	Allow                              []string
	PrivateAddresses                   bool
	Headers                            [][2]string
}

// TestPolicy goes through the table that all languages share.
func TestPolicy(t *testing.T) {
	text, err := os.ReadFile("../../../../test/wasi/policy-cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var table struct {
		Requests, Dials []policyCase
		WrongOrigins    []string
	}
	if err := json.Unmarshal(text, &table); err != nil {
		t.Fatal(err)
	}
	if len(table.Requests) < 50 || len(table.Dials) < 50 || len(table.WrongOrigins) < 5 {
		t.Fatalf("%d, %d and %d cases", len(table.Requests), len(table.Dials), len(table.WrongOrigins))
	}
	for _, c := range table.Requests {
		checkRequest(t, c)
	}
	for _, c := range table.Dials {
		checkDial(t, c)
	}
	for _, text := range table.WrongOrigins {
		if (Options{Allow: []string{text}}).Check() == nil {
			t.Errorf("%q is taken for an origin", text)
		}
	}
}

func checkRequest(t *testing.T, c policyCase) {
	t.Helper()
	if err := (Options{Allow: c.Allow}).Check(); err != nil {
		t.Errorf("%s: %v", c.Name, err)
	}
	q := &request{method: c.Method, url: c.URL}
	if q.method == "" {
		q.method = "GET"
	}
	for _, h := range c.Headers {
		q.headers = append(q.headers, header{h[0], h[1]})
	}
	_, refused := newPolicy(c.Allow, c.PrivateAddresses).check(q)
	if want, isRefused := codes[c.Expect]; isRefused != (refused != nil) || isRefused && refused.code != want {
		t.Errorf("%s: want %s, got %+v", c.Name, c.Expect, refused)
	}
}

func checkDial(t *testing.T, c policyCase) {
	t.Helper()
	p := newPolicy(c.Allow, c.PrivateAddresses)
	target, refused := p.check(&request{method: "GET", url: c.URL})
	if refused != nil {
		t.Errorf("%s: %+v", c.Name, refused)
	}
	if got := p.mayDial(target.host, target.port, netip.MustParseAddr(c.Address)); got != (c.Expect == "dialled") {
		t.Errorf("%s: want %s, got %v", c.Name, c.Expect, got)
	}
}

func TestLimitsThatAreWrong(t *testing.T) {
	for _, o := range []Options{{Timeout: -1}, {MaxResponseBytes: -1}, {MaxRequests: -1}} {
		if o.Check() == nil {
			t.Errorf("%+v is taken", o)
		}
	}
}
