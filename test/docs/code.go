// Command code prints what the Go files of a folder say to the compiler and to tools: usage: code FOLDER.
package main

import (
	"bytes"
	"encoding/json"
	"go/build/constraint"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// code is one file without its comments, the comments that are directives, and whether gofmt would change it.
type code struct {
	Code       string
	Directives []string
	Formatted  bool
}

func main() {
	folder := os.Args[1]
	files := map[string]code{}
	check(filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		name, err := filepath.Rel(folder, path)
		files[name] = read(path)
		return err
	}))
	check(json.NewEncoder(os.Stdout).Encode(files))
}

func read(path string) code {
	source, err := os.ReadFile(path)
	check(err)
	set := token.NewFileSet()
	commented, err := parser.ParseFile(set, path, source, parser.ParseComments)
	check(err)
	found := code{Directives: []string{}}
	for _, group := range commented.Comments {
		for _, comment := range group.List {
			if isDirective(comment.Text) {
				found.Directives = append(found.Directives, comment.Text)
			}
		}
	}
	bare, err := parser.ParseFile(token.NewFileSet(), path, source, 0)
	check(err)
	var text bytes.Buffer
	check(format.Node(&text, token.NewFileSet(), bare))
	formatted, err := format.Source(source)
	check(err)
	found.Code, found.Formatted = text.String(), bytes.Equal(source, formatted)
	return found
}

func isDirective(comment string) bool {
	if constraint.IsGoBuild(comment) || constraint.IsPlusBuild(comment) {
		return true
	}
	for _, begin := range []string{"//go:", "//line ", "/*line ", "//export ", "//extern ", "//nolint", "// nolint", "//lint:", "//sys", "/*"} {
		if strings.HasPrefix(comment, begin) {
			return true
		}
	}
	return false
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
