package painter

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
)

// console is a terminal that a program has for itself: what it sends is read, and views are painted on it.
type console struct {
	painter  *painter
	keyboard keyboard
	out      io.Writer
	environ  uv.Environ
	usual    size // of a window that cannot tell
	colours  colorprofile.Profile
	opened   io.Closer // a terminal that was looked for; nil when it was given

	mu     sync.Mutex
	failed error // why the program cannot go on; nil when it can
}

func newConsole(o Options) *console {
	c := &console{
		painter: newPainter(o), keyboard: keyboard{in: o.Input, kind: uv.Environ(o.Environ).Getenv("TERM")}, out: o.Output,
		environ: o.Environ, usual: size{o.Columns, o.Rows}, colours: colorprofile.Detect(o.Output, o.Environ),
	}
	c.painter.wish.colours = c.colours
	return c
}

// size is that of the window, in cells.
func (c *console) size() (columns, rows int) {
	f, ok := c.out.(term.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return c.usual.columns, c.usual.rows
	}
	columns, rows, err := term.GetSize(f.Fd())
	if err != nil || columns <= 0 {
		columns = c.told("COLUMNS", 80)
	}
	if err != nil || rows <= 0 {
		rows = c.told("LINES", 24)
	}
	return columns, rows
}

// told is a size that the environment tells.
func (c *console) told(name string, usual int) int {
	if n, err := strconv.Atoi(c.environ.Getenv(name)); err == nil && n > 0 {
		return n
	}
	return usual
}

// open makes the terminal raw.
func (c *console) open() error {
	if c.keyboard.in == nil {
		c.keyboard.in = os.Stdin
		if !term.IsTerminal(os.Stdin.Fd()) {
			in, _, err := uv.OpenTTY()
			if err != nil {
				return fmt.Errorf("open the terminal: %w", err)
			}
			c.keyboard.in, c.opened = in, in
		}
	}
	return c.keyboard.makeRaw()
}

// read takes the terminal: from here on it is painted on, and what it sends goes to the program.
func (c *console) read(p *tea.Program) {
	c.painter.takeTerminal()
	c.keyboard.read(p, func(err error) {
		c.fail(err)
		p.Send(tea.QuitMsg{})
	})
}

// release gives the terminal back until it is restored.
func (c *console) release() {
	c.painter.giveBack()
	c.keyboard.stop()
	c.keyboard.restore()
}

func (c *console) restore(p *tea.Program) error {
	if err := c.keyboard.makeRaw(); err != nil {
		return err
	}
	c.read(p)
	return nil
}

// giveUp gives the terminal back for good. It waits for nobody who waits for the loop.
func (c *console) giveUp() {
	c.painter.end()
	c.keyboard.close()
}

// end is giveUp when the loop is over. It returns why the program could not go on.
func (c *console) end() error {
	c.giveUp()
	c.keyboard.stop()
	if c.opened != nil {
		_ = c.opened.Close() // nothing was written
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

func (c *console) fail(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.failed = errors.Join(c.failed, err)
}
