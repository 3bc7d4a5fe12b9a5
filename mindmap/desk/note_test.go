package desk

import (
	"os"
	"testing"

	"mindwall/mindmap"
)

// A line is taken up that was left by a desk of the same person, of whatever version, and no other.
func TestTakeNoteLeavesThoseOfRunningConsoles(t *testing.T) {
	old, late, other := mindmap.ID{1}, mindmap.ID{3}, mindmap.ID{2}
	state := map[string]string{
		notesOf(old, 10) + "draft": "of a running one", notesOf(old, 20) + "draft": "left behind",
		notesOf(other, 20) + "draft": "of somebody else", notesOf(old, 20) + "else": "no line", "shown": "{}",
		notesOf(late, 10) + "draft": "of another running one", "note/zzz/20/draft": "damaged",
	}
	runs := func(pid int) bool { return pid == 10 }
	own := []mindmap.ID{old, late}
	want := note{notesOf(old, 20) + "draft", "draft", "left behind"}
	if got := findNote(state, own, "draft", runs); got != want {
		t.Errorf("took %+v", got)
	}
	delete(state, notesOf(old, 20)+"draft")
	if got := findNote(state, own, "draft", runs); got != (note{}) {
		t.Errorf("took %+v", got)
	}
	state[notesOf(late, 30)+"draft"] = "left behind later"
	if got := findNote(state, own, "draft", runs); got.text != "left behind later" {
		t.Errorf("took %+v", got)
	}
}

func TestRunsBesides(t *testing.T) {
	for pid, want := range map[int]bool{os.Getpid(): false, os.Getppid(): true, 1 << 30: false, 0: false} {
		if got := runsBesides(pid); got != want {
			t.Errorf("process %d runs: %t, want %t", pid, got, want)
		}
	}
}
