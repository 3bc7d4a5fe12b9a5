package invite_test

import (
	"regexp"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/phone"
	"mindwall/tui"
	"mindwall/tui/internal/drive"
	"mindwall/tui/screen"
)

// door notes what it is told to do; what the console sees of it the test says.
type door struct{ told []string }

func (x *door) Open()                             { x.told = append(x.told, "open") }
func (x *door) SentAlike(mindmap.ID) []mindmap.ID { return nil }

func (x *door) Close(forever bool) {
	if forever {
		x.told = append(x.told, "close for good")
	} else {
		x.told = append(x.told, "close")
	}
}

// invited is the dialog over a wall whose door is as a message says.
func invited(t *testing.T, now screen.PhonesMsg) (*drive.Driver, *door) {
	t.Helper()
	x := &door{}
	d := drive.New(t, drive.Options{Size: drive.Size(100, 30), Questions: []string{"What gets in the way?"}, More: func(o *tui.Options) { o.Doors = x }})
	d.Press("/").Type("phones").Press("enter").Send(now)
	x.told = nil
	return d, x
}

// open is a door that was opened.
func open(change func(*screen.PhonesMsg)) screen.PhonesMsg {
	m := screen.PhonesMsg{Open: true, Addresses: []string{"http://192.168.1.20:8080/KKMMPP"}, Settings: phone.Settings{Mode: phone.Live, Way: phone.ToInbox}}
	if change != nil {
		change(&m)
	}
	return m
}

// What the dialog says and offers in each condition of the door.
func TestWhatIsOffered(t *testing.T) {
	for _, c := range []struct {
		name string
		now  screen.PhonesMsg
		sees []string
		not  []string
	}{
		{"closed", screen.PhonesMsg{}, []string{"▸ Let phones in"}, []string{"in the inbox", "▀▀▀▀", "New code"}},
		{"opening", screen.PhonesMsg{Opening: true}, []string{"Opening …"}, []string{"▀▀▀▀"}},
		{"it could not be opened", screen.PhonesMsg{Trouble: "port 8080 is taken"}, []string{"port 8080 is taken", "▸ Let phones in"}, []string{"▀▀▀▀"}},
		{"open", open(nil), []string{"192.168.1.20:8080/KKMMPP", "▀▀▀▀", "wait in the inbox", "Let no more phones in"}, []string{"Show together", "http://"}},
		{"in silence", open(func(m *screen.PhonesMsg) { m.Settings.Way = phone.Silent }), []string{"Show together what waits: 0", "until all are shown together"}, nil},
		{"two addresses more at most", open(func(m *screen.PhonesMsg) {
			m.Addresses = append(m.Addresses, "http://10.0.0.7:8080/KKMMPP", "http://10.0.1.7:8080/KKMMPP", "http://10.0.2.7:8080/KKMMPP")
		}), []string{"or 10.0.0.7:8080", "or 10.0.1.7:8080"}, []string{"10.0.2.7"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			drive.Test(t, func(t *testing.T) {
				d, _ := invited(t, c.now)
				d.Sees(c.sees...).Misses(c.not...)
				d.Resize(60, 20).Press("down", "up").Resize(40, 12).Press("end", "home").Resize(9, 2).Press("esc").Resize(100, 30).Misses("Let phones in ─")
			})
		})
	}
}

// Phones are let in, and kept out, by the rows that say so; what cannot be undone is done by the second Enter on the same row alone.
func TestTheDoorIsOpenedAndClosed(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, x := invited(t, screen.PhonesMsg{})
		told := func(want string) {
			t.Helper()
			if got := strings.Join(x.told, ", "); got != want {
				t.Errorf("the door was told %q, want %q", got, want)
			}
			x.told = nil
		}
		d.Press("enter")
		told("open")
		d.Send(open(nil)).Press("end", "up", "enter")
		told("close")
		d.Send(open(nil)).Press("end", "enter").Sees("Close for good? Once more is a yes").Press("up", "down").Sees("Close for good: nothing is taken any more")
		told("")
		d.Press("enter", "enter")
		told("close for good")
	})
}

// Each setting goes round through all that it may be, and is as it was after that.
func TestSettingsGoRound(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		now := open(nil)
		d, _ := invited(t, now)
		for _, row := range []struct {
			begins string
			of     int
		}{{"Asked: ", len(phone.Modes)}, {"Answers: ", len(phone.Ways)}} {
			d.Press("home")
			for !strings.Contains(d.Screen(), "▸ "+row.begins) {
				d.Press("down")
			}
			seen := map[string]bool{}
			for range row.of {
				_, words, _ := strings.Cut(d.Screen(), "▸ "+row.begins)
				words, _, _ = strings.Cut(words, "  ")
				seen[words] = true
				d.Press("enter")
			}
			_, words, _ := strings.Cut(d.Screen(), "▸ "+row.begins)
			if words, _, _ = strings.Cut(words, "  "); len(seen) != row.of || !seen[words] || seen[""] {
				t.Errorf("%q goes through %v, and ends at %q", row.begins, seen, words)
			}
		}
	})
}

// With nothing that waits, showing it together lets on what comes from here on.
func TestNothingWaitsToBeShownTogether(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := invited(t, open(func(m *screen.PhonesMsg) { m.Settings.Way = phone.Silent }))
		d.Press("home", "down", "down", "down", "down", "down").Sees("▸ Show together what waits: 0").Press("enter").Misses("Let phones in ─")
		d.Press("/").Type("phones").Press("enter").Sees("go straight on the wall")
		if n := len(d.Saved); n != 0 {
			t.Errorf("%d entries are saved", n)
		}
	})
}

var spaces = regexp.MustCompile(`\s+`)

// Of what to do when phones do not come each sentence is there whole or not at all, in a window of any size.
func TestAdviceIsToldInWholeSentences(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := invited(t, open(func(m *screen.PhonesMsg) {
			m.Helper = "http://192.168.1.20:8080/inbox/45fd566323630cc8700c58224e58ce5d"
		}))
		for width := 40; width <= 120; width += 4 {
			for height := 12; height <= 34; height++ {
				d.Resize(width, height)
				var words []string
				for line := range strings.Lines(d.Screen()) {
					words = append(words, strings.Trim(line, "│╭╮╰╯─▀▄█ \n"))
				}
				told := spaces.ReplaceAllString(strings.Join(words, " "), " ")
				for begins, ends := range map[string]string{"Scan it": "first.", "If the page": "next address.", "A guest": "phones apart.", "mindwall check": "serve --help."} {
					if strings.Contains(told, begins) != strings.Contains(told, ends) {
						t.Fatalf("%d×%d: %q does not come to its end:\n%s", width, height, begins, d.Screen())
					}
				}
			}
		}
	})
}
