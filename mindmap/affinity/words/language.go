// Package words cuts texts into words and brings the forms of a word together, language by language.
//
// A language has a Snowball stemmer where there is one and a list of stop words where we wrote one; any other language
// goes without. In an event whose language is written in Latin letters, words in Arabic, Cyrillic or Tamil letters are
// read as Arabic, Russian and Tamil: somebody may answer in another language, or nobody said which it is. Scripts
// written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are cut into pairs of
// characters, whatever the language. Everything here is pure: no state, no I/O.
package words

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"

	"mindwall/mindmap/wordlist"
)

// Language is how the words of one language are read.
type Language struct {
	// Base is the BCP 47 primary subtag in lower case, such as "en".
	Base    string
	stemmer func(*snowballstem.Env) bool // nil keeps words as they are
	stop    map[string]bool
	elides  bool // an apostrophe parts two words, as in l'eau
	lower   func(rune) rune
	script  *unicode.RangeTable // of a language that has a stemmer; nil for Latin
	guests  []*Language         // those that words in letters of another script are read in
}

// For returns the language of a BCP 47 tag; the empty tag is English. It never fails: a language that nothing is known
// of has neither stemmer nor stop words.
func For(tag string) *Language {
	base := baseOf(tag)
	l := only(base)
	if l.stemmer != nil && l.script == nil {
		l.guests = []*Language{only("ar"), only("ru"), only("ta")}
	}
	return l
}

// only is a language without guests.
func only(base string) *Language {
	l := &Language{Base: base, stemmer: stemmerOf(base), stop: stopWords(base), lower: unicode.ToLower}
	switch base {
	case "fr", "it", "ca":
		l.elides = true
	case "tr", "az":
		l.lower = unicode.TurkishCase.ToLower
	case "ar":
		l.script = unicode.Arabic
	case "ru":
		l.script = unicode.Cyrillic
	case "ta":
		l.script = unicode.Tamil
	}
	return l
}

// baseOf is the primary subtag of a BCP 47 tag, with tags of one written language brought together.
func baseOf(tag string) string {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(tag)), "_", "-"), "-")
	switch base {
	case "":
		return "en"
	case "nb", "nn":
		return "no"
	}
	return base
}

func stemmerOf(base string) func(*snowballstem.Env) bool {
	return map[string]func(*snowballstem.Env) bool{
		"en": english.Stem,
		"ar": arabic.Stem,
		"da": danish.Stem,
		"nl": dutch.Stem,
		"fi": finnish.Stem,
		"fr": french.Stem,
		"de": german.Stem,
		"hu": hungarian.Stem,
		"ga": irish.Stem,
		"it": italian.Stem,
		"no": norwegian.Stem,
		"pt": portuguese.Stem,
		"ro": romanian.Stem,
		"ru": russian.Stem,
		"es": spanish.Stem,
		"sv": swedish.Stem,
		"ta": tamil.Stem,
		"tr": turkish.Stem,
	}[base]
}

// reader is the language that a word is read in: a guest when the word begins with a letter of the guest's script.
func (l *Language) reader(word string) *Language {
	r, _ := utf8.DecodeRuneInString(word)
	if r < utf8.RuneSelf {
		return l
	}
	for _, guest := range l.guests {
		if unicode.Is(guest.script, r) {
			return guest
		}
	}
	return l
}

// Stem brings the forms of a word together. The word is a [Token.Word].
func (l *Language) Stem(word string) string {
	if reader := l.reader(word); reader != l {
		return reader.Stem(word)
	}
	if l.stemmer == nil || len(word) < 3 {
		return word
	}
	if l.Base == "en" && !isASCII(word) {
		return word
	}
	if r, _ := utf8.DecodeRuneInString(word); unspaced(r) {
		return word
	}
	env := snowballstem.NewEnv(word)
	l.stemmer(env)
	if stem := env.Current(); stem != "" {
		return stem
	}
	return word
}

// Stops reports whether the word is so common that it says nothing about what an answer is about.
func (l *Language) Stops(word string) bool { return l.reader(word).stop[word] }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

//go:embed stop.words
var stopText string

var stopLists = sync.OnceValue(func() wordlist.List { return wordlist.Parse(stopText) })

// stopWords are those of a language, and what a word with an apostrophe also stands for.
func stopWords(base string) map[string]bool {
	stop := map[string]bool{}
	for _, w := range stopLists().Entries(base) {
		stop[w] = true
		if before, _, ok := strings.Cut(w, "'"); ok {
			stop[strings.ReplaceAll(w, "'", "")] = true
			stop[before] = true
		}
	}
	return stop
}
