package table

import (
	"encoding/json"
	"io"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// version is the value of "mindwall" in the JSON. It rises when a reader of the old shape would misread the new one, and
// not when keys are added.
const version = 1

// The JSON's shape. Lists are never null, and keys are there also when they are empty, so that readers need no cases;
// only those marked omitempty come and go. Tallies count people, merged answers included.
type (
	jsonWall struct {
		Mindwall  int            `json:"mindwall"`
		Event     jsonEvent      `json:"event"`
		Questions []jsonQuestion `json:"questions"`
		Aside     []jsonQuestion `json:"aside,omitempty"` // questions set aside; their number is 0
		Parked    []jsonLoose    `json:"parked"`
		Recovered []jsonLoose    `json:"recovered"`
		Actions   []jsonAction   `json:"actions,omitempty"`
		Votes     []jsonRound    `json:"votes,omitempty"` // rounds; one that is not shown has no results
	}
	jsonEvent struct {
		Title string `json:"title"`
		Date  string `json:"date"`
		Place string `json:"place"`
		Host  string `json:"host"`

		Language string `json:"language,omitempty"`
		Contact  string `json:"contact,omitempty"`
		Thanks   string `json:"thanks,omitempty"`
		Next     string `json:"next,omitempty"`
		Notice   string `json:"notice,omitempty"`
		Present  string `json:"present,omitempty"`
		Missing  string `json:"missing,omitempty"`
		WriteUp  string `json:"write_up,omitempty"`
	}
	jsonAction struct {
		ID       string `json:"id"`
		Text     string `json:"text"`
		Who      string `json:"who"`
		Due      string `json:"due"`
		Done     bool   `json:"done"`
		Redacted bool   `json:"redacted,omitempty"`
	}
	jsonRound struct {
		ID       string        `json:"id"`
		Question string        `json:"question"`
		On       string        `json:"on"` // themes, answers
		Votes    int           `json:"votes"`
		Closed   bool          `json:"closed"`
		Shown    bool          `json:"shown"`
		Ballots  int           `json:"ballots"`
		Results  []jsonOutcome `json:"results"`
	}
	jsonOutcome struct {
		Node string `json:"node"`
		jsonVotes
	}
	// jsonVotes are votes by ballot and hands that were counted; they are no part of each other, nor of a tally.
	jsonVotes struct {
		Dots  int `json:"dots"`
		Hands int `json:"hands"`
	}
	jsonQuestion struct {
		ID       string       `json:"id"`
		Number   int          `json:"number"`
		Text     string       `json:"text"`
		Themes   []jsonTheme  `json:"themes"`
		Unsorted []jsonAnswer `json:"unsorted"`
	}
	jsonTheme struct {
		ID      string       `json:"id"`
		Text    string       `json:"text"`
		Tally   int          `json:"tally"`
		Side    string       `json:"side"`
		Votes   *jsonVotes   `json:"votes,omitempty"` // for the theme, where a round on themes was shown and it got any
		Themes  []jsonTheme  `json:"themes"`
		Answers []jsonAnswer `json:"answers"`
	}
	jsonAnswer struct {
		ID      string     `json:"id"`
		Text    string     `json:"text"`
		Quote   string     `json:"quote"`
		Publish bool       `json:"publish"`
		Tally   int        `json:"tally"`
		Source  string     `json:"source"`
		Votes   *jsonVotes `json:"votes,omitempty"` // as of a theme
		// BySource are the people by source, where not all are from the answer's own.
		BySource map[string]int `json:"by_source,omitempty"`
		Author   string         `json:"author"`
		At       string         `json:"at"` // RFC 3339 in UTC; empty when it is not known
		Wordings []string       `json:"wordings"`
		Redacted bool           `json:"redacted,omitempty"` // a person's words were taken out for good
		Merged   []jsonMerged   `json:"merged,omitempty"`
		// Attributes are what a survey says of the people behind the answer, those merged into it included; one object for
		// each of whom it says something. They are there when they were asked for.
		Attributes []map[string]string `json:"attributes,omitempty"`
	}
	// jsonMerged is an answer that another stands for as well: its people are counted in the other's tally, its words are
	// among the other's wordings. It has no tally and no source, so that who adds those up counts nobody twice.
	jsonMerged struct {
		ID       string         `json:"id"`
		Text     string         `json:"text"`
		Quote    string         `json:"quote"`
		Publish  bool           `json:"publish"`
		From     string         `json:"from"`
		BySource map[string]int `json:"by_source"`
		Author   string         `json:"author"`
		At       string         `json:"at"`
		Redacted bool           `json:"redacted,omitempty"`
		Merged   []jsonMerged   `json:"merged,omitempty"`
	}
	// jsonLoose is an answer outside the questions, with the id of the question it was given to.
	jsonLoose struct {
		jsonAnswer
		Question string `json:"question"`
	}
)

// WriteJSON writes the whole wall as one JSON document, indented, with a line end. What surveys say of people it holds
// only when the private columns are asked for.
func WriteJSON(w io.Writer, b *mindmap.Board, o Options) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	shape := jsonShape{private: o.Private}
	return enc.Encode(jsonWall{
		Mindwall:  version,
		Event:     newJSONEvent(&b.Event),
		Questions: each(b.Questions, shape.question),
		Aside:     each(b.Aside, shape.question),
		Parked:    each(b.Parked, shape.loose),
		Recovered: each(b.Recovered, shape.loose),
		Actions:   each(b.Actions, newJSONAction),
		Votes:     each(b.Rounds, newJSONRound),
	})
}

func newJSONEvent(e *mindmap.Event) jsonEvent {
	return jsonEvent{
		Title: e.Title, Date: e.Date, Place: e.Place, Host: e.Host, Contact: e.Contact, Thanks: e.Thanks, Next: e.Next,
		Notice: e.Notice, Present: e.Present, Missing: e.Missing, WriteUp: e.WriteUp, Language: e.Language,
	}
}

func newJSONAction(a *mindmap.Action) jsonAction {
	return jsonAction{ID: a.ID.String(), Text: a.Text, Who: a.Who, Due: a.Due, Done: a.Done, Redacted: a.Redacted}
}

func newJSONRound(r *mindmap.Round) jsonRound {
	out := jsonRound{
		ID: r.ID.String(), Question: r.Question.String(), On: string(r.On), Votes: r.Votes, Closed: r.Closed,
		Shown: r.Shown, Ballots: r.Ballots, Results: each(r.Results, func(o mindmap.Outcome) jsonOutcome {
			return jsonOutcome{o.Node.String(), jsonVotes(o.Votes)}
		}),
	}
	return out
}

// votesOf are votes as JSON; nil when there are none.
func votesOf(v mindmap.Votes) *jsonVotes {
	if v == (mindmap.Votes{}) {
		return nil
	}
	out := jsonVotes(v)
	return &out
}

// each makes a list that is never nil.
func each[T, U any](list []T, f func(T) U) []U {
	out := make([]U, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return out
}

// jsonShape makes the parts that may hold what is private.
type jsonShape struct{ private bool }

func (s jsonShape) question(q *mindmap.Question) jsonQuestion {
	return jsonQuestion{
		ID: q.ID.String(), Number: q.Number, Text: q.Text,
		Themes: each(q.Themes, s.theme), Unsorted: each(q.Unsorted, s.answer),
	}
}

func (s jsonShape) theme(t *mindmap.Theme) jsonTheme {
	return jsonTheme{
		ID: t.ID.String(), Text: t.Text, Tally: t.Tally.Total(), Side: say.Side(t.Side), Votes: votesOf(t.Votes),
		Themes: each(t.Themes, s.theme), Answers: each(t.Answers, s.answer),
	}
}

func (s jsonShape) answer(a *mindmap.Answer) jsonAnswer {
	out := jsonAnswer{
		ID: a.ID.String(), Text: a.Text, Quote: a.Quote, Publish: a.Publish, Tally: a.Tally.Total(),
		Source: string(a.Source), Votes: votesOf(a.Votes), Author: a.Author, At: moment(a.At), Wordings: wordings(a), Redacted: a.Redacted,
	}
	if a.Tally.Of(a.Source) != out.Tally {
		out.BySource = bySource(a.Tally)
	}
	if len(a.Merged) > 0 {
		out.Merged = each(a.Merged, merged)
	}
	if s.private {
		for p := range a.Persons {
			if len(p.Attributes) > 0 {
				out.Attributes = append(out.Attributes, p.Attributes)
			}
		}
	}
	return out
}

func merged(a *mindmap.Answer) jsonMerged {
	out := jsonMerged{
		ID: a.ID.String(), Text: a.Text, Quote: a.Quote, Publish: a.Publish, From: string(a.Source), BySource: bySource(a.Tally),
		Author: a.Author, At: moment(a.At), Redacted: a.Redacted,
	}
	if len(a.Merged) > 0 {
		out.Merged = each(a.Merged, merged)
	}
	return out
}

func bySource(t mindmap.Tally) map[string]int {
	by := map[string]int{}
	for _, s := range mindmap.Sources {
		if n := t.Of(s); n > 0 {
			by[string(s)] = n
		}
	}
	return by
}

func (s jsonShape) loose(a *mindmap.Answer) jsonLoose {
	out := jsonLoose{jsonAnswer: s.answer(a)}
	if !a.Question.IsZero() {
		out.Question = a.Question.String()
	}
	return out
}

// wordings are the other ways in which the answer was said, without those whose words were taken out.
func wordings(a *mindmap.Answer) []string {
	said := slices.DeleteFunc(a.Wordings(), func(w string) bool { return w == "" })
	return append([]string{}, said...) // never null
}
