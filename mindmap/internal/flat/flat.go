// Package flat reads JSON objects that hold nothing odd, as this program writes them, in a fraction of the time that
// [encoding/json] takes. It gives up on all that is written in another way, sound or not; what it reads, it reads as
// [encoding/json] does.
package flat

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// Valid reports whether a body is JSON. It is [json.Valid], and quick with the bodies that this program writes.
func Valid(body []byte) bool {
	f := New(body)
	for f.Next() {
		f.Skip()
	}
	return f.Done() || json.Valid(body)
}

// Reader reads a JSON object of texts, whole numbers and truths, without blanks between them, name by name.
type Reader struct {
	rest    []byte
	name    []byte // of the value that comes next
	inside  bool   // of the object
	ended   bool
	within  bool // another object
	strange bool // something else is there
}

// New reads a body.
func New(body []byte) *Reader { return &Reader{rest: body} }

// Name is the name of the value that comes next.
func (f *Reader) Name() []byte { return f.name }

// Strange reports whether the reader gave up.
func (f *Reader) Strange() bool { return f.strange }

// Within reads an object within, which comes next; see [Reader.Leave].
func (f *Reader) Within() *Reader { return New(f.rest) }

// GiveUp says that the object is written in another way.
func (f *Reader) GiveUp() { f.strange = true }

// Done reports whether all was read.
func (f *Reader) Done() bool { return f.ended && !f.strange && len(f.rest) == 0 }

// Next goes to the next name, and is false at the end.
func (f *Reader) Next() bool {
	switch {
	case f.strange || f.ended:
		return false
	case !f.inside:
		f.inside = true
		if f.expect('{'); f.peek() == '}' {
			f.end()
			return false
		}
	case f.peek() == '}':
		f.end()
		return false
	default:
		f.expect(',')
	}
	f.name = f.Plain()
	f.expect(':')
	return !f.strange
}

func (f *Reader) end() {
	f.ended, f.rest = true, f.rest[1:]
}

// peek is the byte that comes next, 0 at the end.
func (f *Reader) peek() byte {
	if len(f.rest) == 0 {
		return 0
	}
	return f.rest[0]
}

func (f *Reader) expect(c byte) {
	if f.peek() != c {
		f.GiveUp()
		return
	}
	f.rest = f.rest[1:]
}

// token is a text with its quotation marks, and whether it has anything that is escaped.
func (f *Reader) token() (token []byte, escaped bool) {
	if f.peek() != '"' {
		f.GiveUp()
		return nil, false
	}
	for i := 1; i < len(f.rest); i++ {
		switch c := f.rest[i]; {
		case c == '"':
			token, f.rest = f.rest[:i+1], f.rest[i+1:]
			return token, escaped
		case c == '\\':
			escaped = true
			i++
		case c < ' ':
			f.GiveUp()
			return nil, false
		}
	}
	f.GiveUp()
	return nil, false
}

// Plain is a text in which nothing is escaped, without its quotation marks.
func (f *Reader) Plain() []byte {
	token, escaped := f.token()
	if escaped || len(token) < 2 {
		f.GiveUp()
		return nil
	}
	return token[1 : len(token)-1]
}

// Text is a text.
func (f *Reader) Text() string {
	token, escaped := f.token()
	if f.strange {
		return ""
	}
	if !escaped && utf8.Valid(token) {
		return string(token[1 : len(token)-1])
	}
	var s string
	if json.Unmarshal(token, &s) != nil {
		f.GiveUp()
	}
	return s
}

// Number is a whole number from 0, of few enough digits to fit anywhere.
func (f *Reader) Number() int {
	const most = 9
	n, digits, first := 0, 0, f.peek()
	for c := first; '0' <= c && c <= '9' && digits < most; c = f.peek() {
		n = 10*n + int(c-'0')
		digits++
		f.rest = f.rest[1:]
	}
	next := f.peek() // else there is a fraction, an exponent, or more digits
	if digits == 0 || digits > 1 && first == '0' || next != ',' && next != '}' {
		f.GiveUp()
	}
	return n
}

// Truth is true or false.
func (f *Reader) Truth() bool {
	switch {
	case bytes.HasPrefix(f.rest, []byte("true")):
		f.rest = f.rest[len("true"):]
		return true
	case bytes.HasPrefix(f.rest, []byte("false")):
		f.rest = f.rest[len("false"):]
	default:
		f.GiveUp()
	}
	return false
}

// Each calls yield for each object of a list, which comes next and is not empty; yield reads it to its end. Most is at least
// how many there are.
func (f *Reader) Each(yield func(inner *Reader, most int)) {
	most := bytes.Count(f.rest, []byte("{"))
	for f.expect('['); !f.strange; f.expect(',') {
		inner := Reader{rest: f.rest}
		yield(&inner, most)
		if f.Leave(&inner); f.peek() == ']' {
			break
		}
	}
	f.expect(']')
}

// Leave goes on after an object within.
func (f *Reader) Leave(inner *Reader) {
	if !inner.ended || inner.strange {
		f.GiveUp()
	}
	f.rest = inner.rest
}

// Skip passes over a value: objects within objects are not looked into.
func (f *Reader) Skip() {
	switch c := f.peek(); {
	case c == '"':
		if token, escaped := f.token(); escaped && !json.Valid(token) {
			f.GiveUp()
		}
	case '0' <= c && c <= '9':
		f.Number()
	case c == '{' && !f.within:
		inner := Reader{rest: f.rest, within: true}
		for inner.Next() {
			inner.Skip()
		}
		f.Leave(&inner)
	default:
		f.Truth()
	}
}
