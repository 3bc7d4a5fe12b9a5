package comparing_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/desk/columns"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/years"
	"mindwall/tui"
	"mindwall/tui/comparing"
	"mindwall/tui/internal/drive"
)

// disk is what the screen works with in place of a disk.
type disk struct {
	kept    compare.Decisions
	full    error // why nothing can be kept
	notice  error // of what is read
	written []comparing.Request
}

func column(name string, entries []mindmap.Entry) compare.Wall {
	live := fold.NewLive()
	live.Add(entries...)
	return columns.Of(name, live)
}

// small is a wall with three themes and as many answers, some of which are others in another year.
func small(themes ...string) []mindmap.Entry {
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}}
	asked, err := s.Do(mindmap.AskQuestion{Text: "Why?"}, mindmap.AskQuestion{Text: "How is " + themes[2] + "?"})
	if err != nil {
		panic(err)
	}
	for _, name := range themes {
		made, err := s.Do(mindmap.AddTheme{Question: asked[0].ID, Text: name})
		if err == nil {
			_, err = s.Do(mindmap.AddAnswer{Question: asked[0].ID, Theme: made[0].ID, Caption: "More of " + name},
				mindmap.AddAnswer{Question: asked[1].ID, Caption: "Less of " + name})
		}
		if err != nil {
			panic(err)
		}
	}
	return s.Live.Entries()
}

// comparer compares the second of two years with what is asked for by its name.
func (d *disk) comparer() comparing.Comparer {
	return comparing.Comparer{
		Begin:    "nowhere",
		Complete: func(string) []string { return []string{"spring.wall"} },
		Open: func(_ context.Context, path string) (walls []compare.Wall, notice, err error) {
			switch path {
			case "spring.wall":
				return []compare.Wall{column("spring", years.First()), column("autumn", years.Second())}, d.notice, nil
			case "small.wall":
				return []compare.Wall{column("then", small("Money", "Time", "Place")), column("now", small("Money", "Times", "Hope"))}, d.notice, nil
			case "itself.wall":
				return []compare.Wall{column("copy", years.Second()), column("autumn", years.Second())}, d.notice, nil
			}
			return nil, nil, fault.Advise(errors.New("this is not a wall"), "choose another")
		},
		Decided: func(...mindmap.ID) (compare.Decisions, error) { return d.kept, nil },
		Keep: func(said ...compare.Decision) error {
			if d.full == nil {
				d.kept = d.kept.With(said...)
			}
			return d.full
		},
		Compare: columns.Compare, Formats: []string{"html", "md"}, Folder: func() string { return "/home/sam" },
		Export: func(_ context.Context, r comparing.Request) (comparing.Result, error) {
			d.written = append(d.written, r)
			if r.Format == "md" && !r.Replace {
				return comparing.Result{}, fault.New(fault.Exists, errors.New("autumn-compared.md is there already"))
			}
			return comparing.Result{Paths: []string{"/home/sam/" + r.Name + "-compared." + r.Format}}, nil
		},
	}
}

// open is the screen in a window, over the console of a small wall.
func open(t drive.TB, w, h int) (*drive.Driver, *disk) {
	d := &disk{}
	return openOn(t, w, h, d), d
}

func openOn(t drive.TB, w, h int, d *disk) *drive.Driver {
	x := drive.New(t, drive.Options{
		Size: drive.Size(w, h), Wall: "? Why?\n- Rent", More: func(o *tui.Options) { o.Compare = d.comparer() },
	})
	return x.Type("/compare").Press("enter").Sees("Compare this wall")
}

// compared has the two years before it.
func compared(t drive.TB, w, h int) (*drive.Driver, *disk) {
	x, d := open(t, w, h)
	return x.Type("spr").Press("tab", "enter").Sees("spring → autumn"), d
}

// The whole way, as it looks.
func TestTheWay(t *testing.T) {
	for _, size := range drive.Sizes() {
		name := fmt.Sprintf("%dx%d", size.W, size.H)
		t.Run(name, func(t *testing.T) {
			drive.Test(t, func(t *testing.T) {
				x, _ := compared(t, size.W, size.H)
				x.Golden("compared-" + name)
				x.Press("tab", "tab", "enter").Golden("choose-" + name)
				x.Press("esc", "up", "enter").Golden("open-" + name)
				x.Press("ctrl+x", "enter").Golden("exported-" + name)
			})
		})
	}
}

// What is confirmed, parted or put together counts at once, is kept, and is asked no more; what is open and where the keys are stays.
func TestWhatBelongsTogether(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x, d := compared(t, 120, 60)
		x.Sees("6 pairs to confirm", "≈ was “My colleagues”?")
		x.Press("tab", "+").Sees("5 pairs to confirm", "▸ What keeps you in the job?")
		x.Press("tab").Sees("▸   ≈ was “My colleagues”?").Press("+").Sees("4 pairs to confirm", "▸ ▼ The team").Misses("≈ was “My colleagues”?")
		x.Press("enter").Sees("✓ was “My colleagues”, confirmed")
		x.Press("-").Sees("▸ + The team", "− My colleagues", "only in autumn")
		x.Press("down", "enter").Sees("What “The team” is in spring", "[✓] nothing of spring", "[ ] My colleagues  ×12")
		x.Press("down", "down", "down", "enter").Sees("✓ was “My colleagues”, confirmed", "12       9")
		if n := len(d.kept); n != 2 {
			t.Errorf("%d decisions are kept: %v", n, d.kept)
		}
		again := openOn(t, 120, 60, d).Type("spring.wall").Press("enter")
		again.Sees("4 pairs to confirm").Misses("≈ was “My colleagues”?")
	})
}

// The wall that this one follows up is offered, unless somebody has begun to choose another.
func TestLastTimesWallIsOffered(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := &disk{}
		begin := func(found chan string) *drive.Driver {
			return drive.New(t, drive.Options{Wall: "? Why?\n- Rent", More: func(o *tui.Options) {
				o.Compare = d.comparer()
				o.Compare.Last = func(_ context.Context, wall mindmap.ID) string {
					if wall != (mindmap.ID{7}) {
						t.Errorf("asked for %s", wall)
					}
					return <-found
				}
			}}).Arrive(mindmap.FollowEvent{Wall: mindmap.ID{7}}).Type("/compare").Press("enter").Sees("Compare this wall")
		}
		found := make(chan string, 1)
		x := begin(found)
		found <- "spring.wall"
		x.Pass(time.Second).Sees("› spring.wall").Press("enter").Sees("spring → autumn")
		x = begin(found).Type("it")
		found <- "spring.wall"
		x.Pass(time.Second).Sees("› it").Misses("› itspring")
	})
}

// Slips: what does not apply does nothing, a wall that cannot be read says so and can be mended, and Esc goes back step by step to
// the console with all that it held.
func TestSlips(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x, d := open(t, 80, 24)
		x.Press("enter").Sees("choose, type or paste the name of a wall")
		x.Type("no.wall").Press("enter").Sees("this is not a wall", "choose another", "› no.wall")
		x.Press("ctrl+u").Type("spring.wall").Press("enter").Sees("spring → autumn")
		before := x.Press("down", "down").Screen()
		if x.Press("+", "x", "1", "f6", "ctrl+z", "="); x.Screen() != before || len(d.kept) > 0 {
			t.Errorf("something was done:\n%s", x.Screen())
		}
		x.Press("f4").Sees("autumn → spring").Press("f4").Sees("spring → autumn")
		x.Press("end", "pgup", "home", "f5")
		x.Press("ctrl+x", "space", "enter").Sees("choose a format first")
		x.Press("down", "space", "enter").Sees("is there already", "switch on “Replace files")
		x.Press("down", "space", "enter").Sees("1 file written", "autumn-compared.md")
		if r := d.written[len(d.written)-1]; r.Name != "autumn" || !r.Replace || r.Look != "light" {
			t.Errorf("asked for %+v", r)
		}
		x.Press("esc").Sees("spring → autumn").Press("esc").Sees("Compare this wall with another").Press("esc").Misses("Compare this wall").Sees("Rent")
		x.Say("Typed afterwards").Sees("Typed afterwards")
	})
}

// While it is open nothing of the console is lost, and what arrives moves nothing under the keys.
func TestArrivingAnswersMoveNothing(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x, _ := compared(t, 80, 30)
		x.Press("down", "down", "down")
		before := dialogOf(x)
		x.Arrive(mindmap.AddAnswer{Question: x.Live.Board().Questions[0].ID, Caption: "Said elsewhere"}).Pass(time.Second)
		if after := dialogOf(x); after != before {
			t.Errorf("it changed from\n%s\nto\n%s", before, after)
		}
		x.Press("esc", "esc").Sees("Said elsewhere")
	})
}

// dialogOf is the screen within its frame.
func dialogOf(x *drive.Driver) string {
	var in []string
	for line := range strings.SplitSeq(x.Screen(), "\n") {
		if i := strings.IndexAny(line, "│╭╰"); i >= 0 {
			in = append(in, line[i:])
		}
	}
	return strings.Join(in, "\n")
}

// A wall and its copy have nothing to confirm, and nothing is new or gone.
func TestACopy(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x, _ := open(t, 100, 60)
		x.Type("itself.wall").Press("enter").Sees("copy → autumn").Misses("to confirm", "▲", "▼", "≈", "100% →")
	})
}

// Of a wall that is not whole it is said why.
func TestADamagedWall(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := &disk{notice: errors.New("spring.wall is damaged")}
		openOn(t, 80, 24, d).Type("spring.wall").Press("enter").Sees("spring → autumn", "spring.wall is damaged").Press("down").Misses("damaged")
	})
}

// A decision that cannot be kept holds as long as the screen does, and why is said.
func TestADecisionThatCannotBeKept(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x, d := compared(t, 80, 40)
		d.full = errors.New("keep what belongs together: no space left on device")
		x.Press("tab", "+").Sees("no space left", "5 pairs to confirm")
	})
}

// Whatever is pressed, in windows of any size: nothing breaks, nothing is drawn outside, and what is compared is never changed.
func TestAnyKeysInAnySize(t *testing.T) {
	keys := []string{"up", "down", "pgup", "pgdown", "home", "end", "enter", "space", "+", "-", "tab", "f4", "f5", "ctrl+x", "esc", "left", "right", "a", "7"}
	drive.Check(t, func(rt *rapid.T) {
		x, d := open(rt, 80, 24)
		x.Type("small.wall").Press("enter").Sees("then → now")
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			if rapid.IntRange(0, 9).Draw(rt, "resize") == 0 {
				x.Resize(rapid.IntRange(1, 130).Draw(rt, "columns"), rapid.IntRange(1, 50).Draw(rt, "rows"))
			}
			x.Press(rapid.SampledFrom(keys).Draw(rt, "key"))
		}
		for _, one := range d.kept {
			if one.Nodes[0] == one.Nodes[1] || one.Nodes[0].IsZero() || one.Nodes[1].IsZero() {
				rt.Fatalf("it keeps %+v", one)
			}
		}
	})
}

// What may not leave a wall is on no page, with everything open.
func TestNothingPrivateIsShown(t *testing.T) {
	secret := func(year string) []mindmap.Entry {
		s := &scribe.Scribe{Live: fold.NewLive(), Author: "Жauthor", Device: mindmap.ID{1}}
		do := func(op mindmap.Op) mindmap.ID {
			entries, err := s.Do(op)
			if err != nil {
				t.Fatal(err)
			}
			return entries[0].ID
		}
		q := do(mindmap.AskQuestion{Text: "Why?"})
		money := do(mindmap.AddTheme{Question: q, Text: "Money " + year})
		do(mindmap.AddTheme{Question: q, Text: "Time"})
		for _, op := range []mindmap.AddAnswer{
			{Caption: "Said aloud in " + year, Quote: "Жquote"}, {Caption: "Жinbox", Inbox: true}, {Caption: "Жparked"}, {Caption: "Жremoved"}, {Caption: "Жtaken out"},
		} {
			op.Question, op.Theme = q, money
			id := do(op)
			switch op.Caption {
			case "Жparked":
				do(mindmap.ParkAnswer{Answer: id, Parked: true})
			case "Жremoved":
				do(mindmap.Remove{Node: id})
			case "Жtaken out":
				do(mindmap.Redact{Entries: []mindmap.ID{id}})
			}
		}
		public := do(mindmap.AddAnswer{Question: q, Theme: money, Caption: "Heard", Quote: "A quote to publish"})
		do(mindmap.PublishQuote{Answer: public, Publish: true})
		return s.Live.Entries()
	}
	drive.Test(t, func(t *testing.T) {
		d := &disk{}
		x := drive.New(t, drive.Options{Size: drive.Size(120, 60), Wall: "? Why?\n- Rent", More: func(o *tui.Options) {
			o.Compare = d.comparer()
			o.Compare.Open = func(context.Context, string) ([]compare.Wall, error, error) {
				return []compare.Wall{column("then", secret("2025")), column("now", secret("2026"))}, nil, nil
			}
		}})
		x.Type("/compare").Press("enter").Type("any.wall").Press("enter").Sees("Money 2026")
		for range 12 {
			if x.Press("enter"); strings.Contains(x.Screen(), "What “") {
				x.Press("esc")
			}
			x.Misses("Ж").Press("down")
		}
		x.Sees("Said aloud in 2026", "A quote to publish").Misses("Ж")
	})
}

// The keys that are told are those that do something.
func TestKeysAreToldWhereTheyDoSomething(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x, _ := compared(t, 120, 60)
		for _, c := range []struct {
			keys       []string
			sees, lack []string
		}{
			{nil, []string{"enter open", "+ yes, the same", "- no  ", "tab next"}, nil},
			{[]string{"down", "down"}, []string{"enter open"}, []string{"+ yes, the same"}},
			{[]string{"enter"}, []string{"enter close"}, nil},
			{[]string{"down"}, []string{"enter what it belongs to"}, nil},
			{[]string{"down"}, nil, []string{"enter open", "enter close"}},
		} {
			x.Press(c.keys...).Sees(c.sees...).Misses(c.lack...)
		}
	})
}

// What was confirmed a moment ago is in what is written, and on the page afterwards, however quick the keys are.
func TestKeysNeedNotWait(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x, d := compared(t, 80, 40)
		x.Hold = true
		x.Press("tab", "+", "tab", "+", "ctrl+x", "enter")
		x.Hold = false
		for _, msg := range slices.Clone(x.Held) {
			x.Send(msg)
		}
		x.Pass(time.Second).Sees("1 file written")
		if n := len(d.written[0].Comparison.Proposals()); n != 4 || len(d.kept) != 2 {
			t.Errorf("%d pairs are to be confirmed in what is written, and %d decisions kept", n, len(d.kept))
		}
		x.Press("esc").Sees("4 pairs to confirm")
	})
}
