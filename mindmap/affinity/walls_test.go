package affinity

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mindwall/mindmap"
)

var update = flag.Bool("update", false, "write the golden files anew")

// wall is a made-up wall: answers in the order of their themes; those of the last, "-", are better left unsorted.
type wall struct {
	question string
	themes   []string
	answers  []saying
}

type saying struct {
	theme int // from 0; -1 for none
	text  string
}

func readWall(t *testing.T, name string) *wall {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	w := &wall{}
	theme := -1
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case w.question == "":
			w.question = line
		case line == "# -":
			theme = -1
		case strings.HasPrefix(line, "# "):
			theme = len(w.themes)
			w.themes = append(w.themes, line[2:])
		default:
			w.answers = append(w.answers, saying{theme, line})
		}
	}
	return w
}

// spoken puts the answers in an order in which they might be said: round the themes.
func (w *wall) spoken() []saying {
	turns := map[int]int{}
	order := slices.Clone(w.answers)
	turn := map[string]int{}
	for _, a := range w.answers {
		turns[a.theme]++
		turn[a.text] = turns[a.theme]
	}
	slices.SortStableFunc(order, func(a, b saying) int { return turn[a.text] - turn[b.text] })
	return order
}

// replay plays the event: each answer is suggested a theme and then goes under its own. It writes down what was shown.
func (w *wall) replay(out *strings.Builder) (shown, right, stray int) {
	x := New("en")
	for i, name := range w.themes {
		x.AddTheme(id(1+i), unsorted, name)
	}
	for i, a := range w.spoken() {
		verdict, name, why := "      ", "", ""
		if s := x.Suggest(asked, a.text, 1); len(s) > 0 {
			name, why = w.themes[idNumber(s[0].Theme)-1], fmt.Sprintf("%.2f %s", s[0].Likeness, strings.Join(s[0].Words, ", "))
			isShown, isRight := s[0].Score >= Confident, idNumber(s[0].Theme) == a.theme+1
			switch {
			case isShown && isRight:
				shown, right, verdict = shown+1, right+1, "RIGHT "
			case isShown && a.theme < 0:
				stray, verdict = stray+1, "STRAY "
			case isShown:
				shown, verdict = shown+1, "WRONG "
			case isRight:
				verdict = "(right)"
			}
		}
		fmt.Fprintf(out, "%-8s%-60s %-24s %s\n", verdict, a.text, name, why)
		at := unsorted
		if a.theme >= 0 {
			at = under(1 + a.theme)
		}
		x.AddAnswer(id(100+i), at, a.text)
	}
	fmt.Fprintf(out, "\nshown %d, right %d, of %d; stray %d\n\n", shown, right, len(w.answers), stray)
	for _, o := range x.Outliers(asked) {
		fmt.Fprintf(out, "outlier: %q rather under %s (%.2f to %.2f)\n", w.spoken()[idNumber(o.Answer)-100].text,
			w.themes[idNumber(o.Better.Theme)-1], o.Better.Likeness, o.Fit)
	}
	return shown, right, stray
}

// propose writes down the themes proposed for all answers, unsorted.
func (w *wall) propose(out *strings.Builder) {
	x := New("en")
	var ids []mindmap.ID
	for i, a := range w.spoken() {
		x.AddAnswer(id(100+i), unsorted, a.text)
		ids = append(ids, id(100+i))
	}
	for _, t := range x.Propose(ids) {
		fmt.Fprintf(out, "\n# %s\n", t.Name)
		for _, m := range t.Members {
			loose := ""
			if m.Fit < Loose {
				loose = "  (loose)"
			}
			fmt.Fprintf(out, "%.2f %s%s\n", m.Fit, w.spoken()[idNumber(m.Answer)-100].text, loose)
		}
	}
}

func idNumber(i mindmap.ID) int { return int(i[14])<<8 | int(i[15]) }

// TestWalls plays three made-up events and compares what the facilitator would see with the golden files.
func TestWalls(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) != 3 {
		t.Fatalf("%d walls, %v", len(names), err)
	}
	for _, name := range names {
		w := readWall(t, name)
		if len(w.answers) != 40 {
			t.Errorf("%s: %d answers, want 40", name, len(w.answers))
		}
		var out strings.Builder
		shown, right, stray := w.replay(&out)
		w.propose(&out)
		if 3*right < 2*shown || stray > 2 {
			t.Errorf("%s: of %d suggestions %d are right, and %d go to answers of no theme", name, shown, right, stray)
		}
		golden(t, strings.TrimSuffix(name, ".txt")+".golden", out.String())
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", name, got)
	}
}

// No theme that is proposed on any wall is called by words that say little, beside the names of topics, nor twice alike.
func TestProposedNamesSaySomething(t *testing.T) {
	names, err := filepath.Glob("testdata/*/*.txt")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d walls, %v", len(names), err)
	}
	for _, name := range names {
		w := readWall(t, name)
		language := strings.TrimPrefix(filepath.Ext(strings.TrimSuffix(name, ".txt")), ".")
		x := New(language)
		var ids []mindmap.ID
		for i, a := range w.spoken() {
			x.AddAnswer(id(100+i), unsorted, a.text)
			ids = append(ids, id(100+i))
		}
		filings, _ := x.Sort(t.Context(), asked, ids)
		seen := map[string]bool{}
		for _, f := range filings {
			weak := !slices.Contains(x.lexicon.Topics.Names, f.Name)
			for _, s := range x.lexicon.Read(f.Name).Stems {
				weak = weak && s.Stem.Weak
			}
			if key := x.nameKey(f.Name); f.Name != "" && (weak || seen[key]) {
				t.Errorf("%s: %q is proposed", name, f.Name)
			} else {
				seen[key] = true
			}
		}
	}
}
