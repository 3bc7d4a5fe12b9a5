//go:build linux

package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"mindwall/cmd/tools/internal/rig"
	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
)

// diskFigures are what it costs to have an answer on the disk for good.
type diskFigures struct {
	raw     rig.Spread // a write of so many bytes and an fsync
	one     rig.Spread // an entry
	hundred rig.Spread // a hundred entries in one transaction
}

const appends = 300

// disk times durable appends to a wall beside plain ones to a file in the same folder, in turn, so that whatever else
// the disk does falls on both.
func (b *bench) disk() (figures *diskFigures, err error) {
	file, err := os.Create(filepath.Join(b.folder, "raw"))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	wall, err := wallfile.Create(filepath.Join(b.folder, "disk.wall"), nil)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, wall.Close()) }()
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "keylat", Device: scribe.RandomID()}
	record := make([]byte, 200) // about what an entry takes
	var raw, one, hundred []float64
	for i := range appends {
		took, err := timed(func() error {
			_, err := file.Write(record)
			return errors.Join(err, file.Sync())
		})
		if err != nil {
			return nil, err
		}
		raw = append(raw, took)
		if took, err = appendAnswers(wall, s, 1); err != nil {
			return nil, err
		}
		one = append(one, took)
		if i%10 != 0 {
			continue
		}
		if took, err = appendAnswers(wall, s, arriving); err != nil {
			return nil, err
		}
		hundred = append(hundred, took)
	}
	return &diskFigures{raw: rig.SpreadOf(raw), one: rig.SpreadOf(one), hundred: rig.SpreadOf(hundred)}, nil
}

// appendAnswers times one transaction.
func appendAnswers(wall *wallfile.Wall, s *scribe.Scribe, n int) (float64, error) {
	drafts := make([]mindmap.Draft, n)
	for i := range drafts {
		drafts[i].Op = mindmap.AddAnswer{Question: s.Device, Caption: caption(i)}
	}
	entries, err := s.Seal(drafts...)
	if err != nil {
		return 0, err
	}
	return timed(func() error { return wall.AppendSealed(context.Background(), entries...) })
}

func timed(do func() error) (ms float64, err error) {
	began := time.Now()
	err = do()
	return milliseconds(time.Since(began)), err
}
