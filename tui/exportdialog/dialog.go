package exportdialog

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// Dialog is the screen. It is made by [New].
type Dialog struct {
	env      *screen.Env
	exporter Exporter
	question mindmap.ID
	keys     keys

	options []option
	list    rows.List

	run    *run // while one is under way
	result *Result
	err    error
}

type keys struct{ up, down, toggle, start, back key.Binding }

// option is a row that can be switched on and off, or from one choice to the next.
type option struct {
	title   string
	format  string // empty for the options below the formats
	on      bool
	choices []string
	at      int                 // of the choices
	take    func(*Request, int) // what is chosen
}

// The titles of the options below the formats.
const (
	allQuestions = "All questions, not only this one"
	replaceFiles = "Replace files of the same name"
	asBook       = "PDF as a book of A4 pages"
	onPaper      = "Paper of pictures"
	inLanguage   = "Language"
	ofTheEvent   = "the event's"
)

// run is one export under way. The counters are written by the goroutine that works and read by the one that draws.
type run struct {
	cancel      context.CancelFunc
	done, total atomic.Int64
	what        atomic.Value // string
}

// Messages carry the run that they are about, so that one from a run that was given up is dropped.
type (
	finishedMsg struct {
		run    *run
		result Result
		err    error
	}
	lookAgainMsg struct{ run *run }
)

// lookAgain is how often the progress is drawn anew.
const lookAgain = 100 * time.Millisecond

// New makes the dialog, for the question that was shown.
func New(env *screen.Env, e Exporter, question mindmap.ID) *Dialog {
	d := &Dialog{env: env, exporter: e, question: question, keys: keys{
		up:     key.NewBinding(key.WithKeys("up"), key.WithHelp("↑↓", "choose")),
		down:   key.NewBinding(key.WithKeys("down")),
		toggle: key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "on, off")),
		start:  key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "export")),
		back:   rows.Back("back"),
	}}
	for _, f := range e.Formats {
		d.options = append(d.options, option{title: f.Title, format: f.Name, on: f.Usual})
	}
	d.options = append(d.options, option{title: onPaper, choices: e.Papers, take: func(r *Request, at int) { r.Paper = e.Papers[at] }},
		language(), option{title: asBook}, option{title: allQuestions, on: true}, option{title: replaceFiles})
	return d
}

// language is the choice of the language that files speak.
func language() option {
	all, _ := say.Languages()
	o := option{title: inLanguage, choices: []string{ofTheEvent}, take: func(r *Request, at int) {
		if at > 0 {
			r.Language = all[at-1]
		}
	}}
	for _, tag := range all {
		o.choices = append(o.choices, say.In(tag).Text(say.Language))
	}
	return o
}

// bindings are the keys that do something now.
func (d *Dialog) bindings() []key.Binding {
	if d.run != nil {
		return []key.Binding{key.NewBinding(key.WithKeys(d.keys.back.Keys()...), key.WithHelp("esc", "give up"))}
	}
	return []key.Binding{d.keys.up, d.keys.toggle, d.keys.start, d.keys.back}
}

// Update implements [screen.Screen].
func (d *Dialog) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return d.key(msg)
	case finishedMsg:
		if msg.run == d.run {
			d.run, d.result, d.err = nil, &msg.result, msg.err
		}
	case lookAgainMsg:
		if msg.run == d.run {
			return nil, d.wait()
		}
	}
	return nil, nil
}

func (d *Dialog) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	switch {
	case key.Matches(k, d.keys.back):
		if d.run != nil {
			d.run.cancel()
			d.run, d.err = nil, errors.New("given up; files that were finished stay")
			return nil, nil
		}
		return screen.Pop{}, nil
	case d.run != nil:
	case key.Matches(k, d.keys.up):
		d.list.Turn(-1, len(d.options))
	case key.Matches(k, d.keys.down):
		d.list.Turn(+1, len(d.options))
	case key.Matches(k, d.keys.toggle):
		d.options[d.list.At].turn()
	case key.Matches(k, d.keys.start):
		return nil, d.start()
	}
	return nil, nil
}

// turn switches the option, or takes the next of its choices.
func (o *option) turn() {
	if o.on = !o.on; len(o.choices) > 0 {
		o.at = (o.at + 1) % len(o.choices)
	}
}

func (d *Dialog) isOn(title string) bool {
	return slices.ContainsFunc(d.options, func(o option) bool { return o.on && o.title == title && o.format == "" })
}

// start begins an export. The board that it works on does not change under it.
func (d *Dialog) start() tea.Cmd {
	req := Request{Board: d.env.Board(), Look: d.env.Look.Kind.String(), Replace: d.isOn(replaceFiles), Book: d.isOn(asBook)}
	if !d.isOn(allQuestions) {
		req.Question = d.question
	}
	for _, o := range d.options {
		switch {
		case o.format != "" && o.on:
			req.Formats = append(req.Formats, o.format)
		case len(o.choices) > 0:
			o.take(&req, o.at)
		}
	}
	d.result, d.err = nil, nil
	if len(req.Formats) == 0 {
		d.err = errors.New("choose a format first, with space")
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	r := &run{cancel: cancel}
	r.what.Store("")
	req.Progress = func(done, total int, what string) {
		r.done.Store(int64(done))
		r.total.Store(int64(total))
		r.what.Store(what)
	}
	d.run = r
	work := func() tea.Msg {
		defer cancel()
		result, err := d.exporter.Run(ctx, req)
		return finishedMsg{run: r, result: result, err: err}
	}
	return tea.Batch(work, d.wait())
}

func (d *Dialog) wait() tea.Cmd {
	r := d.run
	return tea.Tick(lookAgain, func(time.Time) tea.Msg { return lookAgainMsg{r} })
}

// How wide the dialog is inside its frame where there is room, and how many rows there are below the options for what comes of
// it: it does not grow when something is said.
const usualWidth, usualRows = 60, 5

// View implements [screen.Screen].
func (d *Dialog) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	l := d.env.Look
	width, height := min(size.W-rows.FrameWidth, usualWidth), min(size.H-rows.FrameHeight-2, len(d.options)+usualRows)
	outcome := lipgloss.NewStyle().MaxHeight(max(height/2, 1)).Render(d.outcome(width))
	list := d.list.Rows(len(d.options), height-lipgloss.Height(outcome), func(i int) string { return d.row(i, width) })
	body := rows.Fit(strings.Join(list, "\n"), outcome, width, height)
	return rows.Dialog(l, "Export into "+text.TellPath(d.exporter.Folder()), body, rows.Foot(l, d.bindings(), width, 1), size.W, size.H), nil
}

func (d *Dialog) row(i, width int) string {
	l, o := d.env.Look, d.options[i]
	style := l.HelpText
	if i == d.list.At {
		style = l.Title
	}
	if len(o.choices) > 0 {
		return rows.Line(style, rows.Sign(i == d.list.At)+o.title+": "+o.choices[o.at], width)
	}
	return rows.Line(style, rows.Sign(i == d.list.At)+rows.Box(o.on)+o.title, width)
}

// outcome is how far the work has got, or what came of it.
func (d *Dialog) outcome(width int) string {
	l := d.env.Look
	parts := []string{""}
	add := func(style look.Style, text string) { parts = append(parts, rows.Wrapped(style, text, width)) }
	switch {
	case d.run != nil:
		done, total := int(d.run.done.Load()), int(d.run.total.Load())
		parts = append(parts, " "+rows.Bar(l, done, total, width-14)+l.Warning.Wrap(fmt.Sprintf(" %d/%d", done, total)))
		add(l.Muted, d.run.what.Load().(string))
	case d.err != nil:
		add(l.Error, look.ErrorSign+" "+text.TellError(d.err))
		if text := advice(d.err); text != "" {
			add(l.Muted, text)
		}
	case d.result != nil:
		add(l.OK, look.OKSign+" "+say.Counted(len(d.result.Paths), "file")+" written")
		for _, p := range d.result.Paths {
			add(l.HelpText, "  "+text.TellPath(p))
		}
		for _, n := range d.result.Notes {
			add(l.Muted, n)
		}
	}
	return lipgloss.JoinVertical(lipgloss.Left, parts...)
}
