package compared

import (
	"fmt"
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// answers tells what is new and gone under a theme, what stands elsewhere, and quotes.
func (p *printer) answers(path []string, t *compare.Theme) {
	page := p.out
	p.out = &strings.Builder{}
	p.list("+", t.New)
	p.list("−", t.Gone)
	p.kept(t)
	told := map[string]bool{} // copies have the same quotes
	for i, quotes := range t.Quotes {
		quotes = slices.DeleteFunc(slices.Clone(quotes), func(a *mindmap.Answer) bool { return told[a.Quote] })
		for _, a := range quotes[:min(len(quotes), maxQuotes)] {
			told[a.Quote] = true
			p.hang(5, p.name(i)+":", "“"+text.Line(a.Quote)+"”")
		}
	}
	section := p.out.String()
	if p.out = page; section != "" {
		p.line("\n   %s\n%s", strings.Join(path, " / "), strings.TrimSuffix(section, "\n"))
	}
}

// kept tells of answers that were said in both and more or less often, and of those that stand under another theme now.
func (p *printer) kept(t *compare.Theme) {
	var lines [][2]string
	for _, k := range t.Left {
		lines = append(lines, [2]string{"→", text.Line(say.Caption(k.Then)) + " (now under " + p.under[k.Now] + ")"})
	}
	for _, k := range t.Kept {
		then, now := k.Said[0], k.Said[1]
		switch line := text.Line(say.Caption(k.Now)); {
		case k.Elsewhere:
			lines = append(lines, [2]string{"←", line + " (before under " + p.under[k.Then] + ")"})
		case then != now:
			lines = append(lines, [2]string{"~", fmt.Sprintf("%s ×%d → ×%d", line, then, now)})
		}
	}
	for _, l := range lines[:min(len(lines), maxAnswers)] {
		p.hang(5, l[0], l[1])
	}
	if n := len(lines) - maxAnswers; n > 0 {
		p.hang(5, "~", fmt.Sprintf("… %d more", n))
	}
}

// place notes under which theme each answer stands that was said in both.
func (p *printer) place(q *compare.Question) {
	p.under = map[*mindmap.Answer]string{}
	note := func(path []string, t *compare.Theme) {
		name := strings.Join(path, " / ")
		for _, k := range t.Kept {
			p.under[k.Now] = name
		}
		for _, k := range t.Left {
			p.under[k.Then] = name
		}
	}
	p.each(nil, q.Themes, note)
	if q.Unsorted != nil {
		note([]string{"none"}, q.Unsorted)
	}
}

// list tells of answers, the strongest first, and how many more there are.
func (p *printer) list(sign string, answers []*mindmap.Answer) {
	words := slices.DeleteFunc(slices.Clone(answers), say.IsTakenOut)
	for _, a := range words[:min(len(words), maxAnswers)] {
		line := text.Line(a.Text)
		if n := a.Tally.Total(); n > 1 {
			line += " " + say.Times(n)
		}
		p.hang(5, sign, line)
	}
	if n := len(answers) - min(len(words), maxAnswers); n > 0 {
		p.hang(5, sign, fmt.Sprintf("… %d more", n))
	}
}
