package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"mindwall/export/dot"
	"mindwall/export/interactive"
	"mindwall/export/outline"
	"mindwall/export/picture"
	"mindwall/export/plan"
	"mindwall/export/table"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// Formats lists every format, in the order in which they are shown.
func Formats() []Format {
	return []Format{
		{Name: "dot", Ext: "dot", Title: "Graphviz diagram (DOT)", PerQuestion: true, Write: writeDOT},
		{Name: "png", Ext: "png", Title: "Picture (PNG)", PerQuestion: true, Write: writePNG},
		{Name: "svg", Ext: "svg", Title: "Picture for the web and for print (SVG)", PerQuestion: true, Write: writeSVG},
		{Name: "pdf", Ext: "pdf", Title: "Document for print (PDF)", PerQuestion: true, Write: writePDF},
		chartAs("png"),
		{Name: "html", Ext: "html", Suffix: "map", Title: "Interactive map for a browser (HTML)", PerQuestion: true, Write: writeHTML},
		{Name: "md", Ext: "md", Title: "Outline (Markdown)", Write: wholeWall(outline.WriteMarkdown)},
		{Name: "opml", Ext: "opml", Title: "Outline for outliners (OPML)", Write: wholeWall(outline.WriteOPML)},
		{Name: "mm", Ext: "mm", Title: "Mind map for FreeMind and Freeplane", PerQuestion: true, Write: oneMap(outline.WriteFreeMind)},
		{Name: "mermaid", Ext: "mmd", Title: "Mermaid mind map", PerQuestion: true, Write: oneMap(outline.WriteMermaid)},
		{Name: "xmind", Ext: "xmind", Title: "XMind workbook", Write: wholeWall(outline.WriteXMind)},
		{Name: "csv", Ext: "csv", Title: "Table (CSV)", Private: true, Write: writeCSV},
		{Name: "xlsx", Ext: "xlsx", Title: "Workbook with counts (XLSX)", Private: true, Write: writeXLSX},
		{Name: "json", Ext: "json", Title: "The whole wall, for machines (JSON)", Whole: true, Private: true, Write: writeJSON},
	}
}

// wholeWall is a writer of the whole wall as a format's.
func wholeWall(write func(io.Writer, *mindmap.Board, say.Voice) error) func(context.Context, io.Writer, *Job) error {
	return func(_ context.Context, w io.Writer, j *Job) error { return write(w, j.Board, j.Voice) }
}

// oneMap is a writer of one question as a format's.
func oneMap(write func(io.Writer, *mindmap.Event, *mindmap.Question, say.Voice) error) func(context.Context, io.Writer, *Job) error {
	return func(_ context.Context, w io.Writer, j *Job) error {
		return write(w, &j.Board.Event, j.Question, j.Voice)
	}
}

func writeDOT(ctx context.Context, w io.Writer, j *Job) error {
	m, err := j.mindMap(ctx, true)
	if err != nil {
		return err
	}
	return dot.Write(w, m.Plan)
}

// byGraphviz draws with one of the engines of Graphviz.
func (j *Job) byGraphviz(ctx context.Context, w io.Writer, p *plan.Plan, kind string) error {
	notes, err := dot.Renderer{}.Render(ctx, w, p, j.Engine, kind)
	for _, n := range notes {
		j.Note(n)
	}
	return err
}

// picture writes the map with our own painter, or with Graphviz.
func (j *Job) picture(ctx context.Context, w io.Writer, kind string, paint func(*picture.Map) error) error {
	byGraphviz := j.Engine != "" && j.Engine != dot.Own
	m, err := j.mindMap(ctx, byGraphviz)
	if err != nil {
		return err
	}
	if byGraphviz {
		return j.byGraphviz(ctx, w, m.Plan, kind)
	}
	j.noteMissing(m.Missing)
	j.noteIf(m.PaperNote(kind == "pdf"))
	return paint(m)
}

func writePNG(ctx context.Context, w io.Writer, j *Job) error {
	return j.picture(ctx, w, "png", func(m *picture.Map) error {
		j.noteIf(m.PNGNote())
		return m.WritePNG(w)
	})
}

func writeSVG(ctx context.Context, w io.Writer, j *Job) error {
	return j.picture(ctx, w, "svg", func(m *picture.Map) error { return m.WriteSVG(w, j.LiveText) })
}

func writePDF(ctx context.Context, w io.Writer, j *Job) error {
	return j.picture(ctx, w, "pdf", func(m *picture.Map) error { return m.WritePDF(w) })
}

// ChartAs is the format of the chart as png, svg or pdf.
func ChartAs(kind string) (Format, error) {
	switch kind {
	case "png", "svg", "pdf":
		return chartAs(kind), nil
	}
	return Format{}, fmt.Errorf("a chart is written as png, svg or pdf, and not as %q", kind)
}

func chartAs(kind string) Format {
	return Format{
		Name: "chart", Ext: kind, Suffix: "chart", Title: "Themes as a bar chart (" + strings.ToUpper(kind) + ")", PerQuestion: true,
		Write: func(ctx context.Context, w io.Writer, j *Job) error { return writeChart(ctx, w, j, kind) },
	}
}

func writeChart(ctx context.Context, w io.Writer, j *Job, kind string) error {
	p, err := picture.NewBars(j.Board, j.Question, j.options(ctx))
	if err != nil {
		return err
	}
	j.noteMissing(p.Missing)
	switch kind {
	case "svg":
		return p.WriteSVG(w, j.LiveText)
	case "pdf":
		return p.WritePDF(w)
	}
	j.noteIf(p.PNGNote())
	return p.WritePNG(w)
}

func writeHTML(ctx context.Context, w io.Writer, j *Job) error {
	return interactive.Write(ctx, w, j.Board, j.Question, j.Voice)
}

func (j *Job) noteIf(text string) {
	if text != "" {
		j.Note(text)
	}
}

// noteMissing says which characters no font had.
func (j *Job) noteMissing(missing []rune) {
	if len(missing) > 0 {
		j.Note(say.NoFont(missing) + "; Noto fonts for that script would help")
	}
}

func writeCSV(_ context.Context, w io.Writer, j *Job) error {
	return table.WriteCSV(w, j.Board, table.Options{Private: j.Private})
}

func writeJSON(_ context.Context, w io.Writer, j *Job) error {
	return table.WriteJSON(w, j.Board, table.Options{Private: j.Private})
}

func writeXLSX(ctx context.Context, w io.Writer, j *Job) error {
	return table.WriteXLSX(ctx, w, j.Board, table.Options{Private: j.Private, Voice: j.Voice})
}
