package replaying

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// picture is rows of the room and the row below them, joined, which are joined anew only when they change.
type picture struct {
	from    *string // the first of the stage's rows, which tells paintings apart
	foot    string
	content string
}

// View implements [screen.Screen]. It takes the whole window.
func (r *Reel) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	r.size = size
	if size.H == 1 {
		return r.foot(), nil
	}
	painted, foot := r.film.Rows(r.moment, screen.Size{W: size.W, H: size.H - 1}, r.env.Look), r.foot()
	if r.painted.from != &painted[0] || r.painted.foot != foot {
		r.painted = picture{from: &painted[0], foot: foot, content: strings.Join(painted, "\n") + "\n" + foot}
	}
	if r.helping {
		return r.help(r.painted.content), nil
	}
	return r.painted.content, nil
}

// help is the replay as it is, greyed, and over it what the keys do.
func (r *Reel) help(below string) string {
	l := r.env.Look
	back := key.NewBinding(key.WithKeys("any"), key.WithHelp("any key", "back"))
	box := rows.Dialog(l, "The replay", rows.Help(l, 0).FullHelpView([][]key.Binding{r.keys.all()}), rows.Foot(l, []key.Binding{back}, r.size.W, 1), r.size.W, r.size.H)
	all, _, _ := rows.Over(l, below, box, r.size.W, r.size.H)
	return all
}

// Signs of what it does, one cell each.
const (
	playingSign = "▶"
	stoppedSign = "■"
)

// The columns of the row at the foot: a sign, how far it is, the bar, how long it is, and room for the speed or a hint.
const (
	clockAt = 3
	tail    = 8  // for the speed or the hint behind the length
	minBar  = 10 // cells below which there is no bar
)

// clock is a time as people read it, in so many columns at the least.
func clock(at time.Duration) string {
	s := int(at / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// length is how long it is, rounded, as it ends a little before a whole second.
func (r *Reel) length() time.Duration { return r.replay.Length().Round(time.Second) }

// bar is where the bar begins, and of how many cells it is.
func (r *Reel) bar() (from, width int) {
	time := cells.Width(clock(r.length()))
	from = clockAt + time + 1
	if width = r.size.W - from - 1 - time - tail; width < minBar {
		width = 0
	}
	return from, width
}

// foot is the row under the room: whether it plays, how far it is, where the other questions begin, and how fast it is.
func (r *Reel) foot() string {
	l, w := r.env.Look, r.size.W
	c := paint.NewCanvas(w, 1)
	c.Text(0, 0, cells.Blanks(w), l.StatusBar)
	sign := stoppedSign
	if r.playing {
		sign = playingSign
	}
	c.Text(1, 0, sign, l.StatusBar)
	from, width := r.bar()
	now, whole := clock(r.at), clock(r.length())
	if r.at >= r.replay.Length() {
		now = whole
	}
	c.Text(from-1-cells.Width(now), 0, now, l.StatusBar)
	at := from
	if width > 0 {
		r.drawBar(c, from, width)
		at += width + 1
	}
	at = c.Text(at, 0, whole, l.StatusBar) + 1
	hint := speeds[r.speed].name
	if hint == "" && !r.playing {
		hint = "? keys"
	}
	c.Text(at, 0, hint, l.StatusBar)
	return c.Lines()[0]
}

// drawBar paints how far it is, with a sign where another question begins.
func (r *Reel) drawBar(c *paint.Canvas, from, width int) {
	bar := r.env.Look.StatusBar
	passed := r.cell(r.at, width)
	c.Text(from, 0, strings.Repeat("━", passed+1)+strings.Repeat("─", width-passed-1), bar)
	for _, t := range r.turns {
		sign := "┼"
		at := r.cell(t, width)
		if at <= passed {
			sign = "╋"
		}
		c.Text(from+at, 0, sign, bar)
	}
	c.Text(from+passed, 0, look.FreshSign, bar)
}

// cell is the cell of a bar of so many that a time falls into.
func (r *Reel) cell(at time.Duration, width int) int {
	return int(at * time.Duration(width-1) / max(r.replay.Length(), 1))
}
