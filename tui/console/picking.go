package console

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// picking chooses from a list that what is typed filters: answers to find, actions by name, what is parked. It stands over
// the lower rows of the map.
type picking struct {
	common
	c *stack

	title string // its first word is the prompt
	none  string // said when nothing matches
	takes string // what Enter does with the chosen one
	all   []pick
	// made, when not nil, makes a pick of what is typed itself, which then comes first.
	made   func(query string) (pick, bool)
	choose func(pick) (screen.Intent, tea.Cmd) // does what Enter does with one that is no action
	// markable picks are answers of the question shown, which Ctrl+A marks.
	markable bool

	query   string
	found   []*pick // by the query, in the order of the list
	matches []*pick // the same, the likeliest first
	at      int
}

// pick is one row of a list.
type pick struct {
	text   string
	note   string // behind it, where it belongs or which key does it
	search string // lower case
	own    int    // how much of search is the text itself, in bytes
	likely int    // how likely it is meant by what is typed; see rank
	id     mindmap.ID
	do     func() (screen.Intent, tea.Cmd) // it is an action: what does it
	word   string                          // what asks for the action, beside its name
	able   bool                            // the action does something now
	number int                             // of a question
	length int                             // seconds, of a timer
}

// newPick is a pick that is found by its text, its note and whatever more is said of it.
func newPick(text, note string, id mindmap.ID, more ...string) pick {
	search := text + " " + note
	if len(more) > 0 {
		search += " " + strings.Join(more, " ")
	}
	own := len(text)
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		own = len(strings.ToLower(text)) // which need not be as long
	}
	return pick{text: text, note: note, search: strings.ToLower(search), own: own, id: id}
}

// open shows a list.
func open(c *stack, p *picking) screen.Intent {
	p.c, p.text = c, plainLine("")
	p.filter("")
	c.push(p)
	return screen.Say{}
}

func (p *picking) prompt() string { return strings.ToLower(strings.Fields(p.title)[0]) }

func (p *picking) typed(string) screen.Intent {
	p.filter(p.text.Text())
	return screen.Say{}
}

// filter keeps the picks that hold every word of the query, the likeliest first. A query that goes on from the last looks at
// what that left.
func (p *picking) filter(query string) {
	words := strings.Fields(strings.ToLower(query))
	query = strings.Join(words, " ")
	from := p.found
	if p.query == "" || !strings.HasPrefix(query, p.query) {
		from = p.whole()
	}
	found := make([]*pick, 0, len(from)/4+1)
	for _, item := range from {
		if item.holds(words) {
			item.likely = item.rank(query, words)
			found = append(found, item)
		}
	}
	p.query, p.found, p.matches, p.at = query, found, likeliestFirst(found), 0
	if p.made != nil {
		if made, ok := p.made(query); ok {
			p.matches = slices.Insert(p.matches, 0, &made)
		}
	}
}

// likeliestFirst are picks in the order of their ranks, those of one rank as they were. It counts, as there may be many thousands.
func likeliestFirst(found []*pick) []*pick {
	var at [besides + 10]int // of a rank, where the next one of it goes
	for _, m := range found {
		at[m.likely]++
	}
	start := 0
	for rank, n := range at {
		at[rank], start = start, start+n
	}
	sorted := make([]*pick, len(found))
	for _, m := range found {
		sorted[at[m.likely]] = m
		at[m.likely]++
	}
	return sorted
}

// whole is every pick.
func (p *picking) whole() []*pick {
	list := make([]*pick, len(p.all))
	for i := range p.all {
		list[i] = &p.all[i]
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

func (p *picking) step(by int) {
	if n := len(p.matches); n > 0 {
		p.at = (p.at + by%n + n) % n
	}
}

// nothing is what there is to say when nothing can be chosen.
func (p *picking) nothing() string {
	if p.markable && isNumber(p.query) {
		return "there is no question " + p.query + ", and nothing else holds that"
	}
	if len(p.all) == 0 || p.made != nil || p.query == "" {
		return p.none
	}
	return "nothing here holds “" + p.query + "”"
}

// deed implements [purpose].
func (p *picking) deed() deed {
	if len(p.matches) == 0 {
		return refuse(screen.Warning, p.nothing())
	}
	chosen := *p.matches[p.at]
	takes := p.takes
	if chosen.do != nil {
		takes = doIt
	}
	text := "↵ " + takes + ": “" + chosen.text + "” · type to filter, ↑↓ to choose"
	if chosen.do != nil && !chosen.able {
		text = "“" + chosen.text + "” does nothing now · type to filter, ↑↓ to choose"
	}
	return deed{
		verb: takes,
		row:  textRow(capture.TextRole, text),
		run: func() (screen.Intent, tea.Cmd) {
			p.c.drop(p)
			if chosen.do != nil {
				return chosen.do()
			}
			return p.choose(chosen)
		},
	}
}

// key implements [purpose].
func (p *picking) key(k tea.KeyPressMsg) (intent screen.Intent, cmd tea.Cmd, done bool) {
	switch k.String() {
	case "up":
		p.step(-1)
	case "down", "tab":
		p.step(+1)
	case "pgup":
		p.step(-maxPicks)
	case "pgdown":
		p.step(+maxPicks)
	case "esc", "f8", "ctrl+c":
		p.c.drop(p)
	case "ctrl+a":
		if p.markable {
			return p.markMatches(), nil, true
		}
	default:
		held := k.Mod & (tea.ModCtrl | tea.ModAlt)
		if k.String() == "enter" || held != 0 && held != tea.ModCtrl|tea.ModAlt || k.Text == "" {
			return nil, nil, false
		}
		return p.c.typeKey(k), nil, true // what an empty line would take for a command is typed
	}
	return screen.Say{}, nil, true
}

func (p *picking) footer() []key.Binding {
	list := []key.Binding{bind("↑↓", "choose"), bind("enter", cmp.Or(p.deed().verb, p.takes)), bind("esc", "close")}
	if p.markable && len(p.matches) > 0 {
		list = append(list, bind("ctrl+a", "mark all found here"))
	}
	return list
}

// markMatches marks every answer of the question shown that the search found.
func (p *picking) markMatches() screen.Intent {
	n := 0
	for _, m := range p.matches {
		if a := p.c.env.Live.Answer(m.id); a != nil && a.Question == p.c.at.question && !a.Parked {
			p.c.at.mark(a)
			n++
		}
	}
	p.c.drop(p)
	return screen.Sayf(screen.Info, "%d answers of this question marked: # or Alt+letter files them", n)
}

// maxPicks is how many rows a list shows at most.
const maxPicks = 10

// over implements [purpose].
func (p *picking) over(width, height int) []string {
	l := p.c.env.Look
	shown := min(maxPicks, max(height-2, 1))
	title := " " + p.title + " · " + p.counts()
	if len(p.matches) == 0 {
		title = " " + p.title + " · " + p.nothing()
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
func (p *picking) counts() string {
	found, actions := len(p.matches), 0
	of := len(p.all)
	if p.markable {
		found, of = 0, 0
		for _, m := range p.matches {
			switch {
			case m.do != nil:
				actions++
			case m.number == 0:
				found++
			}
		}
		for i := range p.all {
			if m := &p.all[i]; m.do == nil && m.number == 0 {
				of++
			}
		}
	}
	text := fmt.Sprintf("%d of %d", found, of)
	if actions > 0 {
		text += " · " + cells.Counted(actions, "action")
	}
	return text
}

func (m *pick) row(width int, picked bool, l *look.Look) string {
	sign, style := "  ", l.HelpText
	if picked {
		sign, style = look.SelectedSign+" ", l.Title
	}
	note := cells.Truncate(m.note, width/3)
	text := cells.Truncate(m.text, width-cells.Width(note)-6)
	gap := cells.Blanks(width - 3 - cells.Width(text) - cells.Width(note) - 1)
	return " " + style.Wrap(sign+text) + gap + l.Muted.Wrap(note) + " "
}
