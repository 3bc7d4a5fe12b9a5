package console_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"mindwall/tui/internal/drive"
)

// TestAClickInTheRowOfThemesDoesWhatTheLetterDoes has the same console twice, in any state: with marks, a selection, a half-typed
// answer or nothing chosen. A click on a theme in its row, and Alt with its letter, come to the same wall and the same rows.
func TestAClickInTheRowOfThemesDoesWhatTheLetterDoes(t *testing.T) {
	wall, last := study(t, answers54)
	drive.Check(t, func(rt *rapid.T) {
		size := rapid.SampledFrom(studySizes()).Draw(rt, "size")
		lead := aWay(rt)
		typed := rapid.SampledFrom([]string{"", "", "", "A half-typed answer", "Three said it +3 | word for word", "#Var", "Fares #Good"}).Draw(rt, "typed")
		letter := rapid.SampledFrom([]string{"A", "B", "C", "D", "E"}).Draw(rt, "letter")
		d := lead(studied(rt, wall, last, size)).Paste(typed)
		if strings.HasPrefix(typed, "#") {
			clickTheme(d, letter) // no more than the beginning of a name: the theme that is clicked on takes its place
			if strings.Contains(d.Row(-3), "#") {
				rt.Fatalf("the name is still there:\n%s", d.Screen())
			}
			return
		}
		clickTheme(d, letter)
		clicked, wallThen := above(d)+d.Row(-3), d.Wall()
		d = lead(studied(rt, wall, last, size)).Paste(typed).Press("alt+" + strings.ToLower(letter))
		if d.Wall() != wallThen {
			rt.Fatalf("by its letter the wall is\n%sby a click\n%s", d.Wall(), wallThen)
		}
		if now := above(d) + d.Row(-3); now != clicked {
			rt.Fatalf("by its letter the screen is\n%s\nby a click\n%s", now, clicked)
		}
	})
}

// drag presses the button on a text, moves to a cell, and lets go there.
func drag(d *drive.Driver, text string, x, y int) *drive.Driver {
	d.T.Helper()
	fromX, fromY := d.At(text)
	held := tea.Mouse{X: fromX, Y: fromY, Button: tea.MouseLeft}
	d.Send(tea.MouseClickMsg(held))
	held.X, held.Y = x, y
	return d.Send(tea.MouseMotionMsg(held)).Send(tea.MouseReleaseMsg(held))
}

// dragTo drags a text on to another.
func dragTo(d *drive.Driver, text, on string) *drive.Driver {
	d.T.Helper()
	x, y := d.At(on)
	return drag(d, text, x, y)
}

func TestDraggingFiles(t *testing.T) {
	const before = "A Money\n  Rent\nB Mind\n- Food\n- Fear\n- Cold\n"
	for name, c := range map[string]struct {
		do         func(d *drive.Driver)
		wall, said string
	}{
		"on to a theme":             {func(d *drive.Driver) { dragTo(d, "Fear", "B Mind") }, "A Money\n  Rent\nB Mind\n  Fear\n- Food\n- Cold\n", "filed under Mind"},
		"on to an answer of one":    {func(d *drive.Driver) { dragTo(d, "Fear", "Rent") }, "A Money\n  Rent\n  Fear\nB Mind\n- Food\n- Cold\n", "filed under Money"},
		"on to the row of themes":   {func(d *drive.Driver) { drag(d, "Fear", strings.Index(d.Row(-5), "B Mind")+1, 19) }, "A Money\n  Rent\nB Mind\n  Fear\n- Food\n- Cold\n", "filed under Mind"},
		"out of a theme":            {func(d *drive.Driver) { dragTo(d, "Rent", "B Mind") }, "A Money\nB Mind\n  Rent\n- Food\n- Fear\n- Cold\n", "filed under Mind"},
		"all that is marked":        {func(d *drive.Driver) { d.Press("ctrl+a"); dragTo(d, "Food", "B Mind") }, "A Money\n  Rent\nB Mind\n  Food\n  Fear\n  Cold\n", "3 answers filed under Mind · Ctrl+Z takes them back, marked"},
		"one beside what is marked": {func(d *drive.Driver) { find(d, "cold").Press("space"); dragTo(d, "Food", "B Mind") }, "A Money\n  Rent\nB Mind\n  Food\n- Fear\n- Cold\n", "filed under Mind"},
		"where it is already":       {func(d *drive.Driver) { dragTo(d, "Rent", "A Money") }, before, "“Rent” is under Money already"},
		"on to nothing":             {func(d *drive.Driver) { drag(d, "Fear", 3, 2) }, before, ""},
		"on to an unsorted one":     {func(d *drive.Driver) { dragTo(d, "Fear", "Cold") }, before, ""},
		"nowhere":                   {func(d *drive.Driver) { d.Click("Fear") }, before, ""},
		"with Ctrl it only marks": {func(d *drive.Driver) {
			x, y := d.At("Fear")
			d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft, Mod: tea.ModCtrl})
			x, y = d.At("B Mind")
			d.Send(tea.MouseMotionMsg{X: x, Y: y, Button: tea.MouseLeft}).Send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft}).Sees("◆")
		}, before, ""},
		"over half a line": {func(d *drive.Driver) { d.Type("half"); dragTo(d, "Fear", "B Mind") }, "A Money\n  Rent\nB Mind\n  Fear\n- Food\n- Cold\n", "filed under Mind"},
	} {
		t.Run(name, func(t *testing.T) {
			drive.Test(t, func(t *testing.T) {
				d := wall(t, "Why?").Say("Rent #Money", "#Mind", "Food", "Fear", "Cold").Pass(5 * time.Second).WallIs(before)
				if c.do(d); d.Wall() != c.wall {
					t.Errorf("the wall is\n%swant\n%s\n%s", d.Wall(), c.wall, d.Screen())
				}
				if said := lastOf(d).said(); said != c.said {
					t.Errorf("it says %q, want %q", said, c.said)
				}
				d.Sees("A Money", "B Mind")
			})
		})
	}
}

// TestADragSaysWhatLettingGoDoes tells it once the mouse has moved with the button held, and not before.
func TestADragSaysWhatLettingGoDoes(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent #Money", "Food")
		x, y := d.At("Food")
		held := tea.Mouse{X: x, Y: y, Button: tea.MouseLeft}
		d.Send(tea.MouseClickMsg(held)).Misses("let go")
		held.X++
		d.Send(tea.MouseMotionMsg(held)).Sees("let go on a theme to file “Food” there")
		d.Send(tea.MouseReleaseMsg(held)).Misses("let go").WallIs("A Money\n  Rent\n- Food\n")
	})
}

// TestClicksOnTheCountsScroll clicks on what counts the answers out of sight.
func TestClicksOnTheCountsScroll(t *testing.T) {
	wall, last := study(t, answers54)
	drive.Test(t, func(t *testing.T) {
		for _, size := range studySizes()[:3] {
			d := studied(t, wall, last, size)
			before := d.Screen()
			d.Click(" more")
			if d.Sees("↓", " more"); d.Screen() == before {
				t.Errorf("%v: a click on what is above scrolls nothing:\n%s", size, before)
			}
			for range 9 {
				if row := d.Row(-5); strings.Contains(row, "↓") {
					d.Send(tea.MouseClickMsg{X: size.W - 4, Y: size.H - 5, Button: tea.MouseLeft})
				}
			}
			if d.Screen() != before {
				t.Errorf("%v: clicks on what is below do not lead back to the end:\n%s\nit was\n%s", size, d.Screen(), before)
			}
		}
	})
}
