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
