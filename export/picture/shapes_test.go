package picture

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"mindwall/export/internal/walltest"
	"mindwall/export/paper"
	"mindwall/export/plan"
	"mindwall/mindmap"
)

// hardBoard is a question of nine lines with so many answers of all scripts, long German words and emoji, under themes of which some
// have sub-themes and some have long names.
func hardBoard(answers, themes int) (*mindmap.Board, *mindmap.Question) {
	texts := append(walltest.Texts(), "Donaudampfschifffahrtsgesellschaftskapitänswitwe fragt nach", "Die Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz-Reform",
		"Straßenbahnhaltestellenbeleuchtung fehlt", "Intergenerational conversations", "The responsibilities nobody has told us about, and that fall on whoever is nearest")
	m := newMaker()
	said := func(n int) (list []*mindmap.Answer) {
		for i := range n {
			list = append(list, m.answer(texts[(i*7+n)%len(texts)], 1+(i*i)%9))
		}
		return list
	}
	var all []*mindmap.Theme
	for i := range themes {
		n := answers / themes
		name := fmt.Sprint("Theme ", i)
		switch i % 4 {
		case 1:
			name = "Wohnungslosigkeitsvermeidungsmaßnahmen"
		case 2:
			name = "عند الانتظار"
		}
		if i%3 == 0 && n > 2 {
			all = append(all, m.theme(name, said(n-n/2), m.theme("At night", said(n/2))))
			continue
		}
		all = append(all, m.theme(name, said(n)))
	}
	question := strings.Repeat("What has, in all the years since you came to this town, most got in the way of it? ", 3)
	return m.board, m.question(question, all, said(answers/20)...)
}

// TestHardMapsOnPaper holds, for maps from five answers to two thousand, that boxes stand on the sheet and on no other, that no word is
// broken but with a hyphen, and that text is as large as the paper promises, or people are told.
func TestHardMapsOnPaper(t *testing.T) {
	for _, c := range []struct{ answers, themes int }{{5, 2}, {15, 4}, {40, 6}, {120, 8}, {300, 10}, {1000, 14}, {2000, 20}} {
		for _, sheet := range []string{paper.Auto, "a4", "a1", "16:9"} {
			if c.answers > 300 && sheet != paper.Auto {
				continue
			}
			board, q := hardBoard(c.answers, c.themes)
			p := mustPlan(t, board, q, Options{Options: plan.Options{Paper: sheet}, NoSystemFonts: true})
			name := fmt.Sprintf("%d answers on %s", c.answers, sheet)
			if p.Plan.TextSize() < p.Plan.Sheet.Least && p.PaperNote(false) == "" {
				t.Errorf("%s: set in %.1f points, and nobody is told", name, p.Plan.TextSize())
			}
			apart(t, name, p.Plan)
			for i := range p.Plan.Boxes {
				whole(t, name, &p.Plan.Boxes[i])
			}
		}
	}
}

// apart holds that boxes are on the page and none is on another.
func apart(t *testing.T, name string, p *plan.Plan) {
	t.Helper()
	const slack = 0.01
	boxes := slices.Clone(p.Boxes)
	slices.SortFunc(boxes, func(a, b plan.Box) int { return int(100 * (a.Y - b.Y)) })
	for i, a := range boxes {
		if a.X < 0 || a.Y < 0 || a.X+a.W > p.W+slack || a.Y+a.H > p.H+slack {
			t.Errorf("%s: %q stands off the page", name, a.Text)
		}
		for _, b := range boxes[i+1:] {
			if b.Y > a.Y+a.H-slack {
				break
			}
			if a.X+a.W > b.X+slack && b.X+b.W > a.X+slack && a.Y+a.H > b.Y+slack && b.Y+b.H > a.Y+slack {
				t.Errorf("%s: %q and %q overlap", name, a.Text, b.Text)
				return
			}
		}
	}
}

// whole holds that a box's lines break words with hyphens alone, and no word of up to 24 letters.
func whole(t *testing.T, name string, b *plan.Box) {
	t.Helper()
	for i := 1; i < len(b.Lines); i++ {
		before, after := []rune(b.Lines[i-1]), []rune(b.Lines[i])
		if len(before) == 0 || len(after) == 0 {
			continue
		}
		last, first := before[len(before)-1], after[0]
		latin := func(r rune) bool { return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) }
		if latin(last) && latin(first) && !strings.Contains(b.Text, b.Lines[i-1]+" ") {
			t.Errorf("%s: a word is broken: %q", name, b.Lines)
		}
	}
	joined := strings.Join(b.Lines, " ")
	for _, word := range strings.FieldsFunc(b.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if n := len([]rune(word)); n <= 24 && strings.IndexFunc(word, func(r rune) bool { return !unicode.Is(unicode.Latin, r) }) < 0 && !strings.Contains(joined, word) {
			t.Errorf("%s: %q is broken: %q", name, word, b.Lines)
		}
	}
}
