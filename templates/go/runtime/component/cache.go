package component

import (
	"os"
	"path/filepath"

	"github.com/tetratelabs/wazero"
)

// cacheThreshold is the artifact size from which compiling takes long enough to keep its result.
const cacheThreshold = 1 << 20

func (c *Config) caches(size int) bool {
	return !c.CacheOff && (size >= cacheThreshold || c.CacheDir != "")
}

func cacheKey(config Config, size int) string {
	if !config.caches(size) {
		return "off"
	}
	return config.CacheDir
}

// openCache opens the cache of compiled code; nil if there is none to use. The engine trusts what lies there as it trusts its own code, so
// the directory must be the user's own. wazero keeps its versions apart below it.
func openCache(config Config, size int) wazero.CompilationCache {
	if !config.caches(size) {
		return nil
	}
	dir := config.CacheDir
	if dir == "" {
		base, err := os.UserCacheDir()
		if err != nil {
			return nil
		}
		dir = filepath.Join(base, "wasm-sdk", "wazero")
	}
	if os.MkdirAll(dir, 0o700) != nil || !private(dir) {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil {
		return nil
	}
	return cache
}
