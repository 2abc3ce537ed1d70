package component

import (
	"encoding/json"
	"strings"
	"testing"
)

// growSource is an artifact of one module that exports "memory" and "table", each of which it can grow by what its function is told.
func growSource(t *testing.T, memory, table []byte) *Source {
	t.Helper()
	module := []byte{
		0, 'a', 's', 'm', 1, 0, 0, 0,
		1, 6, 1, 0x60, 1, 0x7f, 1, 0x7f, // type: (i32) -> (i32)
		3, 3, 2, 0, 0, // functions
	}
	section := func(id byte, body ...byte) { module = append(append(module, id, byte(len(body))), body...) }
	section(4, append([]byte{1, 0x70}, table...)...)
	section(5, append([]byte{1}, memory...)...)
	section(7, 2, 1, 'm', 0, 0, 1, 't', 0, 1)
	section(10, 2, 6, 0, 0x20, 0, 0x40, 0, 0x0b, 9, 0, 0xd0, 0x70, 0x20, 0, 0xfc, 15, 0, 0x0b)
	p := &plan{
		Format: planFormat, Modules: []planModule{{Length: len(module)}}, Components: make([]planComponent, 1),
		Resources: []planResource{}, Options: []planOptions{{Encoding: "utf8"}}, HostFunctions: []planHostFunction{},
		Steps:    []planStep{{Imports: []planImport{}}},
		Exports:  []planExport{{Function: "m", Core: coreExport{Name: "m"}}, {Function: "t", Core: coreExport{Name: "t"}}},
		Artifact: planArtifact{SHA256: hexDigest(module), Size: len(module)},
	}
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	const grow = "(i32) -> (i32)"
	return &Source{Definition: Definition{Exports: []ExportDefinition{{"m", grow}, {"t", grow}}}, Artifact: module, Plan: text}
}

func grower(t *testing.T, source *Source, limit uint64) (*Instance, error) {
	t.Helper()
	config := Config{MemoryLimit: limit}
	program, err := source.Program(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	in, err := NewInstance(t.Context(), program, config, nil)
	if err == nil {
		t.Cleanup(func() { _ = in.Close() })
	}
	return in, err
}

const (
	growMemory = iota
	growTable
)

func TestLimits(t *testing.T) {
	const refused = 0xffffffff
	anyMax := []byte{0, 1}
	for _, test := range []struct {
		name          string
		memory, table []byte
		limit         uint64
		export        int
		by            uint64
		want          uint32
	}{
		{"tables are bounded without a limit", anyMax, anyMax, 0, growTable, 4_000_000, refused},
		{"tables may have some elements", anyMax, anyMax, 0, growTable, tableHeadroom - 1, 1},
		{"a declared maximum stays", anyMax, []byte{1, 1, 4}, 0, growTable, 4, refused},
		{"what a table is declared with stays", anyMax, []byte{0, 0xc0, 0x9a, 0x0c}, 0, growTable, 1, refused},
		{"memories have no limit", anyMax, anyMax, 0, growMemory, 100, 1},
		{"tables that cannot grow cost nothing", anyMax, []byte{1, 20, 20}, 16 << 20, growMemory, 255, 1},
		{"a limit is not passed", anyMax, []byte{1, 20, 20}, 16 << 20, growMemory, 256, refused},
		{"tables count", anyMax, anyMax, 16 << 20, growMemory, 244, refused},
		{"what they leave is the memory's", anyMax, anyMax, 16 << 20, growMemory, 243, 1},
		{"without room tables do not grow", anyMax, anyMax, 2 * pageSize, growTable, 1, refused},
		{"and leave it to memories", anyMax, anyMax, 2 * pageSize, growMemory, 1, 1},
	} {
		in, err := grower(t, growSource(t, test.memory, test.table), test.limit)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got, err := scalar(t.Context(), in, test.export, test.by); got != test.want || err != nil {
			t.Errorf("%s: got %d, %v", test.name, int32(got), err)
		}
	}
}

func TestALimitThatIsTooLow(t *testing.T) {
	source := growSource(t, []byte{0, 3}, []byte{0, 1})
	if _, err := grower(t, source, 3*pageSize); err != nil {
		t.Error(err)
	}
	_, err := grower(t, source, 3*pageSize-1)
	if err == nil || !strings.Contains(err.Error(), "196607") || !strings.Contains(err.Error(), "196608") {
		t.Errorf("got %v", err)
	}
}

func TestMemoriesShareALimit(t *testing.T) {
	n := need{fixed: 3, tables: 2, growing: 2}
	if pages, ok := n.share(16 * pageSize); pages != 5 || !ok {
		t.Errorf("got %d, %v", pages, ok)
	}
	if _, ok := n.share(4 * pageSize); ok {
		t.Error("too little is enough")
	}
}
