// Package compared is what mindwall compare does: it tells what changed between walls, or between the people within one.
package compared

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/shell"
	"mindwall/export"
	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/crosstab"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/desk/columns"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// Flags are what the flags of compare say.
type Flags struct {
	Format, To, By, Question, Look, Language string
	Match                                    []string
	Ask, Forget, Force                       bool
}

// Run compares walls, which are opened to be read alone.
func Run(ctx context.Context, s *shell.Shell, paths []string, f Flags) error {
	how, err := f.format()
	if err != nil {
		return shell.Usage(err)
	}
	if err := f.fits(len(paths)); err != nil {
		return shell.Usage(err)
	}
	walls, err := openAll(s, paths)
	if err != nil {
		return err
	}
	pace.Steady()
	var c *compare.Comparison
	if f.By != "" {
		if c, err = groups(walls[0], f.By); err == nil {
			c, err = only(c, walls, f.Question)
		}
	} else {
		c, err = between(ctx, s, walls, f)
	}
	if err != nil {
		return err
	}
	return write(ctx, s, job{c, paths, f, how})
}

// fits reports what is wrong with flags that do not go with so many walls.
func (f Flags) fits(walls int) error {
	switch {
	case f.By != "" && walls > 1:
		return fmt.Errorf("--by compares the people within one wall, and %d are given", walls)
	case f.By != "" && (len(f.Match) > 0 || f.Forget || f.Ask):
		return fmt.Errorf("--by compares the people within one wall: there is nothing to match")
	case f.By == "" && walls < 2:
		return fault.Advise(fmt.Errorf("one wall is given, and nothing to compare it with"), "name a second wall, or what to compare people within this one by: --by role")
	}
	return nil
}

// openAll reads walls, and lets go of them.
func openAll(s *shell.Shell, paths []string) ([]compare.Wall, error) {
	names := namesOf(paths)
	walls := make([]compare.Wall, len(paths))
	for i, path := range paths {
		d, err := s.ReadWall(path)
		if err != nil {
			return nil, err
		}
		walls[i] = columns.Of(names[i], d.Live())
		if err := d.Close(); err != nil {
			return nil, err
		}
	}
	return walls, nil
}

// namesOf are what columns are called: the names of files, and those of their folders as well where files are called the same.
func namesOf(paths []string) []string {
	names, times := make([]string, len(paths)), map[string]int{}
	for i, path := range paths {
		names[i] = text.TellPath(cmp.Or(export.WallName(path), filepath.Base(path)))
		times[names[i]]++
	}
	for i, path := range paths {
		if times[names[i]] > 1 {
			if whole, err := filepath.Abs(path); err == nil {
				names[i] = filepath.Join(text.TellPath(filepath.Base(filepath.Dir(whole))), names[i])
			}
		}
	}
	return names
}

// groups compares the people within a wall.
func groups(w compare.Wall, attribute string) (*compare.Comparison, error) {
	known := crosstab.Attributes(w.Board)
	name := ""
	for _, k := range known {
		if text.SameName(k, attribute) {
			name = k
		}
	}
	switch {
	case len(known) == 0:
		return nil, fault.Advise(fmt.Errorf("nothing is known of who answered"), "mindwall import takes attributes from a survey with --attribute COLUMN")
	case name == "":
		return nil, fault.Advise(fmt.Errorf("nothing is known of who answered by the name of %q", attribute), "known are: %s", strings.Join(known, ", "))
	}
	c, ok := columns.Groups(w, name)
	if !ok {
		return nil, fmt.Errorf("too few people said what their %q is: groups of fewer than %d are not told apart", name, crosstab.MinCell)
	}
	return c, nil
}

// between compares walls, by what was said of them before, and by what the flags say now, which is kept.
func between(ctx context.Context, s *shell.Shell, walls []compare.Wall, f Flags) (*compare.Comparison, error) {
	said, err := matches(walls, f.Match)
	if err != nil {
		return nil, err
	}
	ids := make([]mindmap.ID, len(walls))
	for i, w := range walls {
		ids[i] = w.ID
	}
	if f.Forget {
		if err := s.Folder.ForgetCompared(ids...); err != nil {
			return nil, err
		}
	}
	decided, err := s.Folder.Compared(ids...)
	if err != nil {
		s.Warn(err)
	}
	if len(said) > 0 {
		if err := s.Folder.KeepCompared(said...); err != nil {
			s.Warn(err) // it holds for this run
		}
	}
	a := &asking{shell: s, walls: walls, question: f.Question, decided: decided.With(said...)}
	c, err := a.compare()
	if err == nil && f.Ask {
		c, err = a.all(ctx, c)
	}
	if err != nil {
		return nil, err
	}
	if n := len(c.Proposals()); n > 0 {
		s.Note("note: %s put together by likeness, and nobody has confirmed that yet; --ask asks, and so does the console", say.Counted(n, "pair"))
	}
	return c, nil
}

// only is the comparison of one question alone, by its number in the last wall or, where that has none, in the first.
func only(c *compare.Comparison, walls []compare.Wall, question string) (*compare.Comparison, error) {
	if question == "" {
		return c, nil
	}
	q, err := desk.FindQuestion(walls[len(walls)-1].Board, question)
	if err != nil {
		return nil, err
	}
	out := *c
	out.Questions = nil
	for _, one := range c.Questions {
		if in := one.In[len(one.In)-1]; in != nil && in.ID == q.ID {
			out.Questions = append(out.Questions, one)
		}
	}
	if len(out.Questions) == 0 {
		return nil, fmt.Errorf("there is nothing to compare in question %s", question)
	}
	return &out, nil
}
