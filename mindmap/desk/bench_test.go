package desk

import (
	"fmt"
	"path/filepath"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
)

// BenchmarkOpen opens a wall of one question, eight themes and so many answers, as a console does.
func BenchmarkOpen(b *testing.B) {
	for _, answers := range []int{100, 10_000, 100_000} {
		b.Run(fmt.Sprint(answers), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "day.wall")
			if err := Create(path, wallOf(b, answers)); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				d, err := Open(path, Writer{Author: "sam"})
				if err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				if err := d.Close(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
	}
}

func wallOf(b *testing.B, answers int) []mindmap.Entry {
	b.Helper()
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: scribe.RandomID()}
	question, themes := s.ID(), make([]mindmap.ID, 8)
	drafts := []mindmap.Draft{{ID: question, Op: mindmap.AskQuestion{Text: "What gets in the way?"}}}
	for i := range themes {
		themes[i] = s.ID()
		drafts = append(drafts, mindmap.Draft{ID: themes[i], Op: mindmap.AddTheme{
			Question: question, Text: fmt.Sprintf("Theme %d", i), Letter: mindmap.Letter(i), Side: mindmap.Right,
		}})
	}
	entries, err := s.Record(drafts...)
	if err != nil {
		b.Fatal(err)
	}
	for i := range answers { // each is an act of its own
		one, err := s.Seal(mindmap.Draft{Op: mindmap.AddAnswer{
			Question: question, Theme: themes[i%len(themes)], Caption: fmt.Sprintf("What person %d said of the bus, the rent and the forms", i),
		}})
		if err != nil {
			b.Fatal(err)
		}
		entries = append(entries, one[0].Entry())
	}
	return entries
}
