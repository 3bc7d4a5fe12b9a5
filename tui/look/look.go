// Package look holds every colour and style of the terminal, by meaning and not by hue.
//
// A [Look] is made once for a [Kind] and passed down; it never changes. Nothing is told by colour alone: what is
// selected, marked or fresh differs by weight, underline or reversal too, has a sign beside it (see signs.go), and a
// theme has its letter. Colours are true colours: the renderer turns them into what the terminal can show. Without
// colours (NO_COLOR) the attributes remain.
package look

import "image/color"

// Look is every style by its meaning.
type Look struct {
	Kind     Kind
	NoColour bool

	Title     Style // of the event, a screen or a dialog
	Question  Style
	Answer    Style
	Unsorted  Style // an answer under no theme yet
	Parked    Style // set aside, off the map
	Count     Style // numbers beside a name: answers, tallies, "+3 more"
	Quote     Style // what was said, word for word
	Muted     Style // what may be overlooked
	QuestLine Style // branches that belong to no theme

	Selected Style // where the keys act: reversed
	Marked   Style // gathered for one action: underlined
	Fresh    Style // the newest answer: bold
	Match    Style // what a search or a completion found inside a text: underlined

	Prompt Style // before the input line
	Input  Style // what is typed
	Markup Style // the # | + that the input line understands
	Ghost  Style // the completion offered behind the cursor

	StatusBar Style
	HelpKey   Style
	HelpText  Style
	Dialog    Style // the border of a dialog
	Error     Style
	Warning   Style
	OK        Style

	heads, lines, subs, letters []Style
	colours                     palette
}

// New makes the look of a kind. With noColour it has attributes only.
func New(k Kind, noColour bool) *Look {
	l := &Look{Kind: k, NoColour: noColour, colours: paletteOf(k)}
	l.mapStyles()
	l.lineStyles()
	l.frameStyles()
	l.themeStyles()
	return l
}

func (l *Look) mapStyles() {
	p := &l.colours
	l.Title = l.style(bold, &p.Ink)
	l.Question = l.style(bold, &p.Ink)
	l.Answer = l.style(0, &p.Ink)
	l.Unsorted = l.style(0, &p.Ink)
	l.Parked = l.style(italic, &p.Muted)
	l.Count = l.style(0, &p.Muted)
	l.Quote = l.style(italic, &p.Ink)
	l.Muted = l.style(0, &p.Muted)
	l.QuestLine = l.style(0, &p.Muted)
	l.Selected = l.style(bold|reverse, &p.Ink)
	l.Marked = l.style(bold|underline, &p.Ink)
	l.Fresh = l.style(bold, &p.Ink)
	l.Match = l.style(bold|underline, nil)
}

func (l *Look) lineStyles() {
	p := &l.colours
	l.Prompt = l.style(bold, &p.Ink)
	l.Input = l.style(0, &p.Ink)
	l.Markup = l.style(bold, &p.Muted)
	l.Ghost = l.style(l.withoutColour(faint)|italic, &p.Muted)
}

func (l *Look) frameStyles() {
	p := &l.colours
	l.StatusBar = l.style(0, &p.Ink).With(l.fill(&p.bar))
	l.HelpKey = l.style(bold, &p.Ink)
	l.HelpText = l.style(0, &p.Muted)
	l.Dialog = l.style(0, &p.Muted)
	l.Error = l.style(bold, &p.bad)
	l.Warning = l.style(bold, &p.warn)
	l.OK = l.style(0, &p.good)
}

func (l *Look) themeStyles() {
	for i := range l.colours.Themes {
		c := &l.colours.Themes[i]
		head := style(bold|reverse, nil, nil)
		if !l.NoColour {
			head = style(bold, &l.colours.OnTheme, c)
		}
		l.heads = append(l.heads, head)
		l.lines = append(l.lines, l.style(0, c))
		l.subs = append(l.subs, l.style(bold, c))
		l.letters = append(l.letters, l.style(bold|l.withoutColour(underline), c))
	}
}

// style is the style of attributes and, in a look with colours, of the text's colour.
func (l *Look) style(a attr, text *rgb) Style {
	if l.NoColour {
		text = nil
	}
	return style(a, text, nil)
}

func (l *Look) fill(behind *rgb) Style {
	if l.NoColour {
		return style(reverse, nil, nil)
	}
	return style(0, nil, behind)
}

// withoutColour is the attribute that stands in where colours are off, and none where they are on.
func (l *Look) withoutColour(a attr) attr {
	if l.NoColour {
		return a
	}
	return 0
}

// Colours is how many theme colours there are; numbers beyond wrap round.
func (l *Look) Colours() int { return len(l.heads) }

// ThemeHead is the filled label of a theme of colour i.
func (l *Look) ThemeHead(i int) Style { return l.heads[wrapIndex(i, len(l.heads))] }

// ThemeLine is a branch, a bar or a border of a theme of colour i.
func (l *Look) ThemeLine(i int) Style { return l.lines[wrapIndex(i, len(l.lines))] }

// SubTheme is the name of a sub-theme under a theme of colour i.
func (l *Look) SubTheme(i int) Style { return l.subs[wrapIndex(i, len(l.subs))] }

// Letter is the letter by which a theme of colour i is called.
func (l *Look) Letter(i int) Style { return l.letters[wrapIndex(i, len(l.letters))] }

// Module is how a cell of a code to be scanned is drawn, whose upper and lower halves are dark or light: dark on light in every
// look, as scanners want it. The lower half is the cell's background, so that gaps between rows hide nothing of it. Without
// colours it goes by what the letters of such a terminal are.
func (l *Look) Module(upperDark, lowerDark bool) (sign string, st Style) {
	if !l.NoColour {
		colours := map[bool]rgb{true: 0x000000, false: 0xFFFFFF}
		upper, lower := colours[upperDark], colours[lowerDark]
		return "▀", style(0, &upper, &lower)
	}
	ink := l.Kind != Dark // is dark
	signs := map[[2]bool]string{{true, true}: "█", {true, false}: "▀", {false, true}: "▄", {false, false}: " "}
	return signs[[2]bool{upperDark == ink, lowerDark == ink}], Style{}
}

func wrapIndex(i, n int) int { return (i%n + n) % n }

// Background is the colour for the whole window, nil when colours are off.
func (l *Look) Background() color.Color { return l.window(l.colours.Paper) }

// Foreground is the colour of text that has no style, nil when colours are off.
func (l *Look) Foreground() color.Color { return l.window(l.colours.Ink) }

func (l *Look) window(c rgb) color.Color {
	if l.NoColour {
		return nil
	}
	return c
}
