//go:build linux

package main

import (
	_ "embed"
	"fmt"
	"path/filepath"
	"sync"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	drafting "mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wordlist"
)

// themes is under how many themes the answers of a wall are.
const themes = 8

const question = "What gets in the way?"

//go:embed captions.words
var captionsText string

var captions = sync.OnceValue(func() wordlist.List { return wordlist.Parse(captionsText) })

// caption is what the i-th person said, of eighty thousand different things. Like people's answers they share their words
// and differ in how they put them together, which is what likeness looks at; numbered ones would not.
func caption(i int) string {
	var said []any
	for _, part := range []string{"things", "faults", "conditions"} {
		choices := captions().Entries(part)
		said = append(said, choices[i%len(choices)])
		i /= len(choices)
	}
	caption := fmt.Sprintf("The %s is %s %s", said...)
	if asides := captions().Entries("asides"); i%(len(asides)+1) > 0 {
		caption += ", " + asides[i%(len(asides)+1)-1]
	}
	return caption
}

// makeWall makes a wall with one question and all answers under it. Each use has one of its own, as measuring changes it.
func (b *bench) makeWall(use string, answers int) (path string, err error) {
	title := "Our day"
	path = filepath.Join(b.folder, fmt.Sprintf("%s-%d.wall", use, answers))
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "keylat", Device: scribe.RandomID()}
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
			ID: under[i], Op: drafting.NewTheme(board, board.Questions[0], mindmap.ID{}, fmt.Sprintf("Theme %d", i+1)),
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
