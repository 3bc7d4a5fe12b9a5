package console

import (
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/console/place"
	"mindwall/tui/console/purpose"
	"mindwall/tui/presenter"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// Console is the screen. It is made by [New].
type Console struct {
	env     *screen.Env
	size    screen.Size
	at      *place.Place
	stack   *purpose.Stack
	past    past
	present *presenter.Presenter
	actions []action

	handed  handedOver
	clicked click
	dragged drag
	turned  bool // to another question, with the last key
}

// New makes the console of a wall. It opens at the first question.
func New(env *screen.Env) *Console {
	c := &Console{env: env, at: place.New(env), present: presenter.New(env), actions: actions()}
	c.stack = purpose.NewStack(env, c.at, c.present, func() { c.past.undone = nil })
	c.boardChanged()
	c.at.Fresh = mindmap.ID{}
	return c
}

// Begin is what the console waits for from its first moment.
func (c *Console) Begin() tea.Cmd { return c.present.Countdown.Begin() }

// Update implements [screen.Screen].
func (c *Console) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	intent, cmd := take(c, msg)
	return intent, batch(cmd, c.present.Mirror.FindLater(c.present.Scene()))
}

func take(c *Console, msg tea.Msg) (screen.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.resize(screen.Size{W: msg.Width, H: msg.Height})
		if c.env.Status.Notice == enlarge && !tooSmall(c) {
			return screen.Say{}, nil
		}
	case screen.RecordedMsg:
		c.past.did(doing{edits: c.stack.Answers.Text.Edits()})
	case screen.NothingDoneMsg:
		c.past.nothingDone()
	case screen.SavedElsewhereMsg:
		c.stack.Moved(msg.Done)
	case screen.RefusedMsg:
		c.takeBack()
	case screen.BoardChangedMsg:
		return nil, c.boardChanged()
	case purpose.SuggestedMsg:
		return nil, c.stack.Suggestions.Suggested(msg)
	case screen.LookChangedMsg:
		if msg.Chosen {
			return c.present.Looks.Chosen(), nil
		}
	case presenter.SecondMsg, presenter.NoticeOverMsg, stage.FoundMsg:
		return c.present.Update(msg)
	case place.FreshOverMsg:
		if msg.Answer == c.at.Fresh {
			c.at.Fresh = mindmap.ID{}
		}
	case tea.KeyPressMsg:
		c.present.Countdown.Pressed()
		return c.handOver(func() (screen.Intent, tea.Cmd) { return c.pressed(msg) })
	case tea.PasteMsg:
		return c.handOver(func() (screen.Intent, tea.Cmd) { return purpose.Paste(c.stack, msg), nil })
	case tea.MouseMsg:
		return c.handOver(func() (screen.Intent, tea.Cmd) { return mouse(c, msg), nil })
	default:
		if p, ok := c.now().(*purpose.Saving); ok {
			p.Files.Update(msg)
		}
	}
	return nil, nil
}

// handOver does what a person did, and remembers what stood there before when something is to be recorded of it.
func (c *Console) handOver(do func() (screen.Intent, tea.Cmd)) (screen.Intent, tea.Cmd) {
	before := c.atHand()
	intent, cmd := do()
	c.past.settle(c.stack.Answers.Text.Edits())
	if _, ok := intent.(screen.Record); ok {
		c.handed = before
		c.past.did(doing{
			edits: c.stack.Answers.Text.Edits(), marks: before.marks, selected: before.selected, holes: before.holes,
			place: c.at.View.Keep(before.place),
		})
	}
	c.stack.AskFirst()
	return intent, batch(batch(cmd, c.stack.Suggestions.Later()), c.present.Mirror.NoticeLater())
}

// batch is tea.Batch without its cost in the usual case of nothing to do.
func batch(a, b tea.Cmd) tea.Cmd {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return tea.Batch(a, b)
}

// boardChanged brings what the screen remembers in line with the board: what is gone is not selected, marked or asked
// any more, and the newest answer stands out for a while.
func (c *Console) boardChanged() tea.Cmd {
	cmd := c.at.Follow()
	c.stack.AskFirst()
	c.stack.OfferThemes()
	return cmd
}

// Visit selects an answer or a theme, wherever it is.
func (c *Console) Visit(node mindmap.ID) {
	c.at.Visit(node)
	c.stack.OfferThemes()
}

// now is what the line is for, apart from a question that waits.
func (c *Console) now() purpose.Purpose { return c.stack.Now() }

// line is where what is typed goes.
func (c *Console) line() *capture.Line { return c.stack.Top().Line() }

// resize takes in how large the window is.
func (c *Console) resize(size screen.Size) {
	c.size = size
	c.at.Window = screen.Size{W: size.W, H: c.mapRows()}
}

// Draft is what stands in the line and would be lost with the screen, for [Console.SetDraft]; empty when there is nothing.
func (c *Console) Draft() string { return c.stack.Draft() }

// Forget drops what is half typed, and all that could bring it back.
func (c *Console) Forget() {
	c.stack.Forget()
	c.past = past{}
}

// SetDraft takes up what was left in the line. A correction of what is gone becomes an answer's text.
func (c *Console) SetDraft(s string) { c.stack.SetDraft(s) }
