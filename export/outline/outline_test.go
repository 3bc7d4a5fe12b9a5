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
	"slices"
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

func ofQuestion(write func(io.Writer, *mindmap.Event, *mindmap.Question, say.Voice) error) func(io.Writer, *mindmap.Board, say.Voice) error {
	return func(w io.Writer, b *mindmap.Board, v say.Voice) error {
		return write(w, &b.Event, b.Questions[min(1, len(b.Questions)-1)], v)
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

// rendered is a board in few words: title, questions, themes in order of depth, answers with tally and quotes.
func rendered(b *mindmap.Board) string {
	var out strings.Builder
	fmt.Fprintln(&out, "=", b.Event.Title)
	for _, q := range b.Questions {
		fmt.Fprintln(&out, "?", q.Text)
		renderAnswers(&out, q.Unsorted, " ")
		renderThemes(&out, q.Themes, " ")
	}
	return out.String()
}

func renderThemes(out io.Writer, list []*mindmap.Theme, indent string) {
	for _, t := range list {
		fmt.Fprintln(out, indent+"#", t.Text)
		renderAnswers(out, t.Answers, indent+" ")
		renderThemes(out, t.Themes, indent+" ")
	}
}

func renderAnswers(out io.Writer, list []*mindmap.Answer, indent string) {
	for _, a := range list {
		line := indent + "- " + captionOf(a, say.English)
		for _, one := range append([]*mindmap.Answer{a}, a.Merged...) {
			if one.Quote != "" && one.Publish {
				line += " || " + one.Quote
			} else if one.Quote != "" {
				line += " | " + one.Quote
			}
		}
		fmt.Fprintln(out, line)
	}
}

// checkRoundTrip holds that what is written reads back as it was on the wall.
func checkRoundTrip(t interface {
	Helper()
	Fatalf(string, ...any)
}, b *mindmap.Board) {
	t.Helper()
	for _, v := range say.Voices() {
		checkRoundTripIn(t, v, b)
	}
}

func checkRoundTripIn(t interface {
	Helper()
	Fatalf(string, ...any)
}, voice say.Voice, b *mindmap.Board) {
	t.Helper()
	xmind := writer{"day.xmind", WriteXMind}
	for _, c := range append(writers()[:4], xmind) {
		want, public := *withoutPrivate(b), withoutPrivate(b)
		switch c.name {
		case "day.mm", "day.mmd":
			want.Questions = want.Questions[min(1, len(want.Questions)-1):][:1]
		}
		if c.name == "day.xmind" { // which keeps the order on each side
			for _, q := range want.Questions {
				q.Themes = slices.Clone(q.Themes)
				slices.SortStableFunc(q.Themes, func(a, b *mindmap.Theme) int { return int(b.Side) - int(a.Side) })
			}
		}
		var out bytes.Buffer
		if err := c.write(&out, public, voice); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		got, err := Read(c.name, bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatalf("%v in\n%s", err, out.Bytes())
		}
		said := rendered(&want)
		if c.name == "day.mmd" { // which has no quotes
			for _, q := range want.Questions {
				for a := range q.AllAnswers {
					a.Quote, a.Merged = "", nil
				}
			}
			said = rendered(&want)
		}
		if d := cmp.Diff(said, rendered(got.Board)); d != "" {
			t.Fatalf("%s reads back otherwise (-wall +read):\n%s\n%s", c.name, d, out.Bytes())
		}
		if c.name == "day.xmind" || c.name == "day.mm" {
			for i, q := range got.Board.Questions {
				for j, th := range q.Themes {
					if th.Side != want.Questions[i].Themes[j].Side {
						t.Fatalf("%s: %s is on side %v", c.name, th.Text, th.Side)
					}
				}
			}
		}
		e := got.Board.Event
		if e.Title = want.Event.Title; e != want.Event {
			t.Fatalf("%s: the event is %+v, want %+v", c.name, e, want.Event)
		}
		if len(got.Told)+len(got.Notes) > 0 {
			t.Fatalf("%s: %q, notes %q", c.name, got.Told, got.Notes)
		}
	}
}

// withoutPrivate is a board of what leaves its wall.
func withoutPrivate(b *mindmap.Board) *mindmap.Board {
	out := *b
	out.Questions = nil
	var answers func(list []*mindmap.Answer) []*mindmap.Answer
	answers = func(list []*mindmap.Answer) (all []*mindmap.Answer) {
		for _, a := range list {
			p := *a
			if !p.Publish {
				p.Quote = ""
			}
			p.Merged = answers(a.Merged)
			all = append(all, &p)
		}
		return all
	}
	var themes func(list []*mindmap.Theme) []*mindmap.Theme
	themes = func(list []*mindmap.Theme) (all []*mindmap.Theme) {
		for _, t := range list {
			p := *t
			p.Themes, p.Answers = themes(t.Themes), answers(t.Answers)
			all = append(all, &p)
		}
		return all
	}
	for _, q := range b.Questions {
		p := *q
		p.Themes, p.Unsorted = themes(q.Themes), answers(q.Unsorted)
		out.Questions = append(out.Questions, &p)
	}
	return &out
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
	if err := WriteFreeMind(&out, &mindmap.Event{}, walltest.Day().Questions[1], say.English); err != nil {
		t.Fatal(err)
	}
	for _, c := range out.Bytes() {
		if c > 0x7e || c < ' ' && c != '\n' {
			t.Fatalf("holds the byte %#x", c)
		}
	}
	emoji := walltest.Of("Title", "Why?", "👩‍👩‍👧 é", "𝒳", "")
	out.Reset()
	if err := WriteFreeMind(&out, &mindmap.Event{}, emoji.Questions[0], say.English); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); !strings.Contains(s, "👩&#x200d;👩&#x200d;👧 &#xe9;") || strings.Contains(s, "&#x1") {
		t.Errorf("Freeplane reads no numbers over 16 bits:\n%s", s)
	}
	if !strings.HasPrefix(out.String(), "<map ") {
		t.Error("FreeMind wants <map at the beginning")
	}
	out.Reset()
	if err := WriteFreeMind(&out, &mindmap.Event{}, walltest.Day().Questions[1], say.English); err != nil {
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

func TestHostileInput(t *testing.T) {
	deepXML := strings.Repeat("<node TEXT='x'>", 100_000)
	for name, c := range map[string]struct{ file, text string }{
		"deep map":      {"a.mm", "<map>" + deepXML},
		"deep list":     {"a.txt", nested(200)},
		"deep markdown": {"a.md", nestedList(300)},
		"many lines":    {"a.txt", strings.Repeat("x\n", maxNodes+1)},
		"too long":      {"a.md", strings.Repeat("x", maxBytes+1)},
		"entities":      {"a.opml", `<!DOCTYPE o [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><body><outline text="&b;"/></body></opml>`},
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
		checkSound(t, o)
	})
}

// checkSound holds that texts have been through the gate, and that no id is given twice.
func checkSound(t *testing.T, o *Outline) {
	ids := map[mindmap.ID]bool{}
	check := func(f text.Field, id mindmap.ID, words string) {
		if clean, err := f.Clean(words); err != nil || clean != words || words == "" {
			t.Errorf("%v %q: %v", f, words, err)
		}
		if ids[id] || id.IsZero() {
			t.Errorf("the id of %q is there twice", words)
		}
		ids[id] = true
	}
	for _, q := range o.Board.Questions {
		check(text.Question, q.ID, q.Text)
		for th := range q.AllThemes {
			check(text.Theme, th.ID, th.Text)
		}
		for a := range q.AllAnswers {
			for _, one := range append([]*mindmap.Answer{a}, a.Merged...) {
				check(text.Caption, one.ID, orOut(one))
			}
			if quote, err := text.Quote.Clean(a.Quote); err != nil || quote != a.Quote {
				t.Errorf("quote %q: %v", a.Quote, err)
			}
			if a.Own < 1 || a.Tally.Total() < 1 {
				t.Errorf("%q is of nobody: %+v", a.Text, a)
			}
		}
	}
}

// orOut is what an answer says, or a word when that was taken out.
func orOut(a *mindmap.Answer) string {
	if a.Redacted {
		return "out"
	}
	return a.Text
}

func FuzzSuffix(f *testing.F) {
	f.Add("X ×3", 2, 0, 1)
	f.Fuzz(func(t *testing.T, words string, room, survey, phone int) {
		words, err := text.Caption.Clean(words)
		tally := mindmap.Tally{abs(room), abs(survey), abs(phone)}
		if err != nil || words == "" || tally.Total() == 0 {
			return
		}
		if caption, got := splitSuffix(captionOf(&mindmap.Answer{Text: words, Tally: tally}, say.English)); caption != words || got != tally {
			t.Errorf("%q with %v reads back as %q, %v", words, tally, caption, got)
		}
	})
}

func abs(n int) int { return (n%30_000 + 30_000) % 30_000 }
