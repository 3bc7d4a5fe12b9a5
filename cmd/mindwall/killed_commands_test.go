//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/rescue"
)

// manyAnswers is how many answers a killed command has to do with: so many that most of its time goes to the file.
const manyAnswers = 600

// commands are those that change or make a wall in one go. Each fills a folder, and tells what is run there.
func commands() map[string]func(t *testing.T, folder string) (args []string) {
	return map[string]func(t *testing.T, folder string) (args []string){
		"import": func(t *testing.T, folder string) []string {
			largeWall(t, folder, 0)
			rename(t, writeSurvey(t, manyAnswers/2), filepath.Join(folder, "survey.csv"))
			return []string{"import", "day.wall", "survey.csv", "--yes"}
		},
		"merge": func(t *testing.T, folder string) []string {
			path := largeWall(t, folder, 0)
			other := filepath.Join(folder, "other.wall")
			runHere(t, "copy", path, other)
			record(t, path, answersTo(t, path, "Said here", 50)...)
			record(t, other, answersTo(t, other, "Said at another table", manyAnswers)...)
			return []string{"merge", "day.wall", "other.wall"}
		},
		"copy": func(t *testing.T, folder string) []string {
			largeWall(t, folder, manyAnswers)
			return []string{"copy", "day.wall", "copy.wall"}
		},
		"redact": func(t *testing.T, folder string) []string {
			path := largeWall(t, folder, manyAnswers)
			args := []string{"redact", "day.wall"}
			record(t, path, answersTo(t, path, aboutAda, 100)...)
			for a := range boardIn(t, path).Questions[0].AllAnswers {
				if strings.HasPrefix(a.Text, aboutAda) {
					args = append(args, a.ID.String())
				}
			}
			return args
		},
		"rescue": func(t *testing.T, folder string) []string {
			data, err := os.ReadFile(largeWall(t, folder, manyAnswers))
			if err != nil {
				t.Fatal(err)
			}
			clear(data[9*4096 : 10*4096])
			err = errors.Join(os.WriteFile(filepath.Join(folder, "damaged"), data, 0o600), os.Remove(filepath.Join(folder, "day.wall")))
			if err != nil {
				t.Fatal(err)
			}
			return []string{"check", "damaged", "--rescue", "rescued.wall"}
		},
	}
}

// TestKilledCommands kills each of them at any moment. Every wall is then as before or as after, and sound, and the same
// command brings it to its end. What is only read stays as it is, byte for byte.
func TestKilledCommands(t *testing.T) {
	t.Parallel()
	for name, prepare := range commands() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, done := newOrdeal(t, prepare), 0
			for range *kills {
				folder := t.TempDir()
				o.place(t, folder)
				cmd := o.start(t, folder)
				delay := o.delay()
				time.AfterFunc(delay, func() { _ = cmd.Process.Kill() })
				_ = cmd.Wait()
				t.Logf("killed after %v of %v", delay.Round(time.Millisecond), o.took.Round(time.Millisecond))
				if o.wantWhole(t, folder) {
					done++
				}
			}
			t.Logf("%d kills of %s: %d walls as before, %d as after", *kills, name, *kills-done, done)
		})
	}
}

// aboutAda is what the words begin with that are taken out.
const aboutAda = "Words about Ada"

// largeWall makes a wall of so many answers.
func largeWall(t *testing.T, folder string, n int) string {
	t.Helper()
	path := newWallFile(t, folder, "What gets in the way?", "What helps?")
	record(t, path, answersTo(t, path, "Said before", n+1)...)
	return path
}

// answersTo drafts so many answers to a wall's first question.
func answersTo(t *testing.T, path, text string, n int) []mindmap.Draft {
	t.Helper()
	q := boardIn(t, path).Questions[0].ID
	drafts := make([]mindmap.Draft, n)
	for i := range drafts {
		drafts[i].Op = mindmap.AddAnswer{Question: q, Caption: fmt.Sprintf("%s, number %d", text, i)}
	}
	return drafts
}

// ordeal is a command that is ended at any moment: the folder in which it begins, what the walls there hold before and
// after it, and how long it takes until they are as after.
type ordeal struct {
	folder        string
	args          []string
	before, after map[string][]string
	took          time.Duration
}

// newOrdeal runs the command once to its end.
func newOrdeal(t *testing.T, prepare func(*testing.T, string) []string) *ordeal {
	t.Helper()
	o := &ordeal{folder: t.TempDir()}
	o.args = prepare(t, o.folder)
	o.before = contents(t, o.folder)
	end := t.TempDir()
	o.place(t, end)
	began := time.Now()
	if err := o.start(t, end).Wait(); err != nil && o.args[0] != "check" { // which fails as the wall is damaged
		t.Fatalf("mindwall %v: %v", o.args, err)
	}
	o.took, o.after = time.Since(began), contents(t, end)
	if fmt.Sprint(o.before) == fmt.Sprint(o.after) {
		t.Fatal("the command changes nothing: the test tests nothing")
	}
	return o
}

// delay draws when to end the command, after it was started.
func (o *ordeal) delay() time.Duration {
	return time.Duration((0.5 + rand.Float64()) * float64(o.took))
}

// place puts all that the command needs into a folder.
func (o *ordeal) place(t *testing.T, folder string) {
	t.Helper()
	if err := os.CopyFS(folder, os.DirFS(o.folder)); err != nil {
		t.Fatal(err)
	}
}

// start runs the command in a folder.
func (o *ordeal) start(t *testing.T, folder string) *exec.Cmd {
	t.Helper()
	cmd := commandIn(folder, o.args)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// wantWhole wants each wall as before or as after, and after once the command was run again. It reports whether all were so at
// once.
func (o *ordeal) wantWhole(t *testing.T, folder string) (done bool) {
	t.Helper()
	left := contents(t, folder)
	for name, content := range left {
		if !slices.Equal(content, o.before[name]) && !slices.Equal(content, o.after[name]) {
			t.Fatalf("%s is neither as it was nor as it shall be: %d entries, before %d, after %d", name, len(content), len(o.before[name]), len(o.after[name]))
		}
	}
	for name := range o.before {
		if left[name] == nil {
			t.Fatalf("%s is gone", name)
		}
	}
	done = fmt.Sprint(left) == fmt.Sprint(o.after)
	if done { // so that half of them are, however busy the machine is
		o.took = o.took * 9 / 10
	} else {
		o.took = o.took * 11 / 10
	}
	_ = commandIn(folder, o.args).Run() // it may say that all is done already
	if again := contents(t, folder); fmt.Sprint(again) != fmt.Sprint(o.after) {
		t.Fatal("the same command again does not bring it to its end")
	}
	return done
}

func commandIn(folder string, args []string) *exec.Cmd {
	cmd := exec.Command("mindwall", args...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "HOME="+folder, "XDG_CONFIG_HOME="+filepath.Join(folder, "config"), "TMPDIR="+folder, "MINDWALL_AUTHOR=ruth")
	return cmd
}

// besideWall are the names of what SQLite keeps beside a wall.
var besideWall = regexp.MustCompile("-(wal|shm|journal)$")

// contents tells what the walls of a folder hold, all of which must be sound, and what else people see there. Of
// redactions only what they did counts, as one that is repeated stands there twice.
func contents(t *testing.T, folder string) map[string][]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for _, path := range files {
		name := filepath.Base(path)
		if name == "config" || strings.HasPrefix(name, ".") || besideWall.MatchString(name) {
			continue
		}
		if !strings.HasSuffix(name, ".wall") {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			all[name] = []string{string(data)}
			continue
		}
		entries := toldOf(t, path)
		all[name] = slices.DeleteFunc(entries, func(s string) bool { return strings.Contains(s, ": words.redact ") })
		if report, err := rescue.Check(t.Context(), path); err != nil || len(report.Faults) > 0 {
			t.Fatalf("%s is not sound: %v, %v", path, report.Faults, err)
		}
		wantNoWords(t, path, all[name])
	}
	return all
}

// wantNoWords wants that no byte is left in the file of words that its entries no longer carry.
func wantNoWords(t *testing.T, path string, entries []string) {
	t.Helper()
	if slices.ContainsFunc(entries, func(s string) bool { return strings.Contains(s, aboutAda) }) {
		return
	}
	for _, file := range []string{path, path + "-wal", path + "-journal"} {
		if data, err := os.ReadFile(file); err == nil && bytes.Contains(data, []byte(aboutAda)) {
			t.Fatalf("%s still has words that were taken out", file)
		}
	}
}
