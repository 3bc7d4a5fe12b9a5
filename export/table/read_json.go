package table

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// ReadJSON reads what [WriteJSON] writes, also as it was before it told of sources and of what was merged.
func ReadJSON(in io.Reader) (Back, error) {
	var w jsonWall
	if err := json.NewDecoder(io.LimitReader(in, maxTable)).Decode(&w); err != nil {
		return Back{}, fmt.Errorf("%w: %w", errForeign, err)
	}
	if w.Mindwall == 0 {
		return Back{}, errForeign
	}
	if w.Mindwall != version {
		return Back{}, fmt.Errorf("it is of version %d, and only %d can be read", w.Mindwall, version)
	}
	r := jsonReader{newGatherer()}
	r.back.Known = true
	r.event(&w.Event)
	for i := range w.Questions {
		r.questionOf(&w.Questions[i], false)
	}
	for i := range w.Aside {
		r.questionOf(&w.Aside[i], true)
	}
	r.loose(w.Parked)
	for _, a := range w.Actions {
		r.back.Board.Actions = append(r.back.Board.Actions, &mindmap.Action{
			Text: cmp.Or(text.Caption.Lenient(a.Text), say.English.TakenOut()), Who: text.Title.Lenient(a.Who), Due: text.Title.Lenient(a.Due),
			Done: a.Done, Redacted: a.Redacted,
		})
	}
	if n := len(w.Recovered); n > 0 {
		r.tell("left out: %s without a question", say.Counted(n, "answer"))
	}
	if n := len(w.Votes); n > 0 {
		r.tell("left out: %s of votes", say.Counted(n, "round"))
	}
	return r.back, nil
}

type jsonReader struct{ *gatherer }

func (r jsonReader) event(e *jsonEvent) {
	title, note := text.Title.Lenient, text.Note.Lenient
	r.back.Board.Event = mindmap.Event{
		Title: title(e.Title), Date: title(e.Date), Place: title(e.Place), Host: title(e.Host), Language: title(e.Language),
		Contact: note(e.Contact), Thanks: note(e.Thanks), Next: note(e.Next), Notice: note(e.Notice), Present: note(e.Present),
		Missing: note(e.Missing), WriteUp: text.Address.Lenient(e.WriteUp),
	}
}

func (r jsonReader) questionOf(j *jsonQuestion, aside bool) {
	q := r.question(j.ID, j.Text, aside)
	r.themes(q, nil, j.Themes)
	q.Unsorted = r.answers(q.ID, nil, j.Unsorted)
}

func (r jsonReader) themes(q *mindmap.Question, parent *mindmap.Theme, list []jsonTheme) {
	for i := range list {
		j := &list[i]
		t := r.theme(j.ID, j.Text, q, parent)
		_ = t.Side.UnmarshalText([]byte(j.Side)) // what is no side is none
		r.themes(q, t, j.Themes)
		t.Answers = r.answers(q.ID, t, j.Answers)
	}
}

func (r jsonReader) answers(question mindmap.ID, theme *mindmap.Theme, list []jsonAnswer) (all []*mindmap.Answer) {
	for i := range list {
		if a := r.answer(question, theme, &list[i]); a != nil {
			all = append(all, a)
		}
	}
	return all
}

func (r jsonReader) answer(question mindmap.ID, theme *mindmap.Theme, j *jsonAnswer) *mindmap.Answer {
	a := &mindmap.Answer{Question: question, Publish: j.Publish, Redacted: j.Redacted, Source: sourceOf(j.Source)}
	if theme != nil {
		a.Theme = theme.ID
	}
	if !r.words(a, j.Text, j.Quote) {
		return nil
	}
	a.ID = r.id(j.ID, fmt.Sprintf("answer\x1f%s\x1f%s\x1f%s", question, a.Theme, a.Text))
	a.At, _ = time.Parse(time.RFC3339, j.At) // of one that is unsound it is not known
	a.Tally = tallyOf(a.Source, j.Tally)
	if len(j.BySource) > 0 {
		a.Tally = mindmap.Tally{}
		for i, s := range mindmap.Sources {
			a.Tally[i] = max(j.BySource[string(s)], 0)
		}
	}
	for i := range j.Merged {
		m := &j.Merged[i]
		if m := r.answer(question, theme, &jsonAnswer{
			ID: m.ID, Text: m.Text, Quote: m.Quote, Publish: m.Publish, Source: m.From, BySource: m.BySource, At: m.At, Redacted: m.Redacted, Merged: m.Merged,
		}); m != nil {
			a.Merged = append(a.Merged, m)
		}
	}
	for _, w := range j.Wordings[min(len(j.Wordings), len(a.Merged)):] { // as they were told before
		if m := r.answer(question, theme, &jsonAnswer{Text: w, Source: j.Source, Tally: 1}); m != nil && a.Tally.Total() > len(a.Merged)+1 {
			a.Merged = append(a.Merged, m)
		}
	}
	if len(j.Attributes) > 0 {
		r.met["attributes"]++
	}
	settle(a)
	return a
}

// loose are the answers that are parked.
func (r jsonReader) loose(list []jsonLoose) {
	lost := 0
	for i := range list {
		id, err := mindmap.ParseID(list[i].Question)
		if err != nil || !r.ids[id] {
			lost++
			continue
		}
		if a := r.answer(id, nil, &list[i].jsonAnswer); a != nil {
			a.Parked = true
			r.back.Board.Parked = append(r.back.Board.Parked, a)
		}
	}
	if lost > 0 {
		r.tell("left out: %s without a question", say.Counted(lost, "parked answer"))
	}
	if n := r.met["attributes"]; n > 0 {
		r.tell("left out: what surveys say of people, of %s", say.Counted(n, "answer"))
	}
}
