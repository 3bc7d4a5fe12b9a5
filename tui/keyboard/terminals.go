package keyboard

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"

	"mindwall/mindmap/wordlist"
)

// Terminal is a program between the keyboard and this one: a terminal emulator, or a multiplexer in one. What it does to keys
// is by its defaults.
type Terminal struct {
	Name string
	// Option is the setting that makes the Option key of a Mac Alt, and where it is; empty where Alt arrives.
	Option string

	keeps    string            // keys that it does something with itself
	withTabs string            // those that it keeps once there are tabs or panes
	sends    map[string]string // keys that arrive as another one
	inside   string            // where it changes keys in certain other terminals alone, in words
}

// Keeps reports whether a key never arrives.
func (t *Terminal) Keeps(key string) bool { return holds(t.keeps, key) }

// keepsWithTabs reports whether a key does not arrive once there are tabs or panes.
func (t *Terminal) keepsWithTabs(key string) bool { return holds(t.withTabs, key) }

// Sends is the key as which a key arrives, mostly itself.
func (t *Terminal) Sends(key string) string {
	if t.Option != "" {
		if sign := Option(key); sign != "" {
			return sign
		}
	}
	if sent, ok := t.sends[key]; ok {
		return sent
	}
	return key
}

// Kept are the keys that never arrive, or as another, and those that do not once there are tabs or panes.
func (t *Terminal) Kept() (always, withTabs []string) {
	return append(keys(t.keeps), slices.Sorted(maps.Keys(t.sends))...), keys(t.withTabs)
}

// Inside is where the terminal changes keys too, in words; empty when there is no such place.
func (t *Terminal) Inside() string { return t.inside }

// keys are those that a list names: "ctrl+a" is one, "alt+1…9" nine.
func keys(list string) []string {
	var all []string
	for _, name := range strings.Fields(list) {
		prefix, last, ok := strings.Cut(name, "…")
		if !ok {
			all = append(all, name)
			continue
		}
		first := prefix[len(prefix)-1]
		for c := first; c <= last[0]; c++ {
			all = append(all, prefix[:len(prefix)-1]+string(c))
		}
	}
	return all
}

func holds(list, key string) bool {
	for _, k := range keys(list) {
		if k == key {
			return true
		}
	}
	return false
}

// OptionHere is the setting that makes Option Alt in the first of some terminals that needs one; for others what the two that
// most people with a Mac use need.
func OptionHere(here []Terminal) string {
	for _, t := range here {
		if t.Option != "" {
			return t.Option
		}
	}
	var most []string
	for _, t := range named("Apple's Terminal", "iTerm2") {
		most = append(most, t.Option)
	}
	return strings.Join(most, " or ")
}

//go:embed terminals.words
var terminalsText string

// Known are the terminals whose habits are known.
var Known = sync.OnceValue(func() []Terminal {
	var all []Terminal
	for _, section := range wordlist.Parse(terminalsText) {
		t := Terminal{Name: section.Name, sends: map[string]string{}}
		for _, entry := range section.Entries {
			switch habit, rest, _ := strings.Cut(entry, " "); habit {
			case "keeps":
				t.keeps = rest
			case "tabs":
				t.withTabs = rest
			case "sends":
				key, other, _ := strings.Cut(rest, " as ")
				t.sends[key] = other
			case "option":
				t.Option = rest
			case "inside":
				t.inside = rest
			}
		}
		all = append(all, t)
	}
	return all
})

// named are the known terminals of some names, in the order of the names.
func named(names ...string) []Terminal {
	var all []Terminal
	for _, name := range names {
		for _, t := range Known() {
			if t.Name == name {
				all = append(all, t)
			}
		}
	}
	return all
}

// Here are the terminals that the environment tells of, a multiplexer before what it runs in; none when it tells of none that is
// known. system is the one that the program runs on, as "darwin".
func Here(env func(name string) string, system string) []Terminal {
	return named(namesHere(env, system)...)
}

func namesHere(env func(string) string, system string) []string {
	var names []string
	for _, m := range [][2]string{{"ZELLIJ", "zellij"}, {"TMUX", "tmux"}, {"STY", "GNU screen"}} {
		if env(m[0]) != "" {
			names = append(names, m[1])
		}
	}
	if env("TMUX") == "" && strings.HasPrefix(env("TERM"), "tmux") { // as over ssh, and after su
		names = append(names, "tmux")
	}
	if name := emulator(env, system); name != "" {
		names = append(names, name)
	}
	return names
}

// emulator is the name of the terminal emulator; empty when the environment does not tell.
func emulator(env func(string) string, system string) string {
	mac := ""
	if system == "darwin" {
		mac = " on a Mac"
	}
	switch env("TERM_PROGRAM") {
	case "Apple_Terminal":
		return "Apple's Terminal"
	case "iTerm.app":
		return "iTerm2"
	case "vscode":
		return "VS Code" + mac
	case "ghostty":
		return "Ghostty" + mac
	case "WezTerm":
		return "WezTerm"
	case "tmux": // it hides what it runs in
		return ""
	}
	for _, sign := range [][2]string{
		{"KITTY_WINDOW_ID", "kitty" + mac}, {"ALACRITTY_WINDOW_ID", "Alacritty"}, {"WT_SESSION", "Windows Terminal"},
		{"KONSOLE_VERSION", "Konsole"}, {"GNOME_TERMINAL_SCREEN", "GNOME Terminal"}, {"XTERM_VERSION", "xterm"},
	} {
		if env(sign[0]) != "" {
			return sign[1]
		}
	}
	switch kind := env("TERM"); {
	case env("LC_TERMINAL") == "iTerm2": // which goes along over ssh
		return "iTerm2"
	case strings.HasPrefix(kind, "xterm-kitty"):
		return "kitty" + mac
	case strings.HasPrefix(kind, "xterm-ghostty"):
		return "Ghostty" + mac
	case strings.HasPrefix(kind, "alacritty"):
		return "Alacritty"
	case strings.HasPrefix(kind, "putty"):
		return "PuTTY"
	case system == "windows":
		return "the Windows console"
	}
	return ""
}
