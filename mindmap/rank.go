package mindmap

import (
	"encoding/hex"
	"fmt"
	"strings"
)

// A rank is where a node stands among its siblings: a fraction between 0 and 1 written as digits of base 36 without
// the leading "0.", so that texts compare as the fractions do and there is always another one in between.
//
// Nodes keep the order of making until somebody reorders them. A node without a rank stands at the one that its stamp
// implies, so that a rank can be written between any two of them, and what is made later comes later.

const rankDigits = "0123456789abcdefghijklmnopqrstuvwxyz"

// maxRank bounds the length of a rank in bytes, so that a hostile one cannot make comparing slow. Putting nodes at one
// spot between two others takes a digit every fifth time, so that some thousands fit.
const maxRank = 1024

// An implied rank is "m" (the middle of the range), the stamp's clock, device and id, and a last digit that is not
// zero. Hexadecimal digits are in order among those of base 36.
const (
	clockDigits = 8
	clockEnd    = 1 + clockDigits
	impliedLen  = clockEnd + 4*len(ID{}) + 1
	clockRange  = 36 * 36 * 36 * 36 * 36 * 36 * 36 * 36 // over MaxClock
)

// impliedRank is the rank of a node that has none of its own. Implied ranks are in the order of stamps.
func impliedRank(made Stamp) (digits [impliedLen]byte) {
	digits[0], digits[impliedLen-1] = 'm', 'i'
	c := min(made.Clock, clockRange-1)
	for i := clockDigits; i > 0; i-- {
		digits[i] = rankDigits[c%36]
		c /= 36
	}
	hex.Encode(digits[clockEnd:], made.Device[:])
	hex.Encode(digits[clockEnd+2*len(ID{}):], made.ID[:])
	return digits
}

func effectiveRank(rank string, made Stamp) string {
	if rank == "" {
		implied := impliedRank(made)
		return string(implied[:])
	}
	return rank
}

// compareRank orders two siblings.
func compareRank(rankA string, madeA Stamp, rankB string, madeB Stamp) int {
	c := 0
	switch {
	case rankA == "" && rankB == "":
	case rankB == "":
		c = compareImplied(rankA, madeB)
	case rankA == "":
		c = -compareImplied(rankB, madeA)
	default:
		c = strings.Compare(rankA, rankB)
	}
	if c != 0 {
		return c
	}
	return madeA.Compare(madeB)
}

// compareImplied compares a rank with the one that a stamp implies.
func compareImplied(rank string, made Stamp) int {
	implied := impliedRank(made)
	for i := range min(len(rank), len(implied)) {
		if rank[i] != implied[i] {
			return int(rank[i]) - int(implied[i])
		}
	}
	return len(rank) - len(implied)
}

// Between is a rank after lo and before hi. An empty lo is the very start, an empty hi the very end; there it keeps
// close to the other one, so that what is made later still comes later. When lo is not before hi it is a rank right
// after lo. It expects ranks as this package makes them; of any other text it takes the digits up to the first fault.
func Between(lo, hi string) string {
	lo, hi = soundRank(lo), soundRank(hi)
	switch {
	case lo != "" && hi != "" && lo >= hi:
		return lo + "1"
	case hi == "" && lo == "":
		return "i"
	case hi == "":
		return after(lo)
	case lo == "":
		return before(hi)
	default:
		return midway(lo, hi)
	}
}

// soundRank is the part of a rank that is digits, without zeros at its end.
func soundRank(rank string) string {
	if i := strings.IndexFunc(rank, func(r rune) bool { return !strings.ContainsRune(rankDigits, r) }); i >= 0 {
		rank = rank[:i]
	}
	return strings.TrimRight(rank, "0")
}

// after is a rank after lo, and before what the next clock implies when lo is near an implied one. The digits behind
// the clock's are a counter in blocks of one digit, two, three and so on; a block that is full opens the next. So going
// to the end again and again takes few digits.
func after(lo string) string {
	for start, width := clockEnd, 1; ; start, width = start+width, width+1 {
		lo = padded(lo, start+width)
		if block := lo[start : start+width]; strings.Trim(block, "z") != "" {
			return lo[:start] + increment(block)
		}
	}
}

// before is a rank before hi. It counts down in blocks as after counts up, from the first digit on.
func before(hi string) string {
	for start, width := 0, 1; ; start, width = start+width, width+1 {
		hi = padded(hi, start+width)
		switch block := strings.TrimLeft(hi[start:start+width], "0"); block {
		case "": // counted down already
		case "1":
			return strings.Repeat("0", start+width) + strings.Repeat("z", width+1)
		default:
			return hi[:start] + decrement(hi[start:start+width])
		}
	}
}

// padded is a rank with zeros up to length n.
func padded(rank string, n int) string {
	return rank + strings.Repeat("0", max(0, n-len(rank)))
}

// increment counts a block up that is not full. It leaves no zero at the end.
func increment(block string) string {
	digits := []byte(block)
	i := len(digits) - 1
	for digits[i] == 'z' {
		digits[i] = '0'
		i--
	}
	digits[i] = rankDigits[digitOf(digits[i])+1]
	if last := len(digits) - 1; digits[last] == '0' {
		digits[last] = '1'
	}
	return string(digits)
}

// decrement counts a block down that is at least 2. It leaves no zero at the end.
func decrement(block string) string {
	digits := []byte(block)
	last := len(digits) - 1
	i := last
	for ; digits[i] == '0'; i-- {
		digits[i] = 'z'
	}
	digits[i] = rankDigits[digitOf(digits[i])-1]
	if digits[last] == '0' {
		return decrement(string(digits))
	}
	return string(digits)
}

func digitOf(c byte) int { return strings.IndexByte(rankDigits, c) }

// midway is a rank about halfway between two sound ones, of as few digits as that takes.
func midway(lo, hi string) string {
	var b strings.Builder
	for i := 0; ; i++ {
		l, h := 0, len(rankDigits)
		if i < len(lo) {
			l = digitOf(lo[i])
		}
		if i < len(hi) {
			h = digitOf(hi[i])
		}
		if mid := (l + h) / 2; mid > l {
			b.WriteByte(rankDigits[mid])
			return b.String()
		}
		b.WriteByte(rankDigits[l])
		if l < h {
			hi = "" // what follows lo's digit is below hi, whatever it is
		}
	}
}

// Ranked is a node that stands among siblings: a *Question, *Theme or *Answer.
type Ranked interface {
	node() ID
	rank() string
}

func (q *Question) node() ID { return q.ID }
func (t *Theme) node() ID    { return t.ID }
func (a *Answer) node() ID   { return a.ID }

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
