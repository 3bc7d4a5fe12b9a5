package mindmap

// frame says which operations make the frame of a wall: the event, its questions and its themes.
type frame int8

const (
	never    frame = iota
	always         // it can be about nothing else; or it takes words out for good, so that they cannot come back by a merge
	withNode       // when the node that it is about is part of the frame
	withAct        // when the act that it names is
)

// Frame keeps the entries of a wall's frame, and what undoes or redoes those: what a copy of the wall for another table
// begins with. Entries are in order.
func Frame(entries []Entry) []Entry {
	nodes, acts := map[ID]bool{}, map[ID]bool{}
	for i := range entries {
		if s := specOf(entries[i].Kind); s != nil && (s.makes == QuestionNode || s.makes == ThemeNode) {
			nodes[entries[i].ID] = true
		}
	}
	var kept []Entry
	for _, e := range entries {
		op, err := e.Op()
		if err != nil {
			continue
		}
		undo, _ := op.(Undo)
		switch f := op.spec().frame; {
		case f == always, f == withNode && nodes[op.Target()], f == withAct && acts[undo.Act]:
			acts[e.Act] = true
			kept = append(kept, e)
		}
	}
	return kept
}
