package export

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mindwall/export/internal/walltest"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/say/saytest"
)

// TestNoWordIsInAnotherLanguage writes walls without letters in every format and language, and looks at all that people see of
// the files: each word is one of the language.
func TestNoWordIsInAnotherLanguage(t *testing.T) {
	all, _ := say.Languages()
	for _, lang := range all {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for _, r := range []Request{
				{WallName: "1", Board: walltest.Day(), Private: true, Formats: mustParse(t, "dot,svg,html,md,opml,mm,mermaid,xmind,xlsx")},
				{WallName: "2", Board: walltest.Crowd(60, 4), Book: true, Formats: append(mustParse(t, "pdf"), chartAs("svg"))},
				{WallName: "4", Board: surveyed(), Book: true, Formats: append(mustParse(t, "svg,pdf,xlsx"), chartAs("svg"))},
				{WallName: "3", Board: &mindmap.Board{}, Formats: mustParse(t, "md,opml,xmind,xlsx")},
			} {
				withoutLetters(r.Board)
				r.Dir, r.Language, r.LiveText = dir, lang, true
				result, err := Run(context.Background(), r)
				if err != nil {
					t.Fatal(err)
				}
				for _, format := range []string{"html", "md", "docx"} {
					written, err := Report(context.Background(), ReportRequest{
						Board: r.Board, WallName: r.WallName, Format: format, To: filepath.Join(dir, r.WallName+"-report."+format), Language: lang,
					})
					if err != nil {
						t.Fatal(err)
					}
					result.Paths = append(result.Paths, written.Paths...)
				}
				for _, path := range result.Paths {
					checkWords(t, lang, path)
				}
			}
		})
	}
}

func checkWords(t *testing.T, lang, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	seen := seenOf(t, path, data)
	if strings.TrimSpace(seen) == "" {
		t.Errorf("%s: nothing is seen of it: the test tests nothing", path)
	}
	if strings.Contains(seen, "…") {
		t.Errorf("%s in %s is cut somewhere:\n%s", filepath.Base(path), lang, seen)
	}
	if strange := saytest.Strangers(t, lang, seen); len(strange) > 0 {
		t.Errorf("%s in %s has the words %q", filepath.Base(path), lang, strange)
	}
}

// surveyed is a wall on which survey and room differ, and which knows something of people.
func surveyed() *mindmap.Board {
	m := walltest.New()
	q := m.Ask("1?")
	often, seldom := m.Theme(q, mindmap.ID{}, "2"), m.Theme(q, mindmap.ID{}, "3")
	m.Make(mindmap.AddAnswer{Question: q, Theme: seldom, Caption: "4", Tally: 99_999})
	m.Theme(q, mindmap.ID{}, "5")
	vote := m.Make(mindmap.OpenVote{Question: q, On: mindmap.OnThemes, Votes: 2})
	m.Do(mindmap.CastBallot{Round: vote, Ballot: mindmap.ID{1}, Choices: []mindmap.ID{often, seldom}}, mindmap.CountHands{Round: vote, Node: often, Delta: 7})
	m.Do(mindmap.CloseVote{Round: vote, Show: true})
	for i := range 60 {
		theme := often
		if i%9 == 0 {
			theme = seldom
		}
		m.Make(mindmap.AddAnswer{
			Question: q, Theme: theme, Caption: "6", Source: mindmap.Survey,
			Origin: &mindmap.Origin{File: "7", Row: i + 1, Column: "8", Key: strconv.Itoa(i), Attributes: map[string]string{"9": strconv.Itoa(i % 3)}},
		})
	}
	return m.Board()
}

// withoutLetters makes a wall's texts numbers.
func withoutLetters(b *mindmap.Board) {
	b.Event = mindmap.Event{Title: "11", Date: saytest.Date, Place: "12", Host: "13"}
	if len(b.Aside) > 0 {
		b.Event.Contact, b.Event.Thanks, b.Event.Next, b.Event.Present, b.Event.Missing = "14", "15", "16", "17", "18"
		b.Actions = []*mindmap.Action{{Text: "21", Who: "22", Due: saytest.Date}, {Text: "23", Due: saytest.Date, Done: true}, {Text: "24", Who: "25"}}
	}
	n := 100
	number := func(s *string) {
		if n++; *s != "" {
			*s = strings.Repeat("0", n%7) + "1"
		}
	}
	var answers func([]*mindmap.Answer)
	answers = func(list []*mindmap.Answer) {
		for _, a := range list {
			number(&a.Text)
			number(&a.Quote)
			number(&a.Author)
			answers(a.Merged)
		}
	}
	var themes func([]*mindmap.Theme)
	themes = func(list []*mindmap.Theme) {
		for _, th := range list {
			number(&th.Text)
			answers(th.Answers)
			themes(th.Themes)
		}
	}
	for _, q := range slices.Concat(b.Questions, b.Aside) {
		number(&q.Text)
		themes(q.Themes)
		answers(q.Unsorted)
	}
	answers(b.Parked)
}

var (
	unseenElement = regexp.MustCompile(`(?s)<(style|script)\b.*?</(?:style|script)>`)
	seenAttribute = regexp.MustCompile(`\b(?:title|aria-label|alt|data-[a-z]+|placeholder|TEXT|text|_note|descr)="([^"]*)"`)
	graphText     = regexp.MustCompile(`\b(?:label|tooltip)=("(?:[^"\\]|\\.)*"|[^\s,]*)`)
	graphComment  = regexp.MustCompile(`(?m)^\t?// (?:(?:dot|neato) -.*?  )?(.*?)(?:-G\S+ -G\S+(.*))?$`)
	markup        = regexp.MustCompile(`(?m)<!--(?s:.*?)-->|^%% .*$|^mindmap$|\]\(<[^>]*>\)`)
	tag           = regexp.MustCompile(`<[^>]*>`)
)

// seenOf is what people see of a file, or hear.
func seenOf(t *testing.T, path string, data []byte) string {
	t.Helper()
	switch filepath.Ext(path) {
	case ".md", ".mmd":
		return markup.ReplaceAllString(string(data), " ")
	case ".svg", ".html", ".opml", ".mm":
		return seenOfMarkup(string(data))
	case ".dot":
		var all strings.Builder
		for _, m := range graphComment.FindAllStringSubmatch(string(data), -1) {
			all.WriteString(m[1] + " " + m[2] + " ")
		}
		for _, m := range graphText.FindAllStringSubmatch(string(data), -1) {
			all.WriteString(strings.ReplaceAll(m[1], `\n`, " ") + " ")
		}
		return all.String()
	case ".docx":
		return seenOfDocument(t, data)
	case ".png":
		return "0"
	case ".xlsx":
		return seenOfWorkbook(t, data)
	case ".xmind":
		return seenOfXMind(t, data)
	case ".pdf":
		if _, err := exec.LookPath("pdftotext"); err != nil || strings.Contains(t.Name(), "/ar") { // it puts Arabic letters in another order
			return "0"
		}
		out, err := exec.Command("pdftotext", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	t.Fatalf("%s: nobody knows what is seen of it", path)
	return ""
}

func seenOfMarkup(text string) string {
	text = unseenElement.ReplaceAllString(text, " ")
	var all strings.Builder
	for _, m := range seenAttribute.FindAllStringSubmatch(text, -1) {
		all.WriteString(m[1] + " ")
	}
	text = strings.ReplaceAll(all.String()+tag.ReplaceAllString(text, " "), "&nbsp;", " ")
	var plain string
	if err := xml.Unmarshal([]byte("<t>"+strings.ReplaceAll(text, "\u00ad", "")+"</t>"), &plain); err != nil {
		return text
	}
	return plain
}

func seenOfDocument(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		if ext := filepath.Ext(f.Name); ext != ".xml" || strings.HasPrefix(f.Name, "docProps/") || strings.Contains(f.Name, "styles") {
			continue
		}
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(seenOfMarkup(string(text)) + "\n")
	}
	return all.String()
}

func seenOfWorkbook(t *testing.T, data []byte) string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var all strings.Builder
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(sheet + "\n")
		for _, row := range rows {
			for _, cell := range row {
				if len(cell) != len(mindmap.ID{}.String()) { // ids have letters
					all.WriteString(cell + "\n")
				}
			}
		}
	}
	return strings.ReplaceAll(all.String(), "ID\n", "")
}

func seenOfXMind(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("content.json")
	if err != nil {
		t.Fatal(err)
	}
	var content any
	if err := json.NewDecoder(f).Decode(&content); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, v := range v {
				walk(k, v)
			}
		case []any:
			for _, v := range v {
				walk(key, v)
			}
		case string:
			if key == "title" || key == "labels" || key == "content" {
				all.WriteString(v + "\n")
			}
		}
	}
	walk("", content)
	return all.String()
}
