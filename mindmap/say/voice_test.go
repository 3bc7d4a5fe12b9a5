package say

import (
	"go/ast"
	"go/parser"
	"go/token"
	"mindwall/mindmap"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"golang.org/x/text/feature/plural"
)

func TestAVoiceIsThatOfTheLanguageOrEnglish(t *testing.T) {
	for _, lang := range []string{"", "en", "en-GB", "EN_us", "tlh", "no language at all"} {
		if got := In(lang); got.Counted(2, Questions) != "2 questions" {
			t.Errorf("%q: %q", lang, got.Counted(2, Questions))
		}
	}
	if got := (Voice{}).Date("2026-03-09"); got != "9 March 2026" {
		t.Error(got)
	}
}

// A language with more kinds of numbers than English says each in its form.
func TestNumbersTakeTheFormsOfTheLanguage(t *testing.T) {
	const polish = "[answers]\none: {n} odpowiedź\nfew: {n} odpowiedzi\nmany: {n} odpowiedzi.\nother: {n} odpowiedzi..\n" +
		"[answers said]\nother: {answers}, razem {n}\n[date]\nother: {d}.{m}.{y}\n[months] in order\n" +
		"a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n"
	v := Voice{readCatalogue("pl", polish)}
	for n, want := range map[int]string{
		1: "1 odpowiedź", 3: "3 odpowiedzi", 5: "5 odpowiedzi.", 22: "22 odpowiedzi", 112: "112 odpowiedzi.", 10_000_001: "10000001 odpowiedzi.",
	} {
		if got := v.Counted(n, Answers); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := v.AnswersSaid(2, 7); got != "2 odpowiedzi, razem 7" {
		t.Error(got)
	}
	if got := v.Date("2026-03-09"); got != "9.3.2026" {
		t.Error(got)
	}
}

var blanks = regexp.MustCompile(`\{[a-z]*\}`)

// Every catalogue says all that English says, in every form that its language needs, with the same things filled in.
func TestEveryCatalogueIsWhole(t *testing.T) {
	all := catalogues().list
	english := all[0]
	for _, c := range all {
		if len(c.months) != 12 {
			t.Errorf("%s: %d months", c.tag, len(c.months))
		}
		needed := map[plural.Form]bool{}
		for n := range 1001 {
			needed[c.form(n)] = true
		}
		needed[c.form(1_000_000)] = true
		for m, original := range english.messages {
			forms := c.messages[m]
			if forms[plural.Other] == "" {
				t.Errorf("%s: nothing for %q", c.tag, m)
			}
			if _, counts := original[plural.One]; counts {
				for form := range needed {
					if forms[form] == "" {
						t.Errorf("%s: %q has no form %v", c.tag, m, form)
					}
				}
			}
			for form, text := range forms {
				got, want := blanks.FindAllString(text, -1), blanks.FindAllString(original[plural.Other], -1)
				slices.Sort(got)
				slices.Sort(want)
				if m != date && !slices.Equal(got, want) && form == plural.Other {
					t.Errorf("%s: %q fills in %q, English %q", c.tag, m, got, want)
				}
			}
		}
		for m := range c.messages {
			if english.messages[m] == nil {
				t.Errorf("%s: %q is not said in English", c.tag, m)
			}
		}
	}
}

// Every message that the code asks for is one that English has.
func TestEveryMessageIsSaidInEnglish(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "voice.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	ast.Inspect(file, func(n ast.Node) bool {
		c, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if of, ok := c.Type.(*ast.Ident); ok && of.Name == "Message" {
			found++
			name, _ := strconv.Unquote(c.Values[0].(*ast.BasicLit).Value)
			if catalogues().list[0].messages[Message(name)] == nil {
				t.Errorf("%q is not said in English", name)
			}
		}
		return true
	})
	for _, s := range mindmap.Sources {
		if English.Source(s) == "" {
			t.Errorf("%q is not said in English", s)
		}
	}
	if found == 0 {
		t.Error("no messages: the test tests nothing")
	}
}
