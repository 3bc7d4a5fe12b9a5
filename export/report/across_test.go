package report

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/export/internal/walltest"
	"mindwall/mindmap"
	"mindwall/mindmap/across"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/crosstab"
	"mindwall/mindmap/say"
)

// acrossWall is a wall with something of each kind to tell across its questions, in hostile words.
func acrossWall(t testing.TB) *mindmap.Board {
	t.Helper()
	m := walltest.New()
	m.Event("Day", "2026-03-09", "", "")
	way, comes := m.Ask("What gets in the way?"), m.Ask("What comes of it?")
	themes := map[string]mindmap.ID{
		"buses": m.Theme(way, mindmap.ID{}, "Buses & <trains>"), "money": m.Theme(way, mindmap.ID{}, "Money"),
		"home": m.Theme(comes, mindmap.ID{}, "Home"), "debt": m.Theme(comes, mindmap.ID{}, "Debt"),
	}
	n := 0
	say := func(times int, first, second string) {
		for range times {
			n++
			for q, theme := range map[mindmap.ID]string{way: first, comes: second} {
				m.Make(mindmap.AddAnswer{
					Question: q, Theme: themes[theme], Caption: fmt.Sprintf("%s %d", theme, n), Source: mindmap.Survey, Tally: 1,
					Origin: &mindmap.Origin{File: "s.csv", Row: n, Key: fmt.Sprint(theme, n), Attributes: map[string]string{"role": walltest.Secret}},
				})
			}
		}
	}
	say(15, "buses", "home")
	say(6, "money", "home")
	say(7, "buses", "debt")
	say(52, "money", "debt")
	m.Say(way, themes["buses"], "No bus after five")
	m.Make(mindmap.AddAnswer{Question: comes, Theme: themes["home"], Caption: "A bus after five", Quote: walltest.Secret, Tally: 1})
	return m.Board()
}

// TestAcross holds that all three files tell the same of what was found, in the words of each language, and a page that is sound.
func TestAcross(t *testing.T) {
	b := acrossWall(t)
	o := options()
	o.Across = across.Find(b, affinity.Echoes)
	for _, language := range []string{"en", "de", "ar", "ja"} {
		o.Voice = say.In(language)
		var page, markdown, document bytes.Buffer
		ctx := context.Background()
		if err := errors.Join(WriteHTML(ctx, &page, b, o), WriteMarkdown(&markdown, b, o, nil), WriteDOCX(ctx, &document, b, o)); err != nil {
			t.Fatal(err)
		}
		_, texts := paragraphs(t, document.Bytes())
		tags := regexp.MustCompile(`<[^>]*>`)
		for name, text := range map[string]string{
			"html": html.UnescapeString(tags.ReplaceAllString(page.String(), " ")), "md": strings.ReplaceAll(markdown.String(), `\`, ""), "docx": strings.Join(texts, "\n"),
		} {
			for _, want := range []string{
				o.Voice.Say(across.Head), o.Across.Together[0].Say(o.Voice), o.Across.Together[0].Where(o.Voice), across.WhyPairs(o.Voice),
				o.Across.Echoes[0].Say(o.Voice), "A bus after five", across.WhyEchoes(o.Voice),
			} {
				if !strings.Contains(text, want) {
					t.Errorf("%s, %s: lacks %q", language, name, want)
				}
			}
			if strings.Contains(text, walltest.Secret) {
				t.Errorf("%s, %s: tells what must not leave the wall", language, name)
			}
		}
		d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(page.String(), "<!DOCTYPE html>")))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
	}
	if got, want := o.Across.Together[1].Say(say.English), "Of those who named “Home”, 15 of 21 also named “Buses & <trains>”; of the others, 7 of 59."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestAcrossGolden shows the part of the page and of the Markdown.
func TestAcrossGolden(t *testing.T) {
	b := acrossWall(t)
	o := options()
	o.Across = across.Find(b, affinity.Echoes)
	var page, markdown bytes.Buffer
	if err := errors.Join(newContent(b, o).writePage(&page), WriteMarkdown(&markdown, b, o, nil)); err != nil {
		t.Fatal(err)
	}
	part := func(text, from, to string) string {
		_, text, _ = strings.Cut(text, from)
		text, _, _ = strings.Cut(text, to)
		return strings.TrimSpace(text) + "\n"
	}
	for name, got := range map[string]string{
		"across.html": part(page.String(), `<section class="across">`, "</section>"), "across.md": part(markdown.String(), "## Across the questions", "## What happens"),
	} {
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("%s differs; run the test with -update and read the difference:\n%s", name, d)
		}
	}
}

// TestNothingAcross holds that nothing is said where nothing stands out.
func TestNothingAcross(t *testing.T) {
	b := walltest.Day()
	o := options()
	o.Across = &across.Found{}
	var with, without bytes.Buffer
	if err := errors.Join(WriteMarkdown(&with, b, o, nil), WriteMarkdown(&without, b, options(), nil)); err != nil {
		t.Fatal(err)
	}
	if with.String() != without.String() || strings.Contains(with.String(), say.English.Say(across.Head)) {
		t.Error("something is said of nothing")
	}
}

// TestOneMeasureOfFew holds that what is told across questions hides the same numbers as what is told by an attribute.
func TestOneMeasureOfFew(t *testing.T) {
	if across.MinPeople != crosstab.MinCell {
		t.Errorf("%d people here, %d there", across.MinPeople, crosstab.MinCell)
	}
}
