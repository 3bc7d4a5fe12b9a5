package table

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// Encoding is how a text file writes its characters.
type Encoding string

// The encodings. UTF-8 may begin with a byte-order mark.
const (
	plainUTF8   Encoding = "UTF-8"
	utf16LE     Encoding = "UTF-16LE"
	utf16BE     Encoding = "UTF-16BE"
	windows1252 Encoding = "Windows-1252"
)

// IsGuess reports whether a file's encoding is one that is known by what its letters look like alone.
func (e Encoding) IsGuess() bool {
	return e != "" && e != plainUTF8 && e != utf16LE && e != utf16BE
}

// sniffed is how much of a file is looked at to tell what it is, in bytes.
const sniffed = 64 << 10

// detectEncoding tells how a text is encoded: by its mark, by the zeros of UTF-16, else UTF-8 if it is valid. A text
// with more whole UTF-8 characters than broken ones is a damaged UTF-8; what else is broken is of an old encoding.
func detectEncoding(r io.ReaderAt, size int64) (e Encoding, damaged bool, bad *Error) {
	head := make([]byte, min(size, sniffed))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return "", false, Problem("cannot be read: %v", err)
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xFF\xFE")):
		return utf16LE, false, nil
	case bytes.HasPrefix(head, []byte("\xFE\xFF")):
		return utf16BE, false, nil
	}
	if e := unmarkedUTF16(head); e != "" {
		return e, false, nil
	}
	c, err := countCharacters(io.NewSectionReader(r, 0, size))
	switch {
	case err != nil:
		return "", false, Problem("cannot be read: %v", err)
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")), c.whole > c.broken:
		e, damaged = plainUTF8, c.broken > 0
	case c.broken > 0:
		return guessEncoding(c.foreign), false, nil
	default:
		return plainUTF8, false, nil
	}
	if !damaged && isTwice(c.foreign) {
		e = utf8Twice
	}
	return e, damaged, nil
}

// characters counts those beyond ASCII, as UTF-8.
type characters struct {
	whole, broken int
	foreign       []byte // lines that have some, as many as it takes
	line          []byte // the one in hand, as far as it may become one of those
}

// enoughForeign is how many bytes of lines that are not all ASCII tell what their encoding is.
const enoughForeign = 16 << 10

func countCharacters(r io.Reader) (c characters, err error) {
	buf := make([]byte, sniffed)
	kept := 0 // bytes of a character that the last piece cut
	for {
		n, err := io.ReadFull(r, buf[kept:])
		piece := buf[:kept+n]
		last := err != nil
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return c, err
		}
		end := len(piece)
		for k := 1; !last && k < utf8.UTFMax && k < end; k++ {
			if b := piece[end-k]; utf8.RuneStart(b) {
				if b >= utf8.RuneSelf && !utf8.FullRune(piece[end-k:]) {
					end -= k
				}
				break
			}
		}
		c.count(piece[:end])
		if last {
			c.flush(true)
			return c, nil
		}
		kept = copy(buf, piece[end:])
	}
}

func (c *characters) count(piece []byte) {
	for line := range bytes.Lines(piece) {
		if room := enoughForeign - len(c.line); len(c.foreign) < enoughForeign {
			c.line = append(c.line, line[:min(len(line), max(room, 0))]...)
			c.flush(line[len(line)-1] == '\n')
		}
		for i := 0; i < len(line); {
			if line[i] < utf8.RuneSelf {
				i++
				continue
			}
			if _, n := utf8.DecodeRune(line[i:]); n > 1 {
				c.whole++
				i += n
			} else {
				c.broken++
				i++
			}
		}
	}
}

// flush takes the line in hand when it has ended.
func (c *characters) flush(ended bool) {
	if !ended {
		return
	}
	if bytes.ContainsFunc(c.line, func(r rune) bool { return r >= utf8.RuneSelf }) {
		c.foreign = append(c.foreign, c.line...)
	}
	c.line = c.line[:0]
}

// unmarkedUTF16 recognises UTF-16 of mostly Latin text: every other byte is zero.
func unmarkedUTF16(head []byte) Encoding {
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case half < 4:
	case zeros[1] > half*6/10 && zeros[0] <= half/20:
		return utf16LE
	case zeros[0] > half*6/10 && zeros[1] <= half/20:
		return utf16BE
	}
	return ""
}

// decoded reads a text as UTF-8 without a mark.
func decoded(r io.Reader, e Encoding) io.Reader {
	switch e {
	case utf16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(r)
	case utf16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Reader(r)
	case plainUTF8:
		return unmarked(r)
	case utf8Twice:
		return unmarked(&untwiceReader{r: unmarked(r)})
	default:
		return charset(e).NewDecoder().Reader(r)
	}
}

// unmarked takes the byte-order mark off UTF-8.
func unmarked(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	if head, _ := b.Peek(3); string(head) == "\uFEFF" {
		_, _ = b.Discard(3)
	}
	return b
}

// foreign tells what a file is that is neither text nor a workbook; nil when it may be text.
func foreign(head []byte) *Error {
	for _, k := range []struct{ magic, is, advice string }{
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "is an old Excel file (.xls) or a locked one", "open it in a spreadsheet and save it as .xlsx, without a password"},
		{"%PDF", "is a PDF", "export the answers as .xlsx or .csv"},
		{"\x89PNG", "is a picture", "export the answers as .xlsx or .csv"},
		{"\xFF\xD8\xFF", "is a picture", "export the answers as .xlsx or .csv"},
		{"\x1F\x8B", "is compressed", "unpack it first"},
		{"7z\xBC\xAF\x27\x1C", "is compressed", "unpack it first"},
		{"Rar!", "is compressed", "unpack it first"},
		{"SQLite format 3\x00", "is a wall or another database, not a survey", "use merge to unite walls"},
	} {
		if bytes.HasPrefix(head, []byte(k.magic)) {
			return Problem("%s", k.is).Advise(k.advice)
		}
	}
	lower := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head[:min(len(head), 512)], []byte("\xEF\xBB\xBF"))))
	if bytes.HasPrefix(lower, []byte("<!doctype html")) || bytes.HasPrefix(lower, []byte("<html")) || bytes.HasPrefix(lower, []byte("<?xml")) {
		return Problem("is a web page or XML, not a table").Advise("export the answers as .xlsx or .csv")
	}
	return nil
}

// looksBinary reports whether decoded text is no text: more than a tenth of it are control characters. A few are let
// through, as answers may hold them and the gate for text takes them out.
func looksBinary(head []byte) bool {
	controls := 0
	for _, b := range head {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' || b == 0x7F {
			controls++
		}
	}
	return controls*10 > len(head)
}
