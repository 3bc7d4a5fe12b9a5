package desk

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
)

// FindQuestion finds a question by its number, from 1 among those asked, or by its id or the beginning of it. Up to
// three digits are a number; ids are longer.
func FindQuestion(b *mindmap.Board, n string) (*mindmap.Question, error) {
	if number, err := strconv.Atoi(n); err == nil && len(n) <= 3 {
		if number < 1 || number > len(b.Questions) {
			return nil, fault.New(fault.UnknownQuestion,
				fmt.Errorf("there is no question %d: the wall has %s", number, say.Counted(len(b.Questions), "question")))
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
		return nil, fault.New(fault.UnknownQuestion, fmt.Errorf("there is no question %q", n))
	default:
		return nil, fault.Advise(fmt.Errorf("%d questions have ids that begin with %q", len(found), n), "give more of the id")
	}
}

// findAnswer finds an answer by its id or the beginning of it.
func findAnswer(live *fold.Live, prefix string) (mindmap.ID, error) {
	if prefix == "" {
		return mindmap.ID{}, errors.New("an id is empty")
	}
	found := live.Find(prefix)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return mindmap.ID{}, fault.New(fault.UnknownAnswer, fmt.Errorf("nothing on this wall has an id that begins with %q", prefix))
	default:
		return mindmap.ID{}, fault.Advise(fmt.Errorf("%d things have ids that begin with %q", len(found), prefix), "give more of the id")
	}
}

// FindRow finds what a row of a survey left on the wall, by the survey's file and the row's number, as responses.csv:14.
func FindRow(live *fold.Live, name string) (words mindmap.Redact, counted mindmap.RedactRows, err error) {
	at := strings.LastIndexByte(name, ':')
	row, bad := strconv.Atoi(name[at+1:])
	if at < 1 || bad != nil || row < 1 {
		return words, counted, fault.Advise(fmt.Errorf("%q names no row of a survey", name), "write the survey's file and the row, as responses.csv:14")
	}
	words.Entries, counted.Rows = live.OfRow(name[:at], row)
	if len(words.Entries)+len(counted.Rows) == 0 {
		err = fault.New(fault.UnknownRow, fmt.Errorf("nothing on the wall is from row %d of %s", row, name[:at]))
	}
	return words, counted, err
}

// FindWords names every entry that carries words of answers, each by its id or a part of that which tells it from others, and how
// many answers these are.
func FindWords(live *fold.Live, ids []string) (op mindmap.Redact, answers int, err error) {
	seen := map[mindmap.ID]bool{}
	for _, prefix := range ids {
		id, err := findAnswer(live, prefix)
		if err != nil {
			return op, 0, err
		}
		if seen[id] {
			continue
		}
		seen[id] = true
		if live.Question(id) != nil {
			return op, 0, fault.Advise(fmt.Errorf("%s is a question, and was not said by anybody", prefix), "reword it in the console")
		}
		op.Entries = append(op.Entries, live.WordEntries(id)...)
		answers++
	}
	if len(op.Entries) == 0 {
		return op, 0, errors.New("there are no words to take out")
	}
	return op, answers, nil
}
