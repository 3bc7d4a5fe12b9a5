//go:build unix

package main

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap/shown"
	"mindwall/mindmap/wallfile"
)

// shows lets a wall's room be shown something, as a console does.
func shows(t *testing.T, path string, s shown.Shown) {
	t.Helper()
	file, err := wallfile.Open(path)
	if err == nil {
		err = errors.Join(file.SetState(context.Background(), map[string]string{shown.Key: s.Encode()}), file.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A picture is of what the facilitator shows, in the look that was chosen for the room, also while a console has the wall open;
// with a question it is of that one, whatever is shown.
func TestAPictureIsOfWhatTheRoomSees(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?", "What hinders?")
	w := writer(t, path)
	hears(t, w, "Cake")
	second := w.Board().Questions[1].ID
	for _, c := range []struct {
		shown shown.Shown
		args  []string
		want  string
		not   string
	}{
		{shown.Shown{}, nil, "Cake", "What hinders?"},
		{shown.Shown{Question: second}, nil, "What hinders?", "Cake"},
		{shown.Shown{Question: second}, []string{"--question", "1"}, "Cake", "What hinders?"},
		{shown.Shown{Scene: shown.Blank}, nil, "\n", "What"},
		{shown.Shown{Scene: shown.Blank}, []string{"--question", "2"}, "What hinders?", "Cake"},
		{shown.Shown{Timer: shown.Timer{Ends: time.Now().Add(time.Hour), Length: time.Hour}}, nil, "▄", "⧗"},
		{shown.Shown{Look: "dark"}, []string{"--color", "always"}, "48;2;15;21;29m", "48;2;255;255;255m"},
		{shown.Shown{Look: "dark"}, []string{"--color", "always", "--look", "contrast"}, "48;2;255;255;255m", "48;2;15;21;29m"},
	} {
		shows(t, path, c.shown)
		got := mindwall(t, home, append([]string{"show", path, "--once"}, c.args...)...)
		if !strings.Contains(got, c.want) || strings.Contains(got, c.not) || strings.Count(got, "\n") != 24 {
			t.Errorf("of %+v %v prints, which should have %q and not %q:\n%s", c.shown, c.args, c.want, c.not, got)
		}
	}
}

// On a terminal a picture is as large as that, and all of it is in sight above the prompt.
func TestAPictureOnATerminal(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	x := start(t, 50, 12, home, "show", path, "--once").sees("What helps?")
	if code := x.ends(); code != 0 {
		t.Fatalf("it ends with %d", code)
	}
	if rows := strings.Split(x.screen(), "\n"); !strings.Contains(rows[0], "What helps?") {
		t.Errorf("the question is not on the first row:\n%s", x.screen())
	}
}
