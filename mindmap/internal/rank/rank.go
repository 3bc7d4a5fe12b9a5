// Package rank writes where a node stands among its siblings: a fraction between 0 and 1, as digits of base 36 without the
// leading "0.", so that texts compare as the fractions do and there is always another one in between.
package rank

import (
	"encoding/hex"
	"fmt"
	"strings"
)

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

// Max bounds the length of a rank in bytes, so that a hostile one cannot make comparing slow. Putting nodes at one
// spot between two others takes a digit every fifth time, so that some thousands fit.
const Max = 1024

// An implied rank is "m" (the middle of the range), the stamp's clock, device and id, and a last digit that is not
// zero. Hexadecimal digits are in order among those of base 36.
const (
	clockDigits = 8
	clockEnd    = 1 + clockDigits
	idDigits    = 2 * 16
	clockRange  = 36 * 36 * 36 * 36 * 36 * 36 * 36 * 36 // over every clock that is let in
)

// Implied is a rank that is implied.
type Implied [clockEnd + 2*idDigits + 1]byte

// Imply is the rank of a node that has none of its own, by the stamp of its making. Implied ranks are in the order of stamps.
func Imply(clock uint64, device, id [16]byte) (implied Implied) {
	implied[0], implied[len(implied)-1] = 'm', 'i'
	c := min(clock, clockRange-1)
	for i := clockDigits; i > 0; i-- {
		implied[i] = digits[c%36]
		c /= 36
	}
	hex.Encode(implied[clockEnd:], device[:])
	hex.Encode(implied[clockEnd+idDigits:], id[:])
	return implied
}

// Compare is negative when a rank comes before the implied one, and positive when it comes after it.
func (implied Implied) Compare(rank string) int {
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
	lo, hi = sound(lo), sound(hi)
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

// sound is the part of a rank that is digits, without zeros at its end.
func sound(rank string) string {
	if i := strings.IndexFunc(rank, func(r rune) bool { return !strings.ContainsRune(digits, r) }); i >= 0 {
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
	d := []byte(block)
	i := len(d) - 1
	for d[i] == 'z' {
		d[i] = '0'
		i--
	}
	d[i] = digits[digitOf(d[i])+1]
	if last := len(d) - 1; d[last] == '0' {
		d[last] = '1'
	}
	return string(d)
}

// decrement counts a block down that is at least 2. It leaves no zero at the end.
func decrement(block string) string {
	d := []byte(block)
	last := len(d) - 1
	i := last
	for ; d[i] == '0'; i-- {
		d[i] = 'z'
	}
	d[i] = digits[digitOf(d[i])-1]
	if d[last] == '0' {
		return decrement(string(d))
	}
	return string(d)
}

func digitOf(c byte) int { return strings.IndexByte(digits, c) }

// midway is a rank about halfway between two sound ones, of as few digits as that takes.
func midway(lo, hi string) string {
	var b strings.Builder
	for i := 0; ; i++ {
		l, h := 0, len(digits)
		if i < len(lo) {
			l = digitOf(lo[i])
		}
		if i < len(hi) {
			h = digitOf(hi[i])
		}
		if mid := (l + h) / 2; mid > l {
			b.WriteByte(digits[mid])
			return b.String()
		}
		b.WriteByte(digits[l])
		if l < h {
			hi = "" // what follows lo's digit is below hi, whatever it is
		}
	}
}

// Validate refuses what is no rank, or too long a one; none is one.
func Validate(rank string) error {
	if len(rank) > Max {
		return fmt.Errorf("rank is %d digits long, at most %d", len(rank), Max)
	}
	if strings.Trim(rank, digits) != "" {
		return fmt.Errorf("rank %q has a character that is no digit of base 36", rank)
	}
	if strings.HasSuffix(rank, "0") {
		return fmt.Errorf("rank %q ends in a zero", rank)
	}
	return nil
}

// Lenient is the rank itself when it is sound, else none.
func Lenient(rank string) string {
	if Validate(rank) != nil {
		return ""
	}
	return rank
}
