package wallfile_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/rescue"
)

// put writes a file, and returns its path.
func put(t *testing.T, path string, data []byte) string {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A wall is never replaced, whatever its name and however damaged, nor what belongs to it; and every other regular file
// may be.
func TestWhatIsNeverReplaced(t *testing.T) {
	dir := t.TempDir()
	wall := closed(t, answers(t, 200)...)
	data := read(t, wall)
	at := func(name string) string { return filepath.Join(dir, name) }
	damaged := func(name string, from, to int, with byte) string {
		return put(t, at(name), slicesOver(data, from, to, with))
	}
	log := append([]byte{0x37, 0x7f, 0x06, 0x82}, make([]byte, 60)...)
	put(t, at("logged.json-wal"), log)
	link := func(name, target string) string {
		if err := os.Symlink(target, at(name)); err != nil {
			t.Skip(err)
		}
		return at(name)
	}
	other := at("other.db")
	db, err := sql.Open("sqlite", other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE entries (seq)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ path, is string }{
		"a wall":                             {wall, "a wall"},
		"a wall by another name":             {put(t, at("day.json"), data), "a wall"},
		"a wall whose name is an ending":     {put(t, at(".wall"), data), "a wall"},
		"a wall whose pages are gone":        {damaged("pages.csv", 100, len(data), 0xff), "a wall"},
		"a wall that was cut off":            {put(t, at("cut.csv"), data[:100]), "a wall"},
		"a wall that lost its first bytes":   {damaged("magic.csv", 0, 16, 0), "a wall"},
		"a wall that lost its fractions":     {damaged("fractions.csv", 21, 24, 0), "a wall"},
		"an empty file with a log":           {put(t, at("logged.json"), nil), "a wall"},
		"a log without a wall":               {put(t, at("gone-wal"), log), "the log of a wall"},
		"a wall's log":                       {put(t, wall+"-wal", log), "part of the wall"},
		"a wall's index, which is not there": {wall + "-shm", "part of the wall"},
		"a wall's journal":                   {put(t, wall+"-journal", nil), "part of the wall"},
		"a link to a wall":                   {link("link.json", wall), "a link to a wall"},
		"a link to a link to a wall":         {link("links.json", at("link.json")), "a link to a wall"},
		"a folder":                           {dir, "a folder"},
		"nothing":                            {at("none"), ""},
		"a text":                             {put(t, at("text"), []byte(strings.Repeat("wall", 50))), ""},
		"an empty file":                      {put(t, at("empty"), nil), ""},
		"another program's database":         {other, ""},
		"a text with the ending of a log":    {put(t, at("notes-wal"), []byte("notes")), ""},
		"a link to a text":                   {link("text.json", at("text")), ""},
		"a link that leads nowhere":          {link("nowhere.json", at("none")), ""},
	} {
		err := wallfile.MayReplace(c.path)
		var kept *wallfile.KeptError
		switch {
		case c.is == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.is != "" && (!errors.As(err, &kept) || !strings.HasPrefix(kept.What, c.is)):
			t.Errorf("%s: %v, want that it is %s", name, err, c.is)
		}
	}
}

// slicesOver is data with one byte all over a part.
func slicesOver(data []byte, from, to int, with byte) []byte {
	data = bytes.Clone(data)
	for i := from; i < to; i++ {
		data[i] = with
	}
	return data
}

func TestASocketIsNotReplaced(t *testing.T) {
	t.Chdir(t.TempDir()) // the name of a socket is short
	l, err := net.Listen("unix", "day.json")
	if err != nil {
		t.Skip(err)
	}
	defer l.Close()
	if err := wallfile.MayReplace("day.json"); err == nil || !strings.Contains(err.Error(), "is a socket") {
		t.Errorf("got %v", err)
	}
}

// A new wall never takes the place of anything, and says what is there.
func TestANewWallReplacesNothing(t *testing.T) {
	w := create(t, answers(t, 1)...)
	other := closed(t, answers(t, 2)...)
	before := read(t, other)
	for path, is := range map[string]string{other: "a wall", other + "-shm": "part of the wall", filepath.Dir(other): "a folder"} {
		_, created := wallfile.Create(path, nil)
		_, rescued := rescue.Into(context.Background(), w.Path(), path)
		for how, err := range map[string]error{"create": created, "copy": w.CopyTo(context.Background(), path), "rescue": rescued} {
			if wantFault(t, err, wallfile.ErrExists); !strings.Contains(err.Error(), is) {
				t.Errorf("%s at %s: %v", how, path, err)
			}
		}
	}
	if !bytes.Equal(before, read(t, other)) || len(files(t, other)) != 1 {
		t.Errorf("the wall that was there is another now, or has company: %v", files(t, other))
	}
}

// A file beside the name of a new wall that is not SQLite's is not taken for one of its own, and stays.
func TestWhatLiesBesideANewWallStays(t *testing.T) {
	other := read(t, closed(t, answers(t, 1)...))
	for name, data := range map[string][]byte{"-wal": []byte("x"), "-journal": []byte("x"), "-shm": other} {
		path := filepath.Join(t.TempDir(), "day.wall")
		put(t, path+name, data)
		_, err := wallfile.Create(path, nil)
		wantFault(t, err, wallfile.ErrSideFiles)
		if !bytes.Equal(read(t, path+name), data) {
			t.Errorf("%s was touched", name)
		}
	}
}

// The next start beside a wall clears away what was left when a wall was being made or copied there.
func TestAKilledMakerLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "day.wall")
	left := 0
	for round := range *kills {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "MINDWALL_TEST_CHILD=create 20000", "MINDWALL_TEST_WALL="+filepath.Join(dir, "other.wall"))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		_, _ = io.ReadFull(out, make([]byte, len("ready\n")))
		for late := time.Now().Add(time.Minute); len(hidden(t, dir)) == 0 && time.Now().Before(late); {
			continue // it is at work as soon as there is a draft
		}
		time.Sleep(time.Duration(rand.IntN(50)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		left += len(hidden(t, dir))
		_ = os.Remove(filepath.Join(dir, "other.wall"))
		w, err := wallfile.Open(closedAt(t, path, round))
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if names := hidden(t, dir); len(names) > 0 {
			t.Fatalf("left: %v", names)
		}
	}
	if left == 0 {
		t.Error("no kill left anything: the test tests nothing")
	}
}

// hidden are the names in a folder that begin with a dot.
func hidden(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names
}

// closedAt makes a wall at a path in the first round.
func closedAt(t *testing.T, path string, round int) string {
	t.Helper()
	if round > 0 {
		return path
	}
	made := closed(t, answers(t, 1)...)
	return put(t, path, read(t, made))
}
