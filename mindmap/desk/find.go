package desk

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"mindwall/mindmap"
)

// FindQuestion finds a question by its number, from 1 among those asked, or by its id or the beginning of it. Up to
// three digits are a number; ids are longer.
func FindQuestion(b *mindmap.Board, n string) (*mindmap.Question, error) {
	list := "mindwall info lists the questions"
	if number, err := strconv.Atoi(n); err == nil && len(n) <= 3 {
		if number < 1 || number > len(b.Questions) {
			return nil, mindmap.Advise(fmt.Errorf("there is no question %d: the wall has %s", number, questions(len(b.Questions))),
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
		return nil, mindmap.Advise(fmt.Errorf("there is no question %q", n), "give its number or its id: %s", list)
	default:
		return nil, mindmap.Advise(fmt.Errorf("%d questions have ids that begin with %q", len(found), n), "give more of the id")
	}
}

// FindAnswer finds an answer by its id or the beginning of it.
func FindAnswer(live *mindmap.Live, prefix string) (mindmap.ID, error) {
	if prefix == "" {
		return mindmap.ID{}, errors.New("an id is empty")
	}
	found := live.Find(prefix)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return mindmap.ID{}, mindmap.Advise(fmt.Errorf("nothing on this wall has an id that begins with %q", prefix),
			"mindwall export --format json lists the answers with their ids")
	default:
		return mindmap.ID{}, mindmap.Advise(fmt.Errorf("%d things have ids that begin with %q", len(found), prefix), "give more of the id")
	}
}

func questions(n int) string {
	if n == 1 {
		return "1 question"
	}
	return fmt.Sprintf("%d questions", n)
}
