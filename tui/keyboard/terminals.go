package keyboard

import (
	"maps"
	"slices"
	"strings"
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

// KeepsWithTabs reports whether a key does not arrive once there are tabs or panes.
func (t *Terminal) KeepsWithTabs(key string) bool { return holds(t.withTabs, key) }

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

// The desktop of a Mac keeps these, whatever the terminal.
const (
	macDesktop = "f11 ctrl+up ctrl+down"
	page       = "ctrl+pgup ctrl+pgdown"
)

// What makes Option Alt in the two terminals that most people with a Mac use.
const (
	optionTerminal = "“Use Option as Meta Key” (Terminal, Settings, Profiles, Keyboard)"
	optionITerm    = "“Left Option key: Esc+” (iTerm2, Settings, Profiles, Keys)"
)

// OptionHere is the setting that makes Option Alt in the first of some terminals that needs one; for others what most need.
func OptionHere(here []Terminal) string {
	for _, t := range here {
		if t.Option != "" {
			return t.Option
		}
	}
	return optionTerminal + " or " + optionITerm
}

// Known are the terminals whose habits are known, by trying them or from their sources and manuals.
func Known() []Terminal {
	return []Terminal{
		{Name: "Windows Terminal", keeps: "f11 alt+enter alt+space alt+f4", withTabs: "alt+up alt+down alt+left alt+right"},
		{Name: "the Windows console", keeps: "f11 alt+enter"},
		{Name: "Apple's Terminal", keeps: macDesktop + " pgup pgdown", Option: optionTerminal},
		{Name: "iTerm2", keeps: macDesktop, Option: optionITerm},
		{Name: "kitty on a Mac", keeps: macDesktop, Option: "macos_option_as_alt yes (kitty.conf)"},
		{Name: "Ghostty on a Mac", keeps: macDesktop, Option: "macos-option-as-alt = true (Ghostty's config)"},
		{Name: "Ghostty", keeps: page, withTabs: "alt+1…9"},
		{Name: "GNOME Terminal", keeps: "f1 f10 f11", withTabs: "alt+1…9 " + page},
		{Name: "Xfce Terminal", keeps: "f1 f10 f11 alt+a alt+e alt+f alt+h alt+t alt+v", withTabs: page},
		{Name: "Konsole", keeps: "f11"},
		{Name: "kitty", keeps: "ctrl+shift+z"},
		{Name: "Alacritty"},
		{Name: "xterm"},
		{Name: "PuTTY", keeps: page, sends: map[string]string{
			"shift+up": "up", "shift+down": "down", "ctrl+up": "up", "ctrl+down": "down", "shift+f3": "f13", "shift+f6": "f16",
		}},
		{Name: "WezTerm", keeps: page + " alt+enter"},
		{Name: "VS Code", keeps: "f1 f5 f6 f11 ctrl+f ctrl+p ctrl+up ctrl+down " + page, withTabs: "alt+up alt+down alt+left alt+right"},
		{Name: "VS Code on a Mac", keeps: "f1 f5 f6 f11 ctrl+up ctrl+down", Option: "terminal.integrated.macOptionIsMeta (VS Code's settings)"},
		{Name: "a terminal in a browser", keeps: "ctrl+n ctrl+t ctrl+w " + page},
		{Name: "Terminal of ChromeOS", keeps: "ctrl+n ctrl+t ctrl+w"},
		{Name: "tmux", keeps: "ctrl+b", inside: "in xterm Alt with a letter arrives as á â ã …, unless xterm*metaSendsEscape is true"},
		{Name: "GNU screen", keeps: "ctrl+a", inside: "in xterm Alt with a letter arrives as á â ã …, unless xterm*metaSendsEscape is true"},
		{Name: "zellij", keeps: "ctrl+p ctrl+n ctrl+o ctrl+g ctrl+s ctrl+t ctrl+h ctrl+b alt+n alt+f alt+up alt+down alt+left alt+right"},
	}
}

// Here are the terminals that the environment tells of, a multiplexer before what it runs in; none when it tells of none that is
// known. system is the one that the program runs on, as "darwin".
func Here(env func(name string) string, system string) []Terminal {
	var here []Terminal
	for _, name := range namesHere(env, system) {
		for _, t := range Known() {
			if t.Name == name {
				here = append(here, t)
			}
		}
	}
	return here
}

func namesHere(env func(string) string, system string) []string {
	var names []string
	for _, m := range [][2]string{{"ZELLIJ", "zellij"}, {"TMUX", "tmux"}, {"STY", "GNU screen"}} {
		if env(m[0]) != "" {
			names = append(names, m[1])
		}
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
