package comparison

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"

	"mindwall/export/canvas"
	"mindwall/export/plan"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
)

//go:embed page.gohtml
var page string

//go:embed style.css
var style string

// WriteHTML writes the comparison as one HTML file that holds its pictures and loads nothing. It prints well, follows the reader's
// choice of light or dark, and can be read by ear: all that the pictures say is in the text.
func WriteHTML(ctx context.Context, w io.Writer, of *compare.Comparison, o Options) error {
	c := newContent(of, o)
	css, err := c.draw(ctx, o)
	if err != nil {
		return err
	}
	return c.writePage(w, css)
}

// draw draws the picture of each question, in both schemes, and returns their style sheet.
func (c *content) draw(ctx context.Context, o Options) (css string, err error) {
	var page canvas.Inline
	for _, q := range c.Questions {
		if !q.Pictured {
			continue
		}
		var schemes [2]*Picture
		for i, s := range [...]scheme.Scheme{scheme.Light, scheme.Dark} {
			if err := ctx.Err(); err != nil {
				return "", err
			}
			l := c.drawn(s, o)
			l.onPage = true
			schemes[i] = q.figure.draw(l)
		}
		o.noteMissing(schemes[0])
		var svg bytes.Buffer
		if err := page.WriteSVG(&svg, schemes[0].scene, schemes[1].scene); err != nil {
			return "", fmt.Errorf("draw question %d: %w", q.Number, err)
		}
		q.Picture = template.HTML(svg.String())
	}
	return page.CSS(), nil
}

// shownPage is the comparison as the template has it.
type shownPage struct {
	*content
	Language  string
	FromRight bool
	Style     template.CSS
}

func (c *content) writePage(w io.Writer, css string) error {
	language := func(tag string) template.HTMLAttr {
		if c.apart == "" {
			return ""
		}
		return template.HTMLAttr(` lang="` + tag + `"`)
	}
	t, err := template.New("page").Funcs(template.FuncMap{
		"say": func(m say.Message) string { return c.voice.Say(m) }, "quoted": c.voice.Quoted, "heading": func(depth int) int { return min(6, depth+2) },
		"called": func(name, value string) string { return c.voice.Say(named, "name", name, "value", value) },
		// The language of the walls' own texts, and of what stands within them and is the page's.
		"wall": func() template.HTMLAttr { return language(c.apart) }, "own": func() template.HTMLAttr { return language(c.voice.Language()) },
	}).Parse(page)
	if err != nil {
		return fmt.Errorf("read the page's template: %w", err)
	}
	return t.Execute(w, shownPage{c, c.voice.Language(), c.voice.FromRight(), template.CSS(statusColours() + style + css)})
}

// statusColours are the colours of what rose and of what fell, in both schemes, as the pictures have them.
func statusColours() string {
	of := func(s scheme.Scheme) string {
		p := plan.PaletteOf(s)
		return fmt.Sprintf(":root{--up:%s;--down:%s}", p.Theme(0), p.Theme(1))
	}
	return of(scheme.Light) + "\n@media screen and (prefers-color-scheme:dark){" + of(scheme.Dark) + "}\n"
}

// HasTables reports whether there are any numbers.
func (c *content) HasTables() bool {
	return slices.ContainsFunc(c.Questions, func(q *question) bool { return len(q.Cells()) > 0 })
}

// Heads are the heads of a question's table.
func (q *question) Heads() []string { return q.Rows[0] }

// Cells are the rows below them.
func (q *question) Cells() [][]string { return q.Rows[1:] }

// Caption is what stands above a table.
func (q *question) Caption() string { return fmt.Sprintf("%d. %s", q.Number, q.Text) }

// Sides are the columns of a theme that have answers to show.
func (t *theme) Sides() (out []side) {
	for _, s := range t.Columns {
		if len(s.First) > 0 || s.More != "" {
			out = append(out, s)
		}
	}
	return out
}

// InQuestion is the question that a theme is of.
func (t *theme) InQuestion() string { return t.question.Text }
