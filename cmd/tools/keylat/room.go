//go:build linux

package main

import (
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"mindwall/cmd/tools/internal/rig"
)

// How the room view is measured.
const (
	roomFirst  = "What gets"            // of the question, on any window
	perAnswer  = 200 * time.Millisecond // five answers a second
	typeAhead  = 60 * time.Millisecond  // from the last letter to Enter
	arriveTail = 2 * time.Second        // after the last Enter, for what is late
)

// roomBench measures how soon the room sees what is typed in the console: both programs run in pseudo-terminals of their
// own on one wall, and a third process adds answers in the middle.
type roomBench struct {
	*bench
	answers int // on the wall before
	at      rig.Options
}

// roomFigures are what was found.
type roomFigures struct {
	seen    rig.Spread // from Enter in the console until the answer's words are in the room's picture
	late    []string   // answers that were not seen after a tenth of a second
	unseen  []string   // answers that never were
	batch   float64    // from the start of mindwall add to the last of its answers in the room's picture
	still   *idleness  // of show before anything happened
	after   *idleness  // of show when all was said
	library *idleness  // of the least program of the library
	bytes   int64      // to the room for each answer
	memory  int64      // private
}

func runRoom(args []string) error {
	b := &roomBench{bench: &bench{out: os.Stdout, log: os.Stderr, idle: 20 * time.Second}}
	f := b.flags("room", 200, "answers typed, five a second")
	f.IntVar(&b.answers, "answers", 40, "answers on the wall before")
	f.IntVar(&b.at.Columns, "cols", 93, "width of the room's window")
	f.IntVar(&b.at.Rows, "rows", 26, "height of the room's window")
	if err := f.Parse(args); err != nil {
		return err
	}
	return b.prepared(func() error {
		figures, err := b.measure()
		if err != nil {
			return err
		}
		return figures.print(b.out)
	})
}

func (b *roomBench) env() []string {
	return []string{"XDG_CONFIG_HOME=" + filepath.Join(b.folder, "config"), "MINDWALL_AUTHOR=keylat", "NO_COLOR="}
}

// window starts a program and waits for its first picture.
func (b *roomBench) window(o rig.Options, first, name string, args ...string) (*rig.Rig, error) {
	o.Env = b.env()
	r, err := rig.Start(o, name, args...)
	if err != nil {
		return nil, err
	}
	if _, err := r.Open(r.Shows(first), startLimit); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

func (b *roomBench) measure() (figures *roomFigures, err error) {
	path, err := b.makeWall("room", b.answers)
	if err != nil {
		return nil, err
	}
	figures = &roomFigures{}
	if figures.library, err = b.idleLibrary(); err != nil {
		return nil, err
	}
	room, err := b.window(b.at, roomFirst, b.program, "show", path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, room.Close()) }()
	console, err := b.window(rig.Options{Columns: 120, Rows: 32}, roomFirst, b.program, "open", path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, console.Close()) }()
	b.progress("the room view, idle")
	time.Sleep(calm)
	figures.still = idlenessOf(room, b.idle)
	b.progress("%d answers", b.presses)
	if err := b.sayAll(figures, console, room, path); err != nil {
		return nil, err
	}
	b.progress("the room view, idle again")
	time.Sleep(2 * calm) // what stands out does so for some seconds
	figures.after = idlenessOf(room, b.idle)
	figures.memory = room.Usage().Private
	return figures, nil
}

// idleLibrary measures the least program of the library at rest.
func (b *roomBench) idleLibrary() (*idleness, error) {
	b.progress("the library at its least, idle")
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	least, err := b.window(b.at, "ready", self, "floor")
	if err != nil {
		return nil, err
	}
	return idlenessOf(least, b.idle), least.Close()
}

// typed is an answer that was typed, and when Enter was pressed.
type typed struct {
	mark string // its first word, that of no other answer
	at   time.Time
	seen time.Time
}

// sayAll types the answers, with the others' in the middle, and finds out afterwards when each was seen.
func (b *roomBench) sayAll(figures *roomFigures, console, room *rig.Rig, path string) error {
	room.Settle()
	before := room.Bytes()
	random := rand.New(rand.NewSource(1))
	said := make([]*typed, b.presses)
	var other *others
	began := time.Now()
	for i := range said {
		if i == len(said)/2 {
			var err error
			if other, err = b.addAtOnce(path); err != nil {
				return err
			}
		}
		jitter := time.Duration(random.Int63n(int64(perAnswer - 2*typeAhead))) // independent of the program's own ticks
		time.Sleep(time.Until(began.Add(time.Duration(i)*perAnswer + jitter)))
		var err error
		if said[i], err = typeAnswer(console, i); err != nil {
			return err
		}
	}
	time.Sleep(arriveTail)
	if err := other.wait(); err != nil {
		return err
	}
	figures.bytes = (room.Bytes() - before) / int64(len(said))
	watch(room, said, other)
	figures.add(said, other)
	console.Settle()
	return nil
}

// typeAnswer types the i-th answer and presses Enter.
func typeAnswer(console *rig.Rig, i int) (*typed, error) {
	t := &typed{mark: fmt.Sprintf("N%03d", i)}
	if err := console.Send(t.mark + " " + caption(i)); err != nil {
		return nil, err
	}
	time.Sleep(typeAhead)
	t.at = time.Now()
	return t, console.Send("\r")
}

// watch goes through what the room saw.
func watch(room *rig.Rig, said []*typed, other *others) {
	room.Replay(func(at time.Time) {
		picture := room.Screen.Text()
		for _, t := range append(said[:len(said):len(said)], &other.typed) {
			if t.seen.IsZero() && strings.Contains(picture, t.mark) {
				t.seen = at
			}
		}
	})
}

const inTime = 100 * time.Millisecond

func (f *roomFigures) add(said []*typed, other *others) {
	var times []float64
	for _, t := range said {
		if t.seen.IsZero() {
			f.unseen = append(f.unseen, t.mark)
			continue
		}
		took := t.seen.Sub(t.at)
		if took > inTime {
			f.late = append(f.late, fmt.Sprintf("%s %.0f ms", t.mark, milliseconds(took)))
		}
		times = append(times, milliseconds(took))
	}
	f.seen, f.batch = rig.SpreadOf(times), -1
	if !other.seen.IsZero() {
		f.batch = milliseconds(other.seen.Sub(other.at))
	}
}

// others are the answers of a third process. The mark is that of the last one.
type others struct {
	typed
	command *exec.Cmd
}

// addAtOnce starts a process that adds a hundred answers.
func (b *roomBench) addAtOnce(path string) (*others, error) {
	var lines strings.Builder
	o := &others{command: exec.Command(b.program, "add", path, "--question", "1", "-")}
	for i := range arriving {
		o.mark = fmt.Sprintf("M%03d", i)
		fmt.Fprintf(&lines, "%s %s\n", o.mark, caption(1000+i))
	}
	o.command.Env = append(os.Environ(), b.env()...)
	o.command.Stdin = strings.NewReader(lines.String())
	o.at = time.Now()
	if err := o.command.Start(); err != nil {
		return nil, fmt.Errorf("start %s add: %w", b.program, err)
	}
	return o, nil
}

func (o *others) wait() error {
	if err := o.command.Wait(); err != nil {
		return fmt.Errorf("mindwall add: %w", err)
	}
	return nil
}

func (f *roomFigures) print(w io.Writer) error {
	var b strings.Builder
	b.WriteString("| Enter in the console → in the room's picture | ms |\n| --- | --- |\n")
	fmt.Fprintf(&b, "| p50 / p90 / p99 / max | %.1f / %.1f / %.1f / %.1f |\n", f.seen.P50, f.seen.P90, f.seen.P99, f.seen.Max)
	fmt.Fprintf(&b, "| later than %d ms | %d %s |\n", inTime.Milliseconds(), len(f.late), strings.Join(f.late, ", "))
	fmt.Fprintf(&b, "| never seen | %d %s |\n", len(f.unseen), strings.Join(f.unseen, " "))
	fmt.Fprintf(&b, "| a hundred answers of another process, from its start | %.0f |\n", f.batch)
	b.WriteString("\n| idle | processor, % | wake-ups a second | bytes |\n| --- | --- | --- | --- |\n")
	for _, row := range []struct {
		name string
		*idleness
	}{{"the library at its least", f.library}, {"the room view", f.still}, {"the room view, when all was said", f.after}} {
		fmt.Fprintf(&b, "| %s | %.2f | %.1f | %d |\n", row.name, row.Percent, row.Wakeups, row.Bytes)
	}
	fmt.Fprintf(&b, "\nBytes for an answer: %d. Private memory: %.1f MB.\n", f.bytes, float64(f.memory)/megabyte)
	_, err := io.WriteString(w, b.String())
	return err
}
