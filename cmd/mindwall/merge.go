package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

func (a *app) mergeCommand() *cobra.Command {
	var match bool
	c := &cobra.Command{
		Use:   "merge FILE OTHER …",
		Short: "Unite copies and siblings of a wall",
		Long: "Unite copies and siblings of a wall: all that is in each OTHER and not yet in FILE is added to FILE, and counts " +
			"once however often it is merged. The others are not changed. A wall of another event is refused, unless " +
			"--match-questions copies its answers in under the questions of the same words.",
		Example: `mindwall new table2.wall --from day.wall   # before
mindwall merge day.wall table2.wall table3.wall   # after`,
		Args: wants(-1, "wall", "other wall"),
		RunE: func(c *cobra.Command, args []string) error { return a.runMerge(c.Context(), args[0], args[1:], match) },
	}
	c.Flags().BoolVar(&match, "match-questions", false, "take answers of another event too, under the questions of the same words")
	return c
}

// guest is a wall that is to be merged into another.
type guest struct {
	path    string
	entries []mindmap.Entry
	refused []error // what is wrong with those that cannot be taken in
	kin     bool    // of the same event
}

func (a *app) runMerge(ctx context.Context, path string, others []string, match bool) error {
	w, err := a.openWall(path)
	if err != nil {
		return err
	}
	defer w.close()
	guests, err := inviteAll(w, others, match) // all of them before the first is merged
	if err != nil {
		return err
	}
	var left partial
	for _, g := range guests {
		if g.kin {
			err = a.unite(ctx, w, g)
		} else {
			err = a.matchIn(ctx, w, g)
		}
		var some partial
		if errors.As(err, &some) {
			left, err = append(left, some...), nil
		}
		if err != nil {
			return err
		}
		if n := len(g.refused); n > 0 {
			left = append(left, hint(fmt.Errorf("%s: %s left out; of the first: %w", g.path, count(n, "unsound entry"), g.refused[0]),
				"all others are merged; mindwall log %s shows them all", g.path))
		}
	}
	if n := sameNames(w.live.Board()); n > 0 {
		a.note("note: %s of the same name as another under the same question; merge them in the console", count(n, "theme"))
	}
	if err := w.close(); err != nil {
		return err
	}
	if len(left) > 0 {
		return left
	}
	return nil
}

func inviteAll(w *wall, others []string, match bool) ([]guest, error) {
	var guests []guest
	for _, other := range others {
		entries, err := readEntries(other)
		if err != nil {
			return nil, err
		}
		g := guest{path: other, kin: w.isKin(entries)}
		g.entries, g.refused = wallfile.Sift(entries)
		if !g.kin && !match {
			return nil, hint(fmt.Errorf("%s is a wall of another event", other),
				"--match-questions copies its answers in under the questions of the same words")
		}
		guests = append(guests, g)
	}
	return guests, nil
}

// isKin tells whether entries are of this wall's event: copies and siblings share what made their questions.
func (w *wall) isKin(entries []mindmap.Entry) bool {
	for i := range entries {
		if w.live.Has(entries[i].ID) {
			return true
		}
	}
	return false
}

// unite adds what is new.
func (a *app) unite(ctx context.Context, w *wall, g guest) error {
	before, known := answersOf(w.live.Board()), wordsAgain(w.live)
	n, err := w.take(ctx, g.entries)
	if err != nil {
		return fmt.Errorf("merge %s: %w", g.path, err)
	}
	a.note("%s: %s, %s more", filepath.Base(g.path), count(n, "new entry"), count(max(answersOf(w.live.Board())-before, 0), "answer"))
	for id := range wordsAgain(w.live) {
		if !known[id] {
			a.note("note: an answer whose words were taken out was reworded in %s, and has words again; to take these out as well: "+
				"mindwall redact %s %s", filepath.Base(g.path), w.path, id)
		}
	}
	return nil
}

// wordsAgain are the answers whose words were taken out, and which have others that no redaction names: somebody has
// reworded them since, or in a copy that did not know of it.
func wordsAgain(live *mindmap.Live) map[mindmap.ID]bool {
	redacted, again := live.RedactedEntries(), map[mindmap.ID]bool{}
	for id := range redacted {
		if live.Answer(id) == nil {
			continue // a rewording, or what is not here
		}
		for _, entry := range live.WordEntries(id) {
			if !redacted[entry] {
				again[id] = true
			}
		}
	}
	return again
}

func answersOf(b *mindmap.Board) int {
	n := len(b.Parked) + len(b.Inbox) + len(b.Recovered)
	for _, questions := range [][]*mindmap.Question{b.Questions, b.Aside} {
		for _, q := range questions {
			n += q.Answers
		}
	}
	return n
}

// sameNames counts themes that have an elder brother of the same name: two tables made the same one.
func sameNames(b *mindmap.Board) int {
	n := 0
	var look func(brothers []*mindmap.Theme)
	look = func(brothers []*mindmap.Theme) {
		for i, t := range brothers {
			if mindmap.FindTheme(brothers[:i], t.Text) != nil {
				n++
			}
			look(t.Themes)
		}
	}
	for _, q := range b.Questions {
		look(q.Themes)
	}
	return n
}
