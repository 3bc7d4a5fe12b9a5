package console

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"mindwall/tui/keyboard"
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
func (m *pick) rank(query string, words []string) int {
	text := m.search[:m.own]
	kind := 2
	switch {
	case m.action != nil && m.able:
		kind = 3
	case m.action != nil:
		kind = 4
	}
	switch {
	case query == "":
		return 0
	case m.number > 0 && query == strconv.Itoa(m.number):
		return named
	case m.action != nil && m.action.asked(text, query) != notAsked:
		asked := m.action.asked(text, query)
		if !m.able {
			return idle + asked
		}
		return named + asked
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
func (m *pick) holds(words []string) bool {
	digit := func(w string) bool { return w[0] >= '0' && w[0] <= '9' }
	return holdsAll(m.search, words) && (m.action == nil || !slices.ContainsFunc(words, digit))
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

const notAsked = -1

// asked tells how well an action is asked for by its name, in lower case: 0 is by the whole of it or the word for it, 1 by whole
// words that it begins with.
func (a *action) asked(name, query string) int {
	rest, ok := strings.CutPrefix(name, query)
	switch {
	case query == a.word, ok && rest == "":
		return 0
	case ok && query != "" && strings.ContainsAny(rest[:1], " :,"):
		return 1
	}
	return notAsked
}

// typed is what does the action where its keys do not arrive: its sign, or what may be typed on an empty line, the fewest words
// that ask for no other one; empty when there is no such thing.
func (a *action) typed(all []action) string {
	switch {
	case a.sign != "":
		return a.sign
	case a.run == nil || a.hidden:
		return ""
	case a.word != "":
		return "/" + a.word
	}
	name := strings.NewReplacer(":", "", ",", "").Replace(strings.ToLower(a.name))
	words := strings.Fields(name)
	asks := func(b *action, query string) bool { return b.asked(strings.ToLower(b.name), query) != notAsked }
	for n := 1; n < len(words); n++ {
		query := strings.Join(words[:n], " ")
		other := func(b action) bool { return b.run != nil && !b.hidden && b.name != a.name && asks(&b, query) }
		if asks(a, query) && !slices.ContainsFunc(all, other) {
			return "/" + query
		}
	}
	return "/" + strings.ToLower(a.name)
}

// Uses are what keys do in the console, each once with all of its keys.
func Uses() []keyboard.Use {
	all := actions()
	var uses []keyboard.Use
	for i := range all {
		a := &all[i]
		at := slices.IndexFunc(uses, func(u keyboard.Use) bool { return u.Does == a.name })
		if at < 0 {
			at = len(uses)
			uses = append(uses, keyboard.Use{Does: a.name})
		}
		u := &uses[at]
		u.Keys = append(u.Keys, a.keys...)
		u.Typed = cmp.Or(u.Typed, a.typed(all))
	}
	return uses
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
