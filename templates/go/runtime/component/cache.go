package component

import (
	"os"
	"path/filepath"

	"github.com/tetratelabs/wazero"
)

// cacheThreshold is the artifact size from which compiling takes long enough to keep its result.
const cacheThreshold = 1 << 20

// cacheChoice says where compiled code is kept: a directory, or one of these.
type cacheChoice string

const (
	noCache cacheChoice = ""
	// ownCache is a directory below the user's cache directory.
	ownCache cacheChoice = "\x00"
)

func (c *Config) cache(size int) cacheChoice {
	switch {
	case c.CacheDir != "":
		return cacheChoice(c.CacheDir)
	case c.CacheOff || size < cacheThreshold:
		return noCache
	}
	return ownCache
}

// open opens the cache; it is nil if there is none. The engine trusts what lies there as it trusts its own code, so the directory must be the
// user's own. Only one that the application has named can be wrong: without the user's, code is compiled again. wazero keeps its versions apart
// below it.
func (c cacheChoice) open() (wazero.CompilationCache, error) {
	switch c {
	case noCache:
		return nil, nil
	case ownCache:
		cache, _ := openOwnCache()
		return cache, nil
	}
	cache, err := openCache(string(c))
	if err != nil {
		return nil, errorf("compile cache: %w", err)
	}
	return cache, nil
}

func openOwnCache() (wazero.CompilationCache, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(base, "wasm-sdk", "wazero")
	mend(dir)
	return openCache(dir)
}

func openCache(dir string) (wazero.CompilationCache, error) {
	if err := usable(dir); err != nil {
		return nil, err
	}
	return wazero.NewCompilationCacheWithDir(dir)
}

// usable makes the directory unless it is there, and tells why code cannot be kept in it.
func usable(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := private(dir); err != nil {
		return err
	}
	probe, err := os.CreateTemp(dir, ".probe-*")
	if err != nil {
		return err
	}
	_ = probe.Close()
	return os.Remove(probe.Name())
}
