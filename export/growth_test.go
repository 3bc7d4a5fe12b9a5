package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"mindwall/export/picture"
	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/shapes"
	"mindwall/mindmap/walk"
)

// stream is what a format writes of a board.
func stream(t *testing.T, ctx context.Context, b *mindmap.Board, f Format) ([]byte, []string, error) {
	t.Helper()
	var out bytes.Buffer
	notes, err := Stream(ctx, &out, Request{Board: b, WallName: "wall", Formats: []Format{f}, LiveText: true})
	return out.Bytes(), notes, err
}

// said are the answers of a board, by the word that only they have.
func said(b *mindmap.Board) map[string]bool {
	words := map[string]bool{}
	for _, q := range b.Questions {
		for a := range q.AllAnswers {
			words[strings.Fields(a.Text)[1]] = true
		}
	}
	return words
}

var number = regexp.MustCompile(`\d+x\b`)

// Every answer of a wall is in every format, however deep it lies; and when some lie too deep, a note says so.
func TestEveryAnswerIsInEveryFormat(t *testing.T) {
	inPixels := map[string]bool{"png": true, "chart": true, "pdf": true} // made of the same plan as the others
	for _, s := range shapes.All()[:5] {
		board := fold.Of(s.Make(120))
		want := said(board)
		_, raised := walk.Shallow(board)
		for _, f := range Formats() {
			if f.Ext == "png" && raised == 0 {
				continue
			}
			file, notes, err := stream(t, t.Context(), board, f)
			if err != nil {
				t.Fatalf("%s as %s: %v", s.Name, f.Name, err)
			}
			if told := strings.Contains(strings.Join(notes, "\n"), fmt.Sprintf("more than %d deep", mindmap.MaxDepth)); told != (raised > 0) {
				t.Errorf("%s as %s: of %d that are too deep the notes say %q", s.Name, f.Name, raised, notes)
			}
			if inPixels[f.Name] {
				continue
			}
			found := map[string]bool{}
			for _, word := range number.FindAllString(string(unpacked(t, file)), -1) {
				found[word] = true
			}
			for word := range want {
				if !found[word] {
					t.Fatalf("%s as %s: no %s among %d of %d answers", s.Name, f.Name, word, len(found), len(want))
				}
			}
		}
		shallow, _ := walk.Shallow(board)
		m, err := picture.NewMap(shallow, shallow.Questions[0], picture.Options{NoSystemFonts: true})
		if err != nil {
			t.Fatal(err)
		}
		boxes := 0
		for i := range m.Plan.Boxes {
			if m.Plan.Boxes[i].Kind == plan.Answer {
				boxes++
			}
		}
		if boxes != len(want) {
			t.Errorf("the picture of %s has %d of %d answers", s.Name, boxes, len(want))
		}
	}
}

// A file grows as the wall does, whatever its shape.
func TestFilesGrowWithTheWall(t *testing.T) {
	for _, s := range shapes.All()[:5] {
		small, large := fold.Of(s.Make(100)), fold.Of(s.Make(1000))
		for _, f := range Formats() {
			if f.Ext == "png" {
				continue // of pixels there are so many at most
			}
			before, _, err := stream(t, t.Context(), small, f)
			if err != nil {
				t.Fatal(err)
			}
			after, _, err := stream(t, t.Context(), large, f)
			if err != nil {
				t.Fatal(err)
			}
			if len(after) > 20*len(before) { // ten times the nodes; a shape may have fewer answers while it is small
				t.Errorf("%s as %s: %d bytes at 100 nodes, %d at 1,000", s.Name, f.Name, len(before), len(after))
			}
		}
	}
}

// ending is a context that ends when it was asked so many times.
type ending struct {
	context.Context
	left int
}

func (e *ending) Err() error {
	if e.left--; e.left < 0 {
		return context.Canceled
	}
	return nil
}

// Every format hears that its work is to end, whenever that is, and a write-up too. What is measured and drawn asks for each
// answer at least, a book for the map, for its cards and for its pages.
func TestEveryFormatHearsItsContext(t *testing.T) {
	const answers = 1000
	board := fold.Of(shapes.Flat(answers))
	asks := map[string]int{"dot": answers, "svg": answers, "png": answers, "pdf": 4 * answers, "xlsx": answers / 10, "report": 2 * answers}
	work := map[string]func(context.Context) error{"report": func(ctx context.Context) error {
		_, err := StreamReport(ctx, io.Discard, ReportRequest{Board: board, Format: "html"})
		return err
	}}
	for _, f := range Formats() {
		work[f.Name] = func(ctx context.Context) error {
			_, _, err := stream(t, ctx, board, f)
			return err
		}
	}
	for name, do := range work {
		whole := &ending{t.Context(), 1 << 30}
		if err := do(whole); err != nil {
			t.Fatal(err)
		}
		asked := 1<<30 - whole.left
		if asked < max(2, asks[name]) {
			t.Errorf("%s asks %d times", name, asked)
		}
		for _, after := range []int{0, 1, asked / 4, asked / 2, asked * 3 / 4, asked - 1} {
			if err := do(&ending{t.Context(), after}); !errors.Is(err, context.Canceled) {
				t.Errorf("%s ended after %d of %d questions with %v", name, after, asked, err)
			}
		}
	}
}
