package replay

import (
	"slices"
	"time"

	"mindwall/mindmap"
)

// MaxGap is the longest that nothing happens in a replay.
const MaxGap = 3 * time.Second

// Times of a replay that is long enough; a short one has less of each.
const (
	lead    = time.Second             // before the first beat
	turning = time.Second             // between the coming of another question and the beat there
	settled = 1500 * time.Millisecond // from the last beat until nothing stands out, and from then until the summary
	summary = MaxGap                  // between summaries
	breath  = 250 * time.Millisecond  // from one beat to the next at the least
	window  = 4 * time.Second         // within which beats are sorted by question
)

// schedule puts beats of questions, in the order in which they happened, into one in which the room can follow, and tells when
// they are. Half of the time at most is shared out evenly, all else by the times between them.
func schedule(beats []beat, asked []*mindmap.Question, in time.Duration) ([]beat, []moment) {
	s := &scheduler{in: in, gaps: gaps(beats), asked: asked}
	s.close = s.closing()
	s.spread(0)
	s.beats = s.sorted(beats)
	s.turns()
	return s.beats, s.moments()
}

// scheduler shares out the time of a replay.
type scheduler struct {
	in      time.Duration
	asked   []*mindmap.Question
	beats   []beat
	gaps    []int64             // before beats, as they were
	waits   []time.Duration     // before beats, as they will be
	close   []*mindmap.Question // whose summaries stand at the end
	turning time.Duration
}

func (s *scheduler) closing() (with []*mindmap.Question) {
	for _, q := range s.asked {
		if q.Answers > 0 || len(q.Themes) > 0 {
			with = append(with, q)
		}
	}
	return with
}

func (s *scheduler) lead() time.Duration    { return min(lead, s.in/20) }
func (s *scheduler) settled() time.Duration { return min(settled, s.in/20) }

// summary is how long each summary but the last stands.
func (s *scheduler) summary() time.Duration {
	return min(summary, s.in/10/time.Duration(max(len(s.close), 1)))
}

// spread shares the time out among beats, of which that much is taken by turns to other questions.
func (s *scheduler) spread(turns time.Duration) {
	s.waits = make([]time.Duration, len(s.gaps))
	if len(s.gaps) == 0 {
		return
	}
	s.waits[0] = s.lead()
	left := s.in - s.lead() - 2*s.settled() - s.summary()*time.Duration(max(len(s.close)-1, 0)) - turns
	fill(s.waits[1:], s.gaps[1:], left)
}

// fill shares a time out in proportion to gaps, with no share under a floor or over [MaxGap].
func fill(shares []time.Duration, gaps []int64, total time.Duration) {
	if len(shares) == 0 {
		return
	}
	const most = int64(MaxGap / time.Microsecond)
	least := min(breath, total/2/time.Duration(len(shares))).Microseconds()
	// The scale is in 1024ths of a microsecond a millisecond: in whole numbers, as it must come out the same on all machines.
	share := func(gap, scale int64) int64 { return min(max(gap*scale>>10, least), most) }
	low, high := int64(0), most<<10
	for low < high {
		scale, sum := (low+high+1)/2, int64(0)
		for _, gap := range gaps {
			sum += share(gap, scale)
		}
		if sum <= total.Microseconds() {
			low = scale
		} else {
			high = scale - 1
		}
	}
	for i, gap := range gaps {
		shares[i] = time.Duration(share(gap, low)) * time.Microsecond
	}
}

// sorted puts beats that are close to each other into an order in which the question changes seldom: first those of the question
// that is shown, then those of the one that came up first.
func (s *scheduler) sorted(beats []beat) []beat {
	long := max(window, s.in/10)
	var sorted []beat
	var showing []mindmap.ID // the question that is shown, if any is
	for from := 0; from < len(beats); {
		to, span := from+1, time.Duration(0)
		for to < len(beats) && span+s.waits[to] < long {
			span += s.waits[to]
			to++
		}
		near := slices.Clone(beats[from:to])
		byQuestion(near, showing...)
		sorted, from = append(sorted, near...), to
		showing = []mindmap.ID{near[len(near)-1].question}
	}
	return sorted
}

// byQuestion sorts beats by the questions that come first, else by those that come first among them.
func byQuestion(beats []beat, first ...mindmap.ID) {
	order := map[mindmap.ID]int{}
	come := func(question mindmap.ID) {
		if _, known := order[question]; !known {
			order[question] = len(order)
		}
	}
	for _, q := range first {
		come(q)
	}
	for i := range beats {
		come(beats[i].question)
	}
	slices.SortStableFunc(beats, func(a, b beat) int { return order[a.question] - order[b.question] })
}

// turns makes time for the turns to other questions.
func (s *scheduler) turns() {
	turns := 0
	for i := range s.beats {
		if s.turnsAt(i) {
			turns++
		}
	}
	if turns > 0 {
		s.turning = min(turning, s.in/4/time.Duration(turns))
		s.spread(s.turning * time.Duration(turns))
	}
}

func (s *scheduler) turnsAt(i int) bool { return i > 0 && s.beats[i].question != s.beats[i-1].question }

// moments are the beginning, the beats with a turn where the question changes, the map as it is in the end, and the summaries.
func (s *scheduler) moments() []moment {
	var now moment
	switch {
	case len(s.beats) > 0:
		now.question = s.beats[0].question
	case len(s.asked) > 0:
		now.question = s.asked[0].ID
	}
	all := []moment{now}
	add := func(wait time.Duration) {
		now.offset += wait
		all = append(all, now)
	}
	for i := range s.beats {
		b := &s.beats[i]
		wait := s.waits[i]
		if s.turnsAt(i) {
			now.question, now.touched = b.question, nil
			add(wait)
			wait = s.turning
		}
		now.beats, now.touched = i+1, b.touched
		add(wait)
	}
	now.touched, now.quiet = nil, true
	if len(s.beats) > 0 {
		add(s.settled())
	}
	now.summary = true
	for i, q := range s.close {
		wait := s.summary()
		if i == 0 {
			wait = s.settled()
		}
		now.question = q.ID
		add(wait)
	}
	return all
}
