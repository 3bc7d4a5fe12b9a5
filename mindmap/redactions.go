package mindmap

import "encoding/json"

// Redactions are what a set of [Redact] and [RedactRows] names. The zero value names nothing.
type Redactions struct {
	entries map[ID]bool // that lose their words
	rows    map[ID]bool // by [KeyID]
}

// IsRedaction reports whether entries of the kind take words out.
func IsRedaction(k Kind) bool { return k == redactSpec.kind || k == redactRowsSpec.kind }

// Learn takes in what a redaction names, and reports whether there was anything new. Another entry, or one that cannot
// be read, names nothing.
func (r *Redactions) Learn(e *Entry) bool {
	if !IsRedaction(e.Kind) {
		return false
	}
	op, err := e.Op()
	return err == nil && r.LearnOp(op)
}

func (r *Redactions) LearnOp(op Op) (some bool) {
	named, set := []ID(nil), &r.entries
	switch op := op.(type) {
	case Redact:
		named = op.Entries
	case RedactRows:
		named, set = op.Rows, &r.rows
	}
	if *set == nil && len(named) > 0 {
		*set = make(map[ID]bool, len(named))
	}
	for _, id := range named {
		some = some || !(*set)[id]
		(*set)[id] = true
	}
	return some
}

// Entries calls yield for each entry that is named as one that loses its words, in no order, until yield is false.
func (r *Redactions) Entries(yield func(ID) bool) {
	for id := range r.entries {
		if !yield(id) {
			return
		}
	}
}

// Names reports whether an entry is one of them.
func (r *Redactions) Names(entry ID) bool { return r.entries[entry] }

// NamesRows reports whether any rows are named.
func (r *Redactions) NamesRows() bool { return len(r.rows) > 0 }

// Blank is the entry without what the redactions take out of it, for every door to store it so. It is the same, byte for
// byte, when there is nothing to take out.
func (r *Redactions) Blank(e Entry) Entry {
	if r.entries[e.ID] {
		e = Blank(e)
	}
	if len(r.rows) == 0 || e.Kind != countAnswerSpec.kind {
		return e
	}
	op, err := e.Op()
	if err != nil {
		return e
	}
	if left, some := op.(CountAnswer).withoutRows(r.rows); some {
		e.Body = bodyOf(left)
	}
	return e
}

// BlankOp is [Redactions.Blank] for the operation of an entry, which was read.
func (r *Redactions) BlankOp(entry ID, op Op) Op {
	if words, ok := op.(wordy); ok && r.entries[entry] {
		op = words.withoutWords()
	}
	if count, ok := op.(CountAnswer); ok && len(r.rows) > 0 {
		op, _ = count.withoutRows(r.rows)
	}
	return op
}

// bodyOf writes an operation without words.
func bodyOf(op Op) json.RawMessage {
	body, err := json.Marshal(op)
	if err != nil { // no operation without words holds what JSON cannot
		return json.RawMessage(blankUnreadable)
	}
	return body
}
