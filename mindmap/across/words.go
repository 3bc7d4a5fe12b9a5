package across

import (
	"cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// What write-up and room say of it.
const (
	Head      say.Message = "across"
	OfPeople  say.Message = "across people"
	OfTables  say.Message = "across tables"
	OfAnswers say.Message = "across echoes"
	WhoNamed  say.Message = "who named"
	Others    say.Message = "everybody else"
	Nothing   say.Message = "nothing across"

	pairCounted say.Message = "pair counted"
	pairHidden  say.Message = "pair hidden"
	pairMostly  say.Message = "pair mostly"
	sameTables  say.Message = "same tables"
	ofTables    say.Message = "of tables"
	oneTable    say.Message = "one table"
	inCommon    say.Message = "in common"
	whyPairs    say.Message = "why pairs"
	whyTables   say.Message = "why tables"
	whyEchoes   say.Message = "why echoes"
	percent     say.Message = "percent"
)

// Name is the name of the theme.
func (n Named) Name(v say.Voice) string { return cmp.Or(n.Theme.Text, v.TakenOut()) }

// Asked is the question of the theme, with its number.
func (n Named) Asked(v say.Voice) string { return Numbered(v, n.Question) }

// Say says of a pair what people named.
func (p *Pair) Say(v say.Voice) string {
	first, second := p.First.Name(v), p.Second.Name(v)
	switch {
	case p.Hidden && p.Mostly:
		return v.Say(pairMostly, "first", first, "second", second)
	case p.Hidden:
		return v.Say(pairHidden, "first", first, "second", second)
	}
	return v.Say(pairCounted, "first", first, "second", second,
		"both", v.Number(p.Both), "firsts", v.Number(p.Firsts()), "rest", v.Number(p.SecondAlone), "others", v.Number(p.Others()))
}

// SayTables says of a pair what tables noted.
func (p *Pair) SayTables(v say.Voice) string {
	return v.Say(sameTables, "first", p.First.Name(v), "second", p.Second.Name(v),
		"both", v.Number(p.Both), "alone", v.Number(p.FirstAlone+p.SecondAlone), "neither", v.Number(p.Neither))
}

// Where are the questions of a pair, in order; one when it is the same.
func (p *Pair) Where(v say.Voice) string {
	first, second := p.First, p.Second
	if first.Question.Number > second.Question.Number {
		first, second = second, first
	}
	if first.Question == second.Question {
		return first.Asked(v)
	}
	return first.Asked(v) + " · " + second.Asked(v)
}

// Say says at how many tables it was noted.
func (s *Spread) Say(v say.Voice) string {
	return v.Say(ofTables, "n", v.Number(s.At), "total", v.Number(s.Of))
}

// SayAlone says that it was noted at one table alone.
func (s *Spread) SayAlone(v say.Voice) string { return v.Say(oneTable, "theme", s.Name(v)) }

// Say says what the answers have in common.
func (e *Echo) Say(v say.Voice) string { return v.Say(inCommon, "words", v.List(e.Words...)) }

// WhyPairs says who was counted, and how.
func WhyPairs(v say.Voice) string { return v.Say(whyPairs, "n", v.Number(MinPeople)) }

// WhyTables says what a table is.
func WhyTables(v say.Voice) string { return v.Say(whyTables, "n", v.Number(MinNotes)) }

// WhyEchoes says by what answers are alike.
func WhyEchoes(v say.Voice) string { return v.Say(whyEchoes) }

// Numbered is a question with its number.
func Numbered(v say.Voice, q *mindmap.Question) string {
	return v.Number(q.Number) + ". " + cmp.Or(q.Text, v.TakenOut())
}

// Percent is a part of a whole.
func Percent(v say.Voice, n, all int) string {
	return v.Say(percent, "n", v.Number(Share(n, all)))
}

// Share is a part of a whole, in hundredths.
func Share(n, all int) int { return (200*n + all) / (2 * all) }
