//go:build linux

package main

import (
	"fmt"
	"path/filepath"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
)

// themes is under how many themes the answers of a wall are.
const themes = 8

const question = "What gets in the way?"

// caption is what the i-th person said, of eighty thousand different things. Like people's answers they share their words
// and differ in how they put them together, which is what likeness looks at; numbered ones would not.
func caption(i int) string {
	parts := [][]string{
		{
			"bus", "clinic", "garden", "letter", "phone line", "lunch club", "form", "rent", "walking group", "choir",
			"library", "waiting list", "surgery", "car park", "website", "job centre", "church hall", "market", "school", "pharmacy",
		},
		{
			"too far", "too late", "closed", "costly", "lonely", "confusing", "friendly", "full", "quiet", "new",
			"slow", "crowded", "cold", "welcoming", "noisy", "hidden", "broken", "short of people", "hard to reach", "changing",
		},
		{
			"for families", "for carers", "after five", "at weekends", "in winter", "without a car", "in our village", "for men",
			"for young people", "with a pram", "on benefits", "after an illness", "without internet", "near the station",
			"for newcomers", "in the holidays", "since Covid", "when it rains", "in the evening", "with a dog",
		},
		{"", ", they said", ", every week", ", so I stayed at home", ", and nobody knows why", ", my neighbour says", ", again", ", sadly", ", still", ", now"},
	}
	said := make([]any, len(parts))
	for p, choices := range parts {
		said[p] = choices[i%len(choices)]
		i /= len(choices)
	}
	return fmt.Sprintf("The %s is %s %s%s", said...)
}

// makeWall makes a wall with one question and all answers under it. Each use has one of its own, as measuring changes it.
func (b *bench) makeWall(use string, answers int) (path string, err error) {
	title := "Our day"
	path = filepath.Join(b.folder, fmt.Sprintf("%s-%d.wall", use, answers))
	s := &scribe.Scribe{Live: mindmap.NewLive(), Author: "keylat", Device: scribe.RandomID()}
	q := s.ID()
	entries, err := s.Record(
		mindmap.Draft{Op: mindmap.DescribeEvent{Title: &title}},
		mindmap.Draft{ID: q, Op: mindmap.AskQuestion{Text: question}})
	if err != nil {
		return "", err
	}
	var drafts []mindmap.Draft
	under := make([]mindmap.ID, themes)
	for i := range under {
		board := s.Live.Board()
		under[i] = s.ID()
		made, err := s.Record(mindmap.Draft{
			ID: under[i], Op: board.NewTheme(board.Questions[0], mindmap.ID{}, fmt.Sprintf("Theme %d", i+1)),
		})
		if err != nil {
			return "", err
		}
		entries = append(entries, made...)
	}
	for i := range answers {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.AddAnswer{Question: q, Theme: under[i%themes], Caption: caption(i)}})
	}
	said, err := s.Seal(drafts...)
	if err != nil {
		return "", err
	}
	file, err := wallfile.Create(path, append(entries, mindmap.Entries(said)...))
	if err != nil {
		return "", err
	}
	return path, file.Close()
}
