package keycheck

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"mindwall/tui/keyboard"
)

// group is some keys that are alike.
type group struct {
	name string
	keys []string
}

// Keys that stand for many of their kind.
const (
	altLetter = "alt+a"
	altDigit  = "alt+1"
)

// groups are the keys that are worth trying: those of the program, and those of the line.
func groups(uses []keyboard.Use) []group {
	all := []group{{name: "Line"}, {name: "Ctrl"}, {name: "Alt"}, {name: "F keys"}, {name: "Others"}}
	add := func(at int, key string) {
		if !slices.Contains(all[at].keys, key) {
			all[at].keys = append(all[at].keys, key)
		}
	}
	for _, key := range strings.Fields("enter esc tab shift+tab backspace space up down left right / # ? + -") {
		add(0, key)
	}
	for _, u := range uses {
		for _, key := range u.Keys {
			key = standsFor(key)
			switch letter, ctrl := strings.CutPrefix(key, "ctrl+"); {
			case key == "ctrl+c", functionKey(key) > 12, slices.Contains(all[0].keys, key): // Ctrl+C leaves
			case ctrl && len(letter) == 1:
				add(1, key)
			case strings.HasPrefix(key, "alt+"):
				add(2, key)
			case functionKey(key) > 0:
				add(3, key)
			default:
				add(4, key)
			}
		}
	}
	for _, key := range []string{"home", "end"} {
		add(4, key)
	}
	slices.Sort(all[1].keys)
	slices.SortFunc(all[3].keys, func(a, b string) int { return cmp.Compare(functionKey(a), functionKey(b)) })
	return all
}

// functionKey is the number of a function key alone; 0 for any other key.
func functionKey(key string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(key, "f"))
	if err != nil || key[0] != 'f' {
		return 0
	}
	return n
}

// standsFor is the key that stands for a key and its like.
func standsFor(key string) string {
	name, ok := strings.CutPrefix(strings.Replace(key, "alt+shift+", "alt+", 1), "alt+")
	switch {
	case !ok || len(name) != 1:
		return key
	case name[0] >= '1' && name[0] <= '9':
		return altDigit
	case name[0]|0x20 >= 'a' && name[0]|0x20 <= 'z':
		return altLetter
	}
	return key
}

// shown is a key as people read it.
func shown(key string) string {
	switch key {
	case altLetter:
		return "alt+letter"
	case altDigit:
		return "alt+digit"
	}
	if key == "" {
		return "a key without a name"
	}
	head, name := "", key
	if i := strings.LastIndex(key[:len(key)-1], "+"); i >= 0 {
		head, name = key[:i+1], key[i+1:]
	}
	for _, c := range [][2]string{{"up", "↑"}, {"down", "↓"}, {"left", "←"}, {"right", "→"}, {"pgdown", "pgdn"}, {"delete", "del"}} {
		if name == c[0] {
			name = c[1]
		}
	}
	return head + name
}

// does is what a key does in the program, in all places where it does something.
func (m *model) does(key, text string) string {
	var does []string
	for _, u := range m.options.Uses {
		if slices.Contains(u.Keys, key) || standsFor(key) == altLetter && slices.Contains(u.Keys, altLetter) {
			does = append(does, u.Does)
		}
	}
	switch {
	case len(does) > 0:
		return strings.Join(does, " · ")
	case key == "#":
		return "begins the name or the letter of a theme"
	case key == "backspace", key == "home", key == "end":
		return "edits the line"
	case text != "":
		return "is typed"
	}
	return "nothing in mindwall"
}

// instead is what does the same as a key that does not arrive; empty when nothing is known.
func (m *model) instead(key string) string {
	var ways []string
	for _, u := range m.options.Uses {
		if !slices.Contains(u.Keys, key) {
			continue
		}
		if way := u.Instead(); way != "" && !slices.Contains(ways, way) {
			ways = append(ways, shown(way))
		}
	}
	return strings.Join(ways, ", ")
}

// kept reports whether a terminal in between does not pass a key on, by what is known of it, nor another that does the same.
func (m *model) kept(key string) bool {
	return slices.ContainsFunc(m.options.Here, func(t keyboard.Terminal) bool { return t.Keeps(key) || !m.same(key, t.Sends(key)) })
}

// same reports whether two keys are one, or do the same.
func (m *model) same(a, b string) bool {
	both := func(u keyboard.Use) bool { return slices.Contains(u.Keys, a) && slices.Contains(u.Keys, b) }
	return a == b || slices.ContainsFunc(m.options.Uses, both)
}
