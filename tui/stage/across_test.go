package stage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/across"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
	"mindwall/tui/cells"
	"mindwall/tui/screen"
)

// acrossWall is a wall with something of each kind to tell across its questions.
func acrossWall(t testing.TB) *wall {
	w := newWall(t, barrierQuestion, "What comes of it?", "What should change?")
	row := 0
	rows := func(times int, first, second string) {
		for range times {
			row++
			for q, theme := range []string{first, second} {
				w.answer(q+1, theme, mindmap.AddAnswer{
					Caption: fmt.Sprintf("%s %d", theme, row), Source: mindmap.Survey, Tally: 1,
					Origin: &mindmap.Origin{File: "s.csv", Row: row, Key: fmt.Sprint(theme, row)},
				})
			}
		}
	}
	rows(15, "Getting there", "Staying at home")
	rows(7, "Getting there", "Debt")
	rows(6, "Money worries", "Staying at home")
	rows(30, "Money worries", "Debt")
	rows(12, "Waiting times", "Pain")
	rows(3, "Waiting times", "Debt")
	mine := w.Scribe
	for i := range 4 {
		w.Scribe = &scribe.Scribe{Live: mine.Live, Author: fmt.Sprint("Жtable ", i), Device: mindmap.ID{byte(i + 7)}, Now: mine.Now, NewID: mine.NewID}
		for range 3 {
			w.say(1, "Getting there", fmt.Sprintf("%s bus", []string{"Slow", "Full", "Broken", "Missing"}[i]), 1)
			w.say(2, "Pain", fmt.Sprintf("Pain in the %s", []string{"knee", "back", "foot", "hip"}[i]), 1)
		}
		for k := range 7 {
			if i == 2 {
				w.say(2, "Loneliness", fmt.Sprintf("Alone %d", k), 1)
			}
		}
		if i < 3 {
			w.say(3, "Transport", fmt.Sprintf("Ride %d", i), 1)
		} else {
			w.say(3, "Somebody to ask", "Ask", 1)
		}
	}
	w.Scribe = mine
	w.say(1, "Getting there", "No bus after five", 1)
	w.say(3, "Transport", "A bus after five", 2)
	return w
}

// acrossView shows what was found, to be painted at once.
func (w *wall) acrossView(size screen.Size) View {
	v := w.view(size)
	v.Shown.Scene = shown.Across
	var f Finder
	v.Across = f.Now(v.Shown, w.Live.Board())
	return v
}

func TestGoldenAcross(t *testing.T) {
	w := acrossWall(t)
	golden(t, "across", w.acrossView)
}

// TestAcrossIsTrueAtEverySize holds that what is shown of the things found is whole, at any size with the room for it, that each line is one
// that is told, and that nobody is told who noted something.
func TestAcrossIsTrueAtEverySize(t *testing.T) {
	w := acrossWall(t)
	for _, size := range append(sizes, screen.Size{W: 60, H: 20}, screen.Size{W: 24, H: 8}, screen.Size{W: 300, H: 90}) {
		v := w.acrossView(size)
		rows := strings.Split(strings.TrimSuffix(shows(v), "\n"), "\n")
		if len(rows) != size.H {
			t.Errorf("%v: %d rows", size, len(rows))
		}
		for _, row := range rows {
			if cells.Width(row) > size.W {
				t.Errorf("%v: %q is too wide", size, row)
			}
		}
		seen := strings.Join(strings.Fields(strings.Join(rows, " ")), " ")
		if strings.Contains(seen, "Ж") {
			t.Errorf("%v: it is shown who noted something", size)
		}
		if size.H < 16 {
			continue
		}
		for _, want := range []string{
			"Of those who named “Money worries”, 30 of 36 also named “Debt”; of the others, 10 of 37.", "83%", "27%", "4 of 4 tables",
			"In common: bus, five",
		} {
			if !strings.Contains(seen, want) {
				t.Errorf("%v: lacks %q:\n%s", size, want, strings.Join(rows, "\n"))
			}
		}
	}
	outline, _ := Tell(w.acrossView(sizes[0]))
	told := strings.Join(outline, "\n")
	for _, want := range []string{
		"also named “Getting there”; of the others, 7 of 52.", "Most of those who named “Pain” also named “Waiting times”", "Getting there 4 of 4 tables",
		"“Loneliness” was noted at one table alone.", "In common: bus, five: No bus after five (1. " + barrierQuestion + "); A bus after five (3. What should change?)",
	} {
		if !strings.Contains(told, want) {
			t.Errorf("it is not told %q:\n%s", want, told)
		}
	}
}

// TestAcrossBeforeAndAfter shows the name alone while it is looked for, says so when nothing was found, and shows nothing of an answer that
// was worded anew or went meanwhile.
func TestAcrossBeforeAndAfter(t *testing.T) {
	w := acrossWall(t)
	v := w.acrossView(sizes[1])
	found := v.Across
	v.Across = nil
	if seen := shows(v); !strings.Contains(seen, say.English.Say(across.Head)) || strings.Contains(seen, say.English.Say(across.Nothing)) {
		t.Errorf("while it is looked for:\n%s", seen)
	}
	v.Across = &across.Found{}
	if seen := shows(v); !strings.Contains(seen, say.English.Say(across.Nothing)) {
		t.Errorf("when nothing was found:\n%s", seen)
	}
	v.Across = &across.Found{Tables: across.Tables{Alone: found.Tables.Alone}}
	if outline, _ := Tell(v); !strings.Contains(strings.Join(outline, "\n"), say.English.Say(across.OfTables)+"\n"+found.Tables.Alone[0].SayAlone(say.English)) {
		t.Errorf("of one table alone it is told %q", outline)
	}
	v.Across = found
	w.do(mindmap.Remove{Node: found.Echoes[0].Answers[0].ID})
	w.do(mindmap.Reword{Node: w.theme("Staying at home"), Text: "At home"})
	if seen := shows(v); strings.Contains(seen, "No bus after five") || strings.Contains(seen, "Staying") || !strings.Contains(seen, "“At home”") {
		t.Errorf("after a change:\n%s", seen)
	}
}

// TestTheFinderLooksOnce holds that it is looked for once on each board, and only where it is shown.
func TestTheFinderLooksOnce(t *testing.T) {
	w := acrossWall(t)
	var f Finder
	here := shown.Shown{Scene: shown.Across}
	if f.Look(shown.Shown{Scene: shown.Map}, w.Live.Board()) != nil {
		t.Error("it looks while the map is shown")
	}
	look := f.Look(here, w.Live.Board())
	if look == nil || f.Look(here, w.Live.Board()) != nil {
		t.Fatal("it does not look, or twice")
	}
	w.say(1, "", "More", 1)
	f.Take(look())
	if f.Found() == nil {
		t.Error("nothing was found")
	}
	again := f.Look(here, w.Live.Board())
	if again == nil {
		t.Fatal("it does not look on a newer board")
	}
	f.Take(again())
	if f.Look(here, w.Live.Board()) != nil {
		t.Error("it looks twice on the same board")
	}
}

// TestAcrossInEachLanguage fits in each language, with the words of that.
func TestAcrossInEachLanguage(t *testing.T) {
	w := acrossWall(t)
	all, _ := say.Languages()
	for _, lang := range all {
		w.do(mindmap.DescribeEvent{Language: &lang})
		f := across.Find(w.Live.Board(), affinity.Echoes)
		v := w.view(screen.Size{W: 100, H: 40})
		v.Shown.Scene, v.Across = shown.Across, f
		seen := strings.Join(strings.Fields(ansi.Strip(shows(v))), "")
		voice := say.In(lang)
		for _, want := range []string{voice.Say(across.OfPeople), f.Together[0].Say(voice), f.Tables.Wide[0].Say(voice), f.Tables.Alone[0].SayAlone(voice), f.Echoes[0].Say(voice)} {
			if !strings.Contains(seen, strings.Join(strings.Fields(want), "")) {
				t.Errorf("%s: lacks %q", lang, want)
			}
		}
	}
}
