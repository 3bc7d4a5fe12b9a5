package proposals

import (
	"bytes"
	"strings"

	"mindwall/mindmap"
)

// Kept are the pairs of answers that somebody looked at and keeps apart. They are remembered beside the wall, a text by
// key each, and name answers by their ids alone.
type Kept struct {
	pairs    map[[2]mindmap.ID]bool
	remember func(key, text string)
}

const (
	keptPrefix = "apart/"
	keptText   = "1"
)

// RememberedPairs are the pairs among what is remembered beside a wall. Remember keeps a text under a key, and forgets
// an empty one; it may be nil.
func RememberedPairs(remembered map[string]string, remember func(key, text string)) *Kept {
	k := &Kept{pairs: map[[2]mindmap.ID]bool{}, remember: remember}
	for key := range remembered {
		ids, ok := strings.CutPrefix(key, keptPrefix)
		first, second, parted := strings.Cut(ids, "/")
		a, errA := mindmap.ParseID(first)
		b, errB := mindmap.ParseID(second)
		if ok && parted && errA == nil && errB == nil {
			k.pairs[pairID(a, b)] = true
		}
	}
	return k
}

// pairID names a pair, whichever answer comes first.
func pairID(a, b mindmap.ID) [2]mindmap.ID {
	if bytes.Compare(a[:], b[:]) > 0 {
		a, b = b, a
	}
	return [2]mindmap.ID{a, b}
}

func (k *Kept) has(pair [2]mindmap.ID) bool { return k.pairs[pair] }

func (k *Kept) set(pair [2]mindmap.ID, kept bool) {
	if k.pairs[pair] == kept {
		return
	}
	text := ""
	if kept {
		k.pairs[pair], text = true, keptText
	} else {
		delete(k.pairs, pair)
	}
	if k.remember != nil {
		k.remember(keptPrefix+pair[0].String()+"/"+pair[1].String(), text)
	}
}
