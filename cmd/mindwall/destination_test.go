//go:build unix

package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"mindwall/cmd/internal/shell"
)

// destinations are command lines that write to a place that people name, by the command and what it writes there. Each is
// made of a wall and a folder to write into.
func destinations(wall, dir string) map[string][]string {
	to := func(name string) string { return filepath.Join(dir, name) }
	return map[string][]string{
		"export":           {"export", wall, "--format", "all", "--private", "--to", dir},
		"report":           {"report", wall, "--to", to("out.html")},
		"report, pictures": {"report", wall, "--to", to("out.md")},
		"compare":          {"compare", wall, wall, "--to", to("out.json")},
		"new":              {"new", to("out.wall"), "--title", "T", "--question", "Q?", "--no-open"},
		"new, from":        {"new", to("out.wall"), "--from", wall, "--no-open"},
		"replay":           {"replay", wall, "--in", "1s", "--export", to("out.gif")},
		"replay, pictures": {"replay", wall, "--in", "1s", "--export", to("out.png")},
		"copy":             {"copy", wall, to("out.wall")},
		"check":            {"check", wall, "--rescue", to("out.wall")},
		"demo":             {"demo", "--to", to("out.wall"), "--no-open"},
	}
}

// Every command that has a flag or an argument for a place to write to is among the destinations.
func TestDestinationsAreComplete(t *testing.T) {
	var known []string
	for _, args := range destinations("", "") {
		known = append(known, args[0])
	}
	for _, c := range allCommands(newRoot(shell.New(t.Context(), os.Stdin, os.Stdout, os.Stderr))) {
		writes := strings.Contains(c.Use, " NEW")
		for _, flag := range []string{"to", "rescue", "export", "out", "force"} {
			writes = writes || c.Flags().Lookup(flag) != nil
		}
		if writes && !slices.Contains(known, c.Name()) {
			t.Errorf("%s writes to a place that people name, and is not tried", c.Name())
		}
	}
}

// occupants put something at a path that no command may replace, by what it is.
func occupants() map[string]func(path, wall string) error {
	return map[string]func(path, wall string) error{
		"a wall": func(path, wall string) error {
			data, err := os.ReadFile(wall)
			if err != nil {
				return err
			}
			return os.WriteFile(path, data, 0o600)
		},
		"a damaged wall": func(path, wall string) error {
			data, err := os.ReadFile(wall)
			if err != nil {
				return err
			}
			return os.WriteFile(path, append(data[:100:100], make([]byte, 5000)...), 0o600)
		},
		"a link to a wall": func(path, wall string) error { return os.Symlink(wall, path) },
		"a named pipe":     func(path, _ string) error { return syscall.Mkfifo(path, 0o600) },
		"a device":         func(path, _ string) error { return syscall.Mknod(path, syscall.S_IFCHR|0o600, 1<<8|3) },
		"a folder":         func(path, _ string) error { return os.Mkdir(path, 0o700) },
		"a socket": func(path, _ string) error {
			l, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
			if err != nil {
				return err
			}
			l.SetUnlinkOnClose(false)
			return l.Close()
		},
	}
}

// inventory is what lies under a folder: the kind of each, and the content of files.
func inventory(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		found[path] = e.Type().String()
		if e.Type().IsRegular() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			found[path] += fmt.Sprintf(" %x", sha256.Sum256(data))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// talkOwn runs a command with a home and a temporary folder of its own, and returns all it says.
func talkOwn(home string, args ...string) (string, error) {
	out, err := ownCommand(home, args...).CombinedOutput()
	return string(out), err
}

func ownCommand(home string, args ...string) *exec.Cmd {
	cmd := exec.Command("mindwall", args...)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"),
		"XDG_CACHE_HOME="+filepath.Join(home, "cache"), "TMPDIR="+filepath.Join(home, "tmp"), "MINDWALL_AUTHOR=ruth")
	return cmd
}

// ownHome is a home with a temporary folder, and a wall in it. Its path is short, for sockets.
func ownHome(t *testing.T) (home, wall string) {
	t.Helper()
	home, err := os.MkdirTemp("", "mw")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(home) })
	if err := os.Mkdir(filepath.Join(home, "tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	wall = newWallFile(t, home, "What helps?")
	mindwall(t, home, "add", wall, "--question", "1", "--theme", "Money", "Bus fares", "Rent")
	return home, wall
}

// No command replaces a wall, nor what is no regular file, whatever it is told; it says what is there, and leaves nothing.
func TestNoCommandReplacesAWallOrADevice(t *testing.T) {
	t.Parallel()
	home, wall := ownHome(t)
	for name := range destinations("", "") {
		probe := filepath.Join(home, "probe")
		if err := os.Mkdir(probe, 0o700); err != nil {
			t.Fatal(err)
		}
		if out, err := talkOwn(home, destinations(wall, probe)[name]...); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		made := slices.Sorted(maps.Keys(inventory(t, probe)))[1:]
		if err := os.RemoveAll(probe); err != nil {
			t.Fatal(err)
		}
		if name == "export" {
			made = []string{made[0], made[len(made)/2], made[len(made)-1]}
		}
		for i, path := range made {
			for kind, occupy := range occupants() {
				// All kinds at the first file of those that take different ways.
				thorough := i == 0 && slices.Contains([]string{"export", "report", "copy"}, name)
				if !thorough && kind != "a wall" && (i > 0 || kind != "a named pipe") {
					continue
				}
				wantKept(t, home, wall, name, filepath.Base(path), kind, occupy)
			}
		}
	}
}

func wantKept(t *testing.T, home, wall, name, file, kind string, occupy func(path, wall string) error) {
	t.Helper()
	dir := filepath.Join(home, "d")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := occupy(filepath.Join(dir, file), wall); err != nil {
		t.Logf("%s cannot be made here: %v", kind, err)
		return
	}
	before := inventory(t, home)
	args := destinations(wall, dir)[name]
	if name == "export" || name == "compare" || strings.HasPrefix(name, "report") || strings.HasPrefix(name, "replay") {
		args = append(args, "--force")
	}
	out, err := talkOwn(home, args...)
	what := strings.TrimPrefix(kind, "a damaged ")
	if kind == "a damaged wall" {
		what = "a wall"
	}
	if err == nil || !strings.Contains(out, what) || !strings.Contains(out, "hint: ") || !strings.Contains(out, file) {
		t.Errorf("%s onto %s (%s): %v\n%s", name, kind, file, err, out)
	}
	after := inventory(t, home)
	for _, own := range []map[string]string{before, after} { // of settings, and fonts
		maps.DeleteFunc(own, func(path, _ string) bool {
			return strings.HasPrefix(path, filepath.Join(home, "config")) || strings.HasPrefix(path, filepath.Join(home, "cache"))
		})
	}
	if !maps.Equal(before, after) {
		t.Errorf("%s onto %s (%s): there was %v, and is %v", name, kind, file, before, after)
	}
}

// The console neither exports nor saves over a wall.
func TestTheConsoleReplacesNoWall(t *testing.T) {
	home, other := ownHome(t)
	path := filepath.Join(home, "here.wall")
	mindwall(t, home, "new", path, "--title", "Here", "--question", "What hinders?", "--no-open")
	x := start(t, 100, 30, home, "open", path).sees("1/1 What hinders?").say("Rent").sees("✓ saved")
	x.press("ctrl+x").sees("Export into").press("enter").sees("2 files written")
	made, _ := filepath.Glob(filepath.Join(home, "here-q1-*.dot"))
	if len(made) != 1 {
		t.Fatalf("found %v", made)
	}
	wall, err := os.ReadFile(other)
	if err == nil {
		err = os.WriteFile(made[0], wall, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	x.press("up", "space").sees("[✓] Replace").press("enter").sees("nothing takes its place; move it away")
	if s := x.screen(); strings.Contains(s, "--") {
		t.Errorf("the dialog speaks of flags:\n%s", s)
	}
	x.press("esc").sees("Rent").press("ctrl+p").send("another file").sees("Save the wall in another file").press("enter").sees("save as")
	x.send("day.wall").press("enter").sees("there is a file already")
	x.leave()
	for _, file := range []string{made[0], other} {
		if data, _ := os.ReadFile(file); string(data) != string(wall) {
			t.Errorf("%s is another now", file)
		}
	}
}

// leftIn are the drafts under a folder.
func leftIn(t *testing.T, dir string) (left []string) {
	t.Helper()
	for path := range inventory(t, dir) {
		if strings.HasPrefix(filepath.Base(path), ".mindwall-") {
			left = append(left, path)
		}
	}
	return left
}

// TestKilledWritersLeaveNothing kills every command that writes files at any moment, and a console that exports. The next
// start beside the wall, and the next export into the folder, clear away what was left, wherever that was.
func TestKilledWritersLeaveNothing(t *testing.T) {
	t.Parallel()
	home, wall := ownHome(t)
	lines := ""
	for i := range 300 {
		lines += fmt.Sprintf("Answer %d about the bus\n", i)
	}
	add := ownCommand(home, "add", wall, "--question", "1", "-")
	add.Stdin = strings.NewReader(lines)
	if out, err := add.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	dir := filepath.Join(home, "d")
	found, rounds := 0, (*kills+3)/4 // each kills all of them
	for range rounds {
		for name, args := range destinations(wall, dir) {
			if err := os.MkdirAll(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			cmd := ownCommand(home, args...)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(rand.IntN(map[bool]int{true: 1500, false: 120}[name == "export"])) * time.Millisecond)
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
			found += len(leftIn(t, home))
			wantCleared(t, home, wall, dir, name)
		}
		x := start(t, 80, 24, home, "open", wall).sees("1/1 What helps?")
		x.press("ctrl+x").sees("Export into").press("up", "space", "enter")
		time.Sleep(time.Duration(rand.IntN(200)) * time.Millisecond)
		_ = x.cmd.Process.Kill()
		x.ends()
		wantCleared(t, home, wall, dir, "the console")
	}
	t.Logf("%d files were left by %d kills", found, rounds*(len(destinations("", ""))+1))
}

// wantCleared starts beside the wall, and exports into the folder, and wants nothing to be left.
func wantCleared(t *testing.T, home, wall, dir, killed string) {
	t.Helper()
	for _, args := range [][]string{
		{"add", wall, "--question", "1", "After " + killed}, {"export", wall, "--format", "json", "--to", dir, "--force"},
	} {
		if out, err := talkOwn(home, args...); err != nil {
			t.Fatalf("after a kill of %s, %v: %v\n%s", killed, args, err, out)
		}
	}
	if left := leftIn(t, home); len(left) > 0 {
		t.Errorf("left by %s: %v", killed, left)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
}
