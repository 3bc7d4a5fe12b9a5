package presenter

import (
	"encoding/binary"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/text"
	"mindwall/tui/look"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// room is a wall, and a presenter for it.
type room struct {
	*Presenter
	t      *testing.T
	env    *screen.Env
	scribe *scribe.Scribe
	now    time.Time
}

// newRoom makes a wall of two themes with answers, one of them with a sub-theme, one without any, and unsorted answers.
func newRoom(t *testing.T) *room {
	r := &room{t: t, now: time.Date(2026, 3, 9, 12, 41, 0, 0, time.UTC)}
	n := uint64(0)
	now := func() time.Time { return r.now }
	r.scribe = &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}, Now: now, NewID: func() mindmap.ID {
		n++
		var id mindmap.ID
		binary.BigEndian.PutUint64(id[8:], n)
		return id
	}}
	r.env = &screen.Env{Live: r.scribe.Live, Look: look.New(look.Light, true), NewID: r.scribe.ID, Now: now}
	r.Presenter = New(r.env)
	r.do(mindmap.AskQuestion{Text: "Why?"})
	for _, said := range []struct{ path, caption string }{
		{"Money", "Rent"}, {"Empty", ""}, {"Mind", "Sleep"}, {"Mind/Fear", "Panic"}, {"", "Forms"}, {"", "Buses"}, {"Money", "Food"},
	} {
		theme, drafts, err := plan.Theme(r.env.Board(), r.question(), text.SplitPath(said.path), r.scribe.ID)
		if err == nil && len(drafts) > 0 {
			_, err = r.scribe.Record(drafts...)
		}
		if err != nil {
			t.Fatal(err)
		}
		if said.caption != "" {
			r.do(mindmap.AddAnswer{Question: r.question().ID, Theme: theme, Caption: said.caption, Quote: "said “" + said.caption + "”"})
		}
	}
	return r
}

func (r *room) do(ops ...mindmap.Op) {
	r.t.Helper()
	if _, err := r.scribe.Do(ops...); err != nil {
		r.t.Fatal(err)
	}
}

func (r *room) question() *mindmap.Question { return r.env.Board().Questions[0] }

// answer is the answer with that caption.
func (r *room) answer(caption string) mindmap.ID {
	r.t.Helper()
	for a := range r.question().AllAnswers {
		if a.Text == caption {
			return a.ID
		}
	}
	r.t.Fatalf("there is no %q", caption)
	return mindmap.ID{}
}

func (r *room) theme(name string) mindmap.ID {
	r.t.Helper()
	for t := range r.question().AllThemes {
		if t.Text == name {
			return t.ID
		}
	}
	r.t.Fatalf("there is no theme %q", name)
	return mindmap.ID{}
}

// says wants an intent that tells the person at the keys something; an empty text takes back what was said.
func (r *room) says(intent screen.Intent, want string) *room {
	r.t.Helper()
	if got, ok := intent.(screen.Say); !ok || got.Text != want {
		r.t.Fatalf("it wants %#v, not to say %q", intent, want)
	}
	return r
}

// shows wants the room to be shown a scene.
func (r *room) shows(want shown.Scene) *room {
	r.t.Helper()
	if got := r.Shown(At{}, nil).Scene; got != want || r.Scene() != want {
		r.t.Fatalf("the room is shown %q, and the scene is %q, want %q", got, r.Scene(), want)
	}
	return r
}

// reads wants a read-back to have come to an answer of a theme.
func (r *room) reads(theme mindmap.ID, caption string) *room {
	r.t.Helper()
	s := r.shows(shown.ReadBack).Shown(At{Theme: mindmap.ID{9}}, nil)
	if s.Theme != theme || s.Answer != r.answer(caption) || r.Answer() != s.Answer {
		r.t.Fatalf("it reads answer %s of theme %s, want %q of %s", s.Answer, s.Theme, caption, theme)
	}
	return r
}

func TestTheRoomFollowsTheMap(t *testing.T) {
	r := newRoom(t)
	folded := []mindmap.ID{{3}, {4}}
	at := At{Question: r.question().ID, Theme: r.theme("Money"), Foldings: 1}
	s := r.Shown(at, folded)
	if s.Scene != shown.Map || s.Question != at.Question || s.Theme != at.Theme || len(s.Folded) != 2 {
		t.Errorf("shown %+v", s)
	}
	r.ToggleScene(shown.Summary)
	if s := r.Shown(at, folded); s.Scene != shown.Summary || !s.Theme.IsZero() || s.Question != at.Question {
		t.Errorf("shown %+v", s)
	}
}

func TestChanged(t *testing.T) {
	r := newRoom(t)
	at := At{Question: r.question().ID}
	is := func(want bool, after string) {
		t.Helper()
		if got := r.Changed(at); got != want {
			t.Errorf("after %s: changed %v", after, got)
		}
		if r.Changed(at) {
			t.Errorf("after %s it changes for ever", after)
		}
	}
	is(true, "the start")
	is(false, "nothing")
	at.Theme = mindmap.ID{1}
	is(true, "another theme")
	at.Foldings++
	is(true, "folding")
	at.Question = mindmap.ID{2}
	is(true, "another question")
	r.ReadBack(r.question(), mindmap.ID{})
	is(true, "a read-back")
	r.NextAnswer(r.question(), +1)
	is(true, "the next answer")
	r.NextTheme(r.question(), +1)
	is(true, "the next theme")
	r.Countdown.Start(time.Minute)
	is(true, "a timer")
	r.Toggle()
	is(true, "the end")
	r.Toggle()
	is(false, "the room's view on this screen, which is the room's already")
}

func TestScenesToggle(t *testing.T) {
	r := newRoom(t)
	r.says(r.ToggleScene(shown.Summary), "the room sees: the summary").shows(shown.Summary)
	r.says(r.ToggleScene(shown.Parked), "the room sees: what is parked").shows(shown.Parked)
	if got := r.Note(); got != "room: what is parked" {
		t.Errorf("note %q", got)
	}
	r.says(r.ToggleScene(shown.Parked), "").shows(shown.Map)
	if got := r.Note(); got != "" {
		t.Errorf("note %q", got)
	}
	r.says(r.ToggleBlank(), "the room sees: nothing").shows(shown.Blank)
	r.says(r.ToggleBlank(), "the room sees the map again").shows(shown.Map)
}

func TestASceneLeavesNothingOfAReadBack(t *testing.T) {
	r := newRoom(t)
	r.ReadBack(r.question(), mindmap.ID{})
	r.ToggleScene(shown.Summary)
	if s := r.Shown(At{}, nil); !s.Theme.IsZero() || !s.Answer.IsZero() {
		t.Errorf("shown %+v", s)
	}
}

func TestReadBackFromThemeToTheme(t *testing.T) {
	r := newRoom(t)
	q, unsorted := r.question(), shown.UnsortedID(r.question().ID)
	const keys = "↑↓ answers · ←→ themes · enter corrects · esc ends"
	r.says(r.ReadBack(q, r.theme("Empty")), keys).reads(r.theme("Money"), "Rent") // one without answers is not read
	if !r.Mirror.On() || r.Note() != "room: one theme, read back" {
		t.Errorf("on this screen: %v, note %q", r.Mirror.On(), r.Note())
	}
	if r.NextAnswer(q, -1) != nil {
		t.Error("it goes back before the first")
	}
	r.says(r.NextAnswer(q, +1), "").reads(r.theme("Money"), "Food")
	if r.NextAnswer(q, +1) != nil {
		t.Error("it goes on after the last")
	}
	r.says(r.NextTheme(q, +1), "").reads(r.theme("Mind"), "Sleep")
	r.says(r.NextAnswer(q, +1), "").reads(r.theme("Mind"), "Panic") // of its sub-theme
	r.says(r.NextTheme(q, +1), "").reads(unsorted, "Forms")
	r.says(r.NextAnswer(q, +1), "").reads(unsorted, "Buses")
	if r.NextTheme(q, +1) != nil {
		t.Error("it goes on after the unsorted")
	}
	r.says(r.NextTheme(q, -1), "").reads(r.theme("Mind"), "Sleep")
	r.says(r.ReadBack(q, mindmap.ID{}), "").shows(shown.Map)
	if r.Mirror.On() {
		t.Error("the room's view stays on this screen")
	}
	r.says(r.ReadBack(q, unsorted), keys).reads(unsorted, "Forms")
}

func TestReadBackOfWhatWasJustRemoved(t *testing.T) {
	r := newRoom(t)
	r.ReadBack(r.question(), mindmap.ID{})
	r.do(mindmap.Remove{Node: r.answer("Rent")})
	r.says(r.NextAnswer(r.question(), +1), "").reads(r.theme("Money"), "Food")
}

func TestThereIsNothingToReadBack(t *testing.T) {
	r := newRoom(t)
	r.says(r.ReadBack(nil, mindmap.ID{}), "there is nothing to read back yet").shows(shown.Map)
	r.says(r.ReadBack(&mindmap.Question{}, mindmap.ID{}), "there is nothing to read back yet")
	if r.Mirror.On() || r.NextAnswer(nil, 1) != nil || r.NextTheme(nil, 1) != nil {
		t.Error("it reads back nothing")
	}
}

func TestABlankReadBackGoesOnWhereItWas(t *testing.T) {
	r := newRoom(t)
	q := r.question()
	r.ReadBack(q, mindmap.ID{})
	r.NextAnswer(q, +1)
	r.ToggleBlank()
	if s := r.shows(shown.Blank).Shown(At{}, nil); !s.Theme.IsZero() || !s.Answer.IsZero() {
		t.Errorf("a blank screen tells of %+v", s)
	}
	r.says(r.ToggleBlank(), "the room sees one theme, read back again").reads(r.theme("Money"), "Food")
	r.ToggleBlank()
	r.says(r.ReadBack(q, mindmap.ID{}), "").reads(r.theme("Money"), "Food")
	r.ToggleBlank()
	r.ToggleBlank()
	r.End()
	r.shows(shown.Map)
	r.ToggleBlank()
	r.says(r.ReadBack(q, r.theme("Mind")), "↑↓ answers · ←→ themes · enter corrects · esc ends").reads(r.theme("Mind"), "Sleep")
}

func TestQuotesOneAtATime(t *testing.T) {
	r := newRoom(t)
	q := r.question()
	const none = "no quote may be published yet: Ctrl+O on an answer lets it"
	r.says(r.NextQuote(q), none).says(r.NextQuote(nil), none).shows(shown.Map)
	for _, caption := range []string{"Food", "Forms"} {
		r.do(mindmap.PublishQuote{Answer: r.answer(caption), Publish: true})
	}
	r.do(mindmap.PublishQuote{Answer: r.answer("Rent"), Publish: true}, mindmap.QuoteAnswer{Answer: r.answer("Rent")})
	q = r.question()
	r.says(r.NextQuote(q), "quote 1 of 2").shows(shown.Quote)
	if r.Answer() != r.answer("Food") || r.Note() != "room: a quote" {
		t.Errorf("it shows %s, note %q", r.Answer(), r.Note())
	}
	r.says(r.NextQuote(q), "quote 2 of 2").says(r.NextQuote(q), "").shows(shown.Map)
	r.says(r.NextQuote(q), "quote 1 of 2")
	r.ReadBack(q, r.theme("Money"))
	r.NextAnswer(q, +1)
	r.reads(r.theme("Money"), "Food").says(r.NextQuote(q), "quote 1 of 2") // though it has come to the first one's answer
}

func TestToggleAndEnd(t *testing.T) {
	r := newRoom(t)
	r.Countdown.Start(time.Minute)
	r.Toggle()
	if !r.Mirror.On() {
		t.Error("the room's view is not on this screen")
	}
	r.ToggleScene(shown.Summary)
	r.Toggle()
	if r.shows(shown.Map); r.Mirror.On() {
		t.Error("the room's view stays")
	}
	if r.Shown(At{}, nil).Timer.IsZero() {
		t.Error("the timer ends with the scene")
	}
}

func TestCountdown(t *testing.T) {
	r := newRoom(t)
	if r.Countdown.Start(90*time.Second) == nil {
		t.Fatal("it is never drawn again")
	}
	timer := r.Countdown.Timer()
	if timer.Length != 90*time.Second || timer.Left(r.now) != 90*time.Second || r.Shown(At{}, nil).Timer != timer {
		t.Errorf("timer %+v", timer)
	}
	r.now = r.now.Add(89 * time.Second)
	if intent, cmd := r.Update(SecondMsg{timer.Ends}); intent != nil || cmd == nil {
		t.Errorf("a second before the end: %v, drawn again %v", intent, cmd != nil)
	}
	r.now = r.now.Add(time.Second)
	intent, cmd := r.Update(SecondMsg{timer.Ends})
	all, ok := intent.(screen.All)
	if !ok || len(all) != 2 || all[0] != (screen.Ring{}) || all[1] != (screen.Say{Text: "time is up", Level: screen.Warning}) || cmd == nil {
		t.Errorf("at the end: %v, drawn again %v", intent, cmd != nil)
	}
	r.now = r.now.Add(stage.UpFor)
	if intent, cmd := r.Update(SecondMsg{timer.Ends}); intent != nil || cmd == nil || r.Countdown.Timer() != timer {
		t.Errorf("after a while: %v, drawn again %v, timer %v", intent, cmd != nil, r.Countdown.Timer())
	}
	r.now = timer.Ends.Add(stage.FinishFor)
	if intent, cmd := r.Update(SecondMsg{timer.Ends}); intent != nil || cmd != nil || !r.Countdown.Timer().IsZero() {
		t.Errorf("at last: %v, drawn again %v, timer %v", intent, cmd != nil, r.Countdown.Timer())
	}
	for _, stale := range []time.Time{timer.Ends, {}} {
		if intent, cmd := r.Update(SecondMsg{stale}); intent != nil || cmd != nil {
			t.Error("a second of a timer that is over does something")
		}
	}
}

// TestAnyKeyEndsWhatIsOver takes a timer that is over away at a key, unless that key was on its way when it ended.
func TestAnyKeyEndsWhatIsOver(t *testing.T) {
	for _, c := range []struct {
		after time.Duration // its end
		stays bool
	}{{-30 * time.Second, true}, {0, true}, {keysIgnored - 1, true}, {keysIgnored, false}, {stage.UpFor + time.Second, false}} {
		r := newRoom(t)
		r.Countdown.Start(time.Minute)
		timer := r.Countdown.Timer()
		r.now = timer.Ends.Add(c.after)
		r.Update(SecondMsg{timer.Ends})
		r.Countdown.Pressed()
		if stays := !r.Countdown.Timer().IsZero(); stays != c.stays {
			t.Errorf("%v after its end a key leaves it: %v", c.after, stays)
		}
	}
}

// TestAWokenLaptopTellsOfTheEnd rings for a timer that ended while the machine slept, and shows it no more.
func TestAWokenLaptopTellsOfTheEnd(t *testing.T) {
	r := newRoom(t)
	r.Countdown.Start(time.Minute)
	ends := r.Countdown.Timer().Ends
	r.now = ends.Add(time.Hour)
	if intent, cmd := r.Update(SecondMsg{ends}); intent == nil || cmd != nil || !r.Countdown.Timer().IsZero() {
		t.Errorf("it wants %v, is drawn again %v, timer %v", intent, cmd != nil, r.Countdown.Timer())
	}
}

// TestTheMirrorTellsItself rings without a word where this screen shows the room's view: the word would cover answers.
func TestTheMirrorTellsItself(t *testing.T) {
	r := newRoom(t)
	r.Toggle()
	r.Countdown.Start(time.Minute)
	ends := r.Countdown.Timer().Ends
	r.now = ends
	if intent, _ := r.Update(SecondMsg{ends}); intent != screen.Intent(screen.Ring{}) {
		t.Errorf("it wants %v", intent)
	}
}

func TestASecondOfAnotherTimerIsDropped(t *testing.T) {
	r := newRoom(t)
	r.Countdown.Start(time.Second)
	ends := r.Countdown.Timer().Ends
	if msg := r.Countdown.Start(time.Millisecond)(); msg != (SecondMsg{r.Countdown.Timer().Ends}) {
		t.Errorf("it comes with %v", msg)
	}
	r.Countdown.Start(time.Minute)
	if intent, cmd := r.Update(SecondMsg{ends}); intent != nil || cmd != nil {
		t.Error("two timers are drawn")
	}
	r.Countdown.Stop()
	if !r.Countdown.Timer().IsZero() || !r.Shown(At{}, nil).Timer.IsZero() {
		t.Error("the timer runs on")
	}
}

func TestANoticeIsTakenOffWhatTheRoomSees(t *testing.T) {
	r := newRoom(t)
	r.env.Status.Notice, r.env.Status.Said = "filed", r.now
	if r.Mirror.NoticeLater() != nil {
		t.Error("the room does not see it, and it is taken off")
	}
	r.Toggle()
	if r.Mirror.NoticeLater() == nil || !r.Mirror.NoticeStands() {
		t.Error("nothing takes it off")
	}
	if r.Mirror.NoticeLater() != nil {
		t.Error("it is taken off twice")
	}
	r.now = r.now.Add(NoticeFor - time.Second)
	r.env.Status.Said = r.now // something else is said
	r.now = r.now.Add(time.Second)
	if _, cmd := r.Update(NoticeOverMsg{}); cmd == nil {
		t.Error("nothing takes off what was said later")
	}
	r.now = r.now.Add(NoticeFor)
	if _, cmd := r.Update(NoticeOverMsg{}); cmd != nil || r.Mirror.NoticeStands() {
		t.Error("it is taken off for ever")
	}
	if r.Mirror.NoticeLater() == nil {
		t.Error("the next one is not taken off")
	}
	r.env.Status.Notice = ""
	if r.Mirror.NoticeStands() {
		t.Error("nothing was said, and it stands")
	}
	if intent, cmd := r.Update(tea.FocusMsg{}); intent != nil || cmd != nil {
		t.Error("what is nothing to it does something")
	}
}

func TestRowsAreTheCallersToChange(t *testing.T) {
	r := newRoom(t)
	size := screen.Size{W: 80, H: 24}
	draw := func(fresh mindmap.ID) string {
		rows := r.Mirror.Rows(r.Shown(At{Question: r.question().ID}, nil), size, fresh, stage.Moment{})
		text := ansi.Strip(strings.Join(rows, "\n"))
		for i := range rows {
			rows[i] = "over it"
		}
		return text
	}
	first := draw(mindmap.ID{})
	if again := draw(mindmap.ID{}); again != first || !strings.Contains(first, "Rent") {
		t.Errorf("drawn again it is\n%s", again)
	}
	if fresh := draw(r.answer("Buses")); !strings.Contains(fresh, look.FreshSign) || strings.Contains(first, look.FreshSign) {
		t.Errorf("nothing is fresh:\n%s", fresh)
	}
}
