// Package logged writes on the command line what was done on a wall, entry by entry.
package logged

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/text"
	"mindwall/tui/tables"
)

// JSON writes the entries, one a line. Those that say how a vote goes before it is shown have only its round, and that they are hidden.
func JSON(w io.Writer, live *fold.Live) error {
	var line bytes.Buffer
	lines := json.NewEncoder(&line)
	lines.SetEscapeHTML(false)
	for _, e := range live.Entries() {
		if live.TellsVotes(&e) {
			e.Body = hiddenVotes(&e)
		}
		line.Reset()
		if err := lines.Encode(&e); err != nil {
			return fmt.Errorf("write entry %s: %w", e.ID, err)
		}
		if _, err := fmt.Fprintln(w, text.EscapeJSON(bytes.TrimSpace(line.Bytes()))); err != nil {
			return err
		}
	}
	return nil
}

// hiddenVotes is what is told of a ballot, or of hands that were counted, before the round is shown.
func hiddenVotes(e *mindmap.Entry) json.RawMessage {
	op, err := e.Op()
	if err != nil {
		return json.RawMessage(`{"hidden":true}`)
	}
	return json.RawMessage(`{"round":"` + op.Target().String() + `","hidden":true}`)
}

// Print writes the entries for people: as lines, or on a terminal of so many columns as a table.
func Print(w io.Writer, live *fold.Live, columns int) {
	undos := map[mindmap.ID]bool{}
	var rows [][]string
	for _, e := range live.Entries() {
		at, says := e.At.Local(), saying(live, &e, undos)
		if columns > 0 {
			rows = append(rows, []string{at.Format(time.DateTime), e.Author, says})
			continue
		}
		fmt.Fprintf(w, "%s  %-12s  %s\n", at.Format(time.RFC3339), text.Line(e.Author), text.Line(says))
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
