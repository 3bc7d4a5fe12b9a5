//go:build linux

package main

import (
	"fmt"
	"strings"
	"time"

	"mindwall/cmd/tools/internal/rig"
)

// leave goes back to the line. A key too soon after Escape is taken for one with Alt.
func leave(s *session) error {
	const alone = 150 * time.Millisecond
	for range 2 {
		if err := s.silently([]string{letGo}); err != nil {
			return err
		}
		time.Sleep(alone)
	}
	return nil
}

// measureWalk walks up the map.
func measureWalk(s *session, figures *consoleFigures) error {
	if err := s.silently([]string{up, up}); err != nil { // past the correction of the last answer
		return err
	}
	var samples []rig.Sample
	for range steps {
		time.Sleep(time.Duration(s.random.Int63n(int64(s.plan.jitter))))
		sample, err := s.Press(up, time.Second, s.Changes())
		if err != nil {
			return err
		}
		if sample.Met() { // at the top nothing changes
			samples = append(samples, sample)
		}
	}
	if len(samples) < steps/4 {
		return fmt.Errorf("only %d steps of %d were seen; the screen shows\n%s", len(samples), steps, s.Screen.Text())
	}
	figures.walk = each(samples, (*rig.Sample).Hit)
	figures.walkBytes = each(samples, func(s *rig.Sample) float64 { return float64(s.Bytes) })
	return leave(s)
}

// measureFold folds and unfolds a theme, with the answers under it.
func measureFold(s *session, figures *consoleFigures) error {
	if err := toTheme(s); err != nil {
		return err
	}
	var samples []rig.Sample
	for range folds {
		time.Sleep(time.Duration(s.random.Int63n(int64(s.plan.jitter))))
		sample, err := s.Press("\t", pressLimit, s.Changes())
		if err != nil {
			return err
		}
		if !sample.Met() {
			return fmt.Errorf("a theme did not fold; the screen shows\n%s", s.Screen.Text())
		}
		samples = append(samples, sample)
	}
	figures.fold = each(samples, (*rig.Sample).Hit)
	return leave(s)
}

// toTheme goes up from the newest answer, out of those that are unsorted, and inward to a theme, on whichever side of the
// map that is. Only a theme folds, and the row of keys says so.
func toTheme(s *session) error {
	const maxRows = 200
	for range maxRows {
		for _, key := range []string{up, "\x1b[D", "\x1b[C"} {
			if err := s.silently([]string{key}); err != nil {
				return err
			}
			if s.Screen.Contains("tab fold") {
				return nil
			}
		}
	}
	return fmt.Errorf("no theme was found to fold; the screen shows\n%s", s.Screen.Text())
}

// measureFind looks for words that many answers hold, letter by letter. A letter counts when it stands in the line and
// the number of what was found stands beside it.
func measureFind(s *session, figures *consoleFigures) error {
	var samples []rig.Sample
	for _, word := range []string{"library", "slow", "weekends", "pharmacy", "neighbour", "carers"} {
		if err := s.silently([]string{"/"}); err != nil {
			return err
		}
		for i := range word {
			time.Sleep(time.Duration(s.random.Int63n(int64(s.plan.jitter))))
			said := word[:i+1]
			sample, err := s.Press(word[i:i+1], pressLimit, func() bool { return lookedFor(s, said) })
			if err != nil {
				return err
			}
			if !sample.Met() {
				return fmt.Errorf("%q was not looked for; the screen shows\n%s", said, s.Screen.Text())
			}
			samples = append(samples, sample)
		}
		if err := leave(s); err != nil {
			return err
		}
	}
	figures.find = each(samples, (*rig.Sample).Hit)
	return nil
}

func lookedFor(s *session, said string) bool {
	inLine, found := false, false
	for row := range strings.Lines(s.Screen.Text()) {
		row = strings.TrimSpace(row)
		inLine = inLine || row == "find › "+said
		found = found || strings.HasPrefix(row, "Find · ")
	}
	return inLine && found
}
