package proposals_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/tui"
	"mindwall/tui/internal/drive"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// obstacles is a question with three new themes among what is unsorted, and one answer for a theme that is there.
const obstacles = `? What gets in the way of the people you support?
# Money worries
- Bus fare or lunch +3
- Worries about paying the rent
# Mental health/Isolation
- Days without hearing a voice
#
- Letters only in English
- Worries about money for food
- No bus after five
- English is a second language
- Buses never run on Sundays
- Forms in English and nothing else
- The last bus goes at five
- Months on a waiting list
- The waiting list was closed
- Four months of waiting
- Zebra`

const before = `
Ar Money worries
  Bus fare or lunch ×3
  Worries about paying the rent
Bl Mental health
  Bl Isolation
    Days without hearing a voice
- Letters only in English
- Worries about money for food
- No bus after five
- English is a second language
- Buses never run on Sundays
- Forms in English and nothing else
- The last bus goes at five
- Months on a waiting list
- The waiting list was closed
- Four months of waiting
- Zebra
`

var (
	usual = screen.Size{W: 80, H: 24}
	large = screen.Size{W: 120, H: 40}
	small = screen.Size{W: 60, H: 20}
)

func TestThemesAsShown(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		for _, size := range []screen.Size{usual, large, small} {
			name := fmt.Sprintf("themes-%dx%d", size.W, size.H)
			d := openCluster(t, size, obstacles).Press("down", "space")
			d.Golden(name)
			d.Press("right", "down", "delete", "tab").Golden(name + "-naming")
		}
	})
}

func TestTickedThemesAreOneAct(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openCluster(t, usual, obstacles).WallIs(before)
		d.Press("space", "down", "space", "down", "space", "down", "space").WallIs(before)
		if d.Press("enter"); !back(d) {
			t.Error("the screen did not go back to the map")
		}
		d.WallIs(`
Ar Money worries
  Bus fare or lunch ×3
  Worries about paying the rent
  Worries about money for food
Bl Mental health
  Bl Isolation
    Days without hearing a voice
Cl English
  Letters only in English
  English is a second language
  Forms in English and nothing else
Dr Bus after five
  No bus after five
  Buses never run on Sundays
  The last bus goes at five
El Waiting list, months
  Months on a waiting list
  The waiting list was closed
  Four months of waiting
- Zebra
`)
		d.Press("ctrl+z").WallIs(before)
	})
}

func TestOneThemeIsTakenAtOnce(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openCluster(t, usual, obstacles).Press("down", "enter")
		if back(d) {
			t.Error("the screen went away though others are to be looked at")
		}
		d.Sees("3 answers filed under “English”").Misses("[ ] English")
		d.Press("ctrl+z").WallIs(before).Sees("[ ] English")
	})
}

func TestThemesAreThinnedRefusedRenamedAndJoined(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openCluster(t, usual, obstacles)
		d.Press("delete").Sees("[✗] A Money worries")                      // refused; on to English
		d.Press("right", "delete", "left", "space").Sees("[✓] English")    // without its first answer
		d.Press("down", "tab").Type("!").Press("ctrl+u").Type("Transport") // buses
		d.Press("enter").Sees("[✓] Transport")
		d.Press("down", "tab", "down", "down").Sees("joins the two") // waiting, into English or Transport
		joined := d.Typed()
		if joined != "English" {
			t.Fatalf("the second name offered is %q", joined)
		}
		d.Press("enter", "enter").WallIs(`
Ar Money worries
  Bus fare or lunch ×3
  Worries about paying the rent
Bl Mental health
  Bl Isolation
    Days without hearing a voice
Cl English
  Letters only in English
  Forms in English and nothing else
  Months on a waiting list
  The waiting list was closed
  Four months of waiting
Dr Transport
  No bus after five
  Buses never run on Sundays
  The last bus goes at five
- Worries about money for food
- English is a second language
- Zebra
`)
		d.Press("ctrl+z").WallIs(before)
	})
}

func TestNameMayBeOfAThemeThatIsThere(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openCluster(t, usual, obstacles)
		d.Press("down", "tab", "ctrl+u").Type("mental health/isolation").Sees("goes under the theme that is there already, as B")
		d.Press("enter").Sees("[✓] B Isolation", "+3").Press("down", "tab", "ctrl+u").Type("Mental health/Going out").Press("enter", "enter")
		d.WallIs(`
Ar Money worries
  Bus fare or lunch ×3
  Worries about paying the rent
Bl Mental health
  Bl Isolation
    Days without hearing a voice
    Letters only in English
    English is a second language
    Forms in English and nothing else
  Bl Going out
    No bus after five
    Buses never run on Sundays
    The last bus goes at five
- Worries about money for food
- Months on a waiting list
- The waiting list was closed
- Four months of waiting
- Zebra
`)
	})
}

func TestAnswerGoesToAnotherTheme(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openCluster(t, usual, obstacles)
		d.Press("down", "right", "tab", "down", "down").Sees("moves this answer to the proposal of that name").Press("enter") // to the buses
		d.Press("tab", "ctrl+u").Type("Forms").Sees("a theme for this answer").Press("enter", "enter").WallIs(`
Ar Money worries
  Bus fare or lunch ×3
  Worries about paying the rent
Bl Mental health
  Bl Isolation
    Days without hearing a voice
Cl Bus after five
  No bus after five
  English is a second language
  Buses never run on Sundays
  The last bus goes at five
Dr Forms
  Letters only in English
- Worries about money for food
- Forms in English and nothing else
- Months on a waiting list
- The waiting list was closed
- Four months of waiting
- Zebra
`)
		d.Press("ctrl+z").WallIs(before)
	})
}

func TestBadNamesStayInTheField(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openCluster(t, usual, obstacles).Press("down", "tab", "ctrl+u", "enter")
		d.Sees("Theme ›", look.ErrorSign+" ")
		d.Press("esc").Sees("English")
		if strings.Contains(d.Screen(), "Theme ›") || back(d) {
			t.Error("esc did not leave the name alone")
		}
	})
}

func TestTwoScriptsOfKeysWorkWithoutLetters(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openCluster(t, usual, obstacles)
		was := d.Screen()
		d.Type("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789я漢")
		if d.Screen() != was || back(d) {
			t.Errorf("letters did something:\n%s", d.Screen())
		}
	})
}

func TestLeavingWhatIsTickedIsAskedTwice(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openCluster(t, usual, obstacles).Press("space", "esc")
		if back(d) {
			t.Fatal("what was ticked is lost")
		}
		d.Sees("not taken yet").Press("down", "esc")
		if back(d) {
			t.Error("the warning outlived another key")
		}
		if d.Press("esc"); !back(d) {
			t.Error("there is no way out")
		}
		d.Misses("not taken yet")
		d.WallIs(before)
	})
}

func TestRefusedRecordKeepsTheScreen(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openCluster(t, usual, obstacles)
		d.Refuse = true
		d.Press("space", "enter")
		d.Sees(drive.Refusal).Refuse = false
		d.Arrive(mindmap.AddAnswer{Question: d.Question().ID, Caption: "Late", Source: mindmap.Room, Tally: 1}).Sees("[✓] A Money worries", "1 answer came since")
		if back(d) {
			t.Error("what was ticked is gone, and not recorded")
		}
	})
}

func TestWhatOthersFileIsNoLongerProposed(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openCluster(t, usual, obstacles).Press("down", "space")
		q := d.Question()
		var moved []mindmap.ID
		for _, a := range q.Unsorted {
			if a.Text != "No bus after five" {
				moved = append(moved, a.ID)
			}
		}
		filed := d.Seal(plan.Move(moved, q, q.Themes[0].ID)...)
		d.Send(tui.ArrivedMsg{Entries: filed}).Misses("English").Sees("[ ] Bus after five", "No bus after five").Press("enter")
		for _, id := range moved {
			if d.Live.Answer(id).Theme != q.Themes[0].ID {
				t.Errorf("%q was moved from where somebody filed it", d.Live.Answer(id).Text)
			}
		}
	})
}

func TestStaleWorkIsDropped(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, usual, obstacles)
		d.Hold = true
		d.Press("f11").Sees("Looking").Press("space", "enter", "delete", "f5")
		d.Press("f11") // to the repeats
		if len(d.Held) != 2 {
			t.Fatalf("%d were looked for", len(d.Held))
		}
		first, second := d.Held[0], d.Held[1]
		d.Send(first).Sees("Looking")
		d.Send(second).Sees("Likely repeats").Misses("Looking")
		d.Press("f11", "f11").Sees("Themes for the unsorted", "Looking") // what was given up did not come through
		if d.Press("esc"); !back(d) {
			t.Error("esc did not leave")
		}
		d.WallIs(before)
	})
}

// Whatever is pressed, themes that are there and answers that somebody filed stay as they are, no answer is lost, and
// one undo of each act brings the wall back.
func TestFiledAnswersAreNeverTouched(t *testing.T) {
	words := []string{"bus", "waiting", "English", "money", "lonely", "rent", "letters", "months", "five", "lunch"}
	keys := []string{"up", "down", "left", "right", "space", "delete", "tab", "enter", "enter", "x", "y", "ctrl+u", "backspace", "f5"}
	drive.Check(t, func(t *rapid.T) {
		outline := "? Why?\n"
		text := rapid.SliceOfN(rapid.SampledFrom(words), 1, 4)
		for i := range rapid.IntRange(0, 3).Draw(t, "themes") {
			outline += fmt.Sprintf("# %s\n", words[i])
			for range rapid.IntRange(0, 3).Draw(t, "filed") {
				outline += fmt.Sprintln("-", text.Draw(t, "answer"))
			}
		}
		outline += "#\n"
		for range rapid.IntRange(0, 12).Draw(t, "unsorted") {
			outline += fmt.Sprintln("-", text.Draw(t, "answer"))
		}
		d := wall(t, usual, outline)
		filed, themes, all := snapshot(d)
		was := d.Wall()
		cluster(d)
		for _, name := range rapid.SliceOfN(rapid.SampledFrom(keys), 0, 40).Draw(t, "keys") {
			if back(d) {
				break
			}
			d.Press(name)
		}
		filedNow, themesNow, allNow := snapshot(d)
		for id, theme := range filed {
			if filedNow[id] != theme {
				t.Fatalf("an answer that was filed moved")
			}
		}
		for id, what := range themes {
			if themesNow[id] != what {
				t.Fatalf("a theme that was there changed: %q, was %q", themesNow[id], what)
			}
		}
		if !slices.Equal(all, allNow) {
			t.Fatalf("answers %v, were %v", allNow, all)
		}
		for range 4 { // a name, a warning, the screen
			if !back(d) {
				d.Press("esc")
			}
		}
		if !back(d) {
			t.Fatalf("the screen is not left:\n%s", d.Screen())
		}
		for d.Wall() != was {
			if d.Press("ctrl+z"); strings.Contains(d.Screen(), "nothing of yours") {
				t.Fatalf("undo did not bring back\n%sbut\n%s", was, d.Wall())
			}
		}
	})
}

func snapshot(d *drive.Driver) (filed map[mindmap.ID]mindmap.ID, themes map[mindmap.ID]string, all []string) {
	filed, themes = map[mindmap.ID]mindmap.ID{}, map[mindmap.ID]string{}
	q := d.Question()
	for a := range q.AllAnswers {
		all = append(all, a.ID.String()+a.Text)
		if !a.Theme.IsZero() {
			filed[a.ID] = a.Theme
		}
	}
	for t := range q.AllThemes {
		themes[t.ID] = fmt.Sprint(t.Text, t.Parent, t.Letter, t.Side, t.Colour)
	}
	slices.Sort(all)
	return filed, themes, all
}

// TestFiveHundredAnswersAreLookedThroughBesideTheKeys holds that the screen answers while it looks.
func TestFiveHundredAnswersAreLookedThroughBesideTheKeys(t *testing.T) {
	subjects := []string{"bus", "waiting list", "benefit letter", "rent", "phone", "doctor", "neighbour", "job", "garden", "language"}
	troubles := []string{"is never on time", "costs too much", "nobody explains", "was closed last year", "makes people anxious", "takes months"}
	outline := "? What gets in the way?\n# Money\n- The rent is too high\n#\n"
	for i := range 500 {
		outline += fmt.Sprintf("- The %s %s in street %d\n", subjects[i%len(subjects)], troubles[i*7%len(troubles)], i)
	}
	drive.Test(t, func(t *testing.T) {
		d := wall(t, large, outline)
		for _, title := range []string{"cluster the unsorted", "likely repeats", "like no other"} {
			d.Hold = true
			goTo(d, title).Sees("Looking")
			d.Hold = false
			if len(d.Held) != 1 {
				t.Fatalf("%d were looked for", len(d.Held))
			}
			d.Send(d.Held[0]).Misses("Looking").Press("esc")
			d.Held = nil
			if !back(d) {
				t.Fatalf("esc does not go back:\n%s", d.Screen())
			}
		}
	})
}

func TestNoSizeIsTooSmallToDraw(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openCluster(t, usual, obstacles).Press("down", "tab")
		for w := range 70 {
			for h := range 30 {
				d.Resize(w, h)
			}
		}
		d.Resize(80, 24).Wheel(+1).Sees("Theme ›")
	})
}
