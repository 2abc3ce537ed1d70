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
	Layer         *planLayer         `json:"layer,omitempty"`
	Modules       []planModule       `json:"modules"`
	Components    []planComponent    `json:"components"`
	Resources     []planResource     `json:"resources"`
	Options       []planOptions      `json:"options"`
	HostFunctions []planHostFunction `json:"hostFunctions"`
	Steps         []planStep         `json:"steps"`
	Deferred      []planStep         `json:"deferred,omitempty"`
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

// planLayer describes the file of the component that stands behind wasi:*.
type planLayer struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Size   int    `json:"size"`
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
	Memory     coreExport  `json:"memory"`
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

// parsePlan reads a plan, checks every part of it, and that it belongs to the artifact's bytes, to the files beside them, and to the interface that the
// typed code was printed for.
func parsePlan(files *programFiles, fingerprint string) (*plan, error) {
	root, err := planRoot(files.plan)
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
	if digest := hexDigest(files.artifact); p.Artifact.SHA256 != digest || p.Artifact.Size != len(files.artifact) {
		return nil, planError("artifact", "the plan was made for %d bytes with SHA-256 %.12s, got %d with %.12s", p.Artifact.Size, p.Artifact.SHA256, len(files.artifact), digest)
	}
	p.readFiles(root)
	if err := root.reader.err; err != nil {
		return nil, err
	}
	if err := p.verifyFiles(files); err != nil {
		return nil, err
	}
	p.read(root)
	return p, root.reader.err
}

// verifyFiles checks that what lies beside the artifact is what the plan was made with.
func (p *plan) verifyFiles(files *programFiles) error {
	if want := p.Adapters; want != nil {
		if err := verifyFile("adapters", files.adapters, want.SHA256, want.Size); err != nil {
			return err
		}
	}
	if want := p.Layer; want != nil {
		return verifyFile("layer", files.layer, want.SHA256, want.Size)
	}
	return nil
}

func verifyFile(path string, file []byte, sha256 string, size int) error {
	digest := hexDigest(file)
	switch {
	case sha256 == digest && size == len(file):
		return nil
	case len(file) == 0:
		return planError(path, "the plan was made with %d bytes with SHA-256 %.12s, this package has none", size, sha256)
	}
	return planError(path, "the plan was made with %d bytes with SHA-256 %.12s, this package has %d with %.12s", size, sha256, len(file), digest)
}

// step is what makes core instance i.
func (p *plan) step(i int) *planStep {
	if i < len(p.Steps) {
		return &p.Steps[i]
	}
	return &p.Deferred[i-len(p.Steps)]
}

// stepPath is where that step stands.
func (p *plan) stepPath(i int) string {
	if i < len(p.Steps) {
		return fmt.Sprintf("steps[%d]", i)
	}
	return fmt.Sprintf("deferred[%d]", i-len(p.Steps))
}

// source is the file that the module of that step lies in, "" for the artifact.
func (p *plan) source(i int) string { return p.Modules[p.step(i).Module].Source }
