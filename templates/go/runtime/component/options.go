package component

import "math"

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
	// Artifact and Plan replace the embedded artifact; both or neither are set.
	Artifact, Plan []byte
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
