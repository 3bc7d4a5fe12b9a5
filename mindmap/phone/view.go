package phone

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

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
	waiting   map[mindmap.ID]bool // the inbox
	removed   map[mindmap.ID]bool
	parked    map[mindmap.ID]bool

	state  []byte // as JSON
	packed []byte // the same, compressed
	tag    string
}

// What phones are told, in letters as few as will do: it is sent a great many times.
type (
	stateJSON struct {
		Questions []questionJSON `json:"qs"`
		MeToo     bool           `json:"m"`
	}
	questionJSON struct {
		ID      string       `json:"i"`
		Text    string       `json:"t"`
		Answers []answerJSON `json:"a,omitempty"` // in the order in which they came
	}
	answerJSON struct {
		ID   string `json:"i"`
		Text string `json:"t"`
		Said int    `json:"n"`
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
		v = newView(live.Board(), settings, shown)
		d.mu.Lock() // while the wall stands still: what changes it next finds the view there
		defer d.mu.Unlock()
		if d.settings == settings && d.shown == shown {
			d.view = v
		}
	})
	return v
}

func newView(b *mindmap.Board, s Settings, shown mindmap.ID) *view {
	v := &view{
		event: b.Event, voice: say.In(b.Event.Language), settings: s,
		waiting: setOf(b.Inbox), removed: setOf(b.Removed), parked: setOf(b.Parked),
	}
	switch s.Mode {
	case Survey:
		v.questions = b.Questions
	case Live:
		at := slices.IndexFunc(b.Questions, func(q *mindmap.Question) bool { return q.ID == shown })
		if len(b.Questions) > 0 {
			at = max(at, 0)
			v.questions = b.Questions[at : at+1]
		}
	}
	state := stateJSON{MeToo: s.MeToo, Questions: make([]questionJSON, len(v.questions))}
	for i, q := range v.questions {
		state.Questions[i] = questionJSON{ID: q.ID.String(), Text: q.Text}
		if s.MeToo {
			state.Questions[i].Answers = answersOf(q)
		}
	}
	v.state, _ = json.Marshal(state) // nothing in it cannot be written
	v.packed = compress(v.state)
	sum := sha256.Sum256(v.state)
	v.tag = `"` + hex.EncodeToString(sum[:8]) + `"`
	return v
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

func setOf(answers []*mindmap.Answer) map[mindmap.ID]bool {
	set := make(map[mindmap.ID]bool, len(answers))
	for _, a := range answers {
		set[a.ID] = true
		for _, m := range a.Merged {
			set[m.ID] = true
		}
	}
	return set
}

// direction is that in which the page is written.
func (v *view) direction() string {
	if v.voice.FromRight() {
		return "rtl"
	}
	return "ltr"
}

// isOpen reports whether a question is asked now.
func (v *view) isOpen(id mindmap.ID) bool {
	return slices.ContainsFunc(v.questions, func(q *mindmap.Question) bool { return q.ID == id })
}

func compress(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(b) // memory takes it all
	_ = z.Close()
	return out.Bytes()
}
