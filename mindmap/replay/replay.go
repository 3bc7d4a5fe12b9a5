// Package replay tells how a wall came to be: as a row of moments, each with its place in time and a board that grows from one to
// the next until it is the wall as the room sees it.
//
// What a replay shows is made of the final board alone: its questions, themes and answers on the map, in their final words, with
// their final counts. Only when each of them came, was filed and was counted is read off the entries. So nothing that was taken
// out, undone, refused, parked, or waits can be in it, nor a wording that was corrected, nor a quote; and walls that differ in such
// words alone have the same replay. In particular:
//
//   - The questions are there from the beginning. A theme comes when it was made or, where it stands for another or has others
//     under it, when the first of these was needed.
//   - An answer comes when it came to the question that it is under, and never before it was let on. Those that were merged into it
//     are never seen: they count it up when they came.
//   - An answer is filed and filed again as it was, as long as the theme is on the map; else it stands where it would.
//   - A count that was taken back again was never made.
//   - Under one question all comes in the order of entries. Questions that were answered at the same time take turns of some seconds, and
//     what came by one act comes question by question.
//   - Votes come when they were shown.
//
// The package is pure: no I/O, no clock, no randomness.
package replay

import (
	"slices"
	"sort"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
)

// Usual is how long a replay is when nobody says.
const Usual = time.Minute

// Options say what a replay tells, and how fast.
type Options struct {
	In       time.Duration // how long it is to be, [Usual] when 0; shorter where so little came that no gap would be under [MaxGap]
	Question mindmap.ID    // the one that is told of; zero is all
}

// Replay is a wall as it came to be. It does not change any more, and may be used by several goroutines.
type Replay struct {
	moments []moment
	parsed  []mindmap.Parsed // what boards are made of, in the order in which it comes
}

// Moment is what is seen from its offset on until the next one.
type Moment struct {
	Offset   time.Duration // from the beginning
	Question mindmap.ID    // that is shown; zero on a wall without questions
	Fresh    []mindmap.ID  // answers that stand out, the latest first
	Summary  bool          // the themes of the question by their counts are shown, and not its map
}

// moment is a Moment as it is kept.
type moment struct {
	offset   time.Duration
	question mindmap.ID
	touched  []mindmap.ID // answers that came, were filed or counted up with it
	beats    int          // how many of them are there by then
	entries  int          // how many of the entries that these are made of
	quiet    bool         // nothing stands out
	summary  bool
}

// Of is the replay of a wall. It reads the wall, and does not keep it.
func Of(l *fold.Live, o Options) *Replay {
	if o.In <= 0 {
		o.In = Usual
	}
	s := newStory(l, o.Question)
	beats, moments := schedule(s.beats(), s.asked, o.In)
	r := &Replay{moments: moments}
	r.parsed = s.write(beats, r.moments)
	return r
}

// Len is the number of moments; there is at least one.
func (r *Replay) Len() int { return len(r.moments) }

// Length is how long it is from the first moment to the last, which stays.
func (r *Replay) Length() time.Duration { return r.moments[len(r.moments)-1].offset }

// How long answers stand out, and how many of them at a time.
const (
	freshFor = 1500 * time.Millisecond
	maxFresh = 3
)

// At is the i-th moment, from 0.
func (r *Replay) At(i int) Moment {
	m := &r.moments[i]
	return Moment{Offset: m.offset, Question: m.question, Fresh: r.fresh(i), Summary: m.summary}
}

// fresh are the answers that stand out in a moment, the latest first.
func (r *Replay) fresh(i int) (ids []mindmap.ID) {
	now := &r.moments[i]
	if now.quiet {
		return nil
	}
	for ; i >= 0 && len(ids) < maxFresh; i-- {
		m := &r.moments[i]
		if m.question != now.question || m.offset < now.offset && now.offset-m.offset >= freshFor {
			break
		}
		for _, id := range slices.Backward(m.touched) {
			if !slices.Contains(ids, id) && len(ids) < maxFresh {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// Index is the moment that is seen at a time after the beginning.
func (r *Replay) Index(at time.Duration) int {
	after := sort.Search(len(r.moments), func(i int) bool { return r.moments[i].offset > at })
	return max(after-1, 0)
}

// Turn is the first moment after the i-th, or before it when forward is false, at which another question begins to be shown than
// was before. It is the last or the first when there is none.
func (r *Replay) Turn(i int, forward bool) int {
	step := 1
	if !forward {
		step = -1
	}
	for i += step; i > 0 && i < len(r.moments); i += step {
		if r.moments[i].question != r.moments[i-1].question {
			return i
		}
	}
	return min(max(i, 0), len(r.moments)-1)
}

// Player goes through a replay. It is not safe for use by several goroutines.
type Player struct {
	replay *Replay
	live   *fold.Live
	loaded int
}

// Player is one that stands before the beginning.
func (r *Replay) Player() *Player { return &Player{replay: r, live: fold.NewLive()} }

// Board is the wall at the i-th moment. The next call changes it. To go forward costs what came meanwhile; to go back begins anew.
func (p *Player) Board(i int) *fold.Live {
	upTo := p.replay.moments[i].entries
	if upTo < p.loaded {
		p.live, p.loaded = fold.NewLive(), 0
	}
	if upTo > p.loaded {
		p.live.Load(p.replay.parsed[p.loaded:upTo])
		p.loaded = upTo
	}
	return p.live
}
