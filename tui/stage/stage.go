package stage

import (
	"image"
	"slices"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/across"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/tui/forms"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/screen"
)

// Hold keeps the room's map from showing more than somebody wants to read there: as [forms.Hold] says or, less than all of
// that, [OneTheme].
type Hold = forms.Hold

// OneTheme shows one theme: the focused one, else the one of the newest answer.
const OneTheme = forms.AtHeads + 1

// View is everything that a painting depends on.
type View struct {
	Live  *fold.Live
	Shown shown.Shown
	Size  screen.Size
	Look  *look.Look
	Now   time.Time
	Fresh []mindmap.ID // answers that stand out because they just came or were just filed, the latest first
	Hold  Hold         // a room may want less than what would fit
	// Opened is a list of which the answers that are left out are looked at.
	Opened blocks.Opened
	// Across is what was found across the questions, for the scene that shows it: see [Finder].
	Across *across.Found
	// Moment is what stands out where somebody works on this very screen.
	Moment Moment

	voice say.Voice // of the event
}

// Stage paints views, and keeps what it painted last: painting the same thing again costs nothing, and where several
// ways of leaving answers out would do, it stays with the last. The zero Stage is ready. It is not safe for use by
// several goroutines.
type Stage struct {
	bodyKey bodyKey
	folded  []mindmap.ID
	fresh   []mindmap.ID
	moment  Moment
	body    []string
	laid    *forms.Map
	kept    kept

	headKey headKey
	head    []string
	corner  corner // of the time, in the row under the head

	rows []string

	language string // of the voice
	voice    say.Voice
}

// bodyKey is what the rows under the question depend on, beside lists.
type bodyKey struct {
	board                   *mindmap.Board
	scene                   shown.Scene
	question, theme, answer mindmap.ID
	size                    screen.Size
	clock                   clock // where the time is part of the body
	look                    *look.Look
	hold                    Hold
	opened                  blocks.Opened
	across                  *across.Found // where it is shown
	invite                  string        // where the address for phones is part of the body
}

// Map is the map that was painted last, from the row under the question on; nil when another scene was.
func (s *Stage) Map() *forms.Map { return s.laid }

// Top is the row of the window at which the map begins.
func (s *Stage) Top() int { return len(s.head) }

// Paint is the view as rows, Size.H of them, each Size.W cells wide. They stay the stage's: callers must not change
// them.
func (s *Stage) Paint(v View) []string {
	if v.Size.W <= 0 || v.Size.H <= 0 {
		return nil
	}
	if v.hasCorner() {
		row := v.inviteCorner()
		v.Size.H--
		rows := s.paint(v)
		return append(rows[:len(rows):len(rows)], row)
	}
	return s.paint(v)
}

func (s *Stage) paint(v View) []string {
	if language := v.Live.Board().Event.Language; language != s.language {
		s.language, s.voice = language, say.In(language)
	}
	v.voice = s.voice
	q := questionOf(v.Live, v.Shown.Question)
	headChanged := s.paintHead(v, q)
	bodyChanged := s.paintBody(v, q)
	if headChanged || bodyChanged {
		s.rows = append(make([]string, 0, v.Size.H), s.head...)
		if len(s.head) < v.Size.H {
			s.rows = append(s.rows, s.underHead(v))
		}
		s.rows = append(s.rows, s.body...)
	}
	return s.rows
}

func (s *Stage) paintHead(v View, q *mindmap.Question) (changed bool) {
	key := headKeyOf(v, q)
	if key == s.headKey && s.head != nil {
		return false
	}
	s.headKey = key
	s.head, s.corner = key.paint()
	return true
}

func (s *Stage) paintBody(v View, q *mindmap.Question) (changed bool) {
	key := bodyKey{
		board: v.Live.Board(), scene: v.Shown.Scene, theme: v.Shown.Theme, answer: v.Shown.Answer, look: v.Look, hold: v.Hold,
		opened: v.Opened, size: screen.Size{W: v.Size.W, H: v.Size.H - len(s.head)},
	}
	if q != nil {
		key.question = q.ID
	}
	if v.Shown.Scene == shown.Invite {
		key.invite = v.Shown.Invite
	}
	if v.Shown.Scene == shown.Across {
		key.across = v.Across
	}
	if v.Shown.Scene == shown.Blank {
		key.clock = clockOf(v.Shown.Timer, v.Now, v.voice)
	}
	if s.body != nil && key == s.bodyKey && slices.Equal(s.folded, v.Shown.Folded) && slices.Equal(s.fresh, v.Fresh) && s.moment.equal(&v.Moment) {
		return false
	}
	s.bodyKey, s.folded, s.fresh = key, slices.Clone(v.Shown.Folded), slices.Clone(v.Fresh)
	s.moment = v.Moment.clone()
	p := newPainter(v, q, key.size, &s.kept)
	s.body = p.scene(v)
	s.laid = p.laid
	return true
}

// underHead is the row under the question: the trunk of the map, and over it what of a timer reaches down there.
func (s *Stage) underHead(v View) string {
	c := paint.NewCanvas(v.Size.W, 1)
	if s.laid != nil {
		s.laid.Paint(c, image.Point{}, image.Rect(0, 0, v.Size.W, 1), nil)
	}
	return s.corner.over(c.Lines()[0])
}

// questionOf is the question that is shown. When nobody chose one, it is that of the newest answer, else the first.
func questionOf(l *fold.Live, id mindmap.ID) *mindmap.Question {
	if q := l.Question(id); q != nil {
		return q
	}
	var chosen *mindmap.Question
	var newest *mindmap.Answer
	for _, q := range l.Board().Questions {
		if chosen == nil {
			chosen = q
		}
		if a := q.Newest(); a != nil && (newest == nil || a.Made.After(newest.Made)) {
			chosen, newest = q, a
		}
	}
	return chosen
}
