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

// headers are the headers that tools write by themselves, by what they say of columns.
var headers = sync.OnceValue(func() wordlist.List { return wordlist.Parse(headersText) })

// isHeader reports whether a folded header is one of those that say something of a column.
func isHeader(h, what string) bool { return slices.Contains(headers().Entries(what), h) }

// toolRole is the role of a column that a tool writes by itself, by its folded header.
func toolRole(h string) role {
	for what, r := range map[string]role{"id": idRole, "began": beganRole, "time": timeRole, "meta": metaRole} {
		if isHeader(h, what) {
			return r
		}
	}
	if isPersonHeader(h) {
		return personRole
	}
	return noRole
}

// isPersonHeader reports whether a folded header asks who somebody is. It knows whole phrases only, so that "Name one
// barrier" and "How do you use e-mail?" stay questions.
func isPersonHeader(h string) bool {
	h = strings.TrimRight(h, " :?*.")
	for _, lead := range headers().Entries("lead") {
		h = strings.TrimPrefix(h, lead+" ")
	}
	h = strings.TrimSuffix(strings.TrimSuffix(h, " (optional)"), " (required)")
	for _, lead := range headers().Entries("lead 2") {
		h = strings.TrimPrefix(h, lead+" ")
	}
	return isHeader(h, "person")
}

// whoPattern matches an e-mail address or an IPv4 or IPv6 address that fills the cell.
func whoPattern() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:[^\s@]+@[^\s@]+\.[^\s@.]{2,}|\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){3,7})\s*$`)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || r == '#' }
