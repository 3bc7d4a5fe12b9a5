package plain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/text"
	"mindwall/tui/capture"
)

// file puts an answer under a theme, of that name or that letter.
func (s *Session) file(args []string, _ string) error {
	if len(args) < 2 {
		return errors.New("say which answer and which theme, as :file 3 Money worries")
	}
	a, err := s.numbered(args[0])
	if err != nil {
		return err
	}
	path := text.SplitPath(strings.TrimPrefix(strings.Join(args[1:], " "), "#"))
	q := s.live.Question(a.Question)
	if q == nil || len(path) == 0 {
		return errors.New("say which theme, as :file 3 Money worries")
	}
	to := capture.Resolve(path, capture.Candidates(q))
	theme, drafts, err := plan.New(s.live.Board(), q, scribe.RandomID).ThemeUnder(to.ID, to.Path[to.Known:])
	if err != nil {
		return err
	}
	if err := s.wall.Record(append(drafts, plan.Move(mindmap.WholeGroups(a), q, theme)...)...); err != nil {
		return err
	}
	s.say("filed: %s%s", say.Caption(a), under(to.Path))
	return nil
}

// fix rewords an answer: the last one, unless a number of the list comes first.
func (s *Session) fix(args []string, rest string) error {
	a, err := s.lastAnswer()
	if len(args) > 1 && isNumber(args[0]) {
		if a, err = s.numbered(args[0]); err != nil {
			return err
		}
		rest = strings.TrimSpace(strings.TrimPrefix(rest, args[0]))
	}
	if err != nil {
		return err
	}
	p := s.parse(rest)
	caption, quote, _, err := text.CleanAnswer(p.Caption, p.Quote)
	if err != nil {
		return err
	}
	drafts := []mindmap.Draft{{Op: mindmap.Reword{Node: a.ID, Text: caption}}}
	if quote != "" {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.QuoteAnswer{Answer: a.ID, Text: quote}})
	}
	if err := s.wall.Record(drafts...); err != nil {
		return err
	}
	s.say("now: %s", caption)
	return nil
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(strings.TrimSuffix(s, "."))
	return err == nil
}

// plus counts people: for the last answer, or for one of the list; one, or as many as are said.
func (s *Session) plus(args []string, _ string) error {
	a, err := s.lastAnswer()
	delta := 1
	if len(args) > 0 {
		if a, err = s.numbered(args[0]); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	if len(args) > 1 {
		if delta, err = strconv.Atoi(strings.TrimPrefix(args[1], "+")); err != nil {
			return fmt.Errorf("%q is no number of people", args[1])
		}
	}
	if err := s.wall.Record(mindmap.Draft{Op: mindmap.TallyAnswer{Answer: a.ID, Delta: delta}}); err != nil {
		return err
	}
	s.say("%s, %s", say.Caption(a), say.Said(max(a.Tally.Total()+delta, 1)))
	return nil
}

func (s *Session) remove(args []string, _ string) error {
	return s.onEach(args, "removed", func(id mindmap.ID) mindmap.Op { return mindmap.Remove{Node: id} })
}

func (s *Session) park(args []string, _ string) error {
	return s.onEach(args, "parked", func(id mindmap.ID) mindmap.Op { return mindmap.ParkAnswer{Answer: id, Parked: true} })
}

// onEach does something to an answer of the list, and to those merged into it.
func (s *Session) onEach(args []string, done string, op func(mindmap.ID) mindmap.Op) error {
	if len(args) != 1 {
		return errors.New("say which answer, by its number in the :list")
	}
	a, err := s.numbered(args[0])
	if err != nil {
		return err
	}
	var drafts []mindmap.Draft
	for _, id := range mindmap.WholeGroups(a) {
		drafts = append(drafts, mindmap.Draft{Op: op(id)})
	}
	if err := s.wall.Record(drafts...); err != nil {
		return err
	}
	s.say("%s: %s", done, say.Caption(a))
	return nil
}
