package survey

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"mindwall/mindmap/wordlist"
)

// fold makes headers comparable: one case, compatible characters as one, and single blanks in place of line breaks,
// no-break spaces and invisible characters.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\u200B' || r == '\uFEFF' || r == '\u00AD' {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

func isBlank(s string) bool {
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

// says reports whether a cell says nothing but one of the words of a section of cells.words.
func says(cell, what string) bool {
	return len(cell) <= 64 && cellWords()[what][fold(cell)]
}

// pattern is an expression that is read when it is first needed.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// isHeader reports whether a folded header is one of those that say something of a column.
func isHeader(h, what string) bool { return slices.Contains(headers().Entries(what), h) }

// toolRole is the role of a column that a tool writes by itself, by its folded header.
func toolRole(h string) role {
	for what, r := range map[string]role{"id": idRole, "began": beganRole, "time": timeRole, "meta": metaRole} {
		if isHeader(h, what) {
			return r
		}
	}
	return noRole
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || r == '#' }
