package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sources calls do with every file of Go below a folder that is no test.
func sources(t *testing.T, folder string, do func(path string, data []byte)) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil {
			do(path, data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTheCommandIsFlagsAndWords holds this package to what it is for: the application is mindmap/desk.
func TestTheCommandIsFlagsAndWords(t *testing.T) {
	lines := 0
	sources(t, ".", func(_ string, data []byte) { lines += bytes.Count(data, []byte("\n")) })
	if lines >= 2000 {
		t.Errorf("the command has %d lines, want fewer than 2000", lines)
	}
}

// TestNoTypeDoesTooMuch holds the types of the program to forty methods: a type that has more is two.
func TestNoTypeDoesTooMuch(t *testing.T) {
	methods := map[string]int{}
	count := func(path string, data []byte) {
		file, err := parser.ParseFile(token.NewFileSet(), path, data, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil {
				methods[filepath.Dir(path)+"."+receiver(f.Recv.List[0].Type)]++
			}
		}
	}
	for _, folder := range []string{"../../tui", "../../export", "../../mindmap/desk", "../../mindmap/affinity", "../../mindmap/fold", "../../mindmap/phone", "../../mindmap/link", "../internal", "."} {
		sources(t, folder, count)
	}
	if len(methods) < 50 {
		t.Errorf("only %d types were looked at", len(methods))
	}
	for name, n := range methods {
		if n > 40 {
			t.Errorf("%s has %d methods", strings.TrimPrefix(name, "../../"), n)
		}
	}
}

// receiver is the name of a method's type.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
