package plan

import (
	"mindwall/mindmap"
	"mindwall/mindmap/internal/rank"
)

// Swap drafts that sibling i of a list, which is in the order of the board, changes places with sibling j. No other
// one moves, also where ranks are equal or missing. Neighbours take one rank for it; the others need two.
func Swap[N mindmap.Ranked](siblings []N, i, j int) []mindmap.Draft {
	order := make([]sibling, len(siblings))
	for k, n := range siblings {
		order[k].id, order[k].rank = n.Standing()
	}
	order[i].moved = true
	order[j].moved = i-j > 1 || j-i > 1
	order[i], order[j] = order[j], order[i]
	return rerank(order)
}

// sibling is a node at the place where it is wanted.
type sibling struct {
	id    mindmap.ID
	rank  string
	moved bool // its rank is of another place
}

// rerank drafts new ranks so that siblings stand in the order of the list. Those that stay keep theirs; but one whose
// rank leaves no room before it, as when two tables put theirs at the same one, gets a new one too.
func rerank(order []sibling) []mindmap.Draft {
	var drafts []mindmap.Draft
	lo := ""
	for k := range order {
		s := &order[k]
		if s.moved || len(drafts) > 0 && s.rank <= lo {
			s.moved = true
			s.rank = rank.Between(lo, firstOver(order[k+1:], lo))
			drafts = append(drafts, mindmap.Draft{Op: mindmap.Reorder{Node: s.id, Rank: s.rank}})
		}
		lo = s.rank
	}
	return drafts
}

// firstOver is the first rank over lo of those that stay where they are; empty when there is none.
func firstOver(order []sibling, lo string) string {
	for _, s := range order {
		if !s.moved && s.rank > lo {
			return s.rank
		}
	}
	return ""
}
