package home

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap/lines"
	"mindwall/tui/look"
)

func walls() []Wall {
	at := time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	return []Wall{
		{Path: "/a/day.wall", Title: "Our day", Opened: at, Counts: "2 questions, 31 answers"},
		{Path: "/a/gone.wall", Title: "Gone", Opened: at, Problem: "there is no such wall"},
	}
}

func start(o Options) *model {
	o.Look = look.Light
	m := newModel(o)
	m.Update(tea.WindowSizeMsg{Width: 70, Height: 24})
	return m
}

func press(m *model, codes ...rune) {
	for _, c := range codes {
		m.Update(tea.KeyPressMsg{Code: c})
		m.View()
	}
}

func typeText(m *model, s string) {
	for _, r := range s {
		m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func plain(m *model) string { return ansi.Strip(m.View().Content) }

func TestRecentWallOpens(t *testing.T) {
	m := start(Options{Walls: walls()})
	for _, want := range []string{"New wall", "Our day", "2 questions, 31 answers", "✗ there is no such wall"} {
		if !strings.Contains(plain(m), want) {
			t.Errorf("lacks %q:\n%s", want, plain(m))
		}
	}
	press(m, tea.KeyDown, tea.KeyDown, tea.KeyDown, tea.KeyDown, tea.KeyEnter)
	if m.choice != (Choice{}) || !strings.Contains(plain(m), "/a/gone.wall: there is no such wall") {
		t.Errorf("an unreadable wall was chosen: %+v\n%s", m.choice, plain(m))
	}
	press(m, tea.KeyUp)
	if !strings.Contains(plain(m), "▸ Our day") || strings.Contains(plain(m), "▸ Gone") {
		t.Errorf("the chosen wall is not marked:\n%s", plain(m))
	}
	press(m, tea.KeyEnter)
	if m.choice.Open != "/a/day.wall" {
		t.Errorf("chose %+v", m.choice)
	}
}

// A list that is longer than the window shows the part with the chosen wall.
func TestTheChosenWallIsInSight(t *testing.T) {
	var many []Wall
	for i := range 30 {
		many = append(many, Wall{Path: "/a/day.wall", Title: fmt.Sprintf("Day %02d", i)})
	}
	m := start(Options{Walls: many})
	for i := range 30 {
		press(m, tea.KeyUp)
		if want := fmt.Sprintf("▸ Day %02d", 29-i); !strings.Contains(plain(m), want) {
			t.Fatalf("no %q:\n%s", want, plain(m))
		}
	}
}

func TestNewWallByForm(t *testing.T) {
	m := start(Options{Today: "2026-03-09", Folder: "/walls", Why: "Not in Documents.", Exists: func(p string) bool { return p == filepath.FromSlash("/walls/our-day.wall") }})
	press(m, tea.KeyEnter)
	typeText(m, "Our day")
	press(m, tea.KeyEnter)
	typeText(m, "What helps?")
	press(m, tea.KeyEnter)
	typeText(m, "What hinders? #1")
	press(m, tea.KeyEnter, tea.KeyEnter, tea.KeyEnter)
	typeText(m, "Town hall")
	press(m, tea.KeyEnter, tea.KeyEnter, tea.KeyEnter)
	if !strings.Contains(plain(m), "there is a file /walls/our-day.wall already") || !strings.Contains(plain(m), "kept as /walls/our-day.wall") || !strings.Contains(plain(m), "Not in Documents.") {
		t.Fatalf("an existing file was not noticed:\n%s", plain(m))
	}
	m.Update(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
	typeText(m, "other")
	press(m, tea.KeyEnter)
	want := Choice{New: &NewWall{
		Path: filepath.FromSlash("/walls/other.wall"), Title: "Our day", Date: "2026-03-09", Place: "Town hall", Questions: []string{"What helps?", "What hinders? #1"},
	}}
	if d := cmp.Diff(want, m.choice); d != "" {
		t.Errorf("choice (-want +got):\n%s\n%s", d, plain(m))
	}
}

func TestFormRefusesWithAReason(t *testing.T) {
	m := start(Options{})
	press(m, tea.KeyEnter, tea.KeyUp)
	for range 6 {
		press(m, tea.KeyEnter)
	}
	if !strings.Contains(plain(m), "give the event a title") || m.form.at != 0 {
		t.Errorf("no reason:\n%s", plain(m))
	}
	typeText(m, "Day")
	for range 6 {
		press(m, tea.KeyEnter)
	}
	if !strings.Contains(plain(m), "ask at least one question") || m.form.fields[m.form.at].label != "Question 1" {
		t.Errorf("no reason:\n%s", plain(m))
	}
	press(m, tea.KeyEscape)
	if m.form != nil || !strings.Contains(plain(m), "New wall") {
		t.Errorf("esc did not go back:\n%s", plain(m))
	}
}

func TestEverySizeDraws(t *testing.T) {
	for _, size := range []tea.WindowSizeMsg{{}, {Width: 10, Height: 3}, {Width: 60, Height: 8}, {Width: 200, Height: 50}} {
		m := start(Options{Walls: walls()})
		m.Update(size)
		m.View()
		press(m, tea.KeyEnter)
		for i, row := range strings.Split(m.View().Content, "\n") {
			if w := ansi.StringWidth(row); w > max(size.Width, 60) {
				t.Errorf("%v: row %d takes %d cells", size, i, w)
			}
		}
	}
}

// Letters and digits choose nothing here: they are text in a form, and nothing elsewhere.
func TestNoLetterIsACommand(t *testing.T) {
	t.Chdir(t.TempDir())
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	m := start(Options{Walls: walls()})
	before := plain(m)
	for _, r := range letters {
		if _, cmd := m.Update(tea.KeyPressMsg{Code: r, Text: string(r)}); cmd != nil || plain(m) != before {
			t.Fatalf("%q does something:\n%s", r, plain(m))
		}
	}
	for _, row := range []rune{newRow, openRow} {
		m = start(Options{})
		m.list.At = int(row)
		press(m, tea.KeyEnter)
		typeText(m, letters)
		got := ""
		if m.form != nil {
			got = m.form.fields[0].line.Text()
		} else {
			got = m.opening.Path()
		}
		if got != letters {
			t.Errorf("%q was typed", got)
		}
	}
}

// A wall is chosen by walking to it, or its name is typed.
func TestWallIsChosenFromAFolder(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"lunch/day.wall", "b.wall"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	send := func(m *model, codes ...rune) {
		for _, c := range codes {
			if _, cmd := m.Update(tea.KeyPressMsg{Code: c}); cmd != nil {
				m.Update(cmd())
			}
		}
	}
	m := start(Options{})
	send(m, tea.KeyDown, tea.KeyEnter)
	if !strings.Contains(plain(m), "▸ lunch/") || !strings.Contains(plain(m), "b.wall") {
		t.Fatalf("the folder is not shown:\n%s", plain(m))
	}
	send(m, tea.KeyEnter, tea.KeyEnter)
	whole, err := filepath.EvalSymlinks(filepath.Join(dir, "lunch", "day.wall"))
	if got, err2 := filepath.EvalSymlinks(m.choice.Open); err != nil || err2 != nil || got != whole {
		t.Errorf("chose %+v (%v, %v), want %s\n%s", m.choice, err, err2, whole, plain(m))
	}
	m = start(Options{})
	send(m, tea.KeyDown, tea.KeyEnter)
	typeText(m, "c.wall")
	if send(m, tea.KeyEnter); m.choice.Open != "c.wall" {
		t.Errorf("chose %+v", m.choice)
	}
}

// What was typed into the form is there again when it came to nothing, and can be made from there.
func TestTheFormKeepsWhatWasTyped(t *testing.T) {
	again := &NewWall{Path: "/walls/our.wall", Title: "Our day", Date: "2026-03-09", Place: "Hall", Host: "Sam", Questions: []string{"One?", "Two?"}}
	m := start(Options{Again: again, Notice: "the disk is full"})
	for _, want := range []string{"the disk is full", "Our day", "Two?", "Hall", "Sam"} {
		if !strings.Contains(plain(m), want) {
			t.Errorf("lacks %q:\n%s", want, plain(m))
		}
	}
	for m.choice == (Choice{}) {
		press(m, tea.KeyEnter)
	}
	if d := cmp.Diff(again, m.choice.New); d != "" {
		t.Errorf("choice (-want +got):\n%s", d)
	}
	m = start(Options{Again: again})
	press(m, tea.KeyEscape, tea.KeyEnter)
	if strings.Contains(plain(m), "Our day") {
		t.Errorf("a new form is not empty:\n%s", plain(m))
	}
}

// A form that is all there is, is left by Esc.
func TestAFormAlone(t *testing.T) {
	m := start(Options{Asks: true})
	if !strings.Contains(plain(m), "A new wall") {
		t.Fatalf("no form:\n%s", plain(m))
	}
	if _, cmd := m.Update(tea.KeyPressMsg{Code: tea.KeyEscape}); cmd == nil || m.choice != (Choice{}) {
		t.Errorf("esc does not leave: %+v", m.choice)
	}
}

// A file that is dropped on the list, or pasted, is there to be opened; Tab completes what is typed.
func TestFilesAreDroppedAndCompleted(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"our day.wall", "notes.txt"} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	m := start(Options{})
	m.Update(tea.PasteMsg{Content: "file:///walls/our%20day.wall\r\n"})
	if press(m, tea.KeyEnter); m.choice.Open != filepath.FromSlash("/walls/our day.wall") {
		t.Errorf("chose %+v", m.choice)
	}
	m = start(Options{})
	press(m, tea.KeyDown, tea.KeyEnter)
	typeText(m, "ou")
	if _, cmd := m.Update(tea.KeyPressMsg{Code: tea.KeyTab}); cmd == nil {
		t.Fatal("Tab does nothing")
	} else {
		m.Update(cmd())
	}
	if press(m, tea.KeyEnter); m.choice.Open != "our day.wall" {
		t.Errorf("chose %+v:\n%s", m.choice, plain(m))
	}
	m = start(Options{})
	press(m, tea.KeyDown, tea.KeyEnter)
	typeText(m, "no")
	_, cmd := m.Update(tea.KeyPressMsg{Code: tea.KeyTab})
	if m.Update(cmd()); !strings.Contains(plain(m), "no file here begins like that") {
		t.Errorf("no word about it:\n%s", plain(m))
	}
}

// What was typed for a file that could not be opened is there to be mended, and of a folder what is in it, to choose from.
func TestWhatWasTypedComesAgain(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "day.wall"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	m := start(Options{})
	m.Update(tea.PasteMsg{Content: "'" + dir + "'"})
	if press(m, tea.KeyEnter); m.choice.Open != dir || m.choice.Typed == "" {
		t.Fatalf("chose %+v", m.choice)
	}
	for typed, want := range map[string][]string{
		m.choice.Typed: {"✗ it is a folder", "▸ day.wall"}, "dya.wall": {"✗ it is a folder", "› dya.wall"},
	} {
		m := start(Options{Typed: typed, Notice: "it is a folder"})
		for _, cmd := range m.Init()().(tea.BatchMsg) {
			m.Update(cmd())
		}
		for _, w := range want {
			if !strings.Contains(plain(m), w) {
				t.Errorf("after %q it lacks %q:\n%s", typed, w, plain(m))
			}
		}
		if press(m, tea.KeyEscape); m.opening != nil || strings.Contains(plain(m), "it is a folder") {
			t.Errorf("Esc does not go back:\n%s", plain(m))
		}
	}
}

// Where the chosen wall lies is told, also of a long path.
func TestTheChosenWallsPathIsTold(t *testing.T) {
	m := start(Options{Walls: []Wall{{Title: "Our day", Path: "/a/" + strings.Repeat("long/", 30) + "day.wall"}}, Told: "kept in /a"})
	if strings.Contains(plain(m), "day.wall") || !strings.Contains(plain(m), "kept in /a") {
		t.Errorf("a path of a wall that is not chosen:\n%s", plain(m))
	}
	if press(m, tea.KeyUp); !strings.Contains(plain(m), "/long/day.wall") {
		t.Errorf("no path:\n%s", plain(m))
	}
}

// The next event's wall is made from one of the list: its title stays, its questions need not be typed, and more may be asked.
func TestAWallIsFollowedUp(t *testing.T) {
	m := start(Options{Walls: walls(), Today: "2026-09-14", Folder: "/a"})
	if m.Update(tea.KeyPressMsg{Code: 'n', Mod: tea.ModCtrl}); m.form != nil || strings.Contains(plain(m), "follow it up") {
		t.Fatalf("there is nothing to follow up:\n%s", plain(m))
	}
	press(m, tea.KeyUp) // the last, which cannot be read
	if m.Update(tea.KeyPressMsg{Code: 'n', Mod: tea.ModCtrl}); m.form != nil || !strings.Contains(plain(m), "/a/gone.wall: there is no such wall") {
		t.Fatalf("an unreadable wall is followed up:\n%s", plain(m))
	}
	press(m, tea.KeyUp)
	m.Update(tea.KeyPressMsg{Code: 'n', Mod: tea.ModCtrl})
	for _, want := range []string{"The next event’s wall", "/a/day.wall", "one more than last time", "our-day-2026-09-14.wall"} {
		if !strings.Contains(plain(m), want) {
			t.Errorf("the form lacks %q:\n%s", want, plain(m))
		}
	}
	press(m, tea.KeyEnter)
	typeText(m, "And now?")
	press(m, tea.KeyEnter, tea.KeyEnter, tea.KeyEnter, tea.KeyEnter, tea.KeyEnter, tea.KeyEnter)
	want := &NewWall{Path: "/a/our-day-2026-09-14.wall", Title: "Our day", Date: "2026-09-14", Questions: []string{"And now?"}, FollowUp: "/a/day.wall"}
	if diff := cmp.Diff(want, m.choice.New); diff != "" {
		t.Error(diff)
	}
}

// On lines the same is asked for by a command.
func TestAWallIsFollowedUpOnLines(t *testing.T) {
	o := Options{Walls: walls(), Today: "2026-09-14", Folder: "/a"}
	for _, c := range []struct {
		typed, told string
		want        *NewWall
	}{
		{":follow 4\n\n\n\n\n\n\n", "It asks what /a/day.wall asked", &NewWall{Path: "/a/our-day-2026-09-14.wall", Title: "Our day", Date: "2026-09-14", FollowUp: "/a/day.wall"}},
		{":FOLLOW /b/other.wall\nOurs\n\n\n\n\nours\n", "asks what /b/other.wall", &NewWall{Path: "/a/ours.wall", Title: "Ours", Date: "2026-09-14", FollowUp: "/b/other.wall"}},
		{":follow 5\n:quit\n", "not done: /a/gone.wall: there is no such wall", nil},
		{":follow 3\n:quit\n", "not done: the walls are 4 to 5", nil},
		{":follow 4\n:follow 4\n:quit\n", "not done: there is no command :follow 4 here", nil},
		{"2\n:follow 4\n:quit\n", "not done: there is no command :follow 4 here", nil},
		{":follow 4\n:back\n:quit\n", "Try the demo", nil},
	} {
		var out strings.Builder
		choice, err := Prompt(lines.New(strings.NewReader(c.typed), 1000), &out, o)
		if diff := cmp.Diff(c.want, choice.New); err != nil || diff != "" || !strings.Contains(out.String(), c.told) {
			t.Errorf("%q: %v %s\n%s", c.typed, err, diff, out.String())
		}
	}
}
