package importing

import (
	"fmt"
	"maps"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// outlinePage shows the questions of an outline or an export, which of the wall's each one goes to, and what that brings.
type outlinePage struct {
	s    *Import
	in   desk.Incoming
	came desk.Came
	list rows.List
	keys keys
}

func newOutlinePage(s *Import, in *desk.Incoming, came desk.Came) *outlinePage {
	o := &outlinePage{s: s, in: *in, came: came, keys: newKeys("look", "question", "on, off", "import")}
	o.list.At = len(o.options())
	return o
}

func (o *outlinePage) heading() string {
	return fmt.Sprintf("Import %s from %s", o.came.Brought(), o.in.Name)
}

func (o *outlinePage) bindings() []key.Binding {
	o.keys.on.SetEnabled(o.came.New+o.came.Themes > 0)
	o.keys.toggle.SetEnabled(o.list.At < len(o.options()))
	o.keys.change(o.question() != nil)
	return []key.Binding{o.keys.on, o.keys.move, o.keys.before, o.keys.toggle, o.keys.back}
}

// options are the settings above the questions.
func (o *outlinePage) options() []*bool {
	all := []*bool{&o.in.Inbox}
	if o.in.HasNotes() {
		all = append(all, &o.in.KeepNotes)
	}
	return all
}

// question is the chosen one of the file; nil on a setting, and on what is told.
func (o *outlinePage) question() *mindmap.Question {
	i := o.list.At - len(o.options())
	if all := o.in.Questions(); i >= 0 && i < len(all) {
		return all[i]
	}
	return nil
}

// told are the lines below the questions.
func (o *outlinePage) told() []string { return slices.Concat(o.in.Told, o.in.NotesLeft()) }

func (o *outlinePage) length() int {
	return len(o.options()) + len(o.in.Questions()) + len(o.told())
}

func (o *outlinePage) scroll(by int) { o.list.Scroll(by, o.length()) }

func (o *outlinePage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	switch {
	case key.Matches(k, o.keys.back):
		return o.s.back()
	case key.Matches(k, o.keys.on):
		return nil, o.record()
	case key.Matches(k, o.keys.before):
		return nil, o.goTo(-1)
	case key.Matches(k, o.keys.after):
		return nil, o.goTo(+1)
	case key.Matches(k, o.keys.toggle):
		on := o.options()[o.list.At]
		*on = !*on
		return nil, o.propose()
	}
	o.list.Move(k, o.length())
	return nil, nil
}

// goTo takes the chosen question to the next of the wall, or out.
func (o *outlinePage) goTo(by int) tea.Cmd {
	from := o.question()
	to := maps.Clone(o.in.To)
	if next := step(o.s.choices(), to[from.ID], by); next.IsZero() {
		delete(to, from.ID)
	} else {
		to[from.ID] = next
	}
	o.in.To = to
	return o.propose()
}

// forget lets go of questions that the wall no longer has.
func (o *outlinePage) forget(live *fold.Live) {
	to := maps.Clone(o.in.To)
	maps.DeleteFunc(to, func(_, id mindmap.ID) bool { return live.Question(id) == nil })
	o.in.To = to
}

// proposed is what an outline would bring, as it is chosen.
type proposed struct {
	in   *desk.Incoming
	came desk.Came
}

// proposed shows what an outline would bring; one that is shown already keeps its place.
func (s *Import) proposed(p proposed) {
	at := -1
	if s.outline != nil && s.page == page(s.outline) {
		at = s.outline.list.At
	}
	s.outline = newOutlinePage(s, p.in, p.came)
	if s.page = s.outline; at >= 0 {
		s.outline.list.At = at
		s.outline.list.Hold(s.outline.length())
	}
}

func (o *outlinePage) propose() tea.Cmd { return o.s.proposeOutline(o.in) }

func (s *Import) proposeOutline(in desk.Incoming) tea.Cmd {
	board, keys := s.env.Board(), s.env.Live.OriginKeys()
	return s.begin(&job{what: "Looking what is new", work: func(j *job) any {
		came, err := in.Propose(j.ctx, board, keys)
		if err != nil {
			return err
		}
		return proposed{&in, came}
	}})
}

// record imports, unless the wall cannot be written to.
func (o *outlinePage) record() tea.Cmd {
	if why := o.s.env.Status.ReadOnly; why != "" {
		o.s.err = fmt.Errorf("this wall can be read only: %s", why)
		return nil
	}
	in, bring := o.in, o.s.importer.Bring
	return o.s.begin(&job{
		what: "Writing " + o.came.Brought(), before: o.s.env.Board().Entries,
		work: func(j *job) any {
			result, err := bring(j.ctx, &in)
			if err != nil {
				return err
			}
			return result
		},
	})
}

func (o *outlinePage) body(width, height int) ([]string, *tea.Cursor) {
	l := o.s.env.Look
	head := fmt.Sprintf("%d new · %d here already · %s", o.came.New, o.came.Known, say.Counted(o.came.Themes, "new theme"))
	where := rows.Line(l.Muted, "Each question of the file, and the one of the wall that it goes to:", width)
	if len(o.in.To) == 0 {
		where = rows.Line(l.Warning, "No question here reads so: choose one, and where it goes with ←→", width)
	}
	lines := []string{rows.Line(l.Answer, head, width), where}
	return append(lines, o.list.Rows(o.length(), height-len(lines), func(i int) string { return o.row(i, width) })...), nil
}

func (o *outlinePage) row(i, width int) string {
	l := o.s.env.Look
	style, text := l.HelpText, ""
	options, questions := o.options(), o.in.Questions()
	switch at := i - len(options); {
	case at < 0 && i == 0:
		text = rows.Box(*options[0]) + "Keep the answers off the wall, in the inbox"
	case at < 0:
		text = rows.Box(*options[i]) + "Keep the notes of questions and themes, each as an answer"
	case at < len(questions):
		fate, fateStyle := o.fate(questions[at])
		return o.s.pair(i == o.list.At, questions[at].Text, fate, fateStyle, width)
	default:
		style, text = l.Muted, o.told()[at-len(questions)]
	}
	if i == o.list.At {
		style = l.Title
	}
	return rows.Line(style, rows.Sign(i == o.list.At)+text, width)
}

// fate says what becomes of a question of the file.
func (o *outlinePage) fate(from *mindmap.Question) (string, look.Style) {
	l := o.s.env.Look
	q := o.s.env.Live.Question(o.in.To[from.ID])
	switch {
	case q == nil:
		return "left out", l.Muted
	case q.Number == 0:
		return "→ set aside: " + q.Text, l.OK
	}
	return fmt.Sprintf("→ %d %s", q.Number, q.Text), l.OK
}
