package tui

import (
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// DraftNote is under what name a half-typed line is noted.
const DraftNote = "draft"

// draftPause is how long nothing is typed before a half-typed line is kept, so that it is there again also when the
// program is killed. It is looked at this often while somebody types, and not with every key.
const draftPause = time.Second

// maxDraft is how much of a half-typed line is kept, in bytes: more than the longest answer takes. What is longer, as a paste
// by mistake, cannot become an answer.
const maxDraft = 128 << 10

// draft is what is known of the half-typed line.
type draft struct {
	kept   string // as it was handed to the keeper last
	waited bool   // a draftMsg is on its way
}

// draftMsg asks to keep the line, if it is still as it was.
type draftMsg struct{ line string }

// watchDraft notices a line that is not kept yet. One that was taken is forgotten at once, or it would come back
// beside the answer that was made of it.
func (m *Model) watchDraft() tea.Cmd {
	line := m.console.Draft()
	switch {
	case line == m.draft.kept, m.env.Status.ReadOnly != "":
		return nil
	case line == "":
		m.keepDraft(line)
		return nil
	case m.draft.waited:
		return nil
	}
	m.draft.waited = true
	return waitForDraft(line)
}

func waitForDraft(line string) tea.Cmd {
	return tea.Tick(draftPause, func(time.Time) tea.Msg { return draftMsg{line} })
}

// draftDue keeps the line when nothing was typed meanwhile, and else waits on.
func (m *Model) draftDue(msg draftMsg) tea.Cmd {
	line := m.console.Draft()
	if line != "" && line != msg.line {
		return waitForDraft(line)
	}
	m.draft.waited = false
	m.keepDraft(line)
	return nil
}

func (m *Model) keepDraft(line string) {
	if line == m.draft.kept || m.env.Status.ReadOnly != "" {
		return
	}
	m.draft.kept = line
	m.keeper.Note(DraftNote, firstBytes(line, maxDraft))
}

// lastDraft keeps the line as the program ends, for whatever reason. A line that cannot be read, as the screen broke down over
// it, is the one thing that is lost then.
func (m *Model) lastDraft() {
	defer func() { _ = recover() }()
	m.keepDraft(m.console.Draft())
}

// firstBytes is the beginning of a text, at most so many bytes of whole characters.
func firstBytes(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}
