package say

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
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
		if lang != english && all[lang].words()[readBy] == nil {
			t.Errorf("%s does not say who read it", lang)
		}
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
			whole := slices.Equal(got, want) || form != usual && !slices.Contains(got, "{n}") && slices.Equal(got, without(want, "{n}"))
			if !whole {
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

// without is a list without a thing: one, two and the like may be said in letters.
func without(list []string, thing string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == thing })
}

func blanksOf(text string) []string {
	all := blanks.FindAllString(text, -1)
	slices.Sort(all)
	return slices.Compact(all)
}

// Every message that the code asks for is one that English has, and English has no others.
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
	code := allCode(t)
	for m := range said {
		if !strings.Contains(code, strconv.Quote(string(m))) {
			t.Errorf("nobody asks for %q", m)
		}
	}
	for _, s := range mindmap.Sources {
		if English.Source(s) == "" {
			t.Errorf("%q is not said in English", s)
		}
	}
}

// What is said in each language of the same things.
func TestLanguages(t *testing.T) {
	for _, c := range []struct{ lang, language, answers, sources, date, quoted, number string }{
		{"en", "en", "3 answers, said 7 times", "room 5, survey 2", "9 March 2026", "“a”", "12,345"},
		{"de", "de", "3 Antworten, 7 Nennungen", "vor Ort 5, Umfrage 2", "9. März 2026", "„a“", "12.345"},
		{"de-AT", "de", "3 Antworten, 7 Nennungen", "vor Ort 5, Umfrage 2", "9. März 2026", "„a“", "12\u00a0345"},
		{"de-DE-1996", "de", "3 Antworten, 7 Nennungen", "vor Ort 5, Umfrage 2", "9. März 2026", "„a“", "12.345"},
		{"fr-CA", "fr", "3 réponses, 7 mentions", "en salle 5, enquête 2", "9 mars 2026", "«\u00a0a\u00a0»", "12\u202f345"},
		{"es-MX", "es", "3 respuestas, 7 menciones", "en la sala 5, encuesta 2", "9 de marzo de 2026", "«a»", "12.345"},
		{"it", "it", "3 risposte, 7 menzioni", "in sala 5, sondaggio 2", "9 marzo 2026", "«a»", "12.345"},
		{"pt-BR", "pt", "3 respostas, 7 menções", "na sala 5, questionário 2", "9 de março de 2026", "“a”", "12.345"},
		{"pt-PT", "pt", "3 respostas, 7 menções", "na sala 5, questionário 2", "9 de março de 2026", "“a”", "12\u00a0345"},
		{"nl", "nl", "3 antwoorden, 7 keer gezegd", "in de zaal 5, enquête 2", "9 maart 2026", "‘a’", "12.345"},
		{"pl", "pl", "3 odpowiedzi, powiedziane 7 razy", "na sali 5, ankieta 2", "9 marca 2026", "„a”", "12\u00a0345"},
		{"cy", "cy", "3 ateb, dywedwyd 7 gwaith", "yn yr ystafell 5, arolwg 2", "9 Mawrth 2026", "‘a’", "12,345"},
		{"ar", "ar", "3 إجابات، قيلت 7 مرات", "في القاعة 5، الاستبيان 2", "9 مارس 2026", "«a»", "12,345"},
		{"zh", "zh", "3 条回答，共提到 7 次", "现场 5、问卷 2", "2026年3月9日", "“a”", "12,345"},
		{"zh-CN", "zh", "3 条回答，共提到 7 次", "现场 5、问卷 2", "2026年3月9日", "“a”", "12,345"},
		{"zh-TW", "zh-Hant", "3 則回答，共提到 7 次", "現場 5、問卷 2", "2026年3月9日", "「a」", "12,345"},
		{"ja", "ja", "回答3件、のべ7回", "会場 5、アンケート 2", "2026年3月9日", "「a」", "12,345"},
		{"gl", "en", "3 answers, said 7 times", "room 5, survey 2", "9 March 2026", "“a”", "12,345"}, // it is like Portuguese, and is not
	} {
		v := In(c.lang)
		tally := mindmap.Tally{5, 2}
		for got, want := range map[string]string{
			v.Language(): c.language, v.AnswersSaid(3, 7): c.answers, v.BySource(tally): c.sources, v.Date("2026-03-09"): c.date,
			v.Quoted("a"): c.quoted, v.Number(12_345): c.number,
		} {
			if got != want {
				t.Errorf("%s: %q, want %q", c.lang, got, want)
			}
		}
		if got := v.FromRight(); got != (c.lang == "ar") {
			t.Errorf("%s is written from the right: %v", c.lang, got)
		}
	}
	if all, unread := Languages(); len(all) < 13 || all[0] != "en" || slices.Contains(unread, "en") {
		t.Errorf("%q, unread %q", all, unread)
	}
}

// TestApart holds what is said of texts in another language than the page's.
func TestApart(t *testing.T) {
	for _, c := range [][3]string{
		{"de", "de-AT", ""}, {"de", "", ""}, {"", "sw", "sw"}, {"fr", "de", "de"}, {"", "en-GB", ""}, {"", `x" onload`, ""}, {"zh", "zh-TW", ""},
	} {
		if got := In(c[0]).Apart(c[1]); got != c[2] {
			t.Errorf("in %s of %s: %q", c[0], c[1], got)
		}
	}
}

// A name of a source means one source, in whatever language.
func TestSourcesAreToldApartInEveryLanguage(t *testing.T) {
	of := map[string]mindmap.Source{}
	for _, s := range mindmap.Sources {
		for _, name := range Everywhere(Message(s)) {
			if other, taken := of[name]; taken {
				t.Errorf("%q is %s and %s", name, other, s)
			}
			of[name] = s
		}
	}
}

func TestIsRead(t *testing.T) {
	for text, want := range map[string]bool{
		"[read by]\n\n[a]\nother: b\n": false, "[read by]\n": false, "[read by]\n# nobody\n": false, "[a]\nother: b\n": false, "[read by]\nMared Jones\n\n[a]\n": true,
	} {
		if got := isRead(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// allCode is the code of the program, and its templates.
func allCode(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); err == nil && !strings.HasSuffix(path, "_test.go") && (ext == ".go" || strings.HasSuffix(ext, "html")) {
			data, e := os.ReadFile(path)
			all.Write(data)
			return e
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
