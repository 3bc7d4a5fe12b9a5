package survey

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
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

//go:embed headers.txt
var headersText string

// headers are the lines of headers.txt by what they say of columns.
var headers = sync.OnceValue(func() map[string][][]string {
	lines := map[string][][]string{}
	for line := range strings.Lines(headersText) {
		if what, list, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && line[0] != '#' {
			lines[what] = append(lines[what], strings.Split(list, " | "))
		}
	}
	return lines
})

// isHeader tells whether a folded header is one of those that say something of a column.
func isHeader(h, what string) bool {
	return slices.ContainsFunc(headers()[what], func(line []string) bool { return slices.Contains(line, h) })
}

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

// isPersonHeader tells whether a folded header asks who somebody is. It knows whole phrases only, so that "Name one
// barrier" and "How do you use e-mail?" stay questions.
func isPersonHeader(h string) bool {
	h = strings.TrimRight(h, " :?*.")
	for _, lead := range headers()["lead"][0] {
		h = strings.TrimPrefix(h, lead+" ")
	}
	h = strings.TrimSuffix(strings.TrimSuffix(h, " (optional)"), " (required)")
	for _, lead := range headers()["lead 2"][0] {
		h = strings.TrimPrefix(h, lead+" ")
	}
	return isHeader(h, "person")
}

// whoPattern matches an e-mail address or an IPv4 or IPv6 address that fills the cell.
func whoPattern() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:[^\s@]+@[^\s@]+\.[^\s@.]{2,}|\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){3,7})\s*$`)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || r == '#' }
