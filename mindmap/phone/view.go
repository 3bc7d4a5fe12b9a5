package phone

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
)

// view is what phones may know of a wall, until that changes.
type view struct {
	event     mindmap.Event
	voice     say.Voice
	settings  Settings
	questions []*mindmap.Question // that are open
	vote      *voteJSON           // nil when no round is open
}

// told is what phones are told: their state as JSON, and the same compressed.
type told struct {
	of     *view
	at     time.Time
	state  []byte
	packed []byte
	tag    string
}

// What phones are told, in letters as few as will do: it is sent a great many times.
type (
	stateJSON struct {
		Questions []questionJSON `json:"qs"`
		MeToo     bool           `json:"m"`
		Vote      *voteJSON      `json:"v,omitempty"`
	}
	questionJSON struct {
		ID      string       `json:"i"`
		Text    string       `json:"t"`
		Answers []answerJSON `json:"a,omitempty"` // in the order in which they came
	}
	answerJSON struct {
		ID   string `json:"i"`
		Text string `json:"t"`
		Said int    `json:"n,omitempty"`
	}
)

// maxShown is how many answers to a question phones are told, the newest.
const maxShown = 100

// current is the view of the wall as it stands.
func (d *Door) current() *view {
	d.mu.Lock()
	v, settings, shown := d.view, d.settings, d.shown
	d.mu.Unlock()
	if v != nil {
		return v
	}
	d.wall.Look(func(live *fold.Live) {
		v = newView(live, settings, shown)
		d.mu.Lock() // while the wall stands still: what changes it next finds the view there
		defer d.mu.Unlock()
		if d.settings == settings && d.shown == shown {
			d.view = v
		}
	})
	return v
}

func newView(live *fold.Live, s Settings, shown mindmap.ID) *view {
	b := live.Board()
	return &view{
		event: b.Event, voice: say.In(b.Event.Language), settings: s, questions: asked(b, s, shown), vote: openVote(live),
	}
}

// asked are the questions that are open.
func asked(b *mindmap.Board, s Settings, shown mindmap.ID) []*mindmap.Question {
	switch {
	case s.Mode == Survey:
		return b.Questions
	case s.Mode == Live && len(b.Questions) > 0:
		at := max(slices.IndexFunc(b.Questions, func(q *mindmap.Question) bool { return q.ID == shown }), 0)
		return b.Questions[at : at+1]
	}
	return nil
}

// maxAge is for how long phones are told the same although the wall has changed: an answer a moment later is none the worse, and
// while hundreds send, what all are told is made twice a second and not with each of them.
const maxAge = time.Second / 2

// tell is what phones are told now. One of them has it made, and who comes meanwhile is told what was true a moment ago: no look
// at the wall waits for the disk but that one.
func (d *Door) tell() *told {
	current := func() *told {
		d.mu.Lock()
		defer d.mu.Unlock()
		if t := d.told; t != nil && (t.of == d.view || d.now().Sub(t.at) < maxAge) {
			return t
		}
		return nil
	}
	if t := current(); t != nil {
		return t
	}
	d.mu.Lock()
	before := d.told
	d.mu.Unlock()
	switch {
	case d.telling.TryLock():
	case before != nil:
		return before
	default:
		d.telling.Lock()
	}
	defer d.telling.Unlock()
	if t := current(); t != nil {
		return t
	}
	v := d.current()
	t := newTold(v, d.now())
	d.mu.Lock()
	defer d.mu.Unlock()
	if v.settings == d.settings {
		d.told = t
	}
	return t
}

func newTold(v *view, now time.Time) *told {
	t := &told{of: v, at: now}
	state := stateJSON{MeToo: v.settings.MeToo, Vote: v.vote, Questions: make([]questionJSON, len(v.questions))}
	for i, q := range v.questions {
		state.Questions[i] = questionJSON{ID: q.ID.String(), Text: q.Text}
		if v.settings.MeToo {
			state.Questions[i].Answers = answersOf(q)
		}
	}
	t.state, _ = json.Marshal(state) // nothing in it cannot be written
	t.packed = compress(t.state)
	sum := sha256.Sum256(t.state)
	t.tag = `"` + hex.EncodeToString(sum[:8]) + `"`
	return t
}

// answersOf are the answers to a question that phones may join in: what stands on the wall, and has its words.
func answersOf(q *mindmap.Question) []answerJSON {
	var all []*mindmap.Answer
	for a := range q.AllAnswers {
		if !say.IsTakenOut(a) {
			all = append(all, a)
		}
	}
	slices.SortFunc(all, func(a, b *mindmap.Answer) int { return a.Made.Compare(b.Made) })
	all = all[max(len(all)-maxShown, 0):]
	out := make([]answerJSON, len(all))
	for i, a := range all {
		out[i] = answerJSON{ID: a.ID.String(), Text: a.Text, Said: a.Tally.Total()}
	}
	return out
}

// direction is that in which the page is written.
func (v *view) direction() string {
	if v.voice.FromRight() {
		return "rtl"
	}
	return "ltr"
}

// isOpen reports whether a question is among those that are.
func isOpen(questions []*mindmap.Question, id mindmap.ID) bool {
	return slices.ContainsFunc(questions, func(q *mindmap.Question) bool { return q.ID == id })
}

// Asked is the one question that phones are asked now; zero when it is none, or several.
func (d *Door) Asked() mindmap.ID {
	if v := d.current(); len(v.questions) == 1 {
		return v.questions[0].ID
	}
	return mindmap.ID{}
}

// packers are kept, as one takes a megabyte.
var packers = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

func compress(b []byte) []byte {
	var out bytes.Buffer
	z := packers.Get().(*gzip.Writer)
	defer packers.Put(z)
	z.Reset(&out)
	_, _ = z.Write(b) // memory takes it all
	_ = z.Close()
	return out.Bytes()
}
