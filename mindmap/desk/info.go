package desk

import "mindwall/mindmap"

// Info is what a wall holds, in numbers.
type Info struct {
	Event     EventInfo      `json:"event"`
	Follows   *FollowsInfo   `json:"follows,omitempty"`
	Entries   int            `json:"entries"`
	Unknown   int            `json:"unknown_entries"`
	Parked    int            `json:"parked"`
	Inbox     int            `json:"inbox"`
	Recovered int            `json:"recovered"`
	Aside     int            `json:"set_aside"`
	ToDo      int            `json:"to_do"` // actions that are not done yet
	Questions []QuestionInfo `json:"questions"`
}

// EventInfo is what is known of the event.
type EventInfo struct {
	Title string `json:"title"`
	Date  string `json:"date,omitempty"`
	Place string `json:"place,omitempty"`
	Host  string `json:"host,omitempty"`

	Language string `json:"language,omitempty"` // BCP 47
}

// FollowsInfo is which wall is followed up.
type FollowsInfo struct {
	Wall  mindmap.ID `json:"wall"` // its id
	Title string     `json:"title,omitempty"`
	Date  string     `json:"date,omitempty"`
}

// QuestionInfo counts what was said to a question.
type QuestionInfo struct {
	ID       mindmap.ID             `json:"id"`
	Number   int                    `json:"number"`
	Text     string                 `json:"text"`
	Answers  int                    `json:"answers"`
	Tally    int                    `json:"tally"`
	Themes   int                    `json:"themes"` // sub-themes too
	Heads    int                    `json:"-"`      // themes at the top, as maps count them
	Unsorted int                    `json:"unsorted"`
	BySource map[mindmap.Source]int `json:"by_source"`
}

// InfoOf counts what is on a board.
func InfoOf(b *mindmap.Board) Info {
	info := Info{
		Event:   EventInfo{b.Event.Title, b.Event.Date, b.Event.Place, b.Event.Host, b.Event.Language},
		Entries: b.Entries, Unknown: b.Unknown, Parked: len(b.Parked), Inbox: len(b.Inbox), Recovered: len(b.Recovered),
		Aside: len(b.Aside), Questions: []QuestionInfo{},
	}
	if f := b.Follows; !f.IsZero() {
		info.Follows = &FollowsInfo{f.Wall, f.Title, f.Date}
	}
	for _, a := range b.Actions {
		if !a.Done {
			info.ToDo++
		}
	}
	for _, q := range b.Questions {
		themes := 0
		for range q.AllThemes {
			themes++
		}
		of := QuestionInfo{
			ID: q.ID, Number: q.Number, Text: q.Text, Answers: q.Answers, Tally: q.Tally.Total(), Themes: themes, Heads: len(q.Themes),
			Unsorted: len(q.Unsorted), BySource: map[mindmap.Source]int{},
		}
		for _, s := range mindmap.Sources {
			of.BySource[s] = q.Tally.Of(s)
		}
		info.Questions = append(info.Questions, of)
	}
	return info
}
