package mindmap

import "mindwall/mindmap/internal/flat"

// readAnswer reads the body of an [AddAnswer] as this program writes it. Answers are nearly all that a wall holds, and
// [encoding/json] takes most of the time that opening one takes. It gives up, with ok false, on all that is written in
// another way, sound or not; what it reads, it reads as [encoding/json] does.
func readAnswer(body []byte) (op AddAnswer, ok bool) {
	f := flat.New(body)
	for f.Next() {
		switch string(f.Name()) {
		case "question":
			op.Question = readID(f)
		case "theme":
			op.Theme = readID(f)
		case "caption":
			op.Caption = f.Text()
		case "quote":
			op.Quote = f.Text()
		case "source":
			op.Source = readSource(f)
		case "tally":
			op.Tally = f.Number()
		case "origin":
			op.Origin = readOrigin(f, op.Origin)
		case "counted":
			op.Counted = f.Truth()
		case "inbox":
			op.Inbox = f.Truth()
		case "redacted":
			op.Redacted = f.Truth()
		default:
			f.GiveUp()
		}
	}
	return op, f.Done()
}

// readSource reads a text that is nearly always one of a few, which are not made anew.
func readSource(f *flat.Reader) Source {
	s := f.Text()
	for _, known := range Sources {
		if string(known) == s {
			return known
		}
	}
	return Source(s)
}

func readID(f *flat.Reader) ID {
	digits := f.Plain()
	var id ID
	if len(digits) == 0 && !f.Strange() {
		return id
	}
	id, ok := parseDigits(digits)
	if !ok {
		f.GiveUp()
	}
	return id
}

// readOrigin reads an origin that tells nothing of a person, and comes once.
func readOrigin(f *flat.Reader, before *Origin) *Origin {
	o, inner := &Origin{}, f.Within()
	for inner.Next() {
		switch string(inner.Name()) {
		case "file":
			o.File = inner.Text()
		case "row":
			o.Row = inner.Number()
		case "column":
			o.Column = inner.Text()
		case "time":
			o.Time = inner.Text()
		case "key":
			o.Key = inner.Text()
		default:
			inner.GiveUp()
		}
	}
	f.Leave(inner)
	if before != nil {
		f.GiveUp()
	}
	return o
}

// readCount reads the body of a [CountAnswer], as readAnswer does: those of a large survey hold millions of rows.
func readCount(body []byte) (op CountAnswer, ok bool) {
	f := flat.New(body)
	for f.Next() {
		switch string(f.Name()) {
		case "answer":
			op.Answer = readID(f)
		case "file":
			op.File = f.Text()
		case "rows":
			if op.Rows != nil {
				f.GiveUp()
			}
			f.Each(func(inner *flat.Reader, most int) {
				if op.Rows == nil {
					op.Rows = make([]CountedRow, 0, most)
				}
				op.Rows = append(op.Rows, readRow(inner))
			})
		default:
			f.GiveUp()
		}
	}
	return op, f.Done()
}

func readRow(f *flat.Reader) (r CountedRow) {
	for f.Next() {
		switch string(f.Name()) {
		case "key":
			r.Key = f.Text()
		case "row":
			r.Row = f.Number()
		case "attributes":
			if r.Attributes != nil {
				f.GiveUp()
			}
			r.Attributes = map[string]string{}
			inner := f.Within()
			for inner.Next() {
				r.Attributes[string(inner.Name())] = inner.Text()
			}
			f.Leave(inner)
		case "gone":
			r.Gone = readID(f)
		default:
			f.GiveUp()
		}
	}
	return r
}
