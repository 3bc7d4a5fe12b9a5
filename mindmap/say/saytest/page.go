package saytest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"testing"

	"mindwall/mindmap/say"
)

// PageSaysNothingOfItsOwn holds that the messages of a Go file of such constants, and those that a page's template asks for by name, are in
// the catalogue, at least so many of them, and that the template holds no words itself.
func PageSaysNothingOfItsOwn(t testing.TB, words, page string, least int) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), words, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			name, _ := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			names = append(names, name)
		}
		return true
	})
	for _, m := range regexp.MustCompile(`say "([^"]*)"`).FindAllStringSubmatch(page, -1) {
		names = append(names, m[1])
	}
	if len(names) < least {
		t.Fatalf("%d words: the test tests little", len(names))
	}
	for _, name := range names {
		if say.English.Text(say.Message(name)) == "" {
			t.Errorf("%q is not said", name)
		}
	}
	own := regexp.MustCompile(`>[^<>{}]*[A-Za-z]{2}[^<>{}]*<`)
	if text := own.FindString(regexp.MustCompile(`(?s)\{\{.*?\}\}`).ReplaceAllString(page, "")); text != "" {
		t.Errorf("the page says %q by itself", text)
	}
}
