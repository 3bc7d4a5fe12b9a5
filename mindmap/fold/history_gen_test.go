package fold

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mindwall/mindmap"
)

// id makes the n-th id of a test, from 1.
func id(n int) mindmap.ID {
	var i mindmap.ID
	binary.BigEndian.PutUint64(i[8:], uint64(n))
	return i
}

var testTime = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

// entryOf seals an operation without validating it, as a hostile or newer writer could.
func entryOf(n int, clock uint64, device, act mindmap.ID, op mindmap.Op) mindmap.Entry {
	body, err := json.Marshal(op)
	if err != nil {
		panic(err)
	}
	return mindmap.Entry{ID: id(n), Clock: clock, Device: device, Author: "sam", At: testTime, Act: act, Kind: mindmap.KindOf(op), Body: body}
}

const histSize = 40

// Choices of drawOp whose entries have much to do with each other: about what stands under, or for, another.
var (
	themeOps  = []int{0, 9, 9, 9, 23, 23, 26, 26, 28, 43, 44}
	answerOps = []int{0, 3, 3, 3, 16, 16, 16, 18, 20, 26, 28, 29, 39, 42, 44}
)

// drawEntries makes a random history: few nodes, clocks that tie and go back, acts shared by entries far apart, undos
// of undos, references to nodes of the wrong kind, later ones, and ones that never come.
func drawEntries(t *rapid.T) []mindmap.Entry {
	n := rapid.IntRange(1, histSize).Draw(t, "entries")
	kinds := make([]mindmap.NodeKind, n+1)
	entries := make([]mindmap.Entry, 0, n)
	ops := rapid.SampledFrom([][]int{nil, nil, themeOps, answerOps}).Draw(t, "about")
	for i := 1; i <= n; i++ {
		op := drawOp(t, i, n, kinds, ops...)
		clock := uint64(rapid.IntRange(max(1, i-6), i+1).Draw(t, "clock"))
		device := id(1000 + rapid.IntRange(1, 3).Draw(t, "device"))
		act := id(2000 + i)
		if i > 1 && rapid.IntRange(0, 4).Draw(t, "join") == 0 {
			act = entries[rapid.IntRange(0, i-2).Draw(t, "act")].Act
		}
		entries = append(entries, entryOf(i, clock, device, act, op))
	}
	return entries
}

// drawOp makes the operation of the i-th entry of n, of any kind or of those among the choices given.
func drawOp(t *rapid.T, i, n int, kinds []mindmap.NodeKind, among ...int) mindmap.Op {
	stray := func() mindmap.ID { return id(rapid.IntRange(1, n+2).Draw(t, "stray id")) }
	of := func(k mindmap.NodeKind) mindmap.ID { // mostly an earlier node of the kind
		var fit []int
		for j := 1; j < i; j++ {
			if kinds[j] == k {
				fit = append(fit, j)
			}
		}
		if len(fit) == 0 || rapid.IntRange(0, 9).Draw(t, "stray") == 0 {
			return stray()
		}
		return id(rapid.SampledFrom(fit).Draw(t, "of"))
	}
	maybe := func(k mindmap.NodeKind) mindmap.ID {
		if rapid.Bool().Draw(t, "maybe") {
			return of(k)
		}
		return mindmap.ID{}
	}
	text := fmt.Sprintf("text %d", i)
	letter := func() string { return mindmap.Letter(rapid.IntRange(0, 2).Draw(t, "letter")) }
	rank := func() string { return rapid.SampledFrom([]string{"", "", "a", "m5", "z", "m"}).Draw(t, "rank") }
	yes := rapid.Bool().Draw(t, "yes")
	side := rapid.SampledFrom([]mindmap.Side{mindmap.NoSide, mindmap.Left, mindmap.Right}).Draw(t, "side")
	node := of(rapid.SampledFrom([]mindmap.NodeKind{mindmap.AnswerNode, mindmap.AnswerNode, mindmap.ThemeNode, mindmap.QuestionNode, mindmap.ActionNode, mindmap.RoundNode}).Draw(t, "kind"))
	choice := rapid.IntRange(0, 44)
	if len(among) > 0 {
		choice = rapid.SampledFrom(among)
	}
	switch choice.Draw(t, "op") {
	case 0, 1, 2:
		kinds[i] = mindmap.QuestionNode
		return mindmap.AskQuestion{Text: text, Rank: rank()}
	case 3, 4, 5, 6, 7, 8:
		kinds[i] = mindmap.AnswerNode
		var origin *mindmap.Origin
		if rapid.IntRange(0, 2).Draw(t, "imported") == 0 {
			row := drawRow(t)
			origin = &mindmap.Origin{File: "a.csv", Row: row.Row, Key: row.Key, Attributes: row.Attributes}
			text = rapid.SampledFrom([]string{text, "By bus", "by  bus."}).Draw(t, "words that others say")
		}
		return mindmap.AddAnswer{Question: of(mindmap.QuestionNode), Theme: maybe(mindmap.ThemeNode), Caption: text, Quote: "said", Inbox: rapid.IntRange(0, 5).Draw(t, "inbox") == 0,
			Origin: origin, Counted: rapid.IntRange(0, 3).Draw(t, "counted") == 0,
			Source: rapid.SampledFrom(mindmap.Sources[:]).Draw(t, "source"), Tally: rapid.IntRange(0, 3).Draw(t, "tally")}
	case 9, 10, 11:
		kinds[i] = mindmap.ThemeNode
		return mindmap.AddTheme{Question: of(mindmap.QuestionNode), Parent: maybe(mindmap.ThemeNode), Text: text, Side: side, Letter: letter(), Rank: rank()}
	case 12:
		return mindmap.SetAsideQuestion{Question: of(mindmap.QuestionNode), Aside: yes}
	case 13:
		return mindmap.AdmitAnswer{Answer: of(mindmap.AnswerNode)}
	case 14:
		return mindmap.QuoteAnswer{Answer: of(mindmap.AnswerNode), Text: text}
	case 15, 30:
		return mindmap.TallyAnswer{Answer: of(mindmap.AnswerNode), Delta: rapid.IntRange(-3, 3).Draw(t, "delta"),
			Source: rapid.SampledFrom([]mindmap.Source{"", "", mindmap.Room, mindmap.Phone}).Draw(t, "source")}
	case 16, 17:
		return mindmap.MergeAnswer{Answer: of(mindmap.AnswerNode), Into: of(mindmap.AnswerNode)}
	case 18:
		return mindmap.SplitAnswer{Answer: of(mindmap.AnswerNode)}
	case 19:
		return mindmap.PublishQuote{Answer: of(mindmap.AnswerNode), Publish: yes}
	case 20:
		return mindmap.ParkAnswer{Answer: of(mindmap.AnswerNode), Parked: yes}
	case 21:
		return mindmap.SideTheme{Theme: of(mindmap.ThemeNode), Side: side}
	case 22:
		return mindmap.SortTheme{Theme: of(mindmap.ThemeNode), ByTally: yes}
	case 23:
		return mindmap.MergeTheme{Theme: of(mindmap.ThemeNode), Into: of(mindmap.ThemeNode)}
	case 24:
		return mindmap.Reword{Node: node, Text: text}
	case 25:
		return mindmap.Reorder{Node: node, Rank: rank()}
	case 26, 27:
		return mindmap.Move{Node: node, Question: of(mindmap.QuestionNode), Theme: maybe(mindmap.ThemeNode), Rank: rank(), Side: side, Letter: letter()}
	case 28:
		if yes {
			return mindmap.Remove{Node: node}
		}
		return mindmap.Restore{Node: node}
	case 29:
		return mindmap.Redact{Entries: []mindmap.ID{stray(), stray()}}
	case 39, 40, 41:
		rows := make([]mindmap.CountedRow, rapid.IntRange(1, 3).Draw(t, "rows"))
		for i := range rows {
			rows[i] = drawRow(t)
		}
		return mindmap.CountAnswer{Answer: of(mindmap.AnswerNode), File: "a.csv", Rows: rows}
	case 42:
		return mindmap.RedactRows{Rows: []mindmap.ID{mindmap.KeyID(drawRow(t).Key)}}
	case 43:
		return mindmap.FollowEvent{Wall: id(900 + i), Title: text, Themes: []mindmap.Followed{
			{ID: of(mindmap.ThemeNode), Under: of(mindmap.ThemeNode), Was: id(902), Said: 2}, {ID: of(mindmap.ThemeNode), Was: id(903), Said: 1},
		}}
	case 31:
		kinds[i] = mindmap.ActionNode
		return mindmap.AddAction{Text: text, Who: "sam"}
	case 32:
		return mindmap.FinishAction{Action: of(mindmap.ActionNode), Done: yes}
	case 33, 34:
		kinds[i] = mindmap.RoundNode
		return mindmap.OpenVote{Question: of(mindmap.QuestionNode), On: rapid.SampledFrom([]mindmap.VoteOn{mindmap.OnThemes, mindmap.OnAnswers}).Draw(t, "on"), Votes: rapid.IntRange(1, 3).Draw(t, "votes")}
	case 35, 36:
		choices := make([]mindmap.ID, rapid.IntRange(0, 4).Draw(t, "choices"))
		for i := range choices {
			choices[i] = of(rapid.SampledFrom([]mindmap.NodeKind{mindmap.AnswerNode, mindmap.ThemeNode}).Draw(t, "choice"))
		}
		return mindmap.CastBallot{Round: of(mindmap.RoundNode), Ballot: id(rapid.IntRange(500, 502).Draw(t, "ballot")), Choices: choices}
	case 37:
		return mindmap.CountHands{Round: of(mindmap.RoundNode), Node: node, Delta: rapid.IntRange(-2, 3).Draw(t, "hands")}
	case 38:
		if yes {
			return mindmap.CloseVote{Round: of(mindmap.RoundNode), Show: rapid.Bool().Draw(t, "show")}
		}
		return mindmap.DescribeEvent{Title: new(text), Contact: new(text)}
	default:
		return mindmap.Undo{Act: id(2000 + rapid.IntRange(1, n).Draw(t, "undone"))}
	}
}

// drawRow makes one of a few rows; what it says of the person is not always the same.
func drawRow(t *rapid.T) mindmap.CountedRow {
	n := rapid.IntRange(1, 5).Draw(t, "row")
	r := mindmap.CountedRow{Key: fmt.Sprint("key ", n), Row: n}
	if rapid.Bool().Draw(t, "says more") {
		r.Attributes = map[string]string{rapid.SampledFrom([]string{"role", "place"}).Draw(t, "attribute"): rapid.SampledFrom([]string{"x", "y"}).Draw(t, "value")}
	}
	return r
}

// sameBoard compares boards as JSON: they are trees of plain values.
func sameBoard(t rapid.TB, what string, want, got *mindmap.Board) {
	t.Helper()
	w, g := *want, *got
	w.Revision, g.Revision = 0, 0
	if wj, gj := toJSON(&w), toJSON(&g); wj != gj {
		t.Fatalf("%s: board differs (-want +got):\n%s", what, cmp.Diff(strings.Split(wj, "\n"), strings.Split(gj, "\n")))
	}
}

func toJSON(v any) string {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		panic(err)
	}
	return strings.ReplaceAll(string(b), ": []", ": null")
}

// TestSameSetSameBoard holds the promise that merging rests on: any order, any repeats, any batches.
func TestSameSetSameBoard(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := drawEntries(t)
		want := Of(entries)
		shuffled := rapid.Permutation(entries).Draw(t, "order")
		sameBoard(t, "fold of shuffled and repeated entries", want, Of(append(shuffled, entries[:len(entries)/2]...)))

		live := NewLive()
		var seen []mindmap.Entry
		for len(shuffled) > 0 {
			k := rapid.IntRange(1, len(shuffled)).Draw(t, "batch")
			if rapid.Bool().Draw(t, "single") {
				k = 1
			}
			live.Add(shuffled[:k]...)
			seen = append(seen, shuffled[:k]...)
			shuffled = shuffled[k:]
			sameBoard(t, "live board", Of(seen), live.Board())
		}
		sameBoard(t, "whole live board", want, live.Board())
	})
}

// TestInOrderArrival walks the quick paths, which shuffled histories seldom do.
func TestInOrderArrival(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := inOrder(drawEntries(t))
		live := NewLive()
		var boards []*mindmap.Board
		var prints []string
		for i := range entries {
			live.Add(entries[i])
			sameBoard(t, "live board", Of(entries[:i+1]), live.Board())
			boards, prints = append(boards, live.Board()), append(prints, toJSON(live.Board()))
		}
		for i, b := range boards {
			if toJSON(b) != prints[i] {
				t.Fatalf("board %d changed after it was handed out", i)
			}
		}
	})
}
