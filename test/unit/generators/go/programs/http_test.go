package http_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	client "example.com/http"
)

// The cases of error-code that come up.
const (
	failed         = 1000
	denied         = 15
	prohibited     = 4
	connectionLost = 7
)

func newClient(t testing.TB, options ...client.Option) *client.Client {
	t.Helper()
	c, err := client.NewClient(t.Context(), options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func serve(t testing.TB) (authority string, allowed client.Option) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/slow":
			<-r.Context().Done()
		case "/missing":
			w.WriteHeader(404)
		case "/redirect":
			http.Redirect(w, r, "/", http.StatusFound)
		default:
			body, _ := io.ReadAll(r.Body)
			fmt.Fprintf(w, "%s %s %s", r.Method, r.RequestURI, body)
		}
	}))
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "http://"), client.WithHTTP(client.HTTPOptions{Allow: []string{server.URL}})
}

func TestRequests(t *testing.T) {
	authority, allowed := serve(t)
	large := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
	for _, options := range [][]client.Option{{allowed}, {allowed, client.WithTimeout(time.Minute)}} {
		c := newClient(t, options...)
		for _, call := range []struct {
			path   string
			body   []byte
			status uint16
			want   string
		}{
			{"/a?b=c", nil, 200, "GET /a?b=c "},
			{"/", []byte("hello"), 200, "POST / hello"},
			{"/", large, 200, "POST / " + string(large)},
			{"/missing", nil, 404, ""},
			{"/redirect", []byte("x"), 302, ""},
		} {
			got, err := c.Call(t.Context(), authority, call.path, call.body)
			if err != nil || got.F0 != call.status || string(got.F1) != call.want {
				t.Errorf("%s: got %d, %d bytes, %v", call.path, got.F0, len(got.F1), err)
			}
		}
	}
}

func TestWhatIsNotAllowed(t *testing.T) {
	authority, _ := serve(t)
	for want, options := range map[byte][]client.Option{
		denied:     nil,
		prohibited: {client.WithHTTP(client.HTTPOptions{Allow: []string{"*"}})},
	} {
		got, err := newClient(t, options...).Call(t.Context(), authority, "/", nil)
		if err != nil || got.F0 != failed || got.F1[0] != want {
			t.Errorf("want %d, got %v, %v", want, got, err)
		}
	}
	_, err := client.NewClient(t.Context(), client.WithHTTP(client.HTTPOptions{Allow: []string{"https://a/b"}}))
	if err == nil || !strings.Contains(err.Error(), `WithHTTP: "https://a/b" is no origin`) {
		t.Errorf("got %v", err)
	}
}

func TestACallThatEnds(t *testing.T) {
	authority, allowed := serve(t)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	if _, err := newClient(t, allowed).Call(ctx, authority, "/slow", nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a context: %v", err)
	}
	c := newClient(t, allowed)
	time.AfterFunc(30*time.Millisecond, func() { _ = c.Close() })
	if _, err := c.Call(t.Context(), authority, "/slow", nil); !errors.Is(err, client.ErrClosed) {
		t.Errorf("closing: %v", err)
	}
}

type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

type key struct{}

func TestTheApplicationsClient(t *testing.T) {
	var c *client.Client
	round := func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(r.Context().Value(key{}).(string))), Request: r}, nil
	}
	options := client.HTTPOptions{Allow: []string{"http://api.acme.com"}, Client: &http.Client{Transport: transport(func(r *http.Request) (*http.Response, error) { return round(r) })}}
	c = newClient(t, client.WithHTTP(options))
	ctx := context.WithValue(t.Context(), key{}, "the caller's")
	if got, err := c.Call(ctx, "api.acme.com", "/", nil); err != nil || string(got.F1) != "the caller's" {
		t.Errorf("got %q, %v", got.F1, err)
	}
	round = func(r *http.Request) (*http.Response, error) {
		_, err := c.Call(r.Context(), "api.acme.com", "/", nil)
		return nil, err
	}
	if got, err := c.Call(ctx, "api.acme.com", "/", nil); err != nil || got.F0 != failed {
		t.Errorf("a client that calls in again: %v, %v", got, err)
	}
	round = func(*http.Request) (*http.Response, error) { panic("boom") }
	var panicked *client.PanicError
	if _, err := c.Call(ctx, "api.acme.com", "/", nil); !errors.As(err, &panicked) {
		t.Errorf("got %v", err)
	}
}

func TestNothingIsLeft(t *testing.T) {
	authority, allowed := serve(t)
	before := runtime.NumGoroutine()
	c := newClient(t, allowed)
	for range 1000 {
		if got, err := c.Call(t.Context(), authority, "/", nil); err != nil || got.F0 != 200 {
			t.Fatal(got, err)
		}
	}
	_ = c.Close()
	for range 200 {
		if runtime.NumGoroutine() <= before+5 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

func BenchmarkRequest(b *testing.B) {
	authority, allowed := serve(b)
	c := newClient(b, allowed)
	for b.Loop() {
		if _, err := c.Call(b.Context(), authority, "/", nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlatform(b *testing.B) {
	authority, _ := serve(b)
	for b.Loop() {
		response, err := http.Get("http://" + authority + "/")
		if err != nil {
			b.Fatal(err)
		}
		_, _ = io.ReadAll(response.Body)
		_ = response.Body.Close()
	}
}
