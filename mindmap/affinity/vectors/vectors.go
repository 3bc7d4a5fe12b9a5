// Package vectors reads and writes a table of word vectors at four bits a number.
//
// The format, THV1, little endian: the four bytes "THV1"; three uint32 n, d and w; w bytes that hold n words, each
// followed by a newline, most frequent first; then n rows of d/2 bytes. Byte j of a row holds dimension 2j in its low
// half and 2j+1 in its high half, each as a number from 1 to 15 that stands for itself less 8. Only the direction of a
// row means something, so its length is not kept.
package vectors

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

const (
	magic  = "THV1"
	header = 16 // bytes
	levels = 7  // numbers run from -levels to levels
	zero   = 8  // the half byte that stands for 0
)

// errFormat is wrapped by every error of [Parse].
var errFormat = errors.New("not a table of word vectors")

// Table is a set of words and their vectors. It is immutable.
type Table struct {
	d     int
	rows  []byte // the packed rows, decoded one by one when asked for
	words index
}

// Parse reads a table. The table keeps data, which must not change afterwards.
func Parse(data []byte) (*Table, error) {
	if len(data) < header || string(data[:4]) != magic {
		return nil, fmt.Errorf("%w: it does not begin with %s", errFormat, magic)
	}
	n := int64(binary.LittleEndian.Uint32(data[4:]))
	d := int64(binary.LittleEndian.Uint32(data[8:]))
	w := int64(binary.LittleEndian.Uint32(data[12:]))
	if d%2 != 0 || d > 1<<12 || int64(len(data)) != header+w+n*d/2 {
		return nil, fmt.Errorf("%w: %d bytes for %d rows of %d and %d bytes of words", errFormat, len(data), n, d, w)
	}
	words := data[header : header+w]
	if lines := int64(bytes.Count(words, []byte("\n"))); lines != n || w > 0 && words[w-1] != '\n' {
		return nil, fmt.Errorf("%w: %d words for %d rows", errFormat, lines, n)
	}
	return &Table{d: int(d), rows: data[header+w:], words: indexOf(words, int(n))}, nil
}

// Dimensions is how many numbers a vector has.
func (t *Table) Dimensions() int { return t.d }

// Len is how many words there are.
func (t *Table) Len() int { return t.words.len }

// Row is the place of a word, from 0 for the most frequent; ok is false when the word is not in the table.
func (t *Table) Row(word string) (row int, ok bool) {
	i := *t.words.slot([]byte(word))
	return int(i) - 1, i > 0
}

// Word is that of a row.
func (t *Table) Word(row int) string { return string(t.words.line(int32(row))) }

// Vector is a vector kept small: number j is Steps[j] times Scale.
type Vector struct {
	steps []int8
	scale float32
}

// At is number j.
func (v Vector) At(j int) float64 { return float64(float32(v.steps[j]) * v.scale) }

// Dot is the product of two vectors of one length.
func (v Vector) Dot(w Vector) float64 {
	var sum [4]int32 // that do not wait for each other
	a, b := v.steps, w.steps
	for len(a) >= 4 && len(b) >= 4 {
		sum[0] += int32(a[0]) * int32(b[0])
		sum[1] += int32(a[1]) * int32(b[1])
		sum[2] += int32(a[2]) * int32(b[2])
		sum[3] += int32(a[3]) * int32(b[3])
		a, b = a[4:], b[4:]
	}
	for j, s := range a {
		sum[0] += int32(s) * int32(b[j])
	}
	return float64(sum[0]+sum[1]+sum[2]+sum[3]) * float64(v.scale) * float64(w.scale)
}

// Vector is the unit vector of a row.
func (t *Table) Vector(row int) Vector {
	half := t.d / 2
	v := Vector{steps: make([]int8, t.d)}
	sum := 0
	for j, b := range t.rows[row*half : (row+1)*half] {
		low, high := int(b&15)-zero, int(b>>4)-zero
		v.steps[2*j], v.steps[2*j+1] = int8(low), int8(high)
		sum += low*low + high*high
	}
	if sum > 0 {
		v.scale = float32(1 / math.Sqrt(float64(sum)))
	}
	return v
}

// Write writes a table: the words, most frequent first, and a row of d numbers for each. A row is scaled so that its
// largest number is 7 and then rounded.
func Write(w io.Writer, words []string, rows [][]float32) error {
	var block, packed bytes.Buffer
	d := 0
	for i, word := range words {
		block.WriteString(word)
		block.WriteByte('\n')
		if i == 0 {
			d = len(rows[i])
		}
		if len(rows[i]) != d || d%2 != 0 {
			return fmt.Errorf("write vector of %q: %d numbers, want %d and even", word, len(rows[i]), d)
		}
		pack(&packed, rows[i])
	}
	head := []byte(magic)
	for _, n := range []int{len(words), d, block.Len()} {
		head = binary.LittleEndian.AppendUint32(head, uint32(n))
	}
	for _, part := range [][]byte{head, block.Bytes(), packed.Bytes()} {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("write word vectors: %w", err)
		}
	}
	return nil
}

func pack(out *bytes.Buffer, row []float32) {
	peak := 0.0
	for _, x := range row {
		peak = max(peak, math.Abs(float64(x)))
	}
	half := func(x float32) byte {
		if peak == 0 {
			return zero
		}
		return byte(int(math.Round(float64(x)/peak*levels)) + zero)
	}
	for j := 0; j < len(row); j += 2 {
		out.WriteByte(half(row[j]) | half(row[j+1])<<4)
	}
}
