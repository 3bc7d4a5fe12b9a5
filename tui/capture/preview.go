package capture

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/screen"
)

// farCaption is how many cells a caption may take before the preview reminds that the room reads it from afar.
const farCaption = 40

// quotes is how many cells the marks round a caption take.
const quotes = 2

// minShown is how many cells of a text are worth showing when it must be cut.
const minShown = 12

// Context is what a preview must know beyond the line.
type Context struct {
	Selected int        // how many answers a line of nothing but a theme files
	Editing  bool       // Enter corrects an answer that is on the wall
	Guess    *Candidate // the likeliest theme, taken with Tab; nil when there is none
}

// Preview tells in one row of at most width cells what Enter will do, or why it will not. An empty line has none.
func (l *Line) Preview(width int, c Context) []Segment {
	p := l.Meant()
	if width <= 0 || !p.Themed && p.Caption == "" && p.Quote == "" {
		return nil
	}
	v := previewer{line: l, said: p, width: width, context: c}
	switch problem := p.Problem(); {
	case problem != "":
		v.row.add(ErrorRole, problem)
	case p.Caption == "" && len(l.Target().Path) == 0:
		v.row.add(TextRole, "type the name of a theme, or choose one with ↑↓; ## is a plain #")
	case p.Caption == "":
		v.filing()
	default:
		v.answer()
	}
	return v.row.cut(width)
}

// previewer fills a row with what Enter will do.
type previewer struct {
	line    *Line
	said    Parsed
	width   int
	context Context
	row     rowBuilder
}

// Problem is why Enter will refuse what the line says, in a few words; empty when it will not. What is checked is the
// text, not whether the wall can be written.
func (p Parsed) Problem() string {
	if p.Caption == "" {
		switch {
		case p.Quote != "":
			return "a caption is missing before the quote"
		case p.Tally > 1:
			return "a caption is missing before +" + strconv.Itoa(p.Tally)
		}
	}
	for _, name := range p.Theme {
		if _, err := text.Theme.Clean(name); err != nil {
			return screen.Told(err)
		}
	}
	if p.Caption == "" {
		return ""
	}
	if _, _, _, err := text.CleanAnswer(p.Caption, p.Quote); err != nil {
		return screen.Told(err)
	}
	return ""
}

// filing fills the row with what a line of nothing but a theme does: it files what is selected, else it makes the
// theme.
func (v *previewer) filing() {
	row, c := &v.row, v.context
	t := v.line.Target()
	if c.Selected == 0 && !t.New() {
		row.add(WarningRole, "nothing is selected to file under ")
		row.add(ThemeRole, themeName(t.Path))
		return
	}
	row.add(KeyRole, "↵ ")
	if c.Selected == 0 {
		row.add(TextRole, "make a ")
	}
	if c.Selected > 0 {
		row.add(TextRole, "file "+say.Counted(c.Selected, "answer")+" → ")
	}
	v.addTarget(row)
	v.addOffer()
	if c.Selected == 0 {
		row.addIfFits(v.width, WarningRole, "  no answer: for one type ## first")
	}
}

// form is how much a preview says; the caption, which stands in the line anyway, gives way first.
type form struct {
	verb    bool
	caution int // which of the wordings of a caution, from 0
	least   int // cells of the caption that must remain, or all of it
}

func forms() [5]form {
	return [...]form{{true, 0, 24}, {true, 1, 24}, {false, 1, minShown}, {false, 2, 4}, {false, 2, 0}}
}

// answer fills the row with an answer and where it goes, and with what else fits.
func (v *previewer) answer() {
	row, p, c, width := &v.row, v.said, v.context, v.width
	var to rowBuilder
	if p.Tally > 1 {
		to.add(TallyRole, " ×"+strconv.Itoa(p.Tally))
	}
	unnamed := p.Themed && len(v.line.Target().Path) == 0
	if p.Themed && !unnamed || !c.Editing {
		to.add(TextRole, " → ")
		v.addTarget(&to)
	}
	caption := cells.Width(p.Caption)
	for _, f := range forms() {
		*row = rowBuilder{}
		row.add(KeyRole, "↵")
		if f.verb {
			row.add(TextRole, verb(c))
		}
		caution := caution(p, caption, f.caution)
		room := width - row.width - to.width - cells.Width(caution) - quotes - 1
		if room < min(f.least, caption) {
			continue
		}
		if room >= 4 || room >= caption {
			row.add(TextRole, " ")
			row.add(CaptionRole, "“"+cells.Truncate(p.Caption, room)+"”")
		}
		row.addRow(to)
		row.add(WarningRole, caution)
		if unnamed {
			row.addIfFits(width, TextRole, "  # begins the name of a theme")
		}
		v.addExtras()
		return
	}
	row.addRow(to)
}

func verb(c Context) string {
	if c.Editing {
		return " correct to"
	}
	return " answer"
}

// caution is what should make the scribe look again, worded the shorter the higher the number.
func caution(p Parsed, width, wording int) string {
	long := utf8.RuneCountInString(p.Caption) > text.Caption.Limit()
	switch {
	case wording > 1 || width < farCaption:
		return ""
	case wording == 1:
		return "  " + strconv.Itoa(width) + " long"
	case long:
		return "  " + strconv.Itoa(width) + " long: will be shortened, whole in the quote"
	}
	return "  " + strconv.Itoa(width) + " long: the room reads from afar"
}

// addTarget adds where the line files.
func (v *previewer) addTarget(row *rowBuilder) {
	t := v.line.Target()
	switch {
	case len(t.Path) == 0:
		row.add(TextRole, "unsorted")
	case t.New():
		row.add(TextRole, "new theme ")
		if t.Known > 0 {
			row.add(ThemeRole, themeName(t.Path[:t.Known])+"/")
		}
		row.add(NewThemeRole, themeName(t.Path[t.Known:]))
	default:
		row.add(ThemeRole, themeName(t.Path))
	}
}

// themeName is a path for reading.
func themeName(path []string) string { return strings.TrimPrefix(FormatTheme(path), " ") }

// addExtras adds the theme that Tab takes, and the quote, as far as they fit.
func (v *previewer) addExtras() {
	row, p, width := &v.row, v.said, v.width
	v.addOffer()
	if p.Quote == "" {
		return
	}
	const before, after = "  with quote “", "”"
	room := width - row.width - cells.Width(before+after)
	if room < min(minShown, cells.Width(p.Quote)) {
		row.addIfFits(width, TextRole, "  with quote")
		return
	}
	row.add(TextRole, before)
	row.add(QuoteRole, cells.Truncate(p.Quote, room))
	row.add(TextRole, after)
}

// addOffer adds a theme that Tab takes: the one picked in place of a new one, or the guess where none is named. Where
// Enter takes one that is there, it adds how to make the new one.
func (v *previewer) addOffer() {
	l, row, p, c, width := v.line, &v.row, v.said, v.context, v.width
	var path []string
	switch {
	case l.Taking() && !l.Chosen():
		v.addNew()
		return
	case l.Naming() && !l.Taking():
		path = l.filing.pick().Path
	case !p.Themed && !c.Editing && c.Guess != nil:
		path = c.Guess.Path
	default:
		return
	}
	const key = "  tab "
	if name := themeName(path) + "?"; row.width+cells.Width(key+name) <= width {
		row.add(KeyRole, key)
		row.add(GhostRole, name)
	}
}

// addNew adds the key that leads to the new theme of the name as it is typed. That is the last place of the list, behind the last
// offer and round the corner from the first; but a letter that a theme carries is a name only when the list is closed.
func (v *previewer) addNew() {
	f, typed := &v.line.filing, v.line.filing.instead(v.line.Parsed().Theme)
	if !typed.New() {
		return
	}
	key := "  esc "
	switch {
	case f.makes == "":
	case f.picked == len(f.offers)-1:
		key = "  ↓ "
	case f.picked == 0:
		key = "  ↑ "
	default:
		return
	}
	if name := "new theme " + themeName(typed.Path[typed.Known:]); v.row.width+cells.Width(key+name) <= v.width {
		v.row.add(KeyRole, key)
		v.row.add(GhostRole, name)
	}
}

// rowBuilder gathers segments and their width.
type rowBuilder struct {
	segments []Segment
	width    int // cells
}

func (b *rowBuilder) add(role Role, words string) {
	if words == "" {
		return
	}
	words = text.Show(words)
	b.segments = append(b.segments, Segment{role, words})
	b.width += cells.Width(words)
}

func (b *rowBuilder) addIfFits(width int, role Role, text string) {
	if b.width+cells.Width(text) <= width {
		b.add(role, text)
	}
}

func (b *rowBuilder) addRow(other rowBuilder) {
	b.segments = append(b.segments, other.segments...)
	b.width += other.width
}

// cut is the row, cut to a width.
func (b *rowBuilder) cut(width int) []Segment {
	if b.width <= width {
		return b.segments
	}
	for i := range b.segments {
		s := &b.segments[i]
		if w := cells.Width(s.Text); w < width {
			width -= w
			continue
		}
		s.Text = cells.Truncate(s.Text+cells.Ellipsis, width)
		return b.segments[:i+1]
	}
	return b.segments
}

// AddIfFits adds a text to a row, when that is no wider then than the width.
func AddIfFits(row []Segment, width int, role Role, text string) []Segment {
	b := rowBuilder{segments: row}
	for _, s := range row {
		b.width += cells.Width(s.Text)
	}
	b.addIfFits(width, role, text)
	return b.segments
}

// Row is a row of one text, cut to a width.
func Row(role Role, text string, width int) []Segment {
	var row rowBuilder
	row.add(role, text)
	return row.cut(max(width, 0))
}
