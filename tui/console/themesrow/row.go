// Package themesrow is the row of themes over the line: each with its letter and how many said it, and while a name is typed
// behind a #, which of them it may mean. It is made of a question and a line, says where its themes stand, and changes nothing.
package themesrow

import (
	"fmt"
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// Row is the themes of a question in a row. It is made by [Of].
type Row struct {
	items   []themeItem
	naming  bool
	made    string // the theme that would be made; empty is none
	picked  bool   // that is what Enter takes
	open    bool   // any name may follow
	instead string // of themes
	below   int    // answers out of sight below
}

// themeItem is a theme in the row.
type themeItem struct {
	theme  *mindmap.Theme
	called string
	fits   bool // what is typed may mean it
	picked bool // Enter takes it
}

// Of is the row of a question, which may be nil, over a line, with that many answers of the map out of sight below. first says
// that Enter takes the first theme as long as no name is typed.
func Of(q *mindmap.Question, line *capture.Line, first bool, below int) *Row {
	r := &Row{below: below}
	if q == nil {
		return r
	}
	made := line.Named().New
	if r.naming = line.Completing() || made != ""; r.naming {
		r.offer(line, q, first)
	}
	if len(r.items) == 0 {
		for _, t := range q.Themes {
			r.items = append(r.items, themeItem{theme: t, called: t.Text, fits: !r.naming})
		}
	}
	if len(q.Themes) == 0 && !r.naming {
		r.instead = "no themes yet: Word #Money files a word, and makes the theme"
	}
	return r
}

// offer takes in what a name that is being typed may mean: top-level themes in their places, or the sub-themes of the one
// that is named; sub-themes that it may mean too stand behind them, with nothing typed of a name the one that Enter takes alone.
func (r *Row) offer(line *capture.Line, q *mindmap.Question, first bool) {
	offers, _ := line.Offers(len(q.Themes) + MaxSubs)
	by := map[mindmap.ID]capture.Offer{}
	for _, o := range offers {
		by[o.ID] = o
	}
	name := line.Named()
	r.made, r.picked = name.New, name.Taken
	r.open = name.Query == "" || strings.HasSuffix(name.Query, "/")
	themes, within := q.Themes, name.Within
	if !within.IsZero() {
		for t := range q.AllThemes {
			if t.ID == within {
				themes = t.Themes
			}
		}
	}
	takes := line.Taking() || first
	for _, t := range themes {
		o, fits := by[t.ID]
		r.items = append(r.items, themeItem{theme: t, called: t.Text, fits: fits, picked: fits && o.Picked && !r.picked && takes})
		delete(by, t.ID)
	}
	if within.IsZero() {
		for t := range q.AllThemes {
			if o, fits := by[t.ID]; fits && (name.Query != "" || o.Picked && takes) {
				r.items = append(r.items, themeItem{theme: t, called: t.Text, fits: true, picked: o.Picked && !r.picked && takes})
			}
		}
	}
}

// MaxSubs is how many sub-themes are looked at beside the themes.
const MaxSubs = 100

// BelowRoom is kept free at the right for what counts the answers below, so that names do not change when it comes.
const BelowRoom = 10

// View is the row in that many cells.
func (r *Row) View(width int, l *look.Look) string {
	right := r.right()
	room := r.room(width)
	var b strings.Builder
	b.WriteByte(' ')
	used := 1
	if r.instead != "" {
		text := cells.Truncate(r.instead, room)
		b.WriteString(l.Muted.Wrap(text))
		used += cells.Width(text)
	}
	for _, p := range r.pieces(room) {
		b.WriteString(p.styled(r, l))
		used += cells.Width(p.text)
	}
	b.WriteString(cells.Blanks(max(width-1-used-cells.Width(right), 0)) + l.Prompt.Wrap(right) + " ")
	return b.String()
}

// right is what stands at the end of the row.
func (r *Row) right() string {
	if r.below == 0 || r.naming {
		return ""
	}
	return fmt.Sprintf("↓ %d more", r.below)
}

// room is the cells that themes and the name of a new one may take.
func (r *Row) room(width int) int {
	if r.naming || r.instead != "" && r.below == 0 {
		return max(width-3, 0)
	}
	return max(width-3-max(cells.Width(r.right()), BelowRoom), 0)
}

// piece is a part of the row.
type piece struct {
	item *themeItem // nil for what stands between and behind themes
	text string
	made bool
}

func (p *piece) styled(r *Row, l *look.Look) string {
	switch {
	case p.made && r.picked:
		return l.Title.Wrap(p.text)
	case p.item == nil || !p.item.fits && r.naming:
		return l.Muted.Wrap(p.text)
	case p.item.theme.Depth > 1:
		return l.SubTheme(p.item.theme.Colour).Wrap(p.text)
	}
	return l.ThemeHead(p.item.theme.Colour).Wrap(p.text)
}

// pieces are what goes into so many cells: every theme, its name cut to as much as all of them can have; when not even their
// letters and numbers go in, those around the one that Enter takes.
func (r *Row) pieces(room int) []piece {
	tail := ""
	if r.naming {
		switch {
		case r.picked:
			tail = look.SelectedSign + "+ “" + r.made + "”"
		case r.made != "":
			tail = " + “" + r.made + "”"
		case r.open:
			tail = " + new"
		}
		tail = cells.Truncate(tail, max(room/2, 0))
		room -= max(cells.Width(tail), BelowRoom)
	}
	list := r.themes(room)
	if tail != "" {
		list = append(list, piece{text: tail, made: true})
	}
	return list
}

// widestName is the most cells that a name takes in the row.
const widestName = 30

func (r *Row) themes(room int) []piece {
	if most := r.maxName(room); most >= 0 {
		list, _ := r.cutTo(r.items, most)
		return list
	}
	at := 0
	for i := range r.items {
		if r.items[i].picked {
			at = i
		}
	}
	from, to := at, at+1
	fits := func(from, to int) bool {
		_, w := r.cutTo(r.items[from:to], 0)
		return w+4 <= room
	}
	for grown := true; grown; {
		grown = false
		if to < len(r.items) && fits(from, to+1) {
			to, grown = to+1, true
		}
		if from > 0 && fits(from-1, to) {
			from, grown = from-1, true
		}
	}
	list, w := r.cutTo(r.items[from:to], 0)
	if w+4 > room {
		return nil
	}
	if from > 0 {
		list = append([]piece{{text: "‹ "}}, list...)
	}
	if to < len(r.items) {
		list = append(list, piece{text: " ›"})
	}
	return list
}

// maxName is the most cells that each name can have in a room; negative when not even letters and numbers go in.
func (r *Row) maxName(room int) int {
	rest := len(r.items) - 1 // between themes
	widths := make([]int, len(r.items))
	for i := range r.items {
		it := &r.items[i]
		rest += 2 + len(strconv.Itoa(it.theme.Tally.Total()))
		if it.theme.Depth == 1 {
			rest += len(it.theme.Letter) + 1
		}
		widths[i] = cells.Width(it.called)
	}
	for most := widestName; most > 0; most-- {
		used := rest
		for _, w := range widths {
			if w <= most || most > 1 { // else nothing of it
				used += min(w, most) + 1
			}
		}
		if used <= room {
			return most
		}
	}
	if rest <= room {
		return 0
	}
	return -1
}

// cutTo are themes with names of at most so many cells, and the cells that they take.
func (r *Row) cutTo(items []themeItem, most int) (list []piece, w int) {
	for i := range items {
		it := &items[i]
		text := " "
		if it.picked {
			text = look.SelectedSign
		}
		if it.theme.Depth == 1 {
			text += it.theme.Letter + " "
		}
		if name := shortName(it.called, most); name != "" {
			text += name + " "
		}
		text += strconv.Itoa(it.theme.Tally.Total()) + " "
		if i > 0 {
			list = append(list, piece{text: " "})
			w++
		}
		list = append(list, piece{item: it, text: text})
		w += cells.Width(text)
	}
	return list, w
}

// shortName is a name in so many cells: with an ellipsis where there is room for one, else its beginning, else nothing.
func shortName(name string, most int) string {
	switch {
	case cells.Width(name) <= most:
		return name
	case most >= 4:
		head, _ := cells.Cut(name, most-1)
		return strings.TrimRight(head, " ") + cells.Ellipsis
	case most >= 2:
		head, _ := cells.Cut(name, most)
		return strings.TrimRight(head, " ")
	}
	return ""
}

// Hit is the theme at a column of the row.
func (r *Row) Hit(x, width int) *mindmap.Theme {
	at := 1
	for _, p := range r.pieces(r.room(width)) {
		w := cells.Width(p.text)
		if x >= at && x < at+w && p.item != nil {
			return p.item.theme
		}
		at += w
	}
	return nil
}
