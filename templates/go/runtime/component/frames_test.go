package component

import "testing"

func TestSignaturesAreCutOff(t *testing.T) {
	for line, want := range map[string]string{
		"lab.run()":                       "lab.run",
		".$517(i32,i64) f32":              ".$517",
		"lab.f(i32) (i32,i32)":            "lab.f",
		"lab.operator()(int)(i32) i32":    "lab.operator()(int)",
		"lab.<T as From<(u8, u8)>>::g()":  "lab.<T as From<(u8, u8)>>::g",
		"... maybe followed by omitted":   "",
		"goroutine 1 [running]: (more) x": "",
	} {
		if got, _ := withoutSignature(line); got != want {
			t.Errorf("%s: got %q", line, got)
		}
	}
}

func TestAPanicComesBeforeTheStub(t *testing.T) {
	stub := trapf("wasi:cli/environment is not available")
	if got := panicFirst(stub, []Frame{{"lab.wasm", "getenv"}, {"lab.wasm", "_RNvCs_7___rustc17rust_begin_unwind"}}); got != "panic, during which "+stub.Reason {
		t.Errorf("got %q", got)
	}
	if got := panicFirst(stub, []Frame{{"lab.wasm", "getenv"}}); got != stub.Reason {
		t.Errorf("got %q", got)
	}
}

func TestFramesAreSplitAtTheModule(t *testing.T) {
	p := guestProgram(t, Config{})
	for name, want := range map[string]Frame{
		".main.main":       {"", "main.main"},
		".$3":              {"", "$3"},
		hostModule + ".7":  {"", "wasi:clocks/monotonic-clock@0.2.0#now"},
		hostModule + ".0":  {"", "tick"},
		hostModule + ".5":  {"", "resource-drop"},
		".std.fmt::x.y(z)": {"", "std.fmt::x.y(z)"},
	} {
		if got, ok := p.frame(name); got != want || !ok {
			t.Errorf("%s: got %+v", name, got)
		}
	}
	if _, ok := p.frame("other.f"); ok {
		t.Error("a module that is none of the artifact's")
	}
}
