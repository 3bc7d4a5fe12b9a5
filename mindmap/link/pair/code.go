// Package pair lets a table in that has nothing but a code of eight letters: it comes to a hub whose certificate it has never
// seen, and leaves with the line by which the wall is joined.
//
// The code is never sent. Both sides stretch it, together with the certificate that they see, into a key. Whoever stands between
// them has another certificate, so what they take from one side is of no use with the other, and to find the code by trying takes
// longer than it holds. A person lets the table in by name, and both screens show the same four [Words] of the certificate.
//
// It knows nothing of the network: it makes and reads what is sent.
package pair

import (
	"crypto/rand"
	"errors"
	"math/big"
	"strings"
)

// Code lets one table in, once.
type Code string

// letters are those of codes: without I, L and O, which are taken for others when they are read out.
const letters = "ABCDEFGHJKMNPQRSTUVWXYZ"

// codeLetters is how many letters a code has: 36 bits.
const codeLetters = 8

// NewCode makes a code.
func NewCode() Code {
	var b strings.Builder
	for range codeLetters {
		n, _ := rand.Int(rand.Reader, big.NewInt(int64(len(letters)))) // never fails: it ends the program when there is no randomness
		b.WriteByte(letters[n.Int64()])
	}
	return Code(b.String())
}

var errCode = errors.New("a code has eight letters, as ABCD EFGH; the table that shares the wall shows it")

// ParseCode reads a code as people type it: in letters of either case, with blanks and dashes anywhere.
func ParseCode(typed string) (Code, error) {
	kept := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -\t\r\n", r) {
			return -1
		}
		return r
	}, strings.ToUpper(typed))
	if len(kept) != codeLetters || strings.Trim(kept, letters) != "" {
		return "", errCode
	}
	return Code(kept), nil
}

// String is the code as it is read: in two parts.
func (c Code) String() string {
	if len(c) != codeLetters {
		return string(c)
	}
	return string(c[:codeLetters/2]) + " " + string(c[codeLetters/2:])
}
