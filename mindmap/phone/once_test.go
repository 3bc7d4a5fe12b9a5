package phone_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/phone"
	"mindwall/mindmap/scribe"
)

// memory is a wall without a file, whose disk may refuse.
type memory struct {
	mu      sync.Mutex
	scribe  *scribe.Scribe
	refuses bool
}

type memoryPen struct {
	*scribe.Scribe
	act  mindmap.ID
	made []mindmap.Entry
}

func (p *memoryPen) Live() *fold.Live { return p.Scribe.Live }
func (p *memoryPen) Begin()           { p.act = scribe.RandomID() }
func (p *memoryPen) Record(drafts ...mindmap.Draft) error {
	sealed, err := p.SealIn(p.act, drafts...)
	p.Scribe.Live.Take(sealed...)
	p.made = append(p.made, mindmap.Entries(sealed)...)
	return err
}

func (m *memory) Look(read func(*fold.Live)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	read(m.scribe.Live)
}

var errDisk = errors.New("the disk refuses")

func (m *memory) Write(_ context.Context, plan func(phone.Pen) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	before := m.scribe.Live.Entries()
	err := plan(&memoryPen{Scribe: m.scribe})
	if m.refuses {
		err = errDisk
	}
	if err != nil {
		m.scribe.Live = fold.NewLive()
		m.scribe.Live.Add(before...)
	}
	return err
}

// TestOnceCountedOnce lets phones send, send again, join in, change their mind and take back, in any order, over a network that
// loses acknowledgements and a disk that refuses now and then, with restarts in between. What a phone was told is true at
// the end, and everything that it asked for is there once.
func TestOnceCountedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &memory{scribe: &scribe.Scribe{Live: fold.NewLive(), Author: "phone", Device: mindmap.ID{7}}}
		asked, err := m.scribe.Do(mindmap.AskQuestion{Text: "Why?"})
		if err != nil {
			t.Fatal(err)
		}
		q, kept := asked[0].ID, phone.NewKept()
		opened, err := m.scribe.Do(mindmap.AddTheme{Question: q, Text: "Money"}, mindmap.AddTheme{Question: q, Text: "Buses"},
			mindmap.OpenVote{Question: q, On: mindmap.OnThemes, Votes: 2})
		if err != nil {
			t.Fatal(err)
		}
		now := time.Now()
		x := &site{kept: kept, now: now, t: t}
		open := func() {
			x.now = x.now.Add(time.Minute) // so that no limit speaks
			if x.door, err = phone.New(m, kept, phone.Options{Now: func() time.Time { return x.now }}); err != nil {
				t.Fatal(err)
			}
			x.door.Set(straight, mindmap.ID{})
		}
		open()
		var phones [3]string
		for i := range phones {
			phones[i] = numberOnPage.FindStringSubmatch(x.serve(x.request("GET", "", "")).Body.String())[1]
		}
		m.scribe.Now = func() time.Time { return x.now }
		onWall, gone, since := map[int]bool{}, map[int]bool{}, map[int]time.Time{}
		joined := map[string]bool{} // phone and answer
		cast := map[string][]string{}
		first := ""
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			x.now = x.now.Add(10 * time.Second)
			n, who := rapid.IntRange(0, 5).Draw(t, "what"), rapid.IntRange(0, len(phones)-1).Draw(t, "who")
			m.refuses = rapid.IntRange(0, 5).Draw(t, "disk") == 0
			switch rapid.IntRange(0, 5).Draw(t, "does") {
			case 0, 1:
				code, s := x.send(phones[who], "/post", answer(sent(n), q, fmt.Sprint("Answer ", n)))
				switch {
				case code == 200 && gone[n] != (s == "gone"):
					t.Fatalf("answer %d: %q, taken back: %v", n, s, gone[n])
				case code == 200:
					if !onWall[n] {
						onWall[n], since[n] = true, x.now
					}
				case !m.refuses || onWall[n]:
					t.Fatalf("answer %d: %d", n, code)
				}
			case 2:
				code, _ := x.send(phones[who], "/back", map[string]any{"id": sent(n)})
				switch {
				case code == 200 && onWall[n]:
					gone[n] = true
				case code == 410 && !onWall[n], m.refuses, code == 409 && x.now.Sub(since[n]) > 10*time.Minute:
				default:
					t.Fatalf("taking back %d: %d, on the wall: %v", n, code, onWall[n])
				}
			case 3:
				if first == "" {
					if len(m.scribe.Live.Board().Questions[0].Unsorted) == 0 {
						continue
					}
					first = m.scribe.Live.Board().Questions[0].Unsorted[0].ID.String()
				}
				on := rapid.Bool().Draw(t, "on")
				if code, _ := x.send(phones[who], "/post", map[string]any{"v": first, "on": on}); code == 200 {
					joined[phones[who]] = on
				}
			case 4:
				open()
			case 5:
				choices := []string{}
				for range rapid.IntRange(0, 2).Draw(t, "votes") {
					choices = append(choices, opened[rapid.IntRange(0, 1).Draw(t, "choice")].ID.String())
				}
				code, _ := x.send(phones[who], "/post", map[string]any{"b": opened[2].ID.String(), "c": choices})
				if code == 200 {
					cast[phones[who]] = choices
				} else if !m.refuses {
					t.Fatalf("a ballot: %d", code)
				}
			}
		}
		check(t, m.scribe.Live.Board(), first, onWall, gone, joined)
		if _, err := m.scribe.Do(mindmap.CloseVote{Round: opened[2].ID, Show: true}); err != nil {
			t.Fatal(err)
		}
		for _, theme := range m.scribe.Live.Board().Questions[0].Themes {
			want := 0
			for _, choices := range cast {
				for _, c := range choices {
					if c == theme.ID.String() {
						want++
					}
				}
			}
			if theme.Votes.Dots != want {
				t.Fatalf("%d votes for %s, want %d", theme.Votes.Dots, theme.Text, want)
			}
		}
	})
}

func check(t *rapid.T, b *mindmap.Board, first string, onWall, gone map[int]bool, joined map[string]bool) {
	var said, want []string
	for a := range b.Questions[0].AllAnswers {
		if a.ID.String() != first {
			said = append(said, a.Text)
		}
	}
	for n := range onWall {
		if !gone[n] {
			want = append(want, fmt.Sprint("Answer ", n))
		}
	}
	live := 0
	for _, on := range joined {
		if on {
			live++
		}
	}
	for a := range b.Questions[0].AllAnswers {
		if a.ID.String() != first {
			continue
		}
		counted := live
		if a.Text != "" {
			counted++
			want = slices.DeleteFunc(want, func(s string) bool { return s == a.Text })
		}
		if a.Tally.Total() != max(counted, 1) {
			t.Fatalf("counted %d, want %d (%q)", a.Tally.Total(), counted, a.Text)
		}
	}
	slices.Sort(said)
	slices.Sort(want)
	if !slices.Equal(said, want) {
		t.Fatalf("on the wall: %q\nwant: %q", said, want)
	}
}
