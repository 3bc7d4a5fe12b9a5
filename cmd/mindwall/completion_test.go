package main

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/shell"
)

// TestCompletedFlagsAreThere holds that each flag whose values are completed by its name is one of a command.
func TestCompletedFlagsAreThere(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../internal/completed/completed.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	commands := allCommands(newRoot(shell.New(context.Background(), os.Stdin, os.Stdout, os.Stderr)))
	count := 0
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Name.Name != "value" && f.Name.Name != "choices" {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			clause, ok := n.(*ast.CaseClause)
			if !ok {
				return true
			}
			for _, e := range clause.List {
				lit, ok := e.(*ast.BasicLit)
				if !ok {
					t.Fatalf("a case that is no name: %T", e)
				}
				name, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				if count++; !slices.ContainsFunc(commands, func(c *cobra.Command) bool { return c.Flags().Lookup(name) != nil }) {
					t.Errorf("no command has --%s", name)
				}
			}
			return true
		})
	}
	if count < 15 {
		t.Errorf("only %d flags found", count)
	}
}
