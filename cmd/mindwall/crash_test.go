//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"mindwall/mindmap/fold"
	"mindwall/mindmap/wallfile"
)

// More kills: .ci/torture, or go test ./cmd/mindwall -run Kill -kills 200
var kills = flag.Int("kills", 2, "how often to kill a program that writes")

// heldIn opens a wall as any program does, and tells how often it holds each caption.
func heldIn(t *testing.T, path string) map[string]int {
	t.Helper()
	file, err := wallfile.Open(path)
	if err != nil {
		t.Fatalf("the wall does not open: %v", err)
	}
	if err := file.Notice(); err != nil {
		t.Fatalf("the wall is not whole: %v", err)
	}
	entries, _, err := file.Load(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	held := map[string]int{}
	for _, q := range fold.Of(entries).Questions {
		for a := range q.AllAnswers {
			held[a.Text]++
		}
	}
	return held
}

// wantHeld wants every answer that was promised, and none twice.
func wantHeld(t *testing.T, held map[string]int, promised []string) {
	t.Helper()
	for _, text := range promised {
		if held[text] == 0 {
			t.Fatalf("%q was shown as saved and is gone", text)
		}
	}
	for text, n := range held {
		if n != 1 {
			t.Fatalf("%q is there %d times", text, n)
		}
	}
}

// savedCount reads the status line: how many answers there are, when it says that all are saved.
var savedCount = regexp.MustCompile(`(\d+) answers?\b.*✓ saved`)

// shownAsSaved is how many answers the screen says are saved. Before the first picture that comes whole it says nothing.
func (x *terminal) shownAsSaved() int {
	x.mu.Lock()
	shown, whole := x.vt.Shown(), bytes.Contains(x.raw, []byte(ansi.SetModeSynchronizedOutput))
	x.mu.Unlock()
	n := 0
	if found := savedCount.FindStringSubmatch(shown); found != nil && whole {
		n, _ = strconv.Atoi(found[1])
	}
	return n
}

// sayUntil types answers, with pauses of all lengths, until told to stop. It returns them in order.
func (x *terminal) sayUntil(stop <-chan struct{}, name string) []string {
	var said []string
	for {
		text := fmt.Sprintf("%s number %d", name, len(said))
		said = append(said, text)
		if _, err := io.WriteString(x.file, text+"\r"); err != nil {
			return said
		}
		select {
		case <-stop:
			return said
		case <-time.After(time.Duration(rand.IntN(25)) * time.Millisecond):
		}
	}
}

// TestKilledWhileTyping kills the console at any moment while answers are typed, every other time when something was
// shown as saved. What the status line had shown as saved is in the wall.
func TestKilledWhileTyping(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	var promised []string
	for round := range *kills {
		waits := round%2 == 0
		before := len(heldIn(t, path))
		x := start(t, 80, 24, home, "open", path).sees("1/1 What helps?")
		stop, typed := make(chan struct{}), make(chan []string)
		go func() { typed <- x.sayUntil(stop, fmt.Sprintf("Round %d", round)) }()
		saved := before
		late := time.Now().Add(longest)
		for end := time.Now().Add(time.Duration(50+rand.IntN(400)) * time.Millisecond); time.Now().Before(end) ||
			waits && saved == before && time.Now().Before(late); time.Sleep(time.Millisecond) {
			saved = max(saved, x.shownAsSaved())
		}
		if err := x.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		close(stop)
		said := <-typed
		x.ends()
		promised = append(promised, said[:min(saved-before, len(said))]...)
		wantHeld(t, heldIn(t, path), promised)
	}
	if len(promised) < *kills/2 {
		t.Errorf("only %d answers were shown as saved: the test tests nothing", len(promised))
	}
	t.Logf("%d answers that were shown as saved survived %d kills", len(promised), *kills)
}

// TestKilledAdd kills add at any moment, every other time when it had printed something. Each answer whose id it had printed is in the wall, and of answers that are
// given together all are there or none.
func TestKilledAdd(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	var promised []string
	for round := range *kills {
		promised = append(promised, killAddOfLines(t, home, path, round)...)
		texts := killAddOfTexts(t, home, path, round)
		held := heldIn(t, path)
		wantHeld(t, held, promised)
		there := 0
		for _, text := range texts {
			there += held[text]
		}
		if there != 0 && there != len(texts) {
			t.Fatalf("%d of %d answers that were given together are there", there, len(texts))
		}
	}
	if len(promised) < *kills/2 {
		t.Errorf("only %d answers were printed: the test tests nothing", len(promised))
	}
	t.Logf("%d answers that were printed survived %d kills", len(promised), *kills)
}

// anAdd is add with a home of its own.
func anAdd(home, path string, args ...string) *exec.Cmd {
	cmd := exec.Command("mindwall", append([]string{"add", path, "--question", "1"}, args...)...)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "MINDWALL_AUTHOR=ruth")
	return cmd
}

// startAdd starts an add that reads lines and prints ids.
func startAdd(t *testing.T, home, path string) (cmd *exec.Cmd, in io.WriteCloser, out io.ReadCloser) {
	t.Helper()
	cmd = anAdd(home, path, "-")
	var err error
	if in, err = cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if out, err = cmd.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, in, out
}

// killAddOfLines feeds add lines until it is killed, and returns the captions that it printed.
func killAddOfLines(t *testing.T, home, path string, round int) (printed []string) {
	t.Helper()
	cmd, in, out := startAdd(t, home, path)
	go func() {
		for i := 0; ; i++ {
			if _, err := fmt.Fprintf(in, "Line %d-%d\n", round, i); err != nil {
				return // it was killed
			}
			if i%7 == 6 {
				time.Sleep(60 * time.Millisecond) // long enough for what came so far to be written
			}
		}
	}()
	lines := bufio.NewReader(out)
	first := ""
	if round%2 == 0 {
		first, _ = lines.ReadString('\n')
	}
	time.AfterFunc(time.Duration(100+rand.IntN(200))*time.Millisecond, func() { _ = cmd.Process.Kill() })
	text, _ := io.ReadAll(lines)
	_ = cmd.Wait()
	for line := range strings.Lines(first + string(text)) {
		if _, caption, ok := strings.Cut(line, "\t"); ok && strings.HasSuffix(caption, "\n") {
			printed = append(printed, strings.TrimSuffix(caption, "\n"))
		}
	}
	return printed
}

// killAddOfTexts kills an add of twenty answers, and returns them.
func killAddOfTexts(t *testing.T, home, path string, round int) []string {
	t.Helper()
	texts := make([]string, 20)
	for i := range texts {
		texts[i] = fmt.Sprintf("Together %d-%d", round, i)
	}
	cmd := anAdd(home, path, texts...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(time.Duration(rand.IntN(120))*time.Millisecond, func() { _ = cmd.Process.Kill() })
	_ = cmd.Wait()
	return texts
}

// TestCrashOfTheTerminal closes the window under a console: it leaves in order, and both the answers and the half-typed
// line are there again.
func TestCrashOfTheTerminal(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	x := start(t, 80, 24, home, "open", path).sees("1/1 What helps?")
	x.say("Soup", "Company").sees("2 answers").send("Half an an").sees("› Half an an")
	x.send("s") // what it draws lets go of the file, which is being read
	if err := x.file.Close(); err != nil {
		t.Fatal(err)
	}
	gone := make(chan struct{})
	go func() { _ = x.cmd.Wait(); close(gone) }()
	select {
	case <-gone:
	case <-time.After(longest):
		t.Fatal("the program goes on without a terminal")
	}
	wantHeld(t, heldIn(t, path), []string{"Soup", "Company"})
	if side, _ := filepath.Glob(path + "-*"); len(side) > 0 {
		t.Errorf("side files were left: %v", side)
	}
	start(t, 80, 24, home, "open", path).sees("2 answers", "› Half an an")
}

// TestStoppedAndContinued stops a console as a laptop's lid does. What others add meanwhile and what is typed meanwhile
// is there when it goes on.
func TestStoppedAndContinued(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	x := start(t, 80, 24, home, "open", path).sees("1/1 What helps?")
	x.say("Before").sees("1 answer", "✓ saved")
	if err := x.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	mindwall(t, home, "add", path, "--question", "1", "From outside")
	x.send("Typed meanwhile").press("enter")
	if err := x.cmd.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	x.sees("From outside", "Typed meanwhile", "3 answers").say("After").sees("4 answers", "✓ saved")
	wantHeld(t, heldIn(t, path), []string{"Before", "From outside", "Typed meanwhile", "After"})
}

// TestABrokenScreenGivesTheTerminalBack: after a mistake of the programmer, in taking a key or in what is done beside the
// screen, the terminal is as it was, the error says so, and what was saved before is not touched.
func TestABrokenScreenGivesTheTerminalBack(t *testing.T) {
	for name, use := range map[string]func(*terminal){
		"taking a key":      func(x *terminal) { x.say("Soup") },
		"beside the screen": func(x *terminal) { x.press("ctrl+x").sees("Export into").press("enter") },
	} {
		t.Run(name, func(t *testing.T) {
			x := startProgram(t, "mindwall-breaks", 80, 24, t.TempDir()).sees("1/1 What helps?")
			use(x)
			if code := x.ends(); code == 0 {
				t.Errorf("exit code %d", code)
			}
			raw := string(x.raw)
			shown := strings.LastIndex(raw, "the screen broke down")
			for _, restored := range []string{"\x1b[?1049l", "\x1b[?25h", "\x1b[?1002l"} {
				if at := strings.LastIndex(raw, restored); at < 0 || at > shown {
					t.Errorf("%q is at %d of the output, and the error at %d", restored, at, shown)
				}
			}
			if shown < 0 {
				t.Errorf("no error on the terminal:\n%q", raw)
			}
			if mode, err := term.GetState(x.file.Fd()); err != nil || mode.Lflag&syscall.ECHO == 0 || mode.Lflag&syscall.ICANON == 0 {
				t.Errorf("what is typed is not echoed, or not by lines: %v", err)
			}
		})
	}
}

// captions are the keys in order, for messages.
func captions(held map[string]int) []string {
	var list []string
	for text := range held {
		list = append(list, text)
	}
	slices.Sort(list)
	return list
}
