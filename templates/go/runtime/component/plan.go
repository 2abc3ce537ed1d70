package component

import (
	"fmt"
)

// planFormat is the version of the plan's file format that this package carries out.
const planFormat = 1

// plan says how to instantiate a component over core modules. All references are indices into its own lists.
type plan struct {
	Format        int                `json:"format"`
	World         string             `json:"world"`
	Fingerprint   string             `json:"fingerprint"`
	Artifact      planArtifact       `json:"artifact"`
	Adapters      *planAdapters      `json:"adapters,omitempty"`
	Modules       []planModule       `json:"modules"`
	Components    []planComponent    `json:"components"`
	Resources     []planResource     `json:"resources"`
	Options       []planOptions      `json:"options"`
	HostFunctions []planHostFunction `json:"hostFunctions"`
	Steps         []planStep         `json:"steps"`
	Exports       []planExport       `json:"exports"`
}

type planArtifact struct {
	SHA256 string `json:"sha256"`
	Size   int    `json:"size"`
}

// planAdapters describes the file of printed modules, which carry calls between component instances. Functions are their names for errors.
type planAdapters struct {
	SHA256    string   `json:"sha256"`
	Size      int      `json:"size"`
	Functions []string `json:"functions"`
}

// planModule is a byte range of the artifact, or of the file that Source names.
type planModule struct {
	Source string `json:"source,omitempty"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
}

type planComponent struct {
	Parent *int `json:"parent,omitempty"`
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
	Destructor *coreExport `json:"destructor,omitempty"`
}

type planOptions struct {
	Encoding string      `json:"encoding"`
	Memory   *coreExport `json:"memory,omitempty"`
	Realloc  *coreExport `json:"realloc,omitempty"`
}

type planHostFunction struct {
	Kind       string      `json:"kind"`
	Params     []string    `json:"params"`
	Results    []string    `json:"results"`
	Function   string      `json:"function,omitempty"`
	Options    int         `json:"options"`
	Component  int         `json:"component"`
	Resource   int         `json:"resource"`
	Destructor *coreExport `json:"destructor,omitempty"`
	Name       string      `json:"name,omitempty"`
	From       *planEnd    `json:"from,omitempty"`
	To         *planEnd    `json:"to,omitempty"`
}

// planEnd is one end of a transfer, a component instance, or of a copy, a memory.
type planEnd struct {
	component int
	memory    coreExport
}

type planStep struct {
	Module  int          `json:"module"`
	Imports []planImport `json:"imports"`
}

type planImport struct {
	Module string     `json:"module"`
	Name   string     `json:"name"`
	Kind   string     `json:"kind"`
	From   planSource `json:"from"`
}

// planSource is what an import gets: host function Host, if it is there, else the export of an earlier core instance.
type planSource struct {
	Host *int `json:"host,omitempty"`
	coreExport
}

type planExport struct {
	Function   string      `json:"function"`
	Core       coreExport  `json:"core"`
	Options    int         `json:"options"`
	PostReturn *coreExport `json:"postReturn,omitempty"`
	Component  int         `json:"component"`
}

// planError is the error of a plan that is wrong at path.
func planError(path, format string, args ...any) error {
	return errorf("link plan: %s: %s", path, fmt.Sprintf(format, args...))
}

// parsePlan reads a plan, checks every part of it, and that it belongs to the artifact's bytes, to the printed modules beside them, and to the
// interface that the typed code was printed for.
func parsePlan(text, artifact, adapters []byte, fingerprint string) (*plan, error) {
	root, err := planRoot(text)
	if err != nil {
		return nil, err
	}
	p := &plan{
		Format:      root.field("format").number(),
		World:       root.field("world").text(),
		Fingerprint: root.field("fingerprint").text(),
		Artifact: planArtifact{
			SHA256: root.field("artifact").field("sha256").text(),
			Size:   root.field("artifact").field("size").number(),
		},
	}
	if err := root.reader.err; err != nil {
		return nil, err
	}
	if p.Format != planFormat {
		return nil, planError("format", "%d is not supported, want %d", p.Format, planFormat)
	}
	if p.Fingerprint != fingerprint {
		return nil, planError("fingerprint", "the interface of %s has %.12s, this package was generated for %.12s", p.World, p.Fingerprint, fingerprint)
	}
	if digest := hexDigest(artifact); p.Artifact.SHA256 != digest || p.Artifact.Size != len(artifact) {
		return nil, planError("artifact", "the plan was made for %d bytes with SHA-256 %.12s, got %d with %.12s", p.Artifact.Size, p.Artifact.SHA256, len(artifact), digest)
	}
	if p.readAdapters(root.field("adapters")); root.reader.err != nil {
		return nil, root.reader.err
	}
	if err := p.verifyAdapters(adapters); err != nil {
		return nil, err
	}
	p.read(root)
	return p, root.reader.err
}
