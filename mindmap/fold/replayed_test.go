package fold_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/replay"
)

// What the room sees of a board, as plain values.
type (
	seenTheme struct {
		ID           mindmap.ID
		Text, Letter string
		Colour       int
		Side         mindmap.Side
		Count        int
		Tally        mindmap.Tally
		Votes        mindmap.Votes
		Themes       []seenTheme
		Answers      []seenAnswer
	}
	seenAnswer struct {
		ID       mindmap.ID
		Text     string
		Redacted bool
		Tally    mindmap.Tally
		Votes    mindmap.Votes
	}
	seenQuestion struct {
		ID       mindmap.ID
		Number   int
		Text     string
		Answers  int
		Tally    mindmap.Tally
		Themes   []seenTheme
		Unsorted []seenAnswer
	}
	seenAction struct {
		Text, Who, Due string
		Done, Redacted bool
	}
)

func seen(b *mindmap.Board) string {
	var questions []seenQuestion
	for _, q := range b.Questions {
		questions = append(questions, seenQuestion{q.ID, q.Number, q.Text, q.Answers, q.Tally, seenThemes(q.Themes), seenAnswers(q.Unsorted)})
	}
	var actions []seenAction
	for _, a := range b.Actions {
		actions = append(actions, seenAction{a.Text, a.Who, a.Due, a.Done, a.Redacted})
	}
	text, err := json.MarshalIndent([]any{b.Event, questions, actions}, "", " ")
	if err != nil {
		panic(err)
	}
	return string(text)
}

func seenThemes(list []*mindmap.Theme) (out []seenTheme) {
	for _, t := range list {
		out = append(out, seenTheme{t.ID, t.Text, t.Letter, t.Colour, t.Side, t.Count, t.Tally, t.Votes, seenThemes(t.Themes), seenAnswers(t.Answers)})
	}
	return out
}

func seenAnswers(list []*mindmap.Answer) (out []seenAnswer) {
	for _, a := range list {
		out = append(out, seenAnswer{a.ID, a.Text, a.Redacted, a.Tally, a.Votes})
	}
	return out
}

// TestAReplayEndsAsTheWall holds, for any history, that a replay ends with what the room sees of the wall, has nothing on its way
// there that is not there in the end, lets counts only grow, and keeps to its time.
func TestAReplayEndsAsTheWall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := fold.DrawEntries(t)
		for i := range entries {
			entries[i].At = entries[i].At.Add(time.Duration(rapid.IntRange(-1000, 10_000).Draw(t, "seconds")) * time.Second)
		}
		live := fold.NewLive()
		live.Add(entries...)
		in := time.Duration(rapid.IntRange(1, 600).Draw(t, "in")) * time.Second
		r := replay.Of(live, replay.Options{In: in})
		if r.Length() > in {
			t.Fatalf("takes %s, and not %s", r.Length(), in)
		}
		end := live.Board()
		player := r.Player()
		before := map[mindmap.ID]mindmap.Tally{}
		for i := range r.Len() {
			now := player.Board(i)
			at := r.At(i)
			if i > 0 && (at.Offset < r.At(i-1).Offset || at.Offset > r.At(i-1).Offset+replay.MaxGap) {
				t.Fatalf("moment %d is at %s, the one before at %s", i, at.Offset, r.At(i-1).Offset)
			}
			nothingElse(t, now.Board(), live, before)
			for _, id := range at.Fresh {
				if a := now.Answer(id); a == nil || a.Question != at.Question {
					t.Fatalf("moment %d: %s stands out, and is not there", i, id)
				}
			}
		}
		if want, got := seen(end), seen(player.Board(r.Len()-1).Board()); want != got {
			t.Fatalf("the end differs (-wall +replay):\n%s", cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")))
		}
	})
}

// nothingElse holds that all on a board is on the wall as well, in the same words, and that no count was less before.
func nothingElse(t *rapid.T, now *mindmap.Board, wall *fold.Live, before map[mindmap.ID]mindmap.Tally) {
	for _, list := range [][]*mindmap.Answer{now.Inbox, now.Parked, now.Removed, now.Recovered} {
		if len(list) > 0 {
			t.Fatalf("there are answers that are not on the map")
		}
	}
	for _, q := range now.Questions {
		if is := wall.Question(q.ID); is == nil || is.Text != q.Text || is.Number != q.Number {
			t.Fatalf("question %s is another on the wall", q.ID)
		}
		for theme := range q.AllThemes {
			if is := wall.Theme(theme.ID); is == nil || is.Text != theme.Text || is.Parent != theme.Parent || is.Letter != theme.Letter || is.Side != theme.Side {
				t.Fatalf("theme %s is another on the wall", theme.ID)
			}
		}
		for a := range q.AllAnswers {
			is := wall.Answer(a.ID)
			if is == nil || is.Text != a.Text || is.Question != a.Question || a.Quote != "" || a.Author != "" || len(a.Merged) > 0 || a.Origin != nil {
				t.Fatalf("answer %s is another on the wall", a.ID)
			}
			for s, n := range a.Tally {
				if n < before[a.ID][s] || n > is.Tally[s] {
					t.Fatalf("answer %s was said by %v, after %v and before %v", a.ID, a.Tally, before[a.ID], is.Tally)
				}
			}
			before[a.ID] = a.Tally
		}
	}
}

// TestAReplayKnowsNoOtherWords holds, for any history, that a replay depends on no words but those that the room sees in the end:
// with all others in place of others, every moment and every board is the same, to the byte.
func TestAReplayKnowsNoOtherWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := fold.DrawEntries(t)
		live, other := fold.NewLive(), fold.NewLive()
		live.Add(entries...)
		public := publicWords(live.Board())
		for i := range entries {
			entries[i] = inOtherWords(entries[i], public)
		}
		other.Add(entries...)
		if seen(live.Board()) != seen(other.Board()) {
			t.Fatalf("words that the room does not see were thought to be such, and are not")
		}
		one, two := replay.Of(live, replay.Options{}), replay.Of(other, replay.Options{})
		if one.Len() != two.Len() {
			t.Fatalf("one has %d moments, the other %d", one.Len(), two.Len())
		}
		p, q := one.Player(), two.Player()
		for i := range one.Len() {
			if diff := cmp.Diff(one.At(i), two.At(i)); diff != "" {
				t.Fatalf("moment %d differs: %s", i, diff)
			}
			if a, b := p.Board(i).Board(), q.Board(i).Board(); asText(a) != asText(b) {
				t.Fatalf("board %d differs:\n%s", i, cmp.Diff(asText(a), asText(b)))
			}
		}
	})
}

func asText(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// publicWords are the texts that the room sees, by what they are of; those of the event are of no node.
func publicWords(b *mindmap.Board) map[mindmap.ID]string {
	public := map[mindmap.ID]string{}
	for _, q := range b.Questions {
		public[q.ID] = q.Text
		for t := range q.AllThemes {
			public[t.ID] = t.Text
		}
		for a := range q.AllAnswers {
			public[a.ID] = a.Text
		}
	}
	for _, a := range b.Actions {
		public[a.ID] = a.Text
	}
	return public
}

// inOtherWords is an entry with other words where the room does not see them. Words that rows of surveys share stay, as by these
// two rows may be one.
func inOtherWords(e mindmap.Entry, public map[mindmap.ID]string) mindmap.Entry {
	op, err := e.Op()
	if err != nil {
		return e
	}
	other := func(node mindmap.ID, words string) string {
		if words == "" || words == public[node] || strings.EqualFold(strings.TrimRight(strings.Join(strings.Fields(words), " "), "."), "by bus") {
			return words
		}
		return "other " + words
	}
	switch o := op.(type) {
	case mindmap.AskQuestion:
		o.Text = other(e.ID, o.Text)
		op = o
	case mindmap.AddTheme:
		o.Text = other(e.ID, o.Text)
		op = o
	case mindmap.AddAnswer:
		o.Caption, o.Quote = other(e.ID, o.Caption), "in other words"
		op = o
	case mindmap.AddAction:
		o.Text = other(e.ID, o.Text)
		op = o
	case mindmap.Reword:
		o.Text = other(o.Node, o.Text)
		op = o
	case mindmap.QuoteAnswer:
		o.Text = "in other words"
		op = o
	}
	e.Body, e.Author = json.RawMessage(asText(op)), "somebody else"
	return e
}

// TestNothingComesBeforeItWasLetOn holds, for any history, that the answers to a question come in the order in which they were said
// or, those that waited, let on.
func TestNothingComesBeforeItWasLetOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		live := fold.NewLive()
		live.Add(fold.DrawEntries(t)...)
		on, waits, moved := map[mindmap.ID]mindmap.Stamp{}, map[mindmap.ID]bool{}, map[mindmap.ID]bool{}
		for e, op := range live.Acting {
			switch op := op.(type) {
			case mindmap.AddAnswer:
				on[e.ID], waits[e.ID] = e.Stamp(), op.Inbox
			case mindmap.AdmitAnswer:
				if waits[op.Answer] {
					on[op.Answer], waits[op.Answer] = e.Stamp(), false
				}
			case mindmap.Move:
				moved[op.Node] = true // perhaps to another question, to which it comes then
			}
		}
		r := replay.Of(live, replay.Options{})
		p := r.Player()
		came, last := map[mindmap.ID]bool{}, map[mindmap.ID]mindmap.Stamp{}
		for i := range r.Len() {
			for _, q := range p.Board(i).Board().Questions {
				for a := range q.AllAnswers {
					if came[a.ID] || moved[a.ID] {
						continue
					}
					if came[a.ID] = true; last[q.ID].After(on[a.ID]) {
						t.Fatalf("answer %s comes at moment %d, after one that was let on later", a.ID, i)
					}
					last[q.ID] = on[a.ID]
				}
			}
		}
	})
}
