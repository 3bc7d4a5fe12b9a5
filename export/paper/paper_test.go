package paper

import (
	"slices"
	"strings"
	"testing"
)

// Every name that help lists is read in any letter case and found, and its title is how people write it.
func TestNamesAreReadAndFound(t *testing.T) {
	for _, name := range append(Names(), Auto) {
		got, err := Parse(" " + strings.ToUpper(name) + " ")
		if err != nil || got != name {
			t.Errorf("%q is read as %q, %v", name, got, err)
		}
		for _, p := range Choice(name) {
			if p != Find(p.Name) || name != Auto && p.Name != name {
				t.Errorf("%q offers %+v", name, p)
			}
		}
	}
	if got, err := Parse(""); err != nil || got != Auto {
		t.Errorf("no name is %q, %v", got, err)
	}
	if _, err := Parse("b5"); err == nil || !strings.Contains(err.Error(), "a4") {
		t.Errorf("an unknown paper is refused with %v", err)
	}
	for name, want := range map[string]string{"a4": "A4", "letter": "letter", "16:9": "a 16:9 slide"} {
		if got := Find(name).Title(); got != want {
			t.Errorf("%s is called %q, want %q", name, got, want)
		}
	}
}

// What is chosen by itself grows; nothing is tried for no paper at all.
func TestTheChoiceGrows(t *testing.T) {
	if got := append(Choice(Free), Choice("")...); len(got) > 0 {
		t.Errorf("no paper is %v", got)
	}
	tried := Choice(Auto)
	if len(tried) < 2 || !slices.IsSortedFunc(tried, func(a, b Paper) int { return int(a.W - b.W) }) {
		t.Errorf("tried are %v", tried)
	}
}

// Sheets are upright, of a text that can be read and a picture that is not too large; they may be turned, slides may not.
func TestSheetsAreSheets(t *testing.T) {
	for _, p := range Papers() {
		ways := p.Ways()
		if p.Slide != (p.W > p.H) || p.Slide != (len(ways) == 1) || !slices.Contains(ways, [2]float64{p.W, p.H}) {
			t.Errorf("%s is %g by %g, used as %v", p.Name, p.W, p.H, ways)
		}
		if p.Least < 6 || p.Least > 12 || p.W/72*p.Dots < 2000 || p.H/72*p.Dots > 15_000 {
			t.Errorf("%s has text of %g points and %g dots an inch", p.Name, p.Least, p.Dots)
		}
	}
}
