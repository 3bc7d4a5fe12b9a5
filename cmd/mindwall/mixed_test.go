//go:build unix

package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/wallfile/rescue"
)

var seed = flag.Uint64("seed", 0, "draws the acts between which a program is killed, or the disk cut off; 0 draws a seed, which a failure names")

// act is one thing that somebody does at the console. A key that begins with wait is a text that the screen shows first.
type act struct {
	name string
	keys []string
	done string // what the screen shows when it is done
	kept bool   // that says that it is saved as well
	next bool   // the next act begins before this one is done
	to   string // the wall's file from then on, when that is another
}

const wait = "\x00"

// script draws some acts of all kinds, in an order in which each can be done. The wall is that of mixedWall.
func script(dice *rand.Rand, survey string) []act {
	said, letGo := 0, keys["esc"]
	say := func(n int) (list []act) {
		for i := range n {
			text := fmt.Sprintf("said-%03d", said)
			said++
			list = append(list, act{name: "say", keys: []string{text + "\r"}, done: "● " + text, next: i < n-1})
		}
		return list
	}
	file := func(letter, theme string) []act {
		return append(say(2), act{name: "file", keys: []string{letGo + keys["ctrl+a"] + keys[letter]}, done: "filed under " + theme})
	}
	one := func(name, done string, keys ...string) []act { return []act{{name: name, keys: keys, done: done}} }
	merge := func(texts string) []act {
		return one("merge", "merged into “"+texts, letGo+"/"+texts+keys["ctrl+a"], wait+"10 answers", "\x07")
	}
	park := func(text string) []act {
		return one("park", "“"+text+"” parked", letGo+"/"+text+"\r", wait+"▸ "+text, keys["f6"])
	}
	saveAs := func(name string) []act {
		return []act{{name: "save as", keys: []string{letGo + keys["ctrl+p"], wait + "do ›", "save the\r", wait + "save as ›", name + "\r"},
			done: "the wall goes on there", to: name}}
	}
	written := fmt.Sprint(filesExported, " files written")
	export := one("export", written, letGo+keys["ctrl+x"], wait+"Export into", "\r", wait+written, letGo)
	imports := one("import", " imported, unsorted", letGo+f10, wait+"The file that the survey tool exported", "\x1b[200~'"+survey+"'\x1b[201~\r",
		wait+"Microsoft Forms", "\r", wait+" new · ", "\r", wait+" imported, unsorted", "\r")
	export[0].kept, imports[0].kept = true, true
	undo, redo := one("undo", "undone: ", letGo+keys["ctrl+z"]), one("redo", "done again: ", keys["ctrl+y"])
	some := [][]act{
		file("alt+a", "Money"), slices.Concat(file("alt+b", "Mind"), undo), slices.Concat(file("alt+a", "Money"), undo, redo), say(3), slices.Concat(say(4), undo),
		merge("early-00"), slices.Concat(merge("early-01"), undo), park("early-025"), slices.Concat(park("early-035"), undo),
		imports, export, saveAs("moved.wall"), saveAs("moved again.wall"),
	}
	dice.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
	return slices.Concat(some[:5]...)
}

// mixedWall is a wall with forty answers and two themes, as another person left it.
func mixedWall(t *testing.T) (path string) {
	t.Helper()
	path = newWallFile(t, t.TempDir(), "What gets in the way?", "What helps?")
	q := boardIn(t, path).Questions[0]
	drafts := []mindmap.Draft{}
	for i, name := range []string{"Money", "Mind"} {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.AddTheme{Question: q.ID, Text: name, Side: mindmap.Side(1 - 2*i), Letter: string(rune('A' + i))}})
	}
	for i := range 40 {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.AddAnswer{Question: q.ID, Caption: fmt.Sprintf("early-%03d", i)}})
	}
	record(t, path, drafts...)
	return path
}

// player does the acts of a script in a console.
type player struct {
	*terminal
	acts  []act
	next  int // the first act that is not known to be done
	begun int // how many acts are
	acked int // how many acts were shown as saved
}

// look takes in what the screen shows.
func (p *player) look() string {
	shown := p.screen()
	for i := p.next; i < p.begun; i++ {
		if !strings.Contains(shown, p.acts[i].done) {
			continue
		}
		p.next = i + 1
		if p.acts[i].kept && p.acked == i {
			p.acked = p.next
		}
	}
	if strings.Contains(shown, "✓ saved") {
		p.acked = p.next
	}
	return shown
}

// waits looks until the screen is as wanted, and reports whether that came about before the program ended.
func (p *player) waits(what string, ok func(shown string) bool) bool {
	p.t.Helper()
	for end := time.Now().Add(3 * longest); !ok(p.look()); {
		select {
		case <-p.done:
			p.look()
			return false
		case <-time.After(5 * time.Millisecond):
		}
		if time.Now().After(end) {
			p.t.Fatalf("%s: never %s\n%s", p.acts[max(p.begun-1, 0)].name, what, p.screen())
		}
	}
	return true
}

// play does the acts until the program ends, or all are done. Of each it tells before its first key.
func (p *player) play(begins func(i int)) {
	for i, a := range p.acts {
		stale := func(shown string) bool { return strings.Contains(shown, a.done) }
		if stale(p.look()) {
			_, _ = io.WriteString(p.file, keys["esc"])
			if !p.waits("lets go of "+a.done, func(shown string) bool { return !stale(shown) }) {
				return
			}
		}
		begins(i)
		p.begun = i + 1
		for _, k := range a.keys {
			if text, ok := strings.CutPrefix(k, wait); ok {
				if !p.waits("sees "+text, func(shown string) bool { return strings.Contains(shown, text) }) {
					return
				}
			} else if _, err := io.WriteString(p.file, k); err != nil {
				p.waits("ends", func(string) bool { return false })
				return
			}
		}
		if !a.next && !p.waits("sees "+a.done, func(string) bool { return p.next > i }) {
			return
		}
	}
}

// course is a script, and what it leaves on the wall when nothing goes wrong: how many entries there are after each act, what
// they say, and how long the act took.
type course struct {
	wall, survey string
	acts         []act
	entries      []string
	count        []int
	took         []time.Duration
}

// newCourse draws a script and plays it once.
func newCourse(t *testing.T, dice *rand.Rand) *course {
	t.Helper()
	c := &course{wall: mixedWall(t), survey: writeSurvey(t, 20)}
	c.acts = script(dice, c.survey)
	var began time.Time
	p, path := c.open(t, t.TempDir(), t.TempDir())
	finish := func() {
		if p.begun == 0 {
			return
		}
		p.waits("saved", func(string) bool { return p.acked == p.begun })
		c.took = append(c.took, time.Since(began))
		if to := c.acts[p.begun-1].to; to != "" {
			path = filepath.Join(filepath.Dir(path), to)
		}
		c.entries = toldOf(t, path)
		c.count = append(c.count, len(c.entries))
	}
	p.play(func(int) { finish(); began = time.Now() })
	finish()
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	p.ends()
	return c
}

// open opens a copy of the wall in a console. The folder holds nothing else.
func (c *course) open(t *testing.T, home, folder string) (p *player, path string) {
	t.Helper()
	path = filepath.Join(folder, filepath.Base(c.wall))
	data, err := os.ReadFile(c.wall)
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	x := start(t, 110, 34, home, "open", path).sees("1/2 What gets in the way?", "✓ saved")
	return &player{terminal: x, acts: c.acts}, path
}

// toldOf is what the entries of a wall say, in their order and without what is drawn anew each time.
func toldOf(t *testing.T, path string) (list []string) {
	t.Helper()
	entries, err := desk.Entries(path)
	if err != nil {
		t.Fatalf("the wall does not open: %v", err)
	}
	numbers := map[string]int{}
	number := func(id string) string {
		if _, known := numbers[id]; !known {
			numbers[id] = len(numbers)
		}
		return fmt.Sprint("#", numbers[id])
	}
	for _, e := range entries {
		list = append(list, anID.ReplaceAllStringFunc(fmt.Sprint(e.ID, " in ", e.Act, ": ", e.Kind, " ", string(e.Body)), number))
	}
	return list
}

var anID = regexp.MustCompile(`[0-9a-f]{32}`)

// broken plays the script until end, which is called at a drawn moment of a drawn act, has ended the program.
func (c *course) broken(t *testing.T, dice *rand.Rand, home, folder string, end func(*terminal)) *player {
	t.Helper()
	p, _ := c.open(t, home, folder)
	at := dice.IntN(len(c.acts))
	after := time.Duration(dice.Float64() * 1.2 * float64(c.took[at]+2*time.Millisecond))
	p.play(func(i int) {
		if i == at {
			time.AfterFunc(after, func() { end(p.terminal) })
		}
	})
	p.waits("ends", func(string) bool { return false })
	_ = p.cmd.Wait()
	t.Logf("ended %v into act %d (%s); %d of %d acts that were begun were shown as saved", after.Round(time.Millisecond), at, c.acts[at].name, p.acked, p.begun)
	return p
}

// wantWhole wants on the wall, wherever it was kept last, every act that was shown as saved, and each other one whole or
// not at all; and no file that is not whole.
func (c *course) wantWhole(t *testing.T, p *player, folder string) {
	t.Helper()
	c.wantFirst(t, p, folder, c.wantKeptLater(t, p, folder))
}

// wantKeptLater wants the files whole that the wall was saved in later, and returns how many acts were shown as saved in the
// first.
func (c *course) wantKeptLater(t *testing.T, p *player, folder string) (inFirst int) {
	t.Helper()
	acked := p.acked
	for i := p.begun - 1; i >= 0; i-- { // where the wall was kept last, first
		to := filepath.Join(folder, c.acts[i].to)
		if _, err := os.Lstat(to); c.acts[i].to == "" || err != nil && i >= acked {
			continue
		}
		c.wantPrefix(t, to, acked)
		acked = min(acked, i)
	}
	return acked
}

// wantFirst wants the wall whole in the file that was opened, with at least so many acts, and what was exported beside it.
func (c *course) wantFirst(t *testing.T, p *player, folder string, acked int) {
	t.Helper()
	c.wantPrefix(t, filepath.Join(folder, filepath.Base(c.wall)), acked)
	made := 0
	for _, a := range c.acts[:p.acked] {
		if a.name == "export" {
			made = filesExported
		}
	}
	wantExports(t, folder, made)
}

// wantPrefix wants a sound wall with the first acts of the script, at least so many.
func (c *course) wantPrefix(t *testing.T, path string, atLeast int) {
	t.Helper()
	got, want := toldOf(t, path), 0
	if report, err := rescue.Check(context.Background(), path); err != nil || len(report.Faults) > 0 {
		t.Fatalf("%s is not sound: %v, %v", path, report.Faults, err)
	}
	if atLeast > 0 {
		want = c.count[atLeast-1]
	}
	switch {
	case len(got) < want:
		t.Fatalf("%s has %d entries, and %d were shown as saved", path, len(got), want)
	case len(got) > len(toldOf(t, c.wall)) && !slices.Contains(c.count, len(got)):
		t.Fatalf("%s has %d entries, where acts end with %v", path, len(got), c.count)
	}
	for i := range got {
		if got[i] != c.entries[i] {
			t.Fatalf("entry %d of %s is %s, want %s", i, path, got[i], c.entries[i])
		}
	}
}

// filesExported is how many files the export of a script makes.
const filesExported = 4

// wantExports wants each picture and each graph whole, and at least so many.
func wantExports(t *testing.T, folder string, n int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*-q[12]-*"))
	if err != nil || len(files) < n {
		t.Fatalf("%d files were exported, and %d are there: %v", n, len(files), err)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if end := map[string]string{".dot": "}\n", ".png": "IEND\xaeB\x60\x82"}[filepath.Ext(path)]; err != nil || end == "" || !strings.HasSuffix(string(data), end) {
			t.Fatalf("%s is not whole: %d bytes, %v", path, len(data), err)
		}
	}
}

// manyAtOnce runs n rounds, every ten of which have one script in common, and tells how many acts were shown as saved.
func manyAtOnce(t *testing.T, n int, round func(t *testing.T, c *course, dice *rand.Rand) *player) {
	t.Helper()
	seed := *seed
	if seed == 0 {
		seed = rand.Uint64()
	}
	var acked, begun atomic.Int64
	t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
		for first := 0; first < n; first += 10 {
			t.Run(fmt.Sprint("script ", first/10), func(t *testing.T) {
				t.Parallel()
				dice := rand.New(rand.NewPCG(seed, uint64(first)))
				c := newCourse(t, dice)
				for i := range min(10, n-first) {
					t.Run(fmt.Sprint(i), func(t *testing.T) {
						p := round(t, c, dice)
						acked.Add(int64(p.acked))
						begun.Add(int64(p.begun))
					})
				}
			})
		}
	})
	if n >= 10 && acked.Load() < int64(n) {
		t.Errorf("only %d acts were shown as saved: the test tests nothing", acked.Load())
	}
	t.Logf("%d acts begun, %d shown as saved, all of these found", begun.Load(), acked.Load())
}

// TestKilledInMixedActs kills the console at any moment of a drawn script: typing, filing forty at once, undo, merging,
// parking, an import, an export, saving the wall in another file. With -seed it draws the same again.
func TestKilledInMixedActs(t *testing.T) {
	t.Parallel()
	manyAtOnce(t, *kills, func(t *testing.T, c *course, dice *rand.Rand) *player {
		folder := t.TempDir()
		p := c.broken(t, dice, t.TempDir(), folder, func(x *terminal) { _ = x.cmd.Process.Kill() })
		c.wantWhole(t, p, folder)
		return p
	})
}
