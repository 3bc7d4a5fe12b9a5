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
	return l.summarizeOne(r)
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
		own := r.op.Kind() == kindMergeAnswer || r.op.Kind() == kindPublishQuote // told of each, also of what is merged
		if r.op.Kind() == main.op.Kind() && (own || r == main || !l.isMerged(r.op.target())) {
			alike++
		}
	}
	what := l.summarizeOne(main)
	if alike > 1 {
		what = l.summarizeMany(main.op, alike)
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

// summarizeOne tells of an operation, with the names of the nodes that it is about.
func (l *Live) summarizeOne(r *record) string {
	node := l.called(r.op.target())
	switch op := r.op.(type) {
	case AddAnswer:
		return op.Summary() + l.under(op.Theme)
	case Move:
		if op.Theme.IsZero() {
			if to := l.otherQuestion(op); to != "" {
				return "move " + node + to
			}
			return "take " + node + " out of its theme"
		}
		return "file " + node + l.under(op.Theme)
	case TallyAnswer:
		return fmt.Sprintf("count %+d for %s", op.Delta, node)
	case CountAnswer:
		return op.Summary() + " for " + node
	case MergeAnswer:
		return "merge " + node + " into " + l.called(op.Into)
	case MergeTheme:
		return "merge the theme " + node + " into " + l.called(op.Into)
	case SplitAnswer:
		return "split off " + node
	case Remove:
		return "remove " + node
	case Restore:
		return "restore " + node
	case Reorder:
		return "put " + node + " in another place"
	case SideTheme:
		return "put " + node + " on the " + op.Side.String()
	case SortTheme:
		if op.ByTally {
			return "sort " + node + " by tally"
		}
		return "sort " + node + " by hand"
	case ParkAnswer:
		if op.Parked {
			return "park " + node
		}
		return "bring back " + node
	case PublishQuote:
		if op.Publish {
			return "let the quote of " + node + " be published"
		}
		return "take back publishing the quote of " + node
	case FinishAction:
		if op.Done {
			return "mark " + node + " as done"
		}
		return "mark " + node + " as not done"
	case CountHands:
		return fmt.Sprintf("count %+d hands for %s", op.Delta, l.called(op.Node))
	default:
		return r.op.Summary()
	}
}

// summarizeMany tells of several operations of one kind in one act.
func (l *Live) summarizeMany(op Op, n int) string {
	switch op := op.(type) {
	case AddAnswer:
		return fmt.Sprintf("add %d answers", n)
	case AddTheme:
		return fmt.Sprintf("add %d themes", n)
	case Move:
		if op.Theme.IsZero() {
			if to := l.otherQuestion(op); to != "" {
				return fmt.Sprintf("move %d answers", n) + to
			}
			return fmt.Sprintf("take %d answers out of their themes", n)
		}
		return fmt.Sprintf("file %d answers", n) + l.under(op.Theme)
	case TallyAnswer:
		return fmt.Sprintf("count %+d for %d answers", op.Delta, n)
	case CountAnswer:
		return fmt.Sprintf("count rows for %d answers", n)
	case MergeAnswer:
		return fmt.Sprintf("merge %d answers into %s", n, l.called(op.Into))
	case SplitAnswer:
		return fmt.Sprintf("split off %d answers", n)
	case Remove:
		return fmt.Sprintf("remove %d answers", n)
	case ParkAnswer:
		return fmt.Sprintf("park %d answers", n)
	case AdmitAnswer:
		return fmt.Sprintf("let %d answers on to the wall", n)
	case PublishQuote:
		if op.Publish {
			return fmt.Sprintf("let %d quotes be published", n)
		}
		return fmt.Sprintf("take back publishing %d quotes", n)
	case AddAction:
		return fmt.Sprintf("add %d actions", n)
	case FinishAction:
		return fmt.Sprintf("mark %d actions", n)
	case CastBallot:
		return fmt.Sprintf("cast %d ballots", n)
	case CountHands:
		return fmt.Sprintf("count hands for %d of a vote", n)
	default:
		return fmt.Sprintf("%s and %d more", op.Summary(), n-1)
	}
}

// otherQuestion tells to which question a move goes, when that is not the one under which the node was made.
func (l *Live) otherQuestion(op Move) string {
	made := l.record(op.Node)
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
	if n := l.w.nodes[op.Question]; from != op.Question && n != nil && n.text != "" {
		return " to the question " + quoted(n.text)
	}
	return ""
}

func (l *Live) isMerged(id ID) bool {
	n := l.w.nodes[id]
	return n != nil && !n.into.IsZero()
}

// called is a node by its words as they are now, whether it is on the board or not.
func (l *Live) called(id ID) string {
	if n := l.w.nodes[id]; n != nil && n.text != "" {
		return quoted(n.text)
	}
	return "it"
}

func (l *Live) under(theme ID) string {
	if n := l.w.nodes[theme]; n != nil && n.text != "" {
		return " under " + quoted(n.text)
	}
	return ""
}
