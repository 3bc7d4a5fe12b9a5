// Package filmed writes a wall as it came to be as a film for pages and slides: an SVG that moves, a GIF, or a PNG of each picture.
//
// All three have the same pictures, which are rows of cells that are handed in; so what may be seen is decided elsewhere, and nothing
// but what is seen is in the files. They carry neither times nor names: the same rows give the same bytes, with the same fonts.
package filmed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"mindwall/export"
	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/replay"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/text"
	"mindwall/tui/look"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// size is how many cells the rows of a film have: few, as in a room.
var size = screen.Size{W: 80, H: 20}

// Request is the film that is asked for.
type Request struct {
	Replay *replay.Replay
	Look   *look.Look
	To     string // its file; the extension says what it is, and of a series of PNGs it is what their names begin with
	Force  bool   // files that are there are replaced

	// Progress, when not nil, is told how far it is, of how much, and what is made.
	Progress func(done, total int, file string)
}

// Formats are what films are written as, by their extensions.
const Formats = ".svg, .png or .gif"

// CheckName refuses names of files that no film can have.
func CheckName(to string) error {
	if write, _ := writerOf(to); write == nil || strings.HasPrefix(filepath.Base(to), ".") {
		return fault.Advise(fmt.Errorf("%s is no name for a film", text.TellPath(to)), "let it end with %s", Formats)
	}
	return nil
}

// Write writes a film, whole or not at all.
func Write(ctx context.Context, r Request) (export.Result, error) {
	if err := CheckName(r.To); err != nil {
		return export.Result{}, err
	}
	write, rounds := writerOf(r.To)
	f := &film{request: r, rounds: rounds}
	if err := f.shoot(ctx); err != nil {
		return export.Result{}, err
	}
	files := write(f)
	paths, err := export.WriteFiles(ctx, filepath.Dir(r.To), r.Force, files, nil)
	if err == nil {
		f.noteLeft(files)
	}
	return export.Result{Paths: paths, Notes: f.notes}, err
}

// writerOf is what makes the files of a format, and in how many rounds through all shots, with the one in which they are looked at; nil
// when there is none.
func writerOf(to string) (write func(*film) []export.File, rounds int) {
	switch strings.ToLower(filepath.Ext(to)) {
	case ".svg":
		return (*film).svg, 2
	case ".png":
		return (*film).pngs, 2
	case ".gif":
		return (*film).gif, 3
	}
	return nil, 0
}

// film is a replay that is cut.
type film struct {
	request Request
	rounds  int
	event   mindmap.Event
	outline []string // what is seen in the end, in words
	shots   []shot
	notes   []string
}

// shot is rows and how long they are seen.
type shot struct {
	rows []string
	rest time.Duration
}

// progress tells how far a round through all shots is, from round 0.
func (f *film) progress(round, done int) {
	if f.request.Progress != nil {
		total := len(f.shots)
		f.request.Progress((round*total+done)/f.rounds, total, filepath.Base(f.request.To))
	}
}

// shoot cuts the replay, and looks at each shot.
func (f *film) shoot(ctx context.Context) error {
	r := f.request.Replay
	cuts := cutReel(r.Len(), func(i int) time.Duration { return r.At(i).Offset })
	f.shots = make([]shot, len(cuts))
	room := stage.NewFilm(r)
	known := map[string]string{} // rows that are the same are kept once
	for i, c := range cuts {
		if err := ctx.Err(); err != nil {
			return err
		}
		f.progress(0, i)
		rows := make([]string, 0, size.H)
		for _, row := range room.Rows(c.moment, size, f.request.Look) {
			kept, ok := known[row]
			if !ok {
				kept = strings.Clone(row)
				known[kept] = kept
			}
			rows = append(rows, kept)
		}
		f.shots[i] = shot{rows, c.rest}
	}
	f.tell(r.Player().Board(r.Len() - 1))
	return nil
}

// tell says in words what is seen in the end: the map of each question that is told of.
func (f *film) tell(live *fold.Live) {
	f.event = live.Board().Event
	told := map[mindmap.ID]bool{}
	for i := range f.request.Replay.Len() {
		told[f.request.Replay.At(i).Question] = true
	}
	for _, q := range live.Board().Questions {
		if told[q.ID] {
			lines, _ := stage.Tell(stage.View{Live: live, Shown: shown.Shown{Scene: shown.Map, Question: q.ID}, Size: size, Look: f.request.Look})
			f.outline = append(f.outline, lines...)
		}
	}
}

// noteMissing says which characters no font had.
func (f *film) noteMissing(missing []rune) {
	if len(missing) > 0 {
		f.notes = append(f.notes, say.NoFont(missing)+"; Noto fonts for that script would help")
	}
}

// noteLeft tells of pictures that are left of a longer series.
func (f *film) noteLeft(files []export.File) {
	if !f.isSeries() {
		return
	}
	next := filepath.Join(filepath.Dir(f.request.To), f.pngName(len(files)+1))
	if _, err := os.Lstat(next); !errors.Is(err, os.ErrNotExist) {
		f.notes = append(f.notes, text.TellPath(next)+" and what follows is of an earlier series")
	}
}

// eachShot does something with each shot, until the context ends.
func (f *film) eachShot(ctx context.Context, round int, do func(shot) error) error {
	for i, s := range f.shots {
		if err := ctx.Err(); err != nil {
			return err
		}
		f.progress(round, i)
		if err := do(s); err != nil {
			return err
		}
	}
	return nil
}

// only is a film that is one file.
func (f *film) only(write func(context.Context, io.Writer) error) []export.File {
	return []export.File{{Name: filepath.Base(f.request.To), Write: write}}
}
