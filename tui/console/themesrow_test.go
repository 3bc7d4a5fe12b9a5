package console_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"mindwall/tui/internal/drive"
	"mindwall/tui/look"
)

// TestTheRowOfThemes looks at it in what a facilitator types: what it may mean stays in its place, what Enter takes has a sign,
// the last place is a new theme.
func TestTheRowOfThemes(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		for _, c := range []struct{ typed, keys, row string }{
			{"", "", "  A Money 3   B Mind 3   C Getting there 1"},
			{"Rent", "", "  A Money 3   B Mind 3   C Getting there 1"},
			{"Rent #", "", "  A Money 3   B Mind 3   C Getting there 1  + new"},
			{"Rent #", "down", " ▸A Money 3   B Mind 3   C Getting there 1  + new"},
			{"Rent #", "up", "  A Money 3   B Mind 3   C Getting there 1  ▸Sleep 1  + new"},
			{"Rent #m", "", " ▸A Money 3   B Mind 3   C Getting there 1  + “m”"},
			{"Rent #m", "down", "  A Money 3  ▸B Mind 3   C Getting there 1  + “m”"},
			{"Rent #m", "down down", "  A Money 3   B Mind 3   C Getting there 1 ▸+ “m”"},
			{"Rent #m", "up", "  A Money 3   B Mind 3   C Getting there 1 ▸+ “m”"},
			{"Rent #m", "esc", "  A Money 3   B Mind 3   C Getting there 1"},
			{"Rent #c", "", "  A Money 3   B Mind 3  ▸C Getting there 1"},
			{"Rent #zz", "", "  A Money 3   B Mind 3   C Getting there 1 ▸+ “zz”"},
			{"Rent #Mind", "", "  A Money 3  ▸B Mind 3   C Getting there 1"},
			{"Rent #fea", "", "  A Money 3   B Mind 3   C Getting there 1  ▸Fear 1  + “fea”"},
			{"Rent #mind/", "", "  Fear 1   Sleep 1  + new"},
			{"Rent #mind/", "down", " ▸Fear 1   Sleep 1  + new"},
			{"Rent #b/sl", "", "  Fear 1  ▸Sleep 1  + “sl”"},
			{"Rent #mind/New", "", "  Fear 1   Sleep 1 ▸+ “New”"},
			{"Rent #m +2", "", "  A Money 3   B Mind 3   C Getting there 1"},
		} {
			d := wall(t, "Why?").Say("Bills #Money", "Food #Money", "Debt #Money", "Panic #Mind/Fear", "Nights #Mind/Sleep", "Loss #Mind", "Late #Getting there")
			d.Paste(c.typed).Press(strings.Fields(c.keys)...)
			if row := d.Row(-5); row != c.row {
				t.Errorf("%q %s: the row is\n%q, want\n%q", c.typed, c.keys, row, c.row)
			}
		}
	})
}

// TestWhatIsTypedMayMeanStaysFilled holds that themes that a name may mean keep their colour, and the others are plain.
func TestWhatIsTypedMayMeanStaysFilled(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("#Money", "#Mind", "#Getting there")
		l := look.New(look.Light, false)
		filled := func() (names []string) {
			row := strings.Split(d.View().Content, "\n")[d.Size.H-5]
			for i, name := range []string{"Money", "Mind", "Getting there"} {
				if at := strings.Index(row, name); at >= 0 && strings.Contains(row[:at], l.ThemeHead(i).On()) {
					names = append(names, name)
				}
			}
			return names
		}
		for typed, want := range map[string][]string{
			"Rent": {"Money", "Mind", "Getting there"}, "Rent #": {"Money", "Mind", "Getting there"}, "Rent #m": {"Money", "Mind"}, "Rent #ge": {"Getting there"}, "Rent #zz": nil,
		} {
			d.Press("ctrl+u").Paste(typed)
			if got := filled(); !slices.Equal(got, want) {
				t.Errorf("%q: filled are %q, want %q:\n%s", typed, got, want, ansi.Strip(d.Row(-5)))
			}
		}
	})
}

// TestManyThemesInTheirRow makes up to 26 of them: each letter and number stays in sight as long as there is room for that, names
// give way all alike, and beyond that the row goes on around what Enter takes.
func TestManyThemesInTheirRow(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		for _, size := range studySizes() {
			d := drive.New(t, drive.Options{Size: size, Questions: []string{"Why?"}})
			for i := range 26 {
				d.Say(fmt.Sprintf("#topic %[1]c%[1]c in full", 'a'+i))
				row, letters := d.Row(-5), ""
				for _, m := range regexp.MustCompile(`([A-Z]) [^A-Z]*?0`).FindAllStringSubmatch(row, -1) {
					letters += m[1]
				}
				all := "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:i+1]
				if room := size.W - 14; (i+1)*6 <= room && letters != all && !strings.Contains(row, "›") {
					t.Errorf("%v, %d themes: the letters %s are in the row, not all:\n%s", size, i+1, letters, row)
				} else if (i+1)*6 > room+6 && !strings.Contains(row, "›") {
					t.Errorf("%v, %d themes: nothing tells that the row goes on:\n%s", size, i+1, row)
				}
			}
			d.Type("Rent #z")
			if row := d.Row(-5); !strings.Contains(row, "▸Z ") {
				t.Errorf("%v: what Enter takes is not in the row:\n%s", size, row)
			}
		}
	})
}

// TestNamesInTheRowStayWhenSomethingIsOutOfSight holds that names do not change when what is out of sight is counted beside them.
func TestNamesInTheRowStayWhenSomethingIsOutOfSight(t *testing.T) {
	wall, last := study(t, answers54)
	drive.Test(t, func(t *testing.T) {
		for _, size := range studySizes()[:3] {
			d := studied(t, wall, last, size)
			before := d.Row(-5)
			d.Wheel(-2)
			if row, count, _ := strings.Cut(d.Row(-5), "↓"); strings.TrimRight(row, " ") != before || !strings.HasSuffix(count, " more") {
				t.Errorf("%v: the row was\n%s\nand is\n%s", size, before, d.Row(-5))
			}
		}
	})
}
