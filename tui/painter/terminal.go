package painter

import (
	"bytes"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// wish is how the terminal is to be. A newer one takes the place of one that was not brought about yet.
type wish struct {
	open    bool
	life    int // counts how often the terminal was taken: after each time nothing is known of it
	whole   int // counts how often all had to be painted, whatever the terminal seems to show
	size    size
	view    *tea.View // nil before the first
	raw     []byte    // to be written as it is, once
	torn    bool      // what was written may not have come whole
	colours colorprofile.Profile

	synced    bool // the terminal shows a picture that comes in a synchronized block at once
	graphemes bool // the terminal can tell the width of a grapheme cluster
}

// terminal is what the terminal was brought to. It is the worker's alone.
type terminal struct {
	ask    string // what an opened terminal is asked for
	wish   wish   // that was brought about last
	modes  modes
	cursor bool // is shown
	fresh  bool // what was written last is a whole picture
	cut    bool // of what was written last the end is missing
	torn   bool // of what was written last anything may be missing
	screen screen
	out    bytes.Buffer
	must   int // so much of it has to be written: what is set is given back
}

// bring is what brings the terminal to a wish. It is good until the next call.
func (t *terminal) bring(w wish) []byte {
	empty(&t.out)
	t.fresh = false
	if w.life != t.wish.life {
		t.wish, t.modes = wish{}, modes{}
	}
	switch {
	case w.open && !t.wish.open:
		t.open()
	case !w.open && t.wish.open:
		t.torn = t.torn || w.torn
		t.mend()
		t.say(w.raw)
		t.close()
	}
	if w.open {
		t.say(w.raw)
		if w.view != nil {
			t.picture(w)
		}
	}
	if t.wish, t.wish.raw = w, nil; !w.open || w.view == nil {
		t.must = t.out.Len()
	}
	return t.out.Bytes()
}

// say writes a text as it is. Who asks the terminal for its background is to hear of its own, and not of that of a view.
func (t *terminal) say(raw []byte) {
	own := t.modes
	if bytes.Contains(raw, []byte(ansi.RequestBackgroundColor)) {
		own.background = ""
	}
	t.out.WriteString(own.from(t.modes))
	t.out.Write(raw)
	t.out.WriteString(t.modes.from(own))
}

// open takes the other screen, so that what stands on the usual one is there again afterwards.
func (t *terminal) open() {
	t.mend()
	t.out.WriteString(ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable + t.ask)
	t.cursor = false
	t.screen.rows = nil
}

// close makes the terminal as it was found. Where there is no other screen the prompt comes below the picture.
func (t *terminal) close() {
	t.out.WriteString(modes{}.from(t.modes) + ansi.CursorPosition(1, len(t.screen.rows)) +
		ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable)
	t.modes = modes{}
}

// mend ends what output that was cut may have left open: a block, margins, a style; and a sequence, when it was torn.
func (t *terminal) mend() {
	if t.torn {
		t.out.WriteString(endOfString)
	}
	if t.torn || t.cut {
		t.out.WriteString(ansi.ResetModeSynchronizedOutput + ansi.SetModeAutoWrap + ansi.SetTopBottomMargins(0, 0) + ansi.ResetStyle)
	}
	t.torn, t.cut = false, false
}

// endOfString ends a sequence that carries a text, and breaks off any other.
const endOfString = "\x1b\\"

// picture paints a view. The cursor does not wander about the screen meanwhile: either the picture comes at once, in a
// synchronized block, or the cursor is hidden.
func (t *terminal) picture(w wish) {
	t.mend()
	if t.screen.rows == nil || w.size != t.wish.size || w.whole != t.wish.whole || w.colours != t.wish.colours {
		t.screen.forget(w.size, w.colours)
		t.fresh = true
	}
	t.screen.measure(w.graphemes)
	now := modesOf(w.view, w.graphemes)
	change := now.from(t.modes)
	t.modes = now
	var cells []byte
	if w.size.columns > 0 && w.size.rows > 0 {
		cells = t.screen.paint(w.view)
	}
	some := len(change)+len(cells) > 0
	had, has := t.cursor, w.view.Cursor != nil
	t.cursor = has
	block := some && w.synced
	if block {
		t.out.WriteString(ansi.SetModeSynchronizedOutput)
	}
	hide := had && (!has || some && !block)
	if hide {
		t.out.WriteString(ansi.ResetModeTextCursorEnable)
	}
	t.out.WriteString(change)
	t.must = t.out.Len()
	t.out.Write(cells)
	if has && (!had || hide) {
		t.out.WriteString(ansi.SetModeTextCursorEnable)
	}
	if block {
		t.out.WriteString(ansi.ResetModeSynchronizedOutput)
	}
}

// questions are what the library asks a terminal that may know the answers: whether it shows pictures at once, and
// whether widths are those of grapheme clusters. Over ssh, and in Apple's terminal, asking does harm.
func questions(environ uv.Environ) string {
	kind, program := environ.Getenv("TERM"), environ.Getenv("TERM_PROGRAM")
	_, remote := environ.LookupEnv("SSH_TTY")
	_, windows := environ.LookupEnv("WT_SESSION")
	known := false
	for _, name := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		known = known || strings.Contains(kind, name)
	}
	if windows || known || !remote && !strings.Contains(program, "Apple") {
		return ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore
	}
	return ""
}
