package console_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/tui/internal/drive"
	"mindwall/tui/internal/keytest"
)

// steps are what a byte of a fuzzed input stands for: keys by name, and words that are typed. A script is short, and
// every one of them means something.
func steps() []string {
	list := strings.Fields(`enter esc up down left right tab shift+tab space delete backspace home end pgup pgdown
		f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 shift+f3 shift+up shift+down shift+home shift+end
		ctrl+up ctrl+down ctrl+left ctrl+right ctrl+pgdown ctrl+pgup ctrl+delete ctrl+home ctrl+end
		ctrl+a ctrl+b ctrl+d ctrl+e ctrl+f ctrl+g ctrl+k ctrl+l ctrl+n ctrl+o ctrl+p ctrl+q ctrl+r ctrl+s ctrl+t ctrl+u ctrl+w ctrl+x
		ctrl+y ctrl+z ctrl+c alt+a alt+b alt+z alt+1 alt+2 alt+9 alt+up alt+down alt+left alt+right alt+enter`)
	for _, r := range `#/|+-?0123abz~:"` {
		list = append(list, string(r))
	}
	return append(list, "=Bus fares", "=bus fare", "=#Money", "=/Debt", "=#a", "=2", "=undo", "=å", "= | they said", "= +3", "=##1", "=Ä世界👍🏽", "=q\u0323\u0301", "=مرحبا")
}

// play does what one byte stands for, and the one after it where it needs a number: a click somewhere, a window of
// another size, a paste, what others write.
func play(d *drive.Driver, b, n byte) (both bool) {
	list := steps()
	switch at := int(b); {
	case at < len(list):
		if text, ok := strings.CutPrefix(list[at], "="); ok {
			d.Type(text)
		} else {
			d.Press(list[at])
		}
		return false
	case at%6 == 0:
		d.Send(tea.MouseClickMsg{X: int(n) % 90, Y: int(n) / 8, Button: tea.MouseLeft, Mod: tea.KeyMod(n & 4)})
	case at%6 == 1:
		d.Send(tea.MouseWheelMsg{X: 40, Y: 8, Button: []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}[n&1]})
	case at%6 == 2:
		d.Resize(int(n), int(n)/4)
	case at%6 == 3:
		d.Paste(strings.Repeat("said\x1b[2J\n", int(n)%4) + string(rune(n)) + "\u202e")
	case at%6 == 4:
		arrive(d, int(n))
	case n&1 == 0:
		d.Send(tea.MouseReleaseMsg{X: int(n) % 90, Y: int(n) / 8, Button: tea.MouseLeft})
	default:
		d.Send(tea.MouseMotionMsg{X: int(n) % 90, Y: int(n) / 8, Button: tea.MouseLeft})
	}
	return true
}

// arrive lets another device write.
func arrive(d *drive.Driver, n int) {
	b := d.Live.Board()
	if len(b.Questions) == 0 {
		return
	}
	q := b.Questions[n%len(b.Questions)]
	ops := []mindmap.Op{mindmap.AddAnswer{Question: q.ID, Caption: "From another table"}}
	if len(q.Themes) > 0 && n%3 == 0 {
		ops = append(ops, mindmap.Remove{Node: q.Themes[n%len(q.Themes)].ID})
	}
	if len(q.Unsorted) > 0 && n%3 == 1 {
		ops = append(ops, mindmap.Reword{Node: q.Unsorted[n%len(q.Unsorted)].ID, Text: "Reworded elsewhere"})
	}
	d.Arrive(ops...)
}

// FuzzKeys presses any keys in any order, in windows of any size, while others write. The console never breaks down, it
// never draws beyond its window nor anything that is no text, it records nothing that is refused, and the board that it
// shows is the fold of what was recorded.
func FuzzKeys(f *testing.F) {
	f.Add([]byte("\x00\x01\x02"))
	list := steps()
	at := func(names ...string) (script []byte) {
		for _, name := range names {
			for i, s := range list {
				if s == name {
					script = append(script, byte(i))
				}
			}
		}
		return script
	}
	f.Add(at("=Bus fares", "enter", "=bus fare", "enter", "ctrl+a", "ctrl+g", "ctrl+d", "ctrl+z", "ctrl+y"))
	f.Add(at("=Bus fares", "=#Money", "=/Debt", "=#a", "=2", "=undo", "=å", "enter", "up", "left", "f3", "delete", "ctrl+z", "alt+left", "ctrl+s"))
	f.Add(append(at("=Bus fares", "enter", "=#Money", "enter", "ctrl+e", "ctrl+e"), 250, 16, 245, 15, 245, 176)) // a drag
	f.Add(at("f5", "=Bus fares", "enter", "f9", "enter", "=bus fare", "enter", "esc", "ctrl+b", "f12", "ctrl+r", "f7", "1", "enter"))
	f.Add(at("=Bus fares", "=#a", "enter", "tab", "/", "=2", "enter", "shift+tab", "/", "=undo", "enter", "ctrl+k", "esc", "up", "up", "=å", "?"))
	f.Add(append(at("=Bus fares", "enter"), 252, 20, 250, 33, 246, 200, 251, 7))
	f.Fuzz(func(t *testing.T, script []byte) {
		drive.Test(t, func(t *testing.T) { playAll(t, script) })
	})
}

func playAll(t *testing.T, script []byte) {
	d := wall(t, "What helps?", "What hinders?")
	for i := 0; i < min(len(script), 60) && !d.Quit; i++ {
		next := byte(0)
		if i+1 < len(script) {
			next = script[i+1]
		}
		if play(d, script[i], next) {
			i++
		}
		d.Misses(drive.Refusal, "entry 0") // nothing was to be recorded that is refused
	}
	want := fold.Of(d.Live.Entries())
	if diff := cmp.Diff(want.Questions, d.Live.Board().Questions, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("the board is not the fold of its entries:\n%s", diff)
	}
}

// TestStepsMeanKeys holds that the script of the fuzzed console knows the keys of the console.
func TestStepsMeanKeys(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		if n := len(steps()); n > 240 {
			t.Fatalf("%d steps leave no byte for the mouse", n)
		}
		for _, s := range steps() {
			if k := keytest.Press(s); !strings.HasPrefix(s, "=") && k.String() != s {
				t.Errorf("%q is the key %q", s, k)
			}
		}
	})
}
