package keyboard

import (
	"slices"
	"strings"
	"testing"

	"mindwall/mindmap/wordlist"
)

// TestWhatOptionTypes holds the table of a Mac's U.S. keyboard, letter by letter.
func TestWhatOptionTypes(t *testing.T) {
	const plain = "a å b ∫ c ç d ∂ e ´ f ƒ g © h ˙ i ˆ j ∆ k ˚ l ¬ m µ n ˜ o ø p π q œ r ® s ß t † u ¨ v √ w ∑ x ≈ y ¥ z Ω"
	const shifted = "a Å b ı c Ç d Î e ´ f Ï g ˝ h Ó i ˆ j Ô k \uf8ff l Ò m Â n ˜ o Ø p ∏ q Œ r ‰ s Í t ˇ u ¨ v ◊ w „ x ˛ y Á z ¸"
	for _, c := range []struct{ prefix, table string }{{"alt+", plain}, {"alt+shift+", shifted}} {
		pairs := strings.Fields(c.table)
		if len(pairs) != 2*26 {
			t.Fatalf("%d letters and signs", len(pairs))
		}
		for i := 0; i < len(pairs); i += 2 {
			letter, sign := pairs[i], pairs[i+1]
			if got := Option(c.prefix + letter); got != sign {
				t.Errorf("%s%s types %q, want %q", c.prefix, letter, got, sign)
			}
			if got := OptionLetter(sign); got != strings.ToUpper(letter) {
				t.Errorf("%q is typed with %q, want %s", sign, got, letter)
			}
		}
	}
	for key, want := range map[string]string{"alt+1": "¡", "alt+0": "º", "alt+9": "ª", "alt+up": "", "ctrl+a": "", "a": "", "alt+shift+1": ""} {
		if got := Option(key); got != want {
			t.Errorf("%s types %q, want %q", key, got, want)
		}
	}
	for _, text := range []string{"", "a", "A", "é", "åb", "£", "ˆˆ", "1"} {
		if got := OptionLetter(text); got != "" {
			t.Errorf("%q is typed with %q", text, got)
		}
	}
}

func TestSomeKeysArriveEverywhere(t *testing.T) {
	for _, key := range strings.Fields("a Z é # / + - ? 7 enter esc tab shift+tab backspace space up down left right ctrl+c ctrl+d ctrl+k ctrl+l ctrl+r ctrl+x ctrl+y ctrl+z") {
		if !Surely(key) {
			t.Errorf("%s does not arrive everywhere", key)
		}
	}
	for _, key := range strings.Fields("f1 f2 f5 f10 f11 f12 alt+a alt+1 alt+up delete pgup home ctrl+up ctrl+pgdown shift+up shift+f3 ctrl+shift+z ctrl+a ctrl+b ctrl+f ctrl+g ctrl+h ctrl+n ctrl+o ctrl+p ctrl+s ctrl+t ctrl+w") {
		if Surely(key) {
			t.Errorf("%s is said to arrive everywhere", key)
		}
	}
}

// TestTheTableIsSound holds that every entry of the table is read, and every key in it is one that can be pressed.
func TestTheTableIsSound(t *testing.T) {
	for _, section := range wordlist.Parse(terminalsText) {
		for _, entry := range section.Entries {
			habit, rest, _ := strings.Cut(entry, " ")
			if !slices.Contains([]string{"inside", "keeps", "option", "sends", "tabs"}, habit) || habit == "sends" && !strings.Contains(rest, " as ") {
				t.Errorf("%s: nobody reads %q", section.Name, entry)
			}
		}
	}
	var names []string
	for _, term := range Known() {
		names = append(names, term.Name)
		always, withTabs := term.Kept()
		for _, key := range slices.Concat(always, withTabs) {
			name := key
			for _, held := range []string{"ctrl+", "alt+", "shift+"} {
				name = strings.TrimPrefix(name, held)
			}
			named := strings.Fields("enter space up down left right pgup pgdown")
			if key == name && len(key) == 1 || len(name) > 1 && name[0] != 'f' && !slices.Contains(named, name) {
				t.Errorf("%s keeps %q, which is no such key", term.Name, key)
			}
			if slices.Contains(always, key) != (term.Keeps(key) || term.Sends(key) != key) || slices.Contains(withTabs, key) != term.keepsWithTabs(key) {
				t.Errorf("%s is not sure about %s", term.Name, key)
			}
		}
	}
	if len(names) < 20 {
		t.Errorf("%d terminals are known, want 20 and more", len(names))
	}
}

func TestTheTerminalIsTold(t *testing.T) {
	for _, c := range []struct{ env, system, want string }{
		{"TERM_PROGRAM=Apple_Terminal TERM=xterm-256color", "darwin", "Apple's Terminal"},
		{"TERM_PROGRAM=iTerm.app LC_TERMINAL=iTerm2", "darwin", "iTerm2"},
		{"LC_TERMINAL=iTerm2 TERM=xterm-256color", "linux", "iTerm2"},
		{"TERM_PROGRAM=ghostty", "darwin", "Ghostty on a Mac"},
		{"TERM_PROGRAM=ghostty", "linux", "Ghostty"},
		{"TERM=xterm-kitty KITTY_WINDOW_ID=1", "linux", "kitty"},
		{"TERM=xterm-kitty", "darwin", "kitty on a Mac"},
		{"TERM_PROGRAM=vscode", "linux", "VS Code"},
		{"TERM_PROGRAM=vscode", "darwin", "VS Code on a Mac"},
		{"WT_SESSION=1", "windows", "Windows Terminal"},
		{"WT_SESSION=1 TERM=xterm-256color", "linux", "Windows Terminal"},
		{"", "windows", "the Windows console"},
		{"TERM=xterm-256color VTE_VERSION=7000 GNOME_TERMINAL_SCREEN=/x", "linux", "GNOME Terminal"},
		{"TERM=putty-256color", "linux", "PuTTY"},
		{"TERM=alacritty", "linux", "Alacritty"},
		{"TERM=screen-256color TMUX=/tmp/x TERM_PROGRAM=tmux KITTY_WINDOW_ID=1", "linux", "tmux"},
		{"TERM=tmux-256color TMUX=/tmp/x KONSOLE_VERSION=1", "linux", "tmux, Konsole"},
		{"TERM=tmux-256color", "linux", "tmux"},
		{"ZELLIJ=0 TERM_PROGRAM=WezTerm", "linux", "zellij, WezTerm"},
		{"TERM=xterm-256color", "linux", ""},
	} {
		env := map[string]string{}
		for _, pair := range strings.Fields(c.env) {
			name, value, _ := strings.Cut(pair, "=")
			env[name] = value
		}
		var names []string
		for _, term := range Here(func(name string) string { return env[name] }, c.system) {
			names = append(names, term.Name)
		}
		if got := strings.Join(names, ", "); got != c.want {
			t.Errorf("%s on %s is %q, want %q", c.env, c.system, got, c.want)
		}
	}
}

func TestKeysArriveAsOthers(t *testing.T) {
	for _, term := range Known() {
		want := "alt+a"
		if term.Option != "" {
			want = "å"
		}
		if got := term.Sends("alt+a"); got != want {
			t.Errorf("%s sends %s for alt+a", term.Name, got)
		}
	}
	putty := Here(func(name string) string { return map[string]string{"TERM": "putty"}[name] }, "linux")[0]
	if got := putty.Sends("shift+f3"); got != "f13" {
		t.Errorf("PuTTY sends %s", got)
	}
}
