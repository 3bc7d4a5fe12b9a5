package hub

import (
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"errors"
	"math/big"
	"time"
)

// Secret is what a hub's certificate is made of, and by what the members of a cluster know each other. Whoever has it can pass
// for the hub.
type Secret [32]byte

// NewSecret makes one.
func NewSecret() (s Secret) {
	_, _ = rand.Read(s[:]) // never fails: it ends the program when there is no randomness
	return s
}

// MarshalText and UnmarshalText write and read it as hexadecimal digits.
func (s Secret) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *Secret) UnmarshalText(text []byte) error {
	b, err := hex.DecodeString(string(text))
	if err != nil || len(b) != len(s) {
		return errors.New("a hub's secret has 64 hexadecimal digits")
	}
	copy(s[:], b)
	return nil
}

// derive makes 32 bytes for a use of its own.
func (s Secret) derive(use string) []byte {
	b, err := hkdf.Expand(sha256.New, s[:], "hub/"+use, 32)
	if err != nil {
		panic(err) // it fails for outputs of over 8,000 bytes alone
	}
	return b
}

// word is a password for a use of its own.
func (s Secret) word(use string) string { return hex.EncodeToString(s.derive(use)) }

// Key is what lets tables into a hub that takes any wall.
func (s Secret) Key() Key { return Key(s.derive("key")[:16]) }

// certificate is the hub's own, and always the same: Ed25519 takes no randomness. It names nobody and never ends, as who comes
// knows it by its [Pin] alone.
func (s Secret) certificate() (tls.Certificate, error) {
	key := ed25519.NewKeyFromSeed(s.derive("certificate"))
	about := x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mindwall"}, SubjectKeyId: []byte{1},
		NotBefore: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
		DNSNames: []string{"mindwall"}, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, &about, &about, key.Public(), key)
	if err != nil {
		return tls.Certificate{}, err
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, nil
}

// Pin is the SHA-256 of the certificate, by which a hub is known.
func (s Secret) Pin() ([32]byte, error) {
	cert, err := s.certificate()
	if err != nil {
		return [32]byte{}, err
	}
	return sha256.Sum256(cert.Certificate[0]), nil
}

// same compares keys in a time that does not tell how much of them is alike.
func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

var errPin = errors.New("the certificate is another")

// pinned makes a check of a connection: the other side has the certificate of a pin, whoever it is.
func pinned(pin [32]byte) func(tls.ConnectionState) error {
	return func(c tls.ConnectionState) error {
		if len(c.PeerCertificates) == 0 || sha256.Sum256(c.PeerCertificates[0].Raw) != pin {
			return errPin
		}
		return nil
	}
}
