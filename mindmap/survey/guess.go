package survey

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/survey/meaning"
)

// Mapping says which question the answers of a column go to, by [Column.Index]. Columns that are not in it are not
// imported. It is the caller's to change.
type Mapping map[int]mindmap.ID

// likeEnough is the likeness, from 0 to 1, from which a column is matched to a question.
const likeEnough = 0.5

// match is a question of the survey that is like one of the wall.
type match struct {
	asked    string // folded
	question mindmap.ID
	like     float64
}

// Guess matches columns to questions: the same words first, then the likest pairs, as likeness tells from 0 to 1; nil
// matches the same words only. Columns of one question, such as its choices, stay together, and no two questions of
// the survey are matched to one of the wall. Columns about persons, times and the tool's own are left out.
func Guess(columns []Column, questions []*mindmap.Question, likeness func(a, b string) float64) Mapping {
	matches := likeMatches(columns, questions, likeness)
	slices.SortStableFunc(matches, func(a, b match) int { return cmp.Compare(b.like, a.like) })
	chosen, taken := map[string]mindmap.ID{}, map[mindmap.ID]bool{}
	for _, p := range matches {
		if _, done := chosen[p.asked]; !done && !taken[p.question] {
			chosen[p.asked], taken[p.question] = p.question, true
		}
	}
	m := Mapping{}
	for _, c := range columns {
		if id, ok := chosen[meaning.Fold(meaning.AsksFor(c.Question))]; ok && c.Kind == QuestionKind {
			m[c.Index] = id
		}
	}
	return m
}

// likeMatches are the pairs that are like enough, in the order of columns and questions.
func likeMatches(columns []Column, questions []*mindmap.Question, likeness func(a, b string) float64) []match {
	var matches []match
	tried := map[string]bool{}
	for _, c := range columns {
		words := meaning.AsksFor(c.Question)
		asked := meaning.Fold(words)
		if c.Kind != QuestionKind || asked == "" || tried[asked] {
			continue
		}
		tried[asked] = true
		for _, q := range questions {
			like := 0.0
			if asked == meaning.Fold(meaning.AsksFor(q.Text)) {
				like = 2 // above any likeness
			} else if core := meaning.Fold(meaning.Core(c.Question)); core != "" && core == meaning.Fold(meaning.Core(q.Text)) {
				like = 1.5
			} else if likeness != nil {
				like = likeness(words, q.Text)
			}
			if like >= likeEnough {
				matches = append(matches, match{asked, q.ID, like})
			}
		}
	}
	return matches
}
