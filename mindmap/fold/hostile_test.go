package fold

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// hostileFields are all names that bodies use, and one that they do not.
var hostileFields = []string{
	"question", "theme", "caption", "quote", "source", "tally", "origin", "inbox", "redacted", "parent", "text", "side",
	"letter", "colour", "rank", "answer", "into", "delta", "publish", "parked", "aside", "by_tally", "node", "entries",
	"act", "title", "date", "place", "host", "language", "other",
	"contact", "notice", "rows", "file", "counted", "who", "due", "done", "action", "on", "votes", "round", "ballot", "choices",
}

// drawHostile makes an entry whose body has the right names and anything behind them.
func drawHostile(t *rapid.T, i int) mindmap.Entry {
	body := map[string]any{}
	for _, name := range rapid.SliceOfN(rapid.SampledFrom(hostileFields), 0, 8).Draw(t, "names") {
		body[name] = drawHostileValue(t)
	}
	// Most bodies name their nodes, as others would not be applied.
	for _, name := range []string{"node", "answer", "theme", "question", "parent", "into", "action", "round"} {
		if rapid.IntRange(0, 3).Draw(t, "named") > 0 {
			body[name] = drawHostileID(t)
		}
	}
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	if rapid.IntRange(0, 9).Draw(t, "broken") == 0 {
		text = rapid.SliceOfN(rapid.Byte(), 0, 8).Draw(t, "bytes")
	}
	kind := mindmap.KindOf(drawOp(t, 3, 6, make([]mindmap.NodeKind, 7)))
	if rapid.IntRange(0, 9).Draw(t, "makes") < 4 {
		kind = rapid.SampledFrom([]mindmap.Kind{"question.ask", "theme.add", "answer.add", "theme.merge", "node.move", "action.add", "vote.open"}).Draw(t, "maker")
	}
	clock := rapid.SampledFrom([]uint64{0, uint64(i), uint64(i), uint64(i), mindmap.MaxClock, mindmap.MaxClock + 1, 1<<64 - 1}).Draw(t, "clock")
	return mindmap.Entry{ID: id(i), Clock: clock, Device: id(100), Author: "\x1b]0;x\a", Act: drawAct(t), Kind: kind, Body: text}
}

func drawAct(t *rapid.T) mindmap.ID { return id(rapid.IntRange(20, 40).Draw(t, "act")) }

func drawHostileID(t *rapid.T) any {
	return id(rapid.IntRange(0, 16).Draw(t, "id")).String()
}

func drawHostileValue(t *rapid.T) any {
	switch rapid.IntRange(0, 9).Draw(t, "value") {
	case 0:
		return nil
	case 1:
		return rapid.Bool().Draw(t, "bool")
	case 2:
		return rapid.Int().Draw(t, "number")
	case 3:
		return rapid.SampledFrom([]any{-1e300, 0.5, 1e18, -9223372036854775808}).Draw(t, "odd number")
	case 4:
		return []any{drawHostileID(t), drawHostileID(t), drawAct(t).String()}
	case 5:
		row := map[string]any{"row": rapid.Int().Draw(t, "row"), "file": rapid.String().Draw(t, "file"), "key": "\x1b",
			"attributes": map[string]string{"\x1b": "x", "role": rapid.String().Draw(t, "role")}}
		if rapid.Bool().Draw(t, "rows") {
			return []any{row, row, map[string]any{"gone": drawHostileID(t)}}
		}
		return row
	case 6:
		return drawAct(t).String()
	case 7:
		return rapid.SampledFrom([]string{"left", "right", "survey", "z0", "m", "27", "ZZ", "\u202e", "\x1b[2J"}).Draw(t, "word")
	case 8:
		return rapid.String().Draw(t, "text")
	default:
		return drawHostileID(t)
	}
}

// TestHostileBodiesAreHarmless holds that applying never fails, that nothing unsound reaches the board, and that order
// does not matter even then.
func TestHostileBodiesAreHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var entries []mindmap.Entry
		for i := range rapid.IntRange(1, 16).Draw(t, "entries") {
			entries = append(entries, drawHostile(t, i+1))
		}
		board := Of(entries)
		checkSound(t, board)
		live := NewLive()
		for _, e := range rapid.Permutation(entries).Draw(t, "order") {
			live.Add(e)
			_, _ = live.Undoable(e.Device, nil)
			_, _ = live.Redoable(e.Device, nil)
			_ = live.ActSummary(e.Act)
		}
		sameBoard(t, "live board of hostile entries", board, live.Board())
		for _, e := range entries {
			if op, err := e.Op(); err == nil {
				_, _ = op.Validate(), op.Tell(told{NewLive()})
			}
		}
	})
}

// checkSound holds what every painter and exporter relies on.
func checkSound(t interface{ Fatalf(string, ...any) }, b *mindmap.Board) {
	seen := map[mindmap.ID]bool{}
	once := func(what string, id mindmap.ID) {
		if seen[id] {
			t.Fatalf("%s %s is on the board twice", what, id)
		}
		seen[id] = true
	}
	words := func(what, s string, f text.Field) {
		if clean, err := f.Clean(s); err != nil || clean != s {
			t.Fatalf("%s %q has not been through the gate (%v)", what, s, err)
		}
	}
	var answer func(a *mindmap.Answer)
	answer = func(a *mindmap.Answer) {
		once("answer", a.ID)
		words("caption", a.Text, text.Caption)
		words("quote", a.Quote, text.Quote)
		words("author", a.Author, text.Title)
		if a.Own < 1 || a.Tally.Total() < 1 || !slices.Contains(mindmap.Sources[:], a.Source) {
			t.Fatalf("answer %s: own %d, tally %v, %d merged, source %q", a.ID, a.Own, a.Tally, len(a.Merged), a.Source)
		}
		for _, m := range a.Merged {
			answer(m)
		}
	}
	answers := func(list []*mindmap.Answer) {
		for _, a := range list {
			answer(a)
		}
	}
	for i, q := range append(append([]*mindmap.Question{}, b.Questions...), b.Aside...) {
		once("question", q.ID)
		words("question", q.Text, text.Question)
		if want := i + 1; i < len(b.Questions) && q.Number != want || i >= len(b.Questions) && q.Number != 0 {
			t.Fatalf("question %d has number %d", i, q.Number)
		}
		answers(q.Unsorted)
		letters := map[string]bool{}
		for th := range q.AllThemes {
			once("theme", th.ID)
			words("theme", th.Text, text.Theme)
			if th.Side == mindmap.NoSide || mindmap.Letter(mindmap.LetterIndex(th.Letter)) != th.Letter || th.Colour < 0 || th.Question != q.ID {
				t.Fatalf("theme %s: side %d, letter %q, colour %d, question %s", th.ID, th.Side, th.Letter, th.Colour, th.Question)
			}
			if th.Depth == 1 && letters[th.Letter] {
				t.Fatalf("two themes have the letter %s", th.Letter)
			}
			letters[th.Letter] = true
			answers(th.Answers)
		}
		n, people := 0, 0
		for a := range q.AllAnswers {
			n, people = n+1, people+a.Tally.Total()
		}
		if n != q.Answers || people != q.Tally.Total() {
			t.Fatalf("question counts %d answers of %d people, has %d of %d", q.Answers, q.Tally.Total(), n, people)
		}
	}
	for _, list := range [][]*mindmap.Answer{b.Parked, b.Inbox, b.Removed, b.Recovered} {
		answers(list)
	}
	checkExtras(t, b, once, words)
}

// checkExtras holds the same of actions and rounds.
func checkExtras(t interface{ Fatalf(string, ...any) }, b *mindmap.Board, once func(string, mindmap.ID), words func(string, string, text.Field)) {
	for _, a := range append(append([]*mindmap.Action{}, b.Actions...), b.RemovedActions...) {
		once("action", a.ID)
		words("action", a.Text, text.Caption)
		words("who", a.Who, text.Title)
		words("due", a.Due, text.Title)
	}
	for _, r := range b.Rounds {
		once("round", r.ID)
		if r.Votes < 1 || r.Votes > mindmap.MaxVotes || r.On != mindmap.OnThemes && r.On != mindmap.OnAnswers {
			t.Fatalf("round %+v", r)
		}
		seen, dots := map[mindmap.ID]bool{}, 0
		for _, o := range r.Results {
			if o.Dots < 0 || o.Hands < 0 || o.Dots+o.Hands == 0 || seen[o.Node] {
				t.Fatalf("outcome %+v", o)
			}
			seen[o.Node], dots = true, dots+o.Dots
		}
		if dots > r.Votes*r.Ballots {
			t.Fatalf("%d dots of %d ballots of %d", dots, r.Ballots, r.Votes)
		}
	}
	for _, s := range []string{b.Event.Contact, b.Event.Thanks, b.Event.Next, b.Event.Notice, b.Event.Present, b.Event.Missing} {
		words("note", s, text.Note)
	}
}

// TestDrawnBoardsAreSound holds the same of ordinary histories, and that every living answer is somewhere.
func TestDrawnBoardsAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := drawEntries(t)
		b := Of(entries)
		checkSound(t, b)
		checkCountedOnce(t, b)
		shown := map[mindmap.ID]bool{}
		for _, a := range allShown(b) {
			shown[a.ID] = true
			for _, m := range a.Merged {
				shown[m.ID] = true
			}
		}
		sorted := inOrder(entries)
		ops := make([]mindmap.Op, len(sorted))
		for i := range sorted {
			ops[i], _ = sorted[i].Op()
		}
		undone := undoneActs(sorted, ops)
		for i, op := range ops {
			if _, ok := op.(mindmap.AddAnswer); ok && shown[sorted[i].ID] == undone[sorted[i].Act] {
				t.Fatalf("answer %s: undone %v, shown %v", sorted[i].ID, undone[sorted[i].Act], shown[sorted[i].ID])
			}
		}
	})
}

// checkCountedOnce holds that no answer to a question shares an imported row with another.
func checkCountedOnce(t *rapid.T, b *mindmap.Board) {
	for _, q := range append(append([]*mindmap.Question{}, b.Questions...), b.Aside...) {
		said := map[string]mindmap.ID{}
		for a := range q.AllAnswers {
			for _, one := range append([]*mindmap.Answer{a}, a.Merged...) {
				if one.Origin == nil {
					continue
				}
				if by, ok := said[one.Origin.Key]; ok && by != a.ID {
					t.Fatalf("row %q stands with %s and with %s", one.Origin.Key, by, a.ID)
				}
				said[one.Origin.Key] = a.ID
			}
		}
	}
}

// allShown are the answers of all lists of the board.
func allShown(b *mindmap.Board) []*mindmap.Answer {
	var all []*mindmap.Answer
	for _, list := range [][]*mindmap.Question{b.Questions, b.Aside} {
		for _, q := range list {
			for a := range q.AllAnswers {
				all = append(all, a)
			}
		}
	}
	for _, list := range [][]*mindmap.Answer{b.Parked, b.Inbox, b.Removed, b.Recovered} {
		all = append(all, list...)
	}
	return all
}

func TestHostileTheFoldSurvives(t *testing.T) {
	q, x, y, z := id(1), id(2), id(3), id(4)
	theme := func(n int, parent mindmap.ID) mindmap.Entry {
		return entryOf(n, uint64(n), id(9), id(100+n), mindmap.AddTheme{Question: q, Parent: parent, Text: fmt.Sprint("theme ", n)})
	}
	start := []mindmap.Entry{entryOf(1, 1, id(9), id(101), mindmap.AskQuestion{Text: "Why?"}), theme(3, mindmap.ID{}), theme(4, mindmap.ID{}), theme(2, z)}
	start[3].Clock = 5 // x hangs under z, which must be there first
	for _, c := range []struct {
		name string
		ops  []mindmap.Op
	}{
		{"a merge into nothing after moves that close a circle without it", []mindmap.Op{
			mindmap.MergeTheme{Theme: x, Into: y}, mindmap.Move{Node: z, Question: q, Theme: x}, mindmap.MergeTheme{Theme: x}}},
		{"the undo of what a theme was merged into", []mindmap.Op{
			mindmap.MergeTheme{Theme: x, Into: y}, mindmap.Move{Node: z, Question: q, Theme: x}, mindmap.Undo{Act: id(103)}}},
		{"a theme for a question", []mindmap.Op{mindmap.Move{Node: x, Question: y}}},
		{"themes that are each other's questions", []mindmap.Op{mindmap.Move{Node: x, Question: y}, mindmap.Move{Node: y, Question: x}, mindmap.Move{Node: z, Question: z}}},
		{"merges in a circle", []mindmap.Op{mindmap.MergeTheme{Theme: x, Into: y}, mindmap.MergeTheme{Theme: y, Into: z}, mindmap.MergeTheme{Theme: z, Into: x}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			entries := start
			for i, op := range c.ops {
				entries = append(entries, entryOf(10+i, uint64(10+i), id(9), id(200+i), op))
			}
			checkSound(t, Of(entries))
		})
	}
}

// TestACircleOfAnAnswerAndATheme ends, also when the answer is undone.
func TestACircleOfAnAnswerAndATheme(t *testing.T) {
	q, theme, answer := id(1), id(2), id(3)
	tell(t, mindmap.AskQuestion{Text: "Why?"}, mindmap.AddTheme{Question: q, Text: "Money"}, mindmap.AddAnswer{Question: q, Caption: "Rent"},
		mindmap.MergeTheme{Theme: theme, Into: answer}, mindmap.MergeAnswer{Answer: answer, Into: theme}, mindmap.Undo{Act: id(103)}).board()
}

func TestUndosThatNameEachOtherHaveASummary(t *testing.T) {
	l := NewLive()
	l.Add(entryOf(1, 1, id(9), id(11), mindmap.Undo{Act: id(12)}), entryOf(2, 2, id(9), id(12), mindmap.Undo{Act: id(11)}))
	if got := l.ActSummary(id(11)); got != "nothing" {
		t.Errorf("summary %q", got)
	}
}

// FuzzBody feeds the fold any bytes as the body of an entry of each kind, about nodes that are there.
func FuzzBody(f *testing.F) {
	drawn := rapid.Custom(func(t *rapid.T) mindmap.Op { return drawOp(t, 3, 6, make([]mindmap.NodeKind, 7)) })
	for seed := range 200 {
		e := entryOf(4, 4, id(9), id(14), drawn.Example(seed))
		f.Add(string(e.Kind), []byte(e.Body))
	}
	f.Add("theme.add", []byte(`{"question":null,"side":"up","letter":"\u0000","colour":1e3}`))
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		entries := []mindmap.Entry{
			entryOf(1, 1, id(9), id(11), mindmap.AskQuestion{Text: "Why?"}),
			entryOf(2, 2, id(9), id(12), mindmap.AddTheme{Question: id(1), Text: "Money"}),
			entryOf(3, 3, id(9), id(13), mindmap.AddAnswer{Question: id(1), Theme: id(2), Caption: "Fares"}),
			{ID: id(4), Clock: 4, Device: id(9), Act: id(14), Kind: mindmap.Kind(kind), Body: body},
		}
		board := Of(entries)
		checkSound(t, board)
		live := NewLive()
		for _, i := range []int{3, 1, 0, 2} {
			live.Add(entries[i])
		}
		if got, want := toJSON(live.Board().Questions), toJSON(board.Questions); got != want {
			t.Fatalf("live board differs: %s, want %s", got, want)
		}
		if entries[3].Validate() == nil {
			if _, err := json.Marshal(entries[3]); err != nil {
				t.Fatalf("a valid entry cannot be written: %v", err)
			}
		}
	})
}
