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

// caption is what the i-th person said. Its words differ as much as those of people do, as likeness looks at them.
func caption(i int) string {
	things := []string{"bus", "clinic", "garden", "letter", "phone", "lunch", "form", "rent", "walk", "choir"}
	ways := []string{"too far", "too late", "closed", "costly", "lonely", "confusing", "friendly", "full", "quiet", "new"}
	return fmt.Sprintf("Answer %d: the %s near me is %s", i, things[i%10], ways[i/10%10])
}

// makeWall makes a wall with one question and all answers under it.
func (b *bench) makeWall(answers int) (path string, err error) {
	title := "Our day"
	path = filepath.Join(b.folder, fmt.Sprintf("%d.wall", answers))
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
	file, err := wallfile.Create(path, append(entries, said...))
	if err != nil {
		return "", err
	}
	return path, file.Close()
}
