package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/text"
	"mindwall/tui/tables"
)

func (a *app) logCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "log FILE",
		Short: "Show every entry: who, when, what",
		Args:  wants(1, "wall"),
		RunE: func(_ *cobra.Command, args []string) error {
			d, err := a.readWall(args[0])
			if err != nil {
				return err
			}
			defer d.Close()
			if asJSON {
				return logJSON(a.out, d.Live().Entries())
			}
			logText(a.out, d.Live(), a.columns())
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON, one entry a line")
	return c
}

func logJSON(w io.Writer, entries []mindmap.Entry) error {
	var line bytes.Buffer
	lines := json.NewEncoder(&line)
	lines.SetEscapeHTML(false)
	for i := range entries {
		line.Reset()
		if err := lines.Encode(&entries[i]); err != nil {
			return fmt.Errorf("write entry %s: %w", entries[i].ID, err)
		}
		if _, err := fmt.Fprintln(w, text.EscapeJSON(bytes.TrimSpace(line.Bytes()))); err != nil {
			return err
		}
	}
	return nil
}

// logText writes the entries for people: as lines, or on a terminal of so many columns as a table.
func logText(w io.Writer, live *fold.Live, columns int) {
	undos := map[mindmap.ID]bool{}
	var rows [][]string
	for _, e := range live.Entries() {
		at, says := e.At.Local(), saying(live, &e, undos)
		if columns > 0 {
			rows = append(rows, []string{at.Format(time.DateTime), e.Author, says})
			continue
		}
		fmt.Fprintf(w, "%s  %-12s  %s\n", at.Format(time.RFC3339), plain(e.Author), plain(says))
	}
	if columns > 0 {
		tables.Print(w, columns, []string{"When", "Who", "What"}, rows)
	}
}

// saying tells what an entry did. undos collects the acts that undo something, so that undoing one is told as redoing.
func saying(live *fold.Live, e *mindmap.Entry, undos map[mindmap.ID]bool) string {
	op, err := e.Op()
	switch {
	case errors.Is(err, mindmap.ErrUnknownKind):
		return fmt.Sprintf("(%s, from a newer mindwall)", e.Kind)
	case err != nil:
		return fmt.Sprintf("(%s, unreadable)", e.Kind)
	}
	undo, ok := op.(mindmap.Undo)
	if !ok {
		return live.EntrySummary(e.ID)
	}
	undos[e.Act] = true
	verb := "undo"
	if undos[undo.Act] {
		verb = "redo"
	}
	return verb + ": " + live.ActSummary(undo.Act)
}
