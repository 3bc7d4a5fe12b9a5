package main

import (
	"context"
	"path/filepath"
	"time"

	"mindwall/cmd/internal/filmed"
	"mindwall/mindmap/demo"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/replay"
	"mindwall/tui/look"
)

// drawReplay writes what mindwall replay --export makes of the demo's second question.
func drawReplay(folder string) error {
	live := fold.NewLive()
	live.Add(demo.Entries()...)
	_, err := filmed.Write(context.Background(), filmed.Request{
		Replay: replay.Of(live, replay.Options{In: 30 * time.Second, Question: live.Board().Questions[1].ID}),
		Look:   look.New(look.Light, false), To: filepath.Join(folder, "replay.svg"), Force: true,
	})
	return err
}
