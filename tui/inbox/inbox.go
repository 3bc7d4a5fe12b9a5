// Package inbox is the dialog of what waits to be let on to the wall: one by one, filed, counted as a repeat, all at once, or
// refused. Where the room sees this very screen it asks first, as nobody has released these words.
package inbox

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/say"
	"mindwall/tui/capture"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// Inbox is the screen. It is made by [New].
type Inbox struct {
	env      *screen.Env
	mirrored func() bool                   // the room sees this very screen
	alike    func(mindmap.ID) []mindmap.ID // those of the same phone; nil when nobody knows
	keys     keys
	list     rows.List
	chosen   mindmap.ID    // the answer that the keys are about: others come and go
	dealt    mindmap.ID    // the one that was let on or refused here last
	slipped  bool          // somebody else dealt with the chosen one, and nobody said that the next one is meant
	typed    bool          // letters were typed, as somebody does who takes this for the line: Enter belongs to them
	agreed   bool          // the room may see this
	theme    *capture.Line // what is typed of a theme's name
	filed    mindmap.ID    // the answer that it is for

	index   *affinity.Index
	working bool // the repeats are being looked for
	looked  map[mindmap.ID]looked
}

type keys struct{ admit, file, count, all, refuse, phone, move, undo, back key.Binding }

// looked is what an answer that waits was found to repeat.
type looked struct {
	of       mindmap.ID // on the wall; zero when it is nothing
	revision uint64     // of the board that was looked through
}

// lookedMsg brings what those that wait repeat.
type lookedMsg map[mindmap.ID]looked

// New makes the screen.
func New(env *screen.Env, mirrored func() bool, alike func(mindmap.ID) []mindmap.ID) *Inbox {
	bind := func(key1, shown, does string, more ...string) key.Binding {
		return key.NewBinding(key.WithKeys(append(more, key1)...), key.WithHelp(shown, does))
	}
	return &Inbox{env: env, mirrored: mirrored, alike: alike, looked: map[mindmap.ID]looked{}, keys: keys{
		admit: bind("enter", "enter", "let on"), file: bind("#", "#", "file"), count: bind("ctrl+t", "ctrl+t", "count as the repeat"),
		refuse: bind("delete", "del", "refuse"), phone: bind("ctrl+r", "ctrl+r", "refuse all of this phone"), all: bind("ctrl+a", "ctrl+a", "let all on"),
		move: rows.Keys("choose"), undo: bind("ctrl+z", "ctrl+z", "undo", "ctrl+y"), back: rows.Back("back"),
	}}
}

func (x *Inbox) waiting() []*mindmap.Answer { return x.env.Board().Inbox }

// hidden reports whether the words may not be shown: the room would read them.
func (x *Inbox) hidden() bool {
	return x.mirrored() && !x.agreed
}

// at is the answer that the keys are about; nil when nothing waits. The list stays where it is while others come.
func (x *Inbox) at() *mindmap.Answer {
	all := x.waiting()
	if i := slices.IndexFunc(all, func(a *mindmap.Answer) bool { return a.ID == x.chosen }); i >= 0 {
		x.list.At = i
	} else {
		x.slipped = x.slipped || !x.chosen.IsZero() && x.chosen != x.dealt
	}
	x.list.Hold(len(all))
	if len(all) == 0 {
		return nil
	}
	x.chosen = all[x.list.At].ID
	return all[x.list.At]
}

// repeat is the answer on the wall that one repeats; nil when none is known.
func (x *Inbox) repeat(a *mindmap.Answer) *mindmap.Answer {
	if of := x.looked[a.ID].of; x.env.Live.OnWall(of) {
		return x.env.Live.Answer(of)
	}
	return nil
}

// Update implements [screen.Screen].
func (x *Inbox) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		intent := x.key(msg)
		return intent, x.lookLater()
	case tea.PasteMsg:
		if x.theme != nil {
			x.theme.Update(msg)
		}
	case lookedMsg:
		x.working = false
		for id, found := range msg {
			x.looked[id] = found
		}
		return nil, x.lookLater()
	case screen.BoardChangedMsg:
		return x.heedOthers(), x.lookLater()
	case tea.WindowSizeMsg:
		return nil, x.lookLater()
	}
	return nil, nil
}

// atOnce is how many answers are compared with the wall in one go.
const atOnce = 20

// lookLater looks for what the chosen answer and the next ones repeat, beside the event loop: again when the wall is another, as
// the first of those that say the same is let on while the others wait.
func (x *Inbox) lookLater() tea.Cmd {
	board := x.env.Board()
	x.at()
	var unknown []*mindmap.Answer
	for _, a := range board.Inbox[min(x.list.At, len(board.Inbox)):min(x.list.At+atOnce, len(board.Inbox))] {
		if found, known := x.looked[a.ID]; !known || found.revision != board.Revision && x.repeat(a) == nil {
			unknown = append(unknown, a)
		}
	}
	if x.working || len(unknown) == 0 {
		return nil
	}
	x.working = true
	if x.index == nil {
		x.index = affinity.New(board.Event.Language)
	}
	index := x.index
	return func() tea.Msg {
		index.Follow(board)
		found := lookedMsg{}
		for _, a := range unknown {
			l := looked{revision: board.Revision}
			if r := index.Repeats(a.Question, a.Text, a.ID, 1); len(r) > 0 {
				l.of = r[0].Answer
			}
			found[a.ID] = l
		}
		return found
	}
}

func (x *Inbox) key(k tea.KeyPressMsg) screen.Intent {
	a := x.at()
	switch {
	case x.theme != nil && a != nil:
		return x.typing(k, a)
	case key.Matches(k, x.keys.back):
		return screen.Pop{}
	case k.Text != "" && (x.hidden() || !key.Matches(k, x.keys.file)):
		x.typed = true
	case x.hidden() && x.typed && key.Matches(k, x.keys.admit):
		x.typed = false
		return screen.Sayf(screen.Warning, "nothing is shown: what is typed is for the line, and Esc goes back to it")
	case x.hidden():
		x.agreed = x.agreed || key.Matches(k, x.keys.admit)
	case key.Matches(k, x.keys.undo):
		x.dealt = x.chosen
		return screen.TakeBack(k)
	case a == nil:
	case x.list.Move(k, len(x.waiting())):
		x.chosen, x.slipped, x.typed = x.waiting()[x.list.At].ID, false, false
	case x.slipped && key.Matches(k, x.keys.admit, x.keys.file, x.keys.count, x.keys.refuse, x.keys.phone):
		x.slipped, x.typed = false, false
		return screen.Sayf(screen.Warning, "somebody else dealt with that answer: this is the next one")
	case x.typed && key.Matches(k, x.keys.admit):
		x.typed = false
		return screen.Sayf(screen.Warning, "nothing was let on: what is typed is for the line, and Esc goes back to it")
	case key.Matches(k, x.keys.admit):
		return x.done(a, mindmap.AdmitAnswer{Answer: a.ID}, "on the wall: “%s”", a.Text)
	case key.Matches(k, x.keys.file):
		x.theme, x.filed = capture.NewPlain(""), a.ID
	case key.Matches(k, x.keys.count):
		return x.countRepeat(a)
	case key.Matches(k, x.keys.all):
		return x.admitAll()
	case key.Matches(k, x.keys.refuse):
		return x.done(a, mindmap.Remove{Node: a.ID}, "refused · Ctrl+Z takes it back, /removed lists it")
	case key.Matches(k, x.keys.phone):
		return x.refusePhone(a)
	}
	return nil
}

// heedOthers gives up a theme's name when its answer does not wait any more: it is not for the next one.
func (x *Inbox) heedOthers() screen.Intent {
	if x.theme == nil || x.env.Live.InInbox(x.filed) {
		return nil
	}
	x.theme = nil
	return screen.Sayf(screen.Warning, "not filed: somebody else let that answer on, or refused it")
}

// done records what becomes of the chosen answer, and goes on to the next.
func (x *Inbox) done(a *mindmap.Answer, op mindmap.Op, said string, args ...any) screen.Intent {
	x.goOn(a)
	return screen.Recordf([]mindmap.Draft{{Op: op}}, said, args...)
}

// goOn chooses the answer after one that will be gone.
func (x *Inbox) goOn(a *mindmap.Answer) {
	x.dealt = a.ID
	all := x.waiting()
	if i := slices.Index(all, a) + 1; i < len(all) {
		x.chosen = all[i].ID
	}
}

func (x *Inbox) countRepeat(a *mindmap.Answer) screen.Intent {
	of := x.repeat(a)
	if of == nil {
		return screen.Sayf(screen.Info, "it repeats nothing on the wall, as far as is known")
	}
	x.goOn(a)
	return screen.Recordf([]mindmap.Draft{{Op: mindmap.AdmitAnswer{Answer: a.ID}}, {Op: mindmap.MergeAnswer{Answer: a.ID, Into: of.ID}}},
		"“%s” ×%d", say.English.Caption(of), of.Tally.Total()+a.Tally.Total())
}

func (x *Inbox) admitAll() screen.Intent {
	all := x.waiting()
	x.dealt = x.chosen
	drafts := make([]mindmap.Draft, len(all))
	for i, a := range all {
		drafts[i].Op = mindmap.AdmitAnswer{Answer: a.ID}
	}
	return screen.Recordf(drafts, "%s let on to the wall", say.Counted(len(all), "answer"))
}

func (x *Inbox) refusePhone(a *mindmap.Answer) screen.Intent {
	x.dealt = a.ID
	ids := []mindmap.ID{a.ID}
	if x.alike != nil {
		ids = x.alike(a.ID)
	}
	drafts := make([]mindmap.Draft, len(ids))
	for i, id := range ids {
		drafts[i].Op = mindmap.Remove{Node: id}
	}
	return screen.Recordf(drafts, "%s of this phone refused, as far as is known · Ctrl+Z takes it back", say.Counted(len(ids), "answer"))
}

// detailRows is how much is told of the chosen answer.
const detailRows = 4
