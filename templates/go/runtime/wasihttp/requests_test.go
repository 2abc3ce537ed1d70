package wasihttp

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"wasm-sdk.invalid/runtime/component"
	"wasm-sdk.invalid/runtime/wasi"
)

// guest makes requests as the layer does.
type guest struct {
	t    testing.TB
	woke chan struct{}
	wasi.Requests
}

func newGuest(t testing.TB, o Options) *guest {
	t.Helper()
	if err := o.Check(); err != nil {
		t.Fatal(err)
	}
	client := o.NewClient()
	g := &guest{t: t, woke: make(chan struct{}, 1)}
	g.Requests = client.NewRequests(func() { notify(g.woke) })
	t.Cleanup(func() {
		g.Close()
		client.Close()
	})
	return g
}

// head is a request as the layer gives it.
func head(q request) []byte {
	flags, timeouts := byte(0), [3]time.Duration{q.connect, q.firstByte, q.betweenBytes}
	if q.hasBody {
		flags |= hasBody
	}
	for i, d := range timeouts {
		if d > 0 {
			flags |= hasConnectTimeout << i
		}
	}
	b := []byte{flags}
	for _, d := range timeouts {
		b = binary.LittleEndian.AppendUint64(b, uint64(d))
	}
	b = appendText(appendText(b, q.method), q.url)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(q.headers)))
	for _, h := range q.headers {
		b = appendText(appendText(b, h.name), h.value)
	}
	return b
}

func (g *guest) start(ctx context.Context, q request) uint32 {
	g.t.Helper()
	if q.method == "" {
		q.method = "GET"
	}
	id, err := g.Start(ctx, head(q))
	if err != nil {
		g.t.Fatal(err)
	}
	return id
}

func (g *guest) wait(is func() bool) {
	g.t.Helper()
	deadline := time.After(20 * time.Second)
	for !is() {
		select {
		case <-g.woke:
		case <-deadline:
			g.t.Fatal("nothing comes")
		}
	}
}

// answer is what has come back, read to its end.
type answer struct {
	status  uint16
	headers []header
	body    string
	// failure is that of the exchange or of the body; none is -1.
	failure int
}

func (g *guest) send(id uint32, body []byte) {
	g.t.Helper()
	for len(body) > 0 {
		n, err := g.Write(id, body)
		if err != nil {
			g.t.Fatal(err)
		}
		if body = body[n:]; n == 0 {
			g.wait(func() bool { is, _ := g.IsWritable(id); return is })
		}
	}
	if err := g.Finish(id); err != nil {
		g.t.Fatal(err)
	}
}

func (g *guest) receive(id uint32) answer {
	g.t.Helper()
	g.wait(func() bool { is, _ := g.IsAnswered(id); return is })
	text, err := g.Answer(id)
	if err != nil {
		g.t.Fatal(err)
	}
	r := &reader{bytes: text}
	if r.take(1)[0] == 1 {
		return answer{failure: int(r.take(1)[0])}
	}
	a := answer{status: binary.LittleEndian.Uint16(r.take(2)), failure: -1}
	for n := r.u32(); n > 0; n-- {
		a.headers = append(a.headers, header{r.text(), r.text()})
	}
	buffer := make([]byte, 10_000)
	for {
		switch n, err := g.Read(id, buffer); {
		case err != nil:
			g.t.Fatal(err)
		case n == wasi.NothingYet:
			g.wait(func() bool { is, _ := g.IsReadable(id); return is })
		case n == wasi.End:
			return a
		case n == wasi.Failed:
			text, _ := g.Failure(id)
			a.failure = int(text[0])
			return a
		default:
			a.body += string(buffer[:n])
		}
	}
}

func (g *guest) get(url string) answer {
	g.t.Helper()
	return g.receive(g.start(g.t.Context(), request{url: url}))
}

func (a answer) values(name string) (values []string) {
	for _, h := range a.headers {
		if h.name == name {
			values = append(values, h.value)
		}
	}
	return values
}

// serve is a server, and the options that allow it.
func serve(t testing.TB, handler http.HandlerFunc) (string, Options) {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL, Options{Allow: []string{server.URL}}
}

func hijacked(w http.ResponseWriter) *net.TCPConn {
	connection, _, _ := w.(http.Hijacker).Hijack()
	return connection.(*net.TCPConn)
}

// site answers by the path.
func site(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/echo":
		body, _ := io.ReadAll(r.Body)
		w.Header()["X-Multi"] = []string{"a", "b\xff"}
		w.Header().Add("Set-Cookie", "a=1")
		w.Header().Add("Set-Cookie", "b=2")
		w.Header().Set("X-Method", r.Method)
		w.Header().Set("X-Agent", fmt.Sprint(r.Header["User-Agent"]))
		w.Header().Set("X-Length", fmt.Sprint(r.ContentLength))
		w.Header().Set("X-URI", r.RequestURI)
		w.Header().Set("X-Given", strings.Join(r.Header["X-Given"], ","))
		_, _ = w.Write(body)
	case "/missing":
		w.WriteHeader(404)
	case "/nothing":
		w.WriteHeader(204)
	case "/redirect":
		http.Redirect(w, r, "/echo", http.StatusFound)
	case "/gzip":
		w.Header().Set("Content-Encoding", "gzip")
		zipped := gzip.NewWriter(w)
		_, _ = zipped.Write([]byte("zipped"))
		_ = zipped.Close()
	case "/slow":
		<-r.Context().Done()
	case "/stalled":
		_, _ = w.Write([]byte("some"))
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	case "/reset":
		c := hijacked(w)
		_ = c.SetLinger(0)
		_ = c.Close()
	case "/short":
		c := hijacked(w)
		_, _ = c.Write([]byte("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"))
		_ = c.Close()
	case "/garbage":
		c := hijacked(w)
		_, _ = c.Write([]byte("SSH-2.0-server\r\n\r\n"))
		_ = c.Close()
	case "/endless":
		for piece := make([]byte, 4096); ; {
			if _, err := w.Write(piece); err != nil {
				return
			}
		}
	case "/early":
		c := hijacked(w) // The server would read the body first.
		_, _ = c.Write([]byte("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n"))
		_ = c.Close()
	case "/headers":
		for i := range 3000 {
			w.Header().Set(fmt.Sprintf("X-%d", i), "0123456789012345678901234567890123456789")
		}
	}
}

func TestAnswers(t *testing.T) {
	url, options := serve(t, site)
	options.MaxResponseBytes = 1 << 20
	g := newGuest(t, options)
	for path, want := range map[string]answer{
		"/echo":     {status: 200, failure: -1},
		"/missing":  {status: 404, failure: -1},
		"/nothing":  {status: 204, failure: -1},
		"/redirect": {status: 302, failure: -1, body: "<a href=\"/echo\">Found</a>.\n\n"},
		"/reset":    {failure: connectionTerminated},
		"/short":    {status: 200, failure: responseIncomplete, body: "half"},
		"/garbage":  {failure: protocolError},
		"/headers":  {failure: responseHeadersTooLarge},
	} {
		got := g.get(url + path)
		if got.status != want.status || got.failure != want.failure || got.body != want.body {
			t.Errorf("%s: got %d, failure %d, %q", path, got.status, got.failure, got.body)
		}
	}
	if got := g.get(url + "/endless"); got.failure != responseBodySize || len(got.body) < 1<<20 {
		t.Errorf("an endless body: failure %d after %d bytes", got.failure, len(got.body))
	}
}

func TestWhatIsSentAndReceived(t *testing.T) {
	url, options := serve(t, site)
	g := newGuest(t, options)
	got := g.receive(g.start(t.Context(), request{url: url + "/echo?q=%20+&", method: "PURGE", headers: []header{{"x-given", "1"}, {"X-Given", "2"}, {"Accept", "a"}}}))
	for name, want := range map[string][]string{
		"x-method": {"PURGE"}, "x-agent": {"[]"}, "x-length": {"0"}, "x-uri": {"/echo?q=%20+&"}, "x-given": {"1,2"},
		"x-multi": {"a", "b\xff"}, "set-cookie": {"a=1", "b=2"}, "connection": nil, "content-length": {"0"},
	} {
		if fmt.Sprint(got.values(name)) != fmt.Sprint(want) {
			t.Errorf("%s: got %q", name, got.values(name))
		}
	}
	zipped := g.get(url + "/gzip")
	if unzipped, err := gzip.NewReader(strings.NewReader(zipped.body)); err != nil || zipped.values("content-encoding")[0] != "gzip" {
		t.Errorf("got %+v, %v", zipped, err)
	} else if text, err := io.ReadAll(unzipped); string(text) != "zipped" || err != nil {
		t.Errorf("got %q, %v", text, err)
	}
}

func TestBodies(t *testing.T) {
	url, options := serve(t, site)
	g := newGuest(t, options)
	large := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
	for _, c := range []struct {
		body    []byte
		headers []header
		length  string
	}{
		{large, nil, "-1"},
		{large, []header{{"content-length", fmt.Sprint(len(large))}}, fmt.Sprint(len(large))},
		{[]byte("x"), nil, "-1"},
	} {
		id := g.start(t.Context(), request{url: url + "/echo", method: "POST", hasBody: true, headers: c.headers})
		g.send(id, c.body)
		got := g.receive(id)
		if got.body != string(c.body) || got.values("x-length")[0] != c.length {
			t.Errorf("%d bytes came back, failure %d, length %v", len(got.body), got.failure, got.values("x-length"))
		}
		if err := g.Cancel(id); err != nil {
			t.Error(err)
		}
	}
	id := g.start(t.Context(), request{url: url + "/early", method: "POST", hasBody: true})
	if got := g.receive(id); got.status != 413 {
		t.Errorf("got %+v", got)
	}
	g.send(id, large) // Taken and discarded.
}

func TestWaitsThatAreTooLong(t *testing.T) {
	url, options := serve(t, site)
	g := newGuest(t, options)
	const short = 30 * time.Millisecond
	for path, want := range map[string]answer{
		"/slow":    {failure: connectionReadTimeout},
		"/stalled": {status: 200, failure: connectionReadTimeout, body: "some"},
	} {
		got := g.receive(g.start(t.Context(), request{url: url + path, firstByte: short, betweenBytes: short}))
		if got.status != want.status || got.failure != want.failure || got.body != want.body {
			t.Errorf("%s: got %+v", path, got)
		}
	}
	options.Timeout = short
	if got := newGuest(t, options).get(url + "/slow"); got.failure != connectionReadTimeout {
		t.Errorf("the application's limit: got %+v", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	id := g.start(ctx, request{url: url + "/slow"})
	cancel()
	if got := g.receive(id); got.failure != connectionTerminated {
		t.Errorf("the caller's context: got %+v", got)
	}
}

func TestWhatCannotBeReached(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := "http://" + listener.Addr().String()
	_ = listener.Close()
	if got := newGuest(t, Options{Allow: []string{closed}}).get(closed); got.failure != connectionRefused {
		t.Errorf("a closed port: got %+v", got)
	}
	if got := newGuest(t, Options{Allow: []string{"*"}}).get("http://nowhere.invalid/"); got.failure != dnsError && got.failure != dnsTimeout {
		t.Errorf("a name that is none: got %+v", got)
	}
	url, _ := serve(t, site)
	for want, o := range map[int]Options{requestDenied: {}, addressProhibited: {Allow: []string{"*"}}} {
		if got := newGuest(t, o).get(url); got.failure != want {
			t.Errorf("want %d, got %+v", want, got)
		}
	}
	if got := newGuest(t, Options{Allow: []string{"*"}}).get(strings.Replace(url, "127.0.0.1", "localhost", 1)); got.failure != addressProhibited {
		t.Errorf("a name of loopback: got %+v", got)
	}
}

func TestNoProxyFromTheEnvironment(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	url, options := serve(t, site)
	if got := newGuest(t, options).get(url + "/missing"); got.status != 404 {
		t.Errorf("got %+v", got)
	}
	if newTransport(newPolicy(nil, false), time.Second).Proxy != nil {
		t.Error("there is a proxy")
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestTheApplicationsClient(t *testing.T) {
	calls := 0
	client := &http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
		calls++
		if r.URL.Path == "/redirect" {
			return &http.Response{StatusCode: 302, Header: http.Header{"Location": {"/x"}}, Body: http.NoBody, Request: r}, nil
		}
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(r.URL.String())), Request: r}, nil
	})}
	g := newGuest(t, Options{Allow: []string{"https://api.acme.com", "*"}, Client: client})
	if got := g.get("https://api.acme.com/v1?x=1"); got.body != "https://api.acme.com/v1?x=1" {
		t.Errorf("got %+v", got)
	}
	if got := g.get("https://api.acme.com/redirect"); got.status != 302 || client.CheckRedirect != nil {
		t.Errorf("got %+v", got)
	}
	for _, url := range []string{"http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/"} {
		if got := g.get(url); got.failure != addressProhibited {
			t.Errorf("%s: got %+v", url, got)
		}
	}
	if calls != 2 {
		t.Errorf("%d calls", calls)
	}
	if got := newGuest(t, Options{Client: client}).get("https://api.acme.com/"); got.failure != requestDenied {
		t.Errorf("without allow: got %+v", got)
	}
}

func TestAClientThatPanics(t *testing.T) {
	for want, transport := range map[string]roundTripper{
		"http: panic: boom":                    func(*http.Request) (*http.Response, error) { panic("boom") },
		"http: the client ended its goroutine": func(*http.Request) (*http.Response, error) { runtime.Goexit(); return nil, nil },
	} {
		g := newGuest(t, Options{Allow: []string{"*"}, Client: &http.Client{Transport: transport}})
		id := g.start(t.Context(), request{url: "http://example.com/"})
		var err error
		g.wait(func() bool { _, err = g.IsAnswered(id); return err != nil })
		if err.Error() != want {
			t.Errorf("want %s, got %v", want, err)
		}
		var panicked *component.PanicError
		if isPanic := errors.As(err, &panicked); isPanic != strings.Contains(want, "panic") {
			t.Errorf("got %T", err)
		}
	}
}

func TestTooManyRequests(t *testing.T) {
	url, options := serve(t, site)
	options.MaxRequests = 2
	g := newGuest(t, options)
	first := g.start(t.Context(), request{url: url + "/slow"})
	g.start(t.Context(), request{url: url + "/slow"})
	if got := g.get(url + "/missing"); got.failure != connectionLimitReached {
		t.Errorf("got %+v", got)
	}
	if err := g.Cancel(first); err != nil {
		t.Error(err)
	}
	g.wait(func() bool { return g.get(url+"/missing").status == 404 })
}

func TestUnknownRequests(t *testing.T) {
	g := newGuest(t, Options{})
	id := g.start(t.Context(), request{url: "http://example.com/"})
	if err := g.Cancel(id); err != nil {
		t.Error(err)
	}
	for _, id := range []uint32{0, id, 7} {
		_, answered := g.Answer(id)
		_, read := g.Read(id, nil)
		_, written := g.Write(id, nil)
		_, why := g.Failure(id)
		_, ready := g.IsReadable(id)
		for _, err := range []error{answered, read, written, why, ready, g.Finish(id), g.Cancel(id)} {
			if !errors.Is(err, wasi.ErrUnknown) {
				t.Errorf("%d: got %v", id, err)
			}
		}
	}
	for _, bad := range [][]byte{nil, {0}, head(request{url: "x"})[:30], append(head(request{url: "x"}), 0), bytes.Repeat([]byte{0xff}, 64)} {
		if _, err := g.Start(t.Context(), bad); err == nil {
			t.Errorf("%x is a request", bad)
		}
	}
}

func TestNothingIsLeft(t *testing.T) {
	url, options := serve(t, site)
	before := runtime.NumGoroutine()
	g := newGuest(t, options)
	for i := range 2000 {
		id := g.start(t.Context(), request{url: url + []string{"/echo", "/missing", "/short"}[i%3]})
		if i%5 != 0 {
			g.receive(id)
		}
		if err := g.Cancel(id); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(g.Requests.(*requests).exchanges); n != 0 {
		t.Errorf("%d exchanges are left", n)
	}
	g.Close()
	http.DefaultClient.CloseIdleConnections()
	for range 200 {
		if runtime.NumGoroutine() <= before+6 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}
