package capture

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// Line is one line being typed. The zero Line is empty and ready.
type Line struct {
	text string
	at   int // where the cursor stands, in bytes, always between grapheme clusters

	parsed Parsed         // of text
	plain  bool           // markup is not read
	event  *mindmap.Event // whose dates actions have; nil reads no actions
	pasted bool           // the ! at the beginning was pasted, and so is text
	memory edits
	filing filing
}

// Reply tells what a message did to the line.
type Reply struct {
	Handled bool     // the message was for the line; else it is the caller's
	Changed bool     // the text is another one
	Block   []string // the lines of a paste of several, cleaned and not inserted: the caller asks what they are
}

// New makes an empty line.
func New() *Line {
	l := &Line{}
	l.refresh()
	return l
}

// NewPlain makes a line of which markup is not read: the whole of it is the caption, whatever it holds. It is for a question, a
// theme's name, or a file's.
func NewPlain(text string) *Line {
	l := &Line{plain: true}
	l.SetText(text)
	return l
}

// SetEvent lets the line note what somebody will do after an event.
func (l *Line) SetEvent(e *mindmap.Event) {
	if l.event == nil || *l.event != *e {
		l.event = e
		l.refresh()
	}
}

// Text is what was typed.
func (l *Line) Text() string { return l.text }

// Empty reports whether nothing is typed. A line never holds blanks alone.
func (l *Line) Empty() bool { return l.text == "" }

// Parsed is what the line says.
func (l *Line) Parsed() Parsed {
	if l.text == "" {
		return Parsed{Tally: 1}
	}
	return l.parsed
}

// SetText replaces the text, puts the cursor at its end and forgets what could be undone. What may not be typed is
// dropped from it.
func (l *Line) SetText(s string) {
	l.text = visible(clean(s))
	l.at = len(l.text)
	l.memory = edits{}
	l.refresh()
}

// Reset empties the line and forgets what could be undone: it was taken.
func (l *Line) Reset() { l.SetText("") }

// Clear empties the line as an edit, which can be undone.
func (l *Line) Clear() Reply { return l.edit(otherEdit, "", 0) }

// Insert types s at the cursor, as one edit.
func (l *Line) Insert(s string) Reply { return l.insert(clean(s), otherEdit) }

// Update takes a key or a paste. Keys that are not the line's, Enter, Tab and the arrows up and down among them, are
// not handled. In an empty line neither are those that find nothing to do: there arrows walk, and Delete and a blank have
// other meanings.
func (l *Line) Update(msg tea.Msg) Reply {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		reply := Reply{}
		if text := typed(msg); text != "" {
			reply = l.insert(clean(text), typeEdit)
		} else {
			if do := actionOf(msg); do != nil {
				reply = do(l)
			}
		}
		if l.Empty() && !reply.Changed {
			reply.Handled = false
		}
		return reply
	case tea.PasteMsg:
		return l.paste(msg.Content)
	}
	return Reply{}
}

// paste inserts one line and hands back several.
func (l *Line) paste(s string) Reply {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var block []string
	for line := range strings.FieldsFuncSeq(s, isLineEnd) {
		if line = foldBlanks(clean(line)); line != "" {
			block = append(block, line)
		}
	}
	if len(block) > 1 {
		return Reply{Handled: true, Block: block}
	}
	return l.insert(clean(strings.TrimRightFunc(s, isLineEnd)), otherEdit)
}

// isLineEnd tells what ends a line in pasted text.
func isLineEnd(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029'
}

// clean passes text through the gate of the line: what may not reach a terminal is dropped, and every blank but the
// one that keeps words together is an ordinary one.
func clean(s string) string {
	s = text.Show(s)
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return strings.Map(func(r rune) rune {
				if isBlank(r) {
					return ' '
				}
				return r
			}, s)
		}
	}
	return s
}

func (l *Line) insert(s string, kind editKind) Reply {
	if s == "" {
		return Reply{Handled: true}
	}
	if l.at == 0 && strings.HasPrefix(s, beginsAction) {
		l.pasted = kind == otherEdit
	}
	return l.edit(kind, l.text[:l.at]+s+l.text[l.at:], l.at+len(s))
}

// cut takes the text from start to end away.
func (l *Line) cut(start, end int, kind editKind) Reply {
	if start >= end {
		return Reply{Handled: true}
	}
	return l.edit(kind, l.text[:start]+l.text[end:], start)
}

// edit makes text the line's, with the cursor at the border between clusters next after at.
func (l *Line) edit(kind editKind, text string, at int) Reply {
	text = visible(text)
	if at = min(at, len(text)); text == l.text {
		return Reply{Handled: true}
	}
	l.memory.note(kind, state{l.text, l.at}, text)
	l.set(state{text, at})
	return Reply{Handled: true, Changed: true}
}

// visible is a text, or nothing when it is blanks alone: a line that looks empty is.
func visible(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return text
}

func (l *Line) set(s state) {
	l.text, l.at = s.text, snap(s.text, s.at)
	l.refresh()
}

// move puts the cursor elsewhere.
func (l *Line) move(at int) Reply {
	l.at = at
	l.memory.rest()
	l.filing.refresh(l)
	return Reply{Handled: true}
}

// refresh reads the text anew.
func (l *Line) refresh() {
	l.pasted = l.pasted && strings.HasPrefix(l.text, beginsAction)
	if action, ok := l.action(); ok {
		l.parsed = action
	} else if l.plain {
		l.parsed = Parsed{Caption: foldBlanks(l.text), Tally: 1}
	} else {
		l.parsed = parseAmong(l.text, l.filing.known)
	}
	l.filing.refresh(l)
}

// action is what the line notes that somebody will do, if it does.
func (l *Line) action() (p Parsed, ok bool) {
	if l.event == nil || l.pasted || !strings.HasPrefix(l.text, beginsAction) {
		return Parsed{}, false
	}
	return parseAction(l.text, l.event)
}
