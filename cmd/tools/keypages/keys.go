package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"mindwall/mindmap/fold"
	"mindwall/tui/capture"
	"mindwall/tui/console"
	"mindwall/tui/keyboard"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// part is what the help page shows under one name.
type part struct {
	name string
	keys []keyRow
}

// keyRow is one thing that the console does.
type keyRow struct {
	keys, does string
	instead    string // what does it where none of the keys may arrive
	edits      bool   // it works on the text of the line, as in any other program
}

// allKeys are the console's, as its help page has them.
func allKeys() []part {
	c := console.New(&screen.Env{Live: fold.NewLive(), Look: look.New(look.Light, false)})
	uses := console.Uses()
	var parts []part
	for i, group := range c.FullHelp() {
		p := part{name: c.HelpTitles()[i]}
		for _, b := range group {
			row := keyRow{keys: named(b.Help().Key), does: b.Help().Desc}
			row.edits = slices.ContainsFunc(capture.Keys(), func(k key.Binding) bool { return k.Help() == b.Help() })
			if at := slices.IndexFunc(uses, func(u keyboard.Use) bool { return u.Does == row.does }); at >= 0 {
				row.take(&uses[at])
			}
			p.keys = append(p.keys, row)
		}
		parts = append(parts, p)
	}
	return parts
}

// take says what does it where its keys do not arrive.
func (r *keyRow) take(u *keyboard.Use) {
	if slices.ContainsFunc(u.Keys, keyboard.Surely) || u.Typed == "" {
		return
	}
	typed := named(u.Typed)
	switch {
	case r.keys == "":
		r.keys = typed
	case !strings.HasPrefix(typed, r.keys) && !strings.HasPrefix(r.keys, typed):
		r.instead = typed
	}
}

// keyNames are keys as they stand on keyboards, by what they are called on the screens.
var keyNames = map[string]string{
	"ctrl": "Ctrl", "alt": "Alt", "shift": "Shift", "enter": "Enter", "tab": "Tab", "esc": "Esc", "space": "Space", "home": "Home", "end": "End",
	"del": "Delete", "delete": "Delete", "⌫": "Backspace", "pgup": "PgUp", "pgdn": "PgDn", "pgdown": "PgDn", "up": "↑", "down": "↓", "left": "←", "right": "→",
}

// keyWord is a word in the name of a key.
var keyWord = regexp.MustCompile(`[a-z0-9⌫]+`)

// named is a key, or several, as they stand on keyboards; what is typed stays as it is.
func named(keys string) string {
	if isTyped := strings.HasPrefix(keys, "/") && len(keys) > 1 || strings.ContainsAny(keys, "…#!") && !strings.HasPrefix(keys, "alt"); isTyped {
		return strings.Replace(keys, " alt+", ", Alt+", 1)
	}
	keys = strings.Replace(keys, "pgdn/up", "pgdn/pgup", 1)
	return keyWord.ReplaceAllStringFunc(keys, func(word string) string {
		if name, ok := keyNames[word]; ok {
			return name
		}
		return strings.ToUpper(word)
	})
}

// keyTables are tables for a page in Markdown.
func keyTables(parts []part) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "### %s\n\n| key | does | where it does not arrive |\n| --- | --- | --- |\n", p.name)
		for _, row := range p.keys {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", code(row.keys), cell(row.does), code(row.instead))
		}
	}
	return b.String()
}

// code is a text as one that is typed, in a cell of a table.
func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + cell(s) + "`"
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

// terminalTable is what each terminal does to keys, for a page in Markdown.
func terminalTable() string {
	var b strings.Builder
	b.WriteString("| terminal | keeps for itself | once it has tabs or panes | for Alt |\n| --- | --- | --- | --- |\n")
	for _, t := range keyboard.Known() {
		always, withTabs := t.Kept()
		option := t.Option
		if option == "" {
			option = t.Inside()
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", t.Name, list(always), list(withTabs), cell(option))
	}
	return b.String()
}

func list(keys []string) string {
	words := make([]string, len(keys))
	for i, k := range keys {
		words[i] = code(named(k))
	}
	return strings.Join(words, " ")
}
