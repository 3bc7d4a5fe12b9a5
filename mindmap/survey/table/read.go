package table

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// Options settle what [Read] would else find out by itself. The zero value finds out everything.
type Options struct {
	Tab       string   // the sheet of a workbook
	Encoding  Encoding // of a text file
	Separator rune     // of a text file: ',', ';', '\t' or '|'

	// Known tells by the first rows of a sheet whether it is the one to take; nil knows none. Beside tells the same way
	// which others are to be read as well.
	Known, Beside func(*Table) bool
	// Progress is told how far the reading is; nil is not.
	Progress func(done, of int64)
}

// Read reads a file. Size is in bytes.
func Read(r io.ReaderAt, size int64, o Options, lim Limits) (*Table, *Error) {
	if size > lim.File {
		return nil, Problem("is larger than %s", megabytes(lim.File)).Advise(splitUp)
	}
	if o.Progress == nil {
		o.Progress = func(int64, int64) {}
	}
	head := make([]byte, min(size, 8))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return nil, Problem("cannot be read: %v", err)
	}
	if bytes.HasPrefix(head, []byte("PK")) {
		return readWorkbook(r, size, o, lim)
	}
	return readText(r, size, o, lim)
}

func newTable(lim Limits) *Table { return &Table{lim: lim} }

func readText(r io.ReaderAt, size int64, o Options, lim Limits) (*Table, *Error) {
	t := newTable(lim)
	raw := make([]byte, min(size, sniffed))
	if _, err := r.ReadAt(raw, 0); err != nil && err != io.EOF {
		return nil, Problem("cannot be read: %v", err)
	}
	if bad := foreign(raw); bad != nil {
		return nil, bad
	}
	if t.Encoding = o.Encoding; t.Encoding == "" {
		var bad *Error
		if t.Encoding, t.Damaged, bad = detectEncoding(r, size); bad != nil {
			return nil, bad
		}
	}
	head := make([]byte, sniffed)
	n, _ := io.ReadFull(decoded(io.NewSectionReader(r, 0, size), t.Encoding), head)
	head = head[:n]
	if len(bytes.TrimSpace(head)) == 0 && n < sniffed {
		return nil, Problem("is empty")
	}
	if looksBinary(head) {
		return nil, Problem("is no text").Advise("export the answers as .xlsx or .csv")
	}
	file := io.NewSectionReader(r, 0, size)
	text := decoded(file, t.Encoding)
	comma, length := separatorLine(head)
	_, _ = io.CopyN(io.Discard, text, int64(length))
	head = head[length:]
	cut := n == sniffed
	switch {
	case o.Separator > 0 && o.Separator < utf8.RuneSelf:
		comma = byte(o.Separator)
	case comma == 0:
		comma = detectSeparator(head, cut, lim)
	}
	t.Separator = rune(comma)
	plain := comma == 0 && quotesArePlain(head, cut, lim)
	bad := t.readSeparated(text, plain, func() {
		at, _ := file.Seek(0, io.SeekCurrent)
		o.Progress(at, size)
	})
	if bad != nil {
		return nil, bad
	}
	return t.settle(), nil
}
