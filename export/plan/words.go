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
func (p *Plan) Label(b *Box) string {
	label := say.Joined(": ", b.Letter, b.Text)
	switch b.Kind {
	case Question, EventCentre, Quote:
	case Answer:
		if n := b.Tally.Total(); n > 1 {
			label += " " + p.Voice.Times(n)
		}
		if votes := p.Voice.VotesInWords(b.Votes); votes != "" {
			label = p.Voice.List(label, votes)
		}
		for _, s := range b.Signs {
			label = p.Voice.List(label, p.Voice.Text(s.Message()))
		}
	default:
		counts := []string{p.Voice.AnswersYet(b.Count, b.Tally.Total())}
		if votes := p.Voice.VotesInWords(b.Votes); votes != "" {
			counts = append(counts, votes)
		}
		label += " (" + p.Voice.List(counts...) + ")"
	}
	return label
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
		fmt.Fprintf(&out, "%s%s\n", strings.Repeat("  ", depth[i]), p.Label(&p.Boxes[i]))
	}
	return out.String()
}

// PlaceOf is the line below the title.
func PlaceOf(e *mindmap.Event, v say.Voice) string {
	host := e.Host
	if host != "" {
		host = v.Say(say.HostedBy, "host", host)
	}
	return say.Joined(" · ", e.Place, host)
}

// FootOf is the line of counts, and the date.
func FootOf(b *mindmap.Board, q *mindmap.Question, v say.Voice) string {
	themes, unsorted := "", ""
	if n := len(q.Themes); n > 0 {
		themes = v.Counted(n, say.Themes)
	}
	if n := len(q.Unsorted); n > 0 {
		unsorted = v.Counted(n, say.UnsortedAnswers)
	}
	return foot(b, v, q.Answers, q.Tally, themes, unsorted)
}

// foot is the line of counts: of answers, of other things before or behind them, and of sources.
func foot(b *mindmap.Board, v say.Voice, answers int, said mindmap.Tally, more ...string) string {
	parts := append([]string{v.AnswersYet(answers, said.Total())}, more...)
	if say.Sources(said) > 1 {
		parts = append(parts, v.BySource(said))
	}
	return say.Joined("  ·  ", append(parts, v.Date(b.Event.Date))...)
}
