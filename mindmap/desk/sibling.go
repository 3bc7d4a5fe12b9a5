package desk

import (
	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// SiblingOf takes from a wall what another table needs to begin: the event, questions and themes as they stand, by
// the entries that made them, so that both walls are of one event. What the room said stays behind.
func SiblingOf(path string) ([]mindmap.Entry, error) {
	entries, err := Entries(path)
	if err != nil {
		return nil, err
	}
	sound, _ := wallfile.Sift(entries)                                  // a new wall does not begin with what no wall takes in
	taken, _ := mindmap.Renumber(mindmap.Frame(mindmap.Entries(sound))) // nor with a clock that runs ahead
	return taken, nil
}
