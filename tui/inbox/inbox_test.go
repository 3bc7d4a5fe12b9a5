package inbox_test

import (
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/tui/internal/drive"
)

// waiting is the inbox over a wall of two questions, in which these answers to the first one wait.
func waiting(t *testing.T, size [2]int, answers ...mindmap.AddAnswer) *drive.Driver {
	t.Helper()
	d := drive.New(t, drive.Options{
		Size: drive.Size(size[0], size[1]),
		Wall: "? What gets in the way?\n# Transport/Buses\n- No bus after five\n# Money\n- Bus fare or lunch\n? What helps?",
	})
	for _, a := range answers {
		a.Question, a.Source, a.Inbox = d.Live.Board().Questions[0].ID, mindmap.Phone, true
		d.Arrive(a)
	}
	return d.Press("/").Type("inbox").Press("enter").Pass(time.Second)
}

var usual = [2]int{100, 28}

func said(caption string) mindmap.AddAnswer { return mindmap.AddAnswer{Caption: caption} }

// onWall is under which theme an answer stands; "-" for none, and empty while it is not on the wall.
func onWall(d *drive.Driver, caption string) string {
	for _, q := range d.Live.Board().Questions {
		for a := range q.AllAnswers {
			if a.Text != caption {
				continue
			}
			if path := d.Live.ThemePath(a.Theme); len(path) > 0 {
				return strings.Join(path, "/")
			}
			return "-"
		}
	}
	return ""
}

// The name of a theme may be left again, is one however it is written, and the answer goes where the row says before Enter.
func TestWhereAnAnswerIsFiled(t *testing.T) {
	for _, c := range []struct {
		name, typed, keys, told, under string
	}{
		{"a letter is a theme", "b", "enter", "↵ Money", "Money"},
		{"of either case", "B", "enter", "↵ Money", "Money"},
		{"a name that is there, in other letters", "MONEY", "enter", "↵ MONEY", "Money"},
		{"a beginning makes a theme of its own", "Mon", "enter", "↵ new theme Mon   tab: Money", "Mon"},
		{"unless Tab takes what is offered", "Mon", "tab enter", "↵ new theme Mon", "Money"},
		{"a sub-theme by its path", "transport/b", "tab enter", "tab: Transport/Buses", "Transport/Buses"},
		{"a new one under a theme that is there", "Transport/Trains", "enter", "↵ new theme Transport/Trains", "Transport/Trains"},
		{"two slashes are one in the name", "Food//rent", "enter", "↵ new theme Food//rent", "Food/rent"},
		{"Tab with nothing that goes on so", "Zebras", "tab enter", "↵ new theme Zebras", "Zebras"},
		{"blanks are no name", "   ", "enter", "enter let on under it", ""},
		{"Esc leaves it where it was", "Money", "esc", "↵ Money", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			drive.Test(t, func(t *testing.T) {
				d := waiting(t, usual, said("The vet is far"))
				d.Press("#").Type(c.typed).Sees(c.told).Press(strings.Fields(c.keys)...)
				if got := onWall(d, "The vet is far"); got != c.under {
					t.Errorf("it is under %q, want %q", got, c.under)
				}
				if c.under == "" {
					d.Sees("Inbox 1", "▸ 1 The vet is far").Misses("let on under it")
				}
			})
		})
	}
}

// A name that is too long for a theme is refused with the reason, which stands before Enter already, and files nothing.
func TestANameThatNoThemeMayHave(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := waiting(t, [2]int{160, 28}, said("The vet is far"))
		d.Press("#").Paste(strings.Repeat("long ", 20)).Sees("at most").Press("enter").Sees("too long", "Inbox 1")
		if got := onWall(d, "The vet is far"); got != "" {
			t.Errorf("it is on the wall under %q", got)
		}
	})
}

// Of an answer that was longer than a caption the whole is read before it is let on, and of one that repeats nothing Ctrl+T
// makes no repeat.
func TestWhatIsReadBeforeItIsLetOn(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := waiting(t, usual, mindmap.AddAnswer{Caption: "The vet …", Quote: "The vet is far, and nobody drives me there any more."})
		d.Sees("▸ 1 The vet …", "and nobody drives me there any more.").Press("ctrl+t").Sees("it repeats nothing on the wall", "Inbox 1")
		d.Press("enter").Sees("on the wall: “The vet …”", "nothing waits").Press("enter", "delete", "#", "ctrl+a", "ctrl+t", "ctrl+r").Sees("nothing waits")
		d.Press("ctrl+z").Sees("Inbox 1").Press("esc").Misses("Inbox")
	})
}

// The list stays inside any window, which the driver holds it to; in one too small to read in, keys let nothing on unseen.
func TestSmallWindows(t *testing.T) {
	for size, left := range map[[2]int]int{{60, 20}: 2, {40, 12}: 2, {40, 11}: 4, {20, 6}: 4, {1, 1}: 4} {
		drive.Test(t, func(t *testing.T) {
			d := waiting(t, usual, said("باص بعد الخامسة"), said("バスがない"), said(strings.Repeat("a long answer ", 20)), mindmap.AddAnswer{Caption: "👩‍👩‍👧 alone", Quote: strings.Repeat("と", 300)})
			d.Resize(size[0], size[1]).Press("down", "down", "down", "#").Type("バ")
			if left == 2 {
				d.Press("esc")
			}
			d.Press("up", "home", "end", "enter", "enter")
			if n := len(d.Live.Board().Inbox); n != left {
				t.Errorf("%v: %d wait, want %d", size, n, left)
			}
		})
	}
}
