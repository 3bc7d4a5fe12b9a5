package report

import (
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
)

//go:embed page.gohtml
var page string

//go:embed style.css
var style string

// WriteHTML writes the write-up as one HTML file that holds its pictures and loads nothing. It prints well, follows the
// reader's choice of light or dark, and can be read by ear: all that the pictures say is in the text.
func WriteHTML(ctx context.Context, w io.Writer, b *mindmap.Board, o Options) error {
	c := newContent(b, o)
	if err := c.draw(ctx, b, o); err != nil {
		return err
	}
	return c.writePage(w)
}

func (c *content) writePage(w io.Writer) error {
	language := func(tag string) template.HTMLAttr {
		if c.apart == "" {
			return ""
		}
		return template.HTMLAttr(` lang="` + tag + `"`)
	}
	t, err := template.New("page").Funcs(template.FuncMap{
		"say": func(m say.Message) string { return c.voice.Say(m) }, "quoted": c.voice.Quoted, "heading": heading,
		// The language of the wall's own texts, and of what stands within them and is the page's.
		"wall": func() template.HTMLAttr { return language(c.apart) }, "own": func() template.HTMLAttr { return language(c.voice.Language()) },
	}).Parse(page)
	if err != nil {
		return fmt.Errorf("read the page's template: %w", err)
	}
	shown := shownPage{content: c, Language: c.voice.Language(), FromRight: c.voice.FromRight(), Style: template.CSS(style + c.colours)}
	for _, q := range c.Questions {
		shown.Questions = append(shown.Questions, shownQuestion{q, c.short(q)})
		if len(q.Rows) > 0 {
			rows := c.tableOf(q)
			shown.Appendix = append(shown.Appendix, shownTable{fmt.Sprintf("%d. %s", q.Number, q.Text), rows[0], rows[1:]})
		}
	}
	return t.Execute(w, shown)
}

// shownPage is the write-up as the template has it.
type shownPage struct {
	*content
	Language  string
	FromRight bool
	Style     template.CSS
	Questions []shownQuestion
	Appendix  []shownTable
}

// shownQuestion is a question with the table that says the same as its chart.
type shownQuestion struct {
	*question
	Short shownTable
}

type shownTable struct {
	Caption string
	Heads   []string
	Rows    [][]string
}

// HasWho reports whether anything is known of who was asked.
func (c *content) HasWho() bool {
	return c.Sources != "" || say.Joined("", c.Who[0].Value, c.Who[1].Value) != ""
}

// Themed reports whether there is anything to compare.
func (q *question) Themed() bool { return len(q.Source.Themes) > 0 && q.Answers > 0 }

// short is the table of the top-level themes alone.
func (c *content) short(q *question) shownTable {
	heads := 4
	if q.Voted {
		heads += 2
	}
	t := shownTable{Heads: c.heads(q)[:heads]}
	for _, theme := range q.Themes {
		t.Rows = append(t.Rows, c.cells(row{theme: theme, voted: q.Voted}))
	}
	return t
}

// Table is the table of an attribute.
func (a *attribute) Table() shownTable { return shownTable{"", a.table[0], a.table[1:]} }

// heading is the level of a theme's heading: below its question's, and never below the sixth.
func heading(depth int) int { return min(6, depth+2) }

// More is who does it, until when, and whether it is done.
func (a *action) More() string { return strings.TrimSpace(strings.TrimPrefix(a.line(), a.Text)) }

// Colour is the colours of a top-level theme, in both schemes, as style of an element.
func (t *theme) Colour() template.CSS {
	if t.Depth > 1 || t.colour < 0 {
		return ""
	}
	return colourOf(t.colour)
}

// colourOf is the colours of a theme by their number.
func colourOf(n int) template.CSS {
	light, dark := plan.PaletteOf(scheme.Light).Theme(n), plan.PaletteOf(scheme.Dark).Theme(n)
	return template.CSS("--light:" + light.String() + ";--dark:" + dark.String())
}
