package report

import (
	"bytes"
	"context"
	"io"
	"strings"

	"mindwall/export/internal/docx"
	"mindwall/export/picture"
	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/scheme"
)

// WriteDOCX writes the write-up as a document for Word, in its own styles, to be edited there.
func WriteDOCX(ctx context.Context, w io.Writer, b *mindmap.Board, o Options) error {
	c := newContent(b, o)
	d := newDocxWriter(c, nil)
	d.draw = func(q *question) error { return d.drawn(ctx, b, q, o) }
	c.tell(d)
	if d.err != nil {
		return d.err
	}
	return d.Write(w)
}

// docxWriter hands the write-up to a document. The first error of drawing sticks.
type docxWriter struct {
	*docx.Document
	content *content
	draw    func(*question) error
	err     error
}

func newDocxWriter(c *content, draw func(*question) error) *docxWriter {
	return &docxWriter{Document: docx.New(c.Title, c.voice.Language(), c.voice.FromRight()), content: c, draw: draw}
}

func plain(text string) docx.Run { return docx.Run{Text: text} }

func (d *docxWriter) title(text, below string) {
	d.Paragraph(docx.Title, true, plain(text))
	if below != "" {
		d.Paragraph(docx.Subtitle, false, plain(below))
	}
}

func (d *docxWriter) lead(b block) {
	style := docx.Normal
	switch {
	case b.Heading > 0:
		style = docx.Heading(b.Heading)
	case b.Item:
		style = docx.Bullet
	case b.Quote:
		style = docx.Quote
	}
	var runs []docx.Run
	for _, r := range b.Runs {
		runs = append(runs, docx.Run{Text: r.Text, Bold: r.Bold, Italic: r.Italic, Link: r.Link})
	}
	d.Paragraph(style, false, runs...)
}

func (d *docxWriter) headline(text, below string) {
	d.Paragraph(docx.Headline, true, plain(text))
	if below != "" {
		d.Paragraph(docx.Normal, true, docx.Run{Text: below, Muted: true})
	}
}

func (d *docxWriter) paragraph(text string) { d.Paragraph(docx.Normal, false, plain(text)) }

func (d *docxWriter) small(text string, kept bool) { d.Paragraph(docx.Small, kept, plain(text)) }

func (d *docxWriter) heading(level int, text, more string) {
	runs := []docx.Run{plain(text)}
	if more != "" {
		runs = append(runs, docx.Run{Text: " (" + more + ")", Muted: true})
	}
	d.Paragraph(docx.Heading(level-1), true, runs...)
}

func (d *docxWriter) bar(t *top) {
	if t.Question != "" {
		d.Paragraph(docx.Small, true, docx.Run{Text: t.Question, Muted: true})
	}
	d.Paragraph(docx.Normal, true, docx.Run{Text: t.Text, Bold: true}, docx.Run{Text: " " + t.Of, Muted: true})
	d.Bar(t.Part(), plan.PaletteOf(scheme.Light).Theme(t.colour).String())
}

func (d *docxWriter) answer(s *said) {
	d.Paragraph(docx.Bullet, len(s.Quotes) > 0, plain(strings.TrimSpace(s.Text+" "+s.Count)))
	for _, q := range s.Quotes {
		d.Paragraph(docx.Quote, false, plain(d.content.voice.Quoted(q)))
	}
}

func (d *docxWriter) action(a *action) { d.Paragraph(docx.Bullet, false, plain(a.line())) }

func (d *docxWriter) gap(text string) {
	d.Paragraph(docx.Normal, false, docx.Run{Text: text, Gap: true})
}

func (d *docxWriter) pictures(q *question, _ [][]string) {
	if d.err == nil {
		d.err = d.draw(q)
	}
}

func (d *docxWriter) table(caption string, rows [][]string) {
	if caption != "" {
		d.Paragraph(docx.Caption, true, plain(caption))
	}
	d.Table(rows)
}

// drawn draws map and chart of a question.
func (d *docxWriter) drawn(ctx context.Context, b *mindmap.Board, q *question, o Options) error {
	m, err := picture.NewMap(b, q.Source, o.picture(ctx, scheme.Light))
	if err != nil {
		return err
	}
	o.noteMissing(m.Missing)
	if err := d.png(&m.Picture, q.MapText); err != nil || len(q.Source.Themes) == 0 {
		return err
	}
	bars, err := picture.NewBars(b, q.Source, o.picture(ctx, scheme.Light))
	if err != nil {
		return err
	}
	return d.png(&bars.Picture, q.BarsText)
}

func (d *docxWriter) png(p *picture.Picture, text string) error {
	var out bytes.Buffer
	if err := p.WritePNG(&out); err != nil {
		return err
	}
	return d.Picture(out.Bytes(), text)
}
