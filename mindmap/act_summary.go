package mindmap

import "fmt"

// ActSummary says what an act did, with the names of what it was done to: what most of
// it was, to which node or to how many. Of an undo it says what was undone.
func (l *Live) ActSummary(act ID) string {
	if records := l.acts[l.undoneBy(act)]; len(records) > 0 {
		return l.summarize(records)
	}
	return "nothing"
}

// undoneBy is what was undone by an act, by the undo that it undid, and so on; the act itself when it is no undo. It is zero
// when undos name each other. A program's undos undo an act or an undo of one, so a longer row is nobody's.
func (l *Live) undoneBy(act ID) ID {
	const longest = 32
	for range longest {
		records := l.acts[act]
		if len(records) == 0 {
			break
		}
		u, ok := records[0].op.(Undo)
		if !ok {
			return act
		}
		act = u.Act
	}
	return ID{}
}

// EntrySummary says what one entry did, with the names of what it was done to.
func (l *Live) EntrySummary(entry ID) string {
	r := l.record(entry)
	if r == nil || r.op == nil {
		return "nothing"
	}
	return r.op.tell(l)
}

// summarize tells of an act's main operation, which is the first that makes no theme on the way, and of how many others
// of its kind there are. Answers that are merged into others go where those go, and are not told; their quotes are their
// own.
func (l *Live) summarize(records []*record) string {
	main := records[0]
	for _, r := range records {
		if _, onTheWay := r.op.(AddTheme); !onTheWay {
			main = r
			break
		}
	}
	alike := 0
	for _, r := range records {
		own := KindOf(r.op) == mergeAnswerSpec.kind || KindOf(r.op) == publishQuoteSpec.kind // told of each, also of what is merged
		if r.op.spec() == main.op.spec() && (own || r == main || !l.isMerged(r.op.target())) {
			alike++
		}
	}
	what := main.op.tell(l)
	if alike > 1 {
		what = tellMany(main.op, alike, l)
	}
	if s, ok := main.op.(AddAnswer); ok && alike == 1 {
		for _, r := range records {
			if m, ok := r.op.(MergeAnswer); ok {
				return fmt.Sprintf("count %s with %s", quoted(s.Caption), l.called(m.Into))
			}
		}
	}
	return what
}

// moved implements [names].
func (l *Live) moved(node, question ID) string {
	made := l.record(node)
	if made == nil {
		return ""
	}
	from := ID{}
	switch m := made.op.(type) {
	case AddAnswer:
		from = m.Question
	case AddTheme:
		from = m.Question
	}
	if n := l.w.nodes[question]; from != question && n != nil && n.text != "" {
		return " to the question " + quoted(n.text)
	}
	return ""
}

func (l *Live) isMerged(id ID) bool {
	n := l.w.nodes[id]
	return n != nil && !n.into.IsZero()
}

// called implements [names], for nodes that are on the board or not.
func (l *Live) called(id ID) string {
	if n := l.w.nodes[id]; n != nil && n.text != "" {
		return quoted(n.text)
	}
	return "it"
}

// under implements [names].
func (l *Live) under(theme ID) string {
	if n := l.w.nodes[theme]; n != nil && n.text != "" {
		return " under " + quoted(n.text)
	}
	return ""
}
