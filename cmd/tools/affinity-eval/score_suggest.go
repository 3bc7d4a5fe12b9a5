package main

import (
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
)

// scoreThemes scores suggestions:
//
//	top1, top3  the right theme is first, or among the first three
//	shown       the first suggestion is Confident
//	right       of those shown, the right ones
//	stray       shown, although the right theme was taken away
//	cut         top1 while the last word is typed and half of it is there; bare is top1 without the last word
func scoreThemes(e *episode, gold []int, p *prediction, r *row) {
	top1, top3, shown, right := 0, 0, 0, 0
	for i, g := range gold {
		at := slices.Index(p.Ranks[i], g)
		top1 += count(at == 0)
		top3 += count(at >= 0 && at < 3)
		if s := p.suggestions[i]; len(s) > 0 && s[0].Score >= affinity.Confident {
			shown++
			right += count(at == 0)
		}
	}
	r.percent("top1", top1, len(gold))
	r.percent("top3", top3, len(gold))
	r.percent("shown", shown, len(gold))
	r.percent("right", right, shown)
	r.percent("stray", strays(e, gold), len(gold))
	cut, bare, n := typed(e, gold)
	r.percent("cut", cut, n)
	r.percent("bare", bare, n)
}

// strays counts the queries to which something is suggested with confidence after their right theme was taken away.
func strays(e *episode, gold []int) int {
	x := indexOf(e)
	n := 0
	for t := range e.Themes {
		without(x, e, t, func() {
			for i, g := range gold {
				if g != t {
					continue
				}
				s := x.Suggest(question, e.Queries[i], 1)
				n += count(len(s) > 0 && s[0].Score >= affinity.Confident)
			}
		})
	}
	return n
}

// without calls f while the index has neither a theme nor its answers.
func without(x *affinity.Index, e *episode, theme int, f func()) {
	id := numbered(themeKind, theme)
	first := 0
	for _, t := range e.Themes[:theme] {
		first += len(t.Answers)
	}
	x.Remove(id)
	for i := range e.Themes[theme].Answers {
		x.Remove(numbered(answerKind, first+i))
	}
	f()
	x.AddTheme(id, affinity.Place{Question: question}, e.Themes[theme].Name)
	for i, a := range e.Themes[theme].Answers {
		x.AddAnswer(numbered(answerKind, first+i), affinity.Place{Question: question, Theme: id}, a)
	}
}

// typed counts the right suggestions for queries of two words or more when half of the last word is there, and when none
// of it is.
func typed(e *episode, gold []int) (cut, bare, n int) {
	x := indexOf(e)
	for i, q := range e.Queries {
		q = strings.TrimRight(q, " .?!")
		space := strings.LastIndexByte(q, ' ')
		if space <= 0 {
			continue
		}
		n++
		last := []rune(q[space+1:])
		cut += first(x, q[:space+1]+string(last[:(len(last)+1)/2]), gold[i])
		bare += first(x, q[:space+1], gold[i])
	}
	return cut, bare, n
}

// first is 1 when the theme is suggested first for a text that is being typed.
func first(x *affinity.Index, text string, theme int) int {
	s := x.SuggestTyped(question, text, 1)
	return count(len(s) > 0 && s[0].Theme == mindmap.ID(numbered(themeKind, theme)))
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
