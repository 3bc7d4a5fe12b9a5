package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/spf13/cobra"

	"mindwall/mindmap"
	"mindwall/tui/cells"
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
			return logText(a.out, d.Live())
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
		if _, err := fmt.Fprintln(w, visible(bytes.TrimSpace(line.Bytes()))); err != nil {
			return err
		}
	}
	return nil
}

// visible is JSON with every character escaped that a terminal would act on or not show. An entry is written as it is
// stored, and may have come in by any door.
func visible(document []byte) string {
	const mostMarks = 8 // of one letter; more cover the rows above and below
	var b strings.Builder
	marks := 0
	for _, r := range string(document) { // bytes that are no UTF-8 become U+FFFD
		if marks++; !unicode.In(r, unicode.Mn, unicode.Me) {
			marks = 0
		}
		switch {
		case cells.Printable(r) && !unicode.Is(unicode.Cf, r) && marks <= mostMarks:
			b.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

func logText(w io.Writer, live *mindmap.Live) error {
	undos := map[mindmap.ID]bool{}
	for _, e := range live.Entries() {
		fmt.Fprintf(w, "%s  %-12s  %s\n", e.At.Local().Format(time.RFC3339), plain(e.Author), plain(saying(live, &e, undos)))
	}
	return nil
}

// saying tells what an entry did. undos collects the acts that undo something, so that undoing one is told as redoing.
func saying(live *mindmap.Live, e *mindmap.Entry, undos map[mindmap.ID]bool) string {
	op, err := e.Op()
	switch {
	case errors.Is(err, mindmap.ErrUnknownKind):
		return fmt.Sprintf("(%s, from a newer mindwall)", e.Kind)
	case err != nil:
		return fmt.Sprintf("(%s, unreadable)", e.Kind)
	}
	undo, ok := op.(mindmap.Undo)
	if !ok {
		return op.Summary()
	}
	undos[e.Act] = true
	verb := "undo"
	if undos[undo.Act] {
		verb = "redo"
	}
	return verb + ": " + live.ActSummary(undo.Act)
}
