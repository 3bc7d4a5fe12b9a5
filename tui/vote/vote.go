// Package vote is the dialog in which a round of votes is opened, hands are counted, and the round is closed and shown. How it
// goes nobody is told before that, this dialog included: it tells how many ballots there are, and the hands that were counted
// here, where the room does not see this very screen.
package vote

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/tui/capture"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// Dialog is the screen. It is made by [New].
type Dialog struct {
	env      *screen.Env
	mirrored func() bool // the room sees this very screen
	question mindmap.ID  // of a new round
	on       mindmap.VoteOn
	votes    int
	again    bool // a new round is prepared though the last one was not shown
	list     rows.List
	keys     struct{ move, do, more, less, undo, back key.Binding }

	hands *capture.Line // how many were raised, while that is typed; nil else
	of    mindmap.ID    // for what
}

// usualVotes is how many votes each has unless somebody says otherwise.
const usualVotes = 3

// New makes the dialog; a round that it opens is on a question.
func New(env *screen.Env, mirrored func() bool, question mindmap.ID) *Dialog {
	d := &Dialog{env: env, mirrored: mirrored, question: question, on: mindmap.OnThemes, votes: usualVotes}
	if q := env.Live.Question(question); q != nil && len(q.Themes) == 0 {
		d.on = mindmap.OnAnswers
	}
	d.keys.move = rows.Keys("choose")
	d.keys.do = rows.Do("do it")
	d.keys.more = key.NewBinding(key.WithKeys("+", "right"), key.WithHelp("+ -", "count hands"))
	d.keys.less = key.NewBinding(key.WithKeys("-", "left"))
	d.keys.undo = key.NewBinding(key.WithKeys("ctrl+z", "ctrl+y"), key.WithHelp("ctrl+z", "undo"))
	d.keys.back = rows.Back("back")
	return d
}

// stage is how far a round is.
type stage int

const (
	none   stage = iota // there is none, or it was shown
	open                // votes count
	closed              // and do not any more; it was not shown
)

// now is the round, and how far it is.
func (d *Dialog) now() (fold.Vote, stage) {
	v, ok := d.env.Live.Vote()
	switch {
	case !ok || v.Shown:
		return v, none
	case !v.Closed:
		return v, open
	case d.again:
		return v, none
	}
	return v, closed
}

// row is something that can be done.
type row struct {
	text   string
	does   string                        // what Enter does
	do     func() screen.Intent          // Enter
	change func(delta int) screen.Intent // + and -; nil where they do nothing
}

func (d *Dialog) rows() []row {
	switch v, at := d.now(); at {
	case open:
		var list []row
		for _, c := range v.Choices() {
			list = append(list, d.handsRow(v, c))
		}
		return append(list,
			row{text: "Close the vote: nothing more counts", does: "close", do: d.end(v, false)},
			row{text: "Close it, and show how it went", does: "show", do: d.end(v, true)})
	case closed:
		return []row{
			{text: "Show how it went", does: "show", do: d.end(v, true)},
			{text: "Leave it unshown, and vote again", does: "leave it", do: func() screen.Intent { d.again, d.list.At = true, 0; return nil }},
		}
	default:
		return d.newRows()
	}
}

// newRows are those of a round that is not open yet.
func (d *Dialog) newRows() []row {
	q := d.env.Live.Question(d.question)
	if q == nil || q.Answers == 0 && len(q.Themes) == 0 {
		return nil
	}
	other := map[mindmap.VoteOn]mindmap.VoteOn{mindmap.OnThemes: mindmap.OnAnswers, mindmap.OnAnswers: mindmap.OnThemes}
	turn := func(int) screen.Intent { d.on = other[d.on]; return nil }
	count := func(by int) screen.Intent { d.votes = (d.votes-1+by+mindmap.MaxVotes)%mindmap.MaxVotes + 1; return nil }
	return []row{
		{text: "On: the " + string(d.on), does: "change", do: func() screen.Intent { return turn(1) }, change: turn},
		{text: "Votes for each phone: " + strconv.Itoa(d.votes), does: "one more", do: func() screen.Intent { return count(1) }, change: count},
		{text: "Open the vote", does: "open", do: d.open},
	}
}

// open opens a round.
func (d *Dialog) open() screen.Intent {
	r := fold.Vote{Round: &mindmap.Round{On: d.on}, Question: d.env.Live.Question(d.question)}
	if len(r.Choices()) == 0 {
		return screen.Sayf(screen.Warning, "there are no %s to vote on", d.on)
	}
	d.again, d.list.At = false, 0
	return screen.Recordf([]mindmap.Draft{{Op: mindmap.OpenVote{Question: d.question, On: d.on, Votes: d.votes}}},
		"the vote on the %s is open · Ctrl+Z takes it back", d.on)
}

// end closes a round, and shows how it went.
func (d *Dialog) end(v fold.Vote, show bool) func() screen.Intent {
	return func() screen.Intent {
		d.list.At = 0
		draft := []mindmap.Draft{{Op: mindmap.CloseVote{Round: v.ID, Show: show}}}
		if show {
			return screen.All{screen.Recordf(draft, "votes stand behind %s · Ctrl+Z hides them", say.VoteSign), screen.Pop{}}
		}
		return screen.Recordf(draft, "the vote is closed · Ctrl+Z opens it again")
	}
}

// handsRow counts the hands that are raised for something.
func (d *Dialog) handsRow(v fold.Vote, c fold.Choice) row {
	counted := d.env.Live.Hands(v.ID, c.ID)
	r := row{text: c.Text, does: "type how many hands"}
	if counted > 0 && !d.mirrored() {
		r.text += " · " + say.English.Hands(mindmap.Votes{Hands: counted})
	}
	r.change = func(by int) screen.Intent {
		if counted+by < 0 {
			return nil
		}
		return d.count(v, c.ID, by)
	}
	r.do = func() screen.Intent { d.hands, d.of = capture.NewPlain(""), c.ID; return nil }
	return r
}

func (d *Dialog) count(v fold.Vote, node mindmap.ID, by int) screen.Intent {
	return screen.Recordf([]mindmap.Draft{{Op: mindmap.CountHands{Round: v.ID, Node: node, Delta: by}}}, "hands counted · Ctrl+Z takes that back")
}

// at is the row that the keys are about, while there are any.
func (d *Dialog) at() (row, bool) {
	list := d.rows()
	if len(list) == 0 {
		return row{}, false
	}
	d.list.Hold(len(list))
	return list[d.list.At], true
}

// Update implements [screen.Screen].
func (d *Dialog) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return d.key(msg), nil
	case tea.PasteMsg:
		if d.hands != nil {
			d.hands.Update(msg)
		}
	}
	return nil, nil
}

func (d *Dialog) key(k tea.KeyPressMsg) screen.Intent {
	r, some := d.at()
	switch {
	case d.hands != nil:
		return d.typing(k)
	case key.Matches(k, d.keys.back):
		return screen.Pop{}
	case key.Matches(k, d.keys.undo):
		return screen.TakeBack(k)
	case d.list.Move(k, len(d.rows())) || !some:
	case key.Matches(k, d.keys.do):
		return r.do()
	case r.change != nil && key.Matches(k, d.keys.more):
		return r.change(+1)
	case r.change != nil && key.Matches(k, d.keys.less):
		return r.change(-1)
	}
	return nil
}

// typing takes a key for how many hands were raised.
func (d *Dialog) typing(k tea.KeyPressMsg) screen.Intent {
	switch k.String() {
	case "esc", "f8", "ctrl+c":
		d.hands = nil
	case "enter":
		return d.counted()
	default:
		d.hands.Update(k)
	}
	return nil
}

// counted takes the number that was typed for all hands that were raised for something.
func (d *Dialog) counted() screen.Intent {
	typed := d.hands.Text()
	n, err := strconv.Atoi(typed)
	v, at := d.now()
	switch {
	case typed == "" || at != open:
		d.hands = nil
		return nil
	case err != nil || n < 0 || n > mindmap.MaxTally:
		return screen.Sayf(screen.Warning, "%q is no number of hands: from 0 to %d", typed, mindmap.MaxTally)
	}
	d.hands = nil
	if by := n - d.env.Live.Hands(v.ID, d.of); by != 0 {
		return d.count(v, d.of, by)
	}
	return nil
}
