package blocks

import (
	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/wrap"
)

// Maker makes the blocks that forms place, and keeps them until what they were made of changes: a theme whose answers
// stay as they are is made once for each width. It is not safe for use by several goroutines.
type Maker struct {
	// Words are what is read of an answer: its caption, and behind it what never leaves it, such as how many said it.
	Words func(*mindmap.Answer) (text, tail string)
	// FoldedSign stands behind the number of a theme that is folded by hand.
	FoldedSign string
	// Voice says what is not the wall's own.
	Voice say.Voice

	spoke  say.Voice // what is kept
	look   *look.Look
	texts  map[*mindmap.Answer]reading
	broken map[brokenKey]broken
	ranks  map[mindmap.ID]rank
	blocks [2]map[blockKey]*Block // the newer ones first
	chunks [2]map[chunkKey]chunk
}

// text is what is read of an answer, measured.
type reading struct {
	words, tail string
	w, tailW    int // in cells
}

// width is the cells that the whole of it takes on one row.
func (t reading) width() int {
	if t.tail == "" {
		return t.w
	}
	return t.w + 1 + t.tailW
}

type brokenKey struct {
	answer      *mindmap.Answer
	width, rows int
}

// broken is an answer in rows.
type broken struct {
	lines []wrap.Line
	cut   bool
}

// blockKey is what a block depends on.
type blockKey struct {
	theme  *mindmap.Theme
	form   formKind
	width  int
	stop   int
	rows   int
	left   bool
	folded uint64 // a sum of what is folded, kept and opened under it
}

type formKind uint8

const (
	treeKind formKind = iota
	columnKind
	packedKind
	stripKind
)

// maxTexts and maxBlocks are how much is kept before what was not used lately is dropped.
const (
	maxTexts  = 1 << 18
	maxBlocks = 512
)

// Begin takes in what is to be laid out: its top-level themes, and the answers under none, nil when there are none.
func (mk *Maker) Begin(s *Source) (themes []*List, unsorted *List) {
	if mk.look != s.Look || mk.spoke != mk.Voice || mk.texts == nil {
		mk.look, mk.spoke = s.Look, mk.Voice
		mk.blocks, mk.chunks = [2]map[blockKey]*Block{{}, {}}, [2]map[chunkKey]chunk{{}, {}}
		mk.ranks = map[mindmap.ID]rank{}
		mk.texts, mk.broken = map[*mindmap.Answer]reading{}, map[brokenKey]broken{}
	}
	if len(mk.texts) > maxTexts || len(mk.broken) > maxTexts {
		mk.texts, mk.broken = map[*mindmap.Answer]reading{}, map[brokenKey]broken{}
	}
	if len(mk.blocks[0]) > maxBlocks {
		mk.blocks = [2]map[blockKey]*Block{{}, mk.blocks[0]}
	}
	return s.listsOf(walk.Themes(s.Question), mk), s.unsorted(mk)
}

// block is the block of a key, made anew only when there is none.
func (mk *Maker) block(key blockKey, l *List, build func() *Block) *Block {
	key.theme, key.folded = l.Theme, mk.foldings(l)
	if b, ok := mk.blocks[0][key]; ok {
		return b
	}
	b, ok := mk.blocks[1][key]
	if !ok {
		b = build().settle()
	}
	mk.blocks[0][key] = b
	return b
}

// foldings is a number that tells apart what is left out under a list.
func (mk *Maker) foldings(l *List) uint64 {
	const prime = 1099511628211
	sum := uint64(14695981039346656037)
	mix := func(n int) { sum = (sum ^ uint64(n)) * prime }
	for l := range Every([]*List{l}) {
		switch {
		case l.Folded:
			mix(1)
		case l.Keep >= 0 && l.Keep < len(l.Answers):
			mix(2 + l.Keep)
		default:
			mix(0)
			continue
		}
		for _, at := range l.musts {
			mix(at)
		}
		mix(-l.Skip)
	}
	return sum
}

// Cells is how many an answer takes on one row, with what stands before it.
func (mk *Maker) Cells(a *mindmap.Answer) int { return mk.text(a).width() + gutter }

func (mk *Maker) text(a *mindmap.Answer) reading {
	if t, ok := mk.texts[a]; ok {
		return t
	}
	words, tail := mk.Words(a)
	t := reading{words: words, tail: tail, w: cells.Width(words), tailW: cells.Width(tail)}
	mk.texts[a] = t
	return t
}

// lines breaks an answer into rows of that many cells, at most so many of them, 0 for as many as it takes.
func (mk *Maker) lines(a *mindmap.Answer, width, rows int) broken {
	t := mk.text(a)
	if t.width() <= width {
		return broken{lines: []wrap.Line{{Text: t.words, Tail: t.tail}}}
	}
	key := brokenKey{a, width, rows}
	b, ok := mk.broken[key]
	if !ok {
		b.lines, b.cut = wrap.To(t.words, t.tail, width, rows)
		mk.broken[key] = b
	}
	return b
}

// drawLines adds an answer in rows to a block from a place on, further rows hung by some cells. It is the words of a spot.
func (mk *Maker) drawLines(b *Block, lines []wrap.Line, x, y, hang, spot int) {
	for i, line := range lines {
		at := x
		if i > 0 {
			at += hang
		}
		at = b.text(at, y+i, line.Text, cells.Width(line.Text), mk.look.Answer, words, spot)
		if line.Tail != "" {
			if line.Text != "" {
				at = b.text(at, y+i, " ", 1, mk.look.Answer, words, spot)
			}
			b.text(at, y+i, line.Tail, cells.Width(line.Tail), mk.look.Count, words, spot)
		}
	}
}

// hung begins the block of a theme on a trunk at its left, with its name in a width, and tells the spot and the width of that.
func (mk *Maker) hung(l *List, limit int) (b *Block, head, w int) {
	style, line := l.styles(mk.look)
	label, w := l.label(limit)
	b = &Block{List: l.ID, Line: line}
	head = b.spot(headSpot(l), tickAt+1, 0, w, len(label), -1)
	b.text(tickAt, 0, "━", 1, line, asIs, -1)
	b.rows(label, tickAt+1, 0, w, style, head)
	return b, head, w
}

// more sets how many answers of a list are left out.
func (mk *Maker) more(b *Block, l *List, n, x, y, parent int) (spot int) {
	text := mk.Voice.Counted(n, say.More)
	w := cells.Width(text)
	spot = b.spot(Spot{ID: MoreID(l.ID), More: n, List: l.ID}, x, y, w, 1, parent)
	b.text(x, y, text, w, mk.look.Count, words, spot)
	return spot
}

// moreWidth is the cells of what stands for answers that are left out.
func (mk *Maker) moreWidth(n int) int { return cells.Width(mk.Voice.Counted(n, say.More)) }

// answerSpot is the spot of an answer.
func answerSpot(a *mindmap.Answer, l *List, cut bool) Spot {
	return Spot{ID: a.ID, Answer: a, List: l.ID, Cut: cut}
}

// headSpot is the spot of a list's name.
func headSpot(l *List) Spot {
	return Spot{ID: l.ID, Theme: l.Theme, Unsorted: l.Theme == nil, List: l.ID}
}
