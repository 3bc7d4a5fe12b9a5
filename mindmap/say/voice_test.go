package say

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gohugoio/locales"
	"github.com/gohugoio/locales/pl"

	"mindwall/mindmap"
)

func TestAVoiceIsThatOfTheLanguageOrEnglish(t *testing.T) {
	for _, lang := range []string{"", "en", "en-GB", "EN_us", "tlh", "und", "no language at all"} {
		if got := In(lang); got.Counted(2, Questions) != "2 questions" || got.Language() != "en" {
			t.Errorf("%q: %q in %s", lang, got.Counted(2, Questions), got.Language())
		}
	}
	for lang, want := range map[string]string{"": "9 March 2026", "en-US": "March 9, 2026", "en-AU": "9 March 2026", "x y": "9 March 2026"} {
		if got := In(lang).Date("2026-03-09"); got != want {
			t.Errorf("%q: %q, want %q", lang, got, want)
		}
	}
}

func TestNumbersAndDates(t *testing.T) {
	for n, want := range map[int]string{0: "0", 9999: "9999", 10_000: "10,000", 1_234_567: "1,234,567"} {
		if got := English.Number(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	for date, want := range map[string]string{"2026-03-09": "9 March 2026", " 2026-12-31 ": "31 December 2026", "spring": "spring", "2026-13-01": "2026-13-01", "": ""} {
		if got := English.Date(date); got != want {
			t.Errorf("%q: %q, want %q", date, got, want)
		}
	}
}

// What is filled in may look like a place for something.
func TestWordsOfPeopleAreNoPlaces(t *testing.T) {
	if got := English.Quoted("{text} {n}"); got != "“{text} {n}”" {
		t.Error(got)
	}
	if got := English.List("{a}", "{b}", "c"); got != "{a}, {b}, c" {
		t.Error(got)
	}
}

// A language with more kinds of numbers than English says each in its form, and what its catalogue lacks in English.
func TestNumbersTakeTheFormsOfTheLanguage(t *testing.T) {
	c := catalogue{name: "pl", locale: func() locales.Translator { return pl.New() }}
	c.words = func() words {
		return readWords("[answers]\nfew: {n} odpowiedzi\nmany: {n} odpowiedzi.\none: {n} odpowiedź\nother: {n} odpowiedzi..\n" +
			"[answers said]\nother: {answers}, razem {n}\n")
	}
	v := Voice{&c}
	for n, want := range map[int]string{
		1: "1 odpowiedź", 3: "3 odpowiedzi", 5: "5 odpowiedzi.", 22: "22 odpowiedzi", 112: "112 odpowiedzi.", 10_000_001: "10\u00a0000\u00a0001 odpowiedzi.",
	} {
		if got := v.Counted(n, Answers); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := v.AnswersSaid(2, 7); got != "2 odpowiedzi, razem 7" {
		t.Error(got)
	}
	if got := v.Date("2026-03-09"); got != "9 marca 2026" {
		t.Error(got)
	}
	if got := v.Counted(2, Questions); got != "2 questions" {
		t.Error(got)
	}
}

var blanks = regexp.MustCompile(`\{[a-z]*\}`)

// Every catalogue says all that English says, in every form that its language needs, with the same things filled in.
func TestEveryCatalogueIsWhole(t *testing.T) {
	names, _ := fs.Glob(files, "*.words")
	all := catalogues()
	for _, name := range names {
		lang := strings.TrimSuffix(name, ".words")
		if all[lang] == nil {
			t.Errorf("%s: no numbers and dates", lang)
			continue
		}
		checkWhole(t, lang, all[lang], all[english].words())
	}
}

func checkWhole(t *testing.T, lang string, c *catalogue, originals words) {
	t.Helper()
	for m, original := range originals {
		forms := c.words()[m]
		if forms[usual] == "" {
			t.Errorf("%s: nothing for %q", lang, m)
		}
		for _, rule := range c.locale().PluralsCardinal() {
			if form := strings.ToLower(rule.String()); original["one"] != "" && forms[form] == "" {
				t.Errorf("%s: %q has no form %q", lang, m, form)
			}
		}
		want := blanksOf(original[usual])
		for form, text := range forms {
			got := blanksOf(text)
			if !slices.Equal(got, want) && (form == usual || !slices.Equal(append(got, "{n}"), want) && !slices.Contains(want, "{n}")) {
				t.Errorf("%s: %q fills in %q, English %q", lang, m, got, want)
			}
		}
	}
	for m := range c.words() {
		if originals[m] == nil && m != readBy {
			t.Errorf("%s: %q is not said in English", lang, m)
		}
	}
}

func blanksOf(text string) []string {
	all := blanks.FindAllString(text, -1)
	slices.Sort(all)
	return all
}

// Every message that the code asks for is one that English has.
func TestEveryMessageIsSaidInEnglish(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "message.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	said := catalogues()[english].words()
	ast.Inspect(file, func(n ast.Node) bool {
		if c, ok := n.(*ast.ValueSpec); ok {
			if of, ok := c.Type.(*ast.Ident); ok && of.Name == "Message" {
				name, _ := strconv.Unquote(c.Values[0].(*ast.BasicLit).Value)
				if said[Message(name)] == nil && Message(name) != readBy {
					t.Errorf("%q is not said in English", name)
				}
			}
		}
		return true
	})
	for _, s := range mindmap.Sources {
		if English.Source(s) == "" {
			t.Errorf("%q is not said in English", s)
		}
	}
}
