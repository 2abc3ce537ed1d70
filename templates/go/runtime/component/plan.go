package component

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// planFormat is the version of the plan's file format that this package carries out.
const planFormat = 1

// plan says how to instantiate a component over core modules. All references are indices into its own lists.
type plan struct {
	Format      int    `json:"format"`
	World       string `json:"world"`
	Fingerprint string `json:"fingerprint"`
	Artifact    struct {
		SHA256 string `json:"sha256"`
		Size   int    `json:"size"`
	} `json:"artifact"`
	Modules []struct {
		Offset int `json:"offset"`
		Length int `json:"length"`
	} `json:"modules"`
	Components []struct {
		Parent *int `json:"parent"`
	} `json:"components"`
	Resources     []planResource     `json:"resources"`
	Options       []planOptions      `json:"options"`
	HostFunctions []planHostFunction `json:"hostFunctions"`
	Steps         []planStep         `json:"steps"`
	Exports       []planExport       `json:"exports"`
}

// coreExport names an export of a core instance.
type coreExport struct {
	Instance int    `json:"instance"`
	Name     string `json:"name"`
}

type planResource struct {
	Kind       string      `json:"kind"`
	Names      []string    `json:"names"`
	Component  int         `json:"component"`
	Destructor *coreExport `json:"destructor"`
}

type planOptions struct {
	Encoding string      `json:"encoding"`
	Memory   *coreExport `json:"memory"`
	Realloc  *coreExport `json:"realloc"`
}

type planHostFunction struct {
	Kind      string   `json:"kind"`
	Params    []string `json:"params"`
	Results   []string `json:"results"`
	Function  string   `json:"function"`
	Options   int      `json:"options"`
	Component int      `json:"component"`
	Resource  int      `json:"resource"`
	Name      string   `json:"name"`
}

type planStep struct {
	Module  int          `json:"module"`
	Imports []planImport `json:"imports"`
}

type planImport struct {
	Module string `json:"module"`
	Name   string `json:"name"`
	Kind   string `json:"kind"`
	From   struct {
		Host *int `json:"host"`
		coreExport
	} `json:"from"`
}

type planExport struct {
	Function   string      `json:"function"`
	Core       coreExport  `json:"core"`
	Options    int         `json:"options"`
	PostReturn *coreExport `json:"postReturn"`
	Component  int         `json:"component"`
}

// parsePlan reads a plan and checks that it belongs to the artifact's bytes and to the interface that the typed code was printed for.
func parsePlan(text, artifact []byte, fingerprint string) (*plan, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	p := &plan{}
	if err := decoder.Decode(p); err != nil {
		return nil, fmt.Errorf("link plan: %w", err)
	}
	if p.Format != planFormat {
		return nil, fmt.Errorf("link plan: format %d is not supported, want %d", p.Format, planFormat)
	}
	if p.Fingerprint != fingerprint {
		return nil, fmt.Errorf("link plan: interface fingerprint of %s is %.12s, this package was generated for %.12s", p.World, p.Fingerprint, fingerprint)
	}
	if digest := hexDigest(artifact); p.Artifact.SHA256 != digest {
		return nil, fmt.Errorf("link plan: made for the artifact with SHA-256 %.12s, got %.12s", p.Artifact.SHA256, digest)
	}
	for i, m := range p.Modules {
		if m.Offset < 0 || m.Length < 0 || m.Offset > len(artifact) || m.Length > len(artifact)-m.Offset {
			return nil, fmt.Errorf("link plan: module %d lies outside the artifact", i)
		}
	}
	return p, nil
}
