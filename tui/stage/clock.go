package stage

import (
	"time"

	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/screen"
	"mindwall/tui/stage/figures"
)

// How long the room is told that a timer is over, from its end on: first in place of the question, then beside it.
const (
	UpFor     = 10 * time.Second
	FinishFor = time.Minute
)

// phase is where a timer is, as far as the room is told.
type phase int8

const (
	still   phase = iota // none runs, and none has just ended
	running              // counts down
	ended                // is over: said in place of the question
	past                 // was over a while ago: the clock stands, reversed
)

// clock is what the room is told of a timer.
type clock struct {
	phase  phase
	text   string
	widest string // as wide as the longest that it reads, from its start to its end
}

// clockOf is what is told of a timer at a moment.
func clockOf(t shown.Timer, now time.Time, v say.Voice) clock {
	since := now.Sub(t.Ends)
	if t.IsZero() || since >= FinishFor {
		return clock{}
	}
	k := clock{text: t.Clock(now), widest: widestClock(max(t.Length, t.Left(now)))}
	switch {
	case since < 0:
		k.phase = running
	case since < UpFor:
		k.phase, k.text = ended, v.Text(say.TimeIsUp)
	default:
		k.phase = past
	}
	return k
}

// widestClock is a clock of as many figures as that length reads.
func widestClock(length time.Duration) string {
	const figures = "0000000:00"
	n := len("0:00")
	for m := length / time.Minute; m >= 10 && n < len(figures); m /= 10 {
		n++
	}
	return figures[len(figures)-n:]
}

// Stands is how long what the room is told of a timer stays the same; 0 when nothing is told any more.
func Stands(t shown.Timer, now time.Time) time.Duration {
	switch since := now.Sub(t.Ends); {
	case t.IsZero() || since >= FinishFor:
		return 0
	case since >= UpFor:
		return FinishFor - since
	case since >= 0:
		return UpFor - since
	case since%time.Second != 0:
		return -since % time.Second
	}
	return time.Second
}

// drawClock paints a timer in the middle, as large as it fits from its start to its end.
func drawClock(c *paint.Canvas, size screen.Size, k clock, l *look.Look) {
	widest := k.widest
	if k.phase == ended {
		widest = k.text
	}
	s := figures.Largest(widest, size)
	rows := k.set(s)
	x, y := max((size.W-cells.Width(rows[0]))/2, 0), max((size.H-len(rows))/2, 0)
	for i, row := range rows {
		c.Text(x, y+i, row, k.style(s, l))
	}
}

// set are the rows of what is told.
func (k clock) set(s figures.Scale) []string {
	if k.phase == past {
		return s.CutOut(k.text)
	}
	return s.Set(k.text)
}

// style is how they are set: figures are cut out of a field, where letters are reversed.
func (k clock) style(s figures.Scale, l *look.Look) look.Style {
	if k.phase == past && s == 0 {
		return l.Selected
	}
	return l.Question
}
