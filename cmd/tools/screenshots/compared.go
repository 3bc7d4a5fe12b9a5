package main

import (
	"context"
	"path/filepath"

	"mindwall/export"
	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/desk/columns"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/years"
)

// drawCompared draws what changed in a question between the two made-up walls.
func drawCompared(folder string) error {
	wall := func(name string, entries []mindmap.Entry) compare.Wall {
		live := fold.NewLive()
		live.Add(entries...)
		return columns.Of(name, live)
	}
	c := columns.Compare([]compare.Wall{wall("first", years.First()), wall("second", years.Second())}, nil)
	c.Questions = c.Questions[1:2]
	_, err := export.Compare(context.Background(), export.CompareRequest{
		Comparison: c, Format: "svg", To: filepath.Join(folder, "compare.svg"), Force: true,
	})
	return err
}
