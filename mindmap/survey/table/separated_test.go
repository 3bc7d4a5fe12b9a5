package table

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func want[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// rowsOf reads text as records, blank ones included.
func rowsOf(t *testing.T, text string, comma byte) [][]string {
	t.Helper()
	var rows [][]string
	s := newSeparatedReader(strings.NewReader(text), comma, DefaultLimits())
	for {
		cells, err := s.next()
		if err != nil {
			return rows
		}
		var row []string
		for _, c := range cells {
			row = append(row, string(c))
		}
		rows = append(rows, row)
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
			want(t, "separator", detectSeparator([]byte(tc.text), false, DefaultLimits()), tc.want)
		})
	}
}

func TestColumnLetters(t *testing.T) {
	var got []string
	for _, i := range []int{0, 25, 26, 51, 52, 701, 702} {
		got = append(got, Letter(i))
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
