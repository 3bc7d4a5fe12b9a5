package mindmap

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// isJSON reports whether a body is JSON. It is [json.Valid], and quick with the bodies that this program writes.
func isJSON(body []byte) bool {
	f := flat{rest: body}
	for f.next() {
		f.skip()
	}
	return f.done() || json.Valid(body)
}

// readAnswer reads the body of an [AddAnswer] as this program writes it. Answers are nearly all that a wall holds, and
// [encoding/json] takes most of the time that opening one takes. It gives up, with ok false, on all that is written in
// another way, sound or not; what it reads, it reads as [encoding/json] does.
func readAnswer(body []byte) (op AddAnswer, ok bool) {
	f := flat{rest: body}
	for f.next() {
		switch string(f.name) {
		case "question":
			op.Question = f.id()
		case "theme":
			op.Theme = f.id()
		case "caption":
			op.Caption = f.text()
		case "quote":
			op.Quote = f.text()
		case "source":
			op.Source = f.source()
		case "tally":
			op.Tally = f.number()
		case "origin":
			op.Origin = f.origin(op.Origin)
		case "counted":
			op.Counted = f.truth()
		case "inbox":
			op.Inbox = f.truth()
		case "redacted":
			op.Redacted = f.truth()
		default:
			f.giveUp()
		}
	}
	return op, f.done()
}

// readCount reads the body of a [CountAnswer] as this program writes it, as readAnswer does: those of a large survey
// hold millions of rows.
func readCount(body []byte) (op CountAnswer, ok bool) {
	f := flat{rest: body}
	for f.next() {
		switch string(f.name) {
		case "answer":
			op.Answer = f.id()
		case "file":
			op.File = f.text()
		case "rows":
			op.Rows = f.rows(op.Rows)
		default:
			f.giveUp()
		}
	}
	return op, f.done()
}

// flat reads a JSON object of texts, whole numbers and truths, without blanks between them, name by name.
type flat struct {
	rest    []byte
	name    []byte // of the value that comes next
	inside  bool   // of the object
	ended   bool
	within  bool // another object
	strange bool // something else is there
}

func (f *flat) giveUp() { f.strange = true }

// done reports whether all was read.
func (f *flat) done() bool { return f.ended && !f.strange && len(f.rest) == 0 }

// next goes to the next name, and is false at the end.
func (f *flat) next() bool {
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
	f.name = f.plain()
	f.expect(':')
	return !f.strange
}

func (f *flat) end() {
	f.ended, f.rest = true, f.rest[1:]
}

// peek is the byte that comes next, 0 at the end.
func (f *flat) peek() byte {
	if len(f.rest) == 0 {
		return 0
	}
	return f.rest[0]
}

func (f *flat) expect(c byte) {
	if f.peek() != c {
		f.giveUp()
		return
	}
	f.rest = f.rest[1:]
}

// token is a text with its quotation marks, and whether it has anything that is escaped.
func (f *flat) token() (token []byte, escaped bool) {
	if f.peek() != '"' {
		f.giveUp()
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
			f.giveUp()
			return nil, false
		}
	}
	f.giveUp()
	return nil, false
}

// plain is a text in which nothing is escaped, without its quotation marks.
func (f *flat) plain() []byte {
	token, escaped := f.token()
	if escaped || len(token) < 2 {
		f.giveUp()
		return nil
	}
	return token[1 : len(token)-1]
}

func (f *flat) text() string {
	token, escaped := f.token()
	if f.strange {
		return ""
	}
	if !escaped && utf8.Valid(token) {
		return string(token[1 : len(token)-1])
	}
	var s string
	if json.Unmarshal(token, &s) != nil {
		f.giveUp()
	}
	return s
}

// source is a text that is nearly always one of a few, which are not made anew.
func (f *flat) source() Source {
	s := f.text()
	for _, known := range Sources {
		if string(known) == s {
			return known
		}
	}
	return Source(s)
}

func (f *flat) id() ID {
	digits := f.plain()
	var id ID
	if len(digits) == 0 && !f.strange {
		return id
	}
	id, ok := parseDigits(digits)
	if !ok {
		f.giveUp()
	}
	return id
}

// number is a whole number from 0, of few enough digits to fit anywhere.
func (f *flat) number() int {
	const most = 9
	n, digits, first := 0, 0, f.peek()
	for c := first; '0' <= c && c <= '9' && digits < most; c = f.peek() {
		n = 10*n + int(c-'0')
		digits++
		f.rest = f.rest[1:]
	}
	next := f.peek() // else there is a fraction, an exponent, or more digits
	if digits == 0 || digits > 1 && first == '0' || next != ',' && next != '}' {
		f.giveUp()
	}
	return n
}

func (f *flat) truth() bool {
	switch {
	case bytes.HasPrefix(f.rest, []byte("true")):
		f.rest = f.rest[len("true"):]
		return true
	case bytes.HasPrefix(f.rest, []byte("false")):
		f.rest = f.rest[len("false"):]
	default:
		f.giveUp()
	}
	return false
}

// origin is an origin that tells nothing of a person, and comes once.
func (f *flat) origin(before *Origin) *Origin {
	o, inner := &Origin{}, flat{rest: f.rest}
	for inner.next() {
		switch string(inner.name) {
		case "file":
			o.File = inner.text()
		case "row":
			o.Row = inner.number()
		case "column":
			o.Column = inner.text()
		case "time":
			o.Time = inner.text()
		case "key":
			o.Key = inner.text()
		default:
			inner.giveUp()
		}
	}
	f.leave(&inner)
	if before != nil {
		f.giveUp()
	}
	return o
}

// rows is a list of rows that comes once, with at least one.
func (f *flat) rows(before []CountedRow) []CountedRow {
	rows := make([]CountedRow, 0, bytes.Count(f.rest, []byte("{")))
	for f.expect('['); !f.strange; f.expect(',') {
		inner := flat{rest: f.rest}
		rows = append(rows, inner.row())
		if f.leave(&inner); f.peek() == ']' {
			break
		}
	}
	f.expect(']')
	if before != nil {
		f.giveUp()
	}
	return rows
}

func (f *flat) row() (r CountedRow) {
	for f.next() {
		switch string(f.name) {
		case "key":
			r.Key = f.text()
		case "row":
			r.Row = f.number()
		case "attributes":
			inner := flat{rest: f.rest}
			if r.Attributes != nil {
				f.giveUp()
			}
			r.Attributes = map[string]string{}
			for inner.next() {
				r.Attributes[string(inner.name)] = inner.text()
			}
			f.leave(&inner)
		case "gone":
			r.Gone = f.id()
		default:
			f.giveUp()
		}
	}
	return r
}

// leave goes on after an object within.
func (f *flat) leave(inner *flat) {
	if !inner.ended || inner.strange {
		f.giveUp()
	}
	f.rest = inner.rest
}

// skip passes over a value: objects within objects are not looked into.
func (f *flat) skip() {
	switch c := f.peek(); {
	case c == '"':
		if token, escaped := f.token(); escaped && !json.Valid(token) {
			f.giveUp()
		}
	case '0' <= c && c <= '9':
		f.number()
	case c == '{' && !f.within:
		inner := flat{rest: f.rest, within: true}
		for inner.next() {
			inner.skip()
		}
		f.leave(&inner)
	default:
		f.truth()
	}
}
