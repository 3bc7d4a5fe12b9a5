package capture

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestALetterIsTheThemeThatCarriesIt types the letter of each theme of any wall, with anything around it: it is that theme and
// no other, by its id, unless a theme has just that name. With the list closed it is a name.
func TestALetterIsTheThemeThatCarriesIt(t *testing.T) {
	name := rapid.SampledFrom([]string{"Money", "money", "Bus fares", "b", "B", "Anxiety", "A and E", "É", "c", "C#", "Debt"})
	rapid.Check(t, func(t *rapid.T) {
		var all []Candidate
		for i := range rapid.IntRange(1, 6).Draw(t, "themes") {
			top := Candidate{Path: []string{name.Draw(t, "name")}, Letter: string(rune('A' + i)), ID: id(byte(len(all) + 1))}
			all = append(all, top)
			if rapid.Bool().Draw(t, "nested") {
				all = append(all, Candidate{Path: append(top.Path[:1:1], name.Draw(t, "sub-theme")), Letter: top.Letter, ID: id(byte(len(all) + 1))})
			}
		}
		among := rapid.SampledFrom(all).Draw(t, "theme")
		typed := among.Letter
		if rapid.Bool().Draw(t, "small") {
			typed = strings.ToLower(typed)
		}
		line := rapid.SampledFrom([]string{"#%s", "# %s", "#%s +3", "Bus fare #%s", "Bus +2 #%s | said", "Bus #%s/", "Bus #%s/New one"}).Draw(t, "line")
		l := New()
		l.SetCandidates(all)
		l.SetText(fmt.Sprintf(line, typed))
		called := func(c Candidate) bool { return strings.EqualFold(c.Path[len(c.Path)-1], typed) }
		target := l.Target()
		switch top := all[slices.IndexFunc(all, func(c Candidate) bool { return c.Letter == among.Letter })]; {
		case slices.ContainsFunc(all, func(c Candidate) bool { return len(c.Path) == 1 && called(c) }),
			!strings.Contains(line, "/New") && slices.ContainsFunc(all, called):
			if target.Known == 0 || !slices.ContainsFunc(all, func(c Candidate) bool { return c.ID == target.ID && called(c) }) {
				t.Fatalf("%q is %+v, and not the theme of just that name", l.Text(), target)
			}
			return
		case target.ID != top.ID || target.New() != strings.Contains(line, "/New"):
			t.Fatalf("%q is %+v, want %+v", l.Text(), target, top)
		}
		if meant := l.Meant(); !slices.Equal(meant.Theme, target.Path) {
			t.Fatalf("%q means %q, and files under %q", l.Text(), meant.Theme, target.Path)
		}
		if got := Resolve(l.Parsed().Theme, all); got.ID != target.ID || !slices.Equal(got.Path, target.Path) {
			t.Fatalf("%q is %+v for a line that is not completed, and else %+v", l.Text(), got, target)
		}
		if !strings.Contains(line, "/") && l.Dismiss() && !l.Target().New() {
			t.Fatalf("%q is %+v with the list closed", l.Text(), l.Target())
		}
	})
}
