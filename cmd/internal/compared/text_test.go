package compared

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/export/comparison"
	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/desk/columns"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/text"
	"mindwall/mindmap/years"
	"mindwall/tui/cells"
)

func wallOf(name string, entries []mindmap.Entry) compare.Wall {
	live := fold.NewLive()
	live.Add(entries...)
	return columns.Of(name, live)
}

func told(t *rapid.T, c *compare.Comparison, width int) string {
	var out strings.Builder
	if err := writeText(&out, c, width); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// In windows of any size nothing stands out at the right, each theme is there, and whatever was said is shown as plain text.
func TestTextStaysInItsRoom(t *testing.T) {
	walls := []compare.Wall{wallOf("first", years.First()), wallOf("second", years.Second()), wallOf("once more", years.First())}
	all := []*compare.Comparison{columns.Compare(walls[:2], nil), columns.Compare(walls, nil)}
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(40, 160).Draw(t, "width")
		c := rapid.SampledFrom(all).Draw(t, "walls")
		page := told(t, c, width)
		for line := range strings.Lines(page) {
			plain := strings.TrimSuffix(ansi.Strip(line), "\n")
			if w := cells.Width(plain); w > width {
				t.Fatalf("%d cells in %d: %q", w, width, plain)
			}
			if plain != text.Show(plain) {
				t.Fatalf("%q is not plain", plain)
			}
		}
		words := strings.Join(strings.Fields(page), " ")
		for _, q := range c.Questions {
			for th := range q.AllThemes {
				if !strings.Contains(words, th.Text) && width >= 100 {
					t.Fatalf("%q is not told in %d:\n%s", th.Text, width, page)
				}
			}
		}
	})
}

// What people wrote may be anything at all.
func TestTextOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		anything := rapid.StringN(1, 40, 150)
		var walls []compare.Wall
		for i := range 2 {
			s := &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: mindmap.ID{0xff, byte(i + 1)}}
			make := func(op mindmap.Op) mindmap.ID {
				id := s.ID()
				if _, err := s.Record(mindmap.Draft{ID: id, Op: op}); err != nil {
					return mindmap.ID{} // it does not pass the gate
				}
				return id
			}
			title := anything.Draw(t, "title")
			make(mindmap.DescribeEvent{Title: &title})
			q := make(mindmap.AskQuestion{Text: anything.Draw(t, "question")})
			theme := make(mindmap.AddTheme{Question: q, Text: anything.Draw(t, "theme"), Letter: "A", Side: mindmap.Right})
			for range 3 {
				make(mindmap.AddAnswer{Question: q, Theme: theme, Caption: anything.Draw(t, "answer")})
			}
			walls = append(walls, columns.Of(fmt.Sprint(i), s.Live))
		}
		c := columns.Compare(walls, nil)
		for _, width := range []int{0, 50, 100} {
			for line := range strings.Lines(told(t, c, width)) {
				if plain := strings.TrimSuffix(ansi.Strip(line), "\n"); plain != text.Show(plain) {
					t.Fatalf("%q is not plain", plain)
				}
			}
		}
		if err := writeJSON(io.Discard, c, []string{"a.wall", "b.wall"}); err != nil {
			t.Fatal(err)
		}
	})
}

// The half of a hundredth is rounded as on the page that is made of the same walls.
func TestSharesAreThoseOfThePage(t *testing.T) {
	const source = "# Day\ndate 2026-04-14\n? Why?\n* Money\n- Rent\n* Buses\n- None after five +7\n"
	day := wallOf("day", years.Write("day", source))
	c := columns.Compare([]compare.Wall{day, day}, nil)
	var text strings.Builder
	if err := writeText(&text, c, 100); err != nil {
		t.Fatal(err)
	}
	var page strings.Builder
	if err := comparison.WriteMarkdown(&page, c, comparison.Options{}, nil); err != nil {
		t.Fatal(err)
	}
	for _, share := range []string{"13%", "88%"} {
		if !strings.Contains(text.String(), share) || !strings.Contains(page.String(), share) {
			t.Errorf("%s is not said:\n%s\n%s", share, ansi.Strip(text.String()), page.String())
		}
	}
}

// A name that was taken out of one wall has something in its place, and is not told of another.
func TestNamesThatWereTakenOut(t *testing.T) {
	old, now := fold.NewLive(), &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: mindmap.ID{9}}
	old.Add(years.First()...)
	now.Live.Add(years.First()...)
	theme := now.Live.Board().Questions[0].Themes[0]
	if _, err := now.Do(mindmap.Redact{Entries: now.Live.WordEntries(theme.ID)}, mindmap.Reword{Node: theme.ID, Text: "Another name"}); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := writeText(&out, columns.Compare([]compare.Wall{columns.Of("old", old), columns.Of("now", now.Live)}, nil), 100); err != nil {
		t.Fatal(err)
	}
	if said := ansi.Strip(out.String()); !strings.Contains(said, "“Another name” was “(words taken out)” in old") || strings.Contains(said, theme.Text) {
		t.Errorf("%q is told otherwise:\n%s", theme.Text, said)
	}
}
