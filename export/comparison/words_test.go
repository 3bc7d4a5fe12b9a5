package comparison

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"testing"

	"mindwall/mindmap/say"
)

// TestEveryWordIsInTheCatalogue holds that a comparison says nothing that is not in the catalogue, by the name it asks for.
func TestEveryWordIsInTheCatalogue(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "words.go", nil, 0)
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
	if len(names) < 50 {
		t.Fatalf("%d words: the test tests little", len(names))
	}
	for _, name := range names {
		if say.English.Text(say.Message(name)) == "" {
			t.Errorf("%q is not said", name)
		}
	}
	words := regexp.MustCompile(`>[^<>{}]*[A-Za-z]{2}[^<>{}]*<`)
	if text := words.FindString(regexp.MustCompile(`(?s)\{\{.*?\}\}`).ReplaceAllString(page, "")); text != "" {
		t.Errorf("the page says %q by itself", text)
	}
}
