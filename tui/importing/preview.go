package importing

import (
	"fmt"
	"maps"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/survey"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// previewPage shows what would be imported, and lets cells that hold several answers be taken apart.
type previewPage struct {
	s        *Import
	proposal survey.Proposal
	several  int // cells that seem to hold several answers, taken apart or not
	all      bool
	except   map[place]bool // cells that are treated otherwise than all
	inbox    bool
	count    counting
	marks    bool // "n/a" and the like are answers
	noMaybe  bool // "none" and the like are not
	list     rows.List
	keys     keys
}

// place is where a cell stands.
type place struct {
	row    int
	column string
}

func placeOf(a *survey.Answer) place { return place{a.Origin.Row, a.Origin.Column} }

// option is a setting above the answers.
type option uint8

const (
	splitOption option = iota
	inboxOption
	countOption
	marksOption
	maybeOption
	noOption
)

// options are the settings that make a difference.
func (p *previewPage) options() (all []option) {
	if p.several > 0 || p.all {
		all = append(all, splitOption)
	}
	all = append(all, inboxOption)
	if n := &p.proposal; n.Fresh != n.Counts.New || n.Repeats > 0 || p.count != countClosed {
		all = append(all, countOption)
	}
	if p.proposal.Counts.Marks > 0 || p.marks {
		all = append(all, marksOption)
	}
	if p.proposal.Counts.Maybe > 0 {
		all = append(all, maybeOption)
	}
	return all
}

// counting is where those who say the same are counted together.
type counting uint8

const (
	countClosed counting = iota
	countAll
	countNone
)

func (c counting) String() string {
	return [...]string{"counted together where few recur", "counted together everywhere", "each by itself"}[c]
}

func newPreviewPage(s *Import) *previewPage {
	return &previewPage{s: s, except: map[place]bool{}, keys: newKeys("look", "change", "on, off", "import")}
}

// show takes in a proposal.
func (p *previewPage) show(proposal survey.Proposal) {
	p.proposal = proposal
	p.several = proposal.Counts.Several + proposal.Apart
	p.list.Hold(p.length())
}

func (p *previewPage) heading() string {
	return "Import " + desk.Brought(&p.proposal) + " from " + p.s.columns.sheet.Name
}

func (p *previewPage) bindings() []key.Binding {
	counts := p.chosen() == countOption
	p.keys.change(counts)
	p.keys.toggle.SetEnabled(!counts && (p.list.At < len(p.options()) || p.isSeveral(p.answer())))
	p.keys.on.SetEnabled(p.proposal.Counts.New > 0)
	return []key.Binding{p.keys.on, p.keys.move, p.keys.toggle, p.keys.before, p.keys.back}
}

// chosen is the option that is chosen; noOption when something else is.
func (p *previewPage) chosen() option {
	if all := p.options(); p.list.At < len(all) {
		return all[p.list.At]
	}
	return noOption
}

// intake is what is to be imported as it is chosen; it may be used from any goroutine.
func (p *previewPage) intake() *desk.Intake {
	in := p.s.columns.intake()
	all, except := p.all, maps.Clone(p.except)
	in.Split = func(a survey.Answer) bool { return all != except[placeOf(&a)] }
	in.Inbox, in.KeepBlanks, in.DropMaybe = p.inbox, p.marks, p.noMaybe
	if p.count != countClosed {
		every := p.count == countAll
		in.Count = func(*survey.Column) bool { return every }
	}
	return in
}

// length is how many rows there are: settings, refusals, answers.
func (p *previewPage) length() int {
	return len(p.options()) + len(p.proposal.Refusals) + len(p.proposal.Answers)
}

// answer is the chosen one; nil when something else is.
func (p *previewPage) answer() *survey.Answer {
	i := p.list.At - len(p.options()) - len(p.proposal.Refusals)
	if i < 0 || i >= len(p.proposal.Answers) {
		return nil
	}
	return &p.proposal.Answers[i]
}

func (p *previewPage) isSeveral(a *survey.Answer) bool {
	return a != nil && (len(a.Parts) > 0 || a.Part > 0)
}

func (p *previewPage) scroll(by int) { p.list.Scroll(by, p.length()) }

func (p *previewPage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	switch {
	case key.Matches(k, p.keys.back):
		return p.s.back()
	case key.Matches(k, p.keys.on):
		return nil, p.record()
	case p.chosen() == countOption && (key.Matches(k, p.keys.before, p.keys.after) || k.String() == "space"):
		by := countNone
		if k.String() != "left" {
			by = 1
		}
		p.count = (p.count + by) % (countNone + 1)
		return nil, p.s.propose()
	case key.Matches(k, p.keys.toggle):
		return nil, p.toggle()
	}
	p.list.Move(k, p.length())
	return nil, nil
}

func (p *previewPage) toggle() tea.Cmd {
	if options := p.options(); p.list.At < len(options) {
		switch options[p.list.At] {
		case inboxOption:
			p.inbox = !p.inbox
			return nil
		case splitOption:
			p.all = !p.all
			clear(p.except)
		case marksOption:
			p.marks = !p.marks
		case maybeOption:
			p.noMaybe = !p.noMaybe
		}
		return p.s.propose()
	}
	a := p.answer()
	if !p.isSeveral(a) {
		return nil
	}
	p.except[placeOf(a)] = !p.except[placeOf(a)]
	return p.s.propose()
}

// record imports, unless the wall cannot be written to.
func (p *previewPage) record() tea.Cmd {
	if why := p.s.env.Status.ReadOnly; why != "" {
		p.s.err = fmt.Errorf("this wall can be read only: %s", why)
		return nil
	}
	in, record := p.intake(), p.s.importer.Record
	return p.s.begin(&job{
		what: "Writing " + desk.Brought(&p.proposal), before: p.s.env.Board().Entries,
		work: func(j *job) any {
			in.Progress = func(done, of int) { j.tell(int64(done), int64(of)) }
			result, err := record(j.ctx, in)
			if err != nil {
				return err
			}
			return result
		},
	})
}

func (p *previewPage) body(width, height int) ([]string, *tea.Cursor) {
	l := p.s.env.Look
	lines := []string{rows.Line(l.Answer, countsOf(p.proposal.Counts), width)}
	if left := namesOf(p.proposal.Left); left != "" {
		lines = append(lines, rows.Line(l.Muted, "left out: "+left, width))
	}
	lines = append(lines, "")
	return append(lines, p.list.Rows(p.length(), height-len(lines), func(i int) string { return p.row(i, width) })...), nil
}

// countsOf are the outcomes of all cells.
func countsOf(n survey.Counts) string {
	text := fmt.Sprintf("%d new · %d known · %d empty · %d refused", n.New, n.Known, n.Empty, n.Refused)
	if n.Shortened > 0 {
		text += fmt.Sprintf(" · %d long, kept whole as quotes", n.Shortened)
	}
	return text
}

func namesOf(columns []survey.Column) string {
	var names []string
	for i := range columns {
		names = append(names, columns[i].Name())
	}
	return strings.Join(names, ", ")
}

func (p *previewPage) row(i, width int) string {
	l := p.s.env.Look
	style, text := l.HelpText, ""
	options := p.options()
	switch bad := i - len(options); {
	case bad < 0:
		text = p.option(options[i])
	case bad < len(p.proposal.Refusals):
		style, text = l.Error, refusal(p.proposal.Refusals[bad])
	default:
		text = p.answerRow(&p.proposal.Answers[bad-len(p.proposal.Refusals)])
	}
	if i == p.list.At {
		style = l.Title
	}
	return rows.Line(style, rows.Sign(i == p.list.At)+text, width)
}

// option is a setting in words.
func (p *previewPage) option(o option) string {
	n := &p.proposal.Counts
	switch o {
	case splitOption:
		return rows.Box(p.all) + "Take apart what seems to be several answers: " + say.Counted(p.several, "cell")
	case inboxOption:
		return rows.Box(p.inbox) + "Keep the answers off the wall, in the inbox"
	case countOption:
		return "    Same answers: ◂ " + p.count.String() + " ▸"
	case marksOption:
		if p.marks {
			return rows.Box(true) + "Take marks for “no answer” as answers"
		}
		return rows.Box(false) + fmt.Sprintf("Take marks for “no answer” as answers: %s, %s", say.Counted(n.Marks, "cell"), strings.Join(p.proposal.Marks, "  "))
	default:
		return rows.Box(p.noMaybe) + "Take “none” and the like as no answer: " + say.Counted(n.Maybe, "cell")
	}
}

// answerRow is where an answer comes from, where it goes, and what it says; the parts it may be taken apart into are
// shown with a bar between them.
func (p *previewPage) answerRow(a *survey.Answer) string {
	where := fmt.Sprintf("row %d", a.Origin.Row)
	switch {
	case a.Rows > 0:
		where = say.Counted(a.Rows, "row")
	case a.Part > 0:
		where += fmt.Sprintf(".%d", a.Part)
	}
	return cells.Pad(where, 10) + " → " + p.number(a.Question) + " " + said(a)
}

func said(a *survey.Answer) string {
	if len(a.Parts) > 0 {
		return strings.Join(a.Parts, " ¦ ")
	}
	return a.Caption
}

func (p *previewPage) number(question mindmap.ID) string {
	if q := p.s.env.Live.Question(question); q != nil {
		return fmt.Sprint(q.Number)
	}
	return "?"
}

// refusal says where and why something is not imported.
func refusal(e *survey.Error) string {
	text := fmt.Sprintf("%s row %d %s", look.ErrorSign, e.Row, e.Problem)
	if e.Column != "" {
		text += " (" + e.Column + ")"
	}
	return text
}
