package main

import (
	"fmt"
	"strconv"
	"strings"

	"mindwall/mindmap"
)

// findQuestion finds a question by its number, from 1 among those asked, or by its id or the beginning of it. Up to
// three digits are a number; ids are longer.
func findQuestion(b *mindmap.Board, n string) (*mindmap.Question, error) {
	list := "mindwall info lists the questions"
	if number, err := strconv.Atoi(n); err == nil && len(n) <= 3 {
		if number < 1 || number > len(b.Questions) {
			return nil, hint(fmt.Errorf("there is no question %d: the wall has %s", number, count(len(b.Questions), "question")),
				"%s", list)
		}
		return b.Questions[number-1], nil
	}
	var found []*mindmap.Question
	for _, questions := range [][]*mindmap.Question{b.Questions, b.Aside} {
		for _, q := range questions {
			if n != "" && strings.HasPrefix(q.ID.String(), strings.ToLower(n)) {
				found = append(found, q)
			}
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, hint(fmt.Errorf("there is no question %q", n), "give its number or its id: %s", list)
	default:
		return nil, hint(fmt.Errorf("%d questions have ids that begin with %q", len(found), n), "give more of the id")
	}
}

// findAnswer finds an answer by its id or the beginning of it.
func findAnswer(live *mindmap.Live, prefix string) (mindmap.ID, error) {
	if prefix == "" {
		return mindmap.ID{}, fmt.Errorf("an id is empty")
	}
	found := live.Find(prefix)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return mindmap.ID{}, hint(fmt.Errorf("nothing on this wall has an id that begins with %q", prefix),
			"mindwall export --format json lists the answers with their ids")
	default:
		return mindmap.ID{}, hint(fmt.Errorf("%d things have ids that begin with %q", len(found), prefix), "give more of the id")
	}
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	switch {
	case strings.HasSuffix(noun, "person"):
		noun = strings.TrimSuffix(noun, "person") + "people"
	case strings.HasSuffix(noun, "y"):
		noun = strings.TrimSuffix(noun, "y") + "ies"
	default:
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
