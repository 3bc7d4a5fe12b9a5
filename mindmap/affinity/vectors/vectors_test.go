package vectors

import (
	"bytes"
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"
)

func sample(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	err := Write(&b, []string{"wait", "bus"}, [][]float32{{1, -1, 0.5, 0}, {0, 0, 0, 0}})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestParseUndoesWrite(t *testing.T) {
	table, err := Parse(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	row, ok := table.Row("wait")
	if !ok || table.Len() != 2 || table.Dimensions() != 4 {
		t.Fatalf("row %d, %v; %d words of %d", row, ok, table.Len(), table.Dimensions())
	}
	v := table.Vector(row)
	want := []float64{7, -7, 4, 0} // .5 is rounded to 4 of 7
	length := math.Sqrt(7*7 + 7*7 + 4*4)
	for j := range want {
		if math.Abs(v.At(j)-want[j]/length) > 1e-6 {
			t.Errorf("vector %v, want %v by %v", v, want, length)
		}
	}
	if _, ok := table.Row("train"); ok {
		t.Error("a word that was not written is found")
	}
}

func TestParseRefusesWhatIsNoTable(t *testing.T) {
	good := sample(t)
	for name, data := range map[string][]byte{
		"empty": nil, "short": good[:10], "cut": good[:len(good)-1], "longer": append(bytes.Clone(good), 0),
		"other magic": append([]byte("THV2"), good[4:]...), "a word too many": bytes.Replace(good, []byte("bus"), []byte("b\ns"), 1),
		"a word too few": bytes.Replace(good, []byte("t\nb"), []byte("tab"), 1),
	} {
		if _, err := Parse(data); !errors.Is(err, errFormat) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestWordsAreFound holds that each of many words has its own row, and the last of those that are alike.
func TestWordsAreFound(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 1000, 21_845, 21_846} {
		var words []string
		var rows [][]float32
		want := map[string]int{}
		for i := range n {
			w := strconv.Itoa(i * i % (2*n + 1))
			want[w] = i
			words, rows = append(words, w), append(rows, []float32{1, float32(i)})
		}
		var b bytes.Buffer
		if err := Write(&b, words, rows); err != nil {
			t.Fatal(err)
		}
		table, err := Parse(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if table.Len() != len(want) {
			t.Errorf("%d words, want %d", table.Len(), len(want))
		}
		for w, row := range want {
			if got, ok := table.Row(w); !ok || got != row {
				t.Fatalf("of %d words %q is in row %d, %v, want %d", n, w, got, ok, row)
			}
		}
		for _, w := range []string{"", "x", "0\n1", "-1"} {
			if _, ok := table.Row(w); ok {
				t.Errorf("%q is found", w)
			}
		}
	}
}

func TestNoticesComeAlong(t *testing.T) {
	for _, want := range []string{"MIT License", "Permission is hereby granted", "GloVe", "Public Domain Dedication"} {
		if !strings.Contains(Notices(), want) {
			t.Errorf("no %q in the notices", want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Parse(english); err != nil {
			b.Fatal(err)
		}
	}
}
