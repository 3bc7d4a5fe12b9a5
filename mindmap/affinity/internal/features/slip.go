package features

import (
	"sync"

	"mindwall/mindmap/affinity/vectors"
)

const (
	minSlip    = 7     // letters of a word in which one that is wrong leaves no doubt what was meant
	commonRows = 8_000 // of the table, which has the commonest first: what people mean by a slip
)

// commonStems are the common stems of the English table that are long enough to be meant by a slip, by their first
// letter, the commonest first.
var commonStems = sync.OnceValue(func() map[byte][]string {
	by := map[byte][]string{}
	table := vectors.English()
	for row := range min(commonRows, table.Len()) {
		if w := table.Word(row); len(w) >= minSlip-2 {
			by[w[0]] = append(by[w[0]], w)
		}
	}
	return by
})

// meant is the stem of a word. One of a long word that is not in the table is a slip of the commonest that it differs
// from by a letter too many, too few or another, or by two that changed places, but not by the first.
func (l *Lexicon) meant(word string) string {
	stem := l.Language.Stem(word)
	if l.table == nil || len(word) < minSlip || l.Language.Stops(word) {
		return stem
	}
	if _, listed := l.table.Row(stem); listed {
		return stem
	}
	for _, w := range commonStems()[stem[0]] {
		if oneSlip(stem, w) {
			return w
		}
	}
	return stem
}

// oneSlip reports whether two words, which differ, do so by one letter, or by the order of two.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	from := 0
	for from < len(a) && a[from] == b[from] {
		from++
	}
	to := 0
	for to < len(a)-from && a[len(a)-1-to] == b[len(b)-1-to] {
		to++
	}
	left := len(a) - from - to // of the shorter between what is the same
	return left == 0 || len(a) == len(b) && (left == 1 || left == 2 && a[from] == b[from+1] && a[from+1] == b[from])
}
