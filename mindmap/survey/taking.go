package survey

import (
	"cmp"
	"errors"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/survey/meaning"
	"mindwall/mindmap/survey/table"
	"mindwall/mindmap/text"
)

// taking is a column on its way into a proposal. What its texts come to is found out once for each.
type taking struct {
	s        *Sheet
	c        *Column
	question mindmap.ID
	counted  bool       // those who say the same are counted together
	wordings []*wording // by text
}

// wording is what a text of a column comes to, whoever gave it.
type wording struct {
	isEmpty, isMark, isMaybe bool

	bad   string // why it is refused
	whole saying
	parts []saying // when it seems to hold several answers, or
	apart bool     // does hold them
	clean []string // those, to be shown
}

// saying is one answer as a wall takes it.
type saying struct {
	words, caption, quote string

	shortened bool
	bad       string // why it is refused
	met       bool   // it came before
	place     int    // in the proposal's answers, from 1, of the one that counts who says so
}

func newTaking(p *proposer, c *Column, question mindmap.ID) *taking {
	return &taking{
		s: p.s, c: c, question: question, counted: p.ch.Count != nil && p.ch.Count(c),
		wordings: make([]*wording, len(p.s.t.Texts(c.at))),
	}
}

// key names an answer of the i-th row: all of its cell, or a part of it, from 1.
func (t *taking) key(i, part int) string {
	key := t.s.key(i, t.c)
	if part > 0 {
		key = partKey(key, part)
	}
	return key
}

func (t *taking) wording(p *proposer, code uint32) *wording {
	if t.wordings[code] == nil {
		w := t.read(p, p.s.t.Texts(t.c.at)[code])
		if p.s.t.IsCut(t.c.at, code) {
			w = wording{bad: "is too long: at most " + table.Grouped(text.Quote.Limit()) + " characters"}
		}
		t.wordings[code] = &w
	}
	return t.wordings[code]
}

// broken is what a formula leaves when it fails.
var broken = meaning.Pattern(`^#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|ERROR!)$`)

// read finds out what a text comes to.
func (t *taking) read(p *proposer, cell string) (w wording) {
	c := t.c
	switch {
	case meaning.IsBlank(cell):
		return wording{isEmpty: true}
	case !p.ch.KeepBlanks && c.isMark(cell):
		p.mark(strings.TrimSpace(cell))
		return wording{isMark: true}
	}
	w.isMaybe = c.shape == wholeShape && meaning.Says(cell, "maybe") && !c.tells.yes
	words := c.says(cell)
	switch {
	case meaning.IsBlank(words):
		w.isEmpty = true
		return w
	case strings.HasPrefix(strings.TrimSpace(words), "#") && broken().MatchString(strings.TrimSpace(words)):
		w.bad = "is a formula that failed: " + strings.TrimSpace(words)
		return w
	}
	w.whole, w.apart = newSaying(c.trimmed(p.s, words)), c.many
	if c.many {
		w.whole = newSaying(strings.Join(c.parts(words), ", "))
	}
	parts := c.parts(words)
	if c.shape == rowShape { // the row's name is no part of them
		parts = c.parts(cell)
		for i := range parts {
			parts[i] = c.says(parts[i])
		}
	}
	if len(parts) > 1 {
		for _, part := range parts {
			w.parts = append(w.parts, newSaying(part))
			w.clean = append(w.clean, meaning.Clip(meaning.OneLine(part), text.Caption.Limit()))
		}
	}
	return w
}

// marksShown is how many marks for no answer are named.
const marksShown = 8

func (p *proposer) mark(mark string) {
	if !p.marks[mark] && len(p.marks) < marksShown {
		p.marks[mark] = true
		p.out.Marks = append(p.out.Marks, mark)
	}
}

// newSaying passes words through the gate.
func newSaying(words string) (s saying) {
	var err error
	if s.caption, s.quote, s.shortened, err = text.CleanAnswer(words, ""); err != nil {
		s.bad = "holds nothing that can be read"
		if long, ok := errors.AsType[*text.TooLongError](err); ok {
			s.bad = "is too long: " + table.Grouped(long.Length) + " characters, at most " + table.Grouped(long.Field.Limit())
		}
	}
	s.words = cmp.Or(s.quote, s.caption)
	return s
}

// trimmed takes off the semicolon with which Microsoft Forms ends a list of choices, also a list of one.
func (c *Column) trimmed(s *Sheet, text string) string {
	if s.Preset == microsoftForms {
		return strings.TrimSuffix(strings.TrimSpace(text), ";")
	}
	return text
}
