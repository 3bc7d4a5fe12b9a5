package capture

import (
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// action is what a key does to the line.
type action func(*Line) Reply

// typed is the text that a key types; empty when it is a command. Text with both Ctrl and Alt is AltGr's.
func typed(k tea.KeyPressMsg) string {
	const altGr = tea.ModCtrl | tea.ModAlt
	if held := k.Mod & (altGr | tea.ModMeta | tea.ModSuper | tea.ModHyper); held != 0 && held != altGr {
		return ""
	}
	return k.Text
}

// heldKeys are the modifiers that tell commands apart; locks and Shift beside a letter do not.
const heldKeys = tea.ModCtrl | tea.ModAlt | tea.ModMeta | tea.ModSuper | tea.ModHyper

// actionOf is what a key does, nil when it is not the line's. Alt with a letter is the caller's.
func actionOf(k tea.KeyPressMsg) action {
	switch k.Mod & heldKeys {
	case 0:
		return plainAction(k.Code)
	case tea.ModCtrl:
		if a := wordAction(k.Code); a != nil {
			return a
		}
		code := k.Code
		if code > unicode.MaxASCII && k.BaseCode != 0 {
			code = k.BaseCode // on a layout without Latin letters, the letter of that place
		}
		return controlAction(code, k.Mod&tea.ModShift != 0)
	case tea.ModAlt:
		return wordAction(k.Code)
	}
	return nil
}

func plainAction(code rune) action {
	switch code {
	case tea.KeyLeft, tea.KeyKpLeft:
		return func(l *Line) Reply { return l.move(before(l.text, l.at)) }
	case tea.KeyRight, tea.KeyKpRight:
		return func(l *Line) Reply { return l.move(after(l.text, l.at)) }
	case tea.KeyHome, tea.KeyKpHome, tea.KeyFind:
		return toStart
	case tea.KeyEnd, tea.KeyKpEnd, tea.KeySelect:
		return toEnd
	case tea.KeyBackspace:
		return eraseBefore
	case tea.KeyDelete, tea.KeyKpDelete:
		return func(l *Line) Reply { return l.cut(l.at, after(l.text, l.at), eraseEdit) }
	}
	return nil
}

// wordAction is for keys that go by words with Ctrl or Alt held.
func wordAction(code rune) action {
	switch code {
	case tea.KeyLeft:
		return func(l *Line) Reply { return l.move(wordBefore(l.text, l.at)) }
	case tea.KeyRight:
		return func(l *Line) Reply { return l.move(wordAfter(l.text, l.at)) }
	case tea.KeyBackspace:
		return eraseWord
	case tea.KeyDelete:
		return func(l *Line) Reply { return l.cut(l.at, wordAfter(l.text, l.at), otherEdit) }
	}
	return nil
}

func controlAction(code rune, shift bool) action {
	switch {
	case code == 'a':
		return toStart
	case code == 'e':
		return toEnd
	case code == 'h':
		return eraseBefore
	case code == 'w':
		return eraseWord
	case code == 'u':
		return func(l *Line) Reply { return l.cut(0, l.at, otherEdit) }
	case code == 'k':
		return func(l *Line) Reply { return l.cut(l.at, len(l.text), otherEdit) }
	case code == 'z' && !shift: // most terminals send it for Ctrl+Shift+Z too, which can therefore mean nothing else
		return (*Line).Undo
	case code == 'y':
		return (*Line).Redo
	}
	return nil
}

func toStart(l *Line) Reply     { return l.move(0) }
func toEnd(l *Line) Reply       { return l.move(len(l.text)) }
func eraseBefore(l *Line) Reply { return l.cut(before(l.text, l.at), l.at, eraseEdit) }
func eraseWord(l *Line) Reply   { return l.cut(wordBefore(l.text, l.at), l.at, otherEdit) }

// Markup is what may be typed with an answer, for a help screen.
func Markup() []key.Binding {
	bind := func(shown, does string) key.Binding {
		return key.NewBinding(key.WithKeys(shown), key.WithHelp(shown, does))
	}
	return []key.Binding{
		bind("… #theme", "file the answer under a theme, old or new"),
		bind("… #b", "file it under theme B, by its letter"),
		bind("… #one/two", "file it under a sub-theme"),
		bind("… | words", "keep their own words as the quote"),
		bind("… +3", "three people said it"),
		bind("##", "a plain #"),
	}
}

// Keys are the line's own keys, for a help screen. Matching is the line's business.
func Keys() []key.Binding {
	bind := func(shown, does string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
	}
	return []key.Binding{
		bind("←/→", "go a letter", "left", "right"),
		bind("ctrl+←/→", "go a word", "ctrl+left", "ctrl+right", "alt+left", "alt+right"),
		bind("home/end", "go to the ends", "home", "end", "ctrl+a", "ctrl+e"),
		bind("⌫/del", "erase a letter", "backspace", "delete", "ctrl+h"),
		bind("ctrl+w", "erase the word before", "ctrl+w", "ctrl+backspace", "alt+backspace"),
		bind("ctrl+del", "erase the word after", "ctrl+delete", "alt+delete"),
		bind("ctrl+u/k", "erase to the start, to the end", "ctrl+u", "ctrl+k"),
		bind("ctrl+z/y", "undo, redo the typing", "ctrl+z", "ctrl+y"),
	}
}
