package console_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
	"mindwall/tui/internal/drive"
	"mindwall/tui/screen"
)

// loadWall is what a wall file of people who played an event holds.
func loadWall(t *testing.T, name string) *fold.Live {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "stage", "testdata", "walls", name))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name) // opened for reading, a wall makes files beside it
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := wallfile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	entries, _, err := w.Load(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	live := fold.NewLive()
	live.Add(entries...)
	return live
}

// study is the first question of a wall that people typed, and so many more answers to it that are unsorted. The last of these is
// returned apart, to come while the wall is looked at.
func study(t *testing.T, more int) (wall []mindmap.Entry, last mindmap.AddAnswer) {
	t.Helper()
	live, n := loadWall(t, "f.wall"), byte(0)
	s := &scribe.Scribe{
		Live: live, Author: "sam", Device: mindmap.ID{3},
		Now:   func() time.Time { return time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC) },
		NewID: func() mindmap.ID { n++; return mindmap.ID{7, 15: n} },
	}
	q, added := live.Board().Questions[0].ID, 0
	for a := range loadWall(t, "lunch.wall").Board().Questions[1].AllAnswers {
		last = mindmap.AddAnswer{Question: q, Caption: a.Text, Source: mindmap.Room, Tally: a.Tally.Total()}
		if added++; added == more {
			break
		}
		if _, err := s.Do(last); err != nil {
			t.Fatal(err)
		}
	}
	return live.Entries(), last
}

// answers54 is how many more make 54 answers, 32 of them unsorted, under 5 themes.
const answers54 = 23

// studied is the console of a wall in a window of a size, the last answer just come.
func studied(t drive.TB, wall []mindmap.Entry, last mindmap.AddAnswer, size screen.Size) *drive.Driver {
	t.Helper()
	return drive.New(t, drive.Options{Size: size, Entries: wall}).Arrive(last)
}

// studySizes are the windows in which it is drawn.
func studySizes() []screen.Size {
	return []screen.Size{{W: 60, H: 20}, {W: 80, H: 24}, {W: 100, H: 28}, {W: 160, H: 45}}
}

// twoMarked marks two answers, and selects the one between them.
func twoMarked(d *drive.Driver) *drive.Driver {
	for _, text := range []string{"* loneliness", "social isolation"} {
		find(d, text).Press("space")
	}
	return find(d, "poverty")
}

// TestTheScreensAsDesigned draws the states in which a facilitator works on 54 answers, in windows of every size.
func TestTheScreensAsDesigned(t *testing.T) {
	wall, last := study(t, answers54)
	for name, do := range map[string]func(d *drive.Driver){
		"work":    func(d *drive.Driver) {},
		"marks":   func(d *drive.Driver) { twoMarked(d) },
		"hash":    func(d *drive.Driver) { twoMarked(d).Type("#") },
		"hash-ti": func(d *drive.Driver) { twoMarked(d).Type("#ti") },
		"filed":   func(d *drive.Driver) { twoMarked(d).Type("#ti").Press("enter") },
		"list":    func(d *drive.Driver) { find(d, "poverty").Press("/").Type("lon") },
		"quit":    func(d *drive.Driver) { d.Press("ctrl+c") },
	} {
		t.Run(name, func(t *testing.T) {
			drive.Test(t, func(t *testing.T) {
				drawn(t, "study-"+name, func(size screen.Size) *drive.Driver {
					d := studied(t, wall, last, size)
					do(d)
					return d
				})
			})
		})
	}
	t.Run("fresh", func(t *testing.T) {
		drive.Test(t, func(t *testing.T) {
			drawn(t, "study-fresh", func(size screen.Size) *drive.Driver {
				d := drive.New(t, drive.Options{Size: size, Questions: []string{"What is your favourite thing about the job?"}})
				return d.Put("Seeing people smile again", "No two days the same", "Colleagues who pick up the phone", "Time to listen", "Being thanked")
			})
		})
	})
}

// TestTheRoomsViewAsDesigned draws the room's view on the facilitator's own screen, still, walked and typed over.
func TestTheRoomsViewAsDesigned(t *testing.T) {
	wall, last := study(t, 3)
	for name, do := range map[string]func(d *drive.Driver){
		"still": func(d *drive.Driver) {},
		"walk": func(d *drive.Driver) {
			for _, text := range []string{"laughing", "meeting people"} {
				find(d, text).Press("space")
			}
			d.Press("/").Type("time to listen").Press("down", "enter") // the first is under a theme
		},
		"type": func(d *drive.Driver) { d.Type("Somebody who remembers my name #Se") },
	} {
		t.Run(name, func(t *testing.T) {
			drive.Test(t, func(t *testing.T) {
				drawn(t, "study-present-"+name, func(size screen.Size) *drive.Driver {
					d := studied(t, wall, last, size).Press("f5")
					do(d)
					return d
				})
			})
		})
	}
}

// drawn compares what a script leads to in windows of each size with the golden of that name.
func drawn(t *testing.T, name string, in func(size screen.Size) *drive.Driver) {
	t.Helper()
	var b strings.Builder
	for _, size := range studySizes() {
		b.WriteString(strings.Repeat("=", size.W) + "\n" + in(size).Screen() + "\n")
	}
	drive.Golden(t, name, b.String())
}
