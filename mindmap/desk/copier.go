package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/text"
)

// copying drafts the answers of another board for a wall. An answer is known again by the key of its origin, so it is
// copied once however often that is repeated.
type copying struct {
	ctx    context.Context
	board  *mindmap.Board
	newID  func() mindmap.ID
	file   string              // where the other board is from
	known  map[string]bool     // by the keys of their origins
	here   map[mindmap.ID]bool // by their ids
	inbox  bool                // they wait there
	drafts []mindmap.Draft
	fresh  int // answers that are drafted
	heads  int // of these, those that are merged into no other
	again  int // that are here already
}

// newCopying begins with what a board has, and with the keys of origins that its wall knows.
func newCopying(ctx context.Context, b *mindmap.Board, keys map[string]bool, newID func() mindmap.ID, file string) *copying {
	c := &copying{ctx: ctx, board: b, newID: newID, file: file, known: keys, here: map[mindmap.ID]bool{}}
	note := func(a *mindmap.Answer) {
		c.here[a.ID] = true
		for _, m := range a.Merged {
			c.here[m.ID] = true
		}
	}
	for _, q := range slices.Concat(b.Questions, b.Aside) {
		for a := range q.AllAnswers {
			note(a)
		}
	}
	for _, a := range slices.Concat(b.Parked, b.Inbox, b.Removed, b.Recovered) {
		note(a)
	}
	return c
}

func (c *copying) add(d mindmap.Draft) { c.drafts = append(c.drafts, d) }

// themes finds or makes the themes here that are the like of those of another board.
type themes interface {
	// under is the like of a theme, which hangs under parent here.
	under(parent mindmap.ID, t *mindmap.Theme) (mindmap.ID, []mindmap.Draft, error)
}

// byName takes what is there under the same name.
type byName struct{ *plan.Planner }

func (p byName) under(parent mindmap.ID, t *mindmap.Theme) (mindmap.ID, []mindmap.Draft, error) {
	return p.ThemeUnder(parent, []string{t.Text})
}

// asTheyAre makes each anew, on the side that it has.
type asTheyAre struct {
	*plan.Dresser
	newID func() mindmap.ID
}

func (m asTheyAre) under(parent mindmap.ID, t *mindmap.Theme) (mindmap.ID, []mindmap.Draft, error) {
	answers := 0
	if parent.IsZero() {
		for range (&mindmap.Question{Themes: []*mindmap.Theme{t}}).AllAnswers {
			answers++
		}
	}
	op := m.Theme(parent, t.Text, answers)
	if op.Side != mindmap.NoSide && t.Side != mindmap.NoSide {
		op.Side = t.Side
	}
	id := m.newID()
	return id, []mindmap.Draft{{ID: id, Op: op}}, nil
}

// copier copies answers under one question.
type copier struct {
	*copying
	from  *mindmap.Question
	to    mindmap.ID
	here  themes
	made  map[mindmap.ID]mindmap.ID     // the like of each theme of the other board
	above map[mindmap.ID]*mindmap.Theme // themes of the other board
	// said counts, when the other board's ids mean nothing here, which answers stand where: those are known.
	said map[saidAt]int
	// whole says that those merged into an answer are known when it is.
	whole bool
}

type saidAt struct {
	theme mindmap.ID
	text  string
}

func (c *copying) copier(from *mindmap.Question, to mindmap.ID, here themes) *copier {
	k := &copier{copying: c, from: from, to: to, here: here, made: map[mindmap.ID]mindmap.ID{}, above: map[mindmap.ID]*mindmap.Theme{}}
	for t := range from.AllThemes {
		k.above[t.ID] = t
	}
	return k
}

// theme finds the like of a theme of the other board, and drafts it and those above when they are missing.
func (c *copier) theme(id mindmap.ID) (mindmap.ID, error) {
	var missing []*mindmap.Theme // innermost first
	var here mindmap.ID
	for t := c.above[id]; t != nil; t = c.above[t.Parent] {
		if there, known := c.made[t.ID]; known {
			here = there
			break
		}
		missing = append(missing, t)
	}
	for _, t := range slices.Backward(missing) {
		made, drafts, err := c.here.under(here, t)
		if err != nil {
			return mindmap.ID{}, err
		}
		c.drafts = append(c.drafts, drafts...)
		here = made
		c.made[t.ID] = here
	}
	return here, nil
}

// group copies an answer and those merged into it.
func (c *copier) group(a *mindmap.Answer) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	all := append([]*mindmap.Answer{a}, a.Merged...)
	if c.whole {
		all = all[:1]
	}
	if !slices.ContainsFunc(all, func(a *mindmap.Answer) bool { return !c.has(a) }) {
		c.again++
		return nil
	}
	theme, err := c.theme(a.Theme)
	if err != nil {
		return err
	}
	if at := (saidAt{theme, a.Text}); c.said[at] > 0 {
		c.said[at]--
		c.again++
		return nil
	}
	head, fresh := c.one(a, theme)
	c.heads++
	for _, repeat := range a.Merged {
		if id, some := c.one(repeat, theme); some && fresh {
			c.add(mindmap.Draft{Op: mindmap.MergeAnswer{Answer: id, Into: head}})
		}
	}
	return nil
}

// copyKey is the key of an answer's copy.
func copyKey(a *mindmap.Answer) string { return "wall:" + a.ID.String() }

// has reports whether an answer is here, or a copy of it.
func (c *copying) has(a *mindmap.Answer) bool { return c.known[copyKey(a)] || c.here[a.ID] }

// one drafts the copy of one answer, unless it is here.
func (c *copier) one(a *mindmap.Answer, theme mindmap.ID) (id mindmap.ID, fresh bool) {
	if c.has(a) {
		return mindmap.ID{}, false
	}
	id = c.newID()
	c.known[copyKey(a)] = true
	c.fresh++
	origin := &mindmap.Origin{File: c.file, Key: copyKey(a)}
	if !a.At.IsZero() {
		origin.Time = a.At.UTC().Format(time.RFC3339)
	}
	own := ownTally(a)
	source := a.Source
	if own.Of(source) == 0 {
		source = firstOf(own)
	}
	op := mindmap.AddAnswer{
		Question: c.to, Theme: theme, Caption: a.Text, Quote: a.Quote, Source: source, Tally: min(own.Of(source), mindmap.MaxTally),
		Redacted: a.Redacted, Origin: origin, Inbox: c.inbox,
	}
	c.add(mindmap.Draft{ID: id, Op: op})
	for _, s := range mindmap.Sources {
		rest := own.Of(s)
		if s == source {
			rest -= op.Tally
		}
		for ; rest > 0; rest -= mindmap.MaxTally {
			c.add(mindmap.Draft{Op: mindmap.TallyAnswer{Answer: id, Source: s, Delta: min(rest, mindmap.MaxTally)}})
		}
	}
	if a.Publish {
		c.add(mindmap.Draft{Op: mindmap.PublishQuote{Answer: id, Publish: true}})
	}
	if a.Parked {
		c.add(mindmap.Draft{Op: mindmap.ParkAnswer{Answer: id, Parked: true}})
	}
	return id, true
}

// ownTally is from where those said it who are behind an answer alone, as far as that can be told from its group's.
func ownTally(a *mindmap.Answer) mindmap.Tally {
	t := a.Tally
	for _, m := range a.Merged {
		for s := range t {
			t[s] -= m.Tally[s]
		}
	}
	if t.Total() == a.Own && !slices.ContainsFunc(t[:], func(n int) bool { return n < 0 }) {
		return t
	}
	t = mindmap.Tally{}
	t[max(0, slices.Index(mindmap.Sources[:], a.Source))] = max(a.Own, 1)
	return t
}

func firstOf(t mindmap.Tally) mindmap.Source {
	for i, n := range t {
		if n > 0 {
			return mindmap.Sources[i]
		}
	}
	return mindmap.Room
}

// notes drafts an answer for each note of a question or a theme.
func (c *copier) notes(theme, of mindmap.ID, all map[mindmap.ID][]string) {
	for i, words := range all[of] {
		a := mindmap.Answer{ID: mindmap.KeyID(fmt.Sprintf("note %s %d %s", of, i, words)), Source: mindmap.Room, Tally: mindmap.Tally{1}, Own: 1}
		words = "Note: " + strings.TrimSpace(words)
		var err error
		if a.Text, a.Quote, _, err = text.CleanAnswer(words, ""); err != nil {
			a.Text, a.Quote = text.Caption.Lenient(words), text.Quote.Lenient(words)
		}
		if _, fresh := c.one(&a, theme); fresh {
			c.heads++
		} else {
			c.again++
		}
	}
}
