package purpose

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How likely a pick is what is meant by what is typed; less is likelier. Between these stand answers and themes, then actions
// that do something now, then those that do not.
const (
	named   = 10 * iota // it is called that, or is asked for by a word or a number of its own
	begun               // its text begins with it
	idle                // an action is asked for that does nothing now
	inOrder             // its words begin words of the text, in order
	inside              // the text holds its words
	besides             // they are in what more is said of it
)

// rank tells how likely a pick is meant by a query, in lower case, that is these words. The pick holds them all.
func (m *Pick) rank(query string, words []string) int {
	text := m.search[:m.own]
	kind := 2
	switch {
	case m.Do != nil && m.Able:
		kind = 3
	case m.Do != nil:
		kind = 4
	}
	switch {
	case query == "":
		return 0
	case m.Number > 0 && query == strconv.Itoa(m.Number):
		return named
	case m.Do != nil && Asked(text, m.Word, query) != NotAsked:
		if !m.Able {
			return idle + Asked(text, m.Word, query)
		}
		return named + Asked(text, m.Word, query)
	case text == query:
		return named + kind
	case strings.HasPrefix(text, query):
		return begun + kind
	case wordsBegin(text, words):
		return inOrder + kind
	case holdsAll(text, words):
		return inside + kind
	}
	return besides + kind
}

// holds reports whether a pick is found by words. A number is a question's or part of what was said, and never that of a key.
func (m *Pick) holds(words []string) bool {
	digit := func(w string) bool { return w[0] >= '0' && w[0] <= '9' }
	return holdsAll(m.search, words) && (m.Do == nil || !slices.ContainsFunc(words, digit))
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

const NotAsked = -1

// Asked tells how well an action is asked for by its name, in lower case: 0 is by the whole of it or the word for it, 1 by whole
// words that it begins with.
func Asked(name, word, query string) int {
	rest, ok := strings.CutPrefix(name, query)
	switch {
	case query == word, ok && rest == "":
		return 0
	case ok && query != "" && strings.ContainsAny(rest[:1], " :,"):
		return 1
	}
	return NotAsked
}

// wordsBegin reports whether each word begins a word of the text, in order.
func wordsBegin(text string, words []string) bool {
	for begins := true; text != "" && len(words) > 0; {
		if begins && strings.HasPrefix(text, words[0]) {
			text, words = text[len(words[0]):], words[1:]
			begins = false
			continue
		}
		r, size := utf8.DecodeRuneInString(text)
		text, begins = text[size:], !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	return len(words) == 0
}
