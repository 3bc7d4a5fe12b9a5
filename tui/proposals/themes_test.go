package proposals

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"mindwall/mindmap"
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
	for _, size := range []screen.Size{usual, large, small} {
		name := fmt.Sprintf("themes-%dx%d", size.W, size.H)
		x := newHarness(t, size, obstacles).open(screen.Cluster).press("down", "space")
		x.golden(t, name)
		x.press("right", "down", "delete", "tab").golden(t, name+"-naming")
	}
}

func TestTickedThemesAreOneAct(t *testing.T) {
	x := newHarness(t, usual, obstacles).open(screen.Cluster).wallIs(before)
	x.press("space", "down", "space", "down", "space", "down", "space").wallIs(before)
	if x.press("enter"); !x.popped {
		t.Error("the screen did not go back to the map")
	}
	x.wallIs(`
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
	x.press("ctrl+z").wallIs(before)
}

func TestOneThemeIsTakenAtOnce(t *testing.T) {
	x := newHarness(t, usual, obstacles).open(screen.Cluster).press("down", "enter")
	if x.popped {
		t.Error("the screen went away though others are to be looked at")
	}
	x.sees("3 answers filed under “English”").misses("[ ] English")
	x.press("ctrl+z").wallIs(before).sees("[ ] English")
}

func TestThemesAreThinnedRefusedRenamedAndJoined(t *testing.T) {
	x := newHarness(t, usual, obstacles).open(screen.Cluster)
	x.press("delete").sees("[✗] A Money worries")                              // refused; on to English
	x.press("right", "delete", "left", "space").sees("[✓] English")            // without its first answer
	x.press("down", "tab").typeText("!").press("ctrl+u").typeText("Transport") // buses
	x.press("enter").sees("[✓] Transport")
	x.press("down", "tab", "down", "down").sees("joins the two") // waiting, into English or Transport
	joined := x.p.page().(*themes).naming.line.Text()
	if joined != "English" {
		t.Fatalf("the second name offered is %q", joined)
	}
	x.press("enter", "enter").wallIs(`
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
	x.press("ctrl+z").wallIs(before)
}

func TestNameMayBeOfAThemeThatIsThere(t *testing.T) {
	x := newHarness(t, usual, obstacles).open(screen.Cluster)
	x.press("down", "tab", "ctrl+u").typeText("mental health/isolation").sees("goes under the theme that is there already, as B")
	x.press("enter").sees("[✓] B Isolation", "+3").press("down", "tab", "ctrl+u").typeText("Mental health/Going out").press("enter", "enter")
	x.wallIs(`
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
}

func TestAnswerGoesToAnotherTheme(t *testing.T) {
	x := newHarness(t, usual, obstacles).open(screen.Cluster)
	x.press("down", "right", "tab", "down", "down").sees("moves this answer to the proposal of that name").press("enter") // to the buses
	x.press("tab", "ctrl+u").typeText("Forms").sees("a theme for this answer").press("enter", "enter").wallIs(`
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
	x.press("ctrl+z").wallIs(before)
}

func TestBadNamesStayInTheField(t *testing.T) {
	x := newHarness(t, usual, obstacles).open(screen.Cluster).press("down", "tab", "ctrl+u", "enter")
	if !x.p.Capturing() || x.env.Status.Level != screen.Error {
		t.Errorf("an empty name was taken:\n%s", x.view())
	}
	x.press("esc").sees("English")
	if x.p.Capturing() || x.popped {
		t.Error("esc did not leave the name alone")
	}
}

func TestTwoScriptsOfKeysWorkWithoutLetters(t *testing.T) {
	x := newHarness(t, usual, obstacles).open(screen.Cluster)
	was := x.view()
	x.typeText("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789я漢")
	if x.view() != was || x.popped {
		t.Errorf("letters did something:\n%s", x.view())
	}
}

func TestLeavingWhatIsTickedIsAskedTwice(t *testing.T) {
	x := newHarness(t, usual, obstacles).open(screen.Cluster).press("space", "esc")
	if x.popped {
		t.Fatal("what was ticked is lost")
	}
	x.sees("not taken yet").press("down", "esc")
	if x.popped {
		t.Error("the warning outlived another key")
	}
	if x.press("esc"); !x.popped {
		t.Error("there is no way out")
	}
	x.wallIs(before)
}

func TestRefusedRecordKeepsTheScreen(t *testing.T) {
	x := newHarness(t, usual, obstacles).open(screen.Cluster)
	x.refuses = true
	x.press("space", "enter")
	x.do(mindmap.AddAnswer{Question: x.question().ID, Caption: "Late", Source: mindmap.Room, Tally: 1})
	x.changed().sees("[✓] A Money worries", "1 answer came since")
	if x.popped {
		t.Error("what was ticked is gone, and not recorded")
	}
}

func TestWhatOthersFileIsNoLongerProposed(t *testing.T) {
	x := newHarness(t, usual, obstacles).open(screen.Cluster).press("down", "space")
	q := x.question()
	var moved []mindmap.ID
	for _, a := range q.Unsorted {
		if a.Text != "No bus after five" {
			moved = append(moved, a.ID)
		}
	}
	_, err := x.scribe.Record(mindmap.PlanMove(moved, q, q.Themes[0].ID)...)
	x.check(err)
	x.changed().misses("English").sees("[ ] Bus after five", "No bus after five").press("enter")
	for _, id := range moved {
		if x.env.Live.Answer(id).Theme != q.Themes[0].ID {
			t.Errorf("%q was moved from where somebody filed it", x.env.Live.Answer(id).Text)
		}
	}
}

func TestStaleWorkIsDropped(t *testing.T) {
	x := newHarness(t, usual, obstacles)
	x.hold = true
	x.open(screen.Cluster).sees("Looking").press("space", "enter", "delete", "f5")
	first := x.held[0]()
	x.press("f11") // to the repeats
	second := x.held[len(x.held)-1]()
	if x.send(first).sees("Looking"); x.p.pages[0].ready() {
		t.Error("work that was given up came through")
	}
	x.send(second).sees("Likely repeats").misses("Looking")
	if x.press("esc"); !x.popped {
		t.Error("esc did not leave")
	}
	x.wallIs(before)
}

// Whatever is pressed, themes that are there and answers that somebody filed stay as they are, no answer is lost, and
// one undo of each act brings the wall back.
func TestFiledAnswersAreNeverTouched(t *testing.T) {
	words := []string{"bus", "waiting", "English", "money", "lonely", "rent", "letters", "months", "five", "lunch"}
	keys := []string{"up", "down", "left", "right", "space", "delete", "tab", "enter", "enter", "x", "y", "ctrl+u", "backspace", "f5"}
	rapid.Check(t, func(t *rapid.T) {
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
		x := newHarness(t, usual, outline)
		filed, themes, all := snapshot(x)
		was := x.wall()
		acts := len(x.env.Live.Entries())
		x.open(screen.Cluster)
		for _, name := range rapid.SliceOfN(rapid.SampledFrom(keys), 0, 40).Draw(t, "keys") {
			if x.popped {
				break
			}
			x.press(name)
		}
		filedNow, themesNow, allNow := snapshot(x)
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
		for len(x.env.Live.Entries()) > acts && x.wall() != was {
			entries, _, err := x.scribe.Undo()
			if x.check(err); len(entries) == 0 {
				t.Fatalf("undo did not bring back\n%sbut\n%s", was, x.wall())
			}
		}
	})
}

func snapshot(x *harness) (filed map[mindmap.ID]mindmap.ID, themes map[mindmap.ID]string, all []string) {
	filed, themes = map[mindmap.ID]mindmap.ID{}, map[mindmap.ID]string{}
	q := x.question()
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

func TestFiveHundredAnswersTakeWellUnderASecond(t *testing.T) {
	subjects := []string{"bus", "waiting list", "benefit letter", "rent", "phone", "doctor", "neighbour", "job", "garden", "language"}
	troubles := []string{"is never on time", "costs too much", "nobody explains", "was closed last year", "makes people anxious", "takes months"}
	outline := "? What gets in the way?\n# Money\n- The rent is too high\n#\n"
	for i := range 500 {
		outline += fmt.Sprintf("- The %s %s in street %d\n", subjects[i%len(subjects)], troubles[i*7%len(troubles)], i)
	}
	for _, to := range []screen.Place{screen.Cluster, screen.Repeats, screen.Apart} {
		x := newHarness(t, large, outline)
		x.hold = true
		began := time.Now()
		x.open(to)
		blocked := time.Since(began)
		msg := x.held[0]()
		worked := time.Since(began)
		x.send(msg).misses("Looking")
		t.Logf("page %d: %v to begin, %v to find", to, blocked.Round(time.Microsecond), worked.Round(time.Millisecond))
		if blocked > 50*time.Millisecond || worked > 5*time.Second {
			t.Errorf("page %d: %v to begin, %v to find", to, blocked, worked)
		}
	}
}

func TestKeysDoNotCollide(t *testing.T) {
	x := newHarness(t, usual, obstacles)
	for _, to := range []screen.Place{screen.Cluster, screen.Repeats, screen.Apart} {
		x.open(to)
		if to == screen.Cluster {
			x.press("right")
		}
		seen := map[string]key.Binding{}
		for _, b := range x.p.ShortHelp() {
			if !b.Enabled() {
				continue
			}
			for _, k := range b.Keys() {
				if other, ok := seen[k]; ok {
					t.Errorf("page %d: %s is both %q and %q", to, k, other.Help().Desc, b.Help().Desc)
				}
				seen[k] = b
			}
		}
	}
}

func TestNoSizeIsTooSmallToDraw(t *testing.T) {
	x := newHarness(t, usual, obstacles).open(screen.Cluster).press("down", "tab")
	for w := range 70 {
		for h := range 30 {
			if x.size = (screen.Size{W: w, H: h}); w > 0 && h > 0 {
				x.view()
			}
		}
	}
	if s, _ := x.p.View(screen.Size{}); s != "" {
		t.Error("something was drawn on nothing")
	}
	x.size = usual
	x.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
}
