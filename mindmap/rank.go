package mindmap

import (
	"strings"

	"mindwall/mindmap/internal/rank"
)

// Nodes keep the order of making until somebody reorders them. A node without a rank stands at the one that its stamp
// implies, so that a rank can be written between any two of them, and what is made later comes later.

func (s Stamp) rank() rank.Implied { return rank.Imply(s.Clock, s.Device, s.ID) }

// CompareRank orders two siblings.
func CompareRank(rankA string, madeA Stamp, rankB string, madeB Stamp) int {
	c := 0
	switch {
	case rankA == "" && rankB == "":
	case rankB == "":
		c = madeB.rank().Compare(rankA)
	case rankA == "":
		c = -madeA.rank().Compare(rankB)
	default:
		c = strings.Compare(rankA, rankB)
	}
	if c != 0 {
		return c
	}
	return madeA.Compare(madeB)
}

// Ranked is a node that stands among siblings: a *Question, *Theme or *Answer.
type Ranked interface {
	// Standing is the node, and the rank that it has or that its making implies.
	Standing() (node ID, rank string)
}

// Standing implements [Ranked].
func (q *Question) Standing() (ID, string) { return q.ID, rankOf(q.Rank, q.Made) }

// Standing implements [Ranked].
func (t *Theme) Standing() (ID, string) { return t.ID, rankOf(t.Rank, t.Made) }

// Standing implements [Ranked].
func (a *Answer) Standing() (ID, string) { return a.ID, rankOf(a.Rank, a.Made) }

func rankOf(own string, made Stamp) string {
	if own != "" {
		return own
	}
	implied := made.rank()
	return string(implied[:])
}
