package console

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/console/place"
	"mindwall/tui/look"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// headerRows and footerRows are the rows above and below the map.
const (
	headerRows = 1
	footerRows = 5 // the themes, what Enter will do, the line, the state of things, the keys
)

func (c *Console) mapRows() int { return max(c.size.H-headerRows-footerRows, 0) }

// View implements [screen.Screen].
func (c *Console) View(size screen.Size) (string, *tea.Cursor) {
	c.resize(size)
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	if c.present.Mirror.On() {
		return viewPresenting(c)
	}
	if tooSmall(c) {
		return viewSmall(c)
	}
	rows := make([]string, 0, size.H)
	middle := c.middle() // before what counts what is out of sight
	above, below := outOfSight(c)
	rows = append(rows, header(c, above))
	rows = append(rows, middle...)
	line, column := c.input()
	rows = append(rows, themesOf(c, below).View(c.size.W, c.env.Look), c.detail(), line, status(c), help(c))
	return strings.Join(rows, "\n"), c.cursor(column, len(rows)-3)
}

func (c *Console) cursor(x, y int) *tea.Cursor {
	cur := tea.NewCursor(min(x, c.size.W-1), y)
	cur.Blink = false // a blinking one would have to be drawn; the terminal's own does what its user likes
	cur.Shape = tea.CursorBar
	return cur
}

// header is the question, its number among all, and how many answers are out of sight above, or else the event.
func header(c *Console, above int) string {
	l, b := c.env.Look, c.env.Board()
	q := c.at.Current()
	if q == nil {
		return l.Title.Wrap(cells.Truncate(" "+b.Event.Title, c.size.W))
	}
	number := " " + mapview.QuestionNumber(q, len(b.Questions)) + " "
	room := c.size.W - cells.Width(number) - 1
	text := cells.Truncate(q.Text, room)
	right, style := "", l.Muted
	if above > 0 {
		right, style = fmt.Sprintf("↑ %d more", above), l.Prompt
		text = cells.Truncate(text, room-cells.Width(right)-2)
	} else if left := room - cells.Width(text) - 3; left >= 12 {
		right = cells.Truncate(b.Event.Title, left)
	}
	gap := cells.Blanks(room - cells.Width(text) - cells.Width(right))
	question := l.Title
	if c.at.Selected == q.ID {
		question = question.With(l.Selected)
	}
	return l.Prompt.Wrap(number) + question.Wrap(text) + gap + style.Wrap(right) + " "
}

// outOfSight counts the answers above and below the rows of the map that are seen.
func outOfSight(c *Console) (above, below int) {
	if v := c.at.Shown(); v != nil && !v.Empty() {
		return v.OutOfSight(c.at.Moment())
	}
	return 0, 0
}

// middle is the map, as much shorter as what is offered below it is high; or what to do first.
func (c *Console) middle() []string {
	height := c.mapRows()
	over := c.over(height)
	over = over[max(len(over)-height, 0):]
	c.at.Covered = len(over)
	height -= len(over)
	v := c.at.Shown()
	var rows []string
	if v == nil || v.Empty() {
		rows = firstSteps(c, height)
	} else {
		rows = v.Rows(c.at.Moment())
	}
	return append(rows[:len(rows):len(rows)], over...)
}

// over is what stands over the lowest rows of the map.
func (c *Console) over(height int) []string {
	if rows := c.stack.Top().Over(c.size.W, height); rows != nil {
		return rows
	}
	return c.now().Over(c.size.W, height)
}

// firstSteps teaches what to press on an empty wall.
func firstSteps(c *Console, height int) []string {
	l := c.env.Look
	steps := []string{
		"Type what is said and press Enter: it is on the wall.",
		"Add  #Theme  behind it to file it,  +3  when three said it,",
		"and  | their own words  for a quote.",
		"↑ corrects the last answer.   ? shows all keys.",
	}
	if c.at.Current() == nil {
		steps = []string{"What will you ask the room?", "Type the first question and press Enter."}
	}
	rows := make([]string, height)
	top := max((height-len(steps))/2, 0)
	for i, s := range steps {
		if top+i < height {
			s = cells.Truncate(s, c.size.W-2)
			rows[top+i] = cells.Blanks((c.size.W-cells.Width(s))/2) + l.Muted.Wrap(s)
		}
	}
	return rows
}

// input is the line with its prompt, and the column of the cursor.
func (c *Console) input() (row string, column int) {
	l := c.env.Look
	prompt := " " + look.PromptSign + " "
	if name := c.now().Prompt(); name != "" {
		prompt = " " + name + prompt
	}
	prompt = cells.Truncate(prompt, max(c.size.W-1, 0))
	width := cells.Width(prompt)
	dst := l.Prompt.Append(make([]byte, 0, 256), prompt)
	dst, column = c.line().AppendView(dst, max(c.size.W-width-1, 0), l)
	if q := c.at.Current(); c.turned && q != nil && lineEmpty(c) {
		dst = l.Muted.Append(dst, cells.Truncate(q.Text, max(c.size.W-width-1, 0)))
	}
	return string(dst), width + column
}

// detail is one row on what matters most now: what is asked, what is wrong, what Enter will do, what can be done with what
// is marked, or the whole of what is selected. What else is said to the person at the keys stands in the status row.
func (c *Console) detail() string {
	l, s := c.env.Look, c.env.Status
	width := c.size.W - 2
	text, style := "", l.Muted
	d := c.stack.Top().Deed()
	tells := d.Row != nil && (!c.line().Empty() || !c.stack.AtAnswers())
	switch a := c.at.Answer(); {
	case c.stack.Asked() != nil:
		text, style = c.stack.Asked().Text, l.Warning
		if s.Notice != "" && s.Level == screen.Error {
			text += " · " + s.Notice // asked again, and why
		}
	case s.Notice != "" && (s.Level == screen.Error || tooSmall(c)):
		text, style = s.Notice, noticeStyle(c)
	case tells:
		return " " + string(capture.AppendStyled(nil, d.Row(width), l))
	case len(c.at.Marks) > 0:
		text = describeMarks(c)
	case a != nil:
		text = describeAnswer(a, width)
		if table := c.env.From(a); table != "" {
			text = "from " + table + " · " + text
		}
	}
	return " " + style.Wrap(cells.Truncate(text, width))
}

// describeMarks is what can be done with what is marked.
func describeMarks(c *Console) string {
	text := strconv.Itoa(len(c.at.Marks)) + " marked · # or Alt+letter files them"
	into, others := c.at.Clustering().Merging()
	switch a := c.at.Answer(); {
	case a != nil && !c.at.Marks[a.ID]:
		return text + fmt.Sprintf(" · Space marks “%s” too", cells.Truncate(say.Caption(a), place.MaxNamed))
	case len(others) > 0:
		return text + fmt.Sprintf(" · Ctrl+G merges %d into “%s”", len(others), cells.Truncate(say.Caption(into), place.MaxNamed))
	}
	return text + " · a click on a theme does too"
}

func noticeStyle(c *Console) look.Style {
	switch c.env.Status.Level {
	case screen.Error:
		return c.env.Look.Error
	case screen.Warning:
		return c.env.Look.Warning
	default:
		return c.env.Look.OK
	}
}

// describeAnswer is the whole of an answer on one row: its words, its other wordings, its quote. What lies behind so many cells
// may be left out.
func describeAnswer(a *mindmap.Answer, width int) string {
	text := look.Signed(a)
	for _, w := range a.Wordings() {
		if cells.Width(text) > width {
			return text
		}
		text += " · also “" + w + "”"
	}
	if a.Quote != "" {
		text += " · “" + a.Quote + "”"
		if a.Publish {
			text += " (may be published)"
		} else {
			text += " (not to be published: Ctrl+O lets it)"
		}
	}
	return text
}
