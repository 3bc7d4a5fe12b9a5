package comparison

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"mindwall/export/internal/walltest"
	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/desk/columns"
	"mindwall/mindmap/scheme"
)

// hostile are texts that break formats, beside those in many scripts.
func hostile() []string {
	return append(walltest.Texts(), `</style><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, "{{.Title}} {theme} {n}", "| a | b |\n---", "# no heading", "]](<x>) ![y](z)", "&lt;b&gt; & so on", "*/ } body { display:none")
}

// FuzzTexts holds that whatever people say is text on the page and in the picture, and breaks neither.
func FuzzTexts(f *testing.F) {
	texts := hostile()
	for i, text := range texts {
		f.Add(text, texts[(i+1)%len(texts)])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		c := columns.Compare([]compare.Wall{
			{ID: mindmap.ID{1}, Name: a, Board: walltest.Of(a, b, a, b, a)}, {ID: mindmap.ID{2}, Name: b, Board: walltest.Of(b, b, a, a, b)},
		}, nil)
		page := htmlOf(t, c, Options{})
		parse(t, strings.TrimPrefix(page, "<!DOCTYPE html>"))
		_ = markdownOf(t, c, Options{})
		for _, q := range c.Questions {
			if !Pictured(q) {
				continue
			}
			var svg bytes.Buffer
			if err := NewPicture(c, q, scheme.Dark, Options{NoSystemFonts: true}).WriteSVG(&svg, true); err != nil {
				t.Fatal(err)
			}
			parse(t, svg.String())
		}
	})
}

// parse reads a document to its end, and holds that all of its elements are such as a comparison has.
func parse(t *testing.T, document string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(document))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in %s", err, document)
		}
		if e, ok := token.(xml.StartElement); ok {
			switch e.Name.Local {
			case "script", "img", "iframe", "b":
				t.Errorf("an element of what people said: %v", e)
			}
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("%s has %s", e.Name.Local, a.Name.Local)
				}
			}
		}
	}
}
