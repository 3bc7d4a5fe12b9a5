package mindmap

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// id makes the n-th id of a test, from 1.
func id(n int) ID {
	var i ID
	binary.BigEndian.PutUint64(i[8:], uint64(n))
	return i
}

var testTime = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

// entryOf seals an operation without validating it, as a hostile or newer writer could.
func entryOf(n int, clock uint64, device, act ID, op Op) Entry {
	body, err := json.Marshal(op)
	if err != nil {
		panic(err)
	}
	return Entry{ID: id(n), Clock: clock, Device: device, Author: "sam", At: testTime, Act: act, Kind: KindOf(op), Body: body}
}

const histSize = 40

// drawEntries makes a random history: few nodes, clocks that tie and go back, acts shared by entries far apart, undos
// of undos, references to nodes of the wrong kind, later ones, and ones that never come.
func drawEntries(t *rapid.T) []Entry {
	n := rapid.IntRange(1, histSize).Draw(t, "entries")
	kinds := make([]NodeKind, n+1)
	entries := make([]Entry, 0, n)
	for i := 1; i <= n; i++ {
		op := drawOp(t, i, n, kinds)
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

func drawOp(t *rapid.T, i, n int, kinds []NodeKind) Op {
	stray := func() ID { return id(rapid.IntRange(1, n+2).Draw(t, "stray id")) }
	of := func(k NodeKind) ID { // mostly an earlier node of the kind
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
	maybe := func(k NodeKind) ID {
		if rapid.Bool().Draw(t, "maybe") {
			return of(k)
		}
		return ID{}
	}
	text := fmt.Sprintf("text %d", i)
	letter := func() string { return Letter(rapid.IntRange(0, 2).Draw(t, "letter")) }
	rank := func() string { return rapid.SampledFrom([]string{"", "", "a", "m5", "z", "m"}).Draw(t, "rank") }
	yes := rapid.Bool().Draw(t, "yes")
	side := rapid.SampledFrom([]Side{NoSide, Left, Right}).Draw(t, "side")
	node := of(rapid.SampledFrom([]NodeKind{AnswerNode, AnswerNode, ThemeNode, QuestionNode, ActionNode, RoundNode}).Draw(t, "kind"))
	switch rapid.IntRange(0, 43).Draw(t, "op") {
	case 0, 1, 2:
		kinds[i] = QuestionNode
		return AskQuestion{Text: text, Rank: rank()}
	case 3, 4, 5, 6, 7, 8:
		kinds[i] = AnswerNode
		var origin *Origin
		if rapid.IntRange(0, 2).Draw(t, "imported") == 0 {
			row := drawRow(t)
			origin = &Origin{File: "a.csv", Row: row.Row, Key: row.Key, Attributes: row.Attributes}
		}
		return AddAnswer{Question: of(QuestionNode), Theme: maybe(ThemeNode), Caption: text, Quote: "said", Inbox: rapid.IntRange(0, 5).Draw(t, "inbox") == 0,
			Origin: origin, Counted: rapid.IntRange(0, 3).Draw(t, "counted") == 0,
			Source: rapid.SampledFrom(Sources[:]).Draw(t, "source"), Tally: rapid.IntRange(0, 3).Draw(t, "tally")}
	case 9, 10, 11:
		kinds[i] = ThemeNode
		return AddTheme{Question: of(QuestionNode), Parent: maybe(ThemeNode), Text: text, Side: side, Letter: letter(), Rank: rank()}
	case 12:
		return SetAsideQuestion{Question: of(QuestionNode), Aside: yes}
	case 13:
		return AdmitAnswer{Answer: of(AnswerNode)}
	case 14:
		return QuoteAnswer{Answer: of(AnswerNode), Text: text}
	case 15, 30:
		return TallyAnswer{Answer: of(AnswerNode), Delta: rapid.IntRange(-3, 3).Draw(t, "delta"),
			Source: rapid.SampledFrom([]Source{"", "", Room, Phone}).Draw(t, "source")}
	case 16, 17:
		return MergeAnswer{Answer: of(AnswerNode), Into: of(AnswerNode)}
	case 18:
		return SplitAnswer{Answer: of(AnswerNode)}
	case 19:
		return PublishQuote{Answer: of(AnswerNode), Publish: yes}
	case 20:
		return ParkAnswer{Answer: of(AnswerNode), Parked: yes}
	case 21:
		return SideTheme{Theme: of(ThemeNode), Side: side}
	case 22:
		return SortTheme{Theme: of(ThemeNode), ByTally: yes}
	case 23:
		return MergeTheme{Theme: of(ThemeNode), Into: of(ThemeNode)}
	case 24:
		return Reword{Node: node, Text: text}
	case 25:
		return Reorder{Node: node, Rank: rank()}
	case 26, 27:
		return Move{Node: node, Question: of(QuestionNode), Theme: maybe(ThemeNode), Rank: rank(), Side: side, Letter: letter()}
	case 28:
		if yes {
			return Remove{Node: node}
		}
		return Restore{Node: node}
	case 29:
		return Redact{Entries: []ID{stray(), stray()}}
	case 39, 40, 41:
		rows := make([]CountedRow, rapid.IntRange(1, 3).Draw(t, "rows"))
		for i := range rows {
			rows[i] = drawRow(t)
		}
		return CountAnswer{Answer: of(AnswerNode), File: "a.csv", Rows: rows}
	case 42:
		return RedactRows{Rows: []ID{KeyID(drawRow(t).Key)}}
	case 31:
		kinds[i] = ActionNode
		return AddAction{Text: text, Who: "sam"}
	case 32:
		return FinishAction{Action: of(ActionNode), Done: yes}
	case 33, 34:
		kinds[i] = RoundNode
		return OpenVote{Question: of(QuestionNode), On: rapid.SampledFrom([]VoteOn{OnThemes, OnAnswers}).Draw(t, "on"), Votes: rapid.IntRange(1, 3).Draw(t, "votes")}
	case 35, 36:
		choices := make([]ID, rapid.IntRange(0, 4).Draw(t, "choices"))
		for i := range choices {
			choices[i] = of(rapid.SampledFrom([]NodeKind{AnswerNode, ThemeNode}).Draw(t, "choice"))
		}
		return CastBallot{Round: of(RoundNode), Ballot: id(rapid.IntRange(500, 502).Draw(t, "ballot")), Choices: choices}
	case 37:
		return CountHands{Round: of(RoundNode), Node: node, Delta: rapid.IntRange(-2, 3).Draw(t, "hands")}
	case 38:
		if yes {
			return CloseVote{Round: of(RoundNode)}
		}
		return DescribeEvent{Title: new(text), Contact: new(text)}
	default:
		return Undo{Act: id(2000 + rapid.IntRange(1, n).Draw(t, "undone"))}
	}
}

// drawRow makes one of a few rows; what it says of the person is not always the same.
func drawRow(t *rapid.T) CountedRow {
	n := rapid.IntRange(1, 5).Draw(t, "row")
	r := CountedRow{Key: fmt.Sprint("key ", n), Row: n}
	if rapid.Bool().Draw(t, "says more") {
		r.Attributes = map[string]string{rapid.SampledFrom([]string{"role", "place"}).Draw(t, "attribute"): rapid.SampledFrom([]string{"x", "y"}).Draw(t, "value")}
	}
	return r
}

// sameBoard compares boards as JSON: they are trees of plain values.
func sameBoard(t *rapid.T, what string, want, got *Board) {
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
		want := Fold(entries)
		shuffled := rapid.Permutation(entries).Draw(t, "order")
		sameBoard(t, "fold of shuffled and repeated entries", want, Fold(append(shuffled, entries[:len(entries)/2]...)))

		live := NewLive()
		var seen []Entry
		for len(shuffled) > 0 {
			k := rapid.IntRange(1, len(shuffled)).Draw(t, "batch")
			if rapid.Bool().Draw(t, "single") {
				k = 1
			}
			live.Add(shuffled[:k]...)
			seen = append(seen, shuffled[:k]...)
			shuffled = shuffled[k:]
			sameBoard(t, "live board", Fold(seen), live.Board())
		}
		sameBoard(t, "whole live board", want, live.Board())
	})
}

// TestInOrderArrival walks the quick paths, which shuffled histories seldom do.
func TestInOrderArrival(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := inOrder(drawEntries(t))
		live := NewLive()
		var boards []*Board
		var prints []string
		for i := range entries {
			live.Add(entries[i])
			sameBoard(t, "live board", Fold(entries[:i+1]), live.Board())
			boards, prints = append(boards, live.Board()), append(prints, toJSON(live.Board()))
		}
		for i, b := range boards {
			if toJSON(b) != prints[i] {
				t.Fatalf("board %d changed after it was handed out", i)
			}
		}
	})
}
