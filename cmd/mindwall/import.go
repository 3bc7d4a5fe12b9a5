package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/imported"
	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/progress"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/lines"
	"mindwall/mindmap/say"
	"mindwall/mindmap/survey"
	"mindwall/mindmap/text"
)

// importFlags are what the flags of import say.
type importFlags struct {
	imported.Flags
	preset, tab, header, encoding, labels string
	dry, sure                             bool
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import FILE SURVEY",
		Short: "Import answers from a survey's CSV or XLSX, or from an outline",
		Long: "Import answers from what a survey tool exports as CSV or XLSX. Which tool it was is found out, and so is which " +
			"column answers which question, by likeness of their words. --map changes that: COLUMN is a header or a letter, and - in " +
			"place of a question leaves it out. Names, addresses and the tool's own columns are left out unless --map names " +
			"them. The answers arrive unsorted, marked as from the survey, as one act. An answer that was imported before is " +
			"left alone, so the same survey may be imported again when more people have answered. A question with few answers that " +
			"come again and again is counted: one answer for all who gave it, with their tally.\n\nAn outline (.opml, .mm, .xmind and others), " +
			"and what a wall was exported to, come in with their themes, under the questions of the same words; --map \"QUESTION=N\" names " +
			"others.\n\nPrints what goes where, what is left out, and how many answers are new, known, empty and refused.",
		Example: `mindwall import day.wall responses.xlsx --dry-run
mindwall import day.wall responses.csv
mindwall import day.wall responses.csv --map "What helps?=2" --map "F=3" --split --yes`,
		Args: wants(2, "wall", "survey"),
		RunE: func(c *cobra.Command, args []string) error { return a.runImport(c.Context(), args[0], args[1], f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.preset, "preset", "", "the tool: "+strings.Join(imported.Presets(), ", "))
	flags.StringArrayVar(&f.Maps, "map", nil, `a column and its question, "What helps?=2", or none, "F=-"`)
	flags.StringVar(&f.tab, "tab", "", "the sheet of a workbook")
	flags.StringVar(&f.header, "header", "", "how many rows the header has, 1 to 3, or which as 4-5; none when there is none")
	flags.StringVar(&f.encoding, "encoding", "", "how a text file writes letters, such as windows-1250 or shift-jis")
	flags.StringVar(&f.labels, "labels", "", "a file that says what codes stand for, such as the form's XLSForm; one beside the survey that is called responses-labels.csv is found")
	flags.BoolVar(&f.Count, "count", false, "count those who say the same together, in every question")
	flags.BoolVar(&f.Each, "each", false, "count nobody together: an answer for each")
	flags.StringArrayVar(&f.Attributes, "attribute", nil, "a column to keep with each answer, such as a role; it leaves with --private alone")
	flags.BoolVar(&f.KeepBlanks, "keep-blanks", false, `take "-", "n/a" and the like for answers`)
	flags.BoolVar(&f.Notes, "notes", false, "keep the notes of an outline's questions and themes, each as an answer")
	flags.BoolVar(&f.Inbox, "inbox", false, "keep the answers off the wall until they are let on")
	flags.BoolVar(&f.Split, "split", false, "take cells apart that hold several answers")
	flags.BoolVar(&f.dry, "dry-run", false, "show what would be imported, and change nothing")
	flags.BoolVar(&f.sure, "yes", false, "import without asking")
	return c
}

func (a *app) runImport(ctx context.Context, path, surveyPath string, f importFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	if !f.dry && !f.sure && !(isTerminal(a.stdin) && isTerminal(a.stdout) && isTerminal(a.stderr)) {
		return hint(errors.New("import asks before it changes the wall, and there is no terminal to ask on"),
			"--yes imports without asking, --dry-run shows what would be imported")
	}
	pace.Steady()
	open := a.openWall
	if f.dry {
		open = a.readWall
	}
	d, err := open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	switch in, err := f.Outline(surveyPath, d.Board(), f.preset+f.tab+f.header+f.encoding != ""); {
	case err != nil:
		return err
	case in != nil:
		return a.bring(ctx, d, in, f)
	}
	told := a.progress()
	defer told.End()
	sheet, err := f.read(surveyPath, told)
	if err != nil {
		return err
	}
	i, err := f.Intake(sheet, d.Board())
	if err != nil {
		return err
	}
	told.Step(1, 3, "look what is new")
	proposal, err := i.Propose(ctx, d.Live().Known())
	told.End()
	if err != nil {
		return err
	}
	if !a.quiet {
		report := imported.Report{Intake: i, Proposal: proposal, Board: d.Board()}
		report.Print(a.out)
		if !f.sure { // else they are errors, which come at the end
			imported.Refusals(a.out, proposal.Refusals)
		}
	}
	if !f.sure {
		a.noteUnmatched(i)
	}
	if f.dry {
		return nil
	}
	if len(i.Mapping) == 0 {
		return hint(fmt.Errorf("no column of %s goes to a question", sheet.Name), "%s", `say which with --map "COLUMN=N"`)
	}
	proposal.Answers = nil // they were shown, and are made anew when they are written
	return a.finishImport(ctx, d, path, i, proposal, f)
}

// read reads a survey as the flags say, and tells how far that is.
func (f *importFlags) read(path string, told *progress.Line) (*survey.Sheet, error) {
	options, err := f.options()
	if err != nil {
		return nil, err
	}
	reading := "read " + text.TellPath(filepath.Base(path))
	told.Step(0, 3, reading)
	options.Progress = func(done, of int64) { told.Tell(fmt.Sprintf("%s: %d %%", reading, 100*done/max(of, 1))) }
	return desk.OpenSurvey(path, f.labels, options)
}

// noteUnmatched tells how a column comes in that seems to hold answers and goes to no question.
func (a *app) noteUnmatched(i *desk.Intake) {
	var letters []string
	for _, c := range i.Sheet.Columns {
		if _, taken := i.Mapping[c.Index]; !taken && c.Kind == survey.QuestionKind && c.Filled > 0 {
			letters = append(letters, c.Letter)
		}
	}
	if len(letters) > 0 {
		a.note("note: %s, which may hold answers, left out: %s; to take one in, add --map %s=N",
			say.Counted(len(letters), "column"), strings.Join(letters, ", "), letters[0])
	}
}

// finishImport asks, unless it need not, and imports what was shown.
func (a *app) finishImport(
	ctx context.Context, d *desk.Desk, path string, i *desk.Intake, shown survey.Proposal, f importFlags,
) error {
	if shown.Counts.New == 0 {
		a.note("nothing new to import")
		return errors.Join(refused(i.Sheet, shown, f.sure || a.quiet), d.Close())
	}
	if !f.sure {
		yes, err := a.confirm(ctx, fmt.Sprintf("Import %s?", desk.Brought(&shown)))
		if err != nil {
			return err
		}
		if !yes {
			a.note("nothing was imported")
			return nil
		}
	}
	progress := a.progress()
	progress.Step(2, 3, "write "+text.TellPath(path))
	_, done, err := d.Import(ctx, i)
	progress.End()
	if err = errors.Join(err, d.Close()); err != nil {
		return err
	}
	where := "unsorted, under their questions"
	if i.Inbox {
		where = "in the inbox"
	}
	a.note("imported %s, %s", desk.Brought(&done), where)
	return refused(i.Sheet, done, f.sure || a.quiet)
}

func (f *importFlags) check() error {
	if _, err := f.options(); err != nil {
		return err
	}
	if f.Count && f.Each {
		return usage("--count does not go with --each")
	}
	if f.dry && f.sure {
		return usage("--yes does not go with --dry-run")
	}
	return nil
}

func (f *importFlags) options() (survey.Options, error) {
	return imported.Options(f.preset, f.tab, f.header, f.encoding)
}

// confirm asks on the terminal; anything but y and yes is a no.
func (a *app) confirm(ctx context.Context, question string) (bool, error) {
	if err := a.flushed(); err != nil {
		return false, err
	}
	fmt.Fprintf(a.words, "%s [y/N] ", question)
	answer := make(chan string, 1)
	go func() { // ends with the line; when the person interrupts instead, with the program
		line, _ := lines.New(a.stdin, 1000).Next() // a line that cannot be read is a no
		answer <- strings.ToLower(strings.TrimSpace(line))
	}()
	select {
	case <-ctx.Done():
		fmt.Fprintln(a.words)
		return false, ctx.Err()
	case said := <-answer:
		return said == "y" || said == "yes", nil
	}
}
