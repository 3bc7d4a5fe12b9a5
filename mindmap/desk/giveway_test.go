package desk

import (
	"bytes"
	"os"
	"testing"

	"mindwall/mindmap"
)

// Who reads lines, and follows nothing, lets go of the file while words are taken out; what was open writes on afterwards, sees
// what was done, and leaves one file.
func TestADeskThatGivesWay(t *testing.T) {
	path := newWall(t, Writer{Author: "ruth"})
	d := openDesk(t, path, Writer{Author: "ruth"})
	d.GiveWay()
	q := d.Board().Questions[0].ID
	for _, words := range []string{"Ada is ill", "Buses"} {
		if err := d.Record(mindmap.Draft{Op: mindmap.AddAnswer{Question: q, Caption: words}}); err != nil {
			t.Fatal(err)
		}
	}
	for i, round := range []string{"Ada", "Buses"} { // more than once
		command := openDesk(t, path, Writer{Author: "sam"})
		op, _, err := FindWords(command.Live(), []string{command.Board().Questions[0].Unsorted[i].ID.String()})
		if err == nil {
			err = command.Redact(t.Context(), op)
		}
		if err != nil {
			t.Fatalf("%s stays in: %v", round, err)
		}
		if err := command.Close(); err != nil {
			t.Fatal(err)
		}
		if err := d.Refresh(); err != nil {
			t.Fatal(err)
		}
		if err := d.Record(mindmap.Draft{Op: mindmap.AddAnswer{Question: q, Caption: "after " + round}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	all, err := os.ReadFile(path)
	if err != nil || bytes.Contains(all, []byte("Ada is ill")) {
		t.Errorf("the words are in the file, or %v", err)
	}
	board := boardOf(t, path)
	var got []string
	for _, a := range board.Questions[0].Unsorted {
		got = append(got, a.Text)
	}
	if len(got) != 4 || got[0] != "" || got[1] != "" || got[2] != "after Ada" || got[3] != "after Buses" {
		t.Errorf("on the wall are %q", got)
	}
	if err := d.Close(); err != nil {
		t.Errorf("closed again: %v", err)
	}
}

func boardOf(t *testing.T, path string) *mindmap.Board {
	t.Helper()
	d, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	return d.Board()
}
