package compared

import (
	"encoding/json"
	"io"
	"math"
	"path/filepath"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// The shapes of JSON, which programs rely on.
type (
	comparisonJSON struct {
		Mindwall  int            `json:"mindwall"`
		Walls     []wallJSON     `json:"walls"`
		By        string         `json:"by,omitempty"`
		Groups    []string       `json:"groups,omitempty"` // the empty one is everybody else
		Questions []questionJSON `json:"questions"`
	}
	wallJSON struct {
		File  string `json:"file"`
		Title string `json:"title"`
		Date  string `json:"date"`
	}
	questionJSON struct {
		Text     string      `json:"text"`
		Numbers  []int       `json:"numbers,omitempty"` // by wall; 0 where it is not asked
		Said     []*int      `json:"said"`
		Matched  []tieJSON   `json:"matched,omitempty"`
		Themes   []themeJSON `json:"themes"`
		Unsorted *themeJSON  `json:"unsorted,omitempty"`
	}
	themeJSON struct {
		Text    string         `json:"text"`
		Status  compare.Status `json:"status,omitempty"`
		Said    []*int         `json:"said"`   // null where so few are hidden
		Shares  []*float64     `json:"shares"` // likewise
		Chance  *chanceJSON    `json:"chance,omitempty"`
		Matched []tieJSON      `json:"matched,omitempty"`
		Themes  []themeJSON    `json:"themes"`
		Answers *answersJSON   `json:"answers,omitempty"`
		Quotes  [][]answerJSON `json:"quotes,omitempty"` // by wall
	}
	chanceJSON struct {
		Verdict compare.Verdict `json:"verdict"`
		P       float64         `json:"p,omitempty"`
	}
	tieJSON struct {
		Walls [2]int        `json:"walls"` // from 0
		IDs   [2]mindmap.ID `json:"ids"`
		Texts [2]string     `json:"texts"`
		By    string        `json:"by"`
	}
	answersJSON struct {
		New  []answerJSON `json:"new"`
		Gone []answerJSON `json:"gone"`
	}
	answerJSON struct {
		ID    mindmap.ID `json:"id"`
		Text  string     `json:"text"`
		Quote string     `json:"quote,omitempty"`
		Tally int        `json:"tally"`
	}
)

func writeJSON(out io.Writer, c *compare.Comparison, paths []string) error {
	doc := comparisonJSON{Mindwall: 1, By: c.By, Walls: []wallJSON{}, Questions: []questionJSON{}}
	for i, column := range c.Columns {
		if c.By != "" {
			doc.Groups = append(doc.Groups, column.Name)
		}
		if i < len(paths) {
			doc.Walls = append(doc.Walls, wallJSON{text.TellPath(filepath.Base(paths[i])), column.Event.Title, column.Event.Date})
		}
	}
	for _, q := range c.Questions {
		j := questionJSON{Text: q.Text, Said: counts(q.Said), Matched: tiesJSON(q.Ties), Themes: themesJSON(q, q.Themes, c.By == "")}
		if c.By == "" {
			for _, in := range q.In {
				number := 0
				if in != nil {
					number = in.Number
				}
				j.Numbers = append(j.Numbers, number)
			}
		}
		if q.Unsorted != nil {
			unsorted := themeOf(q, q.Unsorted, c.By == "")
			j.Unsorted = &unsorted
		}
		doc.Questions = append(doc.Questions, j)
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(doc)
}

func counts(said []int) []*int {
	out := make([]*int, len(said))
	for i := range said {
		if n := said[i]; n != compare.Hidden {
			out[i] = &n
		}
	}
	return out
}

func themesJSON(q *compare.Question, themes []*compare.Theme, walls bool) []themeJSON {
	out := []themeJSON{}
	for _, t := range themes {
		out = append(out, themeOf(q, t, walls))
	}
	return out
}

// themeOf is a theme; walls says whether columns are walls, and not groups.
func themeOf(q *compare.Question, t *compare.Theme, walls bool) themeJSON {
	out := themeJSON{Text: t.Text, Status: t.Status, Said: counts(t.Said), Matched: tiesJSON(t.Ties), Themes: themesJSON(q, t.Themes, walls)}
	for i, share := range t.Shares {
		var shown *float64
		if t.Said[i] != compare.Hidden {
			rounded := math.Round(share*1e4) / 1e4
			shown = &rounded
		}
		out.Shares = append(out.Shares, shown)
	}
	if t.Chance.Verdict != compare.Untold {
		out.Chance = &chanceJSON{t.Chance.Verdict, t.Chance.P}
	}
	if !walls {
		return out
	}
	out.Answers = &answersJSON{New: answersOf(t.New), Gone: answersOf(t.Gone)}
	quoted := false
	for _, quotes := range t.Quotes {
		out.Quotes = append(out.Quotes, answersOf(quotes))
		quoted = quoted || len(quotes) > 0
	}
	if !quoted {
		out.Quotes = nil
	}
	return out
}

func answersOf(answers []*mindmap.Answer) []answerJSON {
	out := []answerJSON{}
	for _, a := range answers {
		out = append(out, answerJSON{a.ID, say.Caption(a), a.Quote, a.Tally.Total()})
	}
	return out
}

func tiesJSON(ties []compare.Tie) []tieJSON {
	var out []tieJSON
	for _, t := range ties {
		out = append(out, tieJSON{t.Columns, t.Nodes, t.Texts, t.How.String()})
	}
	return out
}
