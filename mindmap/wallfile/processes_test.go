package wallfile_test

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/rescue"
)

// More kills: .ci/torture, or go test ./mindmap/wallfile -run Kill -kills 500
var kills = flag.Int("kills", 3, "how often to kill a process that writes")

// manyKills is from how many on time does not matter.
const manyKills = 10

// The test binary is its own second process: MINDWALL_TEST_CHILD names what it does.
func TestMain(m *testing.M) {
	if role := os.Getenv("MINDWALL_TEST_CHILD"); role != "" {
		if err := child(role); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	flag.Parse()
	os.Exit(m.Run())
}

// child does what its role says to the wall named: "append 100" (0 for ever) prints the id of each entry when it is
// acknowledged; "stay 100" does so too, and keeps the wall open until the end of its input; "say 100" writes one now and then,
// and prints when; "create 100" makes the wall with so many entries; "redact" takes the words out of all its entries; "hold"
// writes one entry, tells when the file was taken away, and closes the wall at the end of its input; "freeze" is in the
// middle of writing one until then. "live" is a program that follows the wall and writes as long as it runs, "watch" one that
// only reads, and says how much.
func child(role string) error {
	path := os.Getenv("MINDWALL_TEST_WALL")
	verb, count, _ := strings.Cut(role, " ")
	n, _ := strconv.Atoi(count)
	ctx, t := context.Background(), &testing.T{}
	if verb == "create" {
		entries := answers(t, n)
		fmt.Println("ready")
		w, err := wallfile.Create(path, entries)
		if err != nil {
			return err
		}
		return w.Close()
	}
	if verb == "watch" {
		return watch(ctx, path)
	}
	w, err := wallfile.Open(path)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	if verb == "live" {
		go func() { _ = w.Follow(ctx, 0, func(wallfile.News) {}) }()
	}
	if verb == "redact" {
		entries, _, err := w.Load(ctx, 0)
		if err != nil {
			return err
		}
		if err := w.Redact(ctx, nil, sealed(t, redaction(t, 1, ids(entries)...))...); err != nil {
			return err
		}
		return w.Close()
	}
	if verb == "freeze" {
		_, err := w.Update(ctx, 0, func([]mindmap.Entry) ([]mindmap.Sealed, error) {
			fmt.Println("writing")
			_, err := io.Copy(io.Discard, os.Stdin)
			return sealed(t, answer(t, 1, "said by who was frozen")), err
		})
		return errors.Join(err, w.Close())
	}
	if verb == "say" {
		return errors.Join(say(ctx, t, w, n), w.Close())
	}
	if verb == "hold" {
		if err := w.Append(ctx, answer(t, 1, "said in the process that holds the wall")); err != nil {
			return err
		}
		fmt.Println("written")
		if err := w.Follow(ctx, 0, func(wallfile.News) {}); !errors.Is(err, wallfile.ErrMoved) {
			return err
		}
		fmt.Println("moved")
		err := w.Append(ctx, answer(t, 2, "said when it was moved"))
		if !errors.Is(err, wallfile.ErrMoved) {
			return fmt.Errorf("a wall that was moved is written to: %w", err)
		}
		_, _ = io.Copy(io.Discard, os.Stdin)
		return w.Close()
	}
	for i := 0; n == 0 || i < n; i++ {
		batch := make([]mindmap.Entry, 1+i%3)
		for j := range batch {
			batch[j] = answer(t, uint64(i+1), fmt.Sprintf("said in process %d, number %d", os.Getpid(), i))
		}
		if err := w.Append(ctx, batch...); err != nil {
			return err
		}
		for j := range batch {
			fmt.Println(batch[j].ID)
		}
		if verb == "live" {
			time.Sleep(5 * time.Millisecond) // nobody reads along all that it says
		}
	}
	if verb == "stay" {
		_, _ = io.Copy(io.Discard, os.Stdin)
	}
	return w.Close()
}

// process is a child that runs.
type process struct {
	cmd   *exec.Cmd
	out   *bufio.Scanner
	acked []string
}

func start(t testing.TB, role, wall string) *process {
	t.Helper()
	return startWith(t, role, wall, nil)
}

// startWith starts a child that reads from a file; from nothing when that is nil.
func startWith(t testing.TB, role, wall string, in *os.File) *process {
	t.Helper()
	p := &process{cmd: exec.Command(os.Args[0])}
	if in != nil {
		p.cmd.Stdin = in
	}
	p.cmd.Env = append(os.Environ(), "MINDWALL_TEST_CHILD="+role, "MINDWALL_TEST_WALL="+wall)
	p.cmd.Stderr = os.Stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewScanner(out)
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if !p.out.Scan() || p.out.Text() != "ready" {
		_ = p.cmd.Wait()
		t.Fatalf("the process says %q", p.out.Text())
	}
	return p
}

// drain reads what the process acknowledges until it ends.
func (p *process) drain() error {
	for p.out.Scan() {
		if line := p.out.Text(); len(line) == 32 { // a killed process may leave half a line
			p.acked = append(p.acked, line)
		}
	}
	return p.cmd.Wait()
}

func TestWhatWasAcknowledgedSurvivesAKill(t *testing.T) {
	w := create(t)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var acked []string
	for round := range *kills {
		p := start(t, "append 0", w.Path())
		if round%2 == 0 && p.out.Scan() { // every other time something was acknowledged
			p.acked = append(p.acked, p.out.Text())
		}
		time.AfterFunc(time.Duration(rand.IntN(120))*time.Millisecond, func() { _ = p.cmd.Process.Kill() })
		_ = p.drain()
		acked = append(acked, p.acked...)
		stored := storedOnce(t, w.Path())
		for _, id := range acked {
			if !stored[id] {
				t.Fatalf("entry %s was acknowledged and is gone", id)
			}
		}
	}
	if len(acked) < *kills/2 {
		t.Errorf("only %d entries were acknowledged: the test tests nothing", len(acked))
	}
	t.Logf("%d entries survived %d kills", len(acked), *kills)
}

func TestAWallWhoseMakerIsKilledIsWholeOrNotThere(t *testing.T) {
	made := 0
	for range *kills {
		path := filepath.Join(t.TempDir(), "day.wall")
		p := start(t, "create 500", path)
		time.AfterFunc(time.Duration(rand.IntN(60))*time.Millisecond, func() { _ = p.cmd.Process.Kill() })
		_ = p.drain()
		if _, err := os.Stat(path); err != nil {
			continue
		}
		made++
		if n := len(storedOnce(t, path)); n != 500 {
			t.Errorf("the wall holds %d of 500 entries", n)
		}
	}
	t.Logf("%d of %d walls were made before the kill", made, *kills)
}

func TestAKilledRedactionLosesNoEntry(t *testing.T) {
	done := 0
	for range *kills {
		path := closed(t, answers(t, 300)...)
		p := start(t, "redact", path)
		time.AfterFunc(time.Duration(rand.IntN(40))*time.Millisecond, func() { _ = p.cmd.Process.Kill() })
		_ = p.drain()
		switch n := len(storedOnce(t, path)); n {
		case 300:
		case 301:
			done++
		default:
			t.Errorf("the wall holds %d entries, want 300 and perhaps the redaction", n)
		}
		if report, err := rescue.Check(context.Background(), path); err != nil || len(report.Faults) > 0 {
			t.Errorf("the wall is not sound: %v, %v", report.Faults, err)
		}
	}
	t.Logf("%d of %d redactions were stored before the kill", done, *kills)
}

// storedOnce are the entries of a wall, none of which may be there twice.
func storedOnce(t testing.TB, path string) map[string]bool {
	t.Helper()
	w, err := wallfile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if w.Notice() != nil {
		t.Fatal(w.Notice())
	}
	stored := map[string]bool{}
	for _, e := range load(t, w) {
		if stored[e.ID.String()] {
			t.Fatalf("entry %s is there twice", e.ID)
		}
		stored[e.ID.String()] = true
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return stored
}

func TestSeveralProcessesAppendAtOnce(t *testing.T) {
	for _, processes := range []int{2, 4} {
		t.Run(strconv.Itoa(processes), func(t *testing.T) {
			w := create(t)
			var children []*process
			for range processes {
				children = append(children, start(t, "append 60", w.Path()))
			}
			var wait sync.WaitGroup
			for _, p := range children {
				wait.Go(func() {
					if err := p.drain(); err != nil {
						t.Error(err)
					}
				})
			}
			wait.Wait()
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			stored := storedOnce(t, w.Path())
			if want := processes * 120; len(stored) != want {
				t.Errorf("%d entries are stored, want %d", len(stored), want)
			}
			for _, p := range children {
				for _, id := range p.acked {
					if !stored[id] {
						t.Errorf("entry %s is lost", id)
					}
				}
			}
			if names := files(t, w.Path()); len(names) != 1 {
				t.Errorf("files left: %v", names)
			}
		})
	}
}

func TestFollowTellsOfAnotherProcess(t *testing.T) {
	w := create(t, answers(t, 2)...)
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	seen := map[string]time.Time{}
	arrived := make(chan int, 1000)
	followed := make(chan error, 1)
	go func() {
		followed <- w.Follow(ctx, 0, func(news wallfile.News) {
			for _, e := range news.Entries {
				if _, twice := seen[e.ID.String()]; twice {
					t.Errorf("told of %s twice", e.ID)
				}
				seen[e.ID.String()] = time.Now()
			}
			arrived <- len(seen)
		})
	}()
	waitFor(ctx, t, arrived, 2)
	p := start(t, "append 1", w.Path())
	acked := make(chan time.Time, 1)
	go func() {
		p.out.Scan()
		acked <- time.Now()
		_ = p.drain()
	}()
	waitFor(ctx, t, arrived, 3)
	cancel()
	if err := <-followed; err != context.Canceled {
		t.Errorf("following ended with %v", err)
	}
	var last time.Time
	for _, at := range seen {
		if at.After(last) {
			last = at
		}
	}
	t.Logf("told %v after it was acknowledged", last.Sub(<-acked).Round(time.Millisecond))
}

func waitFor(ctx context.Context, t testing.TB, arrived <-chan int, want int) {
	t.Helper()
	for {
		select {
		case n := <-arrived:
			if n >= want {
				return
			}
		case <-ctx.Done():
			t.Fatalf("%d entries did not arrive in time", want)
		}
	}
}
