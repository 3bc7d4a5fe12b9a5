package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/wallfile/rescue"
)

// release is the commit of version 0.1.0.
const release = "838e7fc"

// released is the program of that version.
type released string

// buildReleased builds it from the repository's history.
func buildReleased(t *testing.T) released {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("building from an archive needs tar")
	}
	if err := exec.Command("git", "cat-file", "-e", release+"^{commit}").Run(); err != nil {
		if os.Getenv("MINDWALL_REQUIRE_TOOLS") == "1" && !isShallow() {
			t.Fatal("the history does not reach back to version 0.1.0:", err)
		}
		t.Skip("the history does not reach back to version 0.1.0:", err)
	}
	folder := t.TempDir()
	archive, program := filepath.Join(folder, "source.tar"), filepath.Join(folder, "mindwall")
	for _, step := range [][]string{
		{"git", "-C", "../..", "archive", "-o", archive, release}, {"tar", "-xf", archive, "-C", folder},
		{"go", "-C", folder, "build", "-trimpath", "-ldflags=-s -w", "-o", program, "./cmd/mindwall"},
	} {
		if out, err := exec.Command(step[0], step[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", step[0], err, out)
		}
	}
	return released(program)
}

// isShallow reports whether the history was cut off when the repository was fetched.
func isShallow() bool {
	out, err := exec.Command("git", "rev-parse", "--is-shallow-repository").Output()
	return err == nil && bytes.HasPrefix(out, []byte("true"))
}

// run runs the released program, and returns what it says.
func (r released) run(t *testing.T, args ...string) (said string, err error) {
	t.Helper()
	home := t.TempDir()
	c := exec.Command(string(r), args...)
	c.Env = append(os.Environ(), "MINDWALL_AUTHOR=ruth", "HOME="+home, "XDG_CONFIG_HOME="+home)
	out, err := c.CombinedOutput()
	return string(out), err
}

func (r released) must(t *testing.T, args ...string) string {
	t.Helper()
	said, err := r.run(t, args...)
	if err != nil {
		t.Fatalf("%s of version 0.1.0: %v\n%s", args[0], err, said)
	}
	return said
}

func duplicate(t *testing.T, path string) string {
	t.Helper()
	from, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	name := filepath.Join(t.TempDir(), filepath.Base(path))
	to, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(to, from); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

func boardIn(t *testing.T, path string) *mindmap.Board {
	t.Helper()
	entries, err := desk.Entries(path)
	if err != nil {
		t.Fatal(err)
	}
	return fold.Of(entries)
}

// TestAWallOfTheReleasedProgramOpens holds that of a wall that version 0.1.0 wrote: it has themes, an import that was
// undone and redone, a copy that was merged, a phone's answer, and one whose words were taken out.
func TestAWallOfTheReleasedProgramOpens(t *testing.T) {
	path := duplicate(t, filepath.Join("testdata", "released.wall"))
	if said := runHere(t, "check", path); !strings.Contains(said, "sound, 15 entries") {
		t.Errorf("check says %s", said)
	}
	b := boardIn(t, path)
	if b.Event.Title != "Our day" || b.Unknown != 0 || len(b.Questions) != 2 || b.Questions[0].Tally != (mindmap.Tally{1, 0, 1}) ||
		b.Questions[1].Tally != (mindmap.Tally{3, 2, 0}) || b.Questions[1].Themes[0].Themes[0].Answers[0].Quote != "It is one pound eighty." {
		t.Errorf("the board reads %+v", b)
	}
	runHere(t, "add", path, "--question", "1", "--theme", "Peers", "Other link workers")
	runHere(t, "merge", path, duplicate(t, filepath.Join("testdata", "released.wall")))
	if after := boardIn(t, path); after.Questions[0].Answers != b.Questions[0].Answers+1 || after.Entries != b.Entries+2 {
		t.Errorf("after writing the board reads %+v", after)
	}
}

// newKinds are operations that version 0.1.0 does not know, on a wall with a question and two answers of one row of a
// survey; holds looks whether they count.
func newKinds(question, answer mindmap.ID) map[string]struct {
	drafts []mindmap.Draft
	holds  func(*mindmap.Board) bool
} {
	text, page := "Ruth", "https://example.org/day"
	action, round := mindmap.ID{77}, mindmap.ID{78}
	return map[string]struct {
		drafts []mindmap.Draft
		holds  func(*mindmap.Board) bool
	}{
		"event.describe": {[]mindmap.Draft{{Op: mindmap.DescribeEvent{Contact: &text, Notice: &text, WriteUp: &page}}},
			func(b *mindmap.Board) bool {
				return b.Event.Contact == text && b.Event.WriteUp == page && b.Event.Title == "Our day"
			}},
		"answer.tally": {[]mindmap.Draft{{Op: mindmap.TallyAnswer{Answer: answer, Delta: 2, Source: mindmap.Phone}}},
			func(b *mindmap.Board) bool { return b.Questions[0].Tally.Of(mindmap.Phone) == 2 }},
		"answer.add": {[]mindmap.Draft{{Op: mindmap.AddAnswer{Question: question, Caption: "Said in the survey", Source: mindmap.Survey,
			Origin: &mindmap.Origin{Key: "k", Attributes: map[string]string{"role": "nurse"}}}}},
			func(b *mindmap.Board) bool { return len(b.Questions[0].Unsorted[0].Merged) == 1 }},
		"action.add": {[]mindmap.Draft{{ID: action, Op: mindmap.AddAction{Text: "Ask the council", Who: "Ruth"}}, {Op: mindmap.FinishAction{Action: action, Done: true}},
			{Op: mindmap.Reword{Node: action, Text: "Ask again"}}},
			func(b *mindmap.Board) bool {
				return len(b.Actions) == 1 && b.Actions[0].Done && b.Actions[0].Text == "Ask again"
			}},
		"vote.open": {[]mindmap.Draft{{ID: round, Op: mindmap.OpenVote{Question: question, On: mindmap.OnAnswers, Votes: 2}},
			{Op: mindmap.CastBallot{Round: round, Ballot: mindmap.ID{1}, Choices: []mindmap.ID{answer}}},
			{Op: mindmap.CountHands{Round: round, Node: answer, Delta: 3}}, {Op: mindmap.CloseVote{Round: round, Show: true}}},
			func(b *mindmap.Board) bool {
				return len(b.Rounds) == 1 && b.Rounds[0].Closed && b.Rounds[0].Results[0] == (mindmap.Outcome{Node: answer, Votes: mindmap.Votes{Dots: 1, Hands: 3}})
			}},
		"event.follow": {[]mindmap.Draft{{Op: mindmap.FollowEvent{Wall: mindmap.ID{79}, Title: "Last year", Questions: []mindmap.Followed{{ID: question, Was: mindmap.ID{80}, Said: 4}}}}},
			func(b *mindmap.Board) bool { return b.Follows.Title == "Last year" && b.Follows.Questions[0].Said == 4 }},
		"rows.redact": {[]mindmap.Draft{{Op: mindmap.RedactRows{Rows: []mindmap.ID{mindmap.KeyID("a row")}}}},
			func(b *mindmap.Board) bool { return b.Entries > 0 && b.Unknown == 0 }},
	}
}

// plainWall is a wall with a question and two answers, the first of a row of a survey.
func plainWall(t *testing.T) (path string, question, answer, other mindmap.ID) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "day.wall")
	runHere(t, "new", path, "--title", "Our day", "--question", "What helps?", "--no-open")
	question = boardIn(t, path).Questions[0].ID
	answer, other = mindmap.ID{70}, mindmap.ID{71}
	record(t, path, mindmap.Draft{ID: answer, Op: mindmap.AddAnswer{Question: question, Caption: "The bus", Origin: &mindmap.Origin{Key: "k"}}},
		mindmap.Draft{ID: other, Op: mindmap.AddAnswer{Question: question, Caption: "Words about Ada"}})
	return path, question, answer, other
}

// record writes into a wall what no command writes yet.
func record(t *testing.T, path string, drafts ...mindmap.Draft) {
	t.Helper()
	d, err := desk.Open(path, desk.Writer{Author: "sam"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Change(context.Background(), func(p *desk.Pen) error { return p.Record(drafts...) })
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestTheReleasedProgram holds what docs/format.md says of version 0.1.0.
func TestTheReleasedProgram(t *testing.T) {
	old := buildReleased(t)
	t.Run("keeps new kinds", func(t *testing.T) { keepsNewKinds(t, old) })
	t.Run("reads no false tally", func(t *testing.T) { readsNoFalseTally(t, old) })
}

// keepsNewKinds holds that version 0.1.0 opens a wall with them, writes it, merges it and takes
// words out of it, and that they count as before when this program opens it again.
func keepsNewKinds(t *testing.T, old released) {
	path, question, answer, other := plainWall(t)
	apart := duplicate(t, path)
	kinds := newKinds(question, answer)
	for _, kind := range kinds {
		record(t, path, kind.drafts...)
	}
	check := func(when string) {
		t.Helper()
		here := boardIn(t, path)
		for name, kind := range kinds {
			if !kind.holds(here) {
				t.Errorf("%s, %s: the board reads %+v", when, name, here)
			}
		}
	}
	check("before")
	if said := old.must(t, "info", path); !strings.Contains(said, "What helps?") {
		t.Errorf("it says %s", said)
	}
	old.must(t, "add", path, "--question", "1", "Typed in version 0.1.0")
	old.must(t, "merge", apart, path)
	old.must(t, "redact", apart, other.String())
	old.must(t, "merge", path, apart)
	check("after")
	here, there := boardIn(t, path), boardIn(t, apart)
	if diff := cmp.Diff(here, there, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(mindmap.Question{}, mindmap.Theme{})); diff != "" {
		t.Errorf("the copies differ: %s", diff)
	}
	if here.Questions[0].Answers != 3 || here.Unknown != 0 {
		t.Errorf("the board reads %+v", here)
	}
	if data, _ := os.ReadFile(path); bytes.Contains(data, []byte("Ada")) {
		t.Error("the words are still in the file")
	}
	if report, err := rescue.Check(context.Background(), path); err != nil || len(report.Faults) > 0 || report.Version != 1 {
		t.Errorf("report %+v, %v", report, err)
	}
}

// readsNoFalseTally holds that version 0.1.0 does not write a wall with counted rows, and that
// nothing is lost when it merges one into another.
func readsNoFalseTally(t *testing.T, old released) {
	start, _, answer, other := plainWall(t)
	path := duplicate(t, start)
	record(t, path, plan.Count(answer, "a.csv", []mindmap.CountedRow{{Key: "k"}, {Key: "l"}, {Key: "m"}})...)
	if said := old.must(t, "info", path); !strings.Contains(said, "newer version") || !strings.Contains(said, "from a newer mindwall") {
		t.Errorf("it says %s", said)
	}
	for _, args := range [][]string{{"add", path, "--question", "1", "Typed"}, {"merge", path, start}, {"redact", path, other.String()}} {
		if said, err := old.run(t, args...); err == nil || !strings.Contains(said, "newer version") {
			t.Errorf("%s: %v, it says %s", args[0], err, said)
		}
	}
	apart := duplicate(t, start)
	old.must(t, "merge", apart, path)
	if n := boardIn(t, apart).Questions[0].Tally.Total(); n != 4 {
		t.Errorf("%d people, want 4", n)
	}
	runHere(t, "add", apart, "--question", "1", "Typed")
	if report, err := rescue.Check(context.Background(), apart); err != nil || report.Version != 2 {
		t.Errorf("report %+v, %v", report, err)
	}
}
