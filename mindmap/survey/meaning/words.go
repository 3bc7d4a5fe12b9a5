package meaning

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"mindwall/mindmap/text"
	"mindwall/mindmap/wordlist"
)

// Fold makes headers comparable: one case, compatible characters as one, and single blanks in place of line breaks,
// no-break spaces and invisible characters.
func Fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\u200B' || r == '\uFEFF' || r == '\u00AD' {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// IsBlank reports whether nothing can be seen of a text.
func IsBlank(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsSpace(r) && r != '\u200B' && r != '\uFEFF' })
}

//go:embed headers.words
var headersText string

//go:embed cells.words
var cellsText string

//go:embed persons.words
var personsText string

// headers are the headers that tools write by themselves, by what they say of columns.
var headers = sync.OnceValue(func() wordlist.List { return wordlist.Parse(headersText) })

// cellWords are what single cells say, by what that means.
var cellWords = sync.OnceValue(func() map[string]map[string]bool { return sets(cellsText) })

// personWords are the words of headers that ask who somebody is.
var personWords = sync.OnceValue(func() map[string]map[string]bool { return sets(personsText) })

// sets are the sections of a list, to look entries up in.
func sets(list string) map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for _, s := range wordlist.Parse(list) {
		set := make(map[string]bool, len(s.Entries))
		for _, e := range s.Entries {
			set[e] = true
		}
		all[s.Name] = set
	}
	return all
}

// Says reports whether a cell says nothing but one of the words of a section of cells.words.
func Says(cell, what string) bool {
	if len(cell) > 64 {
		return false
	}
	h := strings.ReplaceAll(Fold(cell), "\uFE0F", "") // which only says how a sign is to look
	return cellWords()[what][h] || cellWords()[what][strings.TrimRight(h, " .!")]
}

// Pattern is an expression that is read when it is first needed.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// Headers are the folded headers that say something of a column.
func Headers(what string) []string { return headers().Entries(what) }

// IsHeader reports whether a folded header is one of those that say something of a column.
func IsHeader(h, what string) bool { return slices.Contains(Headers(what), h) }

// IsWordRune reports whether a character makes a text one of words.
func IsWordRune(r rune) bool { return unicode.IsLetter(r) || r == '#' }

// FoldAll folds several texts.
func FoldAll(texts []string) []string {
	folded := make([]string, len(texts))
	for i, t := range texts {
		folded[i] = Fold(t)
	}
	return folded
}

// IsOther reports whether a choice asks for words of one's own.
func IsOther(choice string) bool {
	h := strings.TrimRight(Fold(choice), " .:…")
	if cellWords()["other"][h] || strings.HasSuffix(h, " - text") || strings.HasSuffix(h, "_other") {
		return true
	}
	head, _, cut := strings.Cut(h, " (")
	if !cut {
		head, _, cut = strings.Cut(h, ",")
	}
	return cut && cellWords()["other"][head]
}

// OneLine makes a cell a harmless line of any length that a caption may have.
func OneLine(s string) string {
	clean, err := text.Quote.Clean(s)
	if err != nil {
		clean, _ = text.Quote.Clean(Clip(s, text.Caption.Limit()))
	}
	clean = strings.Join(strings.Fields(clean), " ") // the gate leaves no-break spaces, which headers are full of
	return Clip(clean, text.Caption.Limit())
}

// Clip cuts a text to at most n runes, ending it with an ellipsis if it was longer.
func Clip(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	i := 0
	for range n - 1 {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i] + "…"
}
