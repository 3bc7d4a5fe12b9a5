package tui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/phone"
	"mindwall/mindmap/replay"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/text"
	"mindwall/tui/comparing"
	"mindwall/tui/exportdialog"
	"mindwall/tui/helppage"
	"mindwall/tui/importing"
	"mindwall/tui/inbox"
	"mindwall/tui/invite"
	"mindwall/tui/proposals"
	"mindwall/tui/replaying"
	"mindwall/tui/screen"
	"mindwall/tui/sharing"
	"mindwall/tui/viewing"
	"mindwall/tui/vote"
)

// carryOut does what a screen wants.
func (m *Model) carryOut(intent screen.Intent) tea.Cmd {
	switch i := intent.(type) {
	case screen.All:
		return m.carryOutAll(i)
	case screen.Record:
		return m.record(i)
	case screen.Undo:
		return m.undo(m.keeper.Undo, "undone: ", "nothing of yours to undo")
	case screen.Redo:
		return m.undo(m.keeper.Redo, "done again: ", "nothing to redo")
	case screen.Say:
		m.say(i.Level, i.Text)
	case screen.Push:
		return m.push(i)
	case screen.Pop:
		m.pop()
	case screen.HandDown:
		m.pop()
		return m.tell(i.Msg)
	case screen.Visit:
		m.stack = m.stack[:1]
		m.console.Visit(i.Node)
	case screen.Ring:
		if m.bell {
			return tea.Raw("\a")
		}
	case screen.NextLook:
		return m.nextLook()
	case screen.SaveElsewhere:
		m.keepDraft("") // it goes along, and is kept there
		m.keeper.Move(m.env.WholePath(i.Path))
	case screen.AcceptRedactions:
		return m.acceptRedactions()
	case screen.TakeOut:
		return m.takeOut(i)
	case screen.LetIn:
		m.letIn(i)
	case screen.AskPhones:
		m.env.Phones.Settings = i.Settings
		m.keeper.Keep(phone.SettingsKey, i.Settings.Encode())
	case screen.Readmit:
		m.keeper.Keep(phone.CodeKey, phone.NewCode())
	case screen.AskHelp:
		token := ""
		if i.On {
			token = phone.NewToken()
		}
		m.keeper.Keep(phone.HelperKey, token)
	case screen.RenewView:
		m.keeper.Keep(phone.ViewKey, phone.NewToken())
	case screen.AskTables:
		askTables(m, i)
	case screen.ShowRoom:
		return m.carryOut(m.console.ShowRoom(i))
	case screen.Quit:
		return m.quit()
	}
	return nil
}

func (m *Model) carryOutAll(all screen.All) tea.Cmd {
	var cmds []tea.Cmd
	for _, i := range all {
		cmds = append(cmds, m.carryOut(i))
	}
	return tea.Batch(cmds...)
}

// record paints what was done at once, and hands it on to be saved.
func (m *Model) record(r screen.Record) tea.Cmd {
	if m.env.Status.ReadOnly != "" {
		m.say(screen.Error, "this wall can be read only: "+m.env.Status.ReadOnly)
		return m.tell(screen.RefusedMsg{})
	}
	if err := m.keeper.Record(r.Drafts...); err != nil {
		m.say(screen.Error, text.TellError(err))
		return m.tell(screen.RefusedMsg{})
	}
	m.say(screen.Info, r.Done)
	if m.top() != screen.Screen(m.console) {
		m.console.Update(screen.RecordedMsg{})
	}
	return m.added(len(r.Drafts))
}

// added counts entries that are on their way to the disk.
func (m *Model) added(entries int) tea.Cmd {
	m.env.Status.Unsaved += entries
	return m.tellAll(screen.BoardChangedMsg{})
}

func (m *Model) undo(do func() (scribe.TakeBack, error), done, nothing string) tea.Cmd {
	back, err := do()
	switch {
	case err != nil:
		m.say(screen.Error, text.TellError(err))
	case back.Act.IsZero():
		m.say(screen.Info, nothing)
		m.console.Update(screen.NothingDoneMsg{})
	default:
		m.say(screen.Info, done+m.where(back.Act)+m.forTheRoom(back))
		return m.added(1)
	}
	return nil
}

// forTheRoom is what was done in words that the room may see, where it sees this screen.
func (m *Model) forTheRoom(back scribe.TakeBack) string {
	if m.console.Mirrored() && m.env.Live.ActUnreleased(back.Act) {
		return "what was done last"
	}
	return back.What
}

// where names the question that an act is about, when it is not the one that is shown: nothing changes unseen.
func (m *Model) where(act mindmap.ID) string {
	about, shown := m.env.Live.ActQuestions(act), m.console.Shown().Question
	if len(about) == 0 || slices.ContainsFunc(about, func(q *mindmap.Question) bool { return q.ID == shown }) {
		return ""
	}
	return "on question " + strconv.Itoa(about[0].Number) + ", "
}

func (m *Model) push(p screen.Push) tea.Cmd {
	var s screen.Screen
	switch p.To {
	case screen.Help:
		s = helppage.New(m.env, m.console)
	case screen.Export:
		s = exportdialog.New(m.env, m.exports, p.Question)
	case screen.Compare:
		s = comparing.New(m.env, m.compares)
	case screen.Import:
		s = importing.New(m.env, m.imports)
	case screen.Cluster, screen.Repeats, screen.Apart:
		s = proposals.New(m.env, p.To, p.Question, m.pairs)
	case screen.Invite:
		s = invite.New(m.env, m.console.RoomSees)
	case screen.Viewing:
		s = viewing.New(m.env, m.console.Mirrored)
	case screen.Sharing:
		s = sharing.New(m.env, m.console.Mirrored)
	case screen.Inbox:
		var alike func(mindmap.ID) []mindmap.ID
		if m.doors != nil {
			alike = m.doors.SentAlike
		}
		s = inbox.New(m.env, m.console.Mirrored, alike)
	case screen.Replay:
		s = replaying.New(m.env, replay.Of(m.env.Live, replay.Options{}))
	case screen.Vote:
		s = vote.New(m.env, m.console.Mirrored, p.Question)
	default:
		return nil
	}
	m.say(screen.Info, "")
	m.stack = append(m.stack, s)
	return m.tell(tea.WindowSizeMsg{Width: m.size.W, Height: m.size.H})
}

func (m *Model) pop() {
	if len(m.stack) > 1 {
		m.stack = m.stack[:len(m.stack)-1]
	}
}

func (m *Model) nextLook() tea.Cmd {
	m.follow = false
	k := m.env.Look.Kind.Next()
	if m.saved != nil {
		m.saved(k)
	}
	m.say(screen.Info, "look: "+k.String())
	return m.wear(k, true)
}

// letIn opens or closes the door for phones.
func (m *Model) letIn(i screen.LetIn) {
	switch {
	case m.doors == nil || m.env.Status.ReadOnly != "":
		m.say(screen.Error, "phones cannot be let in: nothing can be saved here")
	case i.On:
		m.env.Phones.Opening = true
		m.doors.Open()
	default:
		m.doors.Close(i.Forever)
	}
}

// quit ends the program, unless something would be lost.
func (m *Model) quit() tea.Cmd {
	s := m.env.Status
	if s.Unsaved > 0 && s.SaveErr != "" {
		m.say(screen.Error, "not saved yet: "+s.SaveErr+". Save the wall in another file with Ctrl+P before quitting")
		return nil
	}
	return m.leave()
}

// leave ends the program; a half-typed line is kept for the next time.
func (m *Model) leave() tea.Cmd {
	m.quits = true
	m.keepDraft(m.console.Draft())
	return tea.Quit
}
