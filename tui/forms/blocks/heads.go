package blocks

import (
	"strings"

	"mindwall/mindmap/say"
	"mindwall/tui/cells"
)

// heads sets themes by their names alone.
type heads struct {
	mk *Maker
	b  *Block
	w  int // of the window
}

// Heads are the themes alone in a window, each with a bar for how often it was said, in as many columns as they need, and
// the newest answer at the foot.
func (mk *Maker) Heads(lists []*List, w, h int) *Block {
	f := heads{mk, &Block{W: w}, w}
	rows := h - 1
	if newest := mk.newest(lists); newest.answer != nil && rows > 1 {
		rows--
		f.newest(newest, h-1)
	}
	f.themes(lists, max(rows, 1))
	return f.b.settle()
}

// headStep is how many rows apart names stand where there is room.
const headStep = 2

// minHead is the least cells that a name and its bar take, and widestHead what a name takes though bars have little left.
const minHead, widestHead = 12, 27

// maxLabel is the share of a column that names may take, in per cent, so that bars are left with the rest.
const maxLabel = 45

func (f *heads) themes(lists []*List, rows int) {
	k := max((len(lists)+rows-1)/rows, 1)
	if k > max(f.w/minHead, 1) {
		f.letters(lists, rows)
		return
	}
	each := (len(lists) + k - 1) / k
	step := 1
	if headStep*each <= rows {
		step = headStep
	}
	most, said := 1, 0
	for _, l := range lists {
		most, said = max(most, l.number), max(said, cells.Width(l.said))
	}
	width := f.w / k
	label := widestLabel(lists, max(width*maxLabel/100, min(width-2*Margin-1-said, widestHead)))
	for i, l := range lists {
		f.head(l, i/each*width, 1+i%each*step, width, label, most, said)
	}
}

// letters are the themes by their letters, as many as there is room for, and how many more there are.
func (f *heads) letters(lists []*List, rows int) {
	x, y := Margin, 1
	for i, l := range lists {
		style, _ := l.styles(f.mk.look)
		text := " " + l.short() + " " + l.said + " "
		w := cells.Width(text)
		if x > Margin && x+w > f.w-Margin {
			x, y = Margin, y+1
		}
		rest := ""
		if left := len(lists) - i - 1; left > 0 {
			rest = "+" + f.mk.Voice.Counted(left, say.Themes)
		}
		if y > rows || y == rows && x+w+1+cells.Width(rest) > f.w && i < len(lists)-1 {
			rest = "+" + f.mk.Voice.Counted(len(lists)-i, say.Themes)
			f.b.text(x, min(y, rows), rest, cells.Width(rest), f.mk.look.Count, asIs, -1)
			return
		}
		x = f.b.text(x, y, text, w, style, name, f.b.spot(headSpot(l), x, y, w, 1, -1)) + 1
	}
}

// short is the least by which a list is known.
func (l *List) short() string {
	if l.letter != "" {
		return l.letter
	}
	return l.name
}

// head is a name, a bar, and how often it was said, for which there is room for so many cells.
func (f *heads) head(l *List, x, y, width, label, most, said int) {
	style, line := l.styles(f.mk.look)
	text := " " + cells.Pad(cells.Truncate(l.called(), label-2), label-2) + " "
	spot := f.b.spot(headSpot(l), x+Margin, y, label, 1, -1)
	at := f.b.text(x+Margin, y, text, label, style, name, spot) + 1
	number := l.said
	bar := barOf(l.number, most, width-2*Margin-label-said-2)
	at = f.b.text(at, y, bar, cells.Width(bar), line, asIs, -1)
	if bar != "" {
		at++
	}
	f.b.text(at, y, number, cells.Width(number), f.mk.look.Question, asIs, -1)
}

// called is a list's name with its letter.
func (l *List) called() string {
	if l.letter == "" {
		return l.name
	}
	return l.letter + " " + l.name
}

func widestLabel(lists []*List, limit int) int {
	widest := 4
	for _, l := range lists {
		widest = max(widest, cells.Width(l.called())+2)
	}
	return min(widest, max(limit, 4))
}

// newest is the newest of all answers, and where it hangs.
func (mk *Maker) newest(lists []*List) (s squeezed) {
	for _, top := range lists {
		for l := range Every([]*List{top}) {
			for _, a := range l.Answers {
				if s.answer == nil || a.Made.After(s.answer.Made) {
					s.answer, s.of = a, top
				}
			}
		}
	}
	return s
}

// newest is the newest answer on a row, and the theme that it hangs under.
func (f *heads) newest(s squeezed, y int) {
	where := ""
	if s.of.Theme != nil {
		where = cells.Truncate(s.of.called(), max(f.w/3, 4))
	}
	room := f.w - 2*Margin - gutter
	if where != "" {
		room -= cells.Width(where) + 3
	}
	broken := f.mk.lines(s.answer, max(room, 1), 1)
	lines := broken.lines
	spot := f.b.spot(answerSpot(s.answer, s.of, broken.cut), Margin+gutter, y, lines[0].Width(), 1, -1)
	f.b.text(Margin, y, bullet, 1, f.mk.look.Count, sign, spot)
	f.mk.drawLines(f.b, lines, Margin+gutter, y, 0, spot)
	if where != "" {
		at := f.b.text(Margin+gutter+lines[0].Width(), y, " → ", 3, f.mk.look.Muted, asIs, -1)
		f.b.text(at, y, where, cells.Width(where), f.mk.look.Letter(s.of.colour), asIs, -1)
	}
}

// eighths are the block characters that fill 1 to 7 eighths of a cell from the left.
const eighths = "▏▎▍▌▋▊▉"

// barOf is a bar of at most width cells, in proportion to n of most, an eighth of a cell at the least.
func barOf(n, most, width int) string {
	if n <= 0 || width <= 0 {
		return ""
	}
	parts := max(n*width*8/most, 1)
	bar := strings.Repeat("█", parts/8)
	if rest := parts % 8; rest > 0 {
		bar += string([]rune(eighths)[rest-1])
	}
	return bar
}
