package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/draft"
	"mindwall/mindmap/scribe"
)

// sayIn puts an answer on a wall, and returns its id.
func sayIn(t *testing.T, d *Desk, text string) mindmap.ID {
	t.Helper()
	id := scribe.RandomID()
	if err := d.Record(mindmap.Draft{ID: id, Op: mindmap.AddAnswer{Question: d.Board().Questions[0].ID, Caption: text}}); err != nil {
		t.Fatal(err)
	}
	return id
}

// Words that are taken out go from half-typed lines as well: from those that correct them, and those that repeat them.
// Others stay.
func TestRedactionReachesHalfTypedLines(t *testing.T) {
	w := (&person{name: "ruth"}).writer()
	path := newWall(t, w)
	d := openDesk(t, path, w)
	id, other := sayIn(t, d, "Anna drinks"), sayIn(t, d, "No bus")
	ctx, key := context.Background(), notesOf(mindmap.ID{7}, 99)
	err := d.wall().SetState(ctx, map[string]string{
		key + "corrects": fmt.Sprintf(`{"of":"%s","text":"Anna W. sips"}`, id), key + "repeats": "so ANNA DRINKS #Money",
		key + "asks": `{"asks":true,"text":"Why is it that anna drinks?"}`, key + "other": fmt.Sprintf(`{"of":"%s","text":"No bus at night"}`, other),
		key + "line": "Soup", "shown": `{"question":"anna drinks"}`,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Redact(ctx, mindmap.Redact{Entries: d.Live().WordEntries(id)}); err != nil {
		t.Fatal(err)
	}
	state, err := d.State(ctx)
	if err != nil || len(state) != 3 || state[key+"line"] == "" || state[key+"other"] == "" || state["shown"] == "" {
		t.Errorf("kept: %v, %v", state, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"Anna W.", "ANNA DRINKS", "Why is it that anna"} {
		if bytes.Contains(data, []byte(words)) {
			t.Errorf("%q is left in the file", words)
		}
	}
}

// leaveDraft leaves a draft in a folder as a program does that was killed, and returns its path.
func leaveDraft(t *testing.T, dir string) string {
	t.Helper()
	d, err := draft.Open(dir)
	if err == nil {
		err = d.Write("x", 0o600, func(io.Writer) error { return nil })
	}
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	path := ""
	for _, l := range draft.Leftovers(dir) {
		if l.Maker == draft.Running {
			path = regexp.MustCompile(`-[A-Z2-7]{26}\.`).ReplaceAllString(l.Path, "-"+strings.Repeat("A", 26)+".")
		}
	}
	if err := os.WriteFile(path, []byte("Anna drinks"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// What programs left beside a wall or in the temporary folder is told. What nobody needs is removed on demand; walls that
// were saved in the last place there is are named with what to do, and stay.
func TestWhatIsLeftBehind(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	t.Setenv("TMP", temporary)
	w := (&person{name: "ruth"}).writer()
	path, stranger := newWall(t, w), newWall(t, w)
	if told := LeftBehind(path, false); len(told) > 0 {
		t.Errorf("nothing is left, and told of: %q", told)
	}
	for folder, wall := range map[string]string{"1": path, "2": stranger} {
		saved := filepath.Join(temporary, lastPlace+folder, "day.wall")
		data, err := os.ReadFile(wall)
		if err == nil {
			err = os.MkdirAll(filepath.Dir(saved), 0o700)
		}
		if err == nil {
			err = os.WriteFile(saved, data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	beside, aside := leaveDraft(t, filepath.Dir(path)), leaveDraft(t, temporary)
	elsewhere := filepath.Join(filepath.Dir(path), ".mindwall-00000000-"+strings.Repeat("B", 26)+".1")
	if err := os.WriteFile(elsewhere, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	saved := filepath.Join(temporary, lastPlace+"1", "day.wall")
	want := func(when string, told []error, paths ...string) {
		t.Helper()
		all := fmt.Sprint(errors.Join(told...))
		for _, path := range paths {
			if !strings.Contains(all, path+": ") {
				t.Errorf("%s: %s is not told of:\n%s", when, path, all)
			}
		}
		if len(told) != len(paths) {
			t.Errorf("%s: told of %q", when, told)
		}
	}
	want("first", LeftBehind(path, false), beside, aside, elsewhere, saved)
	want("swept", LeftBehind(path, true), elsewhere, saved)
	want("after", LeftBehind(path, false), elsewhere, saved)
	if _, err := os.Stat(beside); err == nil {
		t.Error("what was left beside the wall is there")
	}
	leaveDraft(t, filepath.Dir(path))
	if err := openDesk(t, path, w).Close(); err != nil {
		t.Fatal(err)
	}
	want("opened", LeftBehind(path, false), elsewhere, saved)
}
