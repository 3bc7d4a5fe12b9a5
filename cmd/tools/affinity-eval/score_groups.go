package main

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"mindwall/mindmap/affinity"
)

// scoreGroups scores proposed themes:
//
//	nmi, ari  agreement with the right groups: normalised mutual information (arithmetic mean), adjusted Rand index
//	more      how many themes too many, or too few
//	named     the themes whose name shares a word with the right name of most of their answers
//	loose     answers that stand apart; of them, foreign is those that most of their theme's answers are not like
func scoreGroups(e *episode, gold []int, names []string, p *prediction, r *row) {
	nmi, ari := agreement(gold, p.Labels)
	r.add("nmi", 100*nmi)
	r.add("ari", 100*ari)
	r.add("more", float64(len(p.Names)-distinct(gold)))
	main := mainGroups(gold, p)
	named := 0
	for g, name := range p.Names {
		named += count(len(names) > 0 && shareWord(name, names[main[g]]))
	}
	r.percent("named", named, len(p.Names))
	loose, foreign := 0, 0
	for i, g := range p.Labels {
		if g >= 0 && p.fits[i] < affinity.Loose {
			loose++
			foreign += count(gold[i] != main[g])
		}
	}
	r.percent("loose", loose, len(gold))
	r.percent("foreign", foreign, loose)
}

// mainGroups is the right group of most answers of each proposed theme.
func mainGroups(gold []int, p *prediction) []int {
	held := make([]map[int]int, len(p.Names))
	main := make([]int, len(p.Names))
	for g := range held {
		held[g] = map[int]int{}
	}
	for i, g := range p.Labels {
		if g < 0 {
			continue
		}
		held[g][gold[i]]++
		if held[g][gold[i]] > held[g][main[g]] {
			main[g] = gold[i]
		}
	}
	return main
}

// shareWord reports whether two names have a word in common, or two that begin with the same four letters.
func shareWord(a, b string) bool {
	for _, v := range wordsOf(a) {
		for _, w := range wordsOf(b) {
			if v == w || len(v) > 3 && len(w) > 3 && v[:4] == w[:4] {
				return true
			}
		}
	}
	return false
}

func wordsOf(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func distinct(groups []int) int {
	sorted := slices.Clone(groups)
	slices.Sort(sorted)
	return len(slices.Compact(sorted))
}

// agreement compares two ways of grouping. The group -1 is one like any other.
func agreement(gold, pred []int) (nmi, ari float64) {
	n := float64(len(gold))
	both, rows, columns := map[[2]int]float64{}, map[int]float64{}, map[int]float64{}
	for i := range gold {
		both[[2]int{gold[i], pred[i]}]++
		rows[gold[i]]++
		columns[pred[i]]++
	}
	mutual, together := 0.0, 0.0
	for k, v := range both {
		mutual += v / n * math.Log(v*n/(rows[k[0]]*columns[k[1]]))
		together += v * (v - 1) / 2
	}
	entropy, inRows := spread(rows, n)
	other, inColumns := spread(columns, n)
	if entropy+other == 0 {
		return 1, 1
	}
	expected := inRows * inColumns / (n * (n - 1) / 2)
	ari = 1
	if highest := (inRows + inColumns) / 2; highest != expected {
		ari = (together - expected) / (highest - expected)
	}
	return 2 * mutual / (entropy + other), ari
}

// spread is the entropy of a grouping, and how many pairs are together in it.
func spread(sizes map[int]float64, n float64) (entropy, pairs float64) {
	for _, v := range sizes {
		entropy -= v / n * math.Log(v/n)
		pairs += v * (v - 1) / 2
	}
	return entropy, pairs
}

// scoreRepeats scores repeats: the precision and recall of those offered (from Alike) and of those preselected (from
// Same).
func scoreRepeats(gold []int, p *prediction, r *row) {
	for _, c := range []struct {
		name string
		from float64
	}{{"offered", affinity.Alike}, {"preselected", affinity.Same}} {
		right, chosen, all := 0, 0, 0
		for i, g := range gold {
			yes := p.Scores[i] >= c.from
			chosen += count(yes)
			all += count(g == 1)
			right += count(yes && g == 1)
		}
		r.percent(c.name+" precision", right, chosen)
		r.percent(c.name+" recall", right, all)
	}
}
