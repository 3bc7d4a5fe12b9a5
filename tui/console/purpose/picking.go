package purpose

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// Picking chooses from a list that what is typed filters: answers to find, actions by name, what is parked. It stands over
// the lower rows of the map.
type Picking struct {
	common
	c *Stack

	Title string
	Word  string // the prompt
	None  string // said when nothing matches
	Takes string // what Enter does with the chosen one
	All   []Pick
	// Made, when not nil, makes a pick of what is typed itself, which then comes first.
	Made   func(query string) (Pick, bool)
	Choose func(Pick) (screen.Intent, tea.Cmd) // does what Enter does with one that is no action
	// Markable picks are answers of the question shown, which Ctrl+A marks.
	Markable bool

	query   string
	found   []*Pick // by the query, in the order of the list
	matches []*Pick // the same, the likeliest first
	at      int
}

// Pick is one row of a list.
type Pick struct {
	Text   string
	note   string // behind it, where it belongs or which key does it
	search string // lower case
	own    int    // how much of search is the text itself, in bytes
	likely int    // how likely it is meant by what is typed; see rank
	ID     mindmap.ID
	Do     func() (screen.Intent, tea.Cmd) // it is an action: what does it
	Word   string                          // what asks for the action, beside its name
	Able   bool                            // the action does something now
	Number int                             // of a question
	Length int                             // seconds, of a timer
}

// NewPick is a pick that is found by its text, its note and whatever more is said of it.
func NewPick(text, note string, id mindmap.ID, more ...string) Pick {
	search := text + " " + note
	if len(more) > 0 {
		search += " " + strings.Join(more, " ")
	}
	own := len(text)
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		own = len(strings.ToLower(text)) // which need not be as long
	}
	return Pick{Text: text, note: note, search: strings.ToLower(search), own: own, ID: id}
}

// Open shows a list.
func Open(c *Stack, p *Picking) screen.Intent {
	p.c, p.Text = c, capture.NewPlain("")
	p.filter("")
	c.Push(p)
	return screen.Say{}
}

func (p *Picking) Prompt() string { return p.Word }

func (p *Picking) Typed(string) screen.Intent {
	p.filter(p.Text.Text())
	return screen.Say{}
}

// filter keeps the picks that hold every word of the query, the likeliest first. A query that goes on from the last looks at
// what that left.
func (p *Picking) filter(query string) {
	words := strings.Fields(strings.ToLower(query))
	query = strings.Join(words, " ")
	from := p.found
	if p.query == "" || !strings.HasPrefix(query, p.query) {
		from = p.whole()
	}
	found := make([]*Pick, 0, len(from)/4+1)
	for _, item := range from {
		if item.holds(words) {
			item.likely = item.rank(query, words)
			found = append(found, item)
		}
	}
	p.query, p.found, p.matches, p.at = query, found, likeliestFirst(found), 0
	if p.Made != nil {
		if made, ok := p.Made(query); ok {
			p.matches = slices.Insert(p.matches, 0, &made)
		}
	}
}

// likeliestFirst are picks in the order of their ranks, those of one rank as they were. It counts, as there may be many thousands.
func likeliestFirst(found []*Pick) []*Pick {
	var at [besides + 10]int // of a rank, where the next one of it goes
	for _, m := range found {
		at[m.likely]++
	}
	start := 0
	for rank, n := range at {
		at[rank], start = start, start+n
	}
	sorted := make([]*Pick, len(found))
	for _, m := range found {
		sorted[at[m.likely]] = m
		at[m.likely]++
	}
	return sorted
}

// whole is every pick.
func (p *Picking) whole() []*Pick {
	list := make([]*Pick, len(p.All))
	for i := range p.All {
		list[i] = &p.All[i]
	}
	return list
}

func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func (p *Picking) Step(by int) {
	if n := len(p.matches); n > 0 {
		p.at = (p.at + by%n + n) % n
	}
}

// nothing is what there is to say when nothing can be chosen.
func (p *Picking) nothing() string {
	if p.Markable && isNumber(p.query) {
		return "there is no question " + p.query + ", and nothing else holds that"
	}
	if len(p.All) == 0 || p.Made != nil || p.query == "" {
		return p.None
	}
	return "nothing here holds “" + p.query + "”"
}

// Deed implements [Purpose].
func (p *Picking) Deed() deed {
	if len(p.matches) == 0 {
		return refuse(screen.Warning, p.nothing())
	}
	chosen := *p.matches[p.at]
	takes := p.Takes
	if chosen.Do != nil {
		takes = doIt
	}
	text := "↵ " + takes + ": “" + chosen.Text + "” · type to filter, ↑↓ to choose"
	if chosen.Do != nil && !chosen.Able {
		text = "“" + chosen.Text + "” does nothing now · type to filter, ↑↓ to choose"
	}
	return deed{
		Verb: takes,
		Row:  textRow(capture.TextRole, text),
		Run: func() (screen.Intent, tea.Cmd) {
			p.c.Drop(p)
			if chosen.Do != nil {
				return chosen.Do()
			}
			return p.Choose(chosen)
		},
	}
}

// Key implements [Purpose].
func (p *Picking) Key(k tea.KeyPressMsg) (intent screen.Intent, cmd tea.Cmd, done bool) {
	switch k.String() {
	case "up":
		p.Step(-1)
	case "down", "tab":
		p.Step(+1)
	case "pgup":
		p.Step(-maxPicks)
	case "pgdown":
		p.Step(+maxPicks)
	case "esc", "f8", "ctrl+c":
		p.c.Drop(p)
	case "ctrl+a":
		if p.Markable {
			return p.markMatches(), nil, true
		}
	default:
		held := k.Mod & (tea.ModCtrl | tea.ModAlt)
		if k.String() == "enter" || held != 0 && held != tea.ModCtrl|tea.ModAlt || k.Text == "" {
			return nil, nil, false
		}
		return p.c.TypeKey(k), nil, true // what an empty line would take for a command is typed
	}
	return screen.Say{}, nil, true
}

func (p *Picking) Footer() []key.Binding {
	list := []key.Binding{Bind("↑↓", "choose"), Bind("enter", cmp.Or(p.Deed().Verb, p.Takes)), Bind("esc", "close")}
	if p.Markable && len(p.matches) > 0 {
		list = append(list, Bind("ctrl+a", "mark all found here"))
	}
	return list
}

// markMatches marks every answer of the question shown that the search found.
func (p *Picking) markMatches() screen.Intent {
	n := 0
	for _, m := range p.matches {
		if a := p.c.env.Live.Answer(m.ID); a != nil && a.Question == p.c.at.Question && !a.Parked {
			p.c.at.Mark(a)
			n++
		}
	}
	p.c.Drop(p)
	return screen.Sayf(screen.Info, "%s of this question marked: # or Alt+letter files them", say.Counted(n, "answer"))
}

// maxPicks is how many rows a list shows at most.
const maxPicks = 10

// Over implements [Purpose].
func (p *Picking) Over(width, height int) []string {
	l := p.c.env.Look
	shown := min(maxPicks, max(height-2, 1))
	title := " " + p.Title + " · " + p.counts()
	if len(p.matches) == 0 {
		title = " " + p.Title + " · " + p.nothing()
	}
	rows := []string{l.Title.Wrap(cells.Pad(cells.Truncate(title, width), width))}
	start := p.at / shown * shown
	for i := start; i < min(start+shown, len(p.matches)); i++ {
		rows = append(rows, p.matches[i].row(width, i == p.at, l))
	}
	return rows
}

// doIt is what Enter does with an action of a list.
const doIt = "do it"

// counts tells how many are found of how many, actions beside other things apart.
func (p *Picking) counts() string {
	found, actions := len(p.matches), 0
	of := len(p.All)
	if p.Markable {
		found, of = 0, 0
		for _, m := range p.matches {
			switch {
			case m.Do != nil:
				actions++
			case m.Number == 0:
				found++
			}
		}
		for i := range p.All {
			if m := &p.All[i]; m.Do == nil && m.Number == 0 {
				of++
			}
		}
	}
	text := fmt.Sprintf("%d of %d", found, of)
	if actions > 0 {
		text += " · " + say.Counted(actions, "action")
	}
	return text
}

func (m *Pick) row(width int, picked bool, l *look.Look) string {
	sign, style := "  ", l.HelpText
	if picked {
		sign, style = look.SelectedSign+" ", l.Title
	}
	note := cells.Truncate(m.note, width/3)
	text := cells.Truncate(m.Text, width-cells.Width(note)-6)
	gap := cells.Blanks(width - 3 - cells.Width(text) - cells.Width(note) - 1)
	return " " + style.Wrap(sign+text) + gap + l.Muted.Wrap(note) + " "
}
