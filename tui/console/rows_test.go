package console_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/tui/internal/drive"
)

// TestThemesAndUnsortedAreInSight marks all 32 unsorted answers: each letter that Alt needs is in sight with its number in windows
// of every size, and so are the answers themselves, in the usual one all of them.
func TestThemesAndUnsortedAreInSight(t *testing.T) {
	wall, last := study(t, answers54)
	drive.Test(t, func(t *testing.T) {
		for _, size := range studySizes() {
			d := studied(t, wall, last, size)
			for _, key := range []string{"home", "ctrl+a", "#"} { // at work, with all marked, while a theme is named
				d.Press(key)
				for _, theme := range d.Question().Themes {
					item := regexp.MustCompile(fmt.Sprintf(`[ ▸]%s [^ ]*.* %d `, theme.Letter, theme.Tally.Total()))
					if row := d.Row(-5) + " "; !item.MatchString(row) {
						t.Errorf("%v, after %s: %s is not in the row of themes: %s", size, key, theme.Letter, row)
					}
				}
			}
			d.Press("esc", "esc")
			find(d, "small wins").Press("ctrl+a") // they are, also from far away
			shown, want := strings.Count(d.Screen(), "◆"), 32
			if size.W < 80 { // they do not go into the window
				d.Press("esc", "esc").Press("up", "up", "ctrl+a")
				shown, want = strings.Count(d.Screen(), "◆"), 22
			}
			if shown < want {
				t.Errorf("%v: %d of 32 unsorted are in sight, want %d:\n%s", size, shown, want, d.Screen())
			}
		}
	})
}

// lastRows are the last rows of the console, each of which has one job.
type lastRows struct{ themes, detail, line, status, keys string }

func lastOf(d *drive.Driver) lastRows {
	return lastRows{d.Row(-5), d.Row(-4), d.Row(-3), d.Row(-2), d.Row(-1)}
}

var (
	asksSomething = regexp.MustCompile(`^ (Quit mindwall\?|\d+ lines pasted|The )`)
	saysMarked    = regexp.MustCompile(`^ (\d+) marked · `)
	endsWithTime  = regexp.MustCompile(`(✓ saved|saving …) +(⧗ [\d:]+ +)?\d\d:\d\d$`)
)

// said is a message that stands in the status row in place of the state of things; empty when there is none.
func (r lastRows) said() string {
	text, _, _ := strings.Cut(r.status, "  ✓ saved")
	if text = strings.TrimSpace(text); strings.HasPrefix(text, "day.wall") {
		return ""
	}
	return text
}

// TestEachRowHasOneJob presses any keys, and wants in each row nothing but what is its own: a question, what Enter does, marks or
// the selection, in this order, over the line; messages beside the state of saving and the time alone; themes in theirs.
func TestEachRowHasOneJob(t *testing.T) {
	wall, last := study(t, 6)
	keys := append(strings.Fields(`up down left right space shift+down ctrl+a enter esc tab delete f6 f3 pgup pgdown ctrl+z ctrl+y ctrl+c ctrl+c
		alt+a alt+e alt+z ctrl+up ctrl+g ctrl+s / # + f7 home ctrl+o ctrl+t alt+up`),
		"=Rent", "=Waiting #Ti", "=#new", "=#b", "= | said", "= +2", "paste", "=#"+strings.Repeat("x", 70))
	drive.Check(t, func(rt *rapid.T) {
		size := rapid.SampledFrom(studySizes()).Draw(rt, "size")
		d := studied(rt, wall, last, size)
		for range rapid.IntRange(1, 25).Draw(rt, "keys") {
			before := lastOf(d)
			key := rapid.SampledFrom(keys).Draw(rt, "key")
			switch text, typed := strings.CutPrefix(key, "="); {
			case typed:
				d.Paste(text)
			case key == "paste":
				d.Paste("One\nTwo")
			default:
				d.Press(key)
			}
			if d.Quit {
				return
			}
			checkRows(rt, d, before, key)
		}
	})
}

func checkRows(rt *rapid.T, d *drive.Driver, before lastRows, key string) {
	now := lastOf(d)
	fail := func(what string) {
		rt.Helper()
		rt.Fatalf("%s after %s:\n%s\nit was\n%s\n%s\n%s", what, key, d.Screen(), before.detail, before.line, before.status)
	}
	said, shown := now.said(), strings.Split(d.Screen(), "\n")
	marks := strings.Count(strings.Join(shown[1:len(shown)-5], "\n"), "◆")
	listed := strings.Contains(now.keys, "esc close")
	empty := strings.HasSuffix(strings.TrimSpace(now.line), "›") && !listed
	asked := asksSomething.MatchString(now.detail)
	switch {
	case !endsWithTime.MatchString(now.status):
		fail("the status row does not tell of saving and the time")
	case !strings.HasSuffix(now.keys, "? help  ctrl+p all"):
		fail("the last row does not tell where help is")
	case !strings.Contains(now.line, "›"):
		fail("there is no line")
	case said != "" && strings.Contains(now.detail, said) && !strings.Contains(before.detail, said) && empty:
		fail("a message stands over the line") // what is refused stands there before Enter too
	case strings.Contains(now.themes, "↵") || strings.Contains(now.themes, "marked"):
		fail("the row of themes tells something else")
	case strings.Contains(now.keys, "esc stay") != strings.HasPrefix(now.detail, " Quit mindwall?"):
		fail("what is asked and the keys that answer it do not go together")
	case asked, !empty && strings.HasPrefix(now.detail, " ↵"), listed:
	case empty && marks > 0:
		if m := saysMarked.FindStringSubmatch(now.detail); m == nil {
			fail("marks are not told of")
		}
	case empty && saysMarked.MatchString(now.detail) && marks == 0 && !strings.Contains(now.themes+shown[0], " more") && len(d.Shown.Folded) == 0:
		fail("marks are told of that are not there")
	}
}

// TestARowGoesToWhatMattersMost holds the order in which the row over the line tells: what is asked, what is wrong, what Enter
// does, marks, the selection.
func TestARowGoesToWhatMattersMost(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("#Money", "Rent", "Food", "Fear")
		tells := func(want string) {
			t.Helper()
			if row := d.Row(-4); !strings.HasPrefix(row, " "+want) {
				t.Errorf("it tells %q, want %q", row, want)
			}
		}
		find(d, "rent")
		tells("Rent")
		d.Press("space", "right")
		tells("1 marked · # or Alt+letter files them · Space marks “Food” too")
		d.Type("Cold")
		tells("↵ answer “Cold” → unsorted")
		d.Paste("One\nTwo")
		tells("2 lines pasted")
		d.Press("esc")
		if tells("↵ answer “Cold”"); lastOf(d).said() != "the 2 pasted lines are let go of" {
			t.Errorf("what was said stands in %q", d.Row(-2))
		}
		d.Press("ctrl+c").Paste("| a quote").Press("enter")
		tells("a caption is missing before the quote")
		d.Press("ctrl+c", "ctrl+c")
		if tells("Quit mindwall?"); d.Row(-2) == "" || lastOf(d).said() != "" {
			t.Errorf("beside the question stands %q", d.Row(-2))
		}
		d.Type("B")
		tells("↵ answer “B”")
		if d.Press("enter"); d.Quit {
			t.Error("Enter quits over a half-typed answer")
		}
	})
}
