package stage

import (
	"fmt"
	"image"
	"math/rand/v2"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/demo"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/tui/screen"
)

// hiddenByProposal is how many answers a frame the measured proposal hid in the same runs, by window.
var hiddenByProposal = [...]float64{6.3, 2.3, 1.4, 0.4, 0.3}

// maxHidden is how many times as many may be hidden as the proposal hid.
const maxHidden = 1.5

// roomyFrom is the height from which these events never need the room that filed answers leave.
const roomyFrom = 28

// witness looks at a room's screen from one moment to the next.
type witness struct {
	st     Stage
	before map[mindmap.ID]image.Point // where the first word of each answer stood

	frames, hidden    int
	jumps, worst, own int // at an arrival, a fade: answers of other lists that moved, and of the same
	filings, unsorted int // at a filing: unsorted that moved
	filed             int // at a filing: answers of themes that moved
	newestHidden      int
	themed            bool // there were themes
}

// look paints a moment and counts what moved. own is the list that an arrival was for.
func (w *witness) look(v View, q *mindmap.Question, own mindmap.ID, filing bool) {
	w.st.Paint(v)
	now, moved := map[mindmap.ID]image.Point{}, 0
	for a := range q.AllAnswers {
		at, ok := w.st.Map().Find(a.ID)
		if !ok {
			w.hidden++
			continue
		}
		now[a.ID] = w.st.Map().Rect(at).Min
		was, known := w.before[a.ID]
		switch {
		case !known || was == now[a.ID]:
		case filing && a.Theme.IsZero() && !w.themed: // what stood alone makes way for the first theme
		case filing && a.Theme.IsZero():
			w.unsorted++
		case filing:
			w.filed++
		case a.Theme == own:
			w.own++
		default:
			moved++
		}
	}
	if n := q.Newest(); n != nil {
		if _, ok := now[n.ID]; !ok {
			w.newestHidden++
		}
	}
	w.frames++
	if filing {
		w.filings++
	} else if moved > 0 {
		w.jumps, w.worst = w.jumps+1, max(w.worst, moved)
	}
	w.before, w.themed = now, len(q.Themes) > 0
}

// event plays an event of 45 answers, of which some come under themes; every now and then the oldest unsorted are filed
// three at a time.
func event(t *testing.T, seed uint64, size screen.Size, captions []string, see func(w *wall, own mindmap.ID, filing, faded bool)) {
	r := rand.New(rand.NewPCG(seed, 7))
	w := newWall(t, "What is the most significant barrier for the people you support?")
	themes := 0
	for i := range 45 {
		path := ""
		if themes > 0 && r.IntN(100) < 35 {
			path = drawnThemes[r.IntN(themes)]
		}
		id := w.say(1, path, captions[(i*7+int(seed)*13)%len(captions)], 1)
		own := w.Live.Answer(id).Theme
		see(w, own, false, false)
		see(w, own, false, true)
		if i < 11 || i%6 != 5 {
			continue
		}
		q := w.Live.Board().Questions[0]
		if themes < 6 && (themes == 0 || r.IntN(2) == 0) {
			themes++
		}
		var ids []mindmap.ID
		for k := range min(3, len(q.Unsorted)) {
			ids = append(ids, q.Unsorted[k].ID)
		}
		w.file(ids, drawnThemes[themes-1])
		see(w, mindmap.ID{}, true, false)
	}
	w.many(100)
	see(w, mindmap.ID{}, false, false)
	see(w, mindmap.ID{}, false, true)
}

// file files answers under a theme of the first question, which is made if need be.
func (w *wall) file(ids []mindmap.ID, theme string) {
	q := w.Live.Board().Questions[0]
	to, drafts, err := plan.Theme(w.Live.Board(), q, []string{theme}, w.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	if _, err := w.Record(append(drafts, plan.Move(ids, q, to)...)...); err != nil {
		w.t.Fatal(err)
	}
}

// many lets answers come at once, under no theme.
func (w *wall) many(n int) {
	var drafts []mindmap.Draft
	for i := range n {
		op := mindmap.AddAnswer{Question: w.Live.Board().Questions[0].ID, Caption: fmt.Sprintf("One of many, %d", i)}
		drafts = append(drafts, mindmap.Draft{ID: w.ID(), Op: op})
	}
	if _, err := w.Record(drafts...); err != nil {
		w.t.Fatal(err)
	}
}

// Whatever comes, one or many at once, and when it stands out no longer: nothing moves but in its own list, and the newest
// is always seen. Filing moves no unsorted answer, as long as the room is not needed.
func TestCalm(t *testing.T) {
	dem := fold.NewLive()
	dem.Add(demo.Entries()...)
	captions := realCaptions(loadWall(t, "lunch.wall"), dem)
	for i, size := range judged {
		var sum witness
		for seed := range uint64(6) {
			w := &witness{}
			events := 0
			event(t, seed, size, captions, func(wl *wall, own mindmap.ID, filing, faded bool) {
				v, q := wl.view(size), wl.Live.Board().Questions[0]
				if !faded {
					v.Fresh = []mindmap.ID{q.Newest().ID}
				}
				hidden, frames := w.hidden, w.frames
				w.look(v, q, own, filing)
				if events++; faded || q.Answers > 45 { // the proposal was counted without fades, and without many at once
					w.hidden, w.frames = hidden, frames
				}
			})
			sum.add(w)
		}
		perFrame := float64(sum.hidden) / float64(sum.frames)
		t.Logf("%3d×%d: hidden a frame %.2f (proposal %.1f); at arrivals and fades %d moments moved others, %d at worst, %.2f of the own list; at a filing %.1f in themes and %.2f unsorted moved; newest hidden %d",
			size.W, size.H, perFrame, hiddenByProposal[i], sum.jumps, sum.worst, float64(sum.own)/float64(sum.frames),
			float64(sum.filed)/float64(sum.filings), float64(sum.unsorted)/float64(sum.filings), sum.newestHidden)
		if size.H >= roomyFrom && sum.unsorted > 0 {
			t.Errorf("at %v unsorted moved at a filing, where nothing had to be hidden", size)
		}
		if sum.jumps > 0 || sum.newestHidden > 0 || perFrame > maxHidden*hiddenByProposal[i] {
			t.Errorf("%v is not calm", size)
		}
	}
}

func (w *witness) add(o *witness) {
	w.frames, w.hidden, w.jumps, w.worst, w.own = w.frames+o.frames, w.hidden+o.hidden, w.jumps+o.jumps, max(w.worst, o.worst), w.own+o.own
	w.filings, w.unsorted, w.filed, w.newestHidden = w.filings+o.filings, w.unsorted+o.unsorted, w.filed+o.filed, w.newestHidden+o.newestHidden
}
