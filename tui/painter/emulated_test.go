package painter

import (
	"bytes"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// TestMain has the runtime begin to listen for signals: what does so first must not be in a bubble.
func TestMain(m *testing.M) {
	first := make(chan os.Signal, 1)
	signal.Notify(first, os.Interrupt)
	signal.Stop(first)
	os.Exit(m.Run())
}

// TB is what the tools here need of a test; checks of a property have it too.
type TB interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// emulated is a terminal of which nobody sees anything. What is set of its state is kept by name.
type emulated struct {
	*vt.Emulator
	mu    sync.Mutex
	raw   []byte
	set   map[string]string // what is not as it was found
	bells int
	slow  func() // is called before anything is read; nil when it reads at once

	heardMu sync.Mutex
	heard   []byte // what it answered
}

// newEmulated makes a terminal of a size. Close ends it.
func newEmulated(columns, rows int) *emulated {
	e := &emulated{Emulator: vt.NewEmulator(columns, rows), set: map[string]string{}}
	e.SetCallbacks(vt.Callbacks{
		EnableMode: func(m ansi.Mode) { e.note(fmt.Sprint("mode ", m.Mode()), "on", found(m, true)) },
		DisableMode: func(m ansi.Mode) {
			e.note(fmt.Sprint("mode ", m.Mode()), "off", found(m, false))
		},
		Title: func(s string) { e.note("title", s, s == "") },
		Bell:  func() { e.bells++ },
	})
	for i, what := range []string{"foreground", "background", "cursor colour"} {
		e.RegisterOscHandler(10+i, func(data []byte) bool {
			if value := string(data[3:]); value != "?" {
				e.note(what, value, false)
			}
			return false // the emulator keeps it, and answers
		})
		e.RegisterOscHandler(110+i, func([]byte) bool {
			e.note(what, "", true)
			return false
		})
	}
	e.RegisterCsiHandler(ansi.Command(0, ' ', 'q'), func(p ansi.Params) bool {
		style, _, _ := p.Param(0, 0)
		e.note("cursor style", fmt.Sprint(style), style == 0)
		return true
	})
	e.RegisterCsiHandler(ansi.Command('>', 0, 'm'), func(p ansi.Params) bool {
		level, _, _ := p.Param(1, 0)
		e.note("other keys", fmt.Sprint(level), level == 0)
		return true
	})
	e.RegisterOscHandler(9, func(data []byte) bool {
		e.note("progress", string(data), string(data) == "9;4;0")
		return true
	})
	e.keyboards()
	go e.listen()
	return e
}

// listen takes what the terminal answers.
func (e *emulated) listen() {
	buf := make([]byte, 1<<10)
	for {
		n, err := e.Emulator.Read(buf)
		if err != nil {
			return
		}
		e.heardMu.Lock()
		e.heard = append(e.heard, buf[:n]...)
		e.heardMu.Unlock()
	}
}

// answers are what the terminal has answered.
func (e *emulated) answers() string {
	e.heardMu.Lock()
	defer e.heardMu.Unlock()
	return string(e.heard)
}

// found reports whether a mode is so when a program begins.
func found(m ansi.Mode, on bool) bool {
	return on == (m == ansi.ModeTextCursorEnable || m == ansi.ModeAutoWrap)
}

// keyboards keeps the stack of what keys send. Each of the two screens has its own.
func (e *emulated) keyboards() {
	stacks := map[bool][]int{}
	note := func() {
		for _, other := range []bool{false, true} {
			e.note(fmt.Sprint("keyboards, other screen ", other), fmt.Sprint(stacks[other]), len(stacks[other]) == 0)
		}
	}
	e.RegisterCsiHandler(ansi.Command('>', 0, 'u'), func(p ansi.Params) bool {
		flags, _, _ := p.Param(0, 0)
		stacks[e.other()] = append(stacks[e.other()], flags)
		note()
		return true
	})
	e.RegisterCsiHandler(ansi.Command('=', 0, 'u'), func(p ansi.Params) bool {
		flags, _, _ := p.Param(0, 0)
		if s := stacks[e.other()]; len(s) > 0 {
			s[len(s)-1] = flags
		}
		note()
		return true
	})
	e.RegisterCsiHandler(ansi.Command('<', 0, 'u'), func(ansi.Params) bool {
		if s := stacks[e.other()]; len(s) > 0 {
			stacks[e.other()] = s[:len(s)-1]
		} else {
			e.note("keyboards", "one of somebody else's is gone", false)
		}
		note()
		return true
	})
}

func (e *emulated) other() bool { return e.IsAltScreen() }

func (e *emulated) note(what, value string, asFound bool) {
	if e.set == nil {
		return
	}
	if e.set[what] = value; asFound {
		delete(e.set, what)
	}
}

// Write takes what the program writes, as the driver of a terminal hands it on that nobody made raw.
func (e *emulated) Write(b []byte) (int, error) {
	e.mu.Lock()
	slow := e.slow
	e.mu.Unlock()
	if slow != nil {
		slow()
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.raw = append(e.raw, b...)
	_, err := e.Emulator.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")))
	return len(b), err
}

// written is what came since so many bytes.
func (e *emulated) written(since int) string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return string(e.raw[since:])
}

// Read has no answers for who writes: they are dropped.
func (e *emulated) Read(b []byte) (int, error) { return e.Emulator.Read(b) }

// state is what is set of the terminal's state, in order.
func (e *emulated) state() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	var all []string
	for what, value := range e.set {
		all = append(all, what+": "+value)
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// picture is what somebody sees: characters, styles, and the cursor where it is shown.
func (e *emulated) picture() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	seen := pictureOf(e.Bounds(), e.CellAt)
	if _, hidden := e.set["mode 25"]; !hidden {
		seen += fmt.Sprint("cursor at ", e.CursorPosition())
	}
	return seen
}

func pictureOf(area uv.Rectangle, at func(x, y int) *uv.Cell) string {
	var b strings.Builder
	for y := range area.Dy() {
		var pen uv.Style
		for x := range area.Dx() {
			c := *at(x, y)
			if c.Content == "" && c.Width == 0 {
				continue // behind a wide one
			}
			if style := seenOf(c); style != pen {
				fmt.Fprintf(&b, "‹%s›", style.String()[1:])
				pen = style
			}
			b.WriteString(c.Content)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// seenOf is the style of a cell as far as it is seen: nobody sees the colour of a blank, or whether it is bold.
func seenOf(c uv.Cell) uv.Style {
	style := c.Style
	if c.Content == " " && style.Underline == uv.UnderlineNone {
		style.Attrs &= uv.AttrReverse | uv.AttrStrikethrough
		if style.Attrs == 0 {
			style.Fg = nil
		}
	}
	return style
}
