package proposals

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
)

const (
	minBeside    = 44 // the width in cells from which on answers stand beside the themes
	minThemes    = 22
	maxThemes    = 44
	answerRows   = 3 // of one answer, at most
	answerIndent = 4
)

func (t *themes) body(width, height int) string {
	if len(t.shown) == 0 {
		return t.nothing(width)
	}
	if width < minBeside {
		if t.inside {
			return strings.Join(t.preview(width-2, height), "\n")
		}
		return strings.Join(t.names(width-1, height), "\n")
	}
	left := min(max(width*2/5, minThemes), maxThemes)
	divider := lipgloss.NewStyle().Border(lipgloss.NormalBorder(), false, true, false, false).PaddingRight(1).MarginRight(1).
		BorderForeground(t.p.env.Look.Dialog.Lip().GetForeground()).Width(left + 2).Height(height)
	return lipgloss.JoinHorizontal(lipgloss.Top, divider.Render(strings.Join(t.names(left, height), "\n")), strings.Join(t.preview(width-left-4, height), "\n"))
}

func (t *themes) nothing(width int) string {
	text := "Nothing is unsorted here."
	if n := len(t.unsorted); n > 0 {
		text = "Nothing to propose: " + say.Counted(n, "answer") + " under no theme, and like no theme and no other answer. Few said is not unimportant."
	}
	return rows.Wrapped(t.p.env.Look.Answer, text, width)
}

// names are the proposed themes, one a row, with how often what each would get was said: the number that the map will show.
func (t *themes) names(width, height int) []string {
	return t.list.Rows(len(t.shown), height, func(i int) string { return t.name(t.shown[i], i == t.list.At, width) })
}

func (t *themes) name(p *proposal, chosen bool, width int) string {
	l := t.p.env.Look
	style := l.Answer
	switch {
	case p.fate == refused:
		style = l.Muted
	case chosen && !t.inside:
		style = l.Selected
	case chosen:
		style = l.Title
	}
	said := 0
	for _, a := range t.kept(p) {
		said += a.Tally.Total()
	}
	count, name := strconv.Itoa(said), strings.Join(p.path, " / ")
	if there := t.there(p); there != nil {
		count, name = "+"+count, there.Letter+" "+there.Text
	}
	before := " " + rows.Sign(chosen && !t.inside) + p.fate.box()
	room := width - cells.Width(before) - cells.Width(count) - 1
	return before + cells.Pad(style.Wrap(cells.Truncate(name, room)), room) + " " + l.Count.Wrap(count)
}

// there is the theme that is there already under the proposal's name; nil when it would be made.
func (t *themes) there(p *proposal) *mindmap.Theme {
	if theme := t.p.env.Live.Theme(p.theme); theme != nil {
		return theme
	}
	if q := t.question(); q != nil {
		return themeAt(q, p.path)
	}
	return nil
}

// preview is the chosen theme as it would be: its name, where it comes from, and the answers.
func (t *themes) preview(width, height int) []string {
	l, p := t.p.env.Look, t.chosen()
	head := pane{width: width}
	head.add(l.Title, strings.Join(p.path, " / "), 2)
	head.add(l.Muted, t.origin(p), 2)
	if len(p.words) > 0 {
		head.add(l.Muted, because(p.words), 2)
	}
	head.rows = append(head.rows, "")
	return append(head.rows, t.answers(width, max(height-len(head.rows), 1))...)
}

// answers are those of the chosen theme that are still unsorted, as many as there is room for.
func (t *themes) answers(width, room int) []string {
	body := pane{width: width}
	var starts []int // the first row of each, and the end
	left := t.left(t.chosen())
	t.members.Hold(len(left))
	for i, a := range left {
		starts = append(starts, len(body.rows))
		t.member(&body, a, t.inside && i == t.members.At)
	}
	starts = append(starts, len(body.rows))
	if t.inside {
		at := t.members.At
		top := max(min(starts[at], len(body.rows)-room), starts[at+1]-room, 0)
		return body.rows[top:min(top+room, len(body.rows))]
	}
	if len(body.rows) <= room {
		return body.rows
	}
	seen := 0
	for seen+1 < len(starts) && starts[seen+1] < room {
		seen++
	}
	rest := cells.Blanks(answerIndent) + "+" + strconv.Itoa(len(starts)-1-seen) + " more"
	return append(body.rows[:starts[seen]:starts[seen]], t.p.env.Look.Count.Wrap(rest))
}

// member appends an answer, with a mark that reports whether it would be filed.
func (t *themes) member(body *pane, a *mindmap.Answer, chosen bool) {
	l, p := t.p.env.Look, t.chosen()
	style, mark := l.Answer, look.OKSign
	switch {
	case p.out[a.ID]:
		style, mark = l.Muted, look.ErrorSign
	case p.fate == refused:
		style = l.Muted
	}
	if chosen {
		style = l.Selected
	}
	body.behind(rows.Sign(chosen)+mark+" ", style, look.Signed(a), answerRows)
}

func (t *themes) origin(p *proposal) string {
	n := len(t.kept(p))
	there := t.there(p)
	if there == nil {
		return "a new theme of " + say.Counted(n, "answer")
	}
	return "there already, as " + there.Letter + ", with " + say.Counted(there.Count, "answer") + "; " + strconv.Itoa(n) + " more"
}

// note is what stays unsorted whatever is taken, and what came too late to be looked at.
func (t *themes) note() string {
	proposed := map[mindmap.ID]bool{}
	for _, p := range t.shown {
		for _, a := range t.left(p) {
			proposed[a.ID] = true
		}
	}
	var parts []string
	if n := len(t.unsorted) - len(proposed) - t.came; n > 0 && len(t.shown) > 0 {
		stay := " stay unsorted: like no other"
		if n == 1 {
			stay = " stays unsorted: like no other"
		}
		parts = append(parts, say.Counted(n, "answer")+stay)
	}
	if t.came > 0 {
		parts = append(parts, say.Counted(t.came, "answer")+" came since: F5 looks anew")
	}
	return strings.Join(parts, " · ")
}

// field is the row in which a name is typed, and the column of the cursor.
func (t *themes) field(width int) (row string, cursor int) {
	l := t.p.env.Look
	const prompt = "Theme "
	before := " " + l.Prompt.Wrap(prompt+look.PromptSign) + " "
	text, at := t.naming.line.AppendView(nil, width-cells.Width(before)-1, l)
	return before + string(text), cells.Width(before) + at
}

// joins tells what the name that is typed would do.
func (t *themes) joins() string {
	path, err := cleanPath(t.naming.line.Text())
	if err != nil {
		return err.Error()
	}
	for _, other := range t.shown {
		if other != t.naming.theme && samePath(other.path, path) {
			if !t.naming.answer.IsZero() {
				return "moves this answer to the proposal of that name"
			}
			return "joins the two: there is a proposal of that name"
		}
	}
	if q := t.question(); q != nil {
		if there := themeAt(q, path); there != nil {
			return "goes under the theme that is there already, as " + there.Letter
		}
	}
	if !t.naming.answer.IsZero() {
		return "a theme for this answer; ↑↓ brings the names of others"
	}
	return "a new theme; ↑↓ joins it with another"
}
