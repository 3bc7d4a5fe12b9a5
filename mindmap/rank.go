package mindmap

import (
	"fmt"
	"strings"
)

// A rank is where a node stands among its brothers: a fraction between 0 and 1 written as digits of base 36 without
// the leading "0.", so that texts compare as the fractions do and there is always another one in between.
//
// Nodes keep the order of making until somebody reorders them. A node without a rank stands at the one that its
// clock implies, so that a rank can be written between any two of them, and what is made later comes later.

const rankDigits = "0123456789abcdefghijklmnopqrstuvwxyz"

// maxRank bounds the length of a rank in bytes, so that a hostile one cannot make comparing slow.
const maxRank = 256

// impliedRank is the rank of a node that has none of its own.
func impliedRank(made Stamp) string {
	var digits [10]byte
	digits[0], digits[9] = 'm', 'i' // the middle of the range, and no trailing zero
	for c, i := made.Clock, 8; i > 0; i-- {
		digits[i] = rankDigits[c%36]
		c /= 36
	}
	return string(digits[:])
}

func effectiveRank(rank string, made Stamp) string {
	if rank == "" {
		return impliedRank(made)
	}
	return rank
}

// compareRank orders two brothers.
func compareRank(rankA string, madeA Stamp, rankB string, madeB Stamp) int {
	if rankA != "" || rankB != "" {
		if c := strings.Compare(effectiveRank(rankA, madeA), effectiveRank(rankB, madeB)); c != 0 {
			return c
		}
	}
	return madeA.Compare(madeB)
}

// Between is a rank after lo and before hi. An empty lo is the very start, an empty hi the very end. When lo is not
// before hi it is a rank right after lo.
func Between(lo, hi string) string {
	if hi != "" && lo >= hi {
		hi = ""
	}
	var b strings.Builder
	for i := 0; ; i++ {
		l, h := 0, len(rankDigits)
		if i < len(lo) {
			l = strings.IndexByte(rankDigits, lo[i])
		}
		if hi != "" && i < len(hi) {
			h = strings.IndexByte(rankDigits, hi[i])
		} else if hi != "" {
			h = 0 // hi ends here: its remaining digits are zero
		}
		if l == h {
			b.WriteByte(rankDigits[l])
			continue
		}
		if mid := (l + h) / 2; mid > l {
			b.WriteByte(rankDigits[mid])
			return b.String()
		}
		b.WriteByte(rankDigits[l]) // h = l+1: take lo's digit, and from here on any digit is below hi
		hi = ""
	}
}

// RankBetween is [Between] for two brothers that may have no rank of their own; nil is the start or the end.
func RankBetween(before, after Ranked) string {
	lo, hi := "", ""
	if before != nil {
		lo = before.rank()
	}
	if after != nil {
		hi = after.rank()
	}
	return Between(lo, hi)
}

// Ranked is a node that stands among brothers: a *Question, *Theme or *Answer.
type Ranked interface{ rank() string }

func (q *Question) rank() string { return effectiveRank(q.Rank, q.Made) }
func (t *Theme) rank() string    { return effectiveRank(t.Rank, t.Made) }
func (a *Answer) rank() string   { return effectiveRank(a.Rank, a.Made) }

func validateRank(rank string) error {
	if len(rank) > maxRank {
		return fmt.Errorf("rank is %d digits long, at most %d", len(rank), maxRank)
	}
	if strings.Trim(rank, rankDigits) != "" {
		return fmt.Errorf("rank %q has a character that is no digit of base 36", rank)
	}
	if strings.HasSuffix(rank, "0") {
		return fmt.Errorf("rank %q ends in a zero", rank)
	}
	return nil
}

// lenientRank is the rank itself when it is sound, else none.
func lenientRank(rank string) string {
	if validateRank(rank) != nil {
		return ""
	}
	return rank
}
