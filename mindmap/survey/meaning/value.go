package meaning

import "strings"

// Value is what the text of a cell is, whatever the column is called.
type Value uint8

// The kinds.
const (
	Words Value = iota
	Number
	Time        // with an hour or without one
	Who         // an address of a person or of a machine
	phoneNumber // a telephone number
	place       // coordinates
	birth       // a day in somebody's life, long ago
)

// values are the shapes of cells that tell what they are.
var (
	numberPattern = Pattern(`^[+-]?\d{1,12}(?:[.,]\d{1,15})?\s?%?$`)
	whoPattern    = Pattern(`^\s*(?:[^\s@]+@[^\s@]+\.[^\s@.]{2,}|\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){3,7})\s*$`)
	phonePattern  = Pattern(`^(?:\+|00?|\()[\d\s()./-]{7,20}$|^\d{9,12}$|^\d{2,4}[ -]\d{2,4}[ -]\d{2,4}(?:[ -]\d{2,4})?$`)
	placePattern  = Pattern(`^-?\d{1,3}\.\d{3,}\s*[,; ]\s*-?\d{1,3}\.\d{3,}$`)
	dayPattern    = Pattern(`^(?:(19\d\d|200\d|201\d)[-/.]\s?\d{1,2}[-/.]\s?\d{1,2}\.?|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(19\d\d|200\d|201\d))$`)
)

// ValueOf is what a text is.
func ValueOf(s string) Value {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 64 {
		return Words
	}
	switch {
	case whoPattern().MatchString(s):
		return Who
	case !strings.ContainsAny(s, "0123456789"):
		return Words
	case placePattern().MatchString(s):
		return place
	case dayPattern().MatchString(s):
		return birth
	case isMoment(s):
		return Time
	case phonePattern().MatchString(s):
		return phoneNumber
	case numberPattern().MatchString(s):
		return Number
	}
	return Words
}

// IsNumber reports whether a text is an amount.
func IsNumber(s string) bool { return numberPattern().MatchString(strings.TrimSpace(s)) }

// isMoment reports whether a text is a time.
func isMoment(s string) bool {
	is, _ := ReadMoment(s)
	return is
}

// IsPersonal reports whether such values tell who somebody is.
func (k Value) IsPersonal() bool {
	switch k {
	case Who, phoneNumber, place, birth:
		return true
	}
	return false
}

// Hide puts dots in place of what tells in a text how somebody is reached.
func Hide(s string) string {
	return reachPattern().ReplaceAllString(s, "•••")
}

var reachPattern = Pattern(`[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@.,;<>]{2,}|(?:\+|\b00?)\d[\d ()/-]{6,18}\d`)
