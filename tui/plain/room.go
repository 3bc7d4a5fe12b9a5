package plain

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
	"mindwall/tui/presenter"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// scenes are what the room can be shown by name. Others are about one answer or one theme, or of a door that this mode has not.
var scenes = []shown.Scene{shown.Map, shown.Blank, shown.Summary, shown.Parked, shown.LastTime, shown.Across, shown.Closing, shown.WriteUp}

// sceneNames are those names, as they are typed.
func sceneNames() (names []string) {
	for _, s := range scenes {
		names = append(names, string(s))
	}
	return names
}

// sceneOf is the scene of a name; its words may be apart.
func sceneOf(name string) (shown.Scene, bool) {
	i := slices.IndexFunc(sceneNames(), func(n string) bool { return strings.EqualFold(n, strings.ReplaceAll(name, " ", "-")) })
	if i < 0 {
		return "", false
	}
	return scenes[i], true
}

// show lets the room see a scene, and reads it out; without a name it reads what the room sees now. How the latest
// vote went is shown so as well.
func (s *Session) show(_ []string, rest string) error {
	if strings.EqualFold(rest, "vote") {
		return s.endVote(true)
	}
	now, err := s.wall.Shown()
	switch {
	case err != nil:
		return err
	case rest == "":
		return s.tellRoom(now)
	}
	scene, ok := sceneOf(rest)
	switch {
	case !ok:
		return fmt.Errorf("there is no %q to show: %s, or vote", rest, strings.Join(sceneNames(), ", "))
	case scene == shown.WriteUp && s.live.Board().Event.WriteUp == "":
		return errors.New("no address is known: :event write-up and the address")
	case scene == shown.LastTime && s.live.Board().Follows.IsZero():
		return errors.New("this wall follows up no other: mindwall new FILE --follow-up LAST.wall makes one that does")
	}
	now.Scene, now.Question, now.Theme, now.Answer = scene, s.question, mindmap.ID{}, mindmap.ID{}
	if err := s.wall.Show(now); err != nil {
		return err
	}
	s.shows = true
	return s.tellRoom(now)
}

// tellRoom reads what the room sees. The map is read by :list, with numbers.
func (s *Session) tellRoom(now shown.Shown) error {
	s.say("The room sees %s.", presenter.NameOf(now.Scene))
	if now.Scene == shown.Map || now.Scene == shown.Blank {
		return nil
	}
	now.Timer = shown.Timer{} // it is not read by the clock
	var f stage.Finder
	outline, _ := stage.Tell(stage.View{
		Live: s.live, Shown: now, Size: screen.Size{W: 1, H: 2}, Look: look.New(look.Light, true), Across: f.Now(now, s.live.Board()),
	})
	for _, line := range outline {
		s.say("%s", line)
	}
	return nil
}

// turnRoom lets the room see the question that the session has come to, when it was shown something here.
func (s *Session) turnRoom() error {
	if !s.shows {
		return nil
	}
	now, err := s.wall.Shown()
	if err != nil {
		return err
	}
	now.Question = s.question
	return s.wall.Show(now)
}

// event says something of the event, or reads what is known of it.
func (s *Session) event(args []string, rest string) error {
	e := &s.live.Board().Event
	if len(args) == 0 {
		for _, field := range mindmap.EventFields() {
			if words := e.Known(field); words != "" {
				s.say("%s: %s", field, words)
			}
		}
		s.say("What can be known: %s.", strings.Join(mindmap.EventFields(), ", "))
		return nil
	}
	var op mindmap.DescribeEvent
	field, words := strings.ToLower(args[0]), strings.TrimSpace(rest[len(args[0]):])
	if words == "" && e.Known(field) == "" {
		return errors.New("say what, as :event thanks to the library")
	}
	if field == "language" && words != "" {
		name, err := say.ParseLanguage(words)
		if err != nil {
			return fault.Advise(err, "write its short name, such as de, fr or pt-BR")
		}
		words = name
	}
	if err := op.Describe(field, words); err != nil {
		return err
	}
	if err := s.wall.Record(mindmap.Draft{Op: op}); err != nil {
		return err
	}
	s.say("%s: %s", field, s.live.Board().Event.Known(field))
	return nil
}
