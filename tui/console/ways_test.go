package console_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mindwall/tui/console"
	"mindwall/tui/internal/drive"
	"mindwall/tui/keyboard"
)

// few is the console of a small event: two questions, three themes and one within another, a quote, unsorted answers.
func few(t *testing.T, width int) *drive.Driver {
	const wall = "? Why?\n# Money\n- Bus fare +2\n# Money/Debt\n- Debts\n# Mind\n# Covid-19\n- Lunch\n#\n- The stairs\n- Forms\n- The team\n? And?"
	return drive.New(t, drive.Options{Size: drive.Size(width, 28), Wall: wall}).Put("Panic #Mind +2 | said so", "Food")
}

// states are what the console of few may be in with an empty line, when a key is pressed.
func states() map[string]func(*drive.Driver) {
	return map[string]func(*drive.Driver){
		"as it is":  func(*drive.Driver) {},
		"question":  func(d *drive.Driver) { d.Press("right") },
		"theme":     func(d *drive.Driver) { find(d, "money") },
		"sub-theme": func(d *drive.Driver) { find(d, "debt") },
		"answer":    func(d *drive.Driver) { find(d, "the stairs") },
		"quote":     func(d *drive.Driver) { find(d, "panic") },
		"marked":    func(d *drive.Driver) { d.Press("ctrl+a") },
		"merged":    func(d *drive.Driver) { d.Press("ctrl+a", "ctrl+g") },
		"folded":    func(d *drive.Driver) { find(d, "money").Press("f3") },
		"scrolled":  func(d *drive.Driver) { d.Paste(strings.Repeat("Answer\n", 40)).Press("enter", "right") },
		"parked":    func(d *drive.Driver) { find(d, "the stairs").Press("f6") },
		"aside":     func(d *drive.Driver) { d.Press("/").Type("aside").Press("enter") },
		"undone":    func(d *drive.Driver) { d.Press("ctrl+z") },
		"read back": func(d *drive.Driver) { d.Press("f9") },
	}
}

// instead are keys that arrive everywhere and come to the same, for actions whose keys do not and that go on from where the
// line is not empty. What is compared is the line.
var instead = map[string]struct{ keys, same string }{
	"Correct the answer before": {"ctrl+up ctrl+up", "up up left enter"},
	"Correct the answer after":  {"ctrl+up ctrl+up ctrl+down", "up up left right enter"},
}

// signs are what the console does by signs that are typed, beside the keys that do it.
var signs = map[string]struct{ key, typed string }{
	"File under a theme by its letter": {"alt+b", "#b"},
	"Go to a question by its number":   {"alt+2", "/2"},
}

// saysOnly are actions that change nothing to be seen but what is said.
var saysOnly = []string{"Suggestions on or off", "Next look: light, dark, contrast"}

// TestEveryActionHasAWayThatArrives holds that each action of the console is done by a key that no terminal keeps, or by typing
// what it is called behind a /, or a sign and a name: in every state to just what its key would have done.
func TestEveryActionHasAWayThatArrives(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a minute with the race detector, and nothing in it runs beside another")
	}
	was := map[string]looks{}
	for state, lead := range states() {
		was[state] = after(t, lead, "", "")
	}
	for _, w := range console.Ways() {
		s, bySign := signs[w.Name]
		i, byOthers := instead[w.Name]
		switch {
		case slices.ContainsFunc(w.Keys, keyboard.Surely), w.Hidden && shownToo(w.Name):
		case byOthers:
			sameLine(t, w.Name, i.keys, i.same)
		case bySign:
			sameEverywhere(t, was, w.Name, s.key, s.typed)
		case w.Listed:
			typed := "/" + strings.ToLower(w.Name)
			isFoundFirst(t, w.Name, typed)
			if strings.HasPrefix(w.Typed, "/") && w.Typed != "/" {
				isFoundFirst(t, w.Name, w.Typed)
			}
			if len(w.Keys) > 0 {
				sameEverywhere(t, was, w.Name, w.Keys[0], typed)
			}
		case len(w.Keys) == 0 && w.Typed == "": // the terminal's own, which help tells of
		case len(w.Keys) == 0 && keyboard.Surely(w.Typed[:1]):
		default:
			t.Errorf("%s: the keys %q do not arrive everywhere, and nothing else does it", w.Name, w.Keys)
		}
	}
}

// shownToo reports whether an action of that name is on the help page.
func shownToo(name string) bool {
	return slices.ContainsFunc(console.Ways(), func(w console.Way) bool { return w.Name == name && !w.Hidden })
}

// press presses a key, or types a text and Enter.
func press(d *drive.Driver, key, typed string) *drive.Driver {
	switch {
	case typed == "":
		return d.Press(key)
	case typed[0] == '/':
		return d.Press("/").Paste(typed[1:]).Press("enter")
	}
	return d.Say(typed)
}

// looks is what a console shows, and what it is of.
type looks struct {
	screen, said, wall string
	quit               bool
}

// after is what a console looks like in a state, once a key is pressed there, or a text typed. Without either it is as it was.
func after(t *testing.T, lead func(*drive.Driver), key, typed string) (l looks) {
	drive.Test(t, func(t *testing.T) {
		d := few(t, 100)
		lead(d)
		d.Pass(5e9).Press("ctrl+p", "esc") // what was new and what was said is so no more, and nothing else is done
		if key != "" {
			press(d, key, typed)
		}
		rows := strings.Split(d.Screen(), "\n")
		said := rows[len(rows)-4] + rows[len(rows)-2]
		l = looks{strings.Join(slices.Delete(rows, len(rows)-4, len(rows)-1), "\n"), said, d.Wall() + d.Shown.Encode(), d.Quit}
	})
	return l
}

// sameEverywhere holds that what is typed comes to what a key does, in every state, and that the key does something in one.
func sameEverywhere(t *testing.T, was map[string]looks, name, key, typed string) {
	did := false
	for state, lead := range states() {
		before, byKey := was[state], after(t, lead, key, "")
		changed := before.screen != byKey.screen || before.wall != byKey.wall || byKey.quit
		if !changed && !slices.Contains(saysOnly, name) {
			continue
		}
		byName := after(t, lead, key, typed)
		if sharesKey(key) && byName.screen == before.screen && byName.wall == before.wall || strings.Contains(byName.said, "nothing is selected to file") {
			continue // the key is another action's here, or files what was said last, which ↑ brings back to be filed
		}
		did = did || changed || before.said != byKey.said
		if byKey != byName {
			t.Errorf("%s, %s: %s leads to\n%+v\nand %s to\n%+v", name, state, key, byKey, typed, byName)
		}
	}
	if !did {
		t.Errorf("%s: %s does nothing in any state that this test knows", name, key)
	}
}

// sharesKey reports whether a key is that of several actions, each in its own states.
func sharesKey(key string) bool {
	n := 0
	for _, w := range console.Ways() {
		if slices.Contains(w.Keys, key) {
			n++
		}
	}
	return n > 1
}

// isFoundFirst holds that an action is the first that is found by what is typed, on a wall that says all kinds of things.
func isFoundFirst(t *testing.T, name, typed string) {
	drive.Test(t, func(t *testing.T) {
		d := few(t, 120).Press("/").Paste(typed[1:])
		if row := d.Row(-4); !strings.Contains(row, "“"+name+"”") {
			t.Errorf("%s finds first\n%s, want %s", typed, row, name)
		}
	})
}

func sameLine(t *testing.T, name, keys, others string) {
	drive.Test(t, func(t *testing.T) {
		want := sized(t, 100, 28, "Why?").Say("One", "Two", "Three").Press(strings.Fields(keys)...)
		got := sized(t, 100, 28, "Why?").Say("One", "Two", "Three").Press(strings.Fields(others)...)
		if want.Row(-3) != got.Row(-3) || !strings.Contains(got.Row(-3), "correct ›") {
			t.Errorf("%s: %s leads to %q, and %s to %q", name, keys, want.Row(-3), others, got.Row(-3))
		}
	})
}

var unadvertised = regexp.MustCompile(`(?i)\bf(1|10|11)\b|shift\+z`)

// TestTheHelpLineNamesKeysThatArrive holds that the help line ends in two ways to all keys in every state and at every width
// from 60 on, that both work there, and that it names no key that many terminals keep.
func TestTheHelpLineNamesKeysThatArrive(t *testing.T) {
	lines := map[string]func(*drive.Driver){
		"no question": func(d *drive.Driver) { press(press(d, "", "/aside"), "", "/aside") },
		"typing":      func(d *drive.Driver) { d.Type("half") },
		"completing":  func(d *drive.Driver) { d.Type("Bus #m") },
		"correcting":  func(d *drive.Driver) { d.Press("up") },
		"naming":      func(d *drive.Driver) { find(d, "money").Press("enter") },
		"asking":      func(d *drive.Driver) { d.Press("ctrl+n") },
		"saving":      func(d *drive.Driver) { press(d, "", "/save") },
		"counting":    func(d *drive.Driver) { d.Type("+7") },
		"finding":     func(d *drive.Driver) { d.Press("/") },
		"the timer":   func(d *drive.Driver) { d.Press("f7") },
		"pasted":      func(d *drive.Driver) { d.Paste("- One\n- Two") },
		"quitting":    func(d *drive.Driver) { d.Press("ctrl+c") },
		"not saved":   func(d *drive.Driver) { d.Disk = errors.New("the disk is full"); d.Say("Rent") },
	}
	for name, state := range states() {
		if name != "read back" { // which the room's view shows, without any keys
			lines[name] = state
		}
	}
	for name, lead := range lines {
		drive.Test(t, func(t *testing.T) {
			d := few(t, 100)
			lead(d)
			for _, width := range []int{40, 47, 52, 59, 60, 61, 73, 80, 100, 133, 200} {
				switch row := d.Resize(width, 28).Row(-1); {
				case unadvertised.MatchString(row):
					t.Errorf("%s, %d columns: %q", name, width, row)
				case width >= 60 && !strings.HasSuffix(row, " ? help  ctrl+p all"), !strings.Contains(row, " ? help"):
					t.Errorf("%s, %d columns: the help line ends in %q", name, width, row)
				}
			}
			if screen := d.Press("ctrl+p").Screen(); !strings.Contains(screen, "Do · ") {
				t.Errorf("%s: Ctrl+P leads to\n%s", name, screen)
			}
			d = few(t, 100)
			if lead(d); d.Typed() != "" {
				return
			}
			if screen := d.Press("?").Screen(); !strings.Contains(screen, "╭ Keys ") {
				t.Errorf("%s: ? leads to\n%s", name, screen)
			}
		})
	}
}

// The first action of a key that can be done is done: one that always can stands behind all others of its key.
func TestNoActionHidesAnotherOfItsKey(t *testing.T) {
	taken := map[string]string{}
	for _, w := range console.Ways() {
		for _, key := range w.Keys {
			if by := taken[key]; by != "" {
				t.Errorf("%s: %q is done first, and always, for %q", key, by, w.Name)
			}
			if w.Always {
				taken[key] = w.Name
			}
		}
	}
}
