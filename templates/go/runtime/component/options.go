package component

import (
	"math"
	"time"
)

// Config is what a client's options say about how its artifact is compiled and run. The zero value is the default.
type Config struct {
	// MemoryLimit bounds each linear memory, in bytes; 0 means what the engine can address.
	MemoryLimit uint64
	// Interruption makes a context that ends stop a guest that computes.
	Interruption bool
	// PoolSize is how many instances a stateless client may hold; 0 means one per processor.
	PoolSize int
	// CacheDir is where compiled code is kept; empty means a private directory under the user's cache directory.
	CacheDir string
	// CacheOff keeps compiled code in memory only.
	CacheOff bool
	// Artifact replaces the embedded artifact, and Plan the embedded plan, which fits only the embedded artifact's bytes.
	Artifact, Plan []byte
	// Timeout bounds each call, from when it has the instance; 0 is no bound. It needs Interruption to stop a guest that computes.
	Timeout time.Duration
}

const (
	pageSize = 1 << 16
	// maxPages is one page short of 4 GiB: at 4 GiB wazero's size of a memory wraps to 0.
	maxPages = math.MaxUint16
)

// memoryPages rounds the limit down to whole pages.
func (c *Config) memoryPages() uint32 {
	if c.MemoryLimit == 0 || c.MemoryLimit > maxPages*pageSize {
		return maxPages
	}
	return uint32(c.MemoryLimit / pageSize)
}
