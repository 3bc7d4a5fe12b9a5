package console

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// picker is a list that what is typed filters and Enter chooses from: answers to find, actions by name, what is
// parked. It stands over the lower rows of the map, and the line stays the one place to type in.
type picker struct {
	prompt string
	none   string // said when nothing matches
	takes  string // what Enter does with the chosen one
	all    []pick
	// typed, when not nil, makes a pick of what is typed itself, which then comes first.
	typed  func(query string) (pick, bool)
	choose func(*Console, pick) (screen.Intent, tea.Cmd)
	// markable picks are answers of the question shown, which Ctrl+A marks.
	markable bool

	query   string
	matches []*pick
	at      int
}

// pick is one row of a picker.
type pick struct {
	text   string
	note   string // behind it, where it belongs or which key does it
	search string // lower case
	id     mindmap.ID
	action *action
	length int // seconds, of a timer
}

// newPick is a pick that is found by its text, its note and whatever more is said of it.
func newPick(text, note string, id mindmap.ID, more ...string) pick {
	search := text + " " + note
	if len(more) > 0 {
		search += " " + strings.Join(more, " ")
	}
	return pick{text: text, note: note, search: strings.ToLower(search), id: id}
}

// open shows a picker. A half-typed answer is put by, and comes back when the picker closes.
func (c *Console) open(p *picker) screen.Intent {
	c.putLineBy()
	c.purpose, c.picker = picking, p
	p.filter("")
	return screen.Say{}
}

func (c *Console) closePicker() {
	c.picker = nil
	c.takeUpPutBy()
}

// filter keeps the picks that hold every word of the query. A query that goes on from the last looks at what that left.
func (p *picker) filter(query string) {
	query = strings.ToLower(strings.TrimSpace(query))
	from := p.matches
	if p.query == "" || !strings.HasPrefix(query, p.query) || p.typed != nil {
		from = p.whole()
	}
	words := strings.Fields(query)
	matches := make([]*pick, 0, len(from)/4+1)
	if p.typed != nil {
		if made, ok := p.typed(query); ok {
			matches = append(matches, &made)
		}
	}
	for _, item := range from {
		if holdsAll(item.search, words) {
			matches = append(matches, item)
		}
	}
	p.query, p.matches, p.at = query, matches, 0
}

// whole is every pick.
func (p *picker) whole() []*pick {
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

func (p *picker) step(by int) {
	if n := len(p.matches); n > 0 {
		p.at = (p.at + by%n + n) % n
	}
}

// pickerKey does what a key means to the picker; done is false when it is one to type.
func (c *Console) pickerKey(k tea.KeyPressMsg) (intent screen.Intent, cmd tea.Cmd, done bool) {
	p := c.picker
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
		c.closePicker()
		return screen.Say{}, nil, true
	case "ctrl+a":
		if p.markable {
			return c.markMatches(), nil, true
		}
	case "enter":
		if len(p.matches) == 0 {
			return screen.Say{Text: p.none, Level: screen.Warning}, nil, true
		}
		chosen := *p.matches[p.at]
		c.closePicker()
		intent, cmd = p.choose(c, chosen)
		return intent, cmd, true
	default:
		return nil, nil, false
	}
	return screen.Say{}, nil, true
}

func (p *picker) bindings() []key.Binding {
	bind := func(shown, does string) key.Binding {
		return key.NewBinding(key.WithKeys(shown), key.WithHelp(shown, does))
	}
	list := []key.Binding{bind("↑↓", "choose"), bind("enter", p.takes), bind("esc", "close")}
	if p.markable {
		list = append(list, bind("ctrl+a", "mark all found here"))
	}
	return list
}

// markMatches marks every answer of the question shown that the search found.
func (c *Console) markMatches() screen.Intent {
	n := 0
	for _, m := range c.picker.matches {
		if a := c.env.Live.Answer(m.id); a != nil && a.Question == c.question && !a.Parked {
			c.marks[a.ID] = true
			n++
		}
	}
	c.closePicker()
	return say(screen.Info, "%d answers of this question marked: # or Alt+letter files them", n)
}

// maxPicks is how many rows a picker shows at most.
const maxPicks = 10

// rows are the picker as it is drawn over a map that many rows high.
func (p *picker) rows(width, height int, l *look.Look) []string {
	shown := min(maxPicks, max(height-2, 1))
	title := fmt.Sprintf(" %s · %d of %d", p.prompt, len(p.matches), len(p.all))
	if len(p.matches) == 0 {
		title = " " + p.prompt + " · " + p.none
	}
	rows := []string{l.Title.Wrap(cells.Pad(cells.Truncate(title, width), width))}
	start := p.at / shown * shown
	for i := start; i < min(start+shown, len(p.matches)); i++ {
		rows = append(rows, p.matches[i].row(width, i == p.at, l))
	}
	return rows
}

func (m pick) row(width int, picked bool, l *look.Look) string {
	sign, style := "  ", l.HelpText
	if picked {
		sign, style = look.SelectedSign+" ", l.Title
	}
	note := cells.Truncate(m.note, width/3)
	text := cells.Truncate(m.text, width-cells.Width(note)-6)
	gap := cells.Blanks(width - 3 - cells.Width(text) - cells.Width(note) - 1)
	return " " + style.Wrap(sign+text) + gap + l.Muted.Wrap(note) + " "
}
