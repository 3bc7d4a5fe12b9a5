// Package demo is the sample event: a lunch hour of link workers, three questions, and what was said to them.
//
// It is written as the real thing is: entry by entry, by two scribes on two machines, with typing errors mended,
// repeats counted, an answer parked, another taken back, and the survey of those who could not come. It is pure and
// always the same, ids and times included, so that two demo walls are copies of one and can be merged.
//
// The event, the people and every word are made up.
package demo

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"time"

	"mindwall/mindmap"
)

// Title is the sample event's title.
const Title = "Social prescribing lunch"

// Entries are the entries of the sample event, in order.
func Entries() []mindmap.Entry {
	s := &stage{live: mindmap.NewLive(), now: time.Date(2026, 3, 9, 12, 2, 11, 0, time.UTC)}
	s.answers = map[string]mindmap.ID{}
	for _, play := range []func(*stage){openEvent, playJoys, playBarriers, playGains, readSurvey, tidyUp} {
		play(s)
	}
	return s.entries
}

// scribe is a person who writes.
type scribe struct {
	name   string
	device mindmap.ID
}

// stage is where the event is played: it keeps the board, the clock and what was written.
type stage struct {
	live    *mindmap.Live
	entries []mindmap.Entry
	now     time.Time
	made    uint64                // ids made so far
	answers map[string]mindmap.ID // by the caption they were made with
}

// idOf is an id that is always the same for the same name, and as good as random beside those of other walls.
func idOf(name string) mindmap.ID {
	sum := sha256.Sum256([]byte("mindwall sample event: " + name))
	return mindmap.ID(sum[:16])
}

func (s *stage) newID() mindmap.ID {
	s.made++
	return idOf(string(binary.BigEndian.AppendUint64(nil, s.made)))
}

func ruth() scribe  { return scribe{"ruth", idOf("ruth's laptop")} }
func idris() scribe { return scribe{"idris", idOf("idris's laptop")} }

// pass lets time go by, in seconds.
func (s *stage) pass(seconds int) { s.now = s.now.Add(time.Duration(seconds) * time.Second) }

// act records drafts as one act of a person, and returns it. The script is part of the program, so an operation in it
// that does not validate is a programmer's mistake.
func (s *stage) act(by scribe, drafts ...mindmap.Draft) mindmap.ID {
	act := s.newID()
	for _, d := range drafts {
		if d.ID.IsZero() {
			d.ID = s.newID()
		}
		e, err := mindmap.NewEntry(mindmap.Entry{
			ID: d.ID, Clock: s.live.Clock() + 1, Device: by.device, Author: by.name, At: s.now, Act: act,
		}, d.Op)
		if err != nil {
			panic(fmt.Sprintf("sample event: %v", err))
		}
		s.entries = append(s.entries, e)
		s.live.Add(e)
	}
	return act
}

func (s *stage) do(by scribe, ops ...mindmap.Op) mindmap.ID {
	drafts := make([]mindmap.Draft, len(ops))
	for i, op := range ops {
		drafts[i].Op = op
	}
	return s.act(by, drafts...)
}

// question is the question with that number.
func (s *stage) question(number int) *mindmap.Question { return s.live.Board().Questions[number-1] }

// said is one answer of the script.
type said struct {
	theme   string // path; empty is unsorted
	caption string
	quote   string
	tally   int
	source  mindmap.Source
	after   int // seconds since the one before
}

// say records an answer, with the themes that are missing, as the input line does.
func (s *stage) say(by scribe, number int, a said) mindmap.ID {
	s.pass(a.after)
	return s.act(by, s.drafts(number, a, nil)...)
}

func (s *stage) drafts(number int, a said, origin *mindmap.Origin) []mindmap.Draft {
	q := s.question(number)
	theme, drafts, err := mindmap.PlanTheme(s.live.Board(), q, mindmap.SplitThemePath(a.theme), s.newID)
	if err != nil {
		panic(fmt.Sprintf("sample event: theme %q: %v", a.theme, err))
	}
	id := s.newID()
	s.answers[a.caption] = id
	return append(drafts, mindmap.Draft{ID: id, Op: mindmap.AddAnswer{
		Question: q.ID, Theme: theme, Caption: a.caption, Quote: a.quote, Tally: a.tally, Source: a.source, Origin: origin,
	}})
}

// answer is the answer that was made with that caption.
func (s *stage) answer(caption string) mindmap.ID {
	id, ok := s.answers[caption]
	if !ok {
		panic(fmt.Sprintf("sample event: nobody said %q", caption))
	}
	return id
}

// file moves answers under a theme of their question.
func (s *stage) file(by scribe, number int, theme string, captions ...string) {
	q := s.question(number)
	id, drafts, err := mindmap.PlanTheme(s.live.Board(), q, mindmap.SplitThemePath(theme), s.newID)
	if err != nil {
		panic(fmt.Sprintf("sample event: theme %q: %v", theme, err))
	}
	nodes := make([]mindmap.ID, len(captions))
	for i, c := range captions {
		nodes[i] = s.answer(c)
	}
	s.act(by, append(drafts, mindmap.PlanMove(nodes, q, id)...)...)
}

// again counts more people who said the same.
func (s *stage) again(by scribe, caption string, more int) {
	s.do(by, mindmap.TallyAnswer{Answer: s.answer(caption), Delta: more})
}
