package pair

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// Where a table asks to be let in that has no key: the name that it comes to the hub with, the subject, and the prefix of those
// that answers come to.
const (
	User    = "join"
	Subject = "pair.ask"
	Inbox   = "_INBOX.pair"
)

// Request is what a table sends that wants to be let in.
type Request struct {
	Name  string   `json:"name"`          // of the table, as its people call it
	Nonce [16]byte `json:"nonce"`         // of this request
	Proof []byte   `json:"proof"`         // that the table knows the code, and which certificate it sees
	Had   []byte   `json:"had,omitempty"` // that it has a key already, see [Request.Has]
}

// Says that the table has a key, so that one which asks again is known. Nobody learns the key by that.
func (r *Request) Says(key [16]byte) { r.Had = r.had(key) }

// Has reports whether a request says that its table has a key.
func (r *Request) Has(key [16]byte) bool { return len(r.Had) > 0 && hmac.Equal(r.Had, r.had(key)) }

func (r *Request) had(key [16]byte) []byte {
	m := hmac.New(sha256.New, key[:])
	m.Write(append([]byte("had"), r.Nonce[:]...))
	return m.Sum(nil)
}

// Grant is what a table that is let in gets.
type Grant struct {
	Line  string `json:"line"`  // by which the wall is joined
	Title string `json:"title"` // of the event
}

// Reply answers a request. It holds a grant, or says why there is none.
type Reply struct {
	Refused Refusal `json:"refused,omitempty"`
	Sealed  []byte  `json:"sealed,omitempty"`
}

// Refusal says why a table was not let in.
type Refusal string

// The reasons.
const (
	WrongCode Refusal = "code" // or another certificate than the hub's: somebody stands between
	SaidNo    Refusal = "no"
)

func (r Refusal) Error() string {
	switch r {
	case WrongCode:
		return "the code is not the one that is shown there, or was used already"
	case SaidNo:
		return "the other table did not let this one in"
	}
	return "this table was not let in"
}

// rounds is how often a code is stretched: some 0.1 s here, and a month for a graphics card that tries all codes.
const rounds = 600_000

// secrets are what both sides make of a code.
type secrets struct{ proof, seal []byte }

func derive(code Code, pin [32]byte, nonce [16]byte) (s secrets, err error) {
	salt := slices.Concat([]byte("pair/1"), pin[:], nonce[:])
	stretched, err := pbkdf2.Key(sha256.New, string(code), salt, rounds, sha256.Size)
	if err != nil {
		return s, err
	}
	for use, key := range map[string]*[]byte{"proof": &s.proof, "seal": &s.seal} {
		if *key, err = hkdf.Expand(sha256.New, stretched, use, sha256.Size); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (s *secrets) proves(name string) []byte {
	m := hmac.New(sha256.New, s.proof)
	m.Write([]byte(name))
	return m.Sum(nil)
}

func (s *secrets) aead() (cipher.AEAD, error) {
	block, err := aes.NewCipher(s.seal)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// Asking is a table that has sent its request.
type Asking struct {
	Request Request
	secrets secrets
}

// Ask makes the request of a table which was told a code and sees a certificate. It takes a tenth of a second.
func Ask(code Code, pin [32]byte, name string) (*Asking, error) {
	a := &Asking{Request: Request{Name: name}}
	_, _ = rand.Read(a.Request.Nonce[:]) // never fails
	var err error
	if a.secrets, err = derive(code, pin, a.Request.Nonce); err != nil {
		return nil, fmt.Errorf("ask to be let in: %w", err)
	}
	a.Request.Proof = a.secrets.proves(name)
	return a, nil
}

var errReply = errors.New("what answered is not the table that shows the code: check that both screens show the same four words")

// Open reads the grant in a reply. It fails with a [Refusal], or when the reply is not from who knows the code.
func (a *Asking) Open(r Reply) (g Grant, err error) {
	if r.Refused != "" {
		return g, r.Refused
	}
	seal, err := a.secrets.aead()
	if err != nil {
		return g, err
	}
	plain, err := seal.Open(nil, nil, r.Sealed, nil)
	if err != nil || json.Unmarshal(plain, &g) != nil {
		return Grant{}, errReply
	}
	return g, nil
}

// Answering is a request whose table knows the code.
type Answering struct{ secrets secrets }

// Check looks at a request by the code that is out and the certificate of the hub; false when the table does not know the code or
// sees another certificate. It takes a tenth of a second: who is asked by strangers bounds how often.
func Check(code Code, pin [32]byte, r Request) (*Answering, bool) {
	s, err := derive(code, pin, r.Nonce)
	if err != nil || !hmac.Equal(s.proves(r.Name), r.Proof) {
		return nil, false
	}
	return &Answering{s}, true
}

// Grant lets the table in.
func (a *Answering) Grant(g Grant) (Reply, error) {
	seal, err := a.secrets.aead()
	if err != nil {
		return Reply{}, err
	}
	plain, err := json.Marshal(g)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Sealed: seal.Seal(nil, nil, plain, nil)}, nil
}
