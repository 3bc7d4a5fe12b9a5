//go:build linux

package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// few and many answers are on the walls whose figures a bench of ratios compares.
const few, many = 100, 10_000

// ratio is a figure of mindwall beside one of the same run that it is held to. Machines differ and are busy with other
// work, which slows both: the bound of a ratio is so wide that only a change of the program reaches it.
type ratio struct {
	what, beside    string
	figure, against float64
	limit           float64 // times against
}

func (r ratio) times() float64 { return r.figure / r.against }

func (r ratio) holds() bool { return r.times() <= r.limit }

// runRatios measures typing, answers and rest for a minute, and fails where a ratio is above its bound.
func runRatios(args []string) error {
	b := &bench{out: os.Stdout, log: os.Stderr, idle: 5 * time.Second}
	f := b.flags("ratios", 100, "measured presses of each program")
	if err := f.Parse(args); err != nil {
		return err
	}
	return b.prepared(func() error {
		ratios, err := b.ratios()
		if err != nil {
			return err
		}
		return judge(b.out, ratios)
	})
}

// ratios measures both walls and what is there to compare with.
func (b *bench) ratios() ([]ratio, error) {
	others, err := b.others()
	if err != nil {
		return nil, err
	}
	small, err := b.brief(few, measureCommits)
	if err != nil {
		return nil, err
	}
	large, err := b.brief(many, measureCommits, b.measureRest)
	if err != nil {
		return nil, err
	}
	typing := fmt.Sprintf("a letter, %d answers", many)
	all := []ratio{
		{typing, fmt.Sprintf("%d answers", few), large.typing.Hit.P50, small.typing.Hit.P50, 3},
		{fmt.Sprintf("Enter → on the wall, %d answers", many), fmt.Sprintf("%d answers", few), large.visible.P50, small.visible.P50, 4},
	}
	for _, o := range others {
		if o.Name != floorName {
			all = append(all, ratio{typing, o.Name, large.typing.Hit.P50, o.Hit.P50, 15})
			continue
		}
		all = append(all,
			ratio{typing, o.Name, large.typing.Hit.P50, o.Hit.P50, 0.5},
			ratio{"wake-ups at rest", o.Name, large.typing.Idle.Wakeups, o.Idle.Wakeups, 0.25})
	}
	return all, nil
}

// brief measures of the console only what ratios hold: typing, and what steps measure.
func (b *bench) brief(answers int, steps ...step) (figures *consoleFigures, err error) {
	b.progress("a wall of %d answers", answers)
	path, err := b.makeWall("ratios", answers)
	if err != nil {
		return nil, err
	}
	figures = &consoleFigures{answers: answers}
	p := b.opened(path)
	p.starts = 1
	if figures.typing, err = p.measure(); err != nil {
		return nil, err
	}
	return figures, p.then(figures, steps...)
}

// judge prints all ratios, and returns as an error those that are above their bounds.
func judge(w io.Writer, ratios []ratio) error {
	var b strings.Builder
	var failed error
	tableHead(&b, "mindwall", "beside", "figures", "ratio", "at most")
	for _, r := range ratios {
		fmt.Fprintf(&b, "| %s | %s | %.2f, %.2f | %.2f | %g |\n", r.what, r.beside, r.figure, r.against, r.times(), r.limit)
		if !r.holds() {
			failed = errors.Join(failed, fmt.Errorf("%s is %.2f times that of %s, and %g is the most", r.what, r.times(), r.beside, r.limit))
		}
	}
	_, err := io.WriteString(w, b.String())
	return cmp.Or(err, failed)
}
