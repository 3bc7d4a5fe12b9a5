package draft

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// kills is how often a program that makes files is killed.
const kills = 12

// The test binary is its own second program: MINDWALL_TEST_CHILD names the folder that it works in.
func TestMain(m *testing.M) {
	if dir := os.Getenv("MINDWALL_TEST_CHILD"); dir != "" {
		fmt.Println(work(dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// work makes files of every kind until it is killed.
func work(dir string) error {
	for n := 0; ; n++ {
		d, err := Open(dir)
		if err != nil {
			return err
		}
		_, remove, err := Temporary()
		if err != nil {
			return err
		}
		err = errors.Join(
			d.Write("written", 0o600, func(out io.Writer) error { return fill(out, n) }),
			d.Fill("filled", 0o600, func(path string) error {
				file, err := os.Create(path + "-journal")
				if err != nil {
					return err
				}
				return errors.Join(fill(file, n), file.Close(), os.Rename(path+"-journal", path))
			}),
		)
		if err != nil {
			return err
		}
		if _, err := d.Commit(func(string) error { return nil }); err != nil {
			return err
		}
		remove()
		d.Close()
		if n == 0 {
			fmt.Println("ready")
		}
	}
}

const whole = 200_000 // bytes of a file

func fill(out io.Writer, n int) error {
	for range whole / 10 {
		if _, err := fmt.Fprintf(out, "%9d\n", n); err != nil {
			return err
		}
	}
	return nil
}

// startChild starts a program that makes files in a folder, and in a temporary folder of its own.
func startChild(t *testing.T, dir, temporary string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "MINDWALL_TEST_CHILD="+dir, "TMPDIR="+temporary, "TMP="+temporary)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "ready" {
		t.Fatalf("the program says %q", lines.Text())
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return cmd
}

// Nothing is left of a program that was killed while it made files, wherever that was, as soon as the next one opens the
// folder; and what has its name is whole.
func TestNothingIsLeftOfAKilledProgram(t *testing.T) {
	dir, temporary := t.TempDir(), t.TempDir()
	found := 0
	for range kills {
		cmd := startChild(t, dir, temporary)
		time.Sleep(time.Duration(rand.IntN(40)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		found += len(names(t, dir)) - 2 + len(names(t, temporary))
		for _, each := range []string{dir, temporary} {
			d, err := Open(each)
			if err != nil {
				t.Fatal(err)
			}
			d.Close()
		}
		if got := names(t, dir); !slices.Equal(got, []string{"filled", "written"}) {
			t.Fatalf("left beside the files: %q", got)
		}
		if got := names(t, temporary); len(got) > 0 {
			t.Fatalf("left in the temporary folder: %q", got)
		}
		for _, name := range names(t, dir) {
			if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() != whole {
				t.Errorf("%s is not whole: %v, %v", name, info, err)
			}
		}
	}
	if found == 0 {
		t.Errorf("no kill left anything: the test tests nothing")
	}
	t.Logf("%d files were left by %d kills", found, kills)
}

// What a program that runs has in the making stays, whoever sweeps: another program, or the same one.
func TestWhatIsInTheMakingStays(t *testing.T) {
	dir := t.TempDir()
	d, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.Write("mine", 0o600, func(io.Writer) error { return nil }); err != nil {
		t.Fatal(err)
	}
	startChild(t, dir, t.TempDir()) // which sweeps each time that it begins
	if left := Sweep(dir); !slices.ContainsFunc(left, func(l Leftover) bool { return l.Maker == Running }) {
		t.Errorf("told of %v", left)
	}
	if _, err := d.Commit(nil); err != nil {
		t.Errorf("the draft was taken away: %v", err)
	}
}

// What nobody can know to be of a program that is gone is named, and stays.
func TestWhatIsNotKnownToBeLeftIsNamed(t *testing.T) {
	dir := t.TempDir()
	other := ".mindwall-00000000-" + strings.Repeat("A", 26)
	old := []string{".mindwall-" + strings.Repeat("B", 26) + ".tmp", ".day.wall.123.draft", ".day.wall.123.draft-journal"}
	gone := ".mindwall-" + machine() + "-" + strings.Repeat("C", 26)
	none := []string{"day.wall", ".mindwall-notes", ".hidden", "x.draft"}
	for _, name := range slices.Concat(old, none, []string{other + ".lock", other + ".1", gone + ".2", gone + ".2-journal"}) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("words"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, gone+".files"), 0o700); err != nil {
		t.Fatal(err)
	}
	count := func(left []Leftover) map[Maker]int {
		n := map[Maker]int{}
		for _, l := range left {
			n[l.Maker]++
			if l.Maker.String() == "" || filepath.Dir(l.Path) != dir {
				t.Errorf("told of %q as %q", l.Path, l.Maker)
			}
		}
		return n
	}
	if n := count(Leftovers(dir)); n[Gone] != 3 || n[Elsewhere] != 1 || n[Unknown] != 3 {
		t.Errorf("before sweeping: %v", n)
	}
	if n := count(Sweep(dir)); n[Gone] != 0 || n[Elsewhere] != 1 || n[Unknown] != 3 {
		t.Errorf("after sweeping: %v", n)
	}
	want := slices.Sorted(slices.Values(slices.Concat(old, none, []string{other + ".lock", other + ".1"})))
	if got := names(t, dir); !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func TestADraftAppearsWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	d, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	say := func(text string) func(io.Writer) error {
		return func(out io.Writer) error { _, err := io.WriteString(out, text); return err }
	}
	broken := errors.New("no more")
	fails := func(out io.Writer) error { _ = say("half")(out); return broken }
	if err := errors.Join(d.Write("a", 0o600, say("a")), d.Write("b", 0o600, say("b"))); err != nil {
		t.Fatal(err)
	}
	if err := d.Write("c", 0o600, fails); err != broken {
		t.Errorf("got %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "b"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Commit(nil); !slices.Equal(got, []string{"a"}) || !errors.Is(err, fs.ErrExist) {
		t.Errorf("committed %q, %v", got, err)
	}
	refused := errors.New("it is a wall")
	if got, err := d.Commit(func(name string) error { return refused }); len(got) > 0 || err != refused {
		t.Errorf("committed %q, %v", got, err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "b")); string(data) != "mine" {
		t.Errorf("b holds %q", data)
	}
	if got, err := d.Commit(func(string) error { return nil }); !slices.Equal(got, []string{"b"}) || err != nil {
		t.Errorf("committed %q, %v", got, err)
	}
	d.Close()
	if got := names(t, dir); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("the folder holds %q", got)
	}
}

// Errors tell nothing of a draft's name, whatever was tried with it.
func TestErrorsDoNotNameDrafts(t *testing.T) {
	dir := t.TempDir()
	d, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.Write("a", 0o600, func(io.Writer) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "a"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err = d.Commit(func(string) error { return nil })
	filled := d.Fill("b", 0o600, func(path string) error {
		if err := os.Remove(path); err != nil {
			return err
		}
		_, err := os.ReadFile(path)
		return err
	})
	for _, err := range []error{err, filled} {
		if err == nil || strings.Contains(err.Error(), ".mindwall") {
			t.Errorf("got %v", err)
		}
	}
}

func names(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
