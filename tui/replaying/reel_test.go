package replaying

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/demo"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/replay"
	"mindwall/mindmap/shapes"
	"mindwall/tui/cells"
	"mindwall/tui/internal/keytest"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// viewer is somebody before a window in which a replay is played, and the time that passes for them.
type viewer struct {
	t   interface{ Fatalf(string, ...any) }
	w   *window
	now time.Time
}

func watch(t interface{ Fatalf(string, ...any) }, size screen.Size, entries ...mindmap.Entry) *viewer {
	live := fold.NewLive()
	live.Add(entries...)
	v := &viewer{t: t, now: time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)}
	v.w = newWindow(Options{Replay: replay.Of(live, replay.Options{}), Title: "Day", Look: look.Dark, Now: func() time.Time { return v.now }})
	v.w.Init()
	v.send(tea.WindowSizeMsg{Width: size.W, Height: size.H})
	return v
}

func (v *viewer) send(msg tea.Msg) tea.Cmd {
	_, cmd := v.w.Update(msg)
	return cmd
}

func (v *viewer) press(names ...string) (cmd tea.Cmd) {
	for _, name := range names {
		cmd = v.send(keytest.Press(name))
	}
	return cmd
}

// later lets time go by, and wakes the window as it asked for.
func (v *viewer) later(t time.Duration) {
	for ; t > 0; t -= frame {
		v.now = v.now.Add(min(t, frame))
		v.send(tickMsg{of: v.w.reel, beat: v.w.reel.beat})
	}
}

func (v *viewer) rows() []string { return strings.Split(ansi.Strip(v.w.View().Content), "\n") }

func (v *viewer) sees(texts ...string) {
	for _, text := range texts {
		if !strings.Contains(strings.Join(v.rows(), "\n"), text) {
			v.t.Fatalf("%q is not seen:\n%s", text, strings.Join(v.rows(), "\n"))
		}
	}
}

func (v *viewer) misses(text string) {
	if strings.Contains(strings.Join(v.rows(), "\n"), text) {
		v.t.Fatalf("%q is seen:\n%s", text, strings.Join(v.rows(), "\n"))
	}
}

var usualSize = screen.Size{W: 80, H: 24}

// It plays by itself, follows the questions, ends with the last summary, and begins anew.
func TestItPlaysToTheEnd(t *testing.T) {
	v := watch(t, usualSize, demo.Entries()...)
	v.sees("What do you like most", "▶ 0:00", "1:00")
	v.misses("Watching confidence")
	v.later(10 * time.Second)
	v.sees("Watching confidence", "▶ 0:10")
	v.later(10 * time.Second)
	v.sees("What gets in the way", "▶ 0:20")
	v.later(50 * time.Second)
	v.sees("10 answers, said 14 times", "■ 1:00", "? keys")
	if v.later(time.Minute); v.w.reel.playing {
		t.Error("it does not end")
	}
	v.press("space")
	v.sees("▶ 0:00", "What do you like most")
}

// What is pressed does what the help says, and a tick of before does nothing any more.
func TestKeys(t *testing.T) {
	v := watch(t, usualSize, demo.Entries()...)
	v.press("space")
	v.sees("■ 0:00", "? keys")
	v.later(5 * time.Second)
	v.sees("■ 0:00")
	v.press("right")
	v.sees("● An hour instead of ten minutes")
	v.press("left")
	v.misses("An hour instead")
	v.press("left", "left")
	v.sees("■ 0:00")
	v.press("tab")
	v.sees("2/3")
	v.press("pgdown")
	v.sees("3/3")
	v.press("pgup")
	v.sees("2/3")
	v.press("home", "space", "up")
	stale := v.w.reel.beat
	v.sees("▶ 0:00", "×2")
	v.later(5 * time.Second)
	v.sees("▶ 0:10")
	v.send(tickMsg{of: v.w.reel, beat: stale})
	v.send(tickMsg{of: &Reel{}, beat: v.w.reel.beat})
	v.press("down", "down", "-")
	v.later(6 * time.Second)
	v.sees("▶ 0:11", "×¼")
	v.press("end")
	v.sees("■ 1:00", "said 14 times")
	v.press("?")
	v.sees("a step back", "any key")
	v.press("x")
	v.misses("a step back")
	if cmd := v.press("esc"); cmd == nil {
		t.Error("esc does not leave")
	} else if _, quit := cmd().(tea.QuitMsg); !quit {
		t.Error("esc does not leave")
	}
}

// While the machine slept nothing was played.
func TestASleepIsNotPlayed(t *testing.T) {
	v := watch(t, usualSize, demo.Entries()...)
	v.later(2 * time.Second)
	v.now = v.now.Add(time.Hour)
	v.later(1500 * time.Millisecond)
	v.sees("▶ 0:04")
}

func TestAClickOnTheBarGoesThere(t *testing.T) {
	v := watch(t, usualSize, demo.Entries()...)
	from, width := v.w.reel.bar()
	v.send(tea.MouseClickMsg{X: from + width - 1, Y: 23, Button: tea.MouseLeft})
	v.sees("■ 1:00")
	v.send(tea.MouseClickMsg{X: from, Y: 23, Button: tea.MouseLeft})
	v.sees("■ 0:00")
	v.send(tea.MouseClickMsg{X: from + width/2, Y: 22, Button: tea.MouseLeft})
	v.sees("■ 0:00")
}

// A look that is chosen stays, whatever the terminal says of its background.
func TestLooks(t *testing.T) {
	v := watch(t, usualSize, demo.Entries()...)
	v.w.follow = true
	v.send(tea.BackgroundColorMsg{})
	first := v.w.env.Look.Kind
	var chosen look.Kind
	v.w.chosen = func(k look.Kind) { chosen = k }
	v.press("ctrl+l")
	v.send(tea.BackgroundColorMsg{})
	if k := v.w.env.Look.Kind; k == first || k != chosen {
		t.Errorf("the look is %s, after %s and %s chosen", k, first, chosen)
	}
}

// An empty wall, one of a question and one of an answer are played as well.
func TestSmallWalls(t *testing.T) {
	v := watch(t, usualSize)
	v.sees("■ 0:00")
	v.press("space", "right", "end", "tab", "home")
	v.sees("■ 0:00")

	v = watch(t, usualSize, shapes.Flat(0)...)
	v.sees("What gets in the way?")
	v.press("space", "tab", "end")

	v = watch(t, usualSize, shapes.Flat(1)...)
	v.misses("Said")
	v.later(time.Minute)
	v.sees("1 answer", "■ 0:")
}

// Whatever is pressed and however large the window is, what is drawn fills it.
func TestItFillsAnyWindow(t *testing.T) {
	names := []string{"space", "enter", "left", "right", "up", "down", "+", "-", "pgup", "pgdown", "tab", "shift+tab", "home", "end", "ctrl+l", "?", "f1", "a", "1"}
	rapid.Check(t, func(t *rapid.T) {
		v := watch(t, screen.Size{W: 80, H: 24}, demo.Entries()...)
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "does") {
			case 0:
				v.send(tea.WindowSizeMsg{Width: rapid.IntRange(1, 200).Draw(t, "w"), Height: rapid.IntRange(1, 60).Draw(t, "h")})
			case 1:
				v.later(time.Duration(rapid.IntRange(0, 9000).Draw(t, "ms")) * time.Millisecond)
			default:
				v.press(rapid.SampledFrom(names).Draw(t, "key"))
			}
			size, rows := v.w.reel.size, v.rows()
			if len(rows) != size.H || slices.ContainsFunc(rows, func(row string) bool { return cells.Width(row) > size.W }) {
				t.Fatalf("%v is not filled:\n%s", size, strings.Join(rows, "\n"))
			}
		}
	})
}

// Every picture of a replay, as it is played step by step and as it comes when somebody jumps there: the slowest of a replay, each
// at its best of three, in milliseconds.
func BenchmarkFrame(b *testing.B) {
	for name, entries := range map[string][]mindmap.Entry{"demo": demo.Entries(), "wide-1000": shapes.Wide(1000), "flat-1000": shapes.Flat(1000)} {
		for _, size := range []screen.Size{{W: 80, H: 24}, {W: 160, H: 50}} {
			b.Run(fmt.Sprintf("%s-%dx%d", name, size.W, size.H), func(b *testing.B) {
				for b.Loop() {
					var best []time.Duration
					for range 3 {
						v := watch(b, size, entries...)
						for i := range v.w.reel.replay.Len() {
							began := time.Now()
							v.w.View()
							if took := time.Since(began); i == len(best) {
								best = append(best, took)
							} else {
								best[i] = min(best[i], took)
							}
							v.press("right")
						}
					}
					b.ReportMetric(float64(slices.Max(best).Microseconds())/1000, "ms-slowest")
				}
			})
		}
	}
}
