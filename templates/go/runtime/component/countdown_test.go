package component

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/binary"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// loopsWasm is testdata/loops.wat: control flow of every shape around loops.
//
//go:embed testdata/loops.wasm
var loopsWasm []byte

// instantiateLoops gives an instance whose countdown, if it has one, gets steps each time.
func instantiateLoops(t *testing.T, module []byte, steps uint64) (instance api.Module, leaves *int) {
	t.Helper()
	ctx := t.Context()
	r := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features))
	t.Cleanup(func() { _ = r.Close(context.Background()) })
	leaves = new(int)
	leave := api.GoModuleFunc(func(_ context.Context, _ api.Module, stack []uint64) {
		*leaves++
		stack[0] = steps
	})
	i32 := []api.ValueType{api.ValueTypeI32}
	if _, err := r.NewHostModuleBuilder(hostModule).NewFunctionBuilder().WithGoModuleFunction(leave, nil, i32).Export(countdownName).Instantiate(ctx); err != nil {
		t.Fatal(err)
	}
	seven := api.GoModuleFunc(func(_ context.Context, _ api.Module, stack []uint64) { stack[0] = 7 })
	if _, err := r.NewHostModuleBuilder("other").NewFunctionBuilder().WithGoModuleFunction(seven, nil, i32).Export("seven").Instantiate(ctx); err != nil {
		t.Fatal(err)
	}
	instance, err := r.Instantiate(ctx, module)
	if err != nil {
		t.Fatal(err)
	}
	return instance, leaves
}

func TestACountdownChangesNothing(t *testing.T) {
	counted, err := insertCountdown(loopsWasm)
	if err != nil {
		t.Fatal(err)
	}
	for _, steps := range []uint64{1, 2, 7, stepsAtOnce} {
		plain, _ := instantiateLoops(t, loopsWasm, 0)
		other, leaves := instantiateLoops(t, counted, steps)
		functions := 0
		for name := range plain.ExportedFunctionDefinitions() {
			if !strings.HasPrefix(name, "f-") {
				continue
			}
			functions++
			before := *leaves
			for n := range uint64(70) {
				want, wantErr := plain.ExportedFunction(name).Call(t.Context(), n)
				got, err := other.ExportedFunction(name).Call(t.Context(), n)
				if wantErr != nil || err != nil || got[0] != want[0] {
					t.Fatalf("%s(%d) with %d steps: got %v, %v, want %v, %v", name, n, steps, got, err, want, wantErr)
				}
			}
			if steps == 1 && *leaves == before && name != "f-reference" && name != "f-bulk" {
				t.Errorf("%s never left", name)
			}
		}
		if functions != 11 {
			t.Errorf("%d functions", functions)
		}
	}
}

func TestEachTurnIsCounted(t *testing.T) {
	counted, err := insertCountdown(loopsWasm)
	if err != nil {
		t.Fatal(err)
	}
	instance, leaves := instantiateLoops(t, counted, 9)
	call := func(name string, n uint64) int {
		*leaves = 0
		if _, err := instance.ExportedFunction(name).Call(t.Context(), n); err != nil {
			t.Fatal(err)
		}
		return *leaves
	}
	for name, turns := range map[string]int{"f-vector": 1000, "f-tail": 1001, "f-tail-of-a-loop": 1000} {
		// A loop takes a step more each time, with which it leaves.
		if got := call(name, 1000); got < turns/10-1 || got > turns/9+1 {
			t.Errorf("%s left %d times", name, got)
		}
	}
	if got := call("f-bulk", 50_000); got != 2 {
		t.Errorf("f-bulk left %d times", got)
	}
}

func TestWhatCannotRunLongIsLeftAlone(t *testing.T) {
	module := []byte("\x00asm\x01\x00\x00\x00\x01\x05\x01\x60\x00\x01\x7f\x03\x02\x01\x00\x0a\x06\x01\x04\x00\x41\x07\x0b")
	got, err := insertCountdown(module)
	if err != nil || &got[0] != &module[0] {
		t.Errorf("got %x, %v", got, err)
	}
}

// TestAnyBytes makes sure that no module ends the process: code is the engine's to judge.
func TestAnyBytes(t *testing.T) {
	whole, err := insertCountdown(loopsWasm)
	if err != nil || bytes.Equal(whole, loopsWasm) {
		t.Fatal("the module has loops")
	}
	for i := range loopsWasm {
		_, _ = insertCountdown(loopsWasm[:i])
		for _, change := range []byte{0x01, 0x7f, 0x80, 0xff} {
			damaged := bytes.Clone(loopsWasm)
			damaged[i] ^= change
			_, _ = insertCountdown(damaged)
		}
	}
}

// TestNamesMove reads the names that the countdown has moved.
func TestNamesMove(t *testing.T) {
	counted, err := insertCountdown(loopsWasm)
	if err != nil {
		t.Fatal(err)
	}
	r := wazero.NewRuntimeWithConfig(t.Context(), wazero.NewRuntimeConfig().WithCoreFeatures(features))
	defer func() { _ = r.Close(context.Background()) }()
	code, err := r.CompileModule(t.Context(), counted)
	if err != nil {
		t.Fatal(err)
	}
	f := code.ExportedFunctions()["f-recursion"]
	if f.Name() != "fibonacci" || code.ExportedFunctions()["f-bulk"].Name() != "$15" {
		t.Errorf("got %q and %q", f.Name(), code.ExportedFunctions()["f-bulk"].Name())
	}
}

// TestOthersGoOnWhileGuestsCompute has as many guests compute as there are processors, and one more.
func TestOthersGoOnWhileGuestsCompute(t *testing.T) {
	for _, processors := range []int{1, 2} {
		before := runtime.GOMAXPROCS(processors)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		for range processors + 1 {
			in := newGuest(t, Config{}, &host{})
			go func() { _, err := scalar(ctx, in, fnLoop); ended <- err }()
		}
		for range 20 {
			time.Sleep(time.Millisecond)
			runtime.GC()
		}
		select {
		case err := <-ended:
			t.Errorf("a guest ended by itself: %v", err)
		default:
		}
		cancel()
		for range processors + 1 {
			if err := <-ended; !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
		}
		runtime.GOMAXPROCS(before)
	}
}

func BenchmarkInsertCountdown(b *testing.B) {
	b.SetBytes(int64(len(guestWasm)))
	for b.Loop() {
		if _, err := insertCountdown(guestWasm); err != nil {
			b.Fatal(err)
		}
	}
}

// withCode is a module of one function () -> () with these instructions.
func withCode(instructions ...byte) []byte {
	body := append(append([]byte{0}, instructions...), opEnd)
	section := append(binary.AppendUvarint([]byte{1}, uint64(len(body))), body...)
	module := []byte("\x00asm\x01\x00\x00\x00\x01\x04\x01\x60\x00\x00\x03\x02\x01\x00")
	return appendSection(module, codeSection, section)
}

func TestCodeThatIsNotUnderstoodIsTheEngines(t *testing.T) {
	for name, module := range map[string][]byte{
		"throw":               withCode(opLoop, 0x40, 0x08, 0, opEnd),
		"an unknown opcode":   withCode(opLoop, 0x40, 0xc6, opEnd),
		"a label of no block": withCode(opLoop, 0x40, opBr, 5, opEnd),
		"an end too many":     withCode(opLoop, 0x40, opEnd, opEnd),
		"an end too few":      withCode(opLoop, 0x40),
	} {
		if got, err := insertCountdown(module); err != nil || !bytes.Equal(got, module) {
			t.Errorf("%s: got %x, %v", name, got, err)
		}
	}
}
