package importing_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/survey"
	"mindwall/tui"
	"mindwall/tui/internal/drive"
)

// The whole way, as it looks.
func TestTheWay(t *testing.T) {
	for _, size := range drive.Sizes() {
		name := fmt.Sprintf("%dx%d", size.W, size.H)
		t.Run(name, func(t *testing.T) {
			drive.Test(t, func(t *testing.T) {
				x := open(t, size.W, size.H, way, help)
				x.Type("res").Press("tab").Golden("file-" + name)
				x.Type(".csv").Press("enter").Golden("columns-" + name)
				x.Press("enter").Golden("preview-" + name)
				x.Press("enter").Golden("done-" + name)
				want(t, "on the wall", x.answers(), []string{"Waiting lists", "Stairs No bus", "A lift home", "A friendly face"})
				if x.Press("enter"); !x.back() {
					t.Error("enter does not go back to the wall")
				}
			})
		})
	}
}

// In windows too small to be of use nothing breaks, and nothing is drawn outside: the driver holds each screen to its
// window.
func TestAnySize(t *testing.T) {
	step := 1
	if testing.Short() {
		step = 3
	}
	drive.Test(t, func(t *testing.T) {
		for w := 1; w < 70; w += 6 * step {
			for h := 1; h < 24; h += 2 * step {
				x := open(t, 80, 24, way, help)
				x.Resize(w, h).Type("nowhere.csv").Press("enter", "esc")
				x = open(t, 80, 24, way, help)
				x.Resize(w, h).Type("r").Press("tab", "backspace", "backspace", "ctrl+u").Type("responses.csv")
				x.Press("enter", "down", "right", "up", "enter", "space", "end", "home", "enter", "down")
			}
		}
		open(t, 80, 24, way).Resize(0, 0).Resize(80, 24).Sees("Import answers")
	})
}

func TestOneActThatUndoTakesBack(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.Type("responses.csv").Press("enter", "enter", "enter").Sees("4 answers imported, unsorted", "Ctrl+Z")
		for _, q := range x.Live.Board().Questions {
			want(t, "from the survey", q.Tally.Of(mindmap.Survey), 2)
			want(t, "unsorted", len(q.Unsorted), 2)
		}
		x.Press("enter", "ctrl+z")
		want(t, "after one undo", x.answers(), nil)
	})
}

func TestNothingIsImportedBeforeTheLastStep(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.Type("responses.csv").Press("enter", "enter").Sees("4 new · 0 known · 1 empty · 1 refused")
		want(t, "on the wall", x.answers(), nil)
		x.Press("esc", "esc", "esc")
		if !x.back() || len(x.answers()) != 0 {
			t.Errorf("left: %v, on the wall: %v", x.back(), x.answers())
		}
	})
}

func TestColumnsGoWhereTheyAreTold(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.Type("responses.csv").Press("enter")
		x.Sees("Email Address", "left out: tells who answered", "→ 1 "+way, "→ 2 "+help)
		x.Misses("ann@example.org")
		in := func(n int) {
			t.Helper()
			if got := strings.Count(x.Screen(), " → "); got != n {
				t.Errorf("%d columns go to a question, want %d:\n%s", got, n, x.Screen())
			}
		}
		x.Press("right").Misses("→ 1") // the first column that was matched
		if in(2); strings.Count(x.Screen(), "→ 2 "+help) != 2 {
			t.Errorf("both columns go to question 2, want:\n%s", x.Screen())
		}
		x.Press("right")
		in(1) // after the last question comes none
		x.Press("space").Sees("→ 1 " + way)
		x.Press("end", "space")
		in(3)
		x.Press("space", "up", "space", "up", "space", "enter")
		x.Sees("no column goes to a question yet")
		x.Press("up", "space", "enter", "enter") // somebody asks for the addresses
		want(t, "on the wall", x.answers(), []string{"ann@example.org", "bob@example.org"})
	})
}

func TestCellsAreTakenApartOnlyWhenAsked(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 100, 24, way, help)
		x.Type("responses.csv").Press("enter", "enter")
		x.Sees("[ ] Take apart what seems to be several answers: 1 cell", "Stairs ¦ No bus", "4 new")
		x.Press("space").Sees("[✓] Take apart", "row 3.1", "Stairs", "row 3.2", "No bus", "5 new")
		x.Press("space").Sees("[ ] Take apart", "4 new")
		// One cell alone: below the two settings and the refusal come the answers.
		x.Press("down", "down", "down", "down", "down").Sees("▸ row 3 ")
		x.Press("space").Sees("[ ] Take apart", "row 3.1", "5 new")
		x.Press("space").Sees("4 new").Press("space", "enter")
		want(t, "on the wall", x.answers(), []string{"Waiting lists", "Stairs", "No bus", "A lift home", "A friendly face"})
	})
}

func TestInbox(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.Type("responses.csv").Press("enter", "enter", "down", "space").Sees("[✓] Keep the answers off the wall")
		x.Press("enter").Sees("4 answers imported, in the inbox")
		want(t, "on the wall", len(x.answers()), 0)
		want(t, "in the inbox", len(x.Live.Board().Inbox), 4)
	})
}

func TestImportedAgainBringsNothing(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.Type("responses.csv").Press("enter", "enter", "enter", "enter")
		x.Press("f10")
		x.Type("responses.csv").Press("enter", "enter").Sees("0 new · 4 known · 1 empty · 1 refused", "Import 0 answers")
		x.Press("enter")
		want(t, "on the wall", len(x.answers()), 4)
	})
}

func TestOutcomeTellsWhatWasLeftOutAndWhy(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 100, 24, way, help)
		x.Type("responses.csv").Press("enter", "enter", "enter")
		x.Sees("row 3 is a formula that failed: #REF! (What helps?)",
			"left out: A Timestamp (tells when)", "left out: B Email Address (tells who answered)", "left out: E Anything else?")
	})
}

func TestErrorsAreSaidAndNothingTypedIsLost(t *testing.T) {
	t.Chdir(t.TempDir())
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.Press("enter").Sees("nothing is in this folder", "choose, type or paste the name")
		x.Type("nowhere.csv").Press("enter").Sees("nowhere.csv: there is no such survey", "› nowhere.csv")
		x.Type("x").Misses("no such survey")
		x.files["broken.csv"] = "What helps?\n"
		x.Press("ctrl+u").Type("broken.csv").Press("enter").Sees("has a header and no answers below it")
		x.Press("ctrl+u").Type("responses.csv")
		x.fails = errors.New("the disk is full")
		x.Press("enter", "enter", "enter").Sees("✗ the disk is full", "4 new")
		x.fails = nil
		x.Press("enter").Sees("4 answers imported")
	})
}

// A folder that is typed or dropped is there to choose from.
func TestAFolderIsWalkedInto(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "responses.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	drive.Test(t, func(t *testing.T) {
		x := open(t, 200, 24, way, help)
		x.Type(dir).Press("enter").Sees("▸ responses.csv", dir).Misses("› " + dir)
	})
}

// A wall without questions has no import; they may go while it is up.
func TestAWallWithoutQuestionsOrThatCanBeReadOnly(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		empty := open(t, 80, 24, way)
		empty.Arrive(mindmap.Undo{Act: asked(empty, 0)}).Type("responses.csv").Press("enter").Sees("there is no question yet")
		locked := openWith(t, drive.Options{Questions: []string{way}}, func(o *tui.Options) { o.ReadOnly = "the disk is locked" })
		locked.Type("responses.csv").Press("enter", "enter", "enter").Sees("this wall can be read only: the disk is locked")
	})
}

func TestAnotherToolIsTried(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.Type("responses.csv").Press("enter", "home").Sees("◂ Google Forms ▸", "headers in row 1")
		x.Press("right").Sees("has no header of SurveyMonkey", "◂ Google Forms ▸")
		x.Press("right", "right", "right").Sees("◂ a table ▸", "▸ Tool")
	})
}

// What was given up has no say any more, however late it comes.
func TestGivingUp(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.shut()
		x.Type("responses.csv").Press("enter").Sees("Reading responses.csv …", "give up")
		x.Press("esc").Sees("given up; nothing was imported")
		x.letGo()
		x.Sees("› responses.csv") // and not the survey that was given up
		x.Press("enter", "enter").Sees("4 new")
		x.shut()
		x.Press("enter").Sees("Writing 4 answers …")
		x.Press("esc").Sees("given up; nothing was imported", "4 new")
		if !errors.Is(x.ended, context.Canceled) {
			t.Error("the recording was not told to stop")
		}
		want(t, "on the wall", x.answers(), nil)
	})
}

// How far the reading is shows while it goes on.
func TestProgressWhileAFileIsRead(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.shut()
		x.told = func(o survey.Options) { o.Progress(30, 100) }
		x.Type("responses.csv").Press("enter").Pass(time.Second)
		x.Sees("Reading responses.csv …", "█", "░")
		x.letGo()
		x.Misses("Reading").Sees("go on")
	})
}

// The outcome is shown when all of it is on the board, so that an undo finds it there.
func TestProgressWhileEntriesArrive(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.late = true
		x.Type("responses.csv").Press("enter", "enter", "enter").Sees("Putting them on the wall: 0 of 4", "░")
		x.arrive(3).Sees("Putting them on the wall: 3 of 4", "█")
		x.arrive(1).Sees("4 answers imported")
	})
}

// asked is the act that asked a question.
func asked(d *testDesk, question int) mindmap.ID {
	id := d.Live.Board().Questions[question].ID
	all := d.Live.Entries()
	return all[slices.IndexFunc(all, func(e mindmap.Entry) bool { return e.ID == id })].Act
}

func TestQuestionsThatGoAreLetGo(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.Type("responses.csv").Press("enter").Sees("→ 2 " + help)
		x.Arrive(mindmap.Undo{Act: asked(x, 1)})
		x.Misses("→ 2").Sees("→ 1")
	})
}

func TestPastedPaths(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way)
		x.Paste("'responses.csv'\n").Sees("› responses.csv").Press("enter").Sees("Google Forms, 3 rows")
		x.Paste("elsewhere.csv").Misses("elsewhere")
	})
}

func TestCompletion(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way)
		x.Type("f").Press("tab").Sees("› forms/")
		x.Press("ctrl+u").Type("r").Press("tab").Sees("› responses", "responses-old.csv", "responses.csv")
		x.Type(".").Misses("-old").Press("tab").Sees("› responses.csv")
		x.Type("z").Press("tab").Sees("no file here begins like that")
		x.Press("ctrl+u").Type("f")
		x.shut()
		x.Press("tab").Type("x")
		x.letGo()
		x.Sees("› fx")
	})
}

// Letters are text where a file is named, and do nothing elsewhere.
func TestNoLetterIsACommand(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.Type("q+?").Sees("› q+?").Press("ctrl+u").Type("responses.csv")
		for range 3 {
			was := x.Press("enter").Screen()
			if x.Type("abcxyzQ019?+я漢").Screen() != was {
				t.Errorf("letters did something:\n%s", x.Screen())
			}
		}
		x.Sees("4 answers imported")
	})
}

func TestWheelScrolls(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 60, 20, way, help)
		long := way
		for i := range 200 {
			long += fmt.Sprintf("\nWaiting %d", i)
		}
		x.files["long.csv"] = long
		x.Type("long.csv").Press("enter", "enter").Sees("▸ [ ] Keep").Wheel(+1).Sees("▸ row 4 ")
		x.Press("end").Sees("row 201").Press("pgup", "home").Sees("▸ [ ] Keep")
		x.Wheel(+1).Wheel(-1).Sees("▸ [ ] Keep").Wheel(-1).Sees("▸ [ ] Keep")
	})
	drive.Test(t, func(t *testing.T) {
		x := open(t, 60, 20, way, help)
		x.files["long.csv"] = way + "\nWaiting\n" + strings.Repeat("#REF!\n", 100)
		x.Type("long.csv").Press("enter").Wheel(-1).Sees("▸ Tool").Wheel(+1).Sees("▸ A")
		x.Press("enter", "enter").Sees("1 answer imported", "▸ ✗ row 3 ").Wheel(+1).Sees("▸ ✗ row 6 ").Wheel(-1).Sees("▸ ✗ row 3 ")
	})
}

// What comes from a survey is often what the room said too, so the way goes on to the repeats of all questions.
func TestRepeatsAreLookedForAfterAnImport(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.Type("responses.csv").Press("enter", "enter", "enter").Sees("imported", "tab look for repeats").Press("tab").Sees("Likely repeats", "all questions")
		if x.Press("esc"); !x.back() {
			t.Errorf("the console is not below:\n%s", x.Screen())
		}
	})
}

func TestRepeatsOfAllQuestions(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := openWith(t, drive.Options{
			Wall: "? First?\n- No bus after five\n- No buses after five\n? Second?\n- No bus after five\n- Rent arrears\n- The rent arrears",
		}, nil)
		x.files["one.csv"] = "First?\nZebra\n"
		x.Type("one.csv").Press("enter", "enter", "enter").Sees("1 answer imported").Press("tab", "f5")
		x.Sees("all questions", "question 2, unsorted").Misses("like no other")
		if n := strings.Count(x.Screen(), "  ≈  "); n != 2 {
			t.Errorf("%d pairs, want one of each question:\n%s", n, x.Screen())
		}
	})
}

// A question that is spread over columns is one row, which opens to them; how the file is read can be changed.
func TestQuestionsOverColumns(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.files["spread.csv"] = "ID,What helps? [A lift],What helps? [Cake],What gets in the way?,Role\n1,Yes,No,n/a,nurse\n2,Yes,Yes,Forms,porter\n"
		x.Type("spread.csv").Press("enter").Sees("◂ 1 header row ▸", "◂ UTF-8 ▸", "B–C What helps?", "→ 2 "+help, "2 columns, each a choice").Misses("[Cake]")
		x.Press("tab").Sees("B   A lift", "C   Cake").Press("tab").Misses("C   Cake")
		x.Press("end", "left").Sees("kept with each answer: Role")
		x.Press("enter").Sees("4 new", "[ ] Take marks for “no answer” as answers: 1 cell, n/a", "◂ counted together where few recur ▸")
		x.Press("down", "right").Sees("▸     Same answers: ◂ counted together everywhere ▸", "2 rows", "A lift").Press("enter")
		want(t, "on the wall", x.answers(), []string{"Forms", "A lift", "Cake"})
		for a := range x.Live.Board().Questions[1].AllAnswers {
			for p := range a.Persons {
				if p.Attributes["Role"] == "" {
					t.Errorf("%s: %+v lacks its role", a.Text, p)
				}
			}
		}
	})
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.files["two.csv"] = "Respondent ID,What helps?,\n,A lift,Cake\n1,A lift,\n2,,Cake\n"
		x.Type("two.csv").Press("enter").Sees("◂ 2 header rows ▸")
		x.Press("home", "down").Sees("headers in rows 1 to 2").Press("left").Sees("◂ 1 header row ▸").Press("left").Sees("◂ no header ▸", "no headers")
	})
}
