package wasi

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"wasm-sdk.invalid/runtime/component"
)

// Options are what the application gives a guest of WASI beside the time and randomness.
type Options struct {
	// Env are the environment variables.
	Env map[string]string
	// Args are the arguments, of which the first is by convention the program's name.
	Args []string
	// Stdin is read in the background, at most 64 KiB ahead; nil is empty.
	Stdin io.Reader
	// Stdout and Stderr get what the guest prints; nil discards it.
	Stdout, Stderr io.Writer
	// Clock is for tests: the time, which both of the guest's clocks follow.
	Clock func() time.Time
	// Random is for tests: what the guest takes for random bytes.
	Random io.Reader
	// HTTP makes requests; nil refuses all.
	HTTP HTTP
}

// Of gives the options in a client's configuration, to change them.
func Of(config *component.Config) *Options {
	if config.WASI == nil {
		config.WASI = &Options{}
	}
	return config.WASI.(*Options)
}

var none Options

func optionsIn(kept any) *Options {
	if o, ok := kept.(*Options); ok {
		return o
	}
	return &none
}

func check(kept any) error {
	o := optionsIn(kept)
	for _, name := range slices.Sorted(maps.Keys(o.Env)) {
		if name == "" || strings.Contains(name, "=") {
			return wrong("WithEnv", "%q is no name of a variable", name)
		}
		for _, text := range []string{name, o.Env[name]} {
			if err := checkText("WithEnv", text); err != nil {
				return err
			}
		}
	}
	for _, arg := range o.Args {
		if err := checkText("WithArgs", arg); err != nil {
			return err
		}
	}
	if o.HTTP != nil {
		if err := o.HTTP.Check(); err != nil {
			return wrong("WithHTTP", "%v", err)
		}
	}
	return nil
}

// checkText refuses what no guest could be given as a string.
func checkText(option, text string) error {
	switch {
	case !utf8.ValidString(text):
		return wrong(option, "%q is not UTF-8", text)
	case strings.Contains(text, "\x00"):
		return wrong(option, "%q has a NUL", text)
	}
	return nil
}

func wrong(option, format string, args ...any) error {
	return fmt.Errorf("%s: %s: %s", component.Package, option, fmt.Sprintf(format, args...))
}

// variables are the names and values in turn, in the order of the names.
func (o *Options) variables() []string {
	texts := make([]string, 0, 2*len(o.Env))
	for _, name := range slices.Sorted(maps.Keys(o.Env)) {
		texts = append(texts, name, o.Env[name])
	}
	return texts
}
