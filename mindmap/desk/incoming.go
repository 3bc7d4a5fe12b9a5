package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// Incoming is what comes in from a file that is neither a wall nor a survey: an outline, or what a wall was exported to.
type Incoming struct {
	Name  string // of the file, as people may be shown it
	Board *mindmap.Board
	Notes map[mindmap.ID][]string // of questions and themes, which have none on a wall; the zero ID is the event
	Told  []string                // what else of the file a person should know
	// Strange says that the board's ids are of no wall, so that answers of the same words in the same place are the same.
	Strange bool
	// Parts says that answers which are merged into others have ids of a wall too. Else they come with those or not at all.
	Parts bool

	KeepNotes bool // as answers
	Inbox     bool // keep the answers off the wall until they are let on
	// To are the questions of a wall that those of the board go to. One that is not in it is left out.
	To map[mindmap.ID]mindmap.ID
}

// Came is what an incoming file brings to a wall.
type Came struct {
	New, Known, Themes int
	Left               []*mindmap.Question // that go to no question, with what is under them
}

// Match finds the questions of a wall that the file's are: those with their ids, else with their words, each once.
func (in *Incoming) Match(b *mindmap.Board) {
	in.To = map[mindmap.ID]mindmap.ID{}
	here := slices.Concat(b.Questions, b.Aside)
	match := func(is func(from, to *mindmap.Question) bool) {
		for _, from := range in.Questions() {
			if _, matched := in.To[from.ID]; matched {
				continue
			}
			if i := slices.IndexFunc(here, func(to *mindmap.Question) bool { return is(from, to) }); i >= 0 {
				in.To[from.ID] = here[i].ID
				here = slices.Delete(here, i, i+1)
			}
		}
	}
	match(func(from, to *mindmap.Question) bool { return from.ID == to.ID })
	match(func(from, to *mindmap.Question) bool { return text.SameName(from.Text, to.Text) })
}

// Questions are all that the file has, those set aside last.
func (in *Incoming) Questions() []*mindmap.Question {
	return slices.Concat(in.Board.Questions, in.Board.Aside)
}

// NotesLeft tells which notes are left out.
func (in *Incoming) NotesLeft() (lines []string) {
	if in.KeepNotes {
		return in.tellNotes(mindmap.ID{}, "the whole map", nil)
	}
	lines = in.tellNotes(mindmap.ID{}, "the whole map", lines)
	for _, q := range in.Questions() {
		lines = in.tellNotes(q.ID, "“"+q.Text+"”", lines)
		for t := range q.AllThemes {
			lines = in.tellNotes(t.ID, "“"+t.Text+"”", lines)
		}
	}
	return lines
}

func (in *Incoming) tellNotes(of mindmap.ID, name string, lines []string) []string {
	for _, n := range in.Notes[of] {
		lines = append(lines, fmt.Sprintf("left out: note of %s: %s", name, n))
	}
	return lines
}

// HasNotes reports whether there are notes that could be kept as answers.
func (in *Incoming) HasNotes() bool {
	n := len(in.Notes)
	if _, event := in.Notes[mindmap.ID{}]; event {
		n--
	}
	return n > 0
}

// Propose looks what the file would bring to a wall that knows these keys of origins. It may be called from any goroutine.
func (in *Incoming) Propose(ctx context.Context, b *mindmap.Board, keys map[string]bool) (Came, error) {
	n := 0
	_, came, err := in.drafts(newCopying(ctx, b, keys, func() mindmap.ID { n++; return mindmap.KeyID(fmt.Sprint("proposed ", n)) }, in.Name))
	return came, err
}

// Bring takes the file in, as one act.
func (d *Desk) Bring(ctx context.Context, in *Incoming) (entries []mindmap.Entry, came Came, err error) {
	entries, err = d.Change(ctx, func(p *Pen) error {
		var drafts []mindmap.Draft
		if drafts, came, err = in.Drafts(ctx, p.Live(), p.ID); err != nil {
			return err
		}
		return p.Record(drafts...)
	})
	return entries, came, err
}

// Drafts are what takes the file in on a wall; newID makes fresh ids.
func (in *Incoming) Drafts(ctx context.Context, live *fold.Live, newID func() mindmap.ID) ([]mindmap.Draft, Came, error) {
	return in.drafts(newCopying(ctx, live.Board(), live.OriginKeys(), newID, in.Name))
}

// drafts are what takes the file in under the questions that are there.
func (in *Incoming) drafts(c *copying) ([]mindmap.Draft, Came, error) {
	came, here := Came{}, map[mindmap.ID]*mindmap.Question{}
	for _, q := range slices.Concat(c.board.Questions, c.board.Aside) {
		here[q.ID] = q
	}
	c.inbox = in.Inbox
	for _, from := range in.Questions() {
		to := here[in.To[from.ID]]
		if to == nil {
			came.Left = append(came.Left, from)
			continue
		}
		k := c.copier(from, to.ID, byName{plan.New(c.board, to, c.newID)})
		if k.whole = !in.Parts; in.Strange {
			k.said = saidUnder(to)
		}
		if err := in.copy(k); err != nil {
			return nil, came, err
		}
	}
	came.New, came.Known = c.heads, c.again
	for _, d := range c.drafts {
		if _, theme := d.Op.(mindmap.AddTheme); theme {
			came.Themes++
		}
	}
	return c.drafts, came, nil
}

// saidUnder counts the answers of a question by what they say and where.
func saidUnder(q *mindmap.Question) map[saidAt]int {
	said := map[saidAt]int{}
	for a := range q.AllAnswers {
		said[saidAt{a.Theme, a.Text}]++
	}
	return said
}

// copy copies a question with its themes, also those without answers, and its notes when they are kept.
func (in *Incoming) copy(k *copier) error {
	if in.KeepNotes {
		k.notes(mindmap.ID{}, k.from.ID, in.Notes)
	}
	for t := range k.from.AllThemes {
		id, err := k.theme(t.ID)
		if err != nil {
			return err
		}
		if in.KeepNotes {
			k.notes(id, t.ID, in.Notes)
		}
	}
	var parked []*mindmap.Answer
	for _, a := range in.Board.Parked {
		if a.Question == k.from.ID {
			parked = append(parked, a)
		}
	}
	return k.all(parked)
}

// Bring makes what a new wall begins with of the whole file: the event, its questions and all that is under them.
func (b *Beginning) Bring(ctx context.Context, in *Incoming) error {
	e := in.Board.Event
	c := newCopying(ctx, b.Board(), map[string]bool{}, b.ID, in.Name)
	if op, some := e.Described(); some {
		c.add(mindmap.Draft{Op: op})
	}
	for _, from := range in.Questions() {
		id := b.ID()
		c.add(mindmap.Draft{ID: id, Op: mindmap.AskQuestion{Text: from.Text}})
		if from.Number == 0 {
			c.add(mindmap.Draft{Op: mindmap.SetAsideQuestion{Question: id, Aside: true}})
		}
		dresser := plan.NewDresser(b.Board(), &mindmap.Question{ID: id})
		if err := in.copy(c.copier(from, id, asTheyAre{dresser, b.ID})); err != nil {
			return err
		}
	}
	for _, a := range in.Board.Actions {
		id := b.ID()
		c.add(mindmap.Draft{ID: id, Op: mindmap.AddAction{Text: a.Text, Who: a.Who, Due: a.Due, Redacted: a.Redacted}})
		if a.Done {
			c.add(mindmap.Draft{Op: mindmap.FinishAction{Action: id, Done: true}})
		}
	}
	return b.Record(c.drafts...)
}

// Brought says what came of an incoming file.
func (c *Came) Brought() string {
	parts := []string{say.Counted(c.New, "answer")}
	if c.Themes > 0 {
		parts = append(parts, say.Counted(c.Themes, "theme"))
	}
	return strings.Join(parts, ", ")
}
