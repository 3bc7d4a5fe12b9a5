package replay

import (
	"time"

	"mindwall/mindmap"
)

// beat is what happens at one moment: one answer comes, with the theme that was made for it, or what was filed together is filed.
type beat struct {
	when
	question mindmap.ID
	last     kind
	touched  []mindmap.ID // answers that stand out, in order
	said     []said
}

// maxAtOnce is how many answers of one beat stand out. Of more, the last one does, as in the room.
const maxAtOnce = 5

// beats are what happened, in order.
func (s *story) beats() (beats []beat) {
	for _, c := range s.changes() {
		if len(beats) == 0 || !beats[len(beats)-1].joins(&c) {
			beats = append(beats, beat{when: c.when, question: c.question})
		}
		b := &beats[len(beats)-1]
		b.last, b.said = c.kind, append(b.said, c.said...)
		if !c.answer.IsZero() && (len(b.touched) == 0 || b.touched[len(b.touched)-1] != c.answer) {
			b.touched = append(b.touched, c.answer)
		}
	}
	for i := range beats {
		if b := &beats[i]; len(b.touched) > maxAtOnce {
			b.touched = b.touched[len(b.touched)-1:]
		}
	}
	for from, to := 0, 0; from < len(beats); from = to {
		for to = from + 1; to < len(beats) && beats[to].act == beats[from].act; {
			to++
		}
		byQuestion(beats[from:to]) // rows of a survey answer one after the other: they come question by question
	}
	return beats
}

// joins reports whether a change belongs to the beat: it is of the same act, and the room saw the two as one. Answers that come by
// one act, as an import brings them, come one after the other.
func (b *beat) joins(c *change) bool {
	if b.act != c.act || b.question != c.question {
		return false
	}
	switch c.kind {
	case themes, voting:
		return b.last == c.kind
	case arrival:
		return b.last == themes
	case filing:
		return b.last == themes || b.last == filing
	}
	return len(b.touched) == 1 && b.touched[0] == c.answer
}

// longest is the most that is made of the time between two beats, which nobody waits for anyway.
const longest = 10 * time.Minute

// gaps are the times before beats, the first one's included, in milliseconds, at least one. Clocks of machines differ and are set, so the
// time since the beat before and the time since the last one of the same machine are both asked, and the lesser counts.
func gaps(beats []beat) []int64 {
	gaps := make([]int64, len(beats))
	type seen struct {
		at     time.Time
		passed time.Duration
	}
	var passed time.Duration
	of := map[mindmap.ID]seen{}
	for i := range beats {
		b, gap := &beats[i], longest
		if i > 0 {
			since := b.at.Sub(beats[i-1].at)
			if since >= 0 {
				gap = min(gap, since)
			}
			own, known := of[b.device]
			if known {
				gap = min(gap, max(b.at.Sub(own.at)-(passed-own.passed), 0))
			}
			if since < 0 && !known {
				gap = 0
			}
		}
		passed += gap
		of[b.device] = seen{b.at, passed}
		gaps[i] = max(gap.Milliseconds(), 1)
	}
	return gaps
}
