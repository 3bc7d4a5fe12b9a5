package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
)

// wall is captions as people gave them, under the themes that a facilitator put them under.
type wall struct {
	name, language string
	themes         []string
	answers        []caption
	fits           []fit // of what was filed
}

// fit is that of an answer in a new theme, and whether it belongs there.
type fit struct {
	fit  float64
	good bool
}

type caption struct {
	theme int // from 0; -1 for what is better left unsorted
	text  string
}

// readWall reads a file: the question, then themes as headings, "# -" for none, with the answers beneath. A language other
// than English stands before the last dot of its name: "club.de.txt".
func readWall(name string) (*wall, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read wall: %w", err)
	}
	base, language, _ := strings.Cut(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), ".")
	w := &wall{name: base, language: language}
	_, rest, _ := strings.Cut(string(data), "\n")
	theme := -1
	for line := range strings.Lines(rest) {
		line = strings.TrimSpace(line)
		heading, ok := strings.CutPrefix(line, "# ")
		switch {
		case line == "":
		case ok && heading == "-":
			theme = -1
		case ok:
			theme = len(w.themes)
			w.themes = append(w.themes, heading)
		default:
			w.answers = append(w.answers, caption{theme, line})
		}
	}
	if len(w.themes) == 0 || len(w.answers) == 0 {
		return nil, fmt.Errorf("%s: no answers under headings", name)
	}
	return w, nil
}

// scoreWalls prints a line for each wall and their means:
//
//	names, three, out   the right theme is first (and among three) when themes have only names, have three answers each,
//	                    have all but the one that is asked about
//	shown, right, stray of those left out, a theme is shown; of these, right; of all answers, shown although their theme
//	                    was taken away, with its answers, or there is none
//	ari, filed          agreement of what [affinity.Index.Sort] files with the right themes, and how much it files
//	groups, pure        new themes with a name; of these, those with two thirds of their answers from one theme
//	tells               how often an answer that belongs with half of the others there has a higher fit than one that does
//	                    not, of all such pairs of those filed (the area under the curve)
func scoreWalls(files []string, out io.Writer) error {
	t := &tally{}
	mean := &row{name: "mean"}
	var fits []fit
	for _, name := range files {
		w, err := readWall(name)
		if err != nil {
			return err
		}
		r := t.row(w.name)
		w.scoreNames(r)
		w.scoreThree(r)
		w.scoreOut(r)
		w.scoreSort(r)
		for _, f := range r.figures {
			mean.add(f.name, f.sum/float64(f.n))
		}
		r.episodes, mean.episodes = 1, mean.episodes+1
		fits = append(fits, w.fits...)
	}
	mean.add("tells", 100*tells(fits))
	t.rows = append(t.rows, mean)
	return t.print(out)
}

// index is the wall with the answers of some themes filed.
func (w *wall) index(filed func(i int) bool) *affinity.Index {
	x := affinity.New(w.language)
	for i, name := range w.themes {
		x.AddTheme(numbered(themeKind, i), affinity.Place{Question: question}, name)
	}
	for i := range w.answers {
		if filed(i) {
			w.file(x, i)
		}
	}
	return x
}

func (w *wall) file(x *affinity.Index, i int) {
	at := affinity.Place{Question: question}
	if t := w.answers[i].theme; t >= 0 {
		at.Theme = numbered(themeKind, t)
	}
	x.AddAnswer(numbered(answerKind, i), at, w.answers[i].text)
}

// places adds at which place the right theme of answers comes.
func (w *wall) places(x *affinity.Index, asked func(i int) bool) (first, three, n int) {
	for i, a := range w.answers {
		if a.theme < 0 || !asked(i) {
			continue
		}
		s := x.Suggest(question, a.text, 3)
		at := slices.IndexFunc(s, func(s affinity.Suggestion) bool { return numberOf(s.Theme) == a.theme })
		first, three, n = first+count(at == 0), three+count(at >= 0), n+1
	}
	return first, three, n
}

func (w *wall) scoreNames(r *row) {
	first, three, n := w.places(w.index(func(int) bool { return false }), func(int) bool { return true })
	r.percent("names", first, n)
	r.percent("(3)", three, n)
}

// turns is how often the three that are filed are others.
const turns = 5

func (w *wall) scoreThree(r *row) {
	place, size := make([]int, len(w.answers)), make([]int, len(w.themes))
	for i, a := range w.answers {
		if a.theme >= 0 {
			place[i] = size[a.theme]
			size[a.theme]++
		}
	}
	first, three, n := 0, 0, 0
	for turn := range turns {
		filed := func(i int) bool {
			t := w.answers[i].theme
			return t >= 0 && (place[i]+turn)%size[t] < 3
		}
		f, t, m := w.places(w.index(filed), func(i int) bool { return !filed(i) })
		first, three, n = first+f, three+t, n+m
	}
	r.percent("three", first, n)
	r.percent("(3) ", three, n)
}

func (w *wall) scoreOut(r *row) {
	x := w.index(func(int) bool { return true })
	first, three, shown, right, stray, n := 0, 0, 0, 0, 0, 0
	for i, a := range w.answers {
		x.Remove(numbered(answerKind, i))
		f, t, m := w.places(x, func(j int) bool { return j == i })
		first, three, n = first+f, three+t, n+m
		if w.shows(x, a.text) {
			shown, right = shown+m, right+f
		}
		w.file(x, i)
	}
	for t := range len(w.themes) + 1 {
		x := w.without(t)
		for _, a := range w.answers {
			stray += count((a.theme == t || a.theme < 0 && t == len(w.themes)) && w.shows(x, a.text))
		}
	}
	r.percent("out", first, n)
	r.percent("(3)  ", three, n)
	r.percent("shown", shown, n)
	r.percent("right", right, shown)
	r.percent("stray", stray, len(w.answers))
}

// shows reports whether a theme is suggested with confidence.
func (w *wall) shows(x *affinity.Index, text string) bool {
	s := x.Suggest(question, text, 1)
	return len(s) > 0 && s[0].Score >= affinity.Confident
}

// without is the wall with all answers of a theme filed but those of one, which is not there, nor are they.
func (w *wall) without(theme int) *affinity.Index {
	x := w.index(func(i int) bool { return w.answers[i].theme >= 0 && w.answers[i].theme != theme })
	x.Remove(numbered(themeKind, theme))
	return x
}

func (w *wall) scoreSort(r *row) {
	x := affinity.New(w.language)
	var ids []mindmap.ID
	for i := range w.answers {
		x.AddAnswer(numbered(answerKind, i), affinity.Place{Question: question}, w.answers[i].text)
		ids = append(ids, numbered(answerKind, i))
	}
	made, _ := x.Sort(context.Background(), question, ids)
	var gold, labels []int
	groups, pure := 0, 0
	for g, f := range made {
		if f.Name == "" {
			continue
		}
		held := map[int]int{}
		for _, m := range f.Members {
			n := numberOf(m.Answer)
			theme := w.answers[n].theme
			if theme < 0 {
				theme = len(w.themes) + n // like no other
			}
			gold, labels = append(gold, theme), append(labels, g)
			held[theme]++
		}
		groups++
		for i, m := range f.Members {
			same := held[gold[len(gold)-len(f.Members)+i]]
			w.fits = append(w.fits, fit{m.Fit, same > 1 && 2*same >= len(f.Members)})
		}
		for _, n := range held {
			pure += count(3*n >= 2*len(f.Members))
		}
	}
	if len(gold) > 1 {
		_, ari := agreement(gold, labels)
		r.add("ari", 100*ari)
	}
	r.percent("filed", len(gold), len(w.answers))
	r.add("groups", float64(groups))
	r.percent("pure", pure, groups)
}

func tells(fits []fit) float64 {
	higher, pairs := 0.0, 0.0
	for _, good := range fits {
		for _, bad := range fits {
			if !good.good || bad.good {
				continue
			}
			pairs++
			if good.fit > bad.fit {
				higher++
			} else if good.fit == bad.fit {
				higher += 0.5
			}
		}
	}
	return higher / max(pairs, 1)
}
