package component

import "time"

// Config is what a client's options say about how its artifact is compiled and run. The zero value is the default.
type Config struct {
	// MemoryLimit bounds the memories and tables of an instance together, in bytes; 0 means what the engine can address.
	MemoryLimit uint64
	// PoolSize is how many instances a stateless client may hold; 0 means one per processor.
	PoolSize int
	// CacheDir is where compiled code is kept; empty means a private directory under the user's cache directory.
	CacheDir string
	// CacheOff keeps compiled code in memory only.
	CacheOff bool
	// Artifact replaces the embedded artifact, and Plan the embedded plan, which fits only the embedded artifact's bytes.
	Artifact, Plan []byte
	// Timeout bounds each call, from when it has the instance; 0 is no bound.
	Timeout time.Duration
	// WASI is what the options of the private world are kept in; nil where none was given.
	WASI any
}

// largestPool is more instances than any machine runs at once.
const largestPool = 1 << 16

// check tells which option no client can have.
func (c *Config) check(world *PrivateWorld) error {
	switch {
	case c.PoolSize < 0:
		return errorf("WithPoolSize: %d is negative", c.PoolSize)
	case c.PoolSize > largestPool:
		return errorf("WithPoolSize: %d is more than %d", c.PoolSize, largestPool)
	case c.Timeout < 0:
		return errorf("WithTimeout: %v is negative", c.Timeout)
	case world != nil:
		return world.Check(c.WASI)
	}
	return nil
}
