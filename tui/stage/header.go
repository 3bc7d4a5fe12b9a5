package stage

import (
	"strconv"
	"time"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/screen"
	"mindwall/tui/wrap"
)

// FinishFor is how long the room is told that the time is up.
const FinishFor = time.Minute

// timerSign stands before a running timer.
const timerSign = "⧗"

// over tells whether a timer has just ended.
func over(t screen.Timer, now time.Time) bool {
	return !t.IsZero() && t.Left(now) == 0 && now.Sub(t.Ends) < FinishFor
}

// clockOf is a running timer as people read it; empty when none runs.
func clockOf(t screen.Timer, now time.Time) string {
	if t.Left(now) == 0 {
		return ""
	}
	return t.Clock(now)
}

// headKey is what the rows above the map depend on.
type headKey struct {
	text, number, clock string
	over, blank         bool
	size                screen.Size
	look                *look.Look
}

func headKeyOf(v View, q *mindmap.Question) headKey {
	k := headKey{size: v.Size, look: v.Look, clock: clockOf(v.Shown.Timer, v.Now), over: over(v.Shown.Timer, v.Now)}
	if v.Shown.Scene == screen.BlankScene {
		return headKey{size: v.Size, look: v.Look, blank: true, over: k.over}
	}
	k.text = v.Live.Board().Event.Title
	if q != nil {
		k.text, k.number = q.Text, numberOf(q, len(v.Live.Board().Questions))
	}
	return k
}

func numberOf(q *mindmap.Question, questions int) string {
	if q.Number == 0 || questions < 2 {
		return ""
	}
	return strconv.Itoa(q.Number) + "/" + strconv.Itoa(questions)
}

// The columns of the header: a bar, a blank, the question, a gap, the number, and in a wide window a blank and a bar.
const (
	barAt     = 1
	textAt    = 3
	tagGap    = 2
	leastQ    = 16 // cells below which a question is not broken further to make room for the number
	barsRight = 72 // the width in cells from which there is a bar on the right too
)

// textEnd is how many cells the header keeps free at the right of the number.
func (k headKey) textEnd() int {
	if k.size.W < barsRight {
		return margin
	}
	return textAt
}

// paintHeader is the question, whole as long as the window has the rows, with its number.
func paintHeader(k headKey) []string {
	if k.blank {
		return []string{}
	}
	tag := k.number
	width := k.size.W - textAt - k.textEnd()
	if tag != "" && width-tagGap-cells.Width(tag) >= leastQ {
		width -= tagGap + cells.Width(tag)
	} else if tag != "" {
		k.text += "  " + tag
		tag = ""
	}
	lines := wrap.Even(k.text, width)
	if len(lines) > k.size.H {
		lines = append(lines[:k.size.H-1], cells.Truncate(lines[k.size.H-1]+" "+lines[k.size.H], width))
	}
	c := paint.NewCanvas(k.size.W, len(lines))
	for y, line := range lines {
		c.Text(barAt, y, "┃", k.look.QuestLine)
		c.Text(textAt, y, line, k.look.Question)
		if k.size.W >= barsRight {
			c.Text(k.size.W-1-barAt, y, "┃", k.look.QuestLine)
		}
	}
	if tag != "" {
		c.Text(k.size.W-k.textEnd()-cells.Width(tag), 0, tag, k.look.Question)
	}
	return c.Lines()
}

// finish is what the room is told when a timer is over.
const finish = "Time is up"

// separator is the row between the question and what hangs under it. It is where the timer is, so that nothing moves
// when one starts, and where the room is told that the time is up. The trunk of a map that hangs from the question goes
// through it.
func (k headKey) separator(hangs bool) string {
	if k.over {
		text := cells.Truncate(finish, k.size.W)
		left := (k.size.W - cells.Width(text)) / 2
		return k.look.Selected.Wrap(cells.Pad(cells.Blanks(left)+text, k.size.W))
	}
	c := paint.NewCanvas(k.size.W, 1)
	if hangs {
		c.Text(barAt, 0, "┃", k.look.QuestLine)
	}
	if k.clock != "" {
		text := timerSign + " " + k.clock
		c.Text(k.size.W-k.textEnd()-cells.Width(text), 0, text, k.look.Question)
	}
	return c.Lines()[0]
}
