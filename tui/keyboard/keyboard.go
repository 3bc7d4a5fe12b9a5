// Package keyboard is what is known of keys on their way to the program: which of them terminals keep for themselves or turn
// into others, and what the Option key of a Mac types where it is not Alt. Keys are named as the library names them: "ctrl+k",
// "alt+a", "shift+tab".
//
// It is knowledge and nothing else: it reads no terminal. What a key does here is its screen's to tell; see [Use].
package keyboard

import "strings"

// Use is what keys do in the program.
type Use struct {
	Keys  []string
	Does  string // the name of what they do
	Typed string // what does it too, typed on an empty line, as "/cluster", or another key; empty when nothing does
}

// Instead is what does the same where a key does not arrive: another one that surely does, or what is typed.
func (u *Use) Instead() string {
	for _, key := range u.Keys {
		if Surely(key) {
			return key
		}
	}
	return u.Typed
}

// Surely reports whether a key reaches the program in every terminal that is known, from every keyboard: signs that are typed,
// Enter, Esc, Tab, Backspace, the arrows, and Ctrl with a letter that nobody keeps.
func Surely(key string) bool {
	switch key {
	case "enter", "esc", "tab", "shift+tab", "backspace", "space", "up", "down", "left", "right":
		return true
	}
	if len([]rune(key)) == 1 {
		return true
	}
	letter, ok := strings.CutPrefix(key, "ctrl+")
	if !ok || len(letter) != 1 || letter[0] < 'a' || letter[0] > 'z' {
		return false
	}
	for _, t := range Known() {
		if t.Keeps(key) || t.keepsWithTabs(key) || t.Sends(key) != key {
			return false
		}
	}
	return true
}
