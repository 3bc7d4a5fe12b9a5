// Package demo is the sample event: a lunch hour of link workers, three questions, and what was said to them.
//
// It was written as the real thing is: entry by entry, by two scribes on two machines, with typing errors mended,
// repeats counted, an answer parked, another taken back, and the survey of those who could not come. It is pure and
// always the same, ids and times included, so that two demo walls are copies of one and can be merged.
//
// The event, the people and every word are made up.
package demo

import (
	_ "embed"
	"encoding/json"
	"strings"

	"mindwall/mindmap"
)

// written are the entries as JSON, one a line, in order. An entry's id is never changed: walls made of it have it.
//
//go:embed entries.jsonl
var written string

// Entries are the entries of the sample event, in order.
func Entries() []mindmap.Entry {
	var entries []mindmap.Entry
	for line := range strings.Lines(written) {
		var e mindmap.Entry
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			panic("sample event: " + err.Error()) // the file is part of the program
		}
		entries = append(entries, e)
	}
	return entries
}
