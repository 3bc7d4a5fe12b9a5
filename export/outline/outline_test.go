package outline

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"

	"mindwall/export/internal/walltest"
)

var update = flag.Bool("update", false, "write the goldens anew")

type writer struct {
	name  string
	write func(io.Writer, *mindmap.Board, say.Voice) error
}

func ofQuestion(write func(io.Writer, *mindmap.Question, say.Voice) error) func(io.Writer, *mindmap.Board, say.Voice) error {
	return func(w io.Writer, b *mindmap.Board, v say.Voice) error {
		return write(w, b.Questions[min(1, len(b.Questions)-1)], v)
	}
}

func writers() []writer {
	return []writer{
		{"day.md", WriteMarkdown}, {"day.opml", WriteOPML}, {"day.mm", ofQuestion(WriteFreeMind)},
		{"day.mmd", ofQuestion(WriteMermaid)}, {"day.xmind.json", xmindContent},
	}
}

// xmindContent is the content inside a workbook, read as a foreign program does.
func xmindContent(w io.Writer, b *mindmap.Board, v say.Voice) error {
	var out bytes.Buffer
	if err := WriteXMind(&out, b, v); err != nil {
		return err
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		return err
	}
	for _, name := range []string{"content.json", "metadata.json", "manifest.json"} {
		f, err := z.Open(name)
		if err != nil {
			return err
		}
		data, err := io.ReadAll(f)
		if err != nil {
			return err
		}
		var indented bytes.Buffer
		if err := json.Indent(&indented, data, "", " "); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if _, err := indented.WriteTo(w); err != nil {
			return err
		}
	}
	return nil
}

func TestGoldens(t *testing.T) {
	for _, c := range writers() {
		var out bytes.Buffer
		if err := c.write(&out, walltest.Day(), say.English); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", c.name)
		if *update {
			if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), out.String()); d != "" {
			t.Errorf("%s differs; run the test with -update and read the difference:\n%s", c.name, d)
		}
		if strings.Contains(out.String(), walltest.Secret) {
			t.Errorf("%s carries a quote that is not for publishing", c.name)
		}
	}
}

// outlineOf is what reading back should give.
func outlineOf(b *mindmap.Board) *Outline {
	o := &Outline{Title: b.Event.Title}
	for _, q := range b.Questions {
		o.Questions = append(o.Questions, Question{q.Text, themesOf(q.Themes), answersOf(q.Unsorted)})
	}
	return o
}

func themesOf(list []*mindmap.Theme) []Theme {
	var out []Theme
	for _, t := range list {
		out = append(out, Theme{t.Text, themesOf(t.Themes), answersOf(t.Answers)})
	}
	return out
}

func answersOf(list []*mindmap.Answer) []Answer {
	var out []Answer
	for _, a := range list {
		words, source := a.Text, mindmap.Room
		if a.Redacted {
			words = say.English.TakenOut()
		}
		for _, s := range mindmap.Sources {
			if a.Tally.Of(s) > 0 {
				source = s
				break
			}
		}
		quote, _ := text.Quote.Clean(strings.Join(say.Quotes(a, false), "\n"))
		out = append(out, Answer{words, quote, a.Tally.Total(), source})
	}
	return out
}

// checkRoundTrip holds that what is written reads back as it was on the wall.
func checkRoundTrip(t interface {
	Helper()
	Fatalf(string, ...any)
}, b *mindmap.Board) {
	t.Helper()
	for _, c := range writers()[:3] {
		want := outlineOf(b)
		if c.name == "day.mm" {
			want = &Outline{Questions: want.Questions[min(1, len(want.Questions)-1):][:1]}
		}
		var out bytes.Buffer
		if err := c.write(&out, b, say.English); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		got, err := Read(c.name, bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatalf("%v in\n%s", err, out.Bytes())
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("%s reads back otherwise (-wall +read):\n%s\n%s", c.name, d, out.Bytes())
		}
	}
}

func TestRoundTrip(t *testing.T) {
	checkRoundTrip(t, walltest.Day())
	deep := walltest.New()
	deep.Event("Deep", "", "", "")
	q := deep.Ask("How deep?")
	var parent mindmap.ID
	for i := range 9 {
		parent = deep.Theme(q, parent, fmt.Sprintf("Level %d", i+1))
		deep.Say(q, parent, fmt.Sprintf("Answer %d || Quote *%d*", i+1, i+1))
		deep.Say(q, parent, "Another")
	}
	deep.Theme(q, parent, "Empty at the bottom")
	checkRoundTrip(t, deep.Board())
}

var nasty = []string{
	`1. not a list`, `- dash`, `+ plus`, `> no quote`, `# no heading`, `trailing #`, `## ##`, "a `code` b", `*star* _under_ **bold**`,
	`[link](http://x)`, `![image](x)`, `<b>bold</b> &lt; &amp; &#65;`, `\`, `\\`, `\*`, `a | b | c`, `~~gone~~`, `$x^2$`, `===`, `---`,
	`***`, `12) x`, `2024. That was a year`, `[ ] box`, `[x] box`, `X ×3`, `X ×3 (room 4)`, `X (survey)`, `X ×2 (survey)`, `::icon(fa fa-book)`,
	`%% comment`, `%%{init: {}}%%`, `"quoted"`, `]]`, `))`, `}}`, `((`, `{{x}}`, `end`, `graph TD`, `style a fill:#f00;`, `classDef x y:#1;`,
	`fa:fa-book`, `:smile:`, `http://example.org/a_b?c=d&e=f`, `a & b; c`, `&nosuch;`, `<!-- x -->`, `]]>`, "\u00a0x", `=1+1`, `:: x`, `(words)`,
	"\u200d\ufe0f", "👩‍👩‍👧", `ε`, `    indented`, `{#id .class}`, `---: x`, `^sup^`, `==mark==`, `x  `, `“q”`,
}

func TestRoundTripOfNastyTexts(t *testing.T) {
	for _, s := range nasty {
		checkRoundTrip(t, walltest.Of(s, s, s, s, s))
	}
}

func TestRoundTripOfAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune(`\"&;<>#*_-+.)([]{}|~=:!1× a`+"`")), rapid.Rune()))
		draw := func(name string) string { return text.Draw(t, name) }
		checkRoundTrip(t, walltest.Of(draw("title"), draw("question"), draw("theme"), draw("caption"), draw("quote")))
	})
}

// TestRoundTripOfAnyTree holds that the shape of a wall survives, however themes and answers are nested.
func TestRoundTripOfAnyTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := walltest.New()
		m.Event("Day", "", "", "")
		for range rapid.IntRange(1, 3).Draw(t, "questions") {
			q := m.Ask("Why?")
			parents := []mindmap.ID{{}}
			for range rapid.IntRange(0, 12).Draw(t, "nodes") {
				parent := rapid.SampledFrom(parents).Draw(t, "parent")
				switch text := rapid.SampledFrom([]string{"a", "b ×2", "Unsorted", "c || q", "*d*", "(e)"}).Draw(t, "text"); {
				case rapid.Bool().Draw(t, "theme"):
					parents = append(parents, m.Theme(q, parent, text))
				default:
					m.Say(q, parent, text)
				}
			}
		}
		checkRoundTrip(t, m.Board())
	})
}

// TestXMLIsSound holds the XML formats against a parser, for any text.
func TestXMLIsSound(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.String().Draw(rt, "text")
		b := walltest.Of(s, s, s, s, s)
		for _, c := range writers()[1:3] {
			var out bytes.Buffer
			if err := c.write(&out, b, say.English); err != nil {
				rt.Fatal(err)
			}
			d := xml.NewDecoder(&out)
			for {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					rt.Fatalf("%s: %v", c.name, err)
				}
			}
		}
	})
}

func TestFreeMindIsPlainASCII(t *testing.T) {
	var out bytes.Buffer
	if err := WriteFreeMind(&out, walltest.Day().Questions[1], say.English); err != nil {
		t.Fatal(err)
	}
	for _, c := range out.Bytes() {
		if c > 0x7e || c < ' ' && c != '\n' {
			t.Fatalf("holds the byte %#x", c)
		}
	}
	emoji := walltest.Of("Title", "Why?", "👩‍👩‍👧 é", "𝒳", "")
	out.Reset()
	if err := WriteFreeMind(&out, emoji.Questions[0], say.English); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); !strings.Contains(s, "👩&#x200d;👩&#x200d;👧 &#xe9;") || strings.Contains(s, "&#x1") {
		t.Errorf("Freeplane reads no numbers over 16 bits:\n%s", s)
	}
	if !strings.HasPrefix(out.String(), "<map ") {
		t.Error("FreeMind wants <map at the beginning")
	}
	out.Reset()
	if err := WriteFreeMind(&out, walltest.Day().Questions[1], say.English); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "POSITION="); n != 5 {
		t.Errorf("%d nodes have a side; the question has 4 themes and 1 unsorted answer", n)
	}
}

func TestMermaidTextHasNothingThatMeansSomething(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := text.Quote.Clean(rapid.String().Draw(t, "text"))
		got := mermaidText(s)
		plain := got
		for i := strings.IndexByte(plain, '#'); i >= 0; i = strings.IndexByte(plain, '#') {
			end := strings.IndexByte(plain[i:], ';')
			plain = plain[:i] + plain[i+end+1:]
		}
		if strings.ContainsAny(plain, "\"()[]{}:;%<>&*_`\\|\n~^$=@+") {
			t.Fatalf("%q becomes %q", s, got)
		}
	})
}

func TestForeignOutlines(t *testing.T) {
	answer := func(s string) Answer { return Answer{Text: s, Tally: 1, Source: mindmap.Room} }
	for _, c := range []struct {
		file, text string
		want       Outline
	}{
		{"a.txt", "Our day\n\tWhat helps?\n\t\tPeople\n\t\t\tFriends\n\t\tTea\n\tWhat hinders?\n", Outline{"Our day", []Question{
			{"What helps?", []Theme{{"People", nil, []Answer{answer("Friends")}}}, []Answer{answer("Tea")}},
			{"What hinders?", nil, nil},
		}}},
		{"b.txt", "What helps?\n  - Tea\n  - Friends ×4\n", Outline{"", []Question{
			{"What helps?", nil, []Answer{answer("Tea"), {"Friends", "", 4, mindmap.Room}}},
		}}},
		{"c.md", "# Our day\n\nwords\n\n## What helps?\n\n* **Tea**\n* People\n  * Friends\n\n    I mean *it*.\n", Outline{"Our day", []Question{
			{"What helps?", []Theme{{"Tea", nil, nil}, {"People", nil, []Answer{{"Friends", "I mean it.", 1, mindmap.Room}}}}, nil},
		}}},
		{"d.md", "What is this?\n=============\n\n1. [ ] One & [two](http://x)\n2. `three`\n", Outline{"", []Question{
			{"What is this?", nil, []Answer{answer("One & two"), answer("three")}},
		}}},
		{"e.md", "- Day\n  - Q one\n    - a\n", Outline{"Day", []Question{{"Q one", nil, []Answer{answer("a")}}}}},
		{"f.opml", `<?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.0"><head><title>T</title></head><body>` +
			"<outline text=\"Caf\xe9?\"><outline text='a' _note='one&#10;two'/></outline><outline text='b?'/></body></opml>",
			Outline{"T", []Question{{"Café?", nil, []Answer{{"a", "one two", 1, mindmap.Room}}}, {"b?", nil, nil}}}},
		{"g.mm", `<map version="freeplane 1.11"><!--x--><node TEXT="Day" ID="ID_1"><hook NAME="x"/><node TEXT="Why&#xa;now?" POSITION="left">` +
			`<node><richcontent TYPE="NODE"><html><head><style>p{}</style></head><body><p>Rich <b>text</b></p></body></html></richcontent>` +
			`<richcontent TYPE="NOTE"><html><body><p>Said&nbsp;so.</p></body></html></richcontent></node></node></node></map>`,
			Outline{"Day", []Question{{"Why now?", nil, []Answer{{"Rich text", "Said\u00a0so.", 1, mindmap.Room}}}}}},
	} {
		got, err := Read(c.file, strings.NewReader(c.text))
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		if d := cmp.Diff(&c.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.file, d)
		}
	}
}

func TestHostileInput(t *testing.T) {
	deepXML := strings.Repeat("<node TEXT='x'>", 100_000)
	for name, c := range map[string]struct{ file, text string }{
		"deep map":      {"a.mm", "<map>" + deepXML},
		"deep list":     {"a.txt", nested(200)},
		"deep markdown": {"a.md", nestedList(300)},
		"many lines":    {"a.txt", strings.Repeat("x\n", maxNodes+1)},
		"too long":      {"a.md", strings.Repeat("x", maxBytes+1)},
		"entities":      {"a.opml", `<!DOCTYPE o [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><body><outline text="&b;"/></body></opml>`},
		"long theme":    {"a.txt", "Q?\n " + strings.Repeat("x", 70) + "\n  a\n"},
		"not OPML":      {"a.opml", "<html/>"},
		"nothing":       {"a.md", "  \n"},
		"no format":     {"a.doc", "x"},
		"no XML":        {"a.mm", "hello"},
	} {
		if _, err := Read(c.file, strings.NewReader(c.text)); err == nil || !strings.Contains(err.Error(), c.file) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func nested(n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(strings.Repeat(" ", i) + "x\n")
	}
	return out.String()
}

func nestedList(n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	return out.String()
}

// TestDraftsMakeTheWall holds that a wall made of a wall's outline has the same outline.
func TestDraftsMakeTheWall(t *testing.T) {
	want := outlineOf(walltest.Day())
	m := walltest.New()
	m.Record(want.Drafts(m.ID, false)...)
	b := m.Board()
	got := outlineOf(b)
	for _, o := range []*Outline{want, got} { // quotes of a new wall are private until marked
		for i := range o.Questions {
			dropQuotes(o.Questions[i].Themes)
			dropQuotesOf(o.Questions[i].Answers)
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-outline +wall):\n%s", d)
	}
	sides, letters := map[mindmap.Side]int{}, ""
	for _, th := range b.Questions[1].Themes {
		sides[th.Side]++
		letters += th.Letter
	}
	if letters != "ABCD" || sides[mindmap.Left] == 0 || sides[mindmap.Right] == 0 {
		t.Errorf("letters %q, sides %v", letters, sides)
	}
	bare := walltest.New()
	bare.Record(want.Drafts(bare.ID, true)...)
	if q := bare.Board().Questions[1]; q.Answers != 0 || len(q.Themes) != 4 {
		t.Errorf("a bare wall has %d answers, %d themes", q.Answers, len(q.Themes))
	}
}

func dropQuotes(themes []Theme) {
	for i := range themes {
		dropQuotes(themes[i].Themes)
		dropQuotesOf(themes[i].Answers)
	}
}

func dropQuotesOf(answers []Answer) {
	for i := range answers {
		answers[i].Quote = ""
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range writers()[:3] {
		var out bytes.Buffer
		if err := c.write(&out, walltest.Day(), say.English); err != nil {
			f.Fatal(err)
		}
		f.Add(out.String(), uint8(len(c.name)))
	}
	for i, s := range nasty {
		f.Add("# "+s+"\n\n- "+s, uint8(i))
	}
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		o, err := Read("x"+Extensions()[int(kind)%len(Extensions())], strings.NewReader(text))
		if err != nil {
			return
		}
		m := walltest.New()
		m.Record(o.Drafts(m.ID, false)...) // panics when a draft does not validate
		if len(m.Board().Questions) != len(o.Questions) {
			t.Errorf("%d questions became %d", len(o.Questions), len(m.Board().Questions))
		}
	})
}

func FuzzSuffix(f *testing.F) {
	f.Add("X ×3", 2, 0, 1)
	f.Fuzz(func(t *testing.T, words string, room, survey, phone int) {
		words, err := text.Caption.Clean(words)
		tally := mindmap.Tally{abs(room), abs(survey), abs(phone)}
		if err != nil || words == "" || tally.Total() == 0 {
			return
		}
		caption, n, _ := splitSuffix(captionOf(&mindmap.Answer{Text: words, Tally: tally}, say.English))
		if !reflect.DeepEqual([]any{caption, n}, []any{words, tally.Total()}) {
			t.Errorf("%q with %v reads back as %q, %d", words, tally, caption, n)
		}
	})
}

func abs(n int) int { return (n%30_000 + 30_000) % 30_000 }
