package link

import (
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
)

// Port is where a hub listens when nothing else is said.
const Port = "4222"

// Address is where a wall is shared, and what lets a table in: whoever has it reads and writes the whole wall.
type Address struct {
	Hubs []string   // host:port of each; several are one cluster, whose members have one certificate
	Wall mindmap.ID // zero in the line of a hub alone, which takes any wall
	Key  [16]byte   // of the wall, or of one table
	Pin  [32]byte   // the SHA-256 of the hub's certificate
}

const scheme = "mindwall://"

// String is the address as one line: mindwall://host:port/WALL#KEY.PIN, with the wall's id in hexadecimal digits, key and
// pin in base64 for addresses, and commas between several hubs.
func (a Address) String() string {
	base64 := base64.RawURLEncoding
	wall := ""
	if !a.Wall.IsZero() {
		wall = a.Wall.String()
	}
	return scheme + strings.Join(a.Hubs, ",") + "/" + wall + "#" + base64.EncodeToString(a.Key[:]) + "." + base64.EncodeToString(a.Pin[:])
}

// ParseAddress reads what [Address.String] writes. A hub without a port has [Port].
func ParseAddress(line string) (a Address, err error) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(line), scheme)
	if !ok {
		return a, refused("it does not begin with %s", scheme)
	}
	rest, secret, ok := strings.Cut(rest, "#")
	if !ok {
		return a, refused("its end, from # on, is missing: copy the whole line, in quotes")
	}
	hubs, wall, _ := strings.Cut(rest, "/")
	for hub := range strings.SplitSeq(hubs, ",") {
		at, err := hubAt(hub)
		if err != nil {
			return a, err
		}
		a.Hubs = append(a.Hubs, at)
	}
	if wall != "" {
		if a.Wall, err = mindmap.ParseID(wall); err != nil {
			return a, refused("its wall is %w", err)
		}
	}
	key, pin, _ := strings.Cut(secret, ".")
	if err := cmp.Or(decode(a.Key[:], key, "key"), decode(a.Pin[:], pin, "pin")); err != nil {
		return a, err
	}
	return a, nil
}

func hubAt(hub string) (string, error) {
	host, port, err := net.SplitHostPort(hub)
	if err != nil {
		host, port = strings.Trim(hub, "[]"), Port
	}
	if host == "" || strings.ContainsAny(host, "/ @?") {
		return "", refused("%q is no host", hub)
	}
	return net.JoinHostPort(host, port), nil
}

func decode(to []byte, s, name string) error {
	read, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || len(read) != len(to) {
		return refused("its %s is not whole: copy the whole line", name)
	}
	copy(to, read)
	return nil
}

var errAddress = errors.New("not the line of a shared wall")

func refused(format string, args ...any) error {
	return fault.New(fault.NotALine, fmt.Errorf("%w: %w", errAddress, fmt.Errorf(format, args...)))
}
