package main

import (
	"os"
	"testing"

	"mindwall/mindmap"
)

func TestTakeDraftLeavesThoseOfRunningConsoles(t *testing.T) {
	device, other := mindmap.ID{1}, mindmap.ID{2}
	state := map[string]string{
		notesOf(device, 10) + draftKey: "of a running one", notesOf(device, 20) + draftKey: "left behind",
		notesOf(other, 20) + draftKey: "of another machine", notesOf(device, 20) + "else": "no line", "shown": "{}",
	}
	runs := func(pid int) bool { return pid == 10 }
	if draft, key := takeDraft(state, device, runs); draft != "left behind" || key != notesOf(device, 20)+draftKey {
		t.Errorf("took %q at %q", draft, key)
	}
	delete(state, notesOf(device, 20)+draftKey)
	if draft, key := takeDraft(state, device, runs); draft != "" || key != "" {
		t.Errorf("took %q at %q", draft, key)
	}
}

func TestRunsBesides(t *testing.T) {
	for pid, want := range map[int]bool{os.Getpid(): false, os.Getppid(): true, 1 << 30: false, 0: false} {
		if got := runsBesides(pid); got != want {
			t.Errorf("process %d runs: %t, want %t", pid, got, want)
		}
	}
}
