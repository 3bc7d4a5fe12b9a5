package stage

import (
	"cmp"
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/gist"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/walk"
)

const sayNothing say.Message = "view blank"

// Tell is what a view shows, in words, for those who do not see it: an outline, line by line, and the answer that stands out
// latest; empty when none does, or something else than answers is shown. Sizes are nothing to it: what is left out of a picture for
// want of room is told.
func Tell(v View) (outline []string, newest string) {
	v.voice = say.In(v.Live.Board().Event.Language)
	q := questionOf(v.Live, v.Shown.Question)
	t := teller{painter: newPainter(v, q, v.Size, &kept{})}
	if clock := clockOf(v.Shown.Timer, v.Now, v.voice); clock.phase != still {
		defer func() { outline = append(outline, clock.text) }()
	}
	if v.Shown.Scene == shown.Blank {
		return []string{v.voice.Text(sayNothing)}, ""
	}
	if v.hasCorner() {
		defer func() { outline = append(outline, "☏ "+typed(v.Shown.Invite)) }()
	}
	switch {
	case v.looksBack():
		f := v.Live.Board().Follows
		t.add(v.voice.Text(sayLastTime), f.Title, v.voice.Date(f.Date))
	case q == nil || v.closes():
		e := v.Live.Board().Event
		t.add(e.Title, e.Host, e.Place, v.voice.Date(e.Date))
	default:
		t.add(say.Joined(" ", numberOf(q, len(v.Live.Board().Questions)), q.Text))
	}
	if q != nil && !t.scene(v) || q == nil && !t.sceneOfEvent(v) {
		t.question()
		newest = t.latest()
	}
	if t.more > 0 {
		t.add(v.voice.Say(say.More, "n", v.voice.Number(t.more)))
	}
	return t.lines, newest
}

// teller tells what a painter paints.
type teller struct {
	*painter
	lines []string
	more  int // lists for which there are too many lines
}

// maxLines is how many lines are told, and what stands under them.
const maxLines = 200

func (t *teller) add(lines ...string) {
	for _, line := range lines {
		if line != "" {
			t.lines = append(t.lines, line)
		}
	}
}

// sceneOfEvent tells a scene that is about no question; false when it is another.
func (t *teller) sceneOfEvent(v View) bool {
	switch {
	case v.Shown.Scene == shown.Parked:
		t.add(t.voice.Text(say.ParkedForLater) + ": " + t.answers(t.live.Board().Parked))
	case v.Shown.Scene == shown.Invite && v.Shown.Invite != "":
		t.add(t.voice.Text(sayInvite) + " " + typed(v.Shown.Invite))
	case v.Shown.Scene == shown.Closing:
		t.closing()
	case v.Shown.Scene == shown.Across:
		t.across(v.Across)
	case v.looksBack():
		t.lastTime()
	case v.Shown.Scene == shown.WriteUp && v.closes():
		t.writeUp()
	default:
		return false
	}
	return true
}

// scene tells a scene that is not the question's map; false when the map is shown.
func (t *teller) scene(v View) bool {
	if t.sceneOfEvent(v) {
		return true
	}
	switch v.Shown.Scene {
	case shown.ReadBack:
		theme, unsorted := t.readTheme()
		switch {
		case theme != nil:
			t.theme(theme, t.pathText(theme.ID), false)
		case unsorted != nil:
			t.add(t.voice.Text(say.Unsorted) + ": " + t.answers(unsorted))
		}
		return theme != nil || unsorted != nil
	case shown.Summary:
		p := summaryPainter{t.painter}
		for _, s := range p.sums() {
			t.add(s.called() + " " + p.said(&s))
		}
		t.open()
		return true
	case shown.Quote:
		a, theme := t.onMap(t.shown.Answer)
		if a == nil || !a.Publish || a.Quote == "" || a.Redacted {
			return false
		}
		t.add(t.voice.Quoted(a.Quote), t.voice.Caption(a))
		if theme != nil {
			t.add(t.pathText(theme.ID))
		}
		return true
	}
	return false
}

// closing tells the close of the event.
func (t *teller) closing() {
	e := &t.live.Board().Event
	t.add(t.voice.Text(sayThankYou), e.Thanks)
	if g := gist.Of(t.live.Board()); g.Answers > 0 {
		t.add(strings.Join(numbersOf(t.voice, &g), " · "))
		for _, q := range t.live.Board().Questions {
			var themes []string
			for _, top := range g.Top {
				if top.Question == q {
					themes = append(themes, called(t.voice, top.Theme)+", "+timesOf(t.voice, q, top.Theme))
				}
			}
			if len(themes) > 0 {
				t.add(cmp.Or(q.Text, t.voice.TakenOut()) + " " + strings.Join(themes, "; "))
			}
		}
	}
	if e.Next != "" {
		t.add(t.voice.Text(say.Next) + ": " + e.Next)
	}
	t.open()
	t.writeUp()
}

// open tells what will be done and is not done yet.
func (t *teller) open() {
	for _, a := range open(t.live.Board()) {
		t.add(t.voice.Text(say.ToDo) + ": " + toldAction(t.voice, a))
	}
}

func (t *teller) writeUp() {
	if address := t.live.Board().Event.WriteUp; address != "" {
		t.add(t.voice.Text(say.WriteUpHere) + " " + address)
	}
}

// question tells a question's map.
func (t *teller) question() {
	if t.q == nil {
		return
	}
	for _, b := range walk.Themes(t.q) {
		t.theme(b.Theme, strings.TrimSpace(b.Letter+" "+b.Name), true)
	}
	if len(t.q.Unsorted) > 0 {
		t.list(t.voice.Text(say.Unsorted)+" "+say.Times(t.q.Own.Tally.Total()), t.q.Unsorted, t.folded[shown.UnsortedID(t.q.ID)])
	}
}

// under stands before the name of a theme for each that is above it, but not more often than that.
const (
	under    = "› "
	maxUnder = 4
)

// theme tells a theme, and those under it. Of one that is folded by hand its name is told, as it is on the map.
func (t *teller) theme(theme *mindmap.Theme, name string, folds bool) {
	closed := folds && t.folded[theme.ID]
	t.list(name+" "+t.voice.WithVotes(say.Times(theme.Tally.Total()), theme.Votes), theme.Answers, closed)
	for _, sub := range theme.Themes {
		if !closed {
			t.theme(sub, strings.Repeat(under, min(sub.Depth-1, maxUnder))+sub.Text, folds)
		}
	}
}

func (t *teller) list(head string, answers []*mindmap.Answer, closed bool) {
	if len(t.lines) >= maxLines {
		t.more++
		return
	}
	if len(answers) > 0 && !closed {
		head += ": " + t.answers(answers)
	}
	t.add(head)
}

// maxTold is how many answers of a list are told; of more, the last.
const maxTold = 100

func (t *teller) answers(list []*mindmap.Answer) string {
	var words []string
	if more := len(list) - maxTold; more > 0 {
		words = append(words, t.voice.Say(say.More, "n", t.voice.Number(more)))
		list = list[more:]
	}
	for _, a := range list {
		text, tail := t.wordsOf(a)
		words = append(words, say.Joined(" ", text, tail))
	}
	return strings.Join(words, "; ")
}

// latest is the answer that stands out latest.
func (t *teller) latest() string {
	at := slices.IndexFunc(t.freshIDs, func(id mindmap.ID) bool {
		if t.q == nil {
			return false
		}
		a, _ := t.onMap(id)
		return a != nil && a.ID == id
	})
	if at < 0 {
		return ""
	}
	a, _ := t.onMap(t.freshIDs[at])
	return t.answers([]*mindmap.Answer{a})
}
