package proposals

import (
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/say"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
)

// detailRows is how many rows a pair or an answer takes below its list, at most.
const detailRows = 9

// fewPeople is up to how many people an answer needs a word in its favour.
const fewPeople = 2

// listed is a list of n, and below it what is told of the chosen one, on at most so many of the height's rows.
func listed(list *rows.List, n, height, most int, row func(i int) string, detail func(i int) []string) string {
	most = min(most, height*2/3)
	room := min(n, max(height-most-1, 1))
	drawn := append(list.Rows(n, room, row), "")
	told := detail(list.At)
	for _, row := range told[:min(len(told), max(height-room-1, 0))] {
		drawn = append(drawn, "   "+row)
	}
	return strings.Join(drawn, "\n")
}

func (r *repeats) body(width, height int) string {
	if len(r.shown) == 0 {
		return rows.Line(r.p.env.Look.Answer, "No two answers seem to say the same.", width)
	}
	return listed(&r.list, len(r.shown), height, detailRows, func(i int) string {
		return r.row(r.shown[i], i == r.list.At, width)
	}, func(i int) []string { return r.detail(r.shown[i], width-4) })
}

// row is a pair, each answer cut to half of it.
func (r *repeats) row(p *pair, chosen bool, width int) string {
	l := r.p.env.Look
	const like = "  ≈  "
	style := l.Answer
	switch {
	case chosen:
		style = l.Selected
	case p.fate == refused:
		style = l.Muted
	}
	before := " " + rows.Sign(chosen) + p.fate.box()
	room := width - cells.Width(before) - cells.Width(like) - 1
	a, b := look.Signed(r.onMap[p.answers[0]]), look.Signed(r.onMap[p.answers[1]])
	half := max(room/2, room-cells.Width(b))
	a = cells.Truncate(a, half)
	b = cells.Truncate(b, room-cells.Width(a))
	return before + style.Wrap(a) + l.Muted.Wrap(like) + style.Wrap(b)
}

// detail is both answers in full, where they are, and what would come of counting them as one.
func (r *repeats) detail(p *pair, width int) []string {
	l := r.p.env.Look
	d := pane{width: width}
	for _, id := range p.answers {
		a := r.onMap[id]
		d.add(l.Answer, "“"+a.Text+"”"+look.AnswerSigns(a), 2)
		d.add(l.Muted, "  "+r.where(a), 1)
	}
	a, b := r.onMap[p.answers[0]], r.onMap[p.answers[1]]
	sure := "Perhaps the same"
	if p.score >= affinity.Same {
		sure = "Very likely the same"
	}
	d.add(l.Muted, sure+". As one: “"+say.Caption(a)+"” ×"+strconv.Itoa(a.Tally.Total()+b.Tally.Total())+"; both wordings stay.", 3)
	return d.rows
}

func (r *repeats) where(a *mindmap.Answer) string {
	where := r.p.under(a.Theme)
	if q := r.p.env.Live.Question(a.Question); q != nil && r.p.question.IsZero() {
		where = "question " + strconv.Itoa(q.Number) + ", " + where
	}
	return where
}

func (r *repeats) note() string {
	if n := len(r.ticked()); n > 0 {
		return strconv.Itoa(n) + " of " + say.Counted(len(r.shown), "pair") + " ticked; nothing is counted before Enter"
	}
	return ""
}

func (a *apart) body(width, height int) string {
	if len(a.shown) == 0 {
		return rows.Line(a.p.env.Look.Answer, "Every answer is like others beside it.", width)
	}
	return listed(&a.list, len(a.shown), height, detailRows-3, func(i int) string {
		return a.row(a.shown[i], i == a.list.At, width)
	}, func(i int) []string { return a.detail(a.shown[i], width-4) })
}

// row is an answer, and where it is.
func (a *apart) row(o outlier, chosen bool, width int) string {
	l := a.p.env.Look
	style := l.Answer
	if chosen {
		style = l.Selected
	}
	note := a.p.under(o.theme)
	room := width - 4
	note = cells.Truncate(note, room/2)
	caption := cells.Truncate(look.Signed(a.p.env.Live.Answer(o.answer)), room-cells.Width(note)-2)
	gap := cells.Blanks(room - cells.Width(caption) - cells.Width(note))
	return " " + rows.Sign(chosen) + style.Wrap(caption) + gap + l.Muted.Wrap(note)
}

func (a *apart) detail(o outlier, width int) []string {
	l := a.p.env.Look
	d := pane{width: width}
	answer := a.p.env.Live.Answer(o.answer)
	d.add(l.Answer, "“"+say.Caption(answer)+"”", 3)
	why := "Like no theme and no other answer."
	if answer.Tally.Total() <= fewPeople {
		why += " Few said is not unimportant."
	}
	if !o.better.IsZero() {
		why = "More like what is " + a.p.under(o.better)
		if len(o.words) > 0 {
			why += ", " + because(o.words)
		}
		why += ". It stays where it is unless you move it."
	}
	d.add(l.Muted, why, 3)
	return d.rows
}

func (a *apart) note() string {
	return say.Counted(len(a.shown), "answer") + " to look at; nothing is changed here"
}
