package console

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// View implements [screen.Screen].
func (c *Console) View(size screen.Size) (string, *tea.Cursor) {
	c.size = size
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	if c.present.Mirror.On() {
		return c.viewPresenting()
	}
	if c.tooSmall() {
		return c.viewSmall()
	}
	rows := make([]string, 0, size.H)
	rows = append(rows, c.header())
	rows = append(rows, c.middle()...)
	line, column := c.input()
	rows = append(rows, c.detail(), line, c.status(), c.help())
	return strings.Join(rows, "\n"), c.cursor(column, len(rows)-3)
}

func (c *Console) cursor(x, y int) *tea.Cursor {
	cur := tea.NewCursor(min(x, c.size.W-1), y)
	cur.Blink = false // a blinking one would have to be drawn; the terminal's own does what its user likes
	cur.Shape = tea.CursorBar
	return cur
}

// header is the question, its number among all, and the event.
func (c *Console) header() string {
	l, b := c.env.Look, c.env.Board()
	q := c.current()
	if q == nil {
		return l.Title.Wrap(cells.Truncate(" "+b.Event.Title, c.size.W))
	}
	number := " " + mapview.QuestionNumber(q, len(b.Questions)) + " "
	room := c.size.W - cells.Width(number) - 1
	text := cells.Truncate(q.Text, room)
	title := ""
	if left := room - cells.Width(text) - 3; left >= 12 {
		title = cells.Truncate(b.Event.Title, left)
	}
	gap := cells.Blanks(room - cells.Width(text) - cells.Width(title))
	return l.Prompt.Wrap(number) + l.Title.Wrap(text) + gap + l.Muted.Wrap(title)
}

// middle is the map, with what is offered for completion over its lowest rows; or what to do first.
func (c *Console) middle() []string {
	height := c.mapRows()
	v := c.laidOut()
	var rows []string
	if v == nil || v.Empty() {
		rows = c.firstSteps(height)
	} else {
		rows = c.paintMap(v)
	}
	if over := c.overlay(height); len(over) > 0 {
		rows = append(rows[:len(rows)-len(over):len(rows)-len(over)], over...)
	}
	return rows
}

// overlay is what stands over the lowest rows of the map: a list to choose from, or a likely repeat.
func (c *Console) overlay(height int) []string {
	if c.ask != nil && c.ask.rows != nil {
		return c.ask.rows(c.size.W, height)
	}
	if c.purpose == picking {
		return c.picker.rows(c.size.W, height, c.env.Look)
	}
	if offers := c.offers(); len(offers) > 0 {
		return offers
	}
	if row := c.repeatRow(); row != "" {
		return []string{row}
	}
	return nil
}

// firstSteps teaches what to press on an empty wall.
func (c *Console) firstSteps(height int) []string {
	l := c.env.Look
	steps := []string{
		"Type what is said and press Enter: it is on the wall.",
		"Add  #Theme  behind it to file it,  +3  when three said it,",
		"and  | their own words  for a quote.",
		"↑ corrects the last answer.   ? or F1 shows all keys.",
	}
	if c.current() == nil {
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

// maxOffers is how many themes the completion lists at once.
const maxOffers = 6

func (c *Console) offers() []string {
	if !choosing(c) {
		return nil
	}
	l := c.env.Look
	some, all := c.line.Offers(maxOffers)
	rows := make([]string, 0, len(some)+1)
	if all > len(some) {
		rows = append(rows, l.Muted.Wrap(cells.Pad(fmt.Sprintf("   %d themes match, ↑↓ for more", all), c.size.W)))
	}
	for _, o := range some {
		sign, style := "  ", l.HelpText
		if o.Picked {
			style = l.Title
		}
		if o.Picked && c.line.Taking() { // what the sign stands at is what Enter takes
			sign = look.SelectedSign + " "
		}
		letter := cells.Pad(o.Letter, 2)
		name := cells.Truncate(strings.Join(o.Path, " / "), c.size.W-8)
		pad := cells.Blanks(c.size.W - 7 - cells.Width(name))
		rows = append(rows, " "+style.Wrap(sign)+l.Letter(o.Colour).Wrap(letter)+" "+style.Wrap(name)+pad+" ")
	}
	return rows
}

// input is the line with its prompt, and the column of the cursor.
func (c *Console) input() (row string, column int) {
	l := c.env.Look
	prompt := " " + look.PromptSign + " "
	if c.counting() {
		prompt = " count " + look.PromptSign + " "
	}
	switch c.purpose {
	case correcting:
		prompt = " correct " + look.PromptSign + " "
	case asking:
		prompt = " question " + look.PromptSign + " "
	case savingAs:
		prompt = " save as " + look.PromptSign + " "
	case picking:
		prompt = " " + strings.ToLower(strings.Fields(c.picker.prompt)[0]) + " " + look.PromptSign + " "
	}
	prompt = cells.Truncate(prompt, max(c.size.W-1, 0))
	width := cells.Width(prompt)
	dst := l.Prompt.Append(make([]byte, 0, 256), prompt)
	dst, column = c.line.AppendView(dst, max(c.size.W-width-1, 0), l)
	return string(dst), width + column
}

// detail is one row on what matters most now: what is asked, what was said to the person at the keys, what Enter will
// do, or the whole of what is selected.
func (c *Console) detail() string {
	l, s := c.env.Look, c.env.Status
	width := c.size.W - 2
	text, style := "", l.Muted
	switch a := c.selectedAnswer(); {
	case c.ask != nil:
		text, style = c.ask.text, l.Warning
		if s.Notice != "" && s.Level == screen.Error {
			text += " · " + s.Notice // asked again, and why
		}
	case s.Notice != "":
		text, style = s.Notice, c.noticeStyle()
	case c.purpose == picking:
		text = "type to filter, ↑↓ to choose"
	case !c.line.Empty():
		return " " + c.preview(width)
	case len(c.marks) > 0:
		text = strconv.Itoa(len(c.marks)) + " marked · # or Alt+letter files them · a click on a theme does too"
	case a != nil:
		text = describeAnswer(a)
	}
	return " " + style.Wrap(cells.Truncate(text, width))
}

func (c *Console) noticeStyle() look.Style {
	switch c.env.Status.Level {
	case screen.Error:
		return c.env.Look.Error
	case screen.Warning:
		return c.env.Look.Warning
	default:
		return c.env.Look.OK
	}
}

// describeAnswer is the whole of an answer on one row: its words, its other wordings, its quote.
func describeAnswer(a *mindmap.Answer) string {
	text := answerText(a) + answerSigns(a)
	for _, w := range a.Wordings() {
		text += " · also “" + w + "”"
	}
	if a.Quote != "" {
		text += " · “" + a.Quote + "”"
		if a.Publish {
			text += " (to be published)"
		}
	}
	return text
}

// preview is what Enter will do.
func (c *Console) preview(width int) string {
	l := c.env.Look
	p := c.line.Parsed()
	answersToFile := 0
	if len(c.marks) > 0 || c.selectedAnswer() != nil {
		answersToFile = len(c.targets())
	}
	if n, ok := c.number(); ok {
		return l.Muted.Wrap(cells.Truncate(c.countPreview(n), width))
	}
	switch {
	case c.purpose == asking:
		return l.Muted.Wrap(cells.Truncate("↵ ask this question", width))
	case c.purpose == savingAs:
		return l.Muted.Wrap(cells.Truncate("↵ save the wall in "+c.env.WholePath(strings.TrimSpace(c.line.Text()))+" and go on there", width))
	case c.purpose == correcting && c.env.Live.Answer(c.target) == nil:
		return l.Muted.Wrap(cells.Truncate("↵ call it “"+c.line.Text()+"”", width))
	case p.Caption == "" && p.Quote == "" && len(p.Theme) > 0 && answersToFile == 0 && c.nestable(p) != "":
		return l.Muted.Wrap(cells.Truncate(c.nestable(p), width))
	}
	row := c.line.Preview(width, capture.Context{Selected: answersToFile, Editing: c.purpose == correcting, Guess: c.guess()})
	styled := string(capture.AppendStyled(nil, row, l))
	if because := c.because(); cells.Width(styled)+cells.Width(because) <= width {
		styled += l.Muted.Wrap(because)
	}
	return styled
}

// nestable is what a line of nothing but a theme does to a theme that is selected; empty when none is.
func (c *Console) nestable(p capture.Parsed) string {
	if s, ok := c.selection(); ok && s.Theme != nil {
		return "↵ put “" + s.Theme.Text + "” under " + strings.Join(p.Theme, " / ")
	}
	return ""
}
