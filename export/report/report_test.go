package report

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"flag"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"mindwall/mindmap"
	"mindwall/mindmap/say"

	"mindwall/export/internal/walltest"
)

var update = flag.Bool("update", false, "write the goldens anew")

// options are those of a wall with one answer parked, on any computer.
func options() Options { return Options{Parked: 1, NoSystemFonts: true} }

func htmlOf(t testing.TB, b *mindmap.Board) string {
	t.Helper()
	var out bytes.Buffer
	if err := WriteHTML(context.Background(), &out, b, options()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func markdownOf(t testing.TB, b *mindmap.Board) string {
	t.Helper()
	var out bytes.Buffer
	err := WriteMarkdown(&out, b, options(), func(q *mindmap.Question) Pictures {
		return Pictures{Map: "day report-q" + string(rune('0'+q.Number)) + ".png"}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// maps matches a picture inside of the page, which the tests of pictures hold.
var maps = regexp.MustCompile(`(?s)<svg .*?</svg>`)

func TestGoldens(t *testing.T) {
	board := walltest.Day()
	for name, got := range map[string]string{
		"day.html": maps.ReplaceAllString(htmlOf(t, board), "…"), "day.md": markdownOf(t, board),
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
		if strings.Contains(got, walltest.Secret) {
			t.Errorf("%s carries what must not leave the wall", name)
		}
	}
}

// TestThePageHoldsAllItNeeds holds that a reader's computer asks nobody for anything, and that it reads by ear.
func TestThePageHoldsAllItNeeds(t *testing.T) {
	page := html.UnescapeString(htmlOf(t, walltest.Day()))
	for _, m := range regexp.MustCompile(`(?:src|href|srcset|url)\s*[=(]\s*"?([^" )>]*)`).FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(m[1], "data:") && !strings.HasPrefix(m[1], "#") {
			t.Errorf("loads %.60q", m[1])
		}
	}
	if strings.Contains(page, "<script") || strings.Contains(page, "ZgotmplZ") {
		t.Error("the page has a script, or a value that was refused")
	}
	if n := strings.Count(page, "<svg "); n != 4 {
		t.Errorf("%d maps", n)
	}
	if n := strings.Count(page, "<h1"); n != 1 {
		t.Errorf("%d first headings", n)
	}
	if strings.Count(page, "<th ") != strings.Count(page, "scope=") {
		t.Error("a head of a table does not say what it heads")
	}
}

// TestThePageIsWellNested holds the page against a parser that forgives nothing.
func TestThePageIsWellNested(t *testing.T) {
	page := htmlOf(t, walltest.Day())
	page = strings.TrimPrefix(page, "<!DOCTYPE html>")
	d := xml.NewDecoder(strings.NewReader(page))
	d.Entity = xml.HTMLEntity
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func TestHostileTextsStayTexts(t *testing.T) {
	for _, s := range []string{
		`</style><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `{{.Title}}`, `--></title>`, `javascript:x`, `&lt;b&gt;`,
	} {
		b := walltest.Of(s, s, s, s, s)
		page := htmlOf(t, b)
		if strings.Contains(page, "<script") || strings.Contains(page, "<img src=x") {
			t.Errorf("%q became markup", s)
		}
		if strings.Contains(s, "alert") && !strings.Contains(page, "alert(1)") {
			t.Errorf("%q is lost", s)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"1. x", "a|b", "```", "<b>", "](x)", "# x", "> x", "---", "- x", "    x", "x\\", "*x*", "~~~", "[x]: y", "&lt;"} {
		f.Add(s, s, s)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	f.Fuzz(func(t *testing.T, theme, caption, quote string) {
		b := walltest.Of("Title", "Why?", theme, caption, quote)
		var out bytes.Buffer
		if err := WriteMarkdown(&out, b, Options{}, nil); err != nil {
			t.Fatal(err)
		}
		var page bytes.Buffer
		if err := md.Convert(out.Bytes(), &page); err != nil {
			t.Fatal(err)
		}
		made, quotes := page.String(), 0
		if b.Questions[0].Themes[0].Answers[0].Quote != "" {
			quotes = 1
		}
		for tag, want := range map[string]int{"<h1": 1, "<h2": 8, "<h3": 1, "<table": 2, "<tr": 4, "<td": 8, "<ul": 1 + quotes, "<ol": 0,
			"<pre": 0, "<code": 0, "<em": 0, "<del": 0, "<hr": 0, "<img": 0, "<!--": 0, "<blockquote": 2 * quotes} {
			if n := strings.Count(made, tag); n != want {
				t.Errorf("%d %s, want %d, in\n%s\nof\n%s", n, tag, want, made, out.Bytes())
			}
		}
	})
}

func TestAnEmptyWall(t *testing.T) {
	page := htmlOf(t, &mindmap.Board{})
	if !strings.Contains(page, "no answers to 0 questions") {
		t.Errorf("got %s", page)
	}
	m := walltest.New()
	m.Ask("Nothing yet?")
	if page := htmlOf(t, m.Board()); strings.Contains(page, "<svg") || !strings.Contains(page, "no answers") {
		t.Error("a question without answers has a picture, or does not say so")
	}
}

// TestThePageSaysInWhichLanguageTextsAre holds that people's words keep their language on a page in another.
func TestThePageSaysInWhichLanguageTextsAre(t *testing.T) {
	b := walltest.Day()
	b.Event.Language = "de-AT"
	for lang, want := range map[string][]string{
		"de": {`<html lang="de">`, `<h1 dir="auto">`},
		"ar": {`<html lang="ar" dir="rtl">`, `<h1 dir="auto" lang="de-AT">`, `<span class="count" lang="ar">`},
	} {
		var out bytes.Buffer
		if err := WriteHTML(context.Background(), &out, b, Options{Voice: say.In(lang), NoSystemFonts: true}); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(out.String(), w) {
				t.Errorf("in %s the page lacks %s", lang, w)
			}
		}
	}
}
