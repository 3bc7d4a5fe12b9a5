package typeset

import (
	"math"
	"slices"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
)

// breaker finds where lines of text break, without making them: a few additions instead of a wrapped paragraph for each
// measure that is tried.
type breaker struct {
	seg     segmenter.Segmenter
	advance []float64 // of each rune of the text
	pieces  []piece   // what stands between two places where a line may break
}

type piece struct {
	solid float64 // without the blanks at its end
	whole float64
	runes []float64
	kept  bool // a word that is never broken
}

// breakable is the text as lines may break in it: never within a cluster, which is drawn as a whole; in scripts that write no
// blanks between words between any two clusters, but not within a word in katakana; and in an address, which has no blanks,
// behind its signs. The rules of Unicode's annex 14 know no clusters, and would part a blank from an accent on it, or a letter from a skin tone behind it.
// The result has a rune for each of the text's, and is for nothing but breaking.
func breakable(text []rune) []rune {
	const noBreakSpace, accent = '\u00a0', '\u0301'
	out := behindSigns(text)
	if !slices.ContainsFunc(text, func(r rune) bool { return r >= 0x300 }) { // where every character is one rune
		return out
	}
	out = slices.Clone(out)
	clusters(text, 0, len(text), func(start, end int) {
		first := text[start]
		switch {
		case unicode.In(first, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) && !unicode.IsDigit(first):
			out[start] = unspaced(first)
		case end-start == 1 || unicode.In(first, unicode.Hangul, unicode.Regional_Indicator): // which are not parted
			return
		case first == ' ':
			out[start] = noBreakSpace
		}
		for i := start + 1; i < end; i++ {
			out[i] = accent
		}
	})
	runs(text, katakana, func(start, end int) {
		for i := start + 1; i < end && end-start <= wholeLetters/2; i++ { // which are as wide as two others
			out[i] = accent
		}
	})
	return out
}

// runs tells where in a text runs of letters of a kind begin and end.
func runs(text []rune, of func(rune) bool, tell func(start, end int)) {
	for i := 0; i < len(text); i++ {
		start := i
		for i < len(text) && of(text[i]) {
			i++
		}
		if i > start {
			tell(start, i)
		}
	}
}

// katakana reports whether a letter is one that words from elsewhere are written with.
func katakana(r rune) bool {
	return r > 0x30a0 && r <= 0x30ff && r != '・' || r >= 0x31f0 && r <= 0x31ff
}

// unspaced stands for a letter of a script without blanks: one that a line breaks before and behind, as it does with ideographs;
// before but not behind a vowel that is written before its consonant; behind but not before one that is written after it.
func unspaced(r rune) rune {
	switch {
	case r >= 0x0e40 && r <= 0x0e44 || r >= 0x0ec0 && r <= 0x0ec4:
		return '(' // which opens
	case r == 0x0e30 || r == 0x0e32 || r == 0x0e33 || r == 0x0e45 || r == 0x0e46 || r == 0x0e2f || r == 0x0eb0 || r == 0x0eb2 || r == 0x0eb3:
		return '!' // which closes
	}
	return '一'
}

// behindSigns lets lines break behind the signs of what is too long to be a word, such as an address.
func behindSigns(text []rune) []rune {
	const longest, breakAfter = wholeLetters + 4, '\u00ad'
	out, from := text, 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ' ' {
			continue
		}
		if i-from > longest {
			out = slices.Clone(out)
			for j := from; j < i-1; j++ {
				if r := text[j]; r < 0x80 && (unicode.IsPunct(r) || unicode.IsSymbol(r)) && r != '(' && r != '"' && r != '\'' && r != '[' {
					out[j] = breakAfter
				}
			}
		}
		from = i + 1
	}
	return out
}

// load takes text that is [breakable], and its shapes.
func (b *breaker) load(text []rune, outs []shaping.Output) {
	b.advance = advances(text, outs)
	b.pieces = nil
	b.seg.Init(text)
	for it := b.seg.LineIterator(); it.Next(); {
		l := it.Line()
		from, to := l.Offset, l.Offset+len(l.Text)
		p := piece{runes: b.advance[from:to], kept: letters(l.Text) <= wholeLetters+4}
		for i, r := range l.Text {
			p.whole += p.runes[i]
			if r != ' ' {
				p.solid = p.whole
			}
		}
		b.pieces = append(b.pieces, p)
	}
}

// advances are the widths of the text's runes.
func advances(text []rune, outs []shaping.Output) []float64 {
	out := make([]float64, len(text))
	for i := range outs {
		for j := range outs[i].Glyphs {
			g := &outs[i].Glyphs[j]
			if at := g.TextIndex(); at >= 0 && at < len(text) {
				out[at] += points(g.Advance)
			}
		}
	}
	return out
}

// widest is the width of the longest word, or of what else no line breaks in, of the text that was loaded last.
func (b *breaker) widest() float64 {
	w := 0.0
	for i := range b.pieces {
		w = max(w, b.pieces[i].solid)
	}
	return w
}

// widened is the measure, or the width of the widest word that is never broken where that is more.
func (b *breaker) widened(measure float64) float64 {
	for i := range b.pieces {
		if p := &b.pieces[i]; p.kept {
			measure = max(measure, p.solid)
		}
	}
	return measure
}

// lines is the number of lines at this measure.
func (b *breaker) lines(measure float64) int {
	n, x := 1, 0.0
	for i := range b.pieces {
		p := &b.pieces[i]
		if x > 0 && x+p.solid > measure {
			n, x = n+1, 0
		}
		if p.solid <= measure {
			x += p.whole
			continue
		}
		for _, w := range p.runes { // longer than a line: broken anywhere
			if x > 0 && x+w > measure {
				n, x = n+1, 0
			}
			x += w
		}
	}
	return n
}

// even are the widths of lines as even as can be, as many as the measure makes, the last one too: the squares of the widths
// have the least sum. They are nil where there is one line, where there are more than evenLines, and where something is wider
// than the measure.
func (b *breaker) even(measure float64) []float64 {
	n, k := b.lines(measure), len(b.pieces)
	if n < 2 || n > evenLines || b.widest() > measure {
		return nil
	}
	// best[l][i] is the least sum for the pieces from i on in l lines, and next[l][i] where the second of these begins.
	best, next := make([][]float64, n+1), make([][]int, n+1)
	for l := range best {
		best[l], next[l] = make([]float64, k+1), make([]int, k+1)
		for i := range best[l] {
			best[l][i] = math.Inf(1)
		}
	}
	best[0][k] = 0
	for l := 1; l <= n; l++ {
		for i := k - 1; i >= 0; i-- {
			x := 0.0
			for j := i; j < k && x+b.pieces[j].solid <= measure; j++ {
				w := x + b.pieces[j].solid
				if sum := w*w + best[l-1][j+1]; sum < best[l][i] {
					best[l][i], next[l][i] = sum, j+1
				}
				x += b.pieces[j].whole
			}
		}
	}
	if math.IsInf(best[n][0], 1) {
		return nil
	}
	return b.widths(next)
}

// widths are those of the lines that begin where next says.
func (b *breaker) widths(next [][]int) []float64 {
	widths, i := make([]float64, len(next)-1), 0
	for l := range widths {
		end := next[len(next)-1-l][i]
		for j := i; j < end; j++ {
			widths[l] += b.pieces[j].whole
		}
		widths[l] += b.pieces[end-1].solid - b.pieces[end-1].whole
		i = end
	}
	return widths
}
