package survey

import "strings"

// valueKind is what the text of a cell is, whatever the column is called.
type valueKind uint8

const (
	wordsValue valueKind = iota
	numberValue
	timeValue
	whoValue   // an address of a person or of a machine
	phoneValue // a telephone number
	placeValue // coordinates
	birthValue // a day in somebody's life, long ago
)

// values are the shapes of cells that tell what they are.
var (
	numberPattern = pattern(`^[+-]?\d{1,12}(?:[.,]\d{1,15})?\s?%?$`)
	whoPattern    = pattern(`^\s*(?:[^\s@]+@[^\s@]+\.[^\s@.]{2,}|\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){3,7})\s*$`)
	phonePattern  = pattern(`^(?:\+|00?|\()[\d\s()./-]{7,20}$|^\d{9,12}$|^\d{2,4}[ -]\d{2,4}[ -]\d{2,4}(?:[ -]\d{2,4})?$`)
	placePattern  = pattern(`^-?\d{1,3}\.\d{3,}\s*[,; ]\s*-?\d{1,3}\.\d{3,}$`)
	dayPattern    = pattern(`^(?:(19\d\d|200\d|201\d)[-/.]\s?\d{1,2}[-/.]\s?\d{1,2}\.?|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(19\d\d|200\d|201\d))$`)
)

func valueKindOf(s string) valueKind {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 64 {
		return wordsValue
	}
	switch {
	case whoPattern().MatchString(s):
		return whoValue
	case !strings.ContainsAny(s, "0123456789"):
		return wordsValue
	case placePattern().MatchString(s):
		return placeValue
	case dayPattern().MatchString(s):
		return birthValue
	case isMoment(s):
		return timeValue
	case phonePattern().MatchString(s):
		return phoneValue
	case numberPattern().MatchString(s):
		return numberValue
	}
	return wordsValue
}

func isMoment(s string) bool {
	is, _ := readMoment(s)
	return is
}

// isPersonal reports whether such values tell who somebody is.
func (k valueKind) isPersonal() bool {
	switch k {
	case whoValue, phoneValue, placeValue, birthValue:
		return true
	}
	return false
}

// hide puts dots in place of what tells in a text how somebody is reached.
func hide(s string) string {
	return reachPattern().ReplaceAllString(s, "•••")
}

var reachPattern = pattern(`[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@.,;<>]{2,}|(?:\+|\b00?)\d[\d ()/-]{6,18}\d`)
