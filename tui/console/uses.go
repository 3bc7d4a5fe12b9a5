package console

import (
	"cmp"
	"slices"
	"strings"

	"mindwall/tui/console/purpose"
	"mindwall/tui/keyboard"
)

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
	asks := func(b *action, query string) bool {
		return purpose.Asked(strings.ToLower(b.name), b.word, query) != purpose.NotAsked
	}
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
