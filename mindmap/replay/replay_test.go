package replay

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/demo"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/shapes"
)

// wall is a wall that is written entry by entry, a minute after each other unless the clock is moved.
type wall struct {
	entries []mindmap.Entry
	now     time.Time
	device  mindmap.ID
	act     mindmap.ID // that entries belong to; zero is one each
}

func newWall() *wall {
	return &wall{now: time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC), device: mindmap.ID{1}}
}

func (w *wall) do(op mindmap.Op) mindmap.ID {
	var id mindmap.ID
	binary.BigEndian.PutUint64(id[8:], uint64(len(w.entries)+1))
	body, err := json.Marshal(op)
	if err != nil {
		panic(err)
	}
	act := w.act
	if act.IsZero() {
		act = id
	}
	w.entries = append(w.entries, mindmap.Entry{
		ID: id, Clock: uint64(len(w.entries) + 1), Device: w.device, Author: "sam", At: w.now, Act: act, Kind: mindmap.KindOf(op), Body: body,
	})
	w.now = w.now.Add(time.Minute)
	return id
}

func (w *wall) undo(act mindmap.ID) { w.do(mindmap.Undo{Act: act}) }

func (w *wall) replay(o Options) *Replay {
	live := fold.NewLive()
	live.Add(w.entries...)
	return Of(live, o)
}

// told is a replay in words: each map that differs from the one before, its themes and what is unsorted.
func told(r *Replay) (maps []string) {
	p := r.Player()
	for i := range r.Len() {
		m := r.At(i)
		if m.Summary {
			break
		}
		q := p.Board(i).Question(m.Question)
		var parts []string
		if q != nil {
			for t := range q.AllThemes {
				parts = append(parts, t.Text+": "+tellAnswers(t.Answers))
			}
			if len(q.Unsorted) > 0 {
				parts = append(parts, tellAnswers(q.Unsorted))
			}
		}
		if now := strings.Join(parts, "; "); len(maps) == 0 || now != maps[len(maps)-1] {
			maps = append(maps, now)
		}
	}
	return maps
}

func tellAnswers(answers []*mindmap.Answer) string {
	var words []string
	for _, a := range answers {
		s := a.Text
		if n := a.Tally.Total(); n > 1 {
			s += fmt.Sprint("×", n)
		}
		words = append(words, s)
	}
	return strings.Join(words, ", ")
}

func TestWhatIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(w *wall, q mindmap.ID)
		want []string
	}{
		"an answer has its final words from the beginning": {func(w *wall, q mindmap.ID) {
			a := w.do(mindmap.AddAnswer{Question: q, Caption: "Tmie"})
			w.do(mindmap.Reword{Node: a, Text: "Time"})
		}, []string{"", "Time"}},
		"what was taken back, removed, parked, refused or waits is not there": {func(w *wall, q mindmap.ID) {
			w.undo(w.do(mindmap.AddAnswer{Question: q, Caption: "undone"}))
			w.do(mindmap.Remove{Node: w.do(mindmap.AddAnswer{Question: q, Caption: "removed"})})
			w.do(mindmap.ParkAnswer{Answer: w.do(mindmap.AddAnswer{Question: q, Caption: "parked"}), Parked: true})
			w.do(mindmap.Remove{Node: w.do(mindmap.AddAnswer{Question: q, Caption: "refused", Inbox: true})})
			w.do(mindmap.AddAnswer{Question: q, Caption: "waits", Inbox: true})
			w.do(mindmap.Remove{Node: w.do(mindmap.AddTheme{Question: q, Text: "gone"})})
			w.do(mindmap.AddAnswer{Question: q, Caption: "Time"})
		}, []string{"", "Time"}},
		"what waited comes when it was let on": {func(w *wall, q mindmap.ID) {
			a := w.do(mindmap.AddAnswer{Question: q, Caption: "first", Inbox: true})
			w.do(mindmap.TallyAnswer{Answer: a, Delta: 1})
			w.do(mindmap.AddAnswer{Question: q, Caption: "second"})
			w.do(mindmap.AdmitAnswer{Answer: a})
			w.do(mindmap.TallyAnswer{Answer: a, Delta: 1})
		}, []string{"", "second", "first×2, second", "first×3, second"}},
		"what was merged into what waited does not bring it": {func(w *wall, q mindmap.ID) {
			a := w.do(mindmap.AddAnswer{Question: q, Caption: "a", Inbox: true})
			b := w.do(mindmap.AddAnswer{Question: q, Caption: "b"})
			w.do(mindmap.AddAnswer{Question: q, Caption: "c"})
			w.do(mindmap.AdmitAnswer{Answer: a})
			w.do(mindmap.MergeAnswer{Answer: b, Into: a})
		}, []string{"", "c", "a×2, c"}},
		"what was merged counts it up when it came": {func(w *wall, q mindmap.ID) {
			a := w.do(mindmap.AddAnswer{Question: q, Caption: "a"})
			b := w.do(mindmap.AddAnswer{Question: q, Caption: "b", Tally: 2})
			w.do(mindmap.AddAnswer{Question: q, Caption: "c"})
			w.do(mindmap.MergeAnswer{Answer: b, Into: a})
		}, []string{"", "a", "a×3", "a×3, c"}},
		"what was split off again was never merged": {func(w *wall, q mindmap.ID) {
			a := w.do(mindmap.AddAnswer{Question: q, Caption: "a"})
			b := w.do(mindmap.AddAnswer{Question: q, Caption: "b"})
			w.do(mindmap.MergeAnswer{Answer: b, Into: a})
			w.do(mindmap.SplitAnswer{Answer: b})
		}, []string{"", "a", "a, b"}},
		"answers are filed as they were, where the themes are still there": {func(w *wall, q mindmap.ID) {
			a := w.do(mindmap.AddAnswer{Question: q, Caption: "a"})
			x, y := w.do(mindmap.AddTheme{Question: q, Text: "X"}), w.do(mindmap.AddTheme{Question: q, Text: "Y"})
			gone := w.do(mindmap.AddTheme{Question: q, Text: "gone"})
			w.do(mindmap.Move{Node: a, Question: q, Theme: x})
			w.do(mindmap.Move{Node: a, Question: q, Theme: gone})
			w.do(mindmap.Move{Node: a, Question: q, Theme: y})
			w.do(mindmap.Remove{Node: gone})
		}, []string{"", "a", "X: ; a", "X: ; Y: ; a", "X: a; Y: ", "X: ; Y: ; a", "X: ; Y: a"}},
		"themes that were merged are one": {func(w *wall, q mindmap.ID) {
			x := w.do(mindmap.AddTheme{Question: q, Text: "X"})
			w.do(mindmap.AddAnswer{Question: q, Theme: x, Caption: "a"})
			y := w.do(mindmap.AddTheme{Question: q, Text: "Y"})
			w.do(mindmap.AddAnswer{Question: q, Theme: y, Caption: "b"})
			w.do(mindmap.MergeTheme{Theme: x, Into: y})
		}, []string{"", "Y: a", "Y: a, b"}},
		"a theme has its final name, and that above it is there with it": {func(w *wall, q mindmap.ID) {
			x := w.do(mindmap.AddTheme{Question: q, Text: "Fear"})
			w.do(mindmap.AddAnswer{Question: q, Theme: x, Caption: "a"})
			y := w.do(mindmap.AddTheme{Question: q, Text: "Health"})
			w.do(mindmap.Move{Node: x, Question: q, Theme: y})
			w.do(mindmap.Reword{Node: x, Text: "Anxiety"})
		}, []string{"", "Health: ; Anxiety: ", "Health: ; Anxiety: a"}},
		"an answer comes to the question that it is under": {func(w *wall, q mindmap.ID) {
			other := w.do(mindmap.AskQuestion{Text: "What else?"})
			a := w.do(mindmap.AddAnswer{Question: other, Caption: "a"})
			w.do(mindmap.AddAnswer{Question: q, Caption: "b"})
			w.do(mindmap.Move{Node: a, Question: q})
		}, []string{"", "b", "a, b"}},
		"counts only grow": {func(w *wall, q mindmap.ID) {
			a := w.do(mindmap.AddAnswer{Question: q, Caption: "a"})
			w.do(mindmap.TallyAnswer{Answer: a, Delta: 1})
			w.do(mindmap.TallyAnswer{Answer: a, Delta: 4})
			w.do(mindmap.TallyAnswer{Answer: a, Delta: -3})
			w.do(mindmap.TallyAnswer{Answer: a, Delta: 1, Source: mindmap.Phone})
		}, []string{"", "a", "a×2", "a×3", "a×4"}},
		"a question that was set aside is not there": {func(w *wall, q mindmap.ID) {
			other := w.do(mindmap.AskQuestion{Text: "What else?"})
			w.do(mindmap.AddAnswer{Question: other, Caption: "a"})
			w.do(mindmap.AddAnswer{Question: q, Caption: "b"})
			w.do(mindmap.SetAsideQuestion{Question: other, Aside: true})
		}, []string{"", "b"}},
		"words that were taken out never were, and the count stays": {func(w *wall, q mindmap.ID) {
			a := w.do(mindmap.AddAnswer{Question: q, Caption: "secret", Tally: 2})
			w.do(mindmap.Redact{Entries: []mindmap.ID{a}})
		}, []string{"", "×2"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWall()
			c.do(w, w.do(mindmap.AskQuestion{Text: "Why?"}))
			if got := told(w.replay(Options{})); !slices.Equal(got, c.want) {
				t.Errorf("told is\n%q, want\n%q", got, c.want)
			}
		})
	}
}

// Rows of surveys that are counted rise where they were imported.
func TestCountedRowsRise(t *testing.T) {
	w := newWall()
	q := w.do(mindmap.AskQuestion{Text: "Why?"})
	a := w.do(mindmap.AddAnswer{Question: q, Caption: "bus", Source: mindmap.Survey, Counted: true, Origin: &mindmap.Origin{Key: "k"}})
	w.do(mindmap.CountAnswer{Answer: a, Rows: []mindmap.CountedRow{{Key: "1"}, {Key: "2"}}})
	w.do(mindmap.CountAnswer{Answer: a, Rows: []mindmap.CountedRow{{Key: "2"}, {Key: "3"}}})
	if got, want := told(w.replay(Options{})), []string{"", "bus", "bus×2", "bus×3"}; !slices.Equal(got, want) {
		t.Errorf("told is %q, want %q", got, want)
	}
}

// Votes stand beside what they are for from when they were shown, and nothing tells of them before.
func TestVotesComeWhenTheyAreShown(t *testing.T) {
	w := newWall()
	q := w.do(mindmap.AskQuestion{Text: "Why?"})
	x := w.do(mindmap.AddTheme{Question: q, Text: "X"})
	a := w.do(mindmap.AddAnswer{Question: q, Caption: "a"})
	b := w.do(mindmap.AddAnswer{Question: q, Caption: "b"})
	for on, node := range map[mindmap.VoteOn]mindmap.ID{mindmap.OnThemes: x, mindmap.OnAnswers: a} {
		r := w.do(mindmap.OpenVote{Question: q, On: on, Votes: 3})
		for i := range 9 {
			w.do(mindmap.CastBallot{Round: r, Ballot: mindmap.ID{byte(i + 1)}, Choices: []mindmap.ID{node, node, node}})
		}
		w.do(mindmap.CountHands{Round: r, Node: node, Delta: 4})
		w.do(mindmap.CloseVote{Round: r, Show: true})
	}
	secret := w.do(mindmap.OpenVote{Question: q, On: mindmap.OnAnswers, Votes: 3})
	w.do(mindmap.CastBallot{Round: secret, Ballot: mindmap.ID{1}, Choices: []mindmap.ID{b}})
	r := w.replay(Options{})
	p := r.Player()
	var rounds []int
	for i := range r.Len() {
		if n := len(p.Board(i).Board().Rounds); len(rounds) == 0 || n != rounds[len(rounds)-1] {
			rounds = append(rounds, n)
		}
	}
	if want := []int{0, 1, 2}; !slices.Equal(rounds, want) {
		t.Errorf("there are %v rounds, want %v", rounds, want)
	}
	end, want := p.Board(r.Len()-1), mindmap.Votes{Dots: 27, Hands: 4}
	if got := end.Theme(x).Votes; got != want {
		t.Errorf("the theme has %v, want %v", got, want)
	}
	if got := end.Answer(a).Votes; got != want {
		t.Errorf("the answer has %v, want %v", got, want)
	}
	if got := end.Answer(b).Votes; got != (mindmap.Votes{}) {
		t.Errorf("the other answer has %v", got)
	}
}

// A theme that was made with an answer comes with it, what was filed together is filed at once, and what was imported together comes
// one by one.
func TestWhatComesTogether(t *testing.T) {
	w := newWall()
	q := w.do(mindmap.AskQuestion{Text: "Why?"})
	w.act = mindmap.ID{9}
	x := w.do(mindmap.AddTheme{Question: q, Text: "X"})
	w.do(mindmap.AddAnswer{Question: q, Theme: x, Caption: "a"})
	b := w.do(mindmap.AddAnswer{Question: q, Caption: "b"})
	c := w.do(mindmap.AddAnswer{Question: q, Caption: "c"})
	w.act = mindmap.ID{8}
	w.do(mindmap.Move{Node: b, Question: q, Theme: x})
	w.do(mindmap.Move{Node: c, Question: q, Theme: x})
	want := []string{"", "X: a", "X: a; b", "X: a; b, c", "X: a, b, c"}
	if got := told(w.replay(Options{})); !slices.Equal(got, want) {
		t.Errorf("told is %q, want %q", got, want)
	}
}

// The clocks of two machines that are an hour apart do not slow a replay down, nor does one that leaps.
func TestClocksThatDiffer(t *testing.T) {
	w := newWall()
	q := w.do(mindmap.AskQuestion{Text: "Why?"})
	one, other := w.now, w.now.Add(-time.Hour)
	for i := range 40 {
		one, other = one.Add(10*time.Second), other.Add(10*time.Second)
		w.now, w.device = one, mindmap.ID{1}
		w.do(mindmap.AddAnswer{Question: q, Caption: fmt.Sprint("one ", i)})
		w.now, w.device = other, mindmap.ID{2}
		w.do(mindmap.AddAnswer{Question: q, Caption: fmt.Sprint("other ", i)})
	}
	w.now = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	w.do(mindmap.AddAnswer{Question: q, Caption: "far away"})
	w.now = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	w.do(mindmap.AddAnswer{Question: q, Caption: "long ago"})
	r := w.replay(Options{})
	for i := 2; i < 80; i++ {
		if wait := r.At(i).Offset - r.At(i-1).Offset; wait > 2*time.Second {
			t.Errorf("moment %d comes %s after the one before", i, wait)
		}
	}
	if r.Length() < Usual*9/10 || r.Length() > Usual {
		t.Errorf("it takes %s", r.Length())
	}
}

// A replay takes as long as it is to, when there is enough in it, whatever is in it.
func TestHowLongItTakes(t *testing.T) {
	for _, in := range []time.Duration{time.Second, 20 * time.Second, time.Minute, 3 * time.Minute} {
		for _, s := range shapes.All() {
			live := fold.NewLive()
			live.Add(s.Make(300)...)
			r := Of(live, Options{In: in})
			if r.Len() > 200 && (r.Length() > in || r.Length() < in*9/10) {
				t.Errorf("%s in %s takes %s", s.Name, in, r.Length())
			}
		}
	}
	w := newWall()
	w.do(mindmap.AddAnswer{Question: w.do(mindmap.AskQuestion{Text: "Why?"}), Caption: "a"})
	if r := w.replay(Options{In: time.Hour}); r.Length() > 4*MaxGap {
		t.Errorf("one answer takes %s", r.Length())
	}
}

// Two questions that are answered at the same time do not take turns at every answer.
func TestTheQuestionStaysForAWhile(t *testing.T) {
	w := newWall()
	q := []mindmap.ID{w.do(mindmap.AskQuestion{Text: "Why?"}), w.do(mindmap.AskQuestion{Text: "How?"})}
	for i := range 300 {
		w.do(mindmap.AddAnswer{Question: q[i%2], Caption: fmt.Sprint(i)})
	}
	r := w.replay(Options{})
	turns := 0
	for i := 1; i < r.Len() && !r.At(i).Summary; i++ {
		if r.At(i).Question == r.At(i-1).Question {
			continue
		}
		turns++
		if m := r.At(i); len(m.Fresh) > 0 || r.At(i+1).Offset-m.Offset < 300*time.Millisecond {
			t.Errorf("there is no rest at moment %d: %v", i, m)
		}
	}
	if turns < 2 || turns > 30 {
		t.Errorf("the question changes %d times", turns)
	}
}

// What is imported in one act comes question by question.
func TestAnImportComesQuestionByQuestion(t *testing.T) {
	w := newWall()
	q := []mindmap.ID{w.do(mindmap.AskQuestion{Text: "Why?"}), w.do(mindmap.AskQuestion{Text: "How?"})}
	w.act = mindmap.ID{9}
	for i := range 500 {
		w.now = w.now.Add(-time.Minute)
		w.do(mindmap.AddAnswer{Question: q[i%2], Caption: fmt.Sprint(i)})
	}
	r := w.replay(Options{})
	if first := r.Turn(0, true); !r.At(r.Turn(first, true)).Summary {
		t.Error("the question changes more than once")
	}
	if r.Length() < Usual*9/10 {
		t.Errorf("it takes %s", r.Length())
	}
}

// One question alone is told of itself alone, under its number.
func TestOneQuestion(t *testing.T) {
	live := fold.NewLive()
	live.Add(demo.Entries()...)
	second := live.Board().Questions[1]
	r := Of(live, Options{Question: second.ID})
	p := r.Player()
	for i := range r.Len() {
		if m := r.At(i); m.Question != second.ID {
			t.Fatalf("moment %d is about %s", i, m.Question)
		}
	}
	now := p.Board(r.Len() - 1).Board()
	if q := now.Questions[1]; q.Number != 2 || q.Answers != second.Answers || now.Questions[0].Answers > 0 {
		t.Errorf("the end is %v", q)
	}
}

// To go to and fro is to see the same.
func TestSeeking(t *testing.T) {
	live := fold.NewLive()
	live.Add(demo.Entries()...)
	r := Of(live, Options{})
	there, again := r.Player(), r.Player()
	for _, i := range []int{20, 5, 60, 59, 0, 33} {
		i = min(i, r.Len()-1)
		if got, want := there.Board(i).Board().Entries, r.Player().Board(i).Board().Entries; got != want {
			t.Errorf("moment %d has %d entries, want %d", i, got, want)
		}
		if got := r.Index(r.At(i).Offset); got < i || r.At(got).Offset != r.At(i).Offset {
			t.Errorf("moment %d is found as %d", i, got)
		}
	}
	if r.Index(-time.Second) != 0 || r.Index(time.Hour) != r.Len()-1 {
		t.Error("what is beside it is not found at its ends")
	}
	for i := 0; i < r.Len()-1; i = r.Turn(i, true) {
		again.Board(i)
		if back := r.Turn(r.Turn(i, true), false); i > 0 && back != i {
			t.Errorf("from moment %d on and back leads to %d", i, back)
		}
	}
}

// An empty wall is a replay of one moment.
func TestAnEmptyWall(t *testing.T) {
	r := Of(fold.NewLive(), Options{})
	if r.Len() != 1 || r.Length() != 0 || !r.At(0).Question.IsZero() || r.Turn(0, true) != 0 || r.Turn(0, false) != 0 || r.Index(0) != 0 {
		t.Errorf("it has %d moments in %s", r.Len(), r.Length())
	}
}
