package component

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func TestPlansThatDoNotFit(t *testing.T) {
	for want, change := range map[string]func(*plan){
		"fingerprint: the":         func(p *plan) { p.Fingerprint = "other" },
		"SHA-256":                  func(p *plan) { p.Artifact.SHA256 = "other" },
		"format: 2":                func(p *plan) { p.Format = 2 },
		"outside the artifact":     func(p *plan) { p.Modules[0].Length++ },
		"exports: a is missing":    func(p *plan) { p.Exports = p.Exports[1:] },
		"tick is unknown":          nil,
		"of kind \"odd\"":          func(p *plan) { p.HostFunctions[7].Kind = "odd" },
		"resource of kind \"odd\"": func(p *plan) { p.Resources[0].Kind = "odd" },
		"value type \"v128\"":      func(p *plan) { p.HostFunctions[0].Params = []string{"v128"} },
		"has 8 imports":            func(p *plan) { p.Steps[0].Imports = p.Steps[0].Imports[1:] },
		"where the link plan has":  func(p *plan) { p.Steps[0].Imports[0].Name = "tock" },
		"has the type () -> (i32)": func(p *plan) { p.HostFunctions[0].Params = []string{} },
	} {
		source := guestSource(t, change)
		if change == nil {
			source.Definition.Imports = source.Definition.Imports[1:]
		}
		program, err := source.Program(t.Context(), Config{})
		if err == nil {
			_, err = NewInstance(t.Context(), program, Config{}, &host{})
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %s, got %v", want, err)
		}
	}
}

func TestAnotherArtifact(t *testing.T) {
	source := guestSource(t, nil)
	if _, err := source.Program(t.Context(), Config{Artifact: append([]byte{}, guestWasm...)}); err != nil {
		t.Errorf("the same bytes are refused: %v", err)
	}
	if _, err := source.Program(t.Context(), Config{Artifact: guestWasm[:100]}); err == nil {
		t.Error("other bytes are taken under the embedded plan")
	}
	if _, err := source.Program(t.Context(), Config{Plan: []byte("{")}); err == nil {
		t.Error("a broken plan is taken")
	}
}

func TestCompiledOnce(t *testing.T) {
	source := guestSource(t, nil)
	var programs sync.Map
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			program, err := source.Program(t.Context(), Config{})
			if err != nil {
				t.Error(err)
			}
			programs.Store(program, true)
		})
	}
	group.Wait()
	count := 0
	programs.Range(func(any, any) bool { count++; return true })
	if count != 1 {
		t.Errorf("compiled %d times", count)
	}
	if other, err := source.Program(t.Context(), Config{MemoryLimit: 1 << 20}); err != nil {
		t.Error(err)
	} else if _, shared := programs.Load(other); !shared {
		t.Error("another memory limit compiles again")
	}
}

func TestCompilingOutlivesTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	source := guestSource(t, nil)
	if _, err := source.Program(ctx, Config{}); err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := source.Program(t.Context(), Config{}); err != nil {
		t.Error(err)
	}
}

func TestWaitingForAProgramEndsWithTheContext(t *testing.T) {
	var value shared[int]
	release := make(chan struct{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := value.get(ctx, func() (int, error) { <-release; return 7, nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	close(release)
	if n, err := value.get(t.Context(), func() (int, error) { return 8, nil }); n != 7 || err != nil {
		t.Errorf("got %d, %v: what was begun is lost", n, err)
	}
}

func TestAFailureOrPanicIsNotRemembered(t *testing.T) {
	var value shared[int]
	for _, produce := range []func() (int, error){
		func() (int, error) { return 0, errMalformed },
		func() (int, error) { panic("boom") },
	} {
		if _, err := value.get(t.Context(), produce); err == nil {
			t.Error("no error")
		}
	}
	if n, err := value.get(t.Context(), func() (int, error) { return 8, nil }); n != 8 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
}

// files counts what lies below dir.
func files(t *testing.T, dir string) (count int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			count++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return count
}

func TestCompileCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	config := Config{CacheDir: dir}
	for range 2 {
		guestProgram(t, config)
	}
	if files(t, dir) == 0 {
		t.Error("nothing was kept")
	}
	info, err := os.Stat(dir)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	damage(t, dir)
	guestProgram(t, config)
}

// damage overwrites every file below dir.
func damage(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		return os.WriteFile(path, bytes.Repeat([]byte{7}, 100), 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestACacheThatOthersCanUseIsRefused(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no mode bits")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := guestSource(t, nil).Program(t.Context(), Config{CacheDir: dir})
	if err == nil || !strings.Contains(err.Error(), "chmod 700") {
		t.Errorf("got %v", err)
	}
	if n := files(t, dir); n != 0 {
		t.Errorf("%d files were kept", n)
	}
}

func TestACacheThatCannotBeMadeIsAnError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, filepath.Join(file, "cache")} {
		if _, err := guestSource(t, nil).Program(t.Context(), Config{CacheDir: dir}); err == nil || !strings.Contains(err.Error(), "compile cache") {
			t.Errorf("%s: got %v", dir, err)
		}
	}
}

func TestTheUsersCacheIsMended(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the user's cache directory is elsewhere")
	}
	base := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", base)
	dir := filepath.Join(base, "wasm-sdk", "wazero")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if cache, err := ownCache.open(); cache == nil || err != nil {
		t.Fatalf("got %v, %v", cache, err)
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestAnEmptyCacheVariableIsUnset(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the user's cache directory is elsewhere")
	}
	home := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", home)
	if cache, err := ownCache.open(); cache == nil || err != nil {
		t.Fatalf("got %v, %v", cache, err)
	}
	if _, err := os.Stat(filepath.Join(home, ".cache", "wasm-sdk", "wazero")); err != nil {
		t.Error(err)
	}
}

func TestWithoutAUsersCacheCodeIsCompiledAgain(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", filepath.Join(os.DevNull, "cache"))
	if _, err := ownCache.open(); err != nil {
		t.Error(err)
	}
}

func TestSmallArtifactsAreNotKept(t *testing.T) {
	small, large := Config{}, Config{CacheOff: true}
	if small.cache(cacheThreshold-1) != noCache || small.cache(cacheThreshold) != ownCache || large.cache(cacheThreshold) != noCache {
		t.Error("the threshold is not kept")
	}
}

func TestMalformedModules(t *testing.T) {
	for n := range len(guestWasm) - 1 {
		code, _, err := rewriteImports(guestWasm[:n], guestPlan().Steps[0].Imports)
		if err == nil {
			overflowsTable(code)
		}
	}
}

// table is a module with a table of one element and a segment of one function at an offset.
func tableModule(offset byte) []byte {
	return []byte{
		0, 'a', 's', 'm', 1, 0, 0, 0,
		1, 4, 1, 0x60, 0, 0, // type: func
		3, 2, 1, 0, // function
		4, 4, 1, 0x70, 0, 1, // table: funcref, 1
		9, 7, 1, 0, 0x41, offset, 0x0b, 1, 0, // element: i32.const offset
		10, 4, 1, 2, 0, 0x0b, // code
	}
}

func TestElementsThatDoNotFit(t *testing.T) {
	for offset, want := range map[byte]bool{0: false, 1: true, 0x7f: true} {
		if got := overflowsTable(tableModule(offset)); got != want {
			t.Errorf("offset %#x: got %v", offset, got)
		}
	}
}
