package phone

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"encoding/hex"
	"strconv"

	"mindwall/mindmap"
)

// secret is the key of a door, and what is derived from it. Each use has a name of its own, and each part its length before it,
// so that no two ever meet.
type secret [32]byte

func (s *secret) derive(use string, parts ...string) [sha256.Size]byte {
	m := hmac.New(sha256.New, s[:])
	for _, part := range append([]string{use}, parts...) {
		var n [4]byte
		binary.BigEndian.PutUint32(n[:], uint32(len(part)))
		m.Write(n[:])
		m.Write([]byte(part))
	}
	return [sha256.Size]byte(m.Sum(nil))
}

func (s *secret) id(use string, parts ...string) (id mindmap.ID) {
	sum := s.derive(use, parts...)
	copy(id[:], sum[:])
	return id
}

// answer is the id of the entry that comes of what a phone sent, and back that of taking it back; words of its redaction.
func (s *secret) answer(sent string) mindmap.ID { return s.id("answer", sent) }
func (s *secret) back(sent string) mindmap.ID   { return s.id("back", sent) }
func (s *secret) words(sent string) mindmap.ID  { return s.id("words", sent) }

// change is the id of the n-th change of a phone's "me too" to an answer.
func (s *secret) change(phone string, answer mindmap.ID, n int) mindmap.ID {
	return s.id("me too", phone, answer.String(), strconv.Itoa(n))
}

// ballot is the ballot of a phone in a round, and ballotChange the id of the n-th change of what it says.
func (s *secret) ballot(phone string, round mindmap.ID) mindmap.ID {
	return s.id("ballot", phone, round.String())
}

func (s *secret) ballotChange(phone string, round mindmap.ID, n int) mindmap.ID {
	return s.id("ballot change", phone, round.String(), strconv.Itoa(n))
}

// room is what phones keep their things under: the same for a wall whatever its code, and another for each wall.
func (s *secret) room() string {
	sum := s.derive("room")
	return hex.EncodeToString(sum[:4])
}

const (
	randomBytes = 16 // of what a phone sends, and of its number
	signature   = 8  // bytes
)

// newRandom are 128 random bits, as a phone writes them.
func newRandom() string {
	var b [randomBytes]byte
	_, _ = rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

// isRandom reports whether a text may be what a phone makes for each thing that it sends.
func isRandom(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == randomBytes && hex.EncodeToString(b) == s
}

// issue makes a phone's number.
func (s *secret) issue() string {
	number := newRandom()
	return number + s.sign(number)
}

func (s *secret) sign(number string) string {
	sum := s.derive("phone", number)
	return hex.EncodeToString(sum[:signature])
}

// issued reports whether a number was issued here, and not invented.
func (s *secret) issued(number string) bool {
	const end = 2 * randomBytes
	return len(number) == end+2*signature && isRandom(number[:end]) &&
		subtle.ConstantTimeCompare([]byte(s.sign(number[:end])), []byte(number[end:])) == 1
}

// sameCode compares codes in a time that does not tell how much of them is alike.
func (s *secret) sameCode(a, b string) bool {
	one, other := s.derive("code", a), s.derive("code", b)
	return subtle.ConstantTimeCompare(one[:], other[:]) == 1
}
