package report

import (
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

//go:embed page.gohtml
var page string

//go:embed style.css
var style string

// WriteHTML writes the write-up as one HTML file that holds its pictures and loads nothing. It prints well, follows the
// reader's choice of light or dark, and can be read by ear: all that the pictures say is in the text.
func WriteHTML(ctx context.Context, w io.Writer, b *mindmap.Board, o Options) error {
	c := newContent(b, o.Parked)
	if err := c.addFigures(ctx, b, o); err != nil {
		return err
	}
	return c.writePage(w)
}

func (c *content) writePage(w io.Writer) error {
	t, err := template.New("page").Funcs(template.FuncMap{
		"sourceNames": say.English.SourceNames, "heading": heading, "last": last,
	}).Parse(page)
	if err != nil {
		return fmt.Errorf("read the page's template: %w", err)
	}
	return t.Execute(w, struct {
		*content
		Style template.CSS
	}{c, template.CSS(style)})
}

// heading is the level of a theme's heading: below its question's, and never below the sixth.
func heading(depth int) int { return min(6, depth+2) }

// last reports whether i is the index of the last of n.
func last(i, n int) bool { return i == n-1 }
