package plan

import (
	"fmt"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// Name is one line that names the map.
func (p *Plan) Name() string { return say.Joined(" – ", p.Question, p.Title) }

// Label is what a box says, signs included, in words.
func (b *Box) Label() string {
	var out strings.Builder
	if b.Letter != "" {
		fmt.Fprintf(&out, "%s: ", b.Letter)
	}
	out.WriteString(b.Text)
	switch b.Kind {
	case Question, EventCentre, Quote:
	case Answer:
		if n := b.Tally.Total(); n > 1 {
			out.WriteString(" " + say.Times(n))
		}
		for _, s := range b.Signs {
			fmt.Fprintf(&out, ", %s", s)
		}
	default:
		fmt.Fprintf(&out, " (%s)", AnswersSaid(b.Count, b.Tally.Total()))
	}
	return out.String()
}

// Words is all words of the map in reading order, indented by depth, for those who do not see it.
func (p *Plan) Words() string {
	var out strings.Builder
	for _, s := range []string{p.Title, p.Place, p.Foot} {
		if s != "" {
			out.WriteString(s + "\n")
		}
	}
	depth := make([]int, len(p.Boxes))
	for i := range p.Boxes {
		if parent := p.Boxes[i].Parent; parent >= 0 {
			depth[i] = depth[parent] + 1
		}
		fmt.Fprintf(&out, "%s%s\n", strings.Repeat("  ", depth[i]), p.Boxes[i].Label())
	}
	return out.String()
}

// PlaceOf is the line below the title.
func PlaceOf(e *mindmap.Event) string {
	host := e.Host
	if host != "" {
		host = "hosted by " + host
	}
	return say.Joined(" · ", e.Place, host)
}

// FootOf is the line of counts, and the date.
func FootOf(b *mindmap.Board, q *mindmap.Question) string {
	themes := ""
	if n := len(q.Themes); n > 0 {
		themes = say.Counted(n, "theme")
	}
	return foot(b, q.Answers, q.Tally, themes, say.Unsorted(len(q.Unsorted)))
}

// foot is the line of counts: of answers, of other things before or behind them, and of sources.
func foot(b *mindmap.Board, answers int, said mindmap.Tally, more ...string) string {
	parts := append([]string{AnswersSaid(answers, said.Total())}, more...)
	if say.Sources(said) > 1 {
		parts = append(parts, say.BySource(said))
	}
	return say.Joined("  ·  ", append(parts, say.Date(b.Event.Date))...)
}

// AnswersSaid is [phrase.AnswersSaid] while there may come more.
func AnswersSaid(answers, times int) string {
	if answers == 0 {
		return "no answers yet"
	}
	return say.AnswersSaid(answers, times)
}
