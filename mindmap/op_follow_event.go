package mindmap

import (
	"errors"
	"fmt"
	"slices"

	"mindwall/mindmap/text"
)

var followEventSpec = spec{kind: "event.follow", read: decode[FollowEvent], about: anyNode, frame: always}

// FollowEvent says which wall this one follows up, and what is known of it. The latest says all of it.
type FollowEvent Follows

// Follows is the wall of the last event, as a wall that follows it up knows it: what became of what, and how often it was said
// then. It holds ids and counts, and nobody's words.
type Follows struct {
	Wall      ID         `json:"wall,omitzero"`
	Title     string     `json:"title,omitempty"` // of the last event
	Date      string     `json:"date,omitempty"`
	Questions []Followed `json:"questions,omitempty"` // in order
	Themes    []Followed `json:"themes,omitempty"`    // in order, each behind what it is under
	Actions   []Followed `json:"actions,omitempty"`   // that were open
}

// Followed is a question, a theme or an action of a wall that was on the last one as well.
type Followed struct {
	ID    ID  `json:"id"`
	Was   ID  `json:"was"`            // there
	Under ID  `json:"under,omitzero"` // of a theme: what it was under, by the id of this wall
	Said  int `json:"said,omitempty"` // by how many people, sub-themes included
}

// MaxFollowed is how much a wall knows of the last one at most: its questions, themes and actions together.
const MaxFollowed = 4000

// IsZero reports whether no wall is followed up.
func (f *Follows) IsZero() bool { return f.Wall.IsZero() }

func (op FollowEvent) Validate() error {
	for _, words := range []string{op.Title, op.Date} {
		if _, err := text.Title.Clean(words); err != nil {
			return err
		}
	}
	all := slices.Concat(op.Questions, op.Themes, op.Actions)
	if len(all) > MaxFollowed {
		return fmt.Errorf("%d things of last time, at most %d", len(all), MaxFollowed)
	}
	for _, one := range all {
		if one.ID.IsZero() || one.Was.IsZero() || one.Said < 0 {
			return errors.New("something of last time has no id, or a count below 0")
		}
	}
	return needs(op.Wall, "wall")
}

func (op FollowEvent) Tell(Names) string {
	told := "follow up " + text.Quoted(op.Title)
	if op.Date != "" {
		told += " of " + text.Line(op.Date)
	}
	return told
}

func (FollowEvent) spec() *spec { return &followEventSpec }

func (FollowEvent) Target() ID { return ID{} }

func (op FollowEvent) Apply(_ World, n *Facts) {
	op.Title, op.Date = text.Title.Lenient(op.Title), text.Title.Lenient(op.Date)
	for _, list := range []*[]Followed{&op.Questions, &op.Themes, &op.Actions} {
		*list = slices.Clone((*list)[:min(len(*list), MaxFollowed)])
		for i := range *list {
			(*list)[i].Said = max((*list)[i].Said, 0)
		}
	}
	n.Follows = (*Follows)(&op)
}
