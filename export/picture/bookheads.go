package picture

import (
	"mindwall/export/canvas"
	"mindwall/export/typeset"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
)

// The measures of the book's first pages, in points of a scene.
const (
	headsNameW   = 300.0
	headsBarW    = bookW - 2*bookMargin - headsNameW - 90
	headsVotesW  = 110.0 // less where votes stand behind them
	headsBarH    = 16.0
	headsSize    = 15.0
	headsSmall   = 12.0
	headsBetween = 16.0
	// headsStrongest is how many of a theme's answers stand there.
	headsStrongest = 3
)

// addHeads adds what the book is about, before its sections: the question, and each theme with a bar for how often it was said and
// the answers said most.
func (b *book) addHeads() {
	set := func(s string, size float64, bold bool, measure float64, lines int) typeset.Text {
		return b.set.Set(s, typeset.Style{Size: size, Bold: bold, Measure: measure, Leading: 1.3, MaxLines: lines})
	}
	p, room := b.of.Plan, bookW-2*bookMargin
	rows := barsOf(b.of.asked, p.Voice)
	highest, longest := 1, headsBarW
	for i := range rows {
		if highest = max(highest, rows[i].Tally.Total()); rows[i].Votes != (mindmap.Votes{}) {
			longest = headsBarW - headsVotesW
		}
	}
	question, foot := set(p.Question, 26, true, room, 4), set(p.Foot, headsSmall, false, room, 1)
	for i := range rows {
		r := &rows[i]
		if p.Ended() != nil {
			return
		}
		name := set(r.Name, headsSize, true, headsNameW-40, 2)
		strongest := set(strongestOf(r, p.Voice), headsSmall, false, room-headsNameW, 2)
		high := max(name.H, headsBarH+6+strongest.H)
		if b.page == nil || b.y+high > bookBottom {
			b.newPage(&section{Branch: walk.Branch{Name: p.Question}})
			if i == 0 {
				b.y -= bookRunning
				b.page.Text(&question, bookMargin, b.y, room, canvas.Start, p.Palette.Ink)
				b.page.Text(&foot, bookMargin, b.y+question.H+4, room, canvas.Start, p.Palette.Muted)
				b.y += question.H + foot.H + 28
			}
		}
		said := set(p.Voice.Times(r.Tally.Total()), headsSize, true, 90, 1)
		colour := p.Palette.Theme(r.Colour)
		if r.Letter != "" {
			badge := newBadge(b.set, r.Letter, headsSize)
			badge.draw(b.page, bookMargin, b.y, colour, p.Palette.OnTheme)
		}
		b.page.Text(&name, bookMargin+36, b.y, name.W, canvas.Start, p.Palette.Ink)
		x, w := bookMargin+headsNameW, max(minBar, longest*float64(r.Tally.Total())/float64(highest))
		b.page.Box(x, b.y+2, w, headsBarH, 3, colour)
		b.page.Text(&said, x+w+10, b.y+2+(headsBarH-said.H)/2, said.W, canvas.Start, p.Palette.Ink)
		votes := newStrip(b.set, p.Voice, headsSize, mindmap.Tally{}, r.Votes, nil, 1)
		votes.draw(b.page, x+w+10+said.W+stripGap, b.y+2+headsBarH/2, p.Palette.Ink, p.Palette.Background)
		b.page.Text(&strongest, x, b.y+headsBarH+6, room-headsNameW, canvas.Start, p.Palette.Ink)
		b.y += high + headsBetween
	}
	b.y += bookApart - headsBetween
}

// strongestOf is the answers of a branch that were said most, in a line.
func strongestOf(r *walk.Branch, v say.Voice) string {
	line := ""
	for _, a := range mostSaid(r, headsStrongest) {
		if line != "" {
			line += "   ·   "
		}
		line += sayAnswer(a, v)
	}
	return line
}

func sayAnswer(a *mindmap.Answer, v say.Voice) string {
	text := v.Caption(a)
	if n := a.Tally.Total(); n > 1 {
		text += " " + v.Times(n)
	}
	if votes := v.VotesInWords(a.Votes); votes != "" {
		text = v.List(text, votes)
	}
	return text
}

// mostSaid is the answers of a branch and of all below it that were said most, at most so many.
func mostSaid(r *walk.Branch, most int) []*mindmap.Answer {
	list := r.Strongest()
	for _, sub := range r.Branches() {
		list = append(list, mostSaid(&sub, most)...)
	}
	walk.Order(list)
	return list[:min(most, len(list))]
}
