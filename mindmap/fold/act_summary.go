package fold

import (
	"fmt"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// ActSummary says what an act did, with the names of what it was done to: what most of
// it was, to which node or to how many. Of an undo it says what was undone.
func (l *Live) ActSummary(act mindmap.ID) string {
	if records := l.acts[l.undoneBy(act)]; len(records) > 0 {
		return told{l}.act(records)
	}
	return "nothing"
}

// undoneBy is what was undone by an act, by the undo that it undid, and so on; the act itself when it is no undo. It is zero
// when undos name each other. A program's undos undo an act or an undo of one, so a longer row is nobody's.
func (h *history) undoneBy(act mindmap.ID) mindmap.ID {
	const longest = 32
	for range longest {
		records := h.acts[act]
		if len(records) == 0 {
			break
		}
		u, ok := records[0].op.(mindmap.Undo)
		if !ok {
			return act
		}
		act = u.Act
	}
	return mindmap.ID{}
}

// EntrySummary says what one entry did, with the names of what it was done to.
func (l *Live) EntrySummary(entry mindmap.ID) string {
	r := l.record(entry)
	if r == nil || r.op == nil {
		return "nothing"
	}
	return r.op.Tell(told{l})
}

// act tells of an act's main operation, which is the first that makes no theme on the way, and of how many others
// of its kind there are. Answers that are merged into others go where those go, and are not told; their quotes are their
// own.
func (l told) act(records []*record) string {
	main := records[0]
	for _, r := range records {
		if _, onTheWay := r.op.(mindmap.AddTheme); !onTheWay {
			main = r
			break
		}
	}
	alike := 0
	for _, r := range records {
		own := false // told of each, also of what is merged
		switch r.op.(type) {
		case mindmap.MergeAnswer, mindmap.PublishQuote:
			own = true
		}
		if mindmap.KindOf(r.op) == mindmap.KindOf(main.op) && (own || r == main || !l.isMerged(r.op.Target())) {
			alike++
		}
	}
	what := main.op.Tell(l)
	if alike > 1 {
		what = mindmap.TellMany(main.op, alike, l)
	}
	if s, ok := main.op.(mindmap.AddAnswer); ok && alike == 1 {
		for _, r := range records {
			if m, ok := r.op.(mindmap.MergeAnswer); ok {
				return fmt.Sprintf("count %s with %s", text.Quoted(s.Caption), l.Called(m.Into))
			}
		}
	}
	return what
}

// told implements [mindmap.Names] for the nodes of a live board, whether they are on the board or not.
type told struct{ *Live }

func (l told) Moved(node, question mindmap.ID) string {
	made := l.record(node)
	if made == nil {
		return ""
	}
	from := mindmap.ID{}
	switch m := made.op.(type) {
	case mindmap.AddAnswer:
		from = m.Question
	case mindmap.AddTheme:
		from = m.Question
	}
	if n := l.w.nodes[question]; from != question && n != nil && n.Text != "" {
		return " to the question " + text.Quoted(n.Text)
	}
	return ""
}

func (l told) isMerged(id mindmap.ID) bool {
	n := l.w.nodes[id]
	return n != nil && !n.into.IsZero()
}

func (l told) Called(id mindmap.ID) string {
	if n := l.w.nodes[id]; n != nil && n.Text != "" {
		return text.Quoted(n.Text)
	}
	return "it"
}

func (l told) Under(theme mindmap.ID) string {
	if n := l.w.nodes[theme]; n != nil && n.Text != "" {
		return " under " + text.Quoted(n.Text)
	}
	return ""
}
