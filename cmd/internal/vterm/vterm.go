// Package vterm is a terminal of which nobody sees anything, for tests and measures of programs that draw. The emulation
// is that of charmbracelet/x/vt. Added to it is what a reader of pictures needs: a picture is whole or not yet there
// (synchronized output), two pictures can be compared, and sequences that the emulator does not know are counted, so that
// a wrong picture is noticed.
package vterm

import (
	"fmt"
	"hash/maphash"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Options say how the terminal answers what a program asks.
type Options struct {
	// Reply sends an answer to the program. It is called in a goroutine of the terminal's, one answer after the other;
	// while it blocks, Write may too. nil answers nothing.
	Reply  func(string)
	NoSync bool // deny synchronized output (mode 2026)
}

// Terminal is a terminal's window. It is not safe for use by several goroutines. Close ends its own.
type Terminal struct {
	emulator *vt.Emulator
	noSync   bool
	holding  bool
	before   string // the picture when the synchronized block began
	unknown  unknown
	seed     maphash.Seed
	hash     uint64 // of the picture, when it is known
	hashed   bool
}

// New is an empty terminal of that size in cells.
func New(columns, rows int, o Options) *Terminal {
	t := &Terminal{emulator: vt.NewEmulator(columns, rows), noSync: o.NoSync, unknown: unknown{}, seed: maphash.MakeSeed()}
	t.emulator.SetLogger(t.unknown)
	t.emulator.SetCallbacks(vt.Callbacks{EnableMode: t.enabled, DisableMode: t.disabled})
	t.emulator.RegisterCsiHandler(ansi.Command('?', '$', 'p'), t.tellMode)
	t.emulator.RegisterCsiHandler('t', t.tellSize)
	t.emulator.RegisterCsiHandler('b', t.repeat)
	go pass(t.emulator, o.Reply)
	return t
}

// pass hands the emulator's answers on until it is closed.
func pass(answers io.Reader, reply func(string)) {
	buf := make([]byte, 1<<10)
	for {
		n, err := answers.Read(buf)
		if n > 0 && reply != nil {
			reply(string(buf[:n]))
		}
		if err != nil {
			return
		}
	}
}

// Close ends the answering. What is shown can still be read.
func (t *Terminal) Close() error {
	return t.emulator.InputPipe().(io.Closer).Close() // and not the emulator's own, which must not run beside a Read
}

// Write takes what the program writes. It never fails before Close. A cluster of characters is to come in one piece: one
// that is cut in two takes two cells.
func (t *Terminal) Write(p []byte) (int, error) {
	t.hashed = false
	return t.emulator.Write(p)
}

// Resize changes the size of the window, in cells.
func (t *Terminal) Resize(columns, rows int) {
	t.hashed = false
	t.emulator.Resize(columns, rows)
}

// Holding reports whether the program is in the middle of a synchronized block, of which a terminal shows nothing yet.
func (t *Terminal) Holding() bool { return t.holding }

// Shown is the text that somebody before the terminal sees: that of the last whole picture.
func (t *Terminal) Shown() string {
	if t.holding {
		return t.before
	}
	return t.Text()
}

// Text is the text of all rows, those of a block that has not ended included, without blanks at their ends.
func (t *Terminal) Text() string {
	var b strings.Builder
	for y := range t.emulator.Height() {
		b.WriteString(strings.TrimRight(t.Row(y), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// Row is the text of a row, from 0 at the top, with blanks at its end.
func (t *Terminal) Row(y int) string {
	var b strings.Builder
	for x := range t.emulator.Width() {
		if c := t.emulator.CellAt(x, y); c != nil {
			b.WriteString(c.Content) // none in the second half of a wide character
		}
	}
	return b.String()
}

// Contains reports whether a text stands on one row.
func (t *Terminal) Contains(text string) bool {
	for y := range t.emulator.Height() {
		if strings.Contains(t.Row(y), text) {
			return true
		}
	}
	return false
}

// Hash is the same for the same picture of one terminal: cells, styles, and the cursor when it is shown.
func (t *Terminal) Hash() uint64 {
	if !t.hashed {
		t.hash, t.hashed = t.hashCells(), true
	}
	return t.hash
}

func (t *Terminal) hashCells() uint64 {
	var h maphash.Hash
	h.SetSeed(t.seed)
	for y := range t.emulator.Height() {
		for x := range t.emulator.Width() {
			if c := t.emulator.CellAt(x, y); c != nil {
				maphash.WriteComparable(&h, *c)
			}
		}
	}
	if !t.emulator.CursorHidden() {
		maphash.WriteComparable(&h, t.emulator.CursorPosition())
	}
	return h.Sum64()
}

// Unknown counts the sequences that were passed over although they may change the picture.
func (t *Terminal) Unknown() map[string]int { return t.unknown }

// unknown is what the emulator logs about sequences that it does not know.
type unknown map[string]int

// Printf counts sequences. Questions, key modes and the like draw nothing: where the emulator does not know them, the
// picture is right all the same.
func (u unknown) Printf(format string, args ...any) {
	const endOfString, drawsNothing = `\`, "cmnqtu"
	if format != "unhandled sequence: CSI %q" && format != "unhandled sequence: ESC %q" {
		return
	}
	text, ok := args[0].(string)
	if !ok || text == "" || text == endOfString {
		return
	}
	if strings.ContainsRune("?><=", rune(text[0])) && strings.ContainsRune(drawsNothing, rune(text[len(text)-1])) {
		return
	}
	u[text]++
}

func (t *Terminal) enabled(mode ansi.Mode) {
	if mode == ansi.ModeSynchronizedOutput && !t.holding {
		t.before, t.holding = t.Text(), true
	}
}

func (t *Terminal) disabled(mode ansi.Mode) {
	if mode == ansi.ModeSynchronizedOutput {
		t.before, t.holding = "", false
	}
}

// tellMode answers DECRQM for the modes of which the emulator does not know that it has them: pictures come whole, and
// widths are those of grapheme clusters.
func (t *Terminal) tellMode(params ansi.Params) bool {
	n, _, _ := params.Param(0, 0)
	switch mode := ansi.DECMode(n); {
	case mode == ansi.ModeSynchronizedOutput && !t.noSync:
		t.reply(ansi.ReportMode(mode, ansi.ModeReset))
	case mode == ansi.ModeUnicodeCore:
		t.reply(ansi.ReportMode(mode, ansi.ModePermanentlySet))
	default:
		return false
	}
	return true
}

// tellSize answers XTWINOPS 18: the size in cells. All else about windows changes nothing here.
func (t *Terminal) tellSize(params ansi.Params) bool {
	if n, _, _ := params.Param(0, 0); n == 18 {
		t.reply(fmt.Sprintf("\x1b[8;%d;%dt", t.emulator.Height(), t.emulator.Width()))
	}
	return true
}

// repeat passes over REP of more characters than there are cells, which would keep the emulator busy for long.
func (t *Terminal) repeat(params ansi.Params) bool {
	n, _, _ := params.Param(0, 1)
	return n > t.emulator.Width()*t.emulator.Height()
}

func (t *Terminal) reply(text string) { _, _ = io.WriteString(t.emulator.InputPipe(), text) }
