package desk

import (
	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// SiblingOf takes from a wall what another table needs to begin: the event, questions and themes as they stand, by
// the entries that made them, so that both walls are of one event. What the room said stays behind.
func SiblingOf(path string) ([]mindmap.Entry, error) {
	entries, err := Entries(path)
	if err != nil {
		return nil, err
	}
	sound, _ := wallfile.Sift(entries)                          // a new wall does not begin with what no wall takes in
	taken, _ := mindmap.Renumber(frame(mindmap.Entries(sound))) // nor with a clock that runs ahead
	return taken, nil
}

// frame keeps the entries about the event, its questions and its themes, and what undoes or redoes those. Entries that
// take words out for good are kept too, so that the words cannot come back by a merge.
func frame(entries []mindmap.Entry) []mindmap.Entry {
	nodes, acts := map[mindmap.ID]bool{}, map[mindmap.ID]bool{}
	for i := range entries {
		switch op, _ := entries[i].Op(); op.(type) {
		case mindmap.AskQuestion, mindmap.AddTheme:
			nodes[entries[i].ID] = true
		}
	}
	var kept []mindmap.Entry
	for _, e := range entries { // in order, so that an undo comes after what it undoes
		op, err := e.Op()
		if err == nil && isFrame(op, nodes, acts) {
			acts[e.Act] = true
			kept = append(kept, e)
		}
	}
	return kept
}

func isFrame(op mindmap.Op, nodes, acts map[mindmap.ID]bool) bool {
	switch op := op.(type) {
	case mindmap.DescribeEvent, mindmap.AskQuestion, mindmap.SetAsideQuestion, mindmap.AddTheme, mindmap.SideTheme,
		mindmap.SortTheme, mindmap.MergeTheme, mindmap.Redact, mindmap.RedactRows:
		return true
	case mindmap.Reword:
		return nodes[op.Node]
	case mindmap.Reorder:
		return nodes[op.Node]
	case mindmap.Move:
		return nodes[op.Node]
	case mindmap.Remove:
		return nodes[op.Node]
	case mindmap.Restore:
		return nodes[op.Node]
	case mindmap.Undo:
		return acts[op.Act]
	}
	return false
}
