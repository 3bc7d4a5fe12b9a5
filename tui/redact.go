package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/say"
	"mindwall/tui/screen"
)

// goneMsg tells what became of words that may go for good.
type goneMsg struct {
	done string // is said when they are gone
	err  error
}

func (m *Model) acceptRedactions() tea.Cmd {
	return m.letWordsGo("the words that were taken out elsewhere are out of this file, too", func(ctx context.Context) error {
		_, err := m.keeper.Accept(ctx)
		return err
	})
}

func (m *Model) takeOut(i screen.TakeOut) tea.Cmd {
	done := "the words of " + say.Counted(len(i.Answers), "answer") + " are out of the file; copies and exports made before still have them"
	return m.letWordsGo(done, func(ctx context.Context) error { return m.keeper.TakeOut(ctx, i.Answers...) })
}

// letWordsGo lets words go beside the event loop: that waits for the disk, and for whoever else has the wall open.
func (m *Model) letWordsGo(done string, do func(context.Context) error) tea.Cmd {
	if m.env.Status.ReadOnly != "" {
		m.say(screen.Error, "this wall can be read only: "+m.env.Status.ReadOnly)
		return nil
	}
	return func() tea.Msg { return goneMsg{done, do(context.Background())} }
}

func (m *Model) gone(msg goneMsg) {
	if msg.err != nil {
		m.say(screen.Error, "the words are still in the file: "+screen.Told(msg.err))
		return
	}
	m.say(screen.Info, msg.done)
}

// heedRedaction forgets what is half typed when its words were taken out for good: kept beside the wall they would be back.
func (m *Model) heedRedaction(msg ArrivedMsg) {
	if line := m.console.Draft(); line != "" && msg.TakesOut(m.env.Live, line) {
		m.console.Forget()
		m.say(screen.Warning, "what was half typed is gone: its words were taken out for good")
	}
}
