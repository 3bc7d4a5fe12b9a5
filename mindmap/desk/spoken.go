package desk

import (
	"encoding/json"
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
)

// spoken is what a redaction is about: nodes, and the words of their entries in lower case.
type spoken struct {
	nodes []mindmap.ID
	words []string
}

// spokenIn finds among the entries of a wall what a redaction takes out.
func spokenIn(entries []mindmap.Entry, redaction mindmap.Op) *spoken {
	s := &spoken{}
	op, ok := redaction.(mindmap.Redact)
	if !ok {
		return s // rows of surveys are nowhere typed
	}
	for _, e := range entries {
		if !slices.Contains(op.Entries, e.ID) {
			continue
		}
		var body struct {
			Caption, Text, Quote string
			Node, Answer         mindmap.ID
		}
		_ = json.Unmarshal(e.Body, &body) // as far as it can be read
		s.nodes = append(s.nodes, e.ID, body.Node, body.Answer)
		for _, words := range []string{body.Caption, body.Text, body.Quote} {
			if words != "" {
				s.words = append(s.words, strings.ToLower(words))
			}
		}
	}
	return s
}

// TakesOut reports whether redactions that arrived take out what a half-typed line has, or what it corrects. It is asked before
// they are on the board.
func (a Arrived) TakesOut(live *fold.Live, line string) bool {
	var ops []mindmap.Op
	for i := range a.Entries {
		if op, err := a.Entries[i].Op(); err == nil && mindmap.IsRedaction(a.Entries[i].Kind) {
			ops = append(ops, op)
		}
	}
	for i := range a.Own {
		ops = append(ops, a.Own[i].Op())
	}
	return slices.ContainsFunc(ops, func(op mindmap.Op) bool {
		_, redacts := op.(mindmap.Redact)
		return redacts && spokenIn(live.Entries(), op).isIn(line)
	})
}

// notesIn are the notes in a wall's state that carry the words, or correct what does, each with nothing in its place.
func (s *spoken) notesIn(state map[string]string) map[string]string {
	gone := map[string]string{}
	for key, text := range state {
		if strings.HasPrefix(key, notePrefix) && s.isIn(text) {
			gone[key] = ""
		}
	}
	return gone
}

// isIn reports whether a half-typed line, as docs/format.md has it, is about a node or has its words.
func (s *spoken) isIn(line string) bool {
	var typed struct {
		Of   mindmap.ID
		Text string
	}
	if json.Unmarshal([]byte(line), &typed) == nil && typed.Text != "" {
		line = typed.Text
	}
	if !typed.Of.IsZero() && slices.Contains(s.nodes, typed.Of) {
		return true
	}
	line = strings.ToLower(line)
	return slices.ContainsFunc(s.words, func(words string) bool { return strings.Contains(line, words) })
}
