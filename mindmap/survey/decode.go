package survey

import (
	"bytes"
	"io"
	"strings"
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

// sniffed is how much of a file is looked at to tell what it is, in bytes.
const sniffed = 64 << 10

// detectEncoding tells how a text is encoded: by its mark, by the zeros of UTF-16, else UTF-8 if it is valid. A text
// with more whole UTF-8 characters than broken ones is a damaged UTF-8; what else is broken is of an old encoding.
func detectEncoding(data []byte) Encoding {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return plainUTF8
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return utf16LE
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return utf16BE
	}
	if e := unmarkedUTF16(data[:min(len(data), sniffed)]); e != "" {
		return e
	}
	if utf8.Valid(data) {
		if isTwice(data) {
			return utf8Twice
		}
		return plainUTF8
	}
	whole, broken := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		if _, n := utf8.DecodeRune(data[i:]); n > 1 {
			whole++
			i += n
		} else {
			broken++
			i++
		}
	}
	if whole > broken {
		return plainUTF8
	}
	return guessEncoding(data)
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

// decoded reads data as UTF-8 without a mark.
func decoded(data []byte, e Encoding) io.Reader {
	switch e {
	case utf16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(bytes.NewReader(data))
	case utf16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Reader(bytes.NewReader(data))
	case plainUTF8:
		return bytes.NewReader(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))
	case utf8Twice:
		return strings.NewReader(strings.TrimPrefix(untwice(string(data)), "\uFEFF"))
	default:
		return charset(e).NewDecoder().Reader(bytes.NewReader(data))
	}
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
			return problem("%s", k.is).advise(k.advice)
		}
	}
	lower := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head[:min(len(head), 512)], []byte("\xEF\xBB\xBF"))))
	if bytes.HasPrefix(lower, []byte("<!doctype html")) || bytes.HasPrefix(lower, []byte("<html")) || bytes.HasPrefix(lower, []byte("<?xml")) {
		return problem("is a web page or XML, not a table").advise("export the answers as .xlsx or .csv")
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
