// Package replaying is the screen on which a wall comes to be once more, in the room's own forms: with `mindwall replay` in a
// window of its own, or over the console. It plays, stops, goes step by step, slower and faster, and from question to question.
// Nothing on it changes the wall, and what the wall becomes meanwhile is not on it.
package replaying

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/replay"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// Reel is the screen. It is made by [New].
type Reel struct {
	env    *screen.Env
	replay *replay.Replay
	film   *stage.Film
	keys   keys
	size   screen.Size

	at      time.Duration // of the replay, where it is
	moment  int           // that is seen there
	playing bool
	since   time.Time // when it was there, while it plays
	speed   int       // a place in speeds
	beat    int       // the number of the tick that is waited for; others are stale
	helping bool

	turns   []time.Duration // where other questions begin to be shown
	painted picture
}

// speed is how fast time passes on the screen, as a fraction.
type speed struct {
	times, over time.Duration
	name        string
}

var speeds = [...]speed{
	{1, 4, "×¼"}, {1, 2, "×½"}, {1, 1, ""}, {2, 1, "×2"}, {4, 1, "×4"}, {8, 1, "×8"}, {16, 1, "×16"},
}

const usual = 2 // the place of the usual speed

// tickMsg comes when there is something else to be seen. It is of one reel, and of one time that it began to play.
type tickMsg struct {
	of   *Reel
	beat int
}

// New makes the screen of a replay, which begins to play when it is told its size.
func New(env *screen.Env, r *replay.Replay) *Reel {
	reel := &Reel{env: env, replay: r, film: stage.NewFilm(r), keys: newKeys(), speed: usual}
	for i := r.Turn(0, true); ; i = r.Turn(i, true) {
		m := r.At(i)
		if m.Summary || i == r.Len()-1 {
			return reel
		}
		reel.turns = append(reel.turns, m.Offset)
	}
}

// Update implements [screen.Screen].
func (r *Reel) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		first := r.size == screen.Size{}
		r.size = screen.Size{W: msg.Width, H: msg.Height}
		if first {
			return nil, r.play()
		}
	case tea.KeyPressMsg:
		return r.press(msg)
	case tea.MouseClickMsg:
		return nil, r.click(msg)
	case tickMsg:
		if msg.of == r && msg.beat == r.beat && r.playing {
			r.pass()
			return nil, r.wait()
		}
	}
	return nil, nil
}

func (r *Reel) press(msg tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	if r.helping {
		r.helping = false
		return nil, nil
	}
	k := &r.keys
	switch {
	case key.Matches(msg, k.leave):
		return screen.Pop{}, nil
	case key.Matches(msg, k.nextLook):
		return screen.NextLook{}, nil
	case key.Matches(msg, k.help):
		r.helping = true
	case key.Matches(msg, k.play):
		return nil, r.playOrPause()
	case key.Matches(msg, k.back):
		return nil, r.step(-1)
	case key.Matches(msg, k.on):
		return nil, r.step(1)
	case key.Matches(msg, k.faster):
		return nil, r.change(1)
	case key.Matches(msg, k.slower):
		return nil, r.change(-1)
	case key.Matches(msg, k.before):
		return nil, r.turn(false)
	case key.Matches(msg, k.next):
		return nil, r.turn(true)
	case key.Matches(msg, k.first):
		return nil, r.seek(0)
	case key.Matches(msg, k.last):
		return nil, r.seek(r.replay.Length())
	}
	return nil, nil
}

// pass lets the time pass that went by. What went by while nobody could look, as when the machine slept, does not count.
func (r *Reel) pass() {
	const most = time.Second
	now, v := r.env.Now(), speeds[r.speed]
	r.at += min(max(now.Sub(r.since), 0), most) * v.times / v.over
	r.since = now
	if r.at >= r.replay.Length() {
		r.at, r.playing = r.replay.Length(), false
	}
	r.moment = r.replay.Index(r.at)
}

// frame is the least time between two pictures: more could not be told apart.
const frame = time.Second / 30

// wait waits until there is something else to be seen: the next moment, or another second on the clock.
func (r *Reel) wait() tea.Cmd {
	if r.beat++; !r.playing {
		return nil
	}
	next := r.at.Truncate(time.Second) + time.Second
	if i := r.moment + 1; i < r.replay.Len() {
		next = min(next, r.replay.At(i).Offset)
	}
	v := speeds[r.speed]
	tick := tickMsg{of: r, beat: r.beat}
	return tea.Tick(max((next-r.at)*v.over/v.times, frame), func(time.Time) tea.Msg { return tick })
}

// play goes on from where it is.
func (r *Reel) play() tea.Cmd {
	r.playing, r.since = r.at < r.replay.Length(), r.env.Now()
	return r.wait()
}

// playOrPause plays it once more when it is at its end.
func (r *Reel) playOrPause() tea.Cmd {
	if r.playing {
		r.pass()
		r.playing = false
		return r.wait()
	}
	if r.at >= r.replay.Length() {
		r.at, r.moment = 0, 0
	}
	return r.play()
}

// step goes by moments, and stays there.
func (r *Reel) step(by int) tea.Cmd {
	if r.playing {
		r.pass()
		r.playing = false
	}
	r.moment = min(max(r.moment+by, 0), r.replay.Len()-1)
	r.at = r.replay.At(r.moment).Offset
	return r.wait()
}

// change plays faster or slower from here on.
func (r *Reel) change(by int) tea.Cmd {
	if r.playing {
		r.pass()
	}
	r.speed = min(max(r.speed+by, 0), len(speeds)-1)
	return r.wait()
}

// turn goes to where the next question comes, or to where this one came, and from there to the one before.
func (r *Reel) turn(forward bool) tea.Cmd {
	if r.playing {
		r.pass()
	}
	return r.seek(r.replay.At(r.replay.Turn(r.moment, forward)).Offset)
}

// seek goes to a place, and plays on there if it played.
func (r *Reel) seek(to time.Duration) tea.Cmd {
	r.at = min(max(to, 0), r.replay.Length())
	r.moment = r.replay.Index(r.at)
	r.since = r.env.Now()
	r.playing = r.playing && r.at < r.replay.Length()
	return r.wait()
}

// click goes to the place on the bar that was clicked.
func (r *Reel) click(msg tea.MouseClickMsg) tea.Cmd {
	from, cells := r.bar()
	if r.helping || msg.Button != tea.MouseLeft || msg.Y != r.size.H-1 || msg.X < from || msg.X >= from+cells {
		return nil
	}
	return r.seek(r.replay.Length() * time.Duration(msg.X-from) / time.Duration(max(cells-1, 1)))
}
