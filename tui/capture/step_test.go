package capture

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestEveryPlaceIsOneStepFromTheNext types any name, and steps through all that it may mean: each theme that is offered once, and
// behind the last one the new theme of that name, if a line may make one. At each place Enter means what is marked there.
func TestEveryPlaceIsOneStepFromTheNext(t *testing.T) {
	name := rapid.SampledFrom([]string{"", "m", "mon", "wl", "heal", "men/", "men/an", "money/rent", "anx", "b", "d", "zz", "money", "either//", "MON ", "24"})
	rapid.Check(t, func(t *rapid.T) {
		l := New()
		l.SetCandidates(append(someThemes(), Candidate{Path: []string{"24h care"}, Letter: "H", ID: id(77)}))
		l.SetText(rapid.SampledFrom([]string{"Heat #", "#", "Heat +2 #"}).Draw(t, "before") + name.Draw(t, "name"))
		_, offers := l.Offers(1)
		if offers == 0 {
			return
		}
		at := func() string {
			made, taken := l.Named().New, l.Named().Taken
			target := l.Target()
			switch {
			case taken && (!target.New() || l.Taking() || themeName(target.Path[target.Known:]) != made):
				t.Fatalf("%q: the new theme %q is marked, and %+v is meant", l.Text(), made, target)
			case taken:
				return "+ " + made
			case l.Taking() && target.New():
				t.Fatalf("%q: a theme is marked, and %+v is meant", l.Text(), target)
			case l.Taking():
				return strings.Join(target.Path, "/")
			}
			return ""
		}
		began, way := at(), rapid.SampledFrom([]int{1, -1}).Draw(t, "way")
		seen := map[string]bool{}
		for range 30 {
			before := at()
			l.Step(way)
			now := at()
			if seen[now] {
				break
			}
			if seen[now] = true; now == "" {
				t.Fatalf("%q: a step leads to nothing", l.Text())
			}
			if before == "" {
				continue
			}
			if l.Step(-way); at() != before {
				t.Fatalf("%q: back from %q is %q, and not %q", l.Text(), now, at(), before)
			}
			l.Step(way)
		}
		places := offers
		if made := l.Named().New; made != "" {
			places++
		}
		if len(seen) != places || began != "" && !seen[began] {
			t.Fatalf("%q: of %d places these were stepped on from %q: %v", l.Text(), places, began, seen)
		}
	})
}

// TestAStepBeginsAtWhatIsMarked holds that the first step goes on from what Enter takes: from the new theme to the first that is
// offered, and from nothing too.
func TestAStepBeginsAtWhatIsMarked(t *testing.T) {
	for _, c := range []struct{ script, next, prev string }{
		{"a #wl", "Waiting lists", "Waiting lists"}, // the new theme wl is marked
		{"a #", "Waiting lists", "Money>Debt"},      // nothing is
		{"a #m", "Money", "+m"},                     // Mental health is
		{"a #men/", "Mental health>Anxiety", "Mental health>Isolation"},
	} {
		for way, want := range map[int]string{1: c.next, -1: c.prev} {
			l := typedLine(c.script)
			l.Step(way)
			got := strings.Join(l.Target().Path, ">")
			if name := l.Named(); name.Taken {
				got = "+" + name.New
			}
			if got != want {
				t.Errorf("%q: a step %+d leads to %q, want %q", c.script, way, got, want)
			}
		}
	}
}

// TestANewThemeThatIsChosenStaysChosen lets others make a theme meanwhile, of a name that begins as the one that is typed.
func TestANewThemeThatIsChosenStaysChosen(t *testing.T) {
	l := typedLine("a #mo")
	l.Step(+1)
	l.SetCandidates(append([]Candidate{{Path: []string{"Mobility"}, ID: id(99)}}, someThemes()...))
	if made, taken := l.Named().New, l.Named().Taken; made != "mo" || !taken || !l.Target().New() {
		t.Errorf("%q is taken: %v, and %+v meant", made, taken, l.Target())
	}
	l.SetCandidates(append([]Candidate{{Path: []string{"mo"}, ID: id(98)}}, someThemes()...))
	if made := l.Named().New; made != "" || l.Target().New() {
		t.Errorf("the theme is there now, and %q would be made: %+v", made, l.Target())
	}
}
