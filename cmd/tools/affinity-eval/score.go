package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// scoreFiles predicts every episode of the files without its right answers, and prints one line for each task, set and
// kind: means over its episodes.
func scoreFiles(files []string, out io.Writer) error {
	t := &tally{}
	for _, name := range files {
		if err := scoreFile(name, t); err != nil {
			return err
		}
	}
	slices.SortStableFunc(t.rows, func(a, b *row) int { return -cmp.Compare(strings.Fields(a.name)[0], strings.Fields(b.name)[0]) })
	return t.print(out)
}

func scoreFile(name string, t *tally) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("open episodes: %w", err)
	}
	defer f.Close()
	err = eachEpisode(f, func(e *episode) error { return score(e, t) })
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func score(e *episode, t *tally) error {
	gold, names := e.Gold, e.GoldNames
	blind := *e
	blind.Gold, blind.GoldNames = nil, nil
	p, err := predict(&blind)
	if err != nil {
		return err
	}
	row := t.row(e.Task + " " + e.Set + " " + e.Kind)
	row.episodes++
	want := map[string]int{"suggest": len(e.Queries), "cluster": len(e.Answers), "pairs": len(e.Pairs)}[e.Task]
	if len(gold) != want {
		return fmt.Errorf("%d right answers for %d items", len(gold), want)
	}
	switch e.Task {
	case "suggest":
		scoreThemes(&blind, gold, p, row)
	case "cluster":
		scoreGroups(&blind, gold, names, p, row)
	case "pairs":
		scoreRepeats(gold, p, row)
	}
	return nil
}

// tally gathers figures by row, in the order in which they come.
type tally struct{ rows []*row }

type row struct {
	name     string
	episodes int
	figures  []figure
}

// figure is a mean under way.
type figure struct {
	name string
	sum  float64
	n    int
}

func (t *tally) row(name string) *row {
	for _, r := range t.rows {
		if r.name == name {
			return r
		}
	}
	r := &row{name: name}
	t.rows = append(t.rows, r)
	return r
}

// add adds the value of one episode to a mean.
func (r *row) add(name string, value float64) {
	i := slices.IndexFunc(r.figures, func(f figure) bool { return f.name == name })
	if i < 0 {
		i = len(r.figures)
		r.figures = append(r.figures, figure{name: name})
	}
	r.figures[i].sum += value
	r.figures[i].n++
}

// percent adds part of whole in percent, and nothing when whole is zero.
func (r *row) percent(name string, part, whole int) {
	if whole > 0 {
		r.add(name, 100*float64(part)/float64(whole))
	}
}

func (t *tally) print(out io.Writer) error {
	for _, r := range t.rows {
		line := fmt.Sprintf("%-24s %3d episodes", r.name, r.episodes)
		for _, f := range r.figures {
			line += fmt.Sprintf("  %s %.1f", f.name, f.sum/float64(f.n))
		}
		if _, err := fmt.Fprintln(out, line); err != nil {
			return err
		}
	}
	return nil
}
