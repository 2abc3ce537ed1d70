package component

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func TestPlansThatDoNotFit(t *testing.T) {
	for want, change := range map[string]func(*plan){
		"interface fingerprint":    func(p *plan) { p.Fingerprint = "other" },
		"SHA-256":                  func(p *plan) { p.Artifact.SHA256 = "other" },
		"format 2":                 func(p *plan) { p.Format = 2 },
		"outside the artifact":     func(p *plan) { p.Modules[0].Length++ },
		"export a is missing":      func(p *plan) { p.Exports = p.Exports[1:] },
		"import tick is unknown":   nil,
		"of kind \"odd\"":          func(p *plan) { p.HostFunctions[7].Kind = "odd" },
		"resource of kind \"odd\"": func(p *plan) { p.Resources[0].Kind = "odd" },
		"value type \"v128\"":      func(p *plan) { p.HostFunctions[0].Params = []string{"v128"} },
		"has 8 imports":            func(p *plan) { p.Steps[0].Imports = p.Steps[0].Imports[1:] },
		"where the link plan has":  func(p *plan) { p.Steps[0].Imports[0].Name = "tock" },
		"signature mismatch":       func(p *plan) { p.HostFunctions[0].Params = nil },
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
	} else if _, shared := programs.Load(other); shared {
		t.Error("another memory limit shares the program")
	}
}

func TestCompilingOutlivesTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := guestSource(t, nil).Program(ctx, Config{}); err != nil {
		t.Error(err)
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

func TestACacheThatOthersCanUseIsNotUsed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no mode bits")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	guestProgram(t, Config{CacheDir: dir})
	if n := files(t, dir); n != 0 {
		t.Errorf("%d files were kept", n)
	}
}

func TestACacheThatCannotBeMadeIsNoError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	guestProgram(t, Config{CacheDir: filepath.Join(file, "cache")})
}

func TestSmallArtifactsAreNotKept(t *testing.T) {
	small, large := Config{}, Config{CacheOff: true}
	if small.caches(cacheThreshold-1) || !small.caches(cacheThreshold) || large.caches(cacheThreshold) {
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
