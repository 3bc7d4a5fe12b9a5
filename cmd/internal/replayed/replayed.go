// Package replayed is what `mindwall replay` does: it reads a wall, and plays how it came to be, or writes it as a film.
package replayed

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/replay"
	"mindwall/mindmap/scheme"
	"mindwall/tui/input"
	"mindwall/tui/look"
	"mindwall/tui/painter"
	"mindwall/tui/replaying"
)

// Length is how long a replay lasts, as people write it: 90s, 2m, or 90, which are seconds. It is the value of a flag.
type Length struct{ time.Duration }

// String implements [pflag.Value].
func (l *Length) String() string { return l.Duration.String() }

// Type implements [pflag.Value].
func (l *Length) Type() string { return "time" }

// Set implements [pflag.Value].
func (l *Length) Set(written string) error {
	in := written
	if _, err := strconv.ParseUint(written, 10, 32); err == nil {
		in += "s"
	}
	d, err := time.ParseDuration(in)
	if err != nil || d < shortest || d > longest {
		return fmt.Errorf("it is from %s to %dh, as in 60s or 2m", shortest, longest/time.Hour)
	}
	l.Duration = d
	return nil
}

// Options are what flags say.
type Options struct {
	In       Length
	Question string // its number or id; empty is all
	Look     string // light, dark or contrast; empty is what is usual
	Export   string // the file of a film; empty is none
	Force    bool   // which may replace what is there
}

// The shortest and the longest that a replay may be.
const (
	shortest = time.Second
	longest  = 24 * time.Hour
)

// Check refuses what flags cannot say.
func (o *Options) Check() error {
	if o.Look != "" {
		if _, err := scheme.Parse(o.Look); err != nil {
			return shell.Usage(err)
		}
	}
	return o.checkFilm()
}

// Read is the replay of a wall, and its event.
func Read(s *shell.Shell, path string, o Options) (*replay.Replay, mindmap.Event, error) {
	d, err := s.ReadWall(path)
	if err != nil {
		return nil, mindmap.Event{}, err
	}
	d = d.Along()
	defer d.Close()
	q := &mindmap.Question{}
	if o.Question != "" {
		if q, err = desk.FindQuestion(d.Board(), o.Question); err != nil {
			return nil, mindmap.Event{}, err
		}
		if q.Number == 0 {
			return nil, mindmap.Event{}, fault.Advise(errors.New("that question is set aside, and a replay shows what the room sees"),
				"take it up again in the console with /take up")
		}
	}
	return replay.Of(d.Live(), replay.Options{In: o.In.Duration, Question: q.ID}), d.Board().Event, nil
}

// Play plays how a wall came to be, until its window is left.
func Play(ctx context.Context, s *shell.Shell, path string, o Options) error {
	r, event, err := Read(s, path, o)
	if err != nil {
		return err
	}
	window := replaying.Options{Replay: r, Title: event.Title, NoColour: os.Getenv("NO_COLOR") != ""}
	window.Look, window.FollowBackground = s.Settings().Look, s.Settings().AsTerminal
	if o.Look != "" {
		window.Look, _ = scheme.Parse(o.Look) // Check did
		window.FollowBackground = false
	}
	var chosen *look.Kind
	window.LookChosen = func(k look.Kind) { chosen = &k }
	s.EndsInOrder()
	defer pace.AfterFirstPicture(pace.Calm).Cancel()
	err = replaying.Run(ctx, window, painter.Options{Input: input.New(s.Stdin), Output: s.Stdout})
	if chosen != nil {
		s.KeepLook(*chosen)
	}
	return err
}
