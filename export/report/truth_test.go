package report

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/say"

	"mindwall/export/internal/walltest"
)

// told is what a write-up says: the quotes right behind each answer, and how often each theme was named wherever that is said.
type told struct {
	quotes map[string][]string // by answer
	themes map[string][]int
}

func newTold() *told { return &told{map[string][]string{}, map[string][]int{}} }

// drawWall draws a wall whose answers are "Said 1", "Said 2" and so on, and whose quotes name their answer.
func drawWall(t *rapid.T) (*mindmap.Board, *told) {
	m, want := walltest.New(), newTold()
	m.Event("Day", "2026-03-09", "", "")
	q := m.Ask("Why?")
	themes := []mindmap.ID{{}}
	for i := range rapid.IntRange(0, 5).Draw(t, "themes") {
		under := mindmap.ID{}
		if i > 1 && rapid.Bool().Draw(t, "nested") {
			under = themes[i]
		}
		themes = append(themes, m.Theme(q, under, fmt.Sprintf("Theme %c", 'a'+i)))
	}
	for i := range rapid.IntRange(0, 40).Draw(t, "answers") {
		caption := fmt.Sprintf("Said %d.", i+1)
		op := mindmap.AddAnswer{
			Question: q, Theme: rapid.SampledFrom(themes).Draw(t, "theme"), Caption: caption,
			Source: rapid.SampledFrom(mindmap.Sources[:]).Draw(t, "source"), Tally: rapid.IntRange(1, 12).Draw(t, "tally"),
		}
		kind := rapid.IntRange(0, 3).Draw(t, "quote")
		if kind > 0 {
			op.Quote = fmt.Sprintf("Quote of %d.", i+1)
		}
		a := m.Make(op)
		if kind == 3 {
			m.Do(mindmap.PublishQuote{Answer: a, Publish: true})
			want.quotes[caption] = append(want.quotes[caption], op.Quote)
		}
	}
	b := m.Board()
	for theme := range b.Questions[0].AllThemes {
		if n := theme.Tally.Total(); n > 0 {
			want.themes[theme.Text] = []int{n}
		}
	}
	return b, want
}

// TestEachQuoteStandsUnderItsAnswer draws walls, and reads from the page, the Markdown and the document that each quote stands right
// behind its own answer and no other, that each number of a theme is that of the wall, and that nothing is lost or told that is not
// published.
func TestEachQuoteStandsUnderItsAnswer(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b, want := drawWall(rt)
		var page, markdown, document bytes.Buffer
		c := newContent(b, Options{})
		if err := errors.Join(c.writePage(&page), WriteMarkdown(&markdown, b, Options{}, nil)); err != nil {
			rt.Fatal(err)
		}
		d := newDocxWriter(c, func(*question) error { return nil })
		c.tell(d)
		if err := d.Write(&document); err != nil {
			rt.Fatal(err)
		}
		for name, got := range map[string]*told{
			"html": readHTML(rt, page.String()), "md": readMarkdown(markdown.String()), "docx": readDOCX(rt, document.Bytes()),
		} {
			got.compare(rt, name, b, want)
		}
	})
}

// compare holds what a write-up says against the wall.
func (got *told) compare(t *rapid.T, name string, b *mindmap.Board, want *told) {
	for a := range b.Questions[0].AllAnswers {
		said, there := got.quotes[a.Text]
		switch {
		case !there:
			t.Errorf("%s lacks %q", name, a.Text)
		case !slices.Equal(slices.Compact(said), want.quotes[a.Text]):
			t.Errorf("%s has %q behind %q, want %q", name, said, a.Text, want.quotes[a.Text])
		}
	}
	for theme, n := range want.themes {
		if len(got.themes[theme]) == 0 {
			t.Errorf("%s does not say how often %q was named", name, theme)
		}
		for _, times := range got.themes[theme] {
			if times != n[0] {
				t.Errorf("%s says that %q was named %d times, want %d", name, theme, times, n[0])
			}
		}
	}
}

var (
	anAnswer = regexp.MustCompile(`Said [0-9]+\.`)
	aQuote   = regexp.MustCompile(`Quote of [0-9]+\.`)
	aTheme   = regexp.MustCompile(`Theme [a-z]`)
)

// answer notes an answer with what stands behind it.
func (got *told) answer(text string) {
	for _, a := range anAnswer.FindAllString(text, -1) {
		got.quotes[a] = append(got.quotes[a], aQuote.FindAllString(text, -1)...)
	}
}

// row notes a row of a table whose columns are theme, answers and times.
func (got *told) row(cells []string) {
	if theme := aTheme.FindString(cells[0]); theme != "" && len(cells) >= 4 {
		n, _ := strconv.Atoi(cells[2])
		got.themes[theme] = append(got.themes[theme], n)
	}
}

// readHTML reads each item of a list and each row of a table. An item with items in it is no answer.
func readHTML(t *rapid.T, page string) *told {
	got := newTold()
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(page, "<!DOCTYPE html>")))
	type item struct {
		text  strings.Builder
		outer bool
	}
	var items []*item
	var cells []string
	var cell *strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return got
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "li":
				if len(items) > 0 {
					items[len(items)-1].outer = true
				}
				items = append(items, &item{})
			case "tr":
				cells = nil
			case "td", "th":
				cell = &strings.Builder{}
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "li":
				last := items[len(items)-1]
				items = items[:len(items)-1]
				text := last.text.String()
				if n := len(anAnswer.FindAllString(text, -1)); n > 1 && !last.outer {
					t.Errorf("an item has %d answers: %s", n, text)
				}
				if !last.outer {
					got.answer(text)
					if theme := aTheme.FindString(text); theme != "" { // of the chart, or of the first page
						_, behind, _ := strings.Cut(text, theme)
						n, _ := strconv.Atoi(strings.TrimPrefix(strings.Fields(behind)[0], "×"))
						got.themes[theme] = append(got.themes[theme], n)
					}
				}
			case "tr":
				got.row(cells)
			case "td", "th":
				cells, cell = append(cells, strings.TrimSpace(cell.String())), nil
			}
		case xml.CharData:
			for _, i := range items {
				i.text.Write(e)
			}
			if cell != nil {
				cell.Write(e)
			}
		}
	}
}

// readMarkdown reads each line with the quotes that are the next lines.
func readMarkdown(text string) *told {
	got := newTold()
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(l string) bool { return strings.TrimSpace(l) == "" })
	for i, line := range lines {
		if strings.HasPrefix(line, "|") {
			got.row(strings.Split(strings.Trim(line, "| "), " | "))
			continue
		}
		for _, next := range lines[i+1:] {
			if !strings.HasPrefix(next, "  > ") {
				break
			}
			line += next
		}
		got.answer(line)
	}
	return got
}

// readDOCX reads each paragraph with the quotes that are the next ones.
func readDOCX(t *rapid.T, file []byte) *told {
	got := newTold()
	styles, texts := paragraphs(t, file)
	var cells []string
	for i, text := range texts {
		switch styles[i] {
		case "TableText":
			if cells = append(cells, text); aTheme.MatchString(text) {
				cells = []string{text}
			}
			if len(cells) == 4 {
				got.row(cells)
			}
		case "Quote":
			continue
		}
		for k := i + 1; k < len(texts) && styles[k] == "Quote"; k++ {
			text += texts[k]
		}
		got.answer(text)
	}
	return got
}

// paragraphs are the styles and the texts of a document's paragraphs.
func paragraphs(t interface{ Fatal(args ...any) }, file []byte) (styles, texts []string) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(f)
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return styles, texts
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "p":
				styles, texts = append(styles, ""), append(texts, "")
			case "pStyle":
				styles[len(styles)-1] = e.Attr[0].Value
			}
		case xml.CharData:
			if len(texts) > 0 {
				texts[len(texts)-1] += strings.TrimRight(string(e), "\n")
			}
		}
	}
}

// TestFromTheRight holds that a page of a language that is written from the right begins there, and so does a document.
func TestFromTheRight(t *testing.T) {
	m := walltest.New()
	m.Event("يوم الجيران", "2026-03-09", "القاعة", "")
	q := m.Ask("ما الذي يمنعك؟")
	theme := m.Theme(q, mindmap.ID{}, "المال")
	m.Say(q, theme, "أجرة الحافلة || إنها أربعة جنيهات.")
	m.Say(q, theme, "English in between")
	o := options()
	o.Voice = say.In("ar")
	var page, document bytes.Buffer
	if err := errors.Join(WriteHTML(context.Background(), &page, m.Board(), o), WriteDOCX(context.Background(), &document, m.Board(), o)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<html lang="ar" dir="rtl">`, `<li dir="auto">أجرة الحافلة`, "«إنها أربعة جنيهات.»"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	z, err := zip.NewReader(bytes.NewReader(document.Bytes()), int64(document.Len()))
	if err != nil {
		t.Fatal(err)
	}
	f, _ := z.Open("word/document.xml")
	body, _ := io.ReadAll(f)
	for _, want := range []string{"<w:bidi/></w:sectPr>", "<w:bidiVisual/>", `<w:pStyle w:val="Title"/><w:keepNext/><w:bidi/>`, "<w:rtl/></w:rPr><w:t xml:space=\"preserve\">أجرة الحافلة"} {
		if !bytes.Contains(body, []byte(want)) {
			t.Errorf("the document lacks %s", want)
		}
	}
	if i := bytes.Index(body, []byte("English in between")); i < 0 || bytes.Contains(body[i-120:i], []byte("rtl")) {
		t.Error("English runs from the right")
	}
}
