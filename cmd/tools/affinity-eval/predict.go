package main

import (
	"encoding/binary"
	"fmt"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
)

// episode is one line of input: a small event whose right answers somebody knows.
type episode struct {
	ID      string      `json:"id"`
	Task    string      `json:"task"` // suggest, cluster or pairs
	Set     string      `json:"set"`
	Kind    string      `json:"kind"`
	Lang    string      `json:"lang,omitempty"`    // a BCP 47 tag; English when empty
	Themes  []theme     `json:"themes,omitempty"`  // suggest
	Queries []string    `json:"queries,omitempty"` // suggest
	Answers []string    `json:"answers,omitempty"` // cluster
	Pairs   [][2]string `json:"pairs,omitempty"`   // pairs
	// Gold is the right theme of each query, the right group of each answer, or 1 for each pair that says the same.
	Gold      []int    `json:"gold,omitempty"`
	GoldNames []string `json:"gold_names,omitempty"`
}

type theme struct {
	Name    string   `json:"name"`
	Answers []string `json:"answers"`
}

// prediction is one line of output.
type prediction struct {
	ID     string    `json:"id"`
	Ranks  [][]int   `json:"ranks,omitempty"`  // suggest: for each query the themes, best first
	Labels []int     `json:"labels,omitempty"` // cluster: the group of each answer; -1 for none
	Names  []string  `json:"names,omitempty"`  // cluster: of each group
	Scores []float64 `json:"scores,omitempty"` // pairs
	Dup    []bool    `json:"dup,omitempty"`    // pairs: offered as a repeat

	suggestions [][]affinity.Suggestion
	fits        []float64
}

func predict(e *episode) (*prediction, error) {
	p := &prediction{ID: e.ID}
	switch e.Task {
	case "suggest":
		predictThemes(e, p)
	case "cluster":
		predictGroups(e, p)
	case "pairs":
		predictRepeats(e, p)
	default:
		return nil, fmt.Errorf("unknown task %q", e.Task)
	}
	return p, nil
}

// question is the only question of every episode.
var question = mindmap.ID{0: 0xff}

// numbered is an id that holds a kind and a number from 0, which numberOf gives back.
func numbered(kind byte, n int) mindmap.ID {
	var id mindmap.ID
	id[0] = kind
	binary.BigEndian.PutUint32(id[len(id)-4:], uint32(n))
	return id
}

func numberOf(id mindmap.ID) int { return int(binary.BigEndian.Uint32(id[len(id)-4:])) }

const (
	themeKind  = 1
	answerKind = 2
)

func indexOf(e *episode) *affinity.Index {
	x := affinity.New(e.Lang)
	n := 0
	for i, t := range e.Themes {
		id := numbered(themeKind, i)
		x.AddTheme(id, affinity.Place{Question: question}, t.Name)
		for _, a := range t.Answers {
			x.AddAnswer(numbered(answerKind, n), affinity.Place{Question: question, Theme: id}, a)
			n++
		}
	}
	return x
}

func predictThemes(e *episode, p *prediction) {
	x := indexOf(e)
	for _, q := range e.Queries {
		suggestions := x.Suggest(question, q, len(e.Themes))
		ranks := make([]int, 0, len(suggestions))
		for _, s := range suggestions {
			ranks = append(ranks, numberOf(s.Theme))
		}
		p.Ranks = append(p.Ranks, ranks)
		p.suggestions = append(p.suggestions, suggestions)
	}
}

func predictGroups(e *episode, p *prediction) {
	x := affinity.New(e.Lang)
	ids := make([]mindmap.ID, len(e.Answers))
	p.Labels = make([]int, len(e.Answers))
	p.fits = make([]float64, len(e.Answers))
	for i, a := range e.Answers {
		ids[i] = numbered(answerKind, i)
		x.AddAnswer(ids[i], affinity.Place{Question: question}, a)
		p.Labels[i] = -1
	}
	for g, t := range x.Propose(ids) {
		p.Names = append(p.Names, t.Name)
		for _, m := range t.Members {
			p.Labels[numberOf(m.Answer)] = g
			p.fits[numberOf(m.Answer)] = m.Fit
		}
	}
}

func predictRepeats(e *episode, p *prediction) {
	x := affinity.New(e.Lang)
	for _, pair := range e.Pairs {
		score := x.Likeness(pair[0], pair[1])
		p.Scores = append(p.Scores, score)
		p.Dup = append(p.Dup, score >= affinity.Alike)
	}
}
