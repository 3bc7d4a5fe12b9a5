package mindmap

import (
	"encoding/hex"
	"errors"
	"fmt"
)

// ID names an entry, a node, an act or a device: 128 random bits.
//
// A node's ID is the ID of the entry that made it. The zero ID names nothing.
// Its text is 32 lower-case hexadecimal digits.
type ID [16]byte

// ErrBadID is wrapped by every error of [ParseID].
var ErrBadID = errors.New("not an id")

// ParseID reads the 32 hexadecimal digits that [ID.String] writes.
func ParseID(s string) (ID, error) {
	if id, ok := parseDigits(s); ok {
		return id, nil
	}
	if len(s) != 2*len(ID{}) {
		return ID{}, fmt.Errorf("%w: %q has %d digits, want %d", ErrBadID, s, len(s), 2*len(ID{}))
	}
	_, err := hex.DecodeString(s)
	return ID{}, fmt.Errorf("%w: %q: %w", ErrBadID, s, err)
}

// parseDigits reads 32 hexadecimal digits, and nothing else.
func parseDigits[T string | []byte](digits T) (id ID, ok bool) {
	if len(digits) != 2*len(id) {
		return ID{}, false
	}
	for i := range id {
		high, low := hexDigits[digits[2*i]], hexDigits[digits[2*i+1]]
		if high|low > 0xf {
			return ID{}, false
		}
		id[i] = high<<4 | low
	}
	return id, true
}

// hexDigits are the values of hexadecimal digits; all others have one above 15.
var hexDigits = func() (values [256]byte) {
	for c := range values {
		values[c] = 0xff
	}
	for v := range 16 {
		values["0123456789abcdef"[v]], values["0123456789ABCDEF"[v]] = byte(v), byte(v)
	}
	return values
}()

func (id ID) String() string { return hex.EncodeToString(id[:]) }

// IsZero reports whether the ID names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// MarshalText implements [encoding.TextMarshaler]; the zero ID is the empty text.
func (id ID) MarshalText() ([]byte, error) {
	if id.IsZero() {
		return nil, nil
	}
	return hex.AppendEncode(nil, id[:]), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (id *ID) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*id = ID{}
		return nil
	}
	parsed, err := ParseID(string(text))
	if err != nil {
		return err
	}
	*id = parsed
	return nil
}
