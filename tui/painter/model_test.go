package painter

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// quietly keeps what the library says of a panic out of the test's output.
func quietly(t *testing.T) (said func() string) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "said")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	usual := os.Stderr
	os.Stderr = file
	t.Cleanup(func() {
		os.Stderr = usual
		_ = file.Close()
	})
	return func() string {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
}

// What the library would write by itself comes through, in order, and before the next picture.
func TestOtherOutputComesThrough(t *testing.T) {
	inBubble(t, func(t *testing.T, painter string) {
		s := put(t, painter, &scripted{view: numbered(0)}, 20, 5)
		for _, c := range []struct {
			cmd  tea.Cmd
			want string
		}{
			{tea.Raw("\a"), "\a"},
			{tea.Raw(7), "7"},
			{tea.RequestBackgroundColor, ansi.RequestBackgroundColor},
			{tea.Sequence(tea.Raw("one"), tea.Batch(tea.Raw("two"))), "onetwo"},
		} {
			before := len(s.terminal.written(0))
			s.send(doMsg{c.cmd})
			if raw := s.terminal.written(before); !strings.Contains(raw, c.want) {
				t.Errorf("%q is not in %q", c.want, raw)
			}
		}
		s.quit()
	})
}

// broken is a model that breaks down where it is told to.
type broken struct{ where string }

type breakMsg struct{ where string }

func (b *broken) Init() tea.Cmd {
	b.breaks("init")
	return nil
}

func (b *broken) View() tea.View {
	b.breaks("view")
	return full()
}

func (b *broken) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if msg, ok := msg.(breakMsg); ok {
		b.where = msg.where
	}
	b.breaks("update")
	command := func() tea.Msg { panic("a mistake in a command") }
	switch b.where {
	case "command":
		return b, command
	case "batch":
		return b, tea.Batch(tea.Raw("a"), command)
	case "sequence":
		return b, tea.Sequence(tea.Raw("a"), command)
	case "batch in a sequence":
		return b, tea.Sequence(tea.Raw("a"), tea.Batch(tea.Raw("b"), command))
	}
	return b, nil
}

func (b *broken) breaks(where string) {
	if b.where == where {
		panic("a mistake in " + where)
	}
}

// The terminal is given back whatever breaks, before that is told: else the telling is gone with the other screen.
func TestPanicsGiveTheTerminalBack(t *testing.T) {
	for _, where := range []string{"init", "update", "view", "command", "batch", "sequence", "batch in a sequence"} {
		t.Run(where, func(t *testing.T) {
			said := quietly(t)
			inBubble(t, func(t *testing.T, painter string) {
				m := &broken{}
				if where == "init" {
					m.where = where
				}
				s := put(t, painter, m, 20, 5)
				if where != "init" {
					s.program.Send(breakMsg{where})
				}
				s.over()
				if s.err == nil {
					t.Error("it ended as if nothing were the matter")
				}
				if !strings.Contains(said(), "a mistake in ") || !strings.Contains(said(), "painter.(*broken)") {
					t.Errorf("said is %q", said())
				}
			})
		})
	}
}

// lost is what a terminal sends that has gone.
type lost struct{ io.Reader }

var errLost = errors.New("the connection was lost")

func (l lost) Read(b []byte) (int, error) {
	if n, err := l.Reader.Read(b); err == nil {
		return n, nil
	}
	return 0, errLost
}

func TestTheEndOfTheInput(t *testing.T) {
	inBubble(t, func(t *testing.T, painter string) {
		in, out := io.Pipe()
		s := putIn(context.Background(), t, painter, &scripted{view: full()}, Options{Input: lost{in}, Columns: 20, Rows: 5})
		_, _ = io.WriteString(out, "x")
		s.settle()
		_ = out.Close()
		s.over()
		if !errors.Is(s.err, errLost) {
			t.Errorf("it ended with %v", s.err)
		}
	})
}

func TestTheEndByAContext(t *testing.T) {
	inBubble(t, func(t *testing.T, painter string) {
		ctx, cancel := context.WithCancel(context.Background())
		s := putUnder(ctx, t, painter, &scripted{view: full()}, 20, 5)
		cancel()
		s.over()
	})
}

// Nothing is lost when it was ended before it had begun to paint, and nothing is written when it never began.
func TestTheEndBeforeTheFirstPicture(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, "on demand", &scripted{view: full(), began: tea.Quit}, 20, 5)
		s.over()
		p := newPainter(Options{Output: s.terminal})
		before := len(s.terminal.written(0))
		p.end()
		p.takeTerminal()
		p.show(full(), size{20, 5})
		synctest.Wait()
		if more := s.terminal.written(before); len(more) > 0 {
			t.Errorf("%q is written", more)
		}
	})
}

// Who asks for a terminal's colours hears of its own, and not of those that a view has set.
func TestTheTerminalsOwnColours(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, "on demand", &scripted{view: full(), began: tea.RequestBackgroundColor}, 20, 5)
		const own = "\x1b]11;rgb:0000/0000/0000\x07"
		if got := s.terminal.answers(); !strings.Contains(got, own) {
			t.Errorf("at the start the terminal answers %q", got)
		}
		before := len(s.terminal.answers())
		s.send(doMsg{tea.RequestBackgroundColor})
		if got := s.terminal.answers()[before:]; got != own {
			t.Errorf("later the terminal answers %q", got)
		}
		if state := s.terminal.state(); !strings.Contains(state, "background: #010203\n") {
			t.Errorf("then set is\n%s", state)
		}
		s.quit()
	})
}

// What a terminal tells of its colours counts for what is shown already.
func TestColoursThatAreToldLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := tea.NewView("\x1b[38;2;1;2;3mred\x1b[m")
		v.AltScreen = true
		s := put(t, "on demand", &scripted{view: v}, 20, 5)
		s.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
		if strings.Contains(s.terminal.picture(), "38;2") {
			t.Errorf("the terminal shows\n%s", s.terminal.picture())
		}
		s.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
		if want := truth(v, 20, 5, false); s.terminal.picture() != want {
			t.Errorf("the terminal shows\n%s", s.terminal.picture())
		}
		s.quit()
	})
}

// What goes wrong in painting one picture is right with the next.
func TestAMistakeInPainting(t *testing.T) {
	terminal := terminal{screen: screen{environ: []string{"TERM=xterm-256color"}}}
	e := newEmulated(20, 5)
	defer func() { _ = e.InputPipe().(io.Closer).Close() }()
	show := func(n int) {
		v := numbered(n)
		_, _ = e.Write(terminal.bring(wish{open: true, life: 1, size: size{20, 5}, view: &v}))
	}
	show(1)
	usual := terminal.screen.cells
	terminal.screen.cells = uv.ScreenBuffer{}
	show(2)
	if terminal.screen.rows != nil {
		t.Fatal("nothing went wrong")
	}
	terminal.screen.cells = usual
	show(3)
	if want := truth(numbered(3), 20, 5, false); e.picture() != want {
		t.Errorf("the terminal shows\n%s", e.picture())
	}
}

// Nothing in the program asks for more than the painter knows: it would be passed over without a word.
func TestNothingElseIsAskedOfThePainter(t *testing.T) {
	unknown := regexp.MustCompile(`\.(ReportFocus|OnMouse|ProgressBar|ProgramStatus|KeyboardEnhancements|DisableBracketedPasteMode)\b|Cursor\.Color\b|` +
		`tea\.(Set\w*Clipboard|Read\w*Clipboard|Request(?:ForegroundColor|Cursor\w*|TerminalVersion|Capability|ProgramStatus\w*|WindowSize)|` +
		`ClearScreen|Exec\w*|Print\w*)\b`)
	comments := regexp.MustCompile(`(?m)//.*$`)
	err := filepath.WalkDir("..", func(name string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || name == filepath.Join("..", "painter", "program.go") {
			return err
		}
		code, err := os.ReadFile(name)
		if found := unknown.Find(comments.ReplaceAll(code, nil)); found != nil {
			t.Errorf("%s has %s: see modes.go", name, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhoPaints(t *testing.T) {
	for _, c := range []struct {
		system, wish string
		library      bool
	}{{"linux", "", false}, {"darwin", "", false}, {"linux", "library", true}, {"windows", "", true}, {"linux", "else", false}} {
		if got := libraryPaints(c.system, c.wish); got != c.library {
			t.Errorf("on %s with %q the library paints: %v", c.system, c.wish, got)
		}
	}
}
