package fold

import (
	"bytes"
	"fmt"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// Loss is what one redaction takes words out of.
type Loss struct {
	Redaction mindmap.Entry
	Entries   []mindmap.ID // whose bodies hold words that must go
	Nodes     int          // answers, themes and the like that these are about
}

// TellLosses tells of redactions in words: of how much they are, and whose.
func TellLosses(losses []Loss) string {
	told := make([]string, len(losses))
	for i, l := range losses {
		who := text.CleanAuthor(l.Redaction.Author)
		if who == "" {
			who = "somebody"
		}
		noun := "answers"
		if l.Nodes == 1 {
			noun = "answer"
		}
		told[i] = fmt.Sprintf("those of %d %s (by %s)", l.Nodes, noun, who)
	}
	return strings.Join(told, ", ")
}

// HeldWords are the entries that came in with words that a redaction takes out, by the redactions in order. The board does
// not show them; whoever keeps the entries keeps the bytes until somebody agrees to lose them.
func (l *ledger) HeldWords() []Loss {
	var losses []Loss
	told := map[mindmap.ID]bool{}
	for _, r := range l.redactions {
		losses = l.addLoss(losses, r.entry, r.op, told, func(r *record) bool { return l.held[r.entry.ID] })
	}
	return losses
}

// HoldsWords reports whether there are any; see [Live.HeldWords].
func (l *ledger) HoldsWords() bool { return len(l.held) > 0 }

// Settle notes that all words that redactions take out are gone from where the entries are kept.
func (l *ledger) Settle() { clear(l.held) }

// SettleBy notes it of the words that one redaction takes out; another operation does nothing.
func (l *ledger) SettleBy(redaction mindmap.Op) {
	for _, r := range l.named(redaction) {
		delete(l.held, r.entry.ID)
	}
}

// Losses are what redactions among entries that are not here yet would take words out of, by the redactions.
func (l *ledger) Losses(entries []mindmap.Entry) []Loss {
	var losses []Loss
	told := map[mindmap.ID]bool{}
	for _, e := range entries {
		if !mindmap.IsRedaction(e.Kind) || l.Has(e.ID) {
			continue
		}
		op, err := e.Op()
		if err != nil {
			continue
		}
		var named mindmap.Redactions
		named.LearnOp(op)
		losses = l.addLoss(losses, e, op, told, func(r *record) bool {
			return !bytes.Equal(named.Blank(r.entry).Body, r.entry.Body)
		})
	}
	return losses
}

// addLoss adds what one redaction names and loses words; entries that were told of before are left out.
func (l *ledger) addLoss(losses []Loss, redaction mindmap.Entry, op mindmap.Op, told map[mindmap.ID]bool, loses func(*record) bool) []Loss {
	loss, nodes := Loss{Redaction: redaction}, map[mindmap.ID]bool{}
	for _, r := range l.named(op) {
		if told[r.entry.ID] || !loses(r) {
			continue
		}
		told[r.entry.ID] = true
		loss.Entries = append(loss.Entries, r.entry.ID)
		if r.about != nil {
			nodes[r.about.id] = true
		} else {
			nodes[r.entry.ID] = true
		}
	}
	if loss.Nodes = len(nodes); loss.Nodes == 0 {
		return losses
	}
	return append(losses, loss)
}

// named are the records that a redaction may take something out of.
func (l *ledger) named(op mindmap.Op) (named []*record) {
	switch op := op.(type) {
	case mindmap.RedactRows:
		return l.counts
	case mindmap.Redact:
		for _, id := range op.Entries {
			if r := l.record(id); r != nil {
				named = append(named, r)
			}
		}
	}
	return named
}
