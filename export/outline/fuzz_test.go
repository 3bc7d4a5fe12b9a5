package outline

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"mindwall/mindmap"
	"mindwall/mindmap/say"

	"mindwall/export/internal/walltest"
)

// texts are what a wall of [walltest.Of] says, in the order of an outline.
func texts(b *mindmap.Board) (question, theme, caption, quote string) {
	q := b.Questions[0]
	a := q.Themes[0].Answers[0]
	return q.Text, q.Themes[0].Text, captionOf(a, say.English), a.Quote
}

func addNasty(f *testing.F) {
	f.Helper()
	for i, s := range nasty {
		f.Add(s, nasty[(i+7)%len(nasty)], nasty[(i+11)%len(nasty)], nasty[(i+23)%len(nasty)])
	}
	f.Add("\u2028\x00\x1b[31m", "\u202e\ufffe", "&#x0;&#0;", "x\r\n\r\n# y")
}

// carried is a text without what XML cannot carry, which is written as blanks.
func carried(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0xfffe || r == 0xffff {
			return ' '
		}
		return r
	}, s)
}

// FuzzXML reads OPML and FreeMind with the library's parser of XML: the elements, their texts and their notes.
func FuzzXML(f *testing.F) {
	addNasty(f)
	f.Fuzz(func(t *testing.T, question, theme, caption, quote string) {
		b := walltest.Of("Title", question, theme, caption, quote)
		wantQ, wantT, wantC, wantQuote := texts(b)
		for _, c := range []struct {
			writer
			element, text string
		}{{writers()[1], "outline", "text"}, {writers()[2], "node", "TEXT"}} {
			var out bytes.Buffer
			if err := c.write(&out, b, say.English); err != nil {
				t.Fatal(err)
			}
			var got []string
			note := ""
			d := xml.NewDecoder(bytes.NewReader(out.Bytes()))
			for {
				token, err := d.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("%s: %v in\n%s", c.name, err, out.Bytes())
				}
				switch e := token.(type) {
				case xml.StartElement:
					for _, a := range e.Attr {
						switch {
						case e.Name.Local == c.element && a.Name.Local == c.text:
							got = append(got, a.Value)
						case a.Name.Local == "_note":
							note += a.Value
						}
					}
				case xml.CharData:
					if c.element == "node" {
						note += strings.Trim(string(e), "\n ")
					}
				}
			}
			if want := []string{carried(wantQ), carried(wantT), carried(wantC)}; !slices.Equal(got, want) {
				t.Errorf("%s holds %q, want %q", c.name, got, want)
			}
			// Lines of a quote are paragraphs or lines; XML makes one line end of all.
			if blank.ReplaceAllString(note, "") != blank.ReplaceAllString(carried(wantQuote), "") {
				t.Errorf("%s: the note is %q, want %q", c.name, note, wantQuote)
			}
		}
	})
}

var blank = regexp.MustCompile(`\s+`)

func FuzzXMind(f *testing.F) {
	addNasty(f)
	f.Fuzz(func(t *testing.T, question, theme, caption, quote string) {
		b := walltest.Of("Title", question, theme, caption, quote)
		wantQ, wantT, _, wantQuote := texts(b)
		var out bytes.Buffer
		if err := WriteXMind(&out, b, say.English); err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			t.Fatal(err)
		}
		r, err := z.Open("content.json")
		if err != nil {
			t.Fatal(err)
		}
		type topic struct {
			Title    string
			Notes    struct{ Plain struct{ Content string } }
			Children struct{ Attached []struct{ Title, ID string } }
		}
		var sheets []struct {
			RootTopic struct {
				Title    string
				Children struct {
					Attached []struct {
						Title    string
						Children struct{ Attached []topic }
					}
				}
			}
		}
		if err := json.NewDecoder(r).Decode(&sheets); err != nil {
			t.Fatal(err)
		}
		root := sheets[0].RootTopic
		th := root.Children.Attached[0]
		a := th.Children.Attached[0]
		if root.Title != wantQ || th.Title != wantT || a.Title != b.Questions[0].Themes[0].Answers[0].Text || a.Notes.Plain.Content != wantQuote {
			t.Errorf("holds %q, %q, %q, %q", root.Title, th.Title, a.Title, a.Notes.Plain.Content)
		}
	})
}

// FuzzMarkdownOutline reads the outline by another's rules of Markdown, with the dialects' extensions but one: an address
// may become a link.
func FuzzMarkdownOutline(f *testing.F) {
	addNasty(f)
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote, extension.DefinitionList))
	plain := func(board *mindmap.Board) (string, []string) {
		var out, page bytes.Buffer
		if err := WriteMarkdown(&out, board, say.English); err != nil {
			f.Fatal(err)
		}
		if err := md.Convert(out.Bytes(), &page); err != nil {
			f.Fatal(err)
		}
		return page.String(), regexp.MustCompile(`<[^>]*>`).FindAllString(page.String(), -1)
	}
	_, bare := plain(walltest.Of("Title", "q", "t", "c", ""))
	_, quoted := plain(walltest.Of("Title", "q", "t", "c", "x"))
	f.Fuzz(func(t *testing.T, question, theme, caption, quote string) {
		b := walltest.Of("Title", question, theme, caption, quote)
		page, tags := plain(b)
		want := bare
		if _, _, _, q := texts(b); q != "" {
			want = quoted
		}
		if len(say.Quotes(b.Questions[0].Themes[0].Answers[0], false)) <= 1 && !strings.ContainsAny(quote, "\r\n\v\f\u0085\u2028\u2029") && !slices.Equal(tags, want) {
			t.Errorf("markup got through: %q, want %q, in\n%s", tags, want, page)
		}
	})
}

// FuzzMermaid reads the numbers of characters back, which Mermaid itself reads last.
func FuzzMermaid(f *testing.F) {
	addNasty(f)
	number := regexp.MustCompile(`#(\d+);`)
	f.Fuzz(func(t *testing.T, question, theme, caption, quote string) {
		b := walltest.Of("Title", question, theme, caption, quote)
		wantQ, wantT, wantC, _ := texts(b)
		var out bytes.Buffer
		if err := WriteMermaid(&out, &b.Event, b.Questions[0], say.English); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		if lines = lines[1:]; len(lines) != 4 || lines[0] != "mindmap" { // below what the event is
			t.Fatalf("%d lines:\n%s", len(lines), out.String())
		}
		for i, want := range []string{wantQ, wantT, wantC} {
			line := strings.TrimSpace(lines[i+1])
			inside := strings.Split(line, `"`)
			if len(inside) != 3 {
				t.Fatalf("quotes got through: %s", line)
			}
			if rest := number.ReplaceAllString(inside[1], ""); strings.ContainsAny(rest, "()[]{}:;#%<>&*_`\\|~^$=@+") {
				t.Errorf("punctuation got through: %s", line)
			}
			got := number.ReplaceAllStringFunc(inside[1], func(s string) string {
				n, _ := strconv.Atoi(s[1 : len(s)-1])
				return string(rune(n))
			})
			if got != carriedPlain(want) {
				t.Errorf("reads back %q, want %q", got, want)
			}
		}
	})
}

// carriedPlain is a text without control characters.
func carriedPlain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}

// TestMarkdownTextOfMarkmap holds what markmap reads and CommonMark does not.
func TestMarkdownTextOfMarkmap(t *testing.T) {
	for text, want := range map[string]string{
		"x^2^ y": `x\^2\^ y`, "a ==b== c": `a \==b\== c`, "a ++b++": `a \++b\++`, "1 + 1 = 2": "1 + 1 = 2", "a===b": `a\=\==b`,
	} {
		if got := MarkdownText(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestEmojiThatFreeplaneSavedAreRead(t *testing.T) {
	o, err := Read("x.mm", strings.NewReader(`<map><node TEXT="Why?"><node TEXT="&#xd83d;&#xdc69; &#xD835;&#xDCB3;"/></node></map>`))
	if err != nil || len(o.Board.Questions) != 1 || len(o.Board.Questions[0].Unsorted) != 1 || o.Board.Questions[0].Unsorted[0].Text != "👩 𝒳" {
		t.Errorf("read %+v, %v", o, err)
	}
}
