// Package redacted is what mindwall redact does: it takes words out of a wall for good.
package redacted

import (
	"context"

	"mindwall/cmd/internal/advice"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// Rows takes what rows of surveys say out for good: the words of answers that are theirs alone, and their keys and
// attributes where they are counted.
func Rows(ctx context.Context, s *shell.Shell, path string, rows []string) error {
	d, err := s.OpenWall(path)
	if err != nil {
		return err
	}
	defer d.Close()
	words, counted := make([]mindmap.Redact, len(rows)), make([]mindmap.RedactRows, len(rows))
	for i, row := range rows { // all of them before any words go: that cannot be undone
		if words[i], counted[i], err = desk.FindRow(d.Live(), row); err != nil {
			return err
		}
	}
	for i, row := range rows {
		if len(words[i].Entries) > 0 {
			if err := d.Redact(ctx, words[i]); err != nil {
				return err
			}
		}
		if len(counted[i].Rows) > 0 {
			if err := d.Redact(ctx, counted[i]); err != nil {
				return err
			}
		}
		s.Note("what %s says is out of %s; the tally stays, and copies and exports made before still have it", row, text.TellPath(path))
	}
	noteLeft(s, path)
	return d.Close()
}

// Answers takes the words of answers out for good.
func Answers(ctx context.Context, s *shell.Shell, path string, ids []string) error {
	d, err := s.OpenWall(path)
	if err != nil {
		return err
	}
	defer d.Close()
	op, n, err := desk.FindWords(d.Live(), ids)
	if err != nil {
		return err
	}
	if err := d.Redact(ctx, op); err != nil {
		return err
	}
	s.Note("the words of %s are out of %s; copies and exports made before still have them", say.Counted(n, "answer"), text.TellPath(path))
	noteLeft(s, path)
	return d.Close()
}

// noteLeft names what else may have words that were taken out.
func noteLeft(s *shell.Shell, path string) {
	for _, left := range desk.LeftBehind(path, true) {
		s.Note("note: %s", advice.With(left))
	}
}
