package say

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/gohugoio/locales"
	"github.com/gohugoio/locales/ar"
	"github.com/gohugoio/locales/cy"
	"github.com/gohugoio/locales/de"
	"github.com/gohugoio/locales/de_AT"
	"github.com/gohugoio/locales/de_CH"
	"github.com/gohugoio/locales/en_GB"
	"github.com/gohugoio/locales/en_US"
	"github.com/gohugoio/locales/es"
	"github.com/gohugoio/locales/fr"
	"github.com/gohugoio/locales/it"
	"github.com/gohugoio/locales/ja"
	"github.com/gohugoio/locales/nl"
	"github.com/gohugoio/locales/pl"
	"github.com/gohugoio/locales/pt"
	"github.com/gohugoio/locales/pt_PT"
	"github.com/gohugoio/locales/zh"
	"github.com/gohugoio/locales/zh_Hant"

	"mindwall/mindmap/wordlist"
)

// english is the language that has everything, and that speaks where nothing else does.
const english = "en"

// numbersAndDates are by language, and by region where one differs in what is said here.
var numbersAndDates = map[string]func() locales.Translator{
	"ar": ar.New, "cy": cy.New, "de": de.New, "de-AT": de_AT.New, "de-CH": de_CH.New, english: en_GB.New, "en-US": en_US.New,
	"es": es.New, "fr": fr.New, "it": it.New, "ja": ja.New, "nl": nl.New, "pl": pl.New, "pt": pt.New, "pt-PT": pt_PT.New,
	"zh": zh.New, "zh-Hant": zh_Hant.New,
}

// catalogue is what there is to be said in a language: its words, by the file that is named after it, and its numbers and
// dates. Each is read when it is needed.
type catalogue struct {
	name   string // of the language, as BCP 47 has it
	words  func() words
	locale func() locales.Translator
}

// words are the texts of each message: one for each kind of number, or one alone.
type words map[Message]map[string]string

// catalogues are all of them, by language and, where numbers or dates differ, by region.
var catalogues = sync.OnceValue(func() map[string]*catalogue {
	all := map[string]*catalogue{}
	for tag, locale := range numbersAndDates {
		name, _, _ := strings.Cut(tag, "-")
		if has(tag) {
			name = tag
		}
		if !has(name) {
			continue
		}
		all[tag] = &catalogue{
			name: name, locale: sync.OnceValue(locale),
			words: sync.OnceValue(func() words {
				text, _ := files.ReadFile(name + ".words") // a test holds that each is there
				return readWords(string(text))
			}),
		}
	}
	return all
})

// has reports whether there is a file of a language.
func has(lang string) bool {
	_, err := fs.Stat(files, lang+".words")
	return err == nil
}

//go:embed *.words
var files embed.FS

// readWords reads what a test holds to be whole and sound.
func readWords(text string) words {
	w := words{}
	for _, section := range wordlist.Parse(text) {
		forms := map[string]string{}
		for _, entry := range section.Entries {
			kind, text, _ := strings.Cut(entry, ": ")
			forms[kind] = text
		}
		w[Message(section.Name)] = forms
	}
	return w
}

// catalogue is that of the voice.
func (v Voice) catalogue() *catalogue {
	if v.of == nil {
		return catalogues()[english]
	}
	return v.of
}

// text is a message, about a number when it is about one.
func (c *catalogue) text(m Message, n *int) string {
	forms := c.words()[m]
	if forms == nil && c.name != english {
		return catalogues()[english].text(m, n)
	}
	if n != nil && len(forms) > 1 {
		if text, known := forms[c.form(*n)]; known {
			return text
		}
	}
	return forms[usual]
}

// Languages are those that there are words for, as BCP 47 has them, English first; unread are those whose words nobody with a
// good command of the language has read yet.
func Languages() (all, unread []string) {
	all = []string{english}
	for _, c := range catalogues() {
		if !slices.Contains(all, c.name) {
			all = append(all, c.name)
		}
	}
	slices.Sort(all[1:])
	for _, name := range all[1:] {
		if text, _ := files.ReadFile(name + ".words"); !isRead(string(text)) {
			unread = append(unread, name)
		}
	}
	return all, unread
}

// isRead reports whether somebody stands under "read by" in a catalogue. It does not read all of it, as help is made at each start.
func isRead(catalogue string) bool {
	_, after, _ := strings.Cut(catalogue, "["+string(readBy)+"]\n")
	return after != "" && !strings.ContainsAny(after[:1], "[#\n")
}

// usual is the kind of number that every message has a text for.
const usual = "other"

// form is the kind of a whole number in the language.
func (c *catalogue) form(n int) string {
	return formNames[c.locale().CardinalPluralRule(float64(n), 0)]
}

var formNames = [...]string{
	locales.PluralRuleUnknown: usual, locales.PluralRuleZero: "zero", locales.PluralRuleOne: "one", locales.PluralRuleTwo: "two",
	locales.PluralRuleFew: "few", locales.PluralRuleMany: "many", locales.PluralRuleOther: usual,
}
