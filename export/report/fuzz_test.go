package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"mindwall/export/internal/walltest"
)

// readPage reads the page with a parser that forgives nothing: its elements, and its text without blanks.
func readPage(t *testing.T, page string) (elements map[string]int, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(page, "<!DOCTYPE html>")))
	d.Entity = xml.HTMLEntity
	elements = map[string]int{}
	var out strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return elements, strings.Join(strings.Fields(out.String()), "")
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, page)
		}
		switch e := token.(type) {
		case xml.StartElement:
			elements[e.Name.Local]++
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("%s has %s", e.Name.Local, a.Name.Local)
				}
			}
		case xml.CharData:
			out.Write(e)
		}
	}
}

// FuzzHTML holds that texts of a wall are texts of the page, and make no element.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		`</style><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `{{.Title}}`, `--></title>`, `&lt;b&gt;`, `'"`, "\x00\u2028", "×2", "עברית",
	} {
		f.Add(s, s, s, s, s)
	}
	f.Fuzz(func(t *testing.T, title, question, theme, caption, quote string) {
		b := walltest.Of(title, question, theme, caption, quote)
		c := newContent(b, Options{Parked: 1}) // without pictures: drawing takes a thousand times as long as the page
		var out bytes.Buffer
		if err := c.writePage(&out); err != nil {
			t.Fatal(err)
		}
		elements, text := readPage(t, out.String())
		q := b.Questions[0]
		a := q.Themes[0].Answers[0]
		for _, want := range []string{b.Event.Title, q.Text, q.Themes[0].Text, a.Text, a.Quote} {
			if !strings.Contains(text, strings.Join(strings.Fields(want), "")) {
				t.Errorf("the page lacks %q:\n%s", want, text)
			}
		}
		for element, want := range map[string]int{"script": 0, "img": 0, "a": 0, "h1": 1, "style": 1, "title": 1, "table": 2, "iframe": 0, "b": 0} {
			if elements[element] != want {
				t.Errorf("%d of %s, want %d", elements[element], element, want)
			}
		}
	})
}
