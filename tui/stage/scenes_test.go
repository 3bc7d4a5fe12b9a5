package stage

import (
	"slices"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// surveyed is a wall with answers from the survey and the phone too, a quote that may leave it, and parked answers.
func surveyed(t testing.TB) (w *wall, quoted, read mindmap.ID) {
	w = barrierWall(t, 20)
	for i, caption := range []string{"Months on a list", "The letter went to the old address", "No reply for weeks"} {
		w.answer(1, "Waiting times", mindmap.AddAnswer{Caption: caption, Source: mindmap.Survey, Tally: i + 1})
	}
	w.answer(1, "Getting there", mindmap.AddAnswer{Caption: "Too far to walk", Source: mindmap.Phone})
	quoted = w.answer(1, "Mental health/Anxiety", mindmap.AddAnswer{
		Caption: "The fourth week he went in", Quote: "I walked him to the door three weeks running. The fourth week he went in, " +
			"and in the fifth he was there before me, with biscuits for everybody.",
	})
	w.do(mindmap.PublishQuote{Answer: quoted, Publish: true})
	for _, caption := range []string{"Who pays for the minibus?", "Ask the council about the park"} {
		w.do(mindmap.ParkAnswer{Answer: w.say(1, "", caption, 1), Parked: true})
	}
	for a := range w.Live.Board().Questions[0].AllAnswers {
		if a.Text == "Too anxious to join a group" {
			read = a.ID
		}
	}
	return w, quoted, read
}

func TestGoldenScenes(t *testing.T) {
	w, quoted, read := surveyed(t)
	golden(t, "read-back", func(s screen.Size) View {
		v := w.view(s)
		v.Shown.Scene, v.Shown.Theme, v.Shown.Answer = shown.ReadBack, w.theme("Mental health"), read
		return v
	})
	golden(t, "summary", func(s screen.Size) View {
		v := w.view(s)
		v.Shown.Scene = shown.Summary
		return v
	})
	w.do(mindmap.AddAction{Text: "Ask the surgery about evening calls", Who: "Sam", Due: "2026-04-27"})
	w.do(mindmap.AddAction{Text: "Book the hall"})
	golden(t, "summary-to-do", func(s screen.Size) View {
		v := w.view(s)
		v.Shown.Scene = shown.Summary
		return v
	})
	golden(t, "closing-nothing-known", func(s screen.Size) View {
		v := w.view(s)
		v.Shown.Scene = shown.Closing
		return v
	})
	w.do(mindmap.DescribeEvent{Thanks: new("to all who came, and to the library for the room and the soup"), WriteUp: new("https://example.org/Lunch"),
		Next: new("The board reads this in May; you hear from us by 30 May.")})
	for _, scene := range []shown.Scene{shown.Closing, shown.WriteUp} {
		golden(t, string(scene), func(s screen.Size) View {
			v := w.view(s)
			v.Shown.Scene = scene
			return v
		})
	}
	golden(t, "quote", func(s screen.Size) View {
		v := w.view(s)
		v.Shown.Scene, v.Shown.Answer = shown.Quote, quoted
		return v
	})
	golden(t, "parked", func(s screen.Size) View {
		v := w.view(s)
		v.Shown.Scene = shown.Parked
		return v
	})
	golden(t, "blank-timer", func(s screen.Size) View {
		v := w.view(s)
		v.Shown.Scene, v.Shown.Timer = shown.Blank, shown.Timer{Ends: noon.Add(247 * time.Second), Length: 5 * time.Minute}
		return v
	})
	golden(t, "map-timer", func(s screen.Size) View {
		v := w.view(s)
		v.Shown.Timer = shown.Timer{Ends: noon.Add(247 * time.Second), Length: 5 * time.Minute}
		return v
	})
	golden(t, "time-is-up", func(s screen.Size) View {
		v := w.view(s)
		v.Shown.Timer = shown.Timer{Ends: noon.Add(-time.Second), Length: 5 * time.Minute}
		return v
	})
}

func TestGoldenPages(t *testing.T) {
	w := newWall(t, "What would you change?")
	var read mindmap.ID
	for i := range 60 {
		id := w.say(1, "Time", strings.Repeat("Answers of several words take room. ", 1+i%3), 1+i%7)
		if i == 40 {
			read = id
		}
	}
	golden(t, "read-back-pages", func(s screen.Size) View {
		v := w.view(s)
		v.Shown.Scene, v.Shown.Theme, v.Shown.Answer = shown.ReadBack, w.theme("Time"), read
		return v
	})
}

func TestGoldenOneTheme(t *testing.T) {
	w := newWall(t, "What would you change?")
	var last mindmap.ID
	for i := range 120 {
		last = w.say(1, "Theme "+strings.Repeat("x", 1+i%50), barriers[i%len(barriers)].caption, 1+i%5)
	}
	for i := range 12 {
		w.say(1, "Theme x", barriers[i].caption, 1+i%3)
	}
	w.say(1, "Theme x/Sub-theme", "Deeper", 1)
	golden(t, "one-theme", func(s screen.Size) View {
		v := w.view(s)
		v.Shown.Theme, v.Hold = w.theme("Theme x"), OneTheme
		v.Fresh = []mindmap.ID{last}
		return v
	})
	golden(t, "one-theme-newest", func(s screen.Size) View {
		v := w.view(s)
		v.Hold = OneTheme
		return v
	})
}

// shows paints a view and returns it as text.
func shows(v View) string {
	var s Stage
	return plain(s.Paint(v))
}

// What must not be seen is not seen in any scene, at any size.
func TestNothingPrivateIsShown(t *testing.T) {
	w, quoted, read := surveyed(t)
	inbox := w.answer(1, "", mindmap.AddAnswer{Caption: "waits-in-the-inbox", Source: mindmap.Phone, Inbox: true})
	removed := w.say(1, "Forms", "was-removed", 9)
	w.do(mindmap.Remove{Node: removed})
	secret := w.answer(1, "Forms", mindmap.AddAnswer{Caption: "Said in private", Quote: "not-to-be-published", Tally: 9})
	for _, id := range []mindmap.ID{quoted, read, inbox, removed, secret, w.Live.Board().Parked[0].ID} {
		for _, scene := range []shown.Scene{shown.Map, shown.ReadBack, shown.Summary, shown.Quote, shown.Parked, shown.Blank, shown.Closing, shown.Across, shown.WriteUp, shown.LastTime} {
			for _, size := range sizes {
				v := w.view(size)
				v.Shown.Scene, v.Shown.Theme, v.Shown.Answer, v.Fresh = scene, w.theme("Forms"), id, []mindmap.ID{id}
				got := shows(v)
				for _, no := range []string{"Ruth", "Ahmed", "waits-in", "was-removed", "not-to-be", "☏", "✎"} {
					if strings.Contains(got, no) {
						t.Fatalf("%s at %v shows %q:\n%s", scene, size, no, got)
					}
				}
				if strings.Contains(got, "minibus") != (scene == shown.Parked) {
					t.Fatalf("%s at %v:\n%s", scene, size, got)
				}
			}
		}
	}
}

func TestRedactedWordsAreStoodFor(t *testing.T) {
	w := newWall(t, "What would you change?")
	id := w.say(1, "Time", "a-secret", 3)
	w.do(mindmap.Redact{Entries: []mindmap.ID{id}})
	for _, scene := range []shown.Scene{shown.Map, shown.ReadBack} {
		v := w.view(sizes[1])
		v.Shown.Scene, v.Shown.Theme = scene, w.theme("Time")
		if got := shows(v); strings.Contains(got, "secret") || !strings.Contains(got, "(words taken out) ×3") {
			t.Fatalf("%s:\n%s", scene, got)
		}
	}
}

// A scene that cannot be shown any more is the map, not an empty screen.
func TestSceneThatIsGoneIsTheMap(t *testing.T) {
	w := barrierWall(t, 7)
	for _, scene := range []shown.Scene{shown.ReadBack, shown.Quote} {
		v := w.view(sizes[1])
		v.Shown.Scene, v.Shown.Theme, v.Shown.Answer = scene, mindmap.ID{99}, mindmap.ID{98}
		if got, want := shows(v), shows(w.view(sizes[1])); got != want {
			t.Fatalf("%s:\n%s", scene, got)
		}
	}
}

func TestWallWithoutQuestions(t *testing.T) {
	w := newWall(t)
	place := "Harbour Street Library"
	w.do(mindmap.DescribeEvent{Place: &place})
	v := View{Live: w.Live, Look: look.New(look.Dark, true), Size: sizes[0], Now: noon}
	if got := shows(v); !strings.Contains(got, "Social prescribing lunch") || !strings.Contains(got, place) {
		t.Fatal(got)
	}
}

// What is folded shows its name and count alone, and what is new in it.
func TestFoldedTheme(t *testing.T) {
	w := barrierWall(t, 20)
	v := w.view(screen.Size{W: 100, H: 40})
	v.Shown.Folded = []mindmap.ID{w.theme("Forms"), w.theme("Anxiety"), shown.UnsortedID(w.Live.Board().Questions[0].ID)}
	got := shows(v)
	for _, no := range []string{"computer", "Panic", "English"} {
		if strings.Contains(got, no) {
			t.Fatalf("%q is folded away:\n%s", no, got)
		}
	}
	for _, want := range []string{"Forms ×7", "No help with the", "Unsorted ×1"} {
		if !strings.Contains(got, want) {
			t.Fatalf("lacks %q:\n%s", want, got)
		}
	}
}

// The same view is the same rows, not painted again; a running timer repaints the header alone.
func TestPaintingTwiceIsFree(t *testing.T) {
	w := barrierWall(t, 40)
	v := w.view(sizes[2])
	var s Stage
	first := s.Paint(v)
	if again := s.Paint(v); &again[0] != &first[0] {
		t.Error("the same view was painted twice")
	}
	v.Shown.Timer = shown.Timer{Ends: noon.Add(time.Minute)}
	s.Paint(v)
	body := &s.body[0]
	v.Now = noon.Add(time.Second)
	if s.Paint(v); &s.body[0] != body {
		t.Error("a second that passes paints the map anew")
	}
	if n := testing.AllocsPerRun(100, func() { s.Paint(v) }); n > 2 {
		t.Errorf("%v allocations for a view that was painted already", n)
	}
}

// On a wall too full to show everything, most answers that come change the rows of their own theme and no others.
func TestArrivalsAreCalm(t *testing.T) {
	for _, size := range sizes {
		w := barrierWall(t, 100)
		v := w.view(size)
		var s Stage
		before := s.Paint(v)
		var changes []int
		for i := range 60 {
			b := barriers[i*7%len(barriers)]
			w.say(1, b.theme, b.caption, 1)
			rows := s.Paint(v)
			changed := 0
			for k := range rows {
				if rows[k] != before[k] {
					changed++
				}
			}
			before, changes = rows, append(changes, changed)
		}
		slices.Sort(changes)
		if most := changes[len(changes)*2/3]; most > 8 {
			t.Errorf("at %v a third of the answers change more than %d rows: %v", size, most, changes)
		}
	}
}
