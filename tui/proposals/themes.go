package proposals

import (
	"context"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/say"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// themes is the page that proposes themes for the unsorted answers of the question.
type themes struct {
	p        *Proposals
	all      []*proposal // as found; what is shown of them depends on the board
	shown    []*proposal
	known    map[mindmap.ID]bool // the answers that were looked at
	unsorted map[mindmap.ID]*mindmap.Answer
	came     int // unsorted answers that came since
	looked   bool
	list     rows.List // of proposals
	inside   bool      // the keys act on the answers of the chosen one
	members  rows.List
	naming   *naming
	keys     themesKeys
}

type themesKeys struct {
	move, in, out, tick, name, refuse, take key.Binding
	namingKeys                              []key.Binding
}

// proposal is a theme with the unsorted answers that may go under it.
type proposal struct {
	theme   mindmap.ID // one that was there; zero for one that would be made
	path    []string   // none while somebody must find a name
	words   []string   // what brings the answers together
	answers []mindmap.ID
	out     map[mindmap.ID]bool // taken out by hand
	fate    fate
}

func newThemes(p *Proposals) *themes {
	return &themes{p: p, keys: themesKeys{
		move:   rows.Keys("choose"),
		in:     bind("→", "answers", "right"),
		out:    bind("←", "themes", "left"),
		tick:   bind("space", "", "space"),
		refuse: bind("del", "", "delete", "backspace"),
		name:   bind("tab", "rename, join", "tab"),
		take:   bind("enter", "", "enter"),
		namingKeys: []key.Binding{
			bind("enter", "take the name", "enter"), bind("↑↓", "names of other themes", "up", "down"), bind("esc", "leave it", "esc"),
		},
	}}
}

func (t *themes) title() string { return "themes" }
func (t *themes) ready() bool   { return t.looked }

func (t *themes) undecided() bool {
	return slices.ContainsFunc(t.shown, func(p *proposal) bool { return p.fate == ticked })
}

// sorting is what the work came to.
type sorting struct {
	proposals []*proposal
	known     map[mindmap.ID]bool
}

func (t *themes) work() func(context.Context) any {
	board, question := t.p.env.Board(), t.p.question
	q := t.p.env.Live.Question(question)
	return func(ctx context.Context) any {
		s := sorting{known: map[mindmap.ID]bool{}}
		if q == nil {
			return s
		}
		ids := make([]mindmap.ID, len(q.Unsorted))
		for i, a := range q.Unsorted {
			ids[i], s.known[a.ID] = a.ID, true
		}
		index := affinity.New(board.Event.Language)
		index.Follow(board)
		filings, _ := index.Sort(ctx, question, ids)
		for _, f := range filings {
			s.proposals = append(s.proposals, newProposal(f))
		}
		return s
	}
}

func newProposal(f affinity.Filing) *proposal {
	p := &proposal{theme: f.Theme, words: f.Words, out: map[mindmap.ID]bool{}}
	if f.Name != "" {
		p.path = []string{f.Name}
	}
	for _, m := range f.Members {
		p.answers = append(p.answers, m.Answer)
	}
	return p
}

// nameless reports whether somebody must find a name first.
func (p *proposal) nameless() bool { return len(p.path) == 0 && p.theme.IsZero() }

// called is the name of the theme, or what stands for one.
func (p *proposal) called() string {
	if p.nameless() {
		return say.Alike(len(p.answers), p.words)
	}
	return strings.Join(p.path, " / ")
}

func (t *themes) found(came any) {
	s := came.(sorting)
	t.all, t.known, t.looked = s.proposals, s.known, true
	t.list, t.members, t.inside = rows.List{}, rows.List{}, false
}

// changed shows what is still to be sorted: answers that somebody filed meanwhile are no longer proposed, and those
// whose filing was undone are again.
func (t *themes) changed() {
	var chosen *proposal
	if len(t.shown) > 0 {
		chosen = t.chosen()
	}
	t.unsorted, t.came = map[mindmap.ID]*mindmap.Answer{}, 0
	q := t.question()
	if q != nil {
		for _, a := range q.Unsorted {
			t.unsorted[a.ID] = a
			if !t.known[a.ID] {
				t.came++
			}
		}
	}
	t.shown = nil
	for _, p := range t.all {
		if there := t.p.env.Live.Theme(p.theme); there != nil {
			p.path = t.p.env.Live.ThemePath(there.ID)
		} else {
			p.theme = mindmap.ID{}
		}
		if len(t.left(p)) > 0 {
			t.shown = append(t.shown, p)
		}
	}
	if i := slices.Index(t.shown, chosen); i >= 0 {
		t.list.At = i
	} else {
		t.inside, t.members = false, rows.List{}
	}
	t.list.Hold(len(t.shown))
	if t.naming != nil && !slices.Contains(t.shown, t.naming.theme) {
		t.naming = nil
	}
}

func (t *themes) question() *mindmap.Question { return t.p.env.Live.Question(t.p.question) }

// chosen is the proposal that the keys act on. There must be one.
func (t *themes) chosen() *proposal { return t.shown[t.list.At] }

// left are the answers of a proposal that are still unsorted, those taken out included.
func (t *themes) left(p *proposal) []*mindmap.Answer {
	var list []*mindmap.Answer
	for _, id := range p.answers {
		if a := t.unsorted[id]; a != nil {
			list = append(list, a)
		}
	}
	return list
}

// kept are the answers of a proposal that would be filed.
func (t *themes) kept(p *proposal) []*mindmap.Answer {
	return slices.DeleteFunc(t.left(p), func(a *mindmap.Answer) bool { return p.out[a.ID] })
}

func (t *themes) bindings() []key.Binding {
	if t.naming != nil {
		return t.keys.namingKeys
	}
	k := &t.keys
	some := len(t.shown) > 0
	for _, b := range []*key.Binding{&k.move, &k.tick, &k.refuse, &k.name, &k.take} {
		b.SetEnabled(some)
	}
	k.in.SetEnabled(some && !t.inside)
	k.out.SetEnabled(some && t.inside)
	k.take.SetHelp("enter", "file this one")
	if t.undecided() {
		k.take.SetHelp("enter", "file the ticked")
	}
	k.tick.SetHelp("space", "tick")
	k.refuse.SetHelp("del", "refuse")
	k.name.SetHelp("tab", "rename, join")
	if t.inside {
		k.tick.SetHelp("space", "out or in")
		k.refuse.SetHelp("del", "take out")
		k.name.SetHelp("tab", "to another theme")
	}
	return []key.Binding{k.take, k.tick, k.refuse, k.name, k.in, k.out, k.move}
}

func (t *themes) key(k tea.KeyPressMsg) screen.Intent {
	if t.naming != nil {
		return t.namingKey(k)
	}
	if len(t.shown) == 0 {
		return nil
	}
	switch {
	case key.Matches(k, t.keys.in):
		t.inside, t.members = true, rows.List{}
	case key.Matches(k, t.keys.out):
		t.inside = false
	case key.Matches(k, t.keys.tick):
		return t.tick()
	case key.Matches(k, t.keys.refuse):
		t.refuse()
	case key.Matches(k, t.keys.name):
		t.startNaming()
	case key.Matches(k, t.keys.take):
		return t.fileTicked()
	case t.inside:
		t.members.Move(k, len(t.left(t.chosen())))
	default:
		t.list.Move(k, len(t.shown))
	}
	return screen.Say{}
}

func (t *themes) scroll(by int) {
	if t.inside {
		t.members.Scroll(by, len(t.left(t.chosen())))
		return
	}
	t.list.Scroll(by, len(t.shown))
}

// tick accepts the chosen theme, or puts the chosen answer back into it.
func (t *themes) tick() screen.Intent {
	p := t.chosen()
	if t.inside {
		t.takeOut(!p.out[t.chosenMember().ID])
		return screen.Say{}
	}
	if len(t.kept(p)) == 0 {
		return screen.Say{Level: screen.Info, Text: "no answer is left in it: → and Space put one back"}
	}
	if p.nameless() {
		t.startNaming()
		return screen.Say{}
	}
	p.fate = p.fate.toggled(ticked)
	return screen.Say{}
}

// refuse refuses the chosen theme, or takes the chosen answer out of it, and goes on to the next.
func (t *themes) refuse() {
	if t.inside {
		t.takeOut(true)
		t.members.Scroll(1, len(t.left(t.chosen())))
		return
	}
	if p := t.chosen(); p.fate.toggled(refused) == refused {
		p.fate = refused
		t.list.Scroll(1, len(t.shown))
	} else {
		p.fate = open
	}
}

func (t *themes) chosenMember() *mindmap.Answer {
	left := t.left(t.chosen())
	t.members.Hold(len(left))
	return left[t.members.At]
}

func (t *themes) takeOut(out bool) {
	p := t.chosen()
	p.out[t.chosenMember().ID] = out
	if len(t.kept(p)) == 0 && p.fate == ticked {
		p.fate = open
	}
}
