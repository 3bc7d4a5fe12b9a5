package compared

import (
	"context"
	"errors"
	"fmt"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/desk/columns"
	"mindwall/mindmap/fault"
)

// asking compares walls by what is decided, and asks what is not.
type asking struct {
	shell    *shell.Shell
	walls    []compare.Wall
	question string // of which it is told alone; empty for all
	decided  compare.Decisions
}

func (a *asking) compare() (*compare.Comparison, error) {
	progress := a.shell.Progress()
	progress.Tell("looking for what is alike")
	c := columns.Compare(a.walls, a.decided)
	progress.End()
	return only(c, a.walls, a.question)
}

// all asks of each pair that was put together by likeness whether it is one, and keeps what is said at once. What is left for later is
// asked again next time. One answer may bring up other pairs.
func (a *asking) all(ctx context.Context, c *compare.Comparison) (*compare.Comparison, error) {
	s := a.shell
	if !shell.IsTerminal(s.Stdin) || !shell.IsTerminal(s.Stderr) {
		return nil, fault.Advise(errors.New("--ask needs a terminal, and there is none"), "leave it out; what was confirmed before holds")
	}
	later := map[[2]mindmap.ID]bool{}
	for {
		p, ok := next(c, later)
		if !ok {
			return c, nil
		}
		what := "question"
		if p.Theme != nil {
			what = "theme"
		}
		said, err := s.Ask(ctx, fmt.Sprintf("“%s” in %s, “%s” in %s: the same %s? [y/n, Enter: later]",
			named(p.Texts[0]), c.Columns[p.Columns[0]].Name, named(p.Texts[1]), c.Columns[p.Columns[1]].Name, what))
		if err != nil {
			return nil, err
		}
		var d compare.Decision
		switch said {
		case "y", "yes":
			d = p.Confirm()
		case "n", "no":
			d = p.Part()
		default:
			later[p.Nodes] = true
			continue
		}
		if err := s.Folder.KeepCompared(d); err != nil {
			s.Warn(err) // it holds for this run
		}
		a.decided = a.decided.With(d)
		if c, err = a.compare(); err != nil {
			return nil, err
		}
	}
}

// next is the first pair that is not left for later.
func next(c *compare.Comparison, later map[[2]mindmap.ID]bool) (compare.Proposal, bool) {
	for _, p := range c.Proposals() {
		if !later[p.Nodes] {
			return p, true
		}
	}
	return compare.Proposal{}, false
}
