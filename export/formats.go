package export

import (
	"context"
	"io"

	"mindwall/export/dot"
	"mindwall/export/picture"
	"mindwall/export/table"
)

// Formats lists every format, in the order in which they are shown.
func Formats() []Format {
	return []Format{
		{Name: "dot", Ext: "dot", Title: "Graphviz diagram (DOT)", PerQuestion: true, Write: writeDOT},
		{Name: "png", Ext: "png", Title: "Picture (PNG)", PerQuestion: true, Write: writePNG},
		{Name: "json", Ext: "json", Title: "The whole wall, for machines (JSON)", Whole: true, Write: writeJSON},
	}
}

func writeDOT(_ context.Context, w io.Writer, j *Job) error {
	p, err := j.plan()
	if err != nil {
		return err
	}
	return dot.Write(w, p)
}

// byGraphviz draws with Graphviz when the job asks for one of its engines, and tells whether it did.
func (j *Job) byGraphviz(ctx context.Context, w io.Writer, p *picture.Plan, kind string) (done bool, err error) {
	if j.Engine == "" || j.Engine == dot.Own {
		return false, nil
	}
	notes, err := dot.Renderer{}.Render(ctx, w, p, j.Engine, kind)
	for _, n := range notes {
		j.Note(n)
	}
	return true, err
}

func writePNG(ctx context.Context, w io.Writer, j *Job) error {
	p, err := j.plan()
	if err != nil {
		return err
	}
	if done, err := j.byGraphviz(ctx, w, p, "png"); done {
		return err
	}
	j.notePicture(p)
	if note := p.PNGNote(); note != "" {
		j.Note(note)
	}
	return p.WritePNG(w)
}

// notePicture tells of characters that no font had.
func (j *Job) notePicture(p *picture.Plan) {
	if len(p.Missing) > 0 {
		missing := p.Missing
		if len(missing) > 12 {
			missing = missing[:12]
		}
		j.Note("no font on this computer has " + string(missing) + ", drawn as boxes; install Noto fonts for their script")
	}
}

func writeJSON(_ context.Context, w io.Writer, j *Job) error { return table.WriteJSON(w, j.Board) }
