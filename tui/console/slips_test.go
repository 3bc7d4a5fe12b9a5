package console_test

import (
	"path/filepath"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/tui/internal/drive"
)

const slipsWall = "? Why?\n# Money\n- Rent\n- Food +2\n# Mind/Dread\n- Alone\n#\n- Buses\n? And?"

// TestWhatDoesNothingSaysWhy plays what people do by mistake: the wall stays as it is, and the screen says why.
func TestWhatDoesNothingSaysWhy(t *testing.T) {
	const as = "A Money\n  Rent\n  Food ×2\nB Mind\n  B Dread\n    Alone\n- Buses\n"
	for _, c := range []struct {
		name string
		do   func(d *drive.Driver)
		sees string
	}{
		{"an answer filed where it is", func(d *drive.Driver) { find(d, "Rent").Type("#Money").Press("enter") }, "“Rent” is under Money already"},
		{"several", func(d *drive.Driver) {
			find(find(d, "Rent").Press("space"), "Food").Press("space").Type("#Money").Press("enter")
		}, "2 answers are under Money already"},
		{"by its letter", func(d *drive.Driver) { find(d, "Rent").Press("alt+a") }, "“Rent” is under Money already"},
		{"a letter that no theme has", func(d *drive.Driver) { find(d, "Rent").Press("alt+q") }, "there is no theme Q here"},
		{"a theme under itself", func(d *drive.Driver) { find(d, "Mind").Type("#Mind/Dread").Press("enter") }, "cannot hang under itself"},
		{"a theme under its own parent", func(d *drive.Driver) { find(d, "Dread").Type("#Mind").Press("enter") }, "“Dread” is under Mind already"},
		{"the first moved up", func(d *drive.Driver) { find(d, "Rent").Press("alt+up") }, "it is the first already"},
		{"the last moved down", func(d *drive.Driver) { find(d, "Food").Press("alt+down") }, "it is the last already"},
		{"the unsorted moved", func(d *drive.Driver) { find(d, "Buses").Press("alt+down") }, "already"},
		{"a name that a theme has already", func(d *drive.Driver) { find(d, "Money").Press("enter", "enter") }, "Rent"},
		{"an empty name", func(d *drive.Driver) { find(d, "Money").Press("enter", "ctrl+u", "enter") }, "empty"},
		{"an answer without words", func(d *drive.Driver) { find(d, "Rent").Press("enter", "ctrl+u", "enter") }, "an answer needs words"},
		{"nobody less", func(d *drive.Driver) { find(d, "Rent").Type("-3").Press("enter") }, "one person said it, at least"},
		{"no number of people", func(d *drive.Driver) { find(d, "Rent").Type("-99999999999999999999").Press("enter") }, "is no number of people"},
		{"an answer after the last", func(d *drive.Driver) { d.Press("ctrl+down") }, "there is no answer that way"},
		{"another answer while one is typed", func(d *drive.Driver) { d.Type("Half").Press("ctrl+up") }, "finish the line first"},
	} {
		t.Run(c.name, func(t *testing.T) {
			drive.Test(t, func(t *testing.T) {
				d := drive.New(t, drive.Options{Size: drive.Size(110, 30), Wall: slipsWall})
				if c.do(d); len(d.Saved) > 0 {
					t.Errorf("%d entries were recorded", len(d.Saved))
				}
				d.WallIs(as).Sees(c.sees)
			})
		})
	}
}

// TestAThemeSortedByTallyKeepsItsOrder says what puts answers elsewhere than where the count has them.
func TestAThemeSortedByTallyKeepsItsOrder(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{Size: drive.Size(110, 30), Wall: slipsWall})
		find(find(d, "Money").Press("ctrl+s"), "Rent").Press("alt+up").Sees("sorted by tally: Ctrl+S on the theme goes back to your order")
		find(find(d, "Money").Press("ctrl+s"), "Rent").Press("alt+down").WallIs("A Money\n  Food ×2\n  Rent\nB Mind\n  B Dread\n    Alone\n- Buses\n")
	})
}

// TestAQuestionIsAskedFirst wants words of a first question, and not too many.
func TestAQuestionIsAskedFirst(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		wall(t).Press("enter").Sees("type what the room is asked").Type(strings.Repeat("x", 201)).Press("enter").Sees("at most 200")
	})
}

// TestSavingInAnotherFolder goes into a folder and names a file there: that is where the wall is saved, and an absolute name is what
// it says wherever one is.
func TestSavingInAnotherFolder(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := sized(t, 110, 30, "Why?").Press("/").Type("save the wall").Press("enter").Sees("save as ›")
		d.Press("left").Type("day2").Sees("save the wall in ")
		d.Press("enter")
		if filepath.Base(d.Moved) != "day2" || !filepath.IsAbs(d.Moved) {
			t.Errorf("the wall is to be saved in %q", d.Moved)
		}
		d = sized(t, 110, 30, "Why?").Press("/").Type("save the wall").Press("enter", "left").Type("/elsewhere/day3.wall").Press("enter")
		if d.Moved != "/elsewhere/day3.wall" {
			t.Errorf("the wall is to be saved in %q", d.Moved)
		}
	})
}

// TestWhatWasCorrectedIsGone corrects an answer whose words go meanwhile: what was typed is kept for an answer of its own.
func TestWhatWasCorrectedIsGone(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{Size: drive.Size(110, 30), Wall: slipsWall})
		a := d.Question().Unsorted[0]
		find(d, "Buses").Press("enter").Type(" at night")
		d.Arrive(mindmap.Remove{Node: a.ID})
		d.Sees("what you were correcting is gone; your text becomes an answer's").Press("enter").Press("enter")
		d.WallIs("A Money\n  Rent\n  Food ×2\nB Mind\n  B Dread\n    Alone\n- Buses at night\n")
	})
}

// TestASignThatCountedForSome takes back, for an answer that is typed behind it, what the sign counted and no more.
func TestASignThatCountedForSome(t *testing.T) {
	for _, c := range []struct{ typed, end, want string }{
		{"-", "", "- Rent\n- Food\n- Fear ×2\n"},
		{"-2", "enter", "- Rent\n- Food\n- Fear\n"},
		{"-2", "esc", "- Rent\n- Food\n- Fear ×2\n"},
		{"-7 degrees in the flat", "enter", "- Rent\n- Food ×2\n- Fear ×3\n- -7 degrees in the flat\n"},
		{"+7 more", "enter", "- Rent\n- Food ×2\n- Fear ×3\n- +7 more\n"},
	} {
		drive.Test(t, func(t *testing.T) {
			d := wall(t, "Why?").Say("Rent", "Food +2", "Fear +3").Press("ctrl+a").Type(c.typed)
			if c.end != "" {
				d.Press(c.end)
			}
			d.WallIs(c.want)
		})
	}
}

// TestWhatIsInTheLineUntouchedIsParked parks the answer that ↑ took into the line, and nothing that was changed there.
func TestWhatIsInTheLineUntouchedIsParked(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Off the point").Press("up").Sees("correct › Off the point")
		d.Press("f6").Sees("“Off the point” parked for later").Misses("correct ›").WallIs("- Rent\n")
		d.Say("Food").WallIs("- Rent\n- Food\n").Press("up", "up", "left", "enter").Sees("correct › Rent").Press("f6").WallIs("- Food\n")
		d.Press("up").Type("!").Press("f6").Sees("finish the line first").WallIs("- Food\n").Press("ctrl+c")
	})
}
