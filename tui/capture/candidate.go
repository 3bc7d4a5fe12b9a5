package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
	"mindwall/mindmap/walk"
)

// Candidate is a theme that stands on the wall and may be named in the line.
type Candidate struct {
	Path   []string // names, outermost first; as deep as screens show them, see [mindmap.MaxDepth]
	Letter string   // of the top-level theme
	Colour int
	ID     mindmap.ID
}

// Candidates are the themes of a question, each followed by what nests in it.
func Candidates(q *mindmap.Question) []Candidate {
	if q == nil {
		return nil
	}
	return appendCandidates(nil, nil, walk.ShallowThemes(q))
}

func appendCandidates(dst []Candidate, above []string, themes []*mindmap.Theme) []Candidate {
	for _, t := range themes {
		path := append(above[:len(above):len(above)], t.Text)
		dst = append(dst, Candidate{Path: path, Letter: t.Letter, Colour: t.Colour, ID: t.ID})
		dst = appendCandidates(dst, path, t.Themes)
	}
	return dst
}

// Target is the theme that a path means.
type Target struct {
	Path   []string   // names as they stand on the wall, as far as they do; then as typed
	Known  int        // how many of them stand on the wall
	ID     mindmap.ID // the innermost that does; zero when none does
	Letter string     // its letter; empty when none does
	Colour int
}

// New reports whether filing there makes a theme.
func (t Target) New() bool { return t.Known < len(t.Path) }

// Resolve finds the theme that a path means among candidates. Letter case and blanks do not count. A first name of one letter
// is the theme that carries it, unless a theme has just that name: at the top, or for a path of that name alone at any depth.
func Resolve(path []string, among []Candidate) Target {
	switch by, named := carrier(path, among); {
	case by != nil && named == nil:
		return resolve(append([]string{by.Path[0]}, path[1:]...), by.Letter, among)
	case by != nil && len(path) == 1:
		return named.target()
	}
	return resolve(path, "", among)
}

// target is the candidate as what a line means.
func (c *Candidate) target() Target {
	return Target{Path: c.Path, Known: len(c.Path), ID: c.ID, Letter: c.Letter, Colour: c.Colour}
}

// resolve finds the theme of a path of names; with a letter, among those of the theme that carries it alone.
func resolve(path []string, letter string, among []Candidate) Target {
	t := Target{Path: append([]string(nil), path...)}
	for i := range among {
		c := &among[i]
		if len(c.Path) > t.Known && len(c.Path) <= len(path) && (letter == "" || c.Letter == letter) && begins(path, c.Path) {
			t.Known, t.ID, t.Letter, t.Colour = len(c.Path), c.ID, c.Letter, c.Colour
			copy(t.Path, c.Path)
		}
	}
	return t
}

// carrier is the theme that carries the one letter which is the first name of a path, nil when the name is longer or none
// carries it; and the theme that has just that name, see [Resolve], nil when none has.
func carrier(path []string, among []Candidate) (by, named *Candidate) {
	if len(path) == 0 || len(path[0]) != 1 {
		return nil, nil
	}
	for i := range among {
		c := &among[i]
		last := len(c.Path) - 1
		if last == 0 && by == nil && strings.EqualFold(c.Letter, path[0]) {
			by = c
		}
		if (last == 0 || len(path) == 1) && sameName(c.Path[last], path[0]) && (named == nil || last < len(named.Path)-1) {
			named = c
		}
	}
	return by, named
}

// begins reports whether a path begins with the names of another.
func begins(path, with []string) bool {
	for i, name := range with {
		if !sameName(path[i], name) {
			return false
		}
	}
	return true
}

// sameName is [text.SameName], faster where letters are in composed form already.
func sameName(a, b string) bool {
	return strings.EqualFold(a, b) || (!text.IsASCII(a) || !text.IsASCII(b)) && text.SameName(a, b)
}

// How well a name matches what was typed; less is better.
const (
	exactMatch    = iota
	letterMatch   // it is the letter that the theme carries
	headMatch     // the name begins with it
	wordsMatch    // its words begin words of the name, in order
	numberMatch   // it is the number that the theme carries in place of a letter, from the 27th on
	innerMatch    // the name has it inside
	sequenceMatch // the name has its characters, in order
	noMatch
)

// searchable makes text comparable for searching: lower case, without accents.
func searchable(s string) string {
	if text.IsASCII(s) {
		return strings.ToLower(s)
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s)))
}

// match compares a name with what was typed, both searchable. One letter alone is looked for only where words begin,
// or it would be found everywhere.
func match(name, typed string) int {
	switch {
	case name == typed:
		return exactMatch
	case strings.HasPrefix(name, typed):
		return headMatch
	case wordsBegin(name, typed):
		return wordsMatch
	case utf8.RuneCountInString(typed) < 2:
		return noMatch
	case strings.Contains(name, typed):
		return innerMatch
	case hasSequence(name, typed):
		return sequenceMatch
	}
	return noMatch
}

// wordsBegin reports whether each word typed begins a word of the name, in order.
func wordsBegin(name, typed string) bool {
	for typed != "" {
		var want string
		want, typed, _ = strings.Cut(typed, " ")
		found := false
		for !found {
			if name == "" {
				return false
			}
			found = strings.HasPrefix(name, want)
			name = nextWord(name)
		}
	}
	return true
}

// nextWord is what follows the first word of s and the marks after it.
func nextWord(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return !isWordRune(r) })
	if i < 0 {
		return ""
	}
	return strings.TrimLeftFunc(s[i:], func(r rune) bool { return !isWordRune(r) })
}

func hasSequence(name, typed string) bool {
	for _, r := range typed {
		if r == ' ' {
			continue
		}
		i := strings.IndexRune(name, r)
		if i < 0 {
			return false
		}
		name = name[i+utf8.RuneLen(r):]
	}
	return true
}
