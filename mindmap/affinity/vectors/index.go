package vectors

import (
	"bytes"
	"math/bits"
)

// index finds the lines of a text. It points into the text, as a map of so many words would take ten times the memory.
type index struct {
	text  []byte
	ends  []uint32 // of each line, without its newline
	slots []int32  // by hash, a line from 1; 0 is free, as a third at least are
	len   int      // different lines
}

// indexOf indexes a text of n lines. Of lines that are alike the last counts.
func indexOf(text []byte, n int) index {
	x := index{text: text, ends: make([]uint32, 0, n), slots: make([]int32, 1<<bits.Len(uint(n+n/2)))}
	for at := 0; at < len(text); {
		end := at + bytes.IndexByte(text[at:], '\n')
		x.ends = append(x.ends, uint32(end))
		slot := x.slot(text[at:end])
		if *slot == 0 {
			x.len++
		}
		*slot = int32(len(x.ends))
		at = end + 1
	}
	return x
}

// slot is where a line is, or would be.
func (x *index) slot(line []byte) *int32 {
	hash := uint32(2166136261) // FNV-1a
	for _, c := range line {
		hash = (hash ^ uint32(c)) * 16777619
	}
	for at := int(hash); ; at++ {
		slot := &x.slots[at&(len(x.slots)-1)]
		if *slot == 0 || bytes.Equal(x.line(*slot-1), line) {
			return slot
		}
	}
}

func (x *index) line(i int32) []byte {
	start := uint32(0)
	if i > 0 {
		start = x.ends[i-1] + 1
	}
	return x.text[start:x.ends[i]]
}
