package survey

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestEncodings(t *testing.T) {
	text := "ID,Où\n1,Café – naïve\n2,Noël\n"
	for _, tc := range []struct {
		name string
		enc  encoding.Encoding
		mark string
		want Encoding
	}{
		{"utf-8", encoding.Nop, "", plainUTF8},
		{"utf-8 with a mark", encoding.Nop, "\xEF\xBB\xBF", plainUTF8},
		{"utf-16 little", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "\xFF\xFE", utf16LE},
		{"utf-16 big", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "\xFE\xFF", utf16BE},
		{"utf-16 little without a mark", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "", utf16LE},
		{"utf-16 big without a mark", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "", utf16BE},
		{"windows-1252", charmap.Windows1252, "", windows1252},
	} {
		t.Run(tc.name, func(t *testing.T) {
			data, err := tc.enc.NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			s := openBytes(t, "x.csv", []byte(tc.mark+data), Options{})
			want(t, "encoding", s.Encoding, tc.want)
			want(t, "header", s.Columns[0].header, "ID")
			want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})), []string{"Café – naïve", "Noël"})
		})
	}
}

func TestOneBrokenCharacterDoesNotTurnUTF8IntoWindows1252(t *testing.T) {
	s := openBytes(t, "x.csv", []byte("ID,Où\n1,Café à Noël\n2,\xE9t\xC3\xA9\n"), Options{})
	want(t, "encoding", s.Encoding, plainUTF8)
	want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})), []string{"Café à Noël", "\uFFFDté"})
}

func TestTheEncodingCanBeGiven(t *testing.T) {
	s := openBytes(t, "x.csv", []byte("ID,Where\n1,caf\xC3\xA9\n"), Options{Encoding: windows1252})
	want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})), []string{"cafÃ©"})
}

// rowsOf reads text as records, blank ones included.
func rowsOf(t *testing.T, text string, comma byte) [][]string {
	t.Helper()
	var rows [][]string
	s := newSeparatedReader(strings.NewReader(text), comma, defaultLimits())
	for {
		cells, err := s.next()
		if err != nil {
			return rows
		}
		rows = append(rows, cells)
	}
}

func TestSeparatedText(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		want       [][]string
	}{
		{"plain", "a,b\nc,d", [][]string{{"a", "b"}, {"c", "d"}}},
		{"blank rows count", "a\n\n\nb\n", [][]string{{"a"}, {""}, {""}, {"b"}}},
		{"ends of lines", "a\r\nb\rc\nd", [][]string{{"a"}, {"b"}, {"c"}, {"d"}}},
		{"empty cells", ",,\n", [][]string{{"", "", ""}}},
		{"quotes", `"a ""b"", c",""` + "\n", [][]string{{`a "b", c`, ""}}},
		{"a line break in quotes", "\"a\r\nb\",c\n", [][]string{{"a\r\nb", "c"}}},
		{"quotes within", `a "b" c,5"` + "\n", [][]string{{`a "b" c`, `5"`}}},
		{"text after quotes", `"a" b,c` + "\n", [][]string{{`a b`, "c"}}},
	} {
		t.Run(tc.name, func(t *testing.T) { want(t, "rows", rowsOf(t, tc.text, ','), tc.want) })
	}
}

func TestSeparators(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		want       byte
	}{
		{"commas", "a,b\n1,2\n", ','},
		{"semicolons with commas in the text", "a;b\n1;yes, and no, and yes\n2;well, no\n", ';'},
		{"commas with semicolons in the text", "a,b\n1,x;y;\n2,x;\n", ','},
		{"tabs", "a\tb\n1\tx, y\n", '\t'},
		{"one column of sentences", "What helps?\nA bus, say\nMoney, time, and luck\nFriends\n", 0},
		{"one quoted column", "What helps?\n\"A bus, say\"\n\"Money, time\"\n", 0},
		{"line breaks in quotes", "a,b\n1,\"x\ny\nz\"\n2,w\n", ','},
	} {
		t.Run(tc.name, func(t *testing.T) {
			want(t, "separator", detectSeparator([]byte(tc.text), false, defaultLimits()), tc.want)
		})
	}
}

func TestSeparatorLineOfExcel(t *testing.T) {
	s := openBytes(t, "x.csv", []byte("sep=;\r\nID;What helps?\r\n1;Choir, walks\r\n"), Options{})
	want(t, "separator", s.Separator, ';')
	want(t, "header row, as Excel shows it", s.HeaderRow, 1)
	want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})), []string{"Choir, walks"})
}

func TestQuotedSingleColumn(t *testing.T) {
	s := openBytes(t, "x.csv", []byte("What helps?\n\"A bus,\nsay\"\n\"Money, \"\"time\"\"\"\n"), Options{})
	want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})), []string{"A bus, say", `Money, "time"`})
}

func TestColumnLetters(t *testing.T) {
	var got []string
	for _, i := range []int{0, 25, 26, 51, 52, 701, 702} {
		got = append(got, columnLetter(i))
	}
	if !slices.Equal(got, []string{"A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"}) {
		t.Errorf("letters %v", got)
	}
}

// FuzzSeparated checks that reading undoes writing, and that no bytes make the reader fail to end.
func FuzzSeparated(f *testing.F) {
	f.Add("a,b\n\"c\"\"\nd\",e\r\nf", byte(','))
	f.Add("sep=;\na;b\n", byte(';'))
	f.Fuzz(func(t *testing.T, text string, comma byte) {
		if !strings.ContainsRune(",;\t|", rune(comma)) {
			return
		}
		rows := rowsOf(t, text, comma)
		var b bytes.Buffer
		for _, row := range rows {
			for i, cell := range row {
				if i > 0 {
					b.WriteByte(comma)
				}
				b.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
			}
			b.WriteByte('\n')
		}
		want(t, "written and read again", rowsOf(t, b.String(), comma), rows)
	})
}
