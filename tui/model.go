// Package tui is the root of the interface: which screen is up, the keys and messages that are everybody's, and the
// carrying out of what screens ask for. It asks the console what is half typed, and what the room is to see; of what is on any
// other page it knows nothing.
package tui

import (
	"cmp"
	"path/filepath"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/text"
	"mindwall/tui/comparing"
	"mindwall/tui/console"
	"mindwall/tui/exportdialog"
	"mindwall/tui/importing"
	"mindwall/tui/keyboard"
	"mindwall/tui/look"
	"mindwall/tui/proposals"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// Model is the root model.
type Model struct {
	env      *screen.Env
	keeper   Keeper
	exports  exportdialog.Exporter
	imports  importing.Importer
	compares comparing.Comparer

	console *console.Console
	stack   []screen.Screen // the top one is seen
	size    screen.Size
	follow  bool   // the look follows the terminal's background
	shown   string // what the room is shown, as told last
	quits   bool
	bell    bool
	doors   Doors
	tables  Tables
	pairs   *proposals.Kept // looked at, and kept apart
	saved   savedLook
	draft   draft
}

// savedLook remembers a look chosen by key.
type savedLook func(look.Kind)

// clockMsg comes when the minute turns.
type clockMsg time.Time

// NewModel makes the root of a wall whose entries are on the live board of the options already. It is for who runs it
// without a program, as tests do; see [New].
func NewModel(o Options) *Model {
	now := o.Now
	if now == nil {
		now = time.Now
	}
	newID := o.NewID
	if newID == nil {
		newID = scribe.RandomID
	}
	kind, follow := o.Look, o.FollowBackground
	m := &Model{
		keeper: o.Keeper, follow: follow, saved: o.LookChosen, exports: o.Export, imports: o.Import, compares: o.Compare,
		bell: o.Bell, doors: o.Doors, tables: o.Tables,
		env: &screen.Env{
			Live: o.Live, Look: look.New(kind, o.NoColour), NewID: newID, Now: now, Suggestions: o.Suggestions,
			PathOf: o.PathOf, Before: shown.Decode(o.Remembered[shown.Key]), Option: cmp.Or(o.Option, keyboard.OptionHere(nil)),
			Own:    o.Own,
			Status: screen.Status{Wall: o.Name, Demo: o.Demo, ReadOnly: o.ReadOnly, Notice: o.Notice, Level: screen.Warning},
		},
	}
	m.pairs = proposals.RememberedPairs(o.Remembered, func(key, text string) {
		if m.env.Status.ReadOnly == "" {
			m.keeper.Keep(key, text)
		}
	})
	m.console = console.New(m.env)
	m.console.SetDraft(o.Draft)
	m.draft.kept = m.console.Draft()
	m.stack = []screen.Screen{m.console}
	if o.Notice == "" {
		m.say(screen.Info, firstSlide(m.env.Board()))
	}
	return m
}

// firstSlide says how an event begins that follows up another, until somebody answers.
func firstSlide(b *mindmap.Board) string {
	if b.Follows.IsZero() || slices.ContainsFunc(b.Questions, func(q *mindmap.Question) bool { return q.Answers > 0 }) {
		return ""
	}
	return "/last time shows the room what was said last time"
}

// Init implements [tea.Model].
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{m.nextMinute(), m.console.Begin()}
	if m.follow {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// nextMinute waits for the clock in the status line to change: between changes nothing is drawn.
func (m *Model) nextMinute() tea.Cmd {
	now := m.env.Now()
	return tea.Tick(now.Truncate(time.Minute).Add(time.Minute).Sub(now), func(t time.Time) tea.Msg { return clockMsg(t) })
}

func (m *Model) top() screen.Screen { return m.stack[len(m.stack)-1] }

// Update implements [tea.Model].
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.update(msg)
	m.show()
	if later := m.watchDraft(); later != nil {
		cmd = tea.Batch(cmd, later)
	}
	return m, cmd
}

// show tells the room view what it is to show, when that is something else than before.
func (m *Model) show() {
	if m.console.ShownChanged() {
		showRoom(m, m.console.Shown())
	}
}

func (m *Model) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = screen.Size{W: msg.Width, H: msg.Height}
		return m.tellAll(msg)
	case tea.BackgroundColorMsg:
		return m.background(msg)
	case clockMsg:
		return m.nextMinute()
	case ArrivedMsg:
		return m.arrived(msg)
	case KeptMsg:
		m.kept(msg)
		return nil
	case MovedMsg:
		m.moved(msg)
		return nil
	case LostMsg:
		m.say(screen.Error, screen.Told(msg.Err))
		return nil
	case WentOnMsg:
		m.say(screen.Error, "this wall was saved elsewhere: it goes on in "+text.TellPath(msg.Path)+". Leave, and open it there; what is typed here stays here")
		return nil
	case screen.PhonesMsg:
		m.env.Phones = screen.Phones(msg)
		return m.tellAll(screen.BoardChangedMsg{})
	case screen.TablesMsg:
		shareTold(m, screen.Tables(msg))
		return m.tellAll(screen.BoardChangedMsg{})
	case goneMsg:
		m.gone(msg)
		return nil
	case draftMsg:
		return m.draftDue(msg)
	case hangUpMsg:
		return m.leave()
	}
	if isInput(msg) {
		if m.small() && !leaves(msg) {
			return nil
		}
		return m.tell(msg)
	}
	return m.tellAll(msg) // what a screen waits for comes to it also while another is on top
}

// isInput tells what a person does, which is for the screen that they see.
func isInput(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyMsg, tea.MouseMsg, tea.PasteMsg:
		return true
	}
	return false
}

// tell hands a message to the top screen and carries out what it wants.
func (m *Model) tell(msg tea.Msg) tea.Cmd {
	intent, cmd := m.top().Update(msg)
	return tea.Batch(cmd, m.carryOut(intent))
}

// tellAll hands a message to every screen.
func (m *Model) tellAll(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range m.stack {
		intent, cmd := s.Update(msg)
		cmds = append(cmds, cmd, m.carryOut(intent))
	}
	return tea.Batch(cmds...)
}

func (m *Model) background(msg tea.BackgroundColorMsg) tea.Cmd {
	if !m.follow {
		return nil
	}
	return m.wear(look.Auto(msg.IsDark()), false)
}

func (m *Model) wear(k look.Kind, chosen bool) tea.Cmd {
	if m.env.Look.Kind == k {
		return nil
	}
	m.env.Look = look.New(k, m.env.Look.NoColour)
	return m.tellAll(screen.LookChangedMsg{Chosen: chosen})
}

// maxAtOnce is how many entries are taken in before keys are looked at again: some 20 ms of work.
const maxAtOnce = 1000

// arrived takes in what came beside the console, of a great many the first ones now and the rest in turn with the keys.
func (m *Model) arrived(msg ArrivedMsg) tea.Cmd {
	var rest tea.Cmd
	now, later := msg.Cut(maxAtOnce)
	if later.Len() > 0 {
		rest = func() tea.Msg { return later }
	}
	m.heedRedaction(now)
	if now.AddTo(m.env.Live) == 0 {
		return rest
	}
	return tea.Batch(m.tellAll(screen.BoardChangedMsg{}), rest)
}

func (m *Model) kept(msg KeptMsg) {
	s := &m.env.Status
	switch {
	case s.ReadOnly != "" && msg.Err != nil:
		return // nothing was entered
	case s.ReadOnly != "":
		s.ReadOnly = ""
		m.say(screen.Info, "this wall can be written to now")
	}
	failedBefore := s.SaveErr != ""
	s.Unsaved, s.SaveErr = max(s.Unsaved-msg.Saved, 0), ""
	if msg.Err == nil && failedBefore {
		m.say(screen.Info, "saved again")
	}
	if msg.Err != nil {
		s.SaveErr = text.TellError(msg.Err)
		m.say(screen.Error, "Not saved: "+screen.Told(msg.Err)+". Your answers stay here, and it is tried again. Ctrl+P saves the wall in another file.")
	}
}

func (m *Model) moved(msg MovedMsg) {
	m.console.Update(screen.SavedElsewhereMsg{Done: msg.Err == nil})
	if msg.Err != nil {
		m.say(screen.Error, screen.Told(msg.Err))
		return
	}
	m.env.Status.Wall, m.env.Status.Demo, m.env.Status.ReadOnly = filepath.Base(msg.Path), false, ""
	m.env.Status.Unsaved, m.env.Status.SaveErr = 0, ""
	if msg.Service != "" {
		m.say(screen.Warning, "saved. Leave and open it again: "+msg.Service+" copies that folder, and can harm an open wall")
		return
	}
	m.say(screen.Info, "saved; the wall goes on there: "+text.TellPath(msg.Path))
}

func (m *Model) say(level screen.Level, text string) {
	s := &m.env.Status
	s.Notice, s.Level, s.Said = text, level, m.env.Now()
}

// draw draws a screen of the stack over what is below it.
func (m *Model) draw(i int) (string, *tea.Cursor) {
	content, cursor := m.stack[i].View(m.size)
	if i == 0 || content == "" {
		return content, cursor
	}
	below, _ := m.draw(i - 1)
	content, x, y := rows.Over(m.env.Look, below, content, m.size.W, m.size.H)
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+x, cursor.Y+y
	}
	return content, cursor
}

// View implements [tea.Model].
func (m *Model) View() tea.View {
	content, cursor := m.draw(len(m.stack) - 1)
	if m.small() {
		content, cursor = m.smallPage(), nil
	}
	v := tea.NewView(content)
	v.AltScreen = true
	v.Cursor = cursor
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "mindwall – " + m.env.Board().Event.Title
	v.BackgroundColor = m.env.Look.Background()
	v.ForegroundColor = m.env.Look.Foreground()
	return v
}
