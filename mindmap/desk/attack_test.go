//go:build unix

package desk

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/rescue"
)

var attacks = flag.Int("attacks", 2, "how many attacks by several programs to draw")

// TestSeveralProgramsAttack lets two programs at once work on a wall and a third on a copy of it, by consoles and commands,
// with clocks that jump by decades, while each of them also writes what somebody would who means harm, takes words out and
// merges the other file. Then the two files are merged in both directions. What was acknowledged is in both, no byte is left
// of what was taken out, both show the same, and whoever writes next has the last word.
func TestSeveralProgramsAttack(t *testing.T) {
	if seed := os.Getenv("MINDWALL_TEST_ATTACK"); seed != "" {
		n, _ := strconv.ParseUint(seed, 10, 64)
		a := &attacker{t: t, dice: rand.New(rand.NewPCG(n, 1)), path: os.Getenv("MINDWALL_TEST_WALL"), other: os.Getenv("MINDWALL_TEST_OTHER")}
		a.run()
		return
	}
	for range *attacks {
		seed := rand.Uint64N(1 << 40)
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			here := newWall(t, (&person{name: "ruth"}).writer())
			there := filepath.Join(t.TempDir(), "copy.wall")
			d := openDesk(t, here, Writer{Author: "ruth"})
			if err := errors.Join(d.Record(answerTo(d.Board(), "Said before")), d.Copy(t.Context(), there), d.Close()); err != nil {
				t.Fatal(err)
			}
			said := map[mindmap.ID][]byte{} // bodies of what was acknowledged
			var mu sync.Mutex
			var programs sync.WaitGroup
			for i, paths := range [][2]string{{here, there}, {here, there}, {there, here}} {
				programs.Go(func() {
					for id, body := range attackBeside(t, seed+uint64(i), paths[0], paths[1]) {
						mu.Lock()
						said[id] = body
						mu.Unlock()
					}
				})
			}
			programs.Wait()
			if len(said) == 0 {
				t.Fatal("nothing was said: the test tests nothing")
			}
			for unite(t, here, there)+unite(t, there, here) > 0 {
			} // what was kept aside in one of them may come in, and be new to the other
			wantWhole(t, said, here, there)
		})
	}
}

// attackBeside runs an attacker in a process of its own, and returns what was acknowledged to it.
func attackBeside(t *testing.T, seed uint64, path, other string) map[mindmap.ID][]byte {
	cmd := exec.Command(os.Args[0], "-test.run", "^TestSeveralProgramsAttack$", "-test.v")
	cmd.Env = append(os.Environ(), "MINDWALL_TEST_ATTACK="+fmt.Sprint(seed), "MINDWALL_TEST_WALL="+path, "MINDWALL_TEST_OTHER="+other)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	said := map[mindmap.ID][]byte{}
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "said "); ok {
			name, body, _ := strings.Cut(rest, " ")
			id, err := mindmap.ParseID(name)
			if err != nil {
				t.Error(err)
			}
			said[id] = []byte(body)
		}
	}
	return said
}

// unite merges one wall into another, agrees to whatever words that takes out, and returns how many entries were new.
func unite(t *testing.T, path, with string) int {
	t.Helper()
	d := openDesk(t, path, Writer{Author: "ruth"})
	guest, err := d.Invite(with)
	var merged Merged
	if err == nil {
		merged, err = d.Merge(t.Context(), guest)
	}
	if err == nil {
		_, err = d.Accept(t.Context())
	}
	if err := errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
	return merged.Entries
}

// wantWhole holds what must be so of two walls that were united.
func wantWhole(t *testing.T, said map[mindmap.ID][]byte, paths ...string) {
	t.Helper()
	var boards []*mindmap.Board
	taken := 0
	for _, path := range paths {
		report, err := rescue.Check(t.Context(), path)
		if err != nil || len(report.Faults) > 0 || len(report.Held) > 0 {
			t.Errorf("%s: %+v, %v", path, report, err)
		}
		left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
		bytesOf, err := os.ReadFile(path)
		if err != nil || len(left) != 1 {
			t.Fatalf("files left: %q, %v", left, err)
		}
		d := openDesk(t, path, Writer{Author: "ruth"})
		boards = append(boards, d.Board())
		stored, redacted := map[mindmap.ID]mindmap.Entry{}, d.live.RedactedEntries()
		for _, e := range d.live.Entries() {
			stored[e.ID] = e
		}
		for id, body := range said {
			e, ok := stored[id]
			switch {
			case !ok:
				t.Errorf("%s was acknowledged and is not in %s", id, path)
			case redacted[id]:
				taken++
				if bytes.Contains(bytesOf, words(body)) {
					t.Errorf("%s was taken out and is in %s: %s", id, path, body)
				}
			case !bytes.Equal(e.Body, body):
				t.Errorf("%s reads %s, and %s was acknowledged", id, e.Body, body)
			}
		}
		haveTheLastWord(t, d)
	}
	if diff := cmp.Diff(boards[0], boards[1], cmpopts.IgnoreFields(mindmap.Board{}, "Revision"),
		cmpopts.IgnoreUnexported(mindmap.Question{}, mindmap.Theme{})); diff != "" {
		t.Errorf("the boards are not the same:\n%s", diff)
	}
	t.Logf("%d acknowledged, %d of them taken out", len(said), taken/len(paths))
}

// haveTheLastWord says something, corrects it, and closes the desk.
func haveTheLastWord(t *testing.T, d *Desk) {
	t.Helper()
	draft := answerTo(d.Board(), "Said at last")
	draft.ID = scribe.RandomID()
	err := errors.Join(d.Record(draft), d.Record(mindmap.Draft{Op: mindmap.Reword{Node: draft.ID, Text: "Corrected at last"}}))
	if a := d.live.Answer(draft.ID); err != nil || a == nil || a.Text != "Corrected at last" {
		t.Errorf("%v, the correction reads %+v", err, a)
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
}

// words are what tells the words of a body from all others.
func words(body []byte) []byte {
	_, rest, _ := bytes.Cut(body, []byte("words "))
	return rest[:bytes.IndexByte(rest, '.')]
}

// attacker is a program that works on a wall, and does it harm.
type attacker struct {
	t           *testing.T
	dice        *rand.Rand
	path, other string
	n           int
}

func (a *attacker) run() {
	do := []func(){a.console, a.console, a.command, a.redact, a.accept, a.merge, a.harm, a.harm, a.holdBack}
	for range 30 {
		do[a.dice.IntN(len(do))]()
	}
}

// open opens a desk whose clock jumps.
func (a *attacker) open() *Desk {
	a.t.Helper()
	const decades = 30 * 365 * 24 * time.Hour
	return openDesk(a.t, a.path, Writer{Author: "sam", Now: func() time.Time {
		return time.Now().Add(time.Duration(a.dice.Int64N(int64(2*decades))) - decades)
	}})
}

// settled reports whether something was done; that others have the wall open, or locked, is none of the faults looked for.
func (a *attacker) settled(err error) bool {
	a.t.Helper()
	if err != nil && !errors.Is(err, wallfile.ErrInUse) && !errors.Is(err, wallfile.ErrBusy) {
		a.t.Error(err)
	}
	return err == nil
}

func (a *attacker) caption() string {
	a.n++
	return fmt.Sprintf("In words %d-%d-%d.", os.Getpid(), a.dice.Uint32(), a.n)
}

// draft is an answer, or a correction of one.
func (a *attacker) draft(live *fold.Live) mindmap.Draft {
	if known := answersOf(live); len(known) > 0 && a.dice.IntN(3) == 0 {
		return mindmap.Draft{Op: mindmap.Reword{Node: known[a.dice.IntN(len(known))], Text: a.caption()}}
	}
	return answerTo(live.Board(), a.caption())
}

func answersOf(live *fold.Live) (ids []mindmap.ID) {
	for _, q := range live.Board().Questions {
		for answer := range q.AllAnswers {
			ids = append(ids, answer.ID)
		}
	}
	return ids
}

// tell prints what was acknowledged, which is that with words.
func (a *attacker) tell(entries []mindmap.Entry) {
	for _, e := range entries {
		if bytes.Contains(e.Body, []byte("words ")) {
			fmt.Printf("said %s %s\n", e.ID, e.Body)
		}
	}
}

// console types a few answers, and takes in what others write meanwhile.
func (a *attacker) console() {
	d := a.open()
	sent := make(chan any, 10_000)
	d.Start(func(msg any) { sent <- msg })
	for range 1 + a.dice.IntN(5) {
		if err := d.Record(a.draft(d.live)); err != nil {
			a.t.Error(err)
		}
		for len(sent) > 0 {
			if arrived, ok := (<-sent).(Arrived); ok {
				arrived.AddTo(d.live)
			}
		}
	}
	if a.settled(d.Close()) {
		var own []mindmap.Entry
		for _, e := range d.live.Entries() {
			if e.Device == d.scribe.Device {
				own = append(own, e)
			}
		}
		a.tell(own)
	}
}

func (a *attacker) command() {
	d := a.open()
	entries, err := d.Change(a.t.Context(), func(p *Pen) error {
		return p.Record(a.draft(p.Live()), a.draft(p.Live()))
	})
	if a.settled(err) {
		a.tell(entries)
	}
	a.settled(d.Close())
}

func (a *attacker) redact() {
	d := a.open()
	if known := answersOf(d.live); len(known) > 0 {
		a.settled(d.Redact(a.t.Context(), mindmap.Redact{Entries: d.live.WordEntries(known[a.dice.IntN(len(known))])}))
	}
	a.settled(d.Close())
}

func (a *attacker) accept() {
	d := a.open()
	_, err := d.Accept(a.t.Context())
	a.settled(errors.Join(err, d.Close()))
}

func (a *attacker) merge() {
	d := a.open()
	guest, err := d.Invite(a.other)
	if err == nil {
		_, err = d.Merge(a.t.Context(), guest)
	}
	a.settled(errors.Join(err, d.Close()))
}

// harm stores what no console would write: clocks that leap, devices and acts of others, ids that are taken.
func (a *attacker) harm() {
	a.store(func(known []mindmap.Entry) (mindmap.Entry, error) {
		one, other := known[a.dice.IntN(len(known))], known[a.dice.IntN(len(known))]
		ops := []mindmap.Op{
			mindmap.Undo{Act: one.Act}, mindmap.Reword{Node: one.ID, Text: "What was never said"},
			mindmap.MergeAnswer{Answer: one.ID, Into: other.ID}, mindmap.Move{Node: one.ID, Question: other.ID, Theme: other.ID},
			mindmap.Remove{Node: one.ID}, mindmap.TallyAnswer{Answer: one.ID, Delta: mindmap.MaxTally}, mindmap.ParkAnswer{Answer: one.ID, Parked: true},
		}
		for _, asked := range known {
			if asked.Kind == mindmap.KindOf(mindmap.AskQuestion{}) && (one.Act == asked.Act || other.Act == asked.Act) {
				return mindmap.Entry{}, errors.New("without a question nobody could go on")
			}
		}
		e := mindmap.Entry{ID: scribe.RandomID(), Device: other.Device, Act: other.Act}
		if a.dice.IntN(4) == 0 {
			e.ID = one.ID
		}
		e.Clock = []uint64{1, one.Clock, one.Clock + mindmap.MaxLead/2, one.Clock + 3*mindmap.MaxLead, 1 << 39, mindmap.MaxClock}[a.dice.IntN(6)]
		return mindmap.NewEntry(e, ops[a.dice.IntN(len(ops))])
	})
}

// holdBack stores redactions as they come from elsewhere: they hide words, which stay until somebody agrees.
func (a *attacker) holdBack() {
	a.store(func(known []mindmap.Entry) (mindmap.Entry, error) {
		one := known[a.dice.IntN(len(known))]
		return mindmap.NewEntry(mindmap.Entry{ID: scribe.RandomID(), Clock: one.Clock, Device: one.Device, Act: scribe.RandomID()},
			mindmap.Redact{Entries: []mindmap.ID{one.ID}})
	})
}

// store puts some entries past the desk into the file. What does not validate is no attack.
func (a *attacker) store(draw func(known []mindmap.Entry) (mindmap.Entry, error)) {
	w, err := wallfile.Open(a.path)
	if err != nil {
		a.t.Fatal(err)
	}
	known, _, err := w.Load(context.Background(), 0)
	for range 1 + a.dice.IntN(5) {
		if e, invalid := draw(known); err == nil && invalid == nil {
			err = w.Append(context.Background(), e)
		}
	}
	a.settled(errors.Join(err, w.Close()))
}
