// Package shapes makes walls of any size in the shapes that are hard on a program: what tests and tools use to hold that
// nothing takes more than n·log n. No program imports it.
//
// A wall is its entries, in order, the same each time. They need not be such as mindwall writes: the circles are not.
package shapes

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"time"

	"mindwall/mindmap"
)

// Shape is a kind of wall.
type Shape struct {
	Name string
	Make func(n int) []mindmap.Entry // of about n nodes: one question, themes and answers
}

// All are the shapes, those that a room can make first.
func All() []Shape {
	return []Shape{
		{"flat", Flat}, {"deep", Deep}, {"wide", Wide}, {"circles", circles}, {"merged", Merged},
		{"gone", gone}, {"united", united}, {"rows", rows}, {"undone", undone},
	}
}

// maker writes entries.
type maker struct {
	entries  []mindmap.Entry
	question mindmap.ID
}

func begin() *maker {
	m := &maker{}
	title := "A wall"
	m.add(mindmap.DescribeEvent{Title: &title})
	m.question = m.add(mindmap.AskQuestion{Text: "What gets in the way?"})
	return m
}

// ID is the id of the entry with that number, from 1.
func ID(number int) (id mindmap.ID) {
	binary.BigEndian.PutUint64(id[:], uint64(number)*0x9E3779B97F4A7C15)
	binary.BigEndian.PutUint64(id[8:], uint64(number))
	return id
}

// next is the id of the entry that is added next but ahead others.
func (m *maker) next(ahead int) mindmap.ID { return ID(len(m.entries) + 1 + ahead) }

func (m *maker) add(op mindmap.Op) mindmap.ID {
	number := len(m.entries) + 1
	body, err := json.Marshal(op)
	if err != nil {
		panic(err)
	}
	m.entries = append(m.entries, mindmap.Entry{
		ID: ID(number), Clock: uint64(number), Device: ID(1 << 40), Author: "sam", Act: ID(1<<41 + number),
		At: time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC).Add(time.Duration(number) * time.Second), Kind: mindmap.KindOf(op), Body: body,
	})
	return ID(number)
}

// answer says something with its number in it, so that it is found in an export.
func (m *maker) answer(theme mindmap.ID) mindmap.ID {
	return m.add(mindmap.AddAnswer{Question: m.question, Theme: theme, Caption: Caption(len(m.entries) + 1)})
}

// Caption is what the answer of an entry with that number says.
func Caption(number int) string { return fmt.Sprintf("Said %dx to somebody who listens", number) }

func (m *maker) theme(parent mindmap.ID) mindmap.ID {
	return m.add(mindmap.AddTheme{Question: m.question, Parent: parent, Text: fmt.Sprintf("Theme %d", len(m.entries)+1)})
}

// Flat is answers under no theme.
func Flat(n int) []mindmap.Entry {
	m := begin()
	for range n {
		m.answer(mindmap.ID{})
	}
	return m.entries
}

// Deep is themes each under the one before, with an answer each.
func Deep(n int) []mindmap.Entry {
	m, theme := begin(), mindmap.ID{}
	for range n / 2 {
		theme = m.theme(theme)
		m.answer(theme)
	}
	return m.entries
}

// Wide is themes beside each other, without letters, with an answer each.
func Wide(n int) []mindmap.Entry {
	m := begin()
	for range n / 2 {
		m.answer(m.theme(mindmap.ID{}))
	}
	return m.entries
}

// circles is themes each of which says that it is under the next one, the last that it is under the first, with an answer
// each, and answers that are merged so.
func circles(n int) []mindmap.Entry {
	m := begin()
	first := m.next(0)
	for i := range n / 4 {
		parent := m.next(2)
		if i == n/4-1 {
			parent = first
		}
		m.answer(m.theme(parent))
	}
	answers := make([]mindmap.ID, max(1, n/2))
	for i := range answers {
		answers[i] = m.answer(mindmap.ID{})
	}
	for i := range answers {
		m.add(mindmap.MergeAnswer{Answer: answers[i], Into: answers[(i+1)%len(answers)]})
	}
	return m.entries
}

// Merged is answers of which each of the first half was merged into the first, and each of the others into the one before
// it, the last first.
func Merged(n int) []mindmap.Entry {
	m := begin()
	answers := make([]mindmap.ID, max(2, n))
	for i := range answers {
		answers[i] = m.answer(mindmap.ID{})
	}
	half := len(answers) / 2
	for _, a := range answers[1:half] {
		m.add(mindmap.MergeAnswer{Answer: a, Into: answers[0]})
	}
	for i := len(answers) - 1; i > half; i-- {
		m.add(mindmap.MergeAnswer{Answer: answers[i], Into: answers[i-1]})
	}
	return m.entries
}

// gone is [Deep] with all themes removed.
func gone(n int) []mindmap.Entry {
	m, theme := begin(), mindmap.ID{}
	var themes []mindmap.ID
	for range n / 2 {
		theme = m.theme(theme)
		m.answer(theme)
		themes = append(themes, theme)
	}
	for _, t := range themes {
		m.add(mindmap.Remove{Node: t})
	}
	return m.entries
}

// united is themes with an answer each, of which each was merged into the one before it, the last first, and a vote on all
// of them.
func united(n int) []mindmap.Entry {
	m := begin()
	var themes []mindmap.ID
	for range max(1, n/2) {
		t := m.theme(mindmap.ID{})
		m.answer(t)
		themes = append(themes, t)
	}
	for i := len(themes) - 1; i > 0; i-- {
		m.add(mindmap.MergeTheme{Theme: themes[i], Into: themes[i-1]})
	}
	round := m.add(mindmap.OpenVote{Question: m.question, On: mindmap.OnThemes, Votes: 3})
	for _, t := range themes {
		m.add(mindmap.CountHands{Round: round, Node: t, Delta: 1})
	}
	return m.entries
}

// rows is answers that are the same row of a survey, each merged into the next besides.
func rows(n int) []mindmap.Entry {
	m := begin()
	answers := make([]mindmap.ID, max(1, n))
	for i := range answers {
		answers[i] = m.add(mindmap.AddAnswer{
			Question: m.question, Caption: Caption(len(m.entries) + 1), Source: mindmap.Survey,
			Origin: &mindmap.Origin{File: "survey.csv", Row: 2, Key: "row"},
		})
	}
	for i := range answers[1:] {
		m.add(mindmap.MergeAnswer{Answer: answers[i], Into: answers[i+1]})
	}
	return m.entries
}

// undone is an answer and undos, each of the one before.
func undone(n int) []mindmap.Entry {
	m := begin()
	m.answer(mindmap.ID{})
	for range n {
		m.add(mindmap.Undo{Act: m.entries[len(m.entries)-1].Act})
	}
	return m.entries
}
