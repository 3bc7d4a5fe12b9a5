package plain

import (
	"errors"
	"strconv"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/capture"
)

// note notes what somebody will do.
func (s *Session) note(a *capture.Action) error {
	if problem := a.Problem(); problem != "" {
		return errors.New(problem)
	}
	if err := s.wall.Record(mindmap.Draft{Op: a.Op()}); err != nil {
		return err
	}
	s.say("noted: %s", say.Joined(", ", a.Text, a.Note()))
	return nil
}

func (s *Session) toDo([]string, string) error {
	for i, a := range s.live.Board().Actions {
		s.say("%d. %s", i+1, toldAction(a))
	}
	if len(s.live.Board().Actions) == 0 {
		s.say("Nothing is to be done: type ! and what.")
	}
	return nil
}

func (s *Session) done(args []string, _ string) error {
	all := s.live.Board().Actions
	if len(args) != 1 {
		return errors.New("say which, as :done 1")
	}
	n, err := strconv.Atoi(args[0])
	if err != nil || n < 1 || n > len(all) {
		return errors.New("there is no number " + args[0] + "; :todo lists them")
	}
	a := all[n-1]
	if err := s.wall.Record(mindmap.Draft{Op: mindmap.FinishAction{Action: a.ID, Done: !a.Done}}); err != nil {
		return err
	}
	return s.toDo(nil, "")
}

// toldAction is an action on one line.
func toldAction(a *mindmap.Action) string {
	done := ""
	if a.Done {
		done = "done"
	}
	text := a.Text
	if text == "" {
		text = say.English.TakenOut()
	}
	return say.Joined(", ", text, say.English.ByWhom(a), done)
}
