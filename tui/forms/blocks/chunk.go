package blocks

import (
	"slices"

	"mindwall/mindmap"
)

// maxWhole is how many answers a list may have to be one block. A longer one is made in chunks, which are kept apart: so an
// answer that comes costs its chunk and not its list.
const maxWhole = 512

// chunk is some answers of a long list as a form stands them.
type chunk struct {
	answers []*mindmap.Answer
	block   *Block
}

type chunkKey struct {
	first  *mindmap.Answer
	form   formKind
	width  int
	stop   int
	rows   int
	colour int
}

// maxChunks is how many chunks are kept before those that were not used lately are dropped.
const maxChunks = 2048

// chunksOf cuts a long list. Where depends on the answers alone, so that one that comes or goes changes one chunk.
func chunksOf(answers []*mindmap.Answer) (list [][]*mindmap.Answer) {
	from := 0
	for i, a := range answers {
		if i > from && (a.ID[len(a.ID)-1] == 0 || i-from >= maxWhole) {
			list, from = append(list, answers[from:i]), i
		}
	}
	return append(list, answers[from:])
}

// chunk is the block of some answers, made anew only when they are others.
func (mk *Maker) chunk(key chunkKey, answers []*mindmap.Answer, build func() *Block) *Block {
	key.first = answers[0]
	c, ok := mk.chunks[0][key]
	if !ok {
		c, ok = mk.chunks[1][key]
	}
	if !ok || !slices.Equal(c.answers, answers) {
		c = chunk{answers, build().settle()}
	}
	if len(mk.chunks[0]) > maxChunks {
		mk.chunks = [2]map[chunkKey]chunk{{}, mk.chunks[0]}
	}
	mk.chunks[0][key] = c
	return c.block
}

// join puts a chunk below a block.
func (b *Block) join(rest *Block) {
	b.Chunks = append(b.Chunks, Chunk{rest, b.H})
	b.H += rest.H
}
