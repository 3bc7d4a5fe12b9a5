// Package inbox is the dialog of what waits to be let on to the wall: one by one, filed, counted as a repeat, all at once, or
// refused. Where the room sees this very screen it asks first, as nobody has released these words.
package inbox

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/look"
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
	case x.hidden():
		x.agreed = x.agreed || key.Matches(k, x.keys.admit)
	case key.Matches(k, x.keys.undo):
		x.dealt = x.chosen
		return screen.TakeBack(k)
	case a == nil:
	case x.list.Move(k, len(x.waiting())):
		x.chosen, x.slipped = x.waiting()[x.list.At].ID, false
	case x.slipped && key.Matches(k, x.keys.admit, x.keys.file, x.keys.count, x.keys.refuse, x.keys.phone):
		x.slipped = false
		return screen.Sayf(screen.Warning, "somebody else dealt with that answer: this is the next one")
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

// typing takes a key for the name of a theme.
func (x *Inbox) typing(k tea.KeyPressMsg, a *mindmap.Answer) screen.Intent {
	switch k.String() {
	case "esc", "f8", "ctrl+c":
		x.theme = nil
	case "tab":
		if offered := x.offered(a); offered != "" {
			x.theme.SetText(offered)
		}
	case "enter":
		name := x.theme.Text()
		if x.theme = nil; strings.TrimSpace(name) != "" {
			return x.fileUnder(a, name)
		}
	default:
		x.theme.Update(k)
	}
	return nil
}

// offered is the first theme whose name goes on as what is typed, or that has it for its letter; empty when there is none.
func (x *Inbox) offered(a *mindmap.Answer) string {
	q, typed := x.env.Live.Question(a.Question), x.theme.Text()
	if q == nil || typed == "" {
		return ""
	}
	if t := lettered(q, typed); t != nil {
		return text.JoinPath([]string{t.Text})
	}
	for t := range q.AllThemes {
		path := text.JoinPath(x.env.Live.ThemePath(t.ID))
		if strings.HasPrefix(strings.ToLower(path), strings.ToLower(typed)) {
			return path
		}
	}
	return ""
}

// lettered is the theme at the top with a letter; nil when it is none.
func lettered(q *mindmap.Question, letter string) *mindmap.Theme {
	i := slices.IndexFunc(q.Themes, func(t *mindmap.Theme) bool { return strings.EqualFold(t.Letter, letter) })
	if i < 0 {
		return nil
	}
	return q.Themes[i]
}

// named is the path of the theme that is typed, by its letter or its name.
func named(q *mindmap.Question, typed string) []string {
	if t := lettered(q, strings.TrimSpace(typed)); t != nil {
		return []string{t.Text}
	}
	return text.SplitPath(typed)
}

// told is what Enter and Tab would do with what is typed; empty while that is nothing.
func (x *Inbox) told(a *mindmap.Answer) string {
	q, typed := x.env.Live.Question(a.Question), x.theme.Text()
	if q == nil || strings.TrimSpace(typed) == "" {
		return ""
	}
	path := named(q, typed)
	_, drafts, err := plan.New(x.env.Board(), q, func() mindmap.ID { return mindmap.ID{} }).Theme(path)
	under := text.JoinPath(path)
	switch {
	case err != nil:
		return "  ↵ " + screen.Told(err)
	case len(drafts) > 0:
		under = "new theme " + under
	}
	if offered := x.offered(a); offered != "" && !strings.EqualFold(offered, typed) && offered != under {
		return "  ↵ " + under + "   tab: " + offered
	}
	return "  ↵ " + under
}

// fileUnder lets an answer on under a theme, which is made when it is missing.
func (x *Inbox) fileUnder(a *mindmap.Answer, name string) screen.Intent {
	q := x.env.Live.Question(a.Question)
	if q == nil {
		return screen.Sayf(screen.Warning, "its question is gone")
	}
	path := named(q, name)
	theme, drafts, err := plan.New(x.env.Board(), q, x.env.NewID).Theme(path)
	if err != nil {
		return screen.Sayf(screen.Error, "%s", screen.Told(err))
	}
	x.goOn(a)
	drafts = append(drafts, mindmap.Draft{Op: mindmap.AdmitAnswer{Answer: a.ID}})
	drafts = append(drafts, plan.Move(mindmap.WholeGroups(a), q, theme)...)
	return screen.Recordf(drafts, "“%s” under %s", a.Text, strings.Join(path, " / "))
}

// bindings are the keys that do something now.
func (x *Inbox) bindings() []key.Binding {
	k := x.keys
	a := x.at()
	if x.hidden() {
		k.admit.SetHelp("enter", "show it all the same")
		return []key.Binding{k.admit, k.back}
	}
	if a == nil {
		return []key.Binding{k.undo, k.back}
	}
	if x.theme != nil {
		k.admit.SetHelp("enter", "let on under it")
		return []key.Binding{k.admit, k.back}
	}
	k.count.SetEnabled(x.repeat(a) != nil)
	return []key.Binding{k.admit, k.file, k.count, k.refuse, k.all, k.phone, k.move, k.back}
}

// detailRows is how much is told of the chosen answer.
const detailRows = 4

// View implements [screen.Screen].
func (x *Inbox) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	l, width := x.env.Look, size.W-rows.FrameWidth
	foot := rows.Foot(l, x.bindings(), width, 2)
	height := size.H - rows.FrameHeight - 1 - strings.Count(foot, "\n") - 1
	title := "Inbox " + strconv.Itoa(len(x.waiting()))
	a := x.at()
	switch {
	case x.hidden():
		return rows.Dialog(l, title, rows.Wrapped(l.Warning, "The room sees this screen, and nobody has let these words on yet. Esc goes back; Enter shows them all the same.", width), foot, size.W, size.H), nil
	case a == nil:
		return rows.Dialog(l, title, rows.Line(l.Muted, "nothing waits", width), foot, size.W, size.H), nil
	}
	all := x.waiting()
	lines := x.list.Choices(l, len(all), width, max(height-detailRows, 1), func(i int) string { return x.numbered(all[i]) + look.Signed(all[i]) })
	lines = append(lines, "")
	detail, cursor := x.detail(a, width)
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+rows.FrameWidth/2, cursor.Y+rows.FrameHeight/2+len(lines)
	}
	lines = append(lines, detail...)
	return rows.Dialog(l, title, strings.Join(lines[:min(len(lines), max(height, 1))], "\n"), foot, size.W, size.H), cursor
}

// numbered is the number of an answer's question, where there are several.
func (x *Inbox) numbered(a *mindmap.Answer) string {
	if q := x.env.Live.Question(a.Question); q != nil && q.Number > 0 && len(x.env.Board().Questions) > 1 {
		return strconv.Itoa(q.Number) + " "
	}
	return ""
}

// detail is the field for a theme, or what there is to know of an answer.
func (x *Inbox) detail(a *mindmap.Answer, width int) ([]string, *tea.Cursor) {
	l := x.env.Look
	if x.theme != nil {
		const prompt = "# "
		before := prompt + x.theme.Text()
		row := l.Prompt.Wrap(prompt) + l.Input.Wrap(cells.Truncate(x.theme.Text(), width-8)) + l.Ghost.Wrap(cells.Truncate(x.told(a), max(width-cells.Width(before)-1, 0)))
		cursor := tea.NewCursor(min(cells.Width(before), width-1), 0)
		cursor.Blink = false
		return []string{row}, cursor
	}
	var lines []string
	if r := x.repeat(a); r != nil {
		lines = append(lines, l.Warning.Wrap(cells.Truncate("≈ "+look.Signed(r), width-1)))
	}
	words := a.Text
	if a.Quote != "" {
		words = a.Quote
	}
	return append(lines, rows.Paragraph(l.Answer, words, width)...), nil
}
