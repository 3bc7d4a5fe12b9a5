package stage

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/demo"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/wallfile"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// judged are the windows at which what the room reads is counted.
var judged = []screen.Size{{W: 60, H: 20}, {W: 80, H: 24}, {W: 100, H: 28}, {W: 120, H: 30}, {W: 160, H: 45}}

// sample is a question of a wall that is counted.
type sample struct {
	name string
	live *fold.Live
	q    *mindmap.Question
}

func loadWall(t testing.TB, name string) *fold.Live {
	t.Helper()
	path := filepath.Join(t.TempDir(), name) // opened for reading, a wall makes files beside it
	data, err := os.ReadFile(filepath.Join("testdata", "walls", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := wallfile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	entries, _, err := w.Load(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	live := fold.NewLive()
	live.Add(entries...)
	return live
}

// realCaptions are captions that people typed, each once.
func realCaptions(lives ...*fold.Live) (captions []string) {
	seen := map[string]bool{}
	for _, l := range lives {
		for _, q := range l.Board().Questions {
			for a := range q.AllAnswers {
				if !seen[a.Text] {
					seen[a.Text] = true
					captions = append(captions, a.Text)
				}
			}
		}
	}
	return captions
}

var (
	drawnThemes = []string{"Waiting times", "Money worries", "Mental health", "Getting there", "Forms", "Housing", "Trust in services", "Language"}
	drawnSubs   = []string{"Anxiety", "Isolation", "Debt letters", "Buses", "Interpreters"}
)

// drawnWall is a wall of n answers, so many per cent of them unsorted.
func drawnWall(t testing.TB, captions []string, n, unsorted int, nested bool) *fold.Live {
	return drawnOn(t, captions, n, unsorted, nested).Live
}

func drawnOn(t testing.TB, captions []string, n, unsorted int, nested bool) *wall {
	w := newWall(t, "What is the most significant barrier for the people you support?")
	r := rand.New(rand.NewPCG(uint64(n), uint64(unsorted)))
	themes := min(max(n/6, 3), 8)
	for i := range n {
		path := ""
		if r.IntN(100) >= unsorted {
			k := int(float64(themes) * r.Float64() * (0.6 + 0.4*r.Float64()))
			path = drawnThemes[k]
			if nested && k%2 == 0 && r.IntN(2) == 0 {
				path += "/" + drawnSubs[(k/2+r.IntN(2))%len(drawnSubs)]
			}
		}
		c := captions[(i*7+n)%len(captions)]
		if i >= len(captions) {
			c = captions[(i*11+3)%len(captions)] + " again"
		}
		tally := 1
		if r.IntN(5) == 0 {
			tally = 2 + r.IntN(4)
		}
		w.say(1, path, c, tally)
	}
	return w
}

// samples are walls of all kinds: that people typed, the demo, and drawn ones.
func samples(t testing.TB) (all []sample) {
	n, f, lunch, dem := loadWall(t, "n.wall"), loadWall(t, "f.wall"), loadWall(t, "lunch.wall"), fold.NewLive()
	dem.Add(demo.Entries()...)
	add := func(name string, l *fold.Live, q int) {
		all = append(all, sample{name, l, l.Board().Questions[q]})
	}
	add("n", n, 0)
	add("f", f, 0)
	for i := range 3 {
		add(fmt.Sprintf("lunch%d", i+1), lunch, i)
	}
	for i := range 3 {
		add(fmt.Sprintf("demo%d", i+1), dem, i)
	}
	captions := realCaptions(lunch, dem)
	for _, n := range []int{12, 31, 60, 120} {
		for _, u := range []int{0, 50, 100} {
			add(fmt.Sprintf("g%d-%d", n, u), drawnWall(t, captions, n, u, false), 0)
			if u < 100 {
				add(fmt.Sprintf("g%d-%ds", n, u), drawnWall(t, captions, n, u, true), 0)
			}
		}
	}
	return all
}

func (s *sample) view(size screen.Size) View {
	v := View{
		Live: s.live, Shown: shown.Shown{Scene: shown.Map, Question: s.q.ID}, Size: size,
		Look: look.New(look.Dark, false), Now: noon,
	}
	if a := s.q.Newest(); a != nil {
		v.Fresh = []mindmap.ID{a.ID}
	}
	return v
}

// ink is the share of a window's cells, in per cent, that carry text.
func ink(rows []string, size screen.Size) int {
	n := 0
	for _, r := range ansi.Strip(strings.Join(rows, "")) {
		if r != ' ' && (r < 0x2500 || r > 0x259F) {
			n++
		}
	}
	return n * 100 / (size.W * size.H)
}

// shownOf counts the answers of a question that a painting shows: whole, cut, and not at all.
func shownOf(s *Stage, q *mindmap.Question) (whole, cut, hidden int) {
	for a := range q.AllAnswers {
		at, ok := s.Map().Find(a.ID)
		switch {
		case !ok:
			hidden++
		case s.Map().Spot(at).Cut:
			cut++
		default:
			whole++
		}
	}
	return whole, cut, hidden
}

// The room reads at least as much as the measured proposal showed, on every wall and in every window: as many answers whole,
// none of them cut, and as many cells with text.
func TestTheRoomReadsWhatFits(t *testing.T) {
	data, err := os.ReadFile("testdata/proposal.txt")
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); !strings.HasPrefix(line, "#") {
			wanted[f[0]] = f[2:]
		}
	}
	var table strings.Builder
	for _, s := range samples(t) {
		fmt.Fprintf(&table, "%-8s %3d", s.name, s.q.Answers)
		for i, size := range judged {
			var st Stage
			rows := st.Paint(s.view(size))
			whole, cut, hidden := shownOf(&st, s.q)
			share := ink(rows, size)
			fmt.Fprintf(&table, " | %d+%d-%d %d%% %s", whole, cut, hidden, share, st.Map().Kind)
			var wantWhole, wantShare int
			if _, err := fmt.Sscanf(wanted[s.name][i], "%d/%d", &wantWhole, &wantShare); err != nil {
				t.Fatal(err)
			}
			if whole < wantWhole || cut > 0 || share < wantShare {
				t.Errorf("%s at %d×%d: %d whole, %d cut, %d%% text; want %d, 0, %d%%", s.name, size.W, size.H, whole, cut, share, wantWhole, wantShare)
			}
		}
		table.WriteByte('\n')
	}
	t.Log("\n" + table.String())
}
