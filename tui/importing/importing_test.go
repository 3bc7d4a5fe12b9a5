package importing

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/survey"
	"mindwall/tui/screen"
)

const (
	way  = "What gets in the way?"
	help = "What helps?"
)

func want[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// The whole way, as it looks.
func TestTheWay(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"60x20", 60, 20}, {"80x24", 80, 24}, {"120x40", 120, 40}} {
		t.Run(size.name, func(t *testing.T) {
			x := newHarness(t, size.w, size.h, way, help)
			x.typeText("res").press("tab").golden("file-" + size.name)
			x.typeText(".csv").press("enter").golden("columns-" + size.name)
			x.press("enter").golden("preview-" + size.name)
			x.press("enter").golden("done-" + size.name)
			want(t, "on the wall", x.answers(), []string{"Waiting lists", "Stairs No bus", "A lift home", "A friendly face"})
			if x.press("enter"); !x.popped {
				t.Error("enter does not go back to the wall")
			}
		})
	}
}

// In windows too small to be of use nothing breaks, and nothing is drawn outside.
func TestAnySize(t *testing.T) {
	for w := 1; w < 70; w += 6 {
		for h := 1; h < 24; h += 2 {
			x := newHarness(t, w, h, way, help)
			x.typeText("nowhere.csv").press("enter").press("esc")
			x = newHarness(t, w, h, way, help)
			x.typeText("r").press("tab", "backspace", "backspace")
			x.s.file.line.SetText("responses.csv")
			x.press("enter", "down", "right", "up", "enter", "space", "end", "home", "enter", "down")
		}
	}
	x := newHarness(t, 80, 24, way)
	if view, cursor := x.s.View(screen.Size{}); view != "" || cursor != nil {
		t.Errorf("drawn without a size: %q", view)
	}
}

func TestOneActThatUndoTakesBack(t *testing.T) {
	x := newHarness(t, 80, 24, way, help)
	x.typeText("responses.csv").press("enter", "enter", "enter").sees("4 answers imported, unsorted", "Ctrl+Z")
	for _, q := range x.env.Board().Questions {
		want(t, "from the survey", q.Tally.Of(mindmap.Survey), 2)
		want(t, "unsorted", len(q.Unsorted), 2)
	}
	if _, _, err := x.scribe.Undo(); err != nil {
		t.Fatal(err)
	}
	want(t, "after one undo", x.answers(), nil)
}

func TestNothingIsImportedBeforeTheLastStep(t *testing.T) {
	x := newHarness(t, 80, 24, way, help)
	x.typeText("responses.csv").press("enter", "enter").sees("4 new · 0 known · 1 empty · 1 refused")
	want(t, "on the wall", x.answers(), nil)
	x.press("esc", "esc", "esc")
	if !x.popped || len(x.answers()) != 0 {
		t.Errorf("left: %v, on the wall: %v", x.popped, x.answers())
	}
}

func TestColumnsGoWhereTheyAreTold(t *testing.T) {
	x := newHarness(t, 80, 24, way, help)
	x.typeText("responses.csv").press("enter")
	x.sees("Email Address", "left out: tells who answered", "→ 1 "+way, "→ 2 "+help)
	x.misses("ann@example.org")
	x.press("right").misses("→ 1") // the first column that was matched
	columns := x.s.columns
	want(t, "mapping", columns.mapping, survey.Mapping{2: x.env.Board().Questions[1].ID, 3: x.env.Board().Questions[1].ID})
	x.press("right")
	want(t, "after the last question comes none", len(columns.mapping), 1)
	x.press("space").sees("→ 1 " + way)
	x.press("end", "space")
	want(t, "columns in", len(columns.mapping), 3)
	x.press("space", "up", "space", "up", "space", "enter")
	x.sees("no column goes to a question yet")
	x.press("up", "space", "enter", "enter") // somebody asks for the addresses
	want(t, "on the wall", x.answers(), []string{"ann@example.org", "bob@example.org"})
}

func TestCellsAreTakenApartOnlyWhenAsked(t *testing.T) {
	x := newHarness(t, 100, 24, way, help)
	x.typeText("responses.csv").press("enter", "enter")
	x.sees("[ ] Take apart what seems to be several answers: 1 cell", "Stairs ¦ No bus", "4 new")
	x.press("space").sees("[✓] Take apart", "row 3.1", "Stairs", "row 3.2", "No bus", "5 new")
	x.press("space").sees("[ ] Take apart", "4 new")
	// One cell alone: below the two settings and the refusal come the answers.
	x.press("down", "down", "down", "down", "down").sees("▸ row 3 ")
	x.press("space").sees("[ ] Take apart", "row 3.1", "5 new")
	x.press("space").sees("4 new").press("space", "enter")
	want(t, "on the wall", x.answers(), []string{"Waiting lists", "Stairs", "No bus", "A lift home", "A friendly face"})
}

func TestInbox(t *testing.T) {
	x := newHarness(t, 80, 24, way, help)
	x.typeText("responses.csv").press("enter", "enter", "down", "space").sees("[✓] Keep the answers off the wall")
	x.press("enter").sees("4 answers imported, in the inbox")
	want(t, "on the wall", len(x.answers()), 0)
	want(t, "in the inbox", len(x.env.Board().Inbox), 4)
}

func TestImportedAgainBringsNothing(t *testing.T) {
	x := newHarness(t, 80, 24, way, help)
	x.typeText("responses.csv").press("enter", "enter", "enter", "enter")
	x.s = New(x.env, x.s.importer)
	x.typeText("responses.csv").press("enter", "enter").sees("0 new · 4 known · 1 empty · 1 refused", "Import 0 answers")
	x.press("enter")
	want(t, "on the wall", len(x.answers()), 4)
}

func TestOutcomeTellsWhatWasLeftOutAndWhy(t *testing.T) {
	x := newHarness(t, 100, 24, way, help)
	x.typeText("responses.csv").press("enter", "enter", "enter")
	x.sees("row 3 is a formula that failed: #REF! (What helps?)",
		"left out: A Timestamp (tells when)", "left out: B Email Address (tells who answered)", "left out: E Anything else?")
}

func TestErrorsAreSaidAndNothingTypedIsLost(t *testing.T) {
	x := newHarness(t, 80, 24, way, help)
	x.press("enter").sees("type or paste the name")
	x.typeText("nowhere.csv").press("enter").sees("nowhere.csv: there is no such survey", "› nowhere.csv")
	x.typeText("x").misses("no such survey")
	x.files["broken.csv"] = "What helps?\n"
	x.s.file.line.SetText("broken.csv")
	x.press("enter").sees("has a header and no answers below it")
	x.s.file.line.SetText("responses.csv")
	x.fails = errors.New("the disk is full")
	x.press("enter", "enter", "enter").sees("✗ the disk is full", "4 new")
	x.fails = nil
	x.press("enter").sees("4 answers imported")
	empty := newHarness(t, 80, 24)
	empty.typeText("responses.csv").press("enter").sees("there is no question yet")
	locked := newHarness(t, 80, 24, way)
	locked.env.Status.ReadOnly = "the disk is locked"
	locked.typeText("responses.csv").press("enter", "enter", "enter").sees("this wall can be read only: the disk is locked")
}

func TestAnotherToolIsTried(t *testing.T) {
	x := newHarness(t, 80, 24, way, help)
	x.typeText("responses.csv").press("enter", "home").sees("◂ Google Forms ▸", "headers in row 1")
	x.press("right").sees("has no header of SurveyMonkey", "◂ Google Forms ▸")
	x.press("right", "right", "right").sees("◂ a table ▸", "▸ Tool")
}

// What was given up has no say any more, however late it comes.
func TestGivingUp(t *testing.T) {
	x := newHarness(t, 80, 24, way, help)
	x.hold = true
	x.typeText("responses.csv").press("enter").sees("Reading responses.csv …", "give up")
	late := x.held
	x.press("esc").sees("given up; nothing was imported")
	x.hold = false
	x.send(late())
	if x.s.stage != x.s.file {
		t.Error("a survey that was given up is shown")
	}
	x.press("enter", "enter")
	x.hold = true
	x.press("enter").sees("Writing 4 answers …")
	ctx := x.s.job.ctx
	x.press("esc").sees("given up; nothing was imported", "4 new")
	if ctx.Err() == nil {
		t.Error("the recording was not told to stop")
	}
}

// The outcome is shown when all of it is on the board, so that an undo finds it there.
func TestProgressWhileEntriesArrive(t *testing.T) {
	x := newHarness(t, 80, 24, way, help)
	x.delay = true
	x.typeText("responses.csv").press("enter", "enter", "enter").sees("Putting them on the wall: 0 of 4", "░")
	x.arrive(3).sees("Putting them on the wall: 3 of 4", "█")
	x.arrive(1).sees("4 answers imported")
}

func TestQuestionsThatGoAreLetGo(t *testing.T) {
	x := newHarness(t, 80, 24, way, help)
	x.typeText("responses.csv").press("enter").sees("→ 2 " + help)
	if _, _, err := x.scribe.Undo(); err != nil {
		t.Fatal(err)
	}
	x.send(screen.BoardChangedMsg{})
	x.misses("→ 2").sees("→ 1")
}

func TestPaths(t *testing.T) {
	for _, c := range []struct{ pasted, want string }{
		{"responses.csv", "responses.csv"},
		{"  /tmp/a b.csv\n", "/tmp/a b.csv"},
		{"'/tmp/a b.csv' ", "/tmp/a b.csv"},
		{`"/tmp/a b.csv"`, "/tmp/a b.csv"},
		{`/tmp/a\ b\ \(1\).csv`, "/tmp/a b (1).csv"},
		{"file:///tmp/a%20b.csv", "/tmp/a b.csv"},
		{"'", "'"},
		{"one.csv\ntwo.csv", "one.csv"},
	} {
		want(t, c.pasted, plainPath(c.pasted), c.want)
	}
	x := newHarness(t, 80, 24, way)
	x.send(tea.PasteMsg{Content: "'responses.csv'\n"}).sees("› responses.csv").press("enter").sees("Google Forms, 3 rows")
	x.send(tea.PasteMsg{Content: "elsewhere.csv"}).misses("elsewhere")
}

func TestCompletion(t *testing.T) {
	x := newHarness(t, 80, 24, way)
	x.typeText("f").press("tab").sees("› forms/")
	x.s.file.line.SetText("r")
	x.press("tab").sees("› responses", "responses-old.csv", "responses.csv")
	x.typeText(".").misses("old").press("tab").sees("› responses.csv")
	x.typeText("z").press("tab").sees("no file here begins like that")
	x.hold = true
	x.s.file.line.SetText("f")
	x.press("tab")
	stale := x.held
	x.typeText("x")
	x.hold = false
	x.send(stale()).sees("› fx")
	want(t, "common start", commonStart([]string{"fäden", "fähre", "fä"}), "fä")
}

// Letters are text where a file is named, and nothing else is a letter's.
func TestKeys(t *testing.T) {
	x := newHarness(t, 80, 24, way, help)
	if !x.s.Capturing() {
		t.Error("letters are not typed into the path")
	}
	stages := []func(){func() {}, func() { x.typeText("responses.csv").press("enter") }, func() { x.press("enter") }, func() { x.press("enter") }}
	for _, next := range stages {
		next()
		seen := map[string]bool{}
		for _, b := range x.s.ShortHelp() {
			for _, k := range b.Keys() {
				if seen[k] {
					t.Errorf("%s: key %q has two meanings", x.s.stage.heading(), k)
				}
				seen[k] = true
				if len(k) == 1 {
					t.Errorf("%s: the letter %q is a key", x.s.stage.heading(), k)
				}
			}
		}
		if !seen["esc"] {
			t.Errorf("%s: no way back", x.s.stage.heading())
		}
	}
}

func TestWheelScrolls(t *testing.T) {
	x := newHarness(t, 60, 20, way, help)
	x.files["long.csv"] = way + "\n" + strings.Repeat("Waiting\n", 200)
	x.typeText("long.csv").press("enter", "enter")
	x.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	want(t, "chosen", x.s.preview.list.At, wheelRows)
	x.press("end").sees("row 201").press("pgup", "home").sees("▸ [ ] Take")
	x.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	want(t, "chosen", x.s.preview.list.At, 0)
}
