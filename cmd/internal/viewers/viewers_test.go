package viewers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"mindwall/export/live"
	"mindwall/mindmap"
	"mindwall/mindmap/demo"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shapes"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
	"mindwall/tui/room"
)

// scenes are all that a room is shown, and one of a later version.
var scenes = []shown.Scene{shown.Map, shown.Blank, shown.ReadBack, shown.Summary, shown.Quote, shown.Parked, shown.Invite, shown.Closing, shown.Across, shown.WriteUp, shown.LastTime, "unheard of"}

var shapesDrawn = []live.Shape{live.Wide, live.Tall}

// sent is all that a browser is sent of a drawing.
func sent(d live.Drawing) string {
	all := fmt.Sprintf("%+v", d.Words)
	for _, p := range d.Pictures {
		all += string(p)
	}
	return all
}

// On walls of hard shapes, in every scene and whatever that is given: nothing is sent that waits, was parked, removed, undone or taken
// out, nor a quote that was not released, nor who said something. Each such word has a letter that nothing else has.
func TestNothingPrivateIsSent(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		shape := rapid.SampledFrom(shapes.All()).Draw(rt, "shape")
		l := fold.NewLive()
		l.Add(shape.Make(rapid.IntRange(3, 60).Draw(rt, "nodes"))...)
		s := &scribe.Scribe{Live: l, Author: "Жauthor", Device: mindmap.ID{9}}
		do := func(op mindmap.Op) mindmap.ID {
			entries, err := s.Do(op)
			if err != nil {
				rt.Fatal(err)
			}
			return entries[0].ID
		}
		if len(l.Board().Questions) == 0 {
			do(mindmap.AskQuestion{Text: "What helps?"})
		}
		q := l.Board().Questions[0]
		var theme mindmap.ID
		if len(q.Themes) > 0 {
			theme = q.Themes[0].ID
		}
		answer := func(a mindmap.AddAnswer) mindmap.ID {
			a.Question, a.Theme, a.Source = q.ID, theme, mindmap.Phone
			return do(a)
		}
		parked, removed := answer(mindmap.AddAnswer{Caption: "Жparked", Quote: "Жparked"}), answer(mindmap.AddAnswer{Caption: "Жremoved"})
		quoted, redacted := answer(mindmap.AddAnswer{Caption: "Said aloud", Quote: "Жquote"}), answer(mindmap.AddAnswer{Caption: "Жredacted", Quote: "Жredacted"})
		inbox := answer(mindmap.AddAnswer{Caption: "Жinbox", Quote: "Жinbox", Inbox: true})
		do(mindmap.PublishQuote{Answer: parked, Publish: true})
		do(mindmap.ParkAnswer{Answer: parked, Parked: true})
		do(mindmap.Remove{Node: removed})
		do(mindmap.Redact{Entries: []mindmap.ID{redacted}})
		undone := answer(mindmap.AddAnswer{Caption: "Жundone"})
		if _, _, err := s.Undo(); err != nil {
			rt.Fatal(err)
		}
		ids := []mindmap.ID{parked, removed, quoted, redacted, inbox, undone, theme, q.ID, shown.UnsortedID(q.ID), {}}
		any := func(what string) mindmap.ID { return rapid.SampledFrom(ids).Draw(rt, what) }
		for _, scene := range scenes {
			view := room.NewElsewhere(room.Options{Live: l, Look: look.Dark, Shown: shown.Shown{
				Scene: scene, Question: any("question"), Theme: any("theme"), Answer: any("answer"), Folded: []mindmap.ID{any("folded")},
				Invite: "http://192.0.2.7:8080/KKMMPP", Corner: rapid.Bool().Draw(rt, "corner"),
			}})
			all := sent(draw(view, shapesDrawn))
			if strings.Contains(all, "Ж") {
				rt.Fatalf("%s, %q: a secret is sent:\n%s", shape.Name, scene, all)
			}
			if scene == shown.Blank && strings.Contains(all, "Said") {
				rt.Fatalf("of a blank room it is sent:\n%s", all)
			}
		}
	})
}

// Each scene shows what it is for, in the picture and in words.
func TestScenesAreSeen(t *testing.T) {
	l := fold.NewLive()
	l.Add(demo.Entries()...)
	q := l.Board().Questions[1]
	var quoted *mindmap.Answer
	for a := range q.AllAnswers {
		if a.Publish && a.Quote != "" {
			quoted = a
		}
	}
	if quoted == nil {
		t.Fatal("no quote may be published")
	}
	theme := q.Themes[0]
	now := time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		shown shown.Shown
		told  string
		drawn string // a word of it
	}{
		{shown.Shown{Scene: shown.Map}, theme.Answers[0].Text, q.Themes[1].Text},
		{shown.Shown{Scene: shown.Map, Folded: []mindmap.ID{theme.ID}}, theme.Text, theme.Text},
		{shown.Shown{Scene: shown.ReadBack, Theme: theme.ID}, theme.Answers[0].Text, theme.Answers[0].Text},
		{shown.Shown{Scene: shown.Summary}, theme.Text, theme.Text},
		{shown.Shown{Scene: shown.Quote, Answer: quoted.ID}, quoted.Quote, strings.Join(strings.Fields(quoted.Quote)[:2], " ")},
		{shown.Shown{Scene: shown.Parked}, q.Text, q.Themes[1].Text},
		{shown.Shown{Scene: shown.Across}, "Across the questions", "Across"},
		{shown.Shown{Scene: shown.Invite, Invite: "http://192.0.2.7:8080/KKMMPP"}, "192.0.2.7:8080/KKMMPP", "192.0.2.7:8080/KKMMPP"},
		{shown.Shown{Scene: shown.Map, Invite: "http://192.0.2.7:8080/KKMMPP", Corner: true}, "192.0.2.7:8080/KKMMPP", "192.0.2.7:8080/KKMMPP"},
		{shown.Shown{Scene: shown.Blank, Timer: shown.Timer{Ends: now.Add(90 * time.Second), Length: 2 * time.Minute}}, "1:30", "<rect"},
		{shown.Shown{Scene: shown.Map, Timer: shown.Timer{Ends: now.Add(-time.Second), Length: time.Minute}}, "TIME IS UP", q.Themes[1].Text},
	} {
		c.shown.Question = q.ID
		d := draw(room.NewElsewhere(room.Options{Live: l, Shown: c.shown, Now: func() time.Time { return now }}), shapesDrawn)
		if !strings.Contains(strings.ReplaceAll(d.Outline, "\n", " "), c.told) {
			t.Errorf("%s tells\n%s\nand not %q", c.shown.Scene, d.Outline, c.told)
		}
		for shape, picture := range d.Pictures {
			if !strings.Contains(string(picture), c.drawn) {
				t.Errorf("%s, %s: %q is not drawn", c.shown.Scene, shape, c.drawn)
			}
		}
		if running := !c.shown.Timer.IsZero(); running != (d.Stands > 0) {
			t.Errorf("%s stands for %v", c.shown.Scene, d.Stands)
		}
	}
}

var size = regexp.MustCompile(`width="(\d+)" height="(\d+)" font-family="[^"]*" font-size="(\d+)"`)

// The pictures are as large as a room can read from the back: 16 to 24 rows on a screen of 1280 × 720.
func TestPicturesCanBeRead(t *testing.T) {
	l := fold.NewLive()
	l.Add(shapes.Wide(60)...)
	d := draw(room.NewElsewhere(room.Options{Live: l}), shapesDrawn)
	for shape, screen := range map[live.Shape][2]float64{live.Wide: {1280, 720}, live.Tall: {390, 780}} {
		var w, h, font float64
		found := size.FindStringSubmatch(string(d.Pictures[shape]))
		if _, err := fmt.Sscan(strings.Join(found[1:], " "), &w, &h, &font); err != nil {
			t.Fatal(err)
		}
		scale := min(screen[0]/w, screen[1]/h)
		rows := screen[1] / (scale * float64(papers[shape].CellH))
		if shape == live.Wide && (rows < 16 || rows > 24) || scale*font < 15 {
			t.Errorf("%s: %.0f rows, letters of %.1f pixels", shape, rows, scale*font)
		}
		if n := len(d.Pictures[shape]); n > 60_000 {
			t.Errorf("%s takes %d bytes", shape, n)
		}
	}
}

// Browsers follow a wall that others write to and steer.
func TestBrowsersFollow(t *testing.T) {
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: mindmap.ID{1}}
	entries, err := s.Do(mindmap.AskQuestion{Text: "What helps?"})
	path := filepath.Join(t.TempDir(), "day.wall")
	if err == nil {
		err = desk.Create(path, entries)
	}
	if err != nil {
		t.Fatal(err)
	}
	const token = "00112233445566778899aabbccddeeff"
	v := Open(Options{Path: path, Token: token, Look: look.Light, Asked: func() mindmap.ID { return mindmap.ID{} }, IsHost: func(string) bool { return true }})
	ask := func(what string) string {
		w := httptest.NewRecorder()
		v.ServeHTTP(w, httptest.NewRequest(http.MethodGet, live.Path+token+what, nil))
		return w.Body.String()
	}
	until := func(what string) {
		t.Helper()
		for deadline := time.Now().Add(10 * time.Second); !strings.Contains(ask("/words"), what); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("it never says %q, but\n%s", what, ask("/words"))
			}
		}
	}
	until("What helps?")
	console, err := desk.OpenDoor(path, desk.Writer{Author: "sam"})
	if err != nil {
		t.Fatal(err)
	}
	err = console.Write(context.Background(), func(p *desk.Pen) error {
		return p.Record(mindmap.Draft{Op: mindmap.AddAnswer{Question: entries[0].ID, Caption: "Time to talk"}})
	})
	if err != nil {
		t.Fatal(err)
	}
	until(`"newest":"Time to talk"`)
	if picture := ask("/map.svg"); !strings.Contains(picture, "Time to talk") {
		t.Errorf("the picture is\n%s", picture)
	}
	// The wall is watched by whoever draws, and lets go of for who takes words out.
	if err := console.Close(); err != nil {
		t.Fatal(err)
	}
	writer, err := desk.Open(path, desk.Writer{Author: "sam"})
	if err != nil {
		t.Fatal(err)
	}
	said := writer.Board().Questions[0].Unsorted[0].ID
	if err := errors.Join(writer.Redact(context.Background(), mindmap.Redact{Entries: []mindmap.ID{said}}), writer.Close()); err != nil {
		t.Fatal(err)
	}
	until("(words taken out)")
	if picture := ask("/map.svg"); strings.Contains(picture, "talk") {
		t.Errorf("the words are still in the picture\n%s", picture)
	}
	if console, err = desk.OpenDoor(path, desk.Writer{Author: "sam"}); err != nil {
		t.Fatal(err)
	}
	if err := console.SetState(context.Background(), map[string]string{shown.Key: shown.Shown{Scene: shown.Blank, Look: "dark"}.Encode()}); err != nil {
		t.Fatal(err)
	}
	until("Nothing is shown just now.")
	if picture := ask("/map.svg"); strings.Contains(picture, "<text") {
		t.Errorf("the picture of nothing is\n%s", picture)
	}
	if words := ask("/words"); !strings.Contains(words, `"ground":"#0f151d"`) || strings.Contains(words, "talk") {
		t.Errorf("of nothing it says %s", words)
	}
	if err := console.Close(); err != nil {
		t.Error(err)
	}
	v.Close()
	if got := ask("/words"); strings.Contains(got, "outline") {
		t.Errorf("when it is closed it says %s", got)
	}
}
