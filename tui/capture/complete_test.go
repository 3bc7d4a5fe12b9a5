package capture

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/shapes"
	"mindwall/mindmap/text"
)

func sorted(s []string) []string { slices.Sort(s); return s }

func id(n byte) mindmap.ID { return mindmap.ID{15: n} }

func someThemes() []Candidate {
	themes := []struct{ letter, path string }{
		{"A", "Waiting lists"}, {"B", "Mental health"}, {"B", "Mental health/Anxiety"}, {"B", "Mental health/Isolation"},
		{"C", "Money"}, {"C", "Money/Debt"}, {"D", "Long Covid"}, {"E", "Café talk"}, {"F", "Either//or"}, {"G", "お金"},
	}
	var all []Candidate
	for i, th := range themes {
		all = append(all, Candidate{Path: text.SplitPath(th.path), Letter: th.letter, Colour: int(th.letter[0] - 'A'), ID: id(byte(i + 1))})
	}
	return all
}

// typedLine is a line after a script, with some themes on the wall.
func typedLine(script string) *Line {
	l := New()
	l.SetCandidates(someThemes())
	play(l, script)
	return l
}

func offered(l *Line) string {
	offers, _ := l.Offers(20)
	var names []string
	for _, o := range offers {
		name := strings.Join(o.Path, ">")
		if o.Picked {
			name = "*" + name
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

func TestOffers(t *testing.T) {
	tests := []struct{ script, want string }{
		{"Heating", ""},
		{"Heating #mon", "*Money"},
		{"Heating #MON", "*Money"},
		{"Heating #", "*Waiting lists, Mental health, Money, Long Covid, Café talk, Either/or, お金, Mental health>Anxiety, Mental health>Isolation, Money>Debt"},
		{"a #heal", "*Mental health"},
		{"a #men hea", "*Mental health"},
		{"a #wl", "*Waiting lists"},
		{"a #m", "*Mental health, Money"},
		{"a #anx", "*Mental health>Anxiety"},
		{"a #men/", "*Mental health>Anxiety, Mental health>Isolation"},
		{"a #men/iso", "*Mental health>Isolation"},
		{"a #mo/de", "*Money>Debt"},
		{"a #cafe", "*Café talk"},
		{"a #o", "*Either/or"},
		{"a #either//", "*Either/or"},
		{"a #お", "*お金"},
		{"a #zz", ""},
		{"a #money |", ""},
		{"a #money +2", ""},
		{"a #money<home>", ""},
		{"a #d", "*Long Covid, Money>Debt"},
		{"a #D", "*Long Covid, Money>Debt"},
		{"a #b", "*Mental health"},
		{"a #bu<left>", "*Mental health"},
		{"a #b/", "*Mental health>Anxiety, Mental health>Isolation"},
		{"a #b/iso", "*Mental health>Isolation"},
		{"a #d/", ""},
		{"We're ##mon", ""},
		{"#mon", "*Money"},
	}
	for _, test := range tests {
		if got := offered(typedLine(test.script)); got != test.want {
			t.Errorf("%q offers %q, want %q", test.script, got, test.want)
		}
	}
}

func TestGhost(t *testing.T) {
	tests := []struct{ script, want string }{
		{"a #mon", "ey"},
		{"a #MON", "ey"},
		{"a #men/", "Anxiety"},
		{"a #men/an", "xiety"},
		{"a #anx", " → Mental health/Anxiety"},
		{"a #lists", " → Waiting lists"},
		{"a #", ""},
		{"a #mon<left>", ""},
		{"a #money", ""},
		{"a #either", "//or"},
	}
	for _, test := range tests {
		if got := typedLine(test.script).Ghost(); got != test.want {
			t.Errorf("%q has the ghost %q, want %q", test.script, got, test.want)
		}
	}
}

func TestAccept(t *testing.T) {
	tests := []struct {
		script string
		next   int
		want   string
	}{
		{"Heat #mon", 0, "Heat #Money│"},
		{"Heat #men/", 1, "Heat #Mental health/Anxiety│"},
		{"Heat #men/", 2, "Heat #Mental health/Isolation│"},
		{"Heat #men/", -1, "Heat #Mental health/Isolation│"},
		{"Heat #", 1, "Heat #Waiting lists│"},
		{"Heat #", -1, "Heat #Money/Debt│"},
		{"Heat #wl", 1, "Heat #Waiting lists│"},
		{"Heat #anx", 0, "Heat #Mental health/Anxiety│"},
		{"Heat #mon | said<home><ctrl+right><ctrl+right>", 0, "Heat #Money│ | said"},
		{"Heat #either", 0, "Heat #Either//or│"},
		{"Heat # mon", 0, "Heat #Money│"},
		{"Heat", 0, "Heat│"},
	}
	for _, test := range tests {
		l := typedLine(test.script)
		for range test.next {
			l.Step(+1)
		}
		if test.next < 0 {
			l.Step(-1)
		}
		l.Accept()
		if got := shown(l); got != test.want {
			t.Errorf("%q gives %s, want %s", test.script, got, test.want)
		}
		if l.Completing() {
			t.Errorf("%q: the list is still open", test.script)
		}
		if target := l.Target(); l.Parsed().Themed && target.New() {
			t.Errorf("%q: an accepted theme counts as new: %+v", test.script, target)
		}
	}
}

func TestListOpensAgainWhenTypingGoesOn(t *testing.T) {
	l := typedLine("a #mon")
	if !l.Dismiss() || l.Completing() || l.Dismiss() {
		t.Error("Dismiss does not close the list once")
	}
	if play(l, "e"); !l.Completing() {
		t.Error("the list stays closed")
	}
	l.Step(-1)
	if l.Step(-1); !l.Chosen() { // over the new theme
		t.Error("a picked offer does not count as chosen")
	}
	if play(l, "y"); l.Chosen() {
		t.Error("the choice outlives the text it was made for")
	}
}

func TestAClosedListStaysClosedForItsName(t *testing.T) {
	for _, script := range []string{"a #", "a #mo"} {
		l := typedLine(script)
		l.Dismiss()
		if play(l, " +2"); l.Completing() || l.Taking() {
			t.Errorf("%q: the list is open again behind a tally", script)
		}
		if play(l, "<home><right><right>"); l.Completing() {
			t.Errorf("%q: the list is open again for the same name", script)
		}
	}
}

func TestWhatOthersDoDoesNotChangeThePick(t *testing.T) {
	l := typedLine("a #m")
	l.Step(+1)
	if got := offered(l); got != "Mental health, *Money" {
		t.Fatalf("offers %q", got)
	}
	l.SetCandidates(append([]Candidate{{Path: []string{"Mobility"}, ID: id(99)}}, someThemes()...))
	if got := offered(l); got != "Mobility, Mental health, *Money" || !l.Chosen() {
		t.Errorf("after a new theme: %q, chosen %t", got, l.Chosen())
	}
	l.SetCandidates(someThemes()[:3])
	if got := offered(l); got != "*Mental health" || l.Chosen() {
		t.Errorf("after the picked theme went: %q, chosen %t", got, l.Chosen())
	}
}

func TestEnterMeansWhatIsPicked(t *testing.T) {
	l := typedLine("Heating #m")
	const begun = "↵ answer “Heating” → Mental health  ↑ new theme m"
	if got := plainText(l.Preview(80, Context{})); got != begun || !l.Taking() {
		t.Errorf("before: %q, want %q", got, begun)
	}
	l.Dismiss()
	const new = "↵ answer “Heating” → new theme m"
	if got := plainText(l.Preview(80, Context{})); got != new || l.Taking() {
		t.Errorf("with the list closed: %q, want %q", got, new)
	}
	l = typedLine("Heating #m")
	l.Step(+1)
	const picked = "↵ answer “Heating” → Money"
	if got := plainText(l.Preview(80, Context{})); got != picked {
		t.Errorf("picked: %q, want %q", got, picked)
	}
	l.Accept()
	if got := plainText(l.Preview(80, Context{})); got != picked || l.Text() != "Heating #Money" {
		t.Errorf("accepted: %q from %q, want %q", got, l.Text(), picked)
	}
}

func TestLongListIsShownByPages(t *testing.T) {
	l := typedLine("a #")
	l.Step(-1)
	some, all := l.Offers(4)
	if all != 10 || len(some) != 2 || !some[1].Picked || some[1].Path[1] != "Debt" {
		t.Errorf("the last page of %d is %+v", all, some)
	}
}

func TestWithoutMarkupEverythingIsCaption(t *testing.T) {
	l := NewPlain("")
	l.SetCandidates(someThemes())
	play(l, "What is #mon | +3")
	if p := l.Parsed(); p.Caption != "What is #mon | +3" || p.Themed || p.Quote != "" || p.Tally != 1 {
		t.Errorf("parsed as %+v", p)
	}
	if l.Completing() || l.Ghost() != "" {
		t.Error("a plain line completes themes")
	}
}

func TestAcceptIsUndone(t *testing.T) {
	l := typedLine("a #mon")
	l.Accept()
	if press(l, "ctrl+z"); l.Text() != "a #mon" {
		t.Errorf("undo gives %q", l.Text())
	}
}

func TestFile(t *testing.T) {
	for script, want := range map[string]string{
		"Heating":           "Heating #Money/Debt│",
		"Heating +3 | said": "Heating #Money/Debt +3 | said│",
		"Heating #wai +2":   "Heating #Money/Debt│ +2",
	} {
		l := typedLine(script)
		l.File([]string{"Money", "Debt"})
		if got := shown(l); got != want || l.Completing() {
			t.Errorf("File in %q gives %s, want %s", script, got, want)
		}
	}
}

func TestTarget(t *testing.T) {
	tests := []struct{ line, want string }{
		{"a", " 0 new=false"},
		{"a #money", "Money 1 new=false C"},
		{"a #MONEY /  debt", "Money>Debt 2 new=false C"},
		{"a #money/rent", "Money>rent 1 new=true C"},
		{"a #debt", "Money>Debt 2 new=false C"},
		{"a #rents", "rents 0 new=true"},
		{"a #mental  health", "Mental health 1 new=false B"},
		{"a #cafe\u0301 TALK", "Café talk 1 new=false E"},
		{"a #c", "Money 1 new=false C"},
		{"a #C +3 | said", "Money 1 new=false C"},
		{"# c", "Money 1 new=false C"},
		{"#c/", "Money 1 new=false C"},
		{"#c/debt", "Money>Debt 2 new=false C"},
		{"#c / Rent", "Money>Rent 1 new=true C"},
		{"#z", "z 0 new=true"},
		{"#cc", "cc 0 new=true"},
		{"a #either//or", "Either/or 1 new=false F"},
	}
	for _, test := range tests {
		l := typedLine("")
		l.SetText(test.line)
		target := l.Target()
		got := strings.TrimRight(fmt.Sprintf("%s %d new=%t %s", strings.Join(target.Path, ">"), target.Known, target.New(), target.Letter), " ")
		if got != test.want {
			t.Errorf("%q means %q, want %q", test.line, got, test.want)
		}
		if (target.Known > 0) == target.ID.IsZero() {
			t.Errorf("%q: id %v with %d names known", test.line, target.ID, target.Known)
		}
	}
}

func TestCandidatesFollowTheWall(t *testing.T) {
	q := &mindmap.Question{Themes: []*mindmap.Theme{
		{ID: id(1), Text: "Mind", Letter: "A", Themes: []*mindmap.Theme{{ID: id(2), Text: "Anxiety", Letter: "A"}, {ID: id(3), Text: "Loss", Letter: "A"}}},
		{ID: id(4), Text: "Money", Letter: "B", Colour: 1},
	}}
	var got []string
	for _, c := range Candidates(q) {
		got = append(got, fmt.Sprint(strings.Join(c.Path, ">"), c.Letter, c.Colour, c.ID[15]))
	}
	if want := "MindA0 1 Mind>AnxietyA0 2 Mind>LossA0 3 MoneyB1 4"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, " "), want)
	}
	if Candidates(nil) != nil {
		t.Error("no question has themes")
	}
}

// Of themes that nest thousands deep each has a path of its own, no longer than the screen shows it.
func TestCandidatesOfDeepThemes(t *testing.T) {
	live, names := fold.NewLive(), 0
	live.Add(shapes.Deep(4000)...)
	q := live.Board().Questions[0]
	all := Candidates(q)
	for _, c := range all {
		names += len(c.Path)
		if to := Resolve(c.Path, all); to.ID != c.ID || to.New() {
			t.Fatalf("%q means %v, not %v", c.Path, to.ID, c.ID)
		}
	}
	if len(all) != 2000 || names > 2000*mindmap.MaxDepth {
		t.Errorf("%d themes with %d names", len(all), names)
	}
}

func BenchmarkComplete(b *testing.B) {
	l := New()
	var all []Candidate
	for i := range 60 {
		all = append(all, Candidate{Path: []string{fmt.Sprintf("Theme of number %d", i)}})
	}
	l.SetCandidates(all)
	play(l, "Heating #the")
	b.ReportAllocs()
	for b.Loop() {
		play(l, "m<backspace>")
	}
}
