package component

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"sync"
)

// Source is the artifact that a package embeds. It is compiled once per process and configuration, at first use.
type Source struct {
	Definition Definition
	Artifact   []byte
	Plan       []byte
	// Adapters are the printed modules that come with the plan; nil where no calls pass between parts of the component.
	Adapters []byte
	// Layer is the component that stands behind wasi:*, and World what it is given; nil where the artifact calls no WASI.
	Layer []byte
	World *PrivateWorld

	mu       sync.Mutex
	programs map[programKey]*shared[*Program]
}

// programKey is what a program depends on. Limits are not part of it.
type programKey struct {
	artifact, plan string
	cache          cacheChoice
}

// Program checks the options and compiles the artifact, or the one that replaces it, unless that was done before. Compiling goes on when ctx
// ends first, for who asks next.
func (s *Source) Program(ctx context.Context, config Config) (*Program, error) {
	if err := config.check(s.World); err != nil {
		return nil, err
	}
	artifact, planText := s.Artifact, s.Plan
	key := programKey{}
	if config.Artifact != nil {
		artifact, key.artifact = config.Artifact, hexDigest(config.Artifact)
	}
	if config.Plan != nil {
		planText, key.plan = config.Plan, hexDigest(config.Plan)
	}
	key.cache = config.cache(len(artifact) + len(s.Adapters) + len(s.Layer))
	return s.program(key).get(ctx, func() (*Program, error) {
		return newProgram(&s.Definition, s.World, programFiles{artifact, planText, s.Adapters, s.Layer}, key)
	})
}

func (s *Source) program(key programKey) *shared[*Program] {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.programs == nil {
		s.programs = map[programKey]*shared[*Program]{}
	}
	if s.programs[key] == nil {
		s.programs[key] = &shared[*Program]{}
	}
	return s.programs[key]
}

func hexDigest(bytes []byte) string {
	digest := sha256.Sum256(bytes)
	return hex.EncodeToString(digest[:])
}
