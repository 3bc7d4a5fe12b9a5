package filmed

import (
	"context"
	"io"
	"strings"

	"mindwall/export"
	"mindwall/mindmap/say"
	"mindwall/tui/svg"
)

// vectors is the paper of an SVG.
var vectors = svg.Paper{Size: size, CellW: 16, CellH: 36, Font: 27, Baseline: 27, Margin: 8}

// sayMapGrows is what films are called, behind the title of the event.
const sayMapGrows say.Message = "map grows"

// svg is the film as an SVG that moves.
func (f *film) svg() []export.File {
	return f.only(func(ctx context.Context, out io.Writer) error {
		moving := svg.NewFilm(vectors, f.request.Look, false)
		voice := say.In(f.event.Language)
		moving.Title = say.Joined(": ", f.event.Title, voice.Text(sayMapGrows))
		moving.Words, moving.Language = strings.Join(f.outline, "\n"), voice.Language()
		err := f.eachShot(ctx, 1, func(s shot) error {
			moving.Show(svg.Shot{Rows: s.rows, Rest: s.rest})
			return nil
		})
		if err != nil {
			return err
		}
		return moving.Write(out)
	})
}
