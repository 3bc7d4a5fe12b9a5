package across

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/chance"
)

// MinPeople is how many people a number must be of to be told.
const MinPeople = 5

const (
	maxThemes = 40 // that are compared, those that most named; each with each is many
	maxPairs  = 6  // that are told
)

// Pair is two themes that the same named more often than by chance: people, as rows of surveys tell of them, or tables. Those count
// that answered both questions. Chance is ruled out by Fisher's exact test (two-sided), for all pairs together by Holm's method.
//
// Of people a pair is told only when [MinPeople] named both, and its numbers only when as many named the one alone, the other
// alone, and neither: of four such numbers each follows from any other and from how many named each theme, which can be known.
type Pair struct {
	First, Second Named // the first was named by fewer, or as many
	Both          int
	FirstAlone    int
	SecondAlone   int
	Neither       int
	Hidden        bool // the numbers are not to be told; they are zero
	Mostly        bool // of hidden ones: over half of those that named the first named the second, and less than half of the others
}

// Firsts are all that named the first theme.
func (p *Pair) Firsts() int { return p.Both + p.FirstAlone }

// Others are all that did not.
func (p *Pair) Others() int { return p.SecondAlone + p.Neither }

// hidden takes out numbers that tell of too few people.
func hidden(list []Pair) []Pair {
	for i, p := range list {
		if min(p.Both, p.FirstAlone, p.SecondAlone, p.Neither) < MinPeople {
			list[i] = Pair{First: p.First, Second: p.Second, Hidden: true, Mostly: p.Both > p.FirstAlone && p.Neither > p.SecondAlone}
		}
	}
	return list
}

// pairs are the pairs of themes that stand out, the least likely by chance first. One that fewer than least named together, a theme that
// fewer named, or all but fewer, is passed over, and so are two themes of a question to which nobody gave two.
func pairs(themes []branch, u *units, least int) []Pair {
	var all []Pair
	var odds []float64
	chosen := u.strongest(maxThemes)
	several := u.several(themes, chosen)
	for k, i := range chosen {
		for _, j := range chosen[k+1:] {
			p := Pair{First: themes[i].Named, Second: themes[j].Named}
			if p.First.Question == p.Second.Question && !several[p.First.Question.ID] {
				continue
			}
			if p.count(u, i, j); !p.tellable(least) {
				continue
			}
			all, odds = append(all, p), append(odds, p.odds())
		}
	}
	return standOut(all, chance.Holm(odds), least)
}

// standOut are those that chance is ruled out for.
func standOut(all []Pair, odds []float64, least int) []Pair {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(odds[i], odds[j]), cmp.Compare(all[j].Both, all[i].Both))
	})
	var out []Pair
	for _, i := range order {
		if p := all[i]; odds[i] < chance.Level && p.Both >= least && len(out) < maxPairs {
			if p.SecondAlone < p.FirstAlone {
				p.First, p.Second, p.FirstAlone, p.SecondAlone = p.Second, p.First, p.SecondAlone, p.FirstAlone
			}
			out = append(out, p)
		}
	}
	return out
}

// count counts those that answered both questions.
func (p *Pair) count(u *units, i, j int) {
	asked := u.answered[p.First.Question.ID].and(u.answered[p.Second.Question.ID])
	first, second := u.named[i].and(asked), u.named[j].and(asked)
	p.Both = first.and(second).size()
	p.FirstAlone, p.SecondAlone = first.size()-p.Both, second.size()-p.Both
	p.Neither = asked.size() - p.Both - p.FirstAlone - p.SecondAlone
}

// tellable reports whether enough named each theme, and enough did not, for the pair to be told, and for chance to be ruled out if the two
// went together as far as they can.
func (p *Pair) tellable(least int) bool {
	first, second := p.Firsts(), p.Both+p.SecondAlone
	all := first + p.Others()
	rare := min(first, second, all-first, all-second)
	return rare >= least && (rare >= 5 || chance.Least(p.Both, p.FirstAlone, p.SecondAlone, p.Neither) < chance.Level)
}

// odds is how likely chance is; 1 for a pair that does not go together more often than by chance.
func (p *Pair) odds() float64 {
	if p.Both*p.Neither <= p.FirstAlone*p.SecondAlone {
		return 1
	}
	return chance.Fisher(p.Both, p.FirstAlone, p.SecondAlone, p.Neither)
}

// strongest are the places of the themes that most named, so many at most, in order.
func (u *units) strongest(most int) []int {
	places, sizes := make([]int, len(u.named)), make([]int, len(u.named))
	for i := range places {
		places[i], sizes[i] = i, u.named[i].size()
	}
	slices.SortStableFunc(places, func(i, j int) int { return cmp.Compare(sizes[j], sizes[i]) })
	places = places[:min(most, len(places))]
	slices.Sort(places)
	return places
}

// several are the questions to which somebody gave several themes.
func (u *units) several(themes []branch, chosen []int) map[mindmap.ID]bool {
	out, met := map[mindmap.ID]bool{}, map[mindmap.ID]set{}
	for _, i := range chosen {
		q := themes[i].Question.ID
		if met[q].and(u.named[i]).size() > 0 {
			out[q] = true
		}
		met[q] = met[q].or(u.named[i])
	}
	return out
}
