package checked

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	kinds "mindwall/mindmap/fault"
)

// told runs part of a check, and returns what it puts out.
func told(t *testing.T, asJSON bool, do func(*Check) error) (string, error) {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	c := &Check{Shell: shell.New(t.Context(), os.Stdin, write, os.Stderr), JSON: asJSON}
	ended := do(c)
	if err := errors.Join(c.Flush(), write.Close()); err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(read)
	if err != nil {
		t.Fatal(err)
	}
	return string(out), ended
}

// People read a finding a line, scripts the same words; a line that goes on with the one before is part of it there, and an error
// is told in both ways.
func TestFindings(t *testing.T) {
	finds := func(end error) func(*Check) error {
		return func(c *Check) error {
			c.finding("fonts", "Latin, %s", "Greek")
			c.finding("", "none for Thai")
			c.finding("wall", "a\x1b[2Jb")
			return c.End(end)
		}
	}
	const lines = "fonts       Latin, Greek\n            none for Thai\nwall        a[2Jb\n"
	broken := kinds.Advise(errors.New("damaged"), "rescue it")
	for _, end := range []error{nil, broken} {
		if out, err := told(t, false, finds(end)); out != lines || !errors.Is(err, end) {
			t.Errorf("people are told %q, %v", out, err)
		}
		out, err := told(t, true, finds(end))
		var read struct {
			Findings []struct{ About, Says string }
			Faults   []struct{ Says, Do string }
			Wall     *struct{}
		}
		if json.Unmarshal([]byte(out), &read) != nil || !errors.Is(err, end) || read.Wall != nil || len(read.Findings) != 2 || read.Findings[0].Says != "Latin, Greek; none for Thai" {
			t.Errorf("scripts are told %s, %v", out, err)
		}
		switch {
		case end == nil && !strings.Contains(out, `"faults": []`):
			t.Errorf("without a fault scripts are told %s", out)
		case end != nil && (len(read.Faults) != 1 || read.Faults[0].Says != "damaged" || read.Faults[0].Do != "rescue it"):
			t.Errorf("of a fault scripts are told %+v", read.Faults)
		}
	}
}

// What stands beside the questions is counted where there is some, and what is from elsewhere or not understood is said.
func TestInfoForPeople(t *testing.T) {
	question := desk.QuestionInfo{Number: 1, Text: "Why?", Answers: 3, Tally: 5, Themes: 2, Heads: 1, Unsorted: 1, BySource: map[mindmap.Source]int{mindmap.Room: 1, mindmap.Survey: 2}}
	for _, c := range []struct {
		name string
		info desk.Info
		want string
	}{
		{"an empty wall", desk.Info{}, "(no title)\n\nno question yet\n"},
		{"all there is", desk.Info{
			Event: desk.EventInfo{Title: "Day", Place: "Leeds", Host: "A\nB"}, Questions: []desk.QuestionInfo{question},
			Parked: 1, Inbox: 2, Recovered: 3, Aside: 4, ToDo: 5, Unknown: 1,
		}, "Day\nLeeds · A B\n\n1  Why?\n   3 answers, said 5 times, 1 theme, 1 unsorted; 2 from the survey\n\n" +
			"else  1 parked, 2 in the inbox, 3 without a question, 4 set aside (questions), 5 to do\n\n1 entry from a newer mindwall, kept and not shown\n"},
	} {
		var b strings.Builder
		if PrintInfo(&b, &c.info, 0); b.String() != c.want {
			t.Errorf("%s is told as\n%s\nwant\n%s", c.name, b.String(), c.want)
		}
	}
}
