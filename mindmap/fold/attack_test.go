package fold

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
)

// drawAttack makes the entries of somebody who means harm to a wall whose entries are known: leaps of the clock, circles,
// redactions of everything, undos of what others did, and ids that are taken.
func drawAttack(t *rapid.T, known []mindmap.Entry) []mindmap.Entry {
	var all []mindmap.Entry
	any := func() *mindmap.Entry { return &known[rapid.IntRange(0, len(known)-1).Draw(t, "known")] }
	for i := range rapid.IntRange(1, 20).Draw(t, "attacks") {
		clock := rapid.SampledFrom([]uint64{1, uint64(len(known)), uint64(len(known)), mindmap.MaxLead, 1<<32 - 1, uint64(i+1) * (1<<32 - 1), 1 << 39, mindmap.MaxClock}).Draw(t, "clock")
		var op mindmap.Op
		switch rapid.IntRange(0, 11).Draw(t, "attack") {
		case 0:
			op = mindmap.Undo{Act: any().Act}
		case 1:
			op = mindmap.Redact{Entries: []mindmap.ID{any().ID, any().ID}}
		case 2:
			named := make([]mindmap.ID, len(known))
			for j := range known {
				named[j] = known[j].ID
			}
			op = mindmap.Redact{Entries: named}
		case 3:
			op = mindmap.Reword{Node: any().ID, Text: "What was never said"}
		case 4:
			op = mindmap.MergeAnswer{Answer: any().ID, Into: any().ID}
		case 5:
			op = mindmap.Move{Node: any().ID, Question: any().ID, Theme: any().ID}
		case 6:
			op = mindmap.MergeTheme{Theme: any().ID, Into: any().ID}
		case 7:
			op = mindmap.Remove{Node: any().ID}
		case 8:
			op = mindmap.TallyAnswer{Answer: any().ID, Delta: rapid.SampledFrom([]int{-mindmap.MaxTally, mindmap.MaxTally}).Draw(t, "delta")}
		case 9:
			op = mindmap.AddAnswer{Question: any().ID, Caption: "What nobody said", Origin: &mindmap.Origin{Key: "k"}}
		case 10:
			op = mindmap.ParkAnswer{Answer: any().ID, Parked: true}
		default:
			op = mindmap.PublishQuote{Answer: any().ID, Publish: true}
		}
		e := entryOf(7000+i, clock, id(666), id(8000+i), op)
		if rapid.IntRange(0, 4).Draw(t, "forge") == 0 {
			e.ID = any().ID
		}
		if e.Validate() == nil {
			all = append(all, e)
		}
	}
	return all
}

// TestAnAttackStopsNobody holds that whatever somebody put into a wall, by a door that knows of no clocks, the others can
// write and correct; that nothing that was acknowledged is another entry than it was; and that what changed of it is told.
func TestAnAttackStopsNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := NewLive()
		w := &writer{t: t, l: l, device: id(1)}
		w.write(mindmap.AskQuestion{Text: "Why?"})
		w.write(mindmap.AddTheme{Question: id(5001), Text: "Money"})
		for i := range rapid.IntRange(1, 5).Draw(t, "answers") {
			op := mindmap.AddAnswer{Question: id(5001), Caption: "What was said", Quote: "word for word"}
			if i == 0 {
				op.Origin = &mindmap.Origin{File: "a.csv", Row: 2, Key: "k"}
			}
			w.write(op)
		}
		known := l.Entries()
		before := l.Board()
		hostile := drawAttack(t, known)
		losses, unlike := l.Losses(hostile), l.Unlike(hostile)
		l.Add(rapid.Permutation(hostile).Draw(t, "order")...)
		after := l.Board()
		checkSound(t, after)

		for i := range known {
			r := l.record(known[i].ID)
			if r.stamp() != known[i].Stamp() || r.entry.Act != known[i].Act || r.entry.Kind != known[i].Kind {
				t.Fatalf("%s is another entry now", known[i].ID)
			}
			if !bytes.Equal(r.entry.Body, known[i].Body) && !bytes.Equal(r.entry.Body, mindmap.Blank(known[i]).Body) {
				t.Fatalf("the body of %s is %s", known[i].ID, r.entry.Body)
			}
		}
		forged, taken := 0, id(7000)
		for _, e := range hostile {
			if bytes.Compare(e.ID[:], taken[:]) < 0 {
				forged++
			}
		}
		if unlike != forged {
			t.Fatalf("%d entries of taken ids, told of %d", forged, unlike)
		}
		checkTold(t, before, after, losses)

		// The others go on, and nothing has the last word over them once the entries are in order.
		w.write(mindmap.AddAnswer{Question: id(5001), Caption: "Said afterwards"})
		last := id(5000 + w.n)
		entries, _ := mindmap.Renumber(l.Entries())
		ordered := NewLive()
		ordered.Add(entries...)
		if sealed, err := mindmap.NewEntry(mindmap.Entry{ID: id(9000), Clock: ordered.Clock() + 1, Device: id(1), Author: "sam", Act: id(9001)},
			mindmap.Reword{Node: last, Text: "Corrected"}); err != nil {
			t.Fatalf("nobody can write any more: %v", err)
		} else {
			ordered.Add(sealed)
		}
		if a := ordered.Answer(last); a == nil || a.Text != "Corrected" || l.Answer(last) == nil || l.Clock() > uint64(len(hostile)+1)*(mindmap.MaxLead+100) {
			t.Fatalf("clock %d, the correction reads %+v", l.Clock(), a)
		}
	})
}

// checkTold holds that each answer that is not as it was is among the changes that are told, and each that lost its words
// among the losses.
func checkTold(t *rapid.T, before, after *mindmap.Board, losses []Loss) {
	told := Compare(before, after)
	was, is := everyAnswer(before), everyAnswer(after)
	var want Changes
	lost := 0
	for id, a := range was {
		b, there := is[id]
		switch {
		case !there:
			want.Gone++
			continue
		case b.list == listRemoved:
			want.Removed++
		}
		if b.a.Redacted {
			lost++
		} else if b.a.Text != a.a.Text {
			want.Reworded++
		}
		if b.a.Own != a.a.Own {
			want.Recounted++
		}
	}
	if told.Gone != want.Gone || told.Removed != want.Removed || told.Redacted != lost || told.Recounted != want.Recounted ||
		told.Reworded < want.Reworded {
		t.Fatalf("told %+v, want %+v and %d without words", told, want, lost)
	}
	named := 0
	for _, loss := range losses {
		named += loss.Nodes
	}
	if lost > named {
		t.Fatalf("%d answers lost their words, told of %d", lost, named)
	}
	if told.None() {
		sameBoardsAnswers(t, before, after)
	}
}

// sameBoardsAnswers holds that the answers of the one board read on the other as they did.
func sameBoardsAnswers(t *rapid.T, before, after *mindmap.Board) {
	is := everyAnswer(after)
	for id, was := range everyAnswer(before) {
		a, b := *was.a, *is[id].a
		a.Tally, b.Tally, a.Merged, b.Merged = mindmap.Tally{}, mindmap.Tally{}, nil, nil // of others that were merged into it
		if toJSON(a) != toJSON(b) {
			t.Fatalf("answer %s changed and it was not told:\n%s\n%s", id, toJSON(a), toJSON(b))
		}
	}
}
