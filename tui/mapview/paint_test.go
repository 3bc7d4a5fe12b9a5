package mapview

import (
	"image"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/tui/cells"
	"mindwall/tui/forms"
	"mindwall/tui/look"
)

func TestHitIsWhatIsSeen(t *testing.T) {
	for _, columns := range []int{80, 130} {
		d := list(t, 12).resize(columns, 12).say("Mind", "Sleep").selects("Answer 20")
		rows := strings.Split(d.plain(), "\n")
		v, hits := d.show(), 0
		for y, row := range rows {
			at := strings.Index(row, "Answer")
			if at < 0 {
				continue
			}
			hits++
			x := cells.Width(row[:at])
			s, ok := v.Hit(x, y)
			if want := row[at : at+len("Answer 00")]; !ok || s.Answer == nil || s.Answer.Text != want || s.ID != s.Answer.ID {
				t.Errorf("%d columns: at %d, %d stands %q, and %+v is hit", columns, x, y, want, s)
			}
			if _, ok := v.Hit(x-4, y); ok && !strings.Contains(row[:at], "Money") {
				t.Errorf("the branch at %d, %d is hit", x-4, y)
			}
		}
		if hits < 10 {
			t.Errorf("%d answers are seen", hits)
		}
		for _, out := range [][2]int{{-1, 5}, {5, -1}, {columns, 5}, {5, 12}} {
			if s, ok := v.Hit(out[0], out[1]); ok {
				t.Errorf("outside, at %v, %+v is hit", out, s)
			}
		}
	}
}

// TestNothingOutsideTheWindowIsHit looks at every cell around a map that goes on beyond all edges.
func TestNothingOutsideTheWindowIsHit(t *testing.T) {
	d := newDesk(t, 42, 6, "Why?").say("One/Two/Three/Four", "Deep down", "Deep too", "Deep three", "Deep four", "Deep five", "Deep six", "Deep seven").selects("Deep four")
	d.plain()
	v := d.show()
	for i := -20; i < 70; i++ {
		for _, p := range [][2]int{{i, -1}, {i, 6}, {-1, i}, {42, i}} {
			if s, ok := v.Hit(p[0], p[1]); ok {
				t.Errorf("%+v is hit at %v", s, p)
			}
		}
	}
}

func TestRowsArePaintedAnewWhenSomethingChanges(t *testing.T) {
	d := list(t, 12)
	d.moment.Marks = map[mindmap.ID]bool{}
	rows := func() []string { return d.show().Rows(d.moment) }
	before := rows()
	if again := rows(); &again[0] != &before[0] {
		t.Error("the same is painted twice")
	}
	for name, change := range map[string]func(){
		"selection": func() { d.selects("Answer 30") },
		"fresh":     func() { d.moment.Fresh = d.find("Answer 30") },
		"a mark":    func() { d.moment.Marks[d.find("Answer 31")] = true },
		"another mark": func() {
			d.moment.Marks[d.find("Answer 31")] = true
			rows()
			delete(d.moment.Marks, d.find("Answer 31"))
			d.moment.Marks[d.find("Answer 32")] = true
		},

		"width":  func() { d.resize(90, 12) },
		"height": func() { d.resize(80, 10) },
		"scroll": func() { d.show().Scroll(-3) },
		"look":   func() { d.scene.Look = look.New(look.Dark, false) },

		"folding": func() { d.show().Fold(d.find("Money")) },
		"answer":  func() { d.say("Money", "One more") },
		"form":    func() { d.resize(80, 60); d.plain(); d.scene.Keep = forms.KeepTree },
		"covered": func() { d.scene.Covered = 3 },
	} {
		d = list(t, 12)
		d.moment.Marks = map[mindmap.ID]bool{}
		before := slices.Clone(rows())
		change()
		if after := rows(); slices.Equal(before, after) {
			t.Errorf("%s changes nothing", name)
		}
	}
}

// TestAnyMapFillsAnyWindow draws walls of all shapes in windows of all sizes, walks, pages, folds and scrolls at random,
// and wants rows exactly as wide as the window, the selection among them whenever it was just made, and a hit on it.
func TestAnyMapFillsAnyWindow(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := anyMap(t, rt)
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			v, at := d.show(), d.moment.Selected
			switch rapid.IntRange(0, 9).Draw(rt, "step") {
			case 0, 1:
				d.moment.Selected = v.Walk(at, rapid.SampledFrom([]Direction{Up, Down, Left, Right}).Draw(rt, "direction"))
				v.Follow()
			case 2:
				d.moment.Selected = v.Page(at, rapid.SampledFrom([]int{-1, 1}).Draw(rt, "way"))
				v.Follow()
			case 3:
				v.Fold(at)
			case 4:
				v.FoldOthers(at)
			case 5:
				v.Scroll(rapid.IntRange(-50, 50).Draw(rt, "scroll"))
			case 6:
				d.resize(rapid.IntRange(0, 170).Draw(rt, "columns"), rapid.IntRange(0, 40).Draw(rt, "rows"))
			case 7:
				d.scene.Covered = rapid.IntRange(0, 8).Draw(rt, "covered")
			case 8:
				d.scene.Keep = rapid.SampledFrom([]forms.Keep{forms.KeepNone, forms.KeepTree, forms.KeepColumn}).Draw(rt, "keep")
			case 9:
				d.fileOne(rt)
			}
			d.checkWindow(rt)
		}
	})
}

// fileOne files the first of the unsorted under a theme, its place kept or not.
func (d *desk) fileOne(rt *rapid.T) {
	d.scene.Holes = rapid.Bool().Draw(rt, "holes")
	if q := d.question(); len(q.Unsorted) > 0 && len(q.Themes) > 0 {
		d.do(plan.Move([]mindmap.ID{q.Unsorted[0].ID}, q, q.Themes[0].ID)[0].Op)
	}
}

func (d *desk) checkWindow(rt *rapid.T) {
	v := d.show()
	size := d.scene.Size
	size.H = max(size.H-d.scene.Covered, 0)
	rows := strings.Split(d.plain(), "\n")
	if len(rows) != max(size.H, 1) {
		rt.Fatalf("%d rows in a window of %v", len(rows), size)
	}
	for _, row := range rows {
		if size.H > 0 && cells.Width(row) != size.W {
			rt.Fatalf("a row of %d cells in a window of %v: %q", cells.Width(row), size, row)
		}
	}
	at, ok := v.form.Find(d.moment.Selected)
	if !ok || at == 0 || v.port.held || size.H < 8 || size.W < 40 {
		return
	}
	r := v.form.Rect(at).Sub(v.drawn.window().Min)
	if r.Min.Y < 0 || r.Max.Y > size.H || r.Min.X < 0 || r.Max.X > size.W {
		rt.Fatalf("%s stands at %v in a window of %v:\n%s", d.name(d.moment.Selected), r, size, d.plain())
	}
	if s, ok := v.Hit(r.Min.X, r.Min.Y); !ok || s.ID != d.moment.Selected {
		rt.Fatalf("at %v %+v is hit, not %s", r.Min, s, d.name(d.moment.Selected))
	}
}

// TestEveryWordIsOnTheMap holds that the facilitator's map, however low or narrow its window, leaves nothing out and cuts
// nothing: each answer and each theme stands there with all its words.
func TestEveryWordIsOnTheMap(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := anyMap(t, rt)
		d.resize(max(d.scene.Size.W, 40), d.scene.Size.H)
		m := func() *forms.Map { return d.show().form }()
		drawn := strings.Fields(ansi.Strip(strings.Join(m.Lines(image.Rect(0, 0, m.W, m.H), d.moment.dress(d.scene.Look)), " ")))
		want := map[string]int{}
		for a := range d.question().AllAnswers {
			for _, word := range strings.Fields(a.Text) {
				want[word]++
			}
		}
		for t := range d.question().AllThemes {
			for _, word := range strings.Fields(t.Text) {
				want[word]++
			}
		}
		for _, word := range drawn {
			want[word]--
		}
		for word, missing := range want {
			if missing > 0 {
				rt.Fatalf("%q is missing %d times in a %s of %d columns:\n%s", word, missing, m.Kind, m.W, strings.Join(m.Lines(image.Rect(0, 0, m.W, m.H), d.moment.dress(d.scene.Look)), "\n"))
			}
		}
		for at := range m.Len() {
			if m.Spot(at).Cut {
				rt.Fatalf("%s is cut", d.name(m.Spot(at).ID))
			}
		}
	})
}
