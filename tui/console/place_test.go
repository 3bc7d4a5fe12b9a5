package console_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"mindwall/tui/internal/drive"
)

// aWay is a way to any place of a wall: scrolled, selected, marked, held to a form.
func aWay(rt *rapid.T) func(d *drive.Driver) *drive.Driver {
	var steps []func(d *drive.Driver)
	press := func(keys ...string) { steps = append(steps, func(d *drive.Driver) { d.Press(keys...) }) }
	for range rapid.IntRange(0, 8).Draw(rt, "steps") {
		switch rapid.IntRange(0, 9).Draw(rt, "step") {
		case 0:
			notches := rapid.SampledFrom([]int{-3, -1, 2}).Draw(rt, "notches")
			steps = append(steps, func(d *drive.Driver) { d.Wheel(notches) })
		case 1:
			text := rapid.SampledFrom([]string{"poverty", "small wins", "variety", "stigma", "cake", "my team"}).Draw(rt, "found")
			steps = append(steps, func(d *drive.Driver) { find(d, text) })
		case 2:
			press("ctrl+a")
		case 3:
			press("esc")
		case 4:
			press("space")
		case 5:
			press("ctrl+e")
		default:
			press(rapid.SampledFrom([]string{"up", "down", "left", "right", "pgup", "pgdown"}).Draw(rt, "key"))
		}
	}
	return func(d *drive.Driver) *drive.Driver {
		for _, step := range steps {
			if step(d); strings.Contains(d.Row(-3), "correct ›") {
				d.Press("up") // from the last answer into the map
			}
		}
		return d.Press("home") // what was said makes way
	}
}

// somewhere brings a console to any place of a wall.
func somewhere(rt *rapid.T, d *drive.Driver) *drive.Driver { return aWay(rt)(d) }

// above are the rows of a console from the question down to the row over the line.
func above(d *drive.Driver) string {
	rows := strings.Split(d.Screen(), "\n")
	return strings.Join(rows[:len(rows)-3], "\n")
}

// TestAListGivesTheMapBack opens a list over any place of the map, filters it and steps through it: when it closes, every row is as
// it was.
func TestAListGivesTheMapBack(t *testing.T) {
	wall, last := study(t, answers54)
	drive.Check(t, func(rt *rapid.T) {
		d := somewhere(rt, studied(rt, wall, last, rapid.SampledFrom(studySizes()).Draw(rt, "size")))
		before := d.Screen()
		d.Press(rapid.SampledFrom([]string{"/", "ctrl+f", "ctrl+p", "f7"}).Draw(rt, "list"))
		if d.Screen() == before {
			rt.Fatalf("no list opens:\n%s", d.Screen())
		}
		d.Paste(rapid.SampledFrom([]string{"", "lon", "zzz", "e", "a"}).Draw(rt, "filter"))
		for range rapid.IntRange(0, 4).Draw(rt, "choices") {
			d.Press(rapid.SampledFrom([]string{"down", "up", "pgdown"}).Draw(rt, "choice"))
		}
		if d.Press("esc"); d.Screen() != before {
			rt.Fatalf("it was\n%s\nand is\n%s", before, d.Screen())
		}
	})
}

// files is a way to file what is chosen.
var files = map[string]func(d *drive.Driver){
	"its letter":     func(d *drive.Driver) { d.Press("alt+e") },
	"its letter, #":  func(d *drive.Driver) { d.Type("#e").Press("enter") },
	"its name":       func(d *drive.Driver) { d.Type("#ti").Press("enter") },
	"a new name":     func(d *drive.Driver) { d.Type("#Brand new").Press("enter") },
	"# alone":        func(d *drive.Driver) { d.Type("#").Press("enter") },
	"a click":        func(d *drive.Driver) { clickTheme(d, "E") },
	"its sub-theme":  func(d *drive.Driver) { d.Type("#e/Waiting").Press("enter") },
	"removing":       func(d *drive.Driver) { d.Press("delete") },
	"setting aside":  func(d *drive.Driver) { d.Press("f6") },
	"another letter": func(d *drive.Driver) { d.Press("alt+b") },
}

// clickTheme clicks on a theme in its row.
func clickTheme(d *drive.Driver, letter string) *drive.Driver {
	d.T.Helper()
	at := strings.Index(d.Row(-5)+" ", letter+" ")
	if at < 0 {
		d.T.Fatalf("there is no theme %s in its row: %s", letter, d.Row(-5))
	}
	click := tea.Mouse{X: len([]rune(d.Row(-5)[:at])), Y: d.Size.H - 5, Button: tea.MouseLeft}
	return d.Send(tea.MouseClickMsg(click)).Send(tea.MouseReleaseMsg(click))
}

// TestUndoAfterFilingBringsThePlaceBack files, removes or parks what is marked or selected, wherever that is, once or twice: undo
// brings the answers back with their marks and the selection, and every row of the map.
func TestUndoAfterFilingBringsThePlaceBack(t *testing.T) {
	wall, last := study(t, answers54)
	ways := slices.Sorted(maps.Keys(files))
	drive.Check(t, func(rt *rapid.T) {
		d := somewhere(rt, studied(rt, wall, last, rapid.SampledFrom(studySizes()).Draw(rt, "size")))
		var stood []string
		for range rapid.IntRange(1, 2).Draw(rt, "times") {
			if !strings.Contains(d.Screen(), "▸") && !strings.Contains(d.Row(-4), "marked") {
				break // with nothing chosen, no place is kept
			}
			entries, now := len(d.Live.Entries()), above(d)
			way := rapid.SampledFrom(ways).Draw(rt, "way")
			files[way](d)
			if len(d.Live.Entries()) == entries {
				return // it was there already, and what is typed is undone first
			}
			stood = append(stood, now)
			d.Press("home")
		}
		for i := len(stood) - 1; i >= 0; i-- {
			if d.Press("ctrl+z", "home"); above(d) != stood[i] {
				rt.Fatalf("it was\n%s\nand is\n%s\n%s", stood[i], above(d), d.Row(-2))
			}
		}
	})
}
