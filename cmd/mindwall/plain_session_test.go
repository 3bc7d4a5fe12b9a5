package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// byLines runs mindwall in a home, types lines, and returns what is said. Nothing of it may be what a screen is drawn with.
func byLines(t *testing.T, home string, lines []string, args ...string) string {
	t.Helper()
	cmd := exec.Command("mindwall", args...)
	cmd.Dir = home
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "XDG_DATA_HOME="+filepath.Join(home, "data"),
		"TMPDIR="+home, "TERM=xterm-256color", "MINDWALL_AUTHOR=ruth")
	cmd.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	if i := strings.IndexFunc(string(said), func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f }); i >= 0 {
		t.Errorf("a control character at %d of %q", i, said)
	}
	return string(said)
}

// A whole session is read by a screen reader: the list, a new wall with slips, answers, themes, the next question, leaving, and
// opening the wall again. Each thing is said once, in order, when it happens.
func TestAWholeSessionByLines(t *testing.T) {
	home := t.TempDir()
	if err := os.Mkdir(filepath.Join(home, "Documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	said := byLines(t, home, []string{
		"9", "1", // no such row, a new wall
		"", "Our dya", ":back", "Our day", // a title is needed; a slip
		"What helps?", "What hinders?", "", "9 March 2026", "", "", "",
		"Soup #Food +3", "Long waits | we waited a year", "fix", ":undo", ":nonsense", ":list", ":next", "Stairs", "! Ask the council @Sam",
		":event thanks to all who came", ":event write-up https://example.org/day", ":show closing", ":quit",
		":quit",
	}, "--plain")
	rest := said
	for _, want := range []string{
		"mindwall, answers on the wall.\n", "1. New wall", "3. Try the demo", "the list goes from 1 to 3\n",
		"A new wall.", "Title: of the event.\n", "not done: give the event a title\n", "Title: of the event.\n",
		"Question 1: what the room is asked.\n", "Title: Our dya. Enter alone keeps it.\n", "Question 1", "Question 2: leave empty to go on.\n", "Question 3",
		"Date: ", "Place: may stay empty.\n", "Host", "File: " + filepath.Join(home, "Documents", "our-day.wall") + ". Enter alone keeps it there.\n",
		"the wall is kept in " + filepath.Join(home, "Documents", "our-day.wall") + "\n",
		"Our day. 2 questions.", "Question 1: What helps? no answers.\n", "saved: Soup, said 3 times, under Food\n", "saved: Long waits\n", "saved: fix\n",
		"undone: ", "there is no command :nonsense", "Theme Food, said 3 times, letter A:\n1. Soup, said 3 times\nUnsorted, said once:\n2. Long waits\n",
		"Question 2: What hinders? no answers.\n", "saved: Stairs\n", "noted: Ask the council, Sam\n",
		"The room sees the close.\nOur day\n9 March 2026\nThank you\nto all who came\n3 answers · said 5 times · 1 theme\nWhat helps? A Food, 3 of 4 times\n",
		"What will be done: Ask the council · Sam\nThe write-up will be here: https://example.org/day\n",
		"Your wall is kept in ", "4. Our day", ": 2 questions, 3 answers.\n",
	} {
		_, behind, found := strings.Cut(rest, want)
		if !found {
			t.Fatalf("lacks %q behind what came before it:\n%s", want, said)
		}
		rest = behind
	}
	for _, once := range []string{"saved: Soup", "A new wall. ", "Our day. 2 questions.", "What hinders? no answers", "undone: "} {
		if n := strings.Count(said, once); n != 1 {
			t.Errorf("%q is said %d times:\n%s", once, n, said)
		}
	}
	room := byLines(t, home, nil, "show", filepath.Join("Documents", "our-day.wall"), "--once", "--size", "80x24")
	if !strings.Contains(room, "Thank you") || !strings.Contains(room, "example.org/day") {
		t.Errorf("the room sees at the end\n%s", room)
	}
	again := byLines(t, home, []string{":list"}, "--plain", filepath.Join("Documents", "our-day.wall"))
	if !strings.Contains(again, "1. Soup, said 3 times\n") {
		t.Errorf("opened again it says\n%s", again)
	}
}

// What the wall lacks is asked for by new as well, also into a file that is named; input that ends leaves.
func TestNewAsksByLines(t *testing.T) {
	home := t.TempDir()
	said := byLines(t, home, []string{"Our day", "What helps?", "", "", "", "", "", "Soup"}, "new", "--plain", "day.wall")
	if !strings.Contains(said, "File: "+filepath.Join(home, "day.wall")) || !strings.Contains(said, "saved: Soup\n") {
		t.Errorf("said\n%s", said)
	}
	if said := byLines(t, home, []string{"Half a day"}, "new", "--plain", "half.wall"); strings.Contains(said, "kept in") {
		t.Errorf("said\n%s", said)
	}
	if _, err := os.Stat(filepath.Join(home, "half.wall")); err == nil {
		t.Error("a wall was made of half of what it needs")
	}
	if said := byLines(t, home, []string{"Soup", ":quit"}, "demo", "--plain"); !strings.Contains(said, "saved: Soup\n") {
		t.Errorf("the demo said\n%s", said)
	}
}

// Where a service keeps the documents the same on several machines, a new wall is kept elsewhere, it is said why, and a copy is
// offered when it is closed: again when there is more to copy, and not otherwise.
func TestACopyIsOfferedForSyncedDocuments(t *testing.T) {
	home := t.TempDir()
	documents := filepath.Join(home, "Documents")
	if err := os.MkdirAll(filepath.Join(documents, ".stfolder"), 0o755); err != nil {
		t.Fatal(err)
	}
	kept, copied := filepath.Join(home, "mindwall", "our-day.wall"), filepath.Join(documents, "our-day.wall")
	said := byLines(t, home, []string{"1", "Our day", "What helps?", "", "", "", "", "", "Soup", ":quit", "copy", ":quit"}, "--plain")
	for _, want := range []string{"File: " + kept, "Not in Documents: Syncthing copies", "kept in " + kept, "copied to " + copied} {
		if !strings.Contains(said, want) {
			t.Errorf("lacks %q:\n%s", want, said)
		}
	}
	if said := byLines(t, home, []string{":list", ":quit", ":quit"}, "--plain", kept); strings.Contains(said, "copy") {
		t.Errorf("a copy is offered that lacks nothing:\n%s", said)
	}
	byLines(t, home, []string{"Bread", ":quit", "copy"}, "--plain", kept)
	if said := byLines(t, home, []string{":list"}, "--plain", copied); !strings.Contains(said, "Soup") || !strings.Contains(said, "Bread") {
		t.Errorf("in the copy is\n%s", said)
	}
}

// A wall that could not be made costs nothing of what was typed for it.
func TestTheFormOutlivesAWallThatCouldNotBeMade(t *testing.T) {
	home := t.TempDir()
	said := byLines(t, home, []string{"Our day", "What helps?", "", "", "Library", "", filepath.Join("none", "day.wall"), "", "", "", "", "", "", "day.wall", "Soup"}, "new", "--plain")
	for _, want := range []string{"not done: ", "there is no such folder", "Title: Our day. Enter alone keeps it.", "Question 1: What helps? Enter", "Place: Library. Enter", "saved: Soup\n"} {
		if !strings.Contains(said, want) {
			t.Errorf("lacks %q:\n%s", want, said)
		}
	}
}
