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

	"mindwall/export/internal/walltest"
)

var (
	update  = flag.Bool("update", false, "write the goldens anew")
	samples = flag.String("samples", "", "write the write-ups into this folder, to be looked at")
)

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
		return Pictures{"day report-q" + string(rune('0'+q.Number)) + ".png", ""}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// data matches a picture inside of the page, and its size, which the tests of pictures hold.
var data = regexp.MustCompile(` width="[0-9]+" height="[0-9]+"|data:image/svg(?:\+|&#43;)xml;base64,(?:[A-Za-z0-9+/=]|&#43;|&#61;){100,}`)

func TestGoldens(t *testing.T) {
	board := walltest.Day()
	for name, got := range map[string]string{
		"day.html": data.ReplaceAllString(htmlOf(t, board), "…"), "day.md": markdownOf(t, board),
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
	if *samples != "" {
		crowd := walltest.Crowd(90, 6)
		for name, text := range map[string]string{"day.html": htmlOf(t, board), "crowd.html": htmlOf(t, crowd)} {
			if err := os.WriteFile(filepath.Join(*samples, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestThePageHoldsAllItNeeds holds that a reader's computer asks nobody for anything, and that it reads by ear.
func TestThePageHoldsAllItNeeds(t *testing.T) {
	page := html.UnescapeString(htmlOf(t, walltest.Day()))
	for _, m := range regexp.MustCompile(`(?:src|href|srcset|url)\s*[=(]\s*"?([^" )>]*)`).FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(m[1], "data:image/svg+xml;base64,") && !strings.HasPrefix(m[1], "#") {
			t.Errorf("loads %.60q", m[1])
		}
	}
	if strings.Contains(page, "<script") || strings.Contains(page, "ZgotmplZ") {
		t.Error("the page has a script, or a value that was refused")
	}
	images := regexp.MustCompile(`<img [^>]*alt="([^"]*)"`).FindAllStringSubmatch(page, -1)
	if len(images) != strings.Count(page, "<img") || len(images) != 6 {
		t.Errorf("%d pictures, %d with a description", strings.Count(page, "<img"), len(images))
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
		made := page.String()
		for tag, want := range map[string]int{"<h1": 1, "<h2": 2, "<h3": 1, "<table": 1, "<tr": 2, "<td": 3, "<ul": 0, "<ol": 0,
			"<pre": 0, "<code": 0, "<em": 0, "<strong": 0, "<del": 0, "<hr": 0, "<img": 0, "<!--": 0} {
			if n := strings.Count(made, tag); n != want {
				t.Errorf("%d %s, want %d, in\n%s\nof\n%s", n, tag, want, made, out.Bytes())
			}
		}
	})
}

func TestAnEmptyWall(t *testing.T) {
	page := htmlOf(t, &mindmap.Board{})
	if !strings.Contains(page, "0 questions, no answers.") {
		t.Errorf("got %s", page)
	}
	m := walltest.New()
	m.Ask("Nothing yet?")
	if page := htmlOf(t, m.Board()); strings.Contains(page, "<img") || !strings.Contains(page, "no answers") {
		t.Error("a question without answers has a picture, or does not say so")
	}
}
