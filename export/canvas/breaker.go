package canvas

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
)

// breaker counts the lines that text takes at a measure, without making them: a few additions instead of a wrapped
// paragraph for each measure that is tried.
type breaker struct {
	seg     segmenter.Segmenter
	advance []float64 // of each rune of the text
	pieces  []piece   // what stands between two places where a line may break
}

type piece struct {
	solid float64 // without the blanks at its end
	whole float64
	runes []float64
}

// breakable is the text as lines may break in it: never within a cluster, which is drawn as a whole. The rules of Unicode's
// annex 14 know no clusters, and would part a blank from an accent on it, or a letter from a skin tone behind it. The
// result has a rune for each of the text's, and is for nothing but breaking.
func breakable(text []rune) []rune {
	const noBreakSpace, accent = '\u00a0', '\u0301'
	if !slices.ContainsFunc(text, func(r rune) bool { return r >= 0x300 }) { // where every character is one rune
		return text
	}
	var out []rune
	clusters(text, 0, len(text), func(start, end int) {
		first := text[start]
		if end-start == 1 || unicode.In(first, unicode.Hangul, unicode.Regional_Indicator) { // which are not parted
			return
		}
		if out == nil {
			out = slices.Clone(text)
		}
		if first == ' ' {
			out[start] = noBreakSpace
		}
		for i := start + 1; i < end; i++ {
			out[i] = accent
		}
	})
	if out == nil {
		return text
	}
	return out
}

// narrowest is the smallest measure at which the shaped text takes as many lines as at the widest, when they are 2 to
// evenLines; else the widest.
func (b *breaker) narrowest(text []rune, outs []shaping.Output, widest float64) float64 {
	b.load(text, outs)
	n := b.lines(widest)
	if n < 2 || n > evenLines {
		return widest
	}
	low, high := widest*0.5, widest
	for range 7 {
		if mid := (low + high) / 2; b.lines(mid) <= n {
			high = mid
		} else {
			low = mid
		}
	}
	return high
}

// load takes text that is [breakable], and its shapes.
func (b *breaker) load(text []rune, outs []shaping.Output) {
	b.advance = append(b.advance[:0], make([]float64, len(text))...)
	for i := range outs {
		for j := range outs[i].Glyphs {
			g := &outs[i].Glyphs[j]
			if at := g.TextIndex(); at >= 0 && at < len(text) {
				b.advance[at] += points(g.Advance)
			}
		}
	}
	b.pieces = b.pieces[:0]
	b.seg.Init(text)
	for it := b.seg.LineIterator(); it.Next(); {
		l := it.Line()
		from, to := l.Offset, l.Offset+len(l.Text)
		p := piece{runes: b.advance[from:to]}
		for i, r := range l.Text {
			p.whole += p.runes[i]
			if r != ' ' {
				p.solid = p.whole
			}
		}
		b.pieces = append(b.pieces, p)
	}
}

// widest is the width of the longest word, or of what else no line breaks in, of the text that was loaded last.
func (b *breaker) widest() float64 {
	w := 0.0
	for i := range b.pieces {
		w = max(w, b.pieces[i].solid)
	}
	return w
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
