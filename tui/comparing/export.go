package comparing

import (
	"context"
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/compare"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

const replaceFiles = "Replace files of the same name"

// exportPage writes the comparison.
type exportPage struct {
	s       *Comparing
	on      []bool // by format
	replace bool
	list    rows.List
	result  *Result
	keys    struct{ move, toggle, write, back key.Binding }
}

// exported is what came of an export.
type exported struct {
	page   *exportPage
	of     *compare.Comparison
	result Result
	err    error // why there is no more
}

func newExportPage(s *Comparing) *exportPage {
	e := &exportPage{s: s, on: make([]bool, len(s.comparer.Formats))}
	if len(e.on) > 0 {
		e.on[0] = true
	}
	e.keys.move, e.keys.back = rows.Keys("choose"), rows.Back("back")
	e.keys.toggle = key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "on, off"))
	e.keys.write = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "export"))
	return e
}

func (e *exportPage) heading() string {
	return "Export the comparison into " + text.TellPath(e.s.comparer.Folder())
}

func (e *exportPage) bindings() []key.Binding {
	return []key.Binding{e.keys.write, e.keys.toggle, e.keys.move, e.keys.back}
}

func (e *exportPage) scroll(by int) { e.list.Scroll(by, len(e.on)+1) }

func (e *exportPage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	switch {
	case key.Matches(k, e.keys.back):
		e.s.page = e.s.result
	case key.Matches(k, e.keys.toggle):
		if e.list.At == len(e.on) {
			e.replace = !e.replace
		} else {
			e.on[e.list.At] = !e.on[e.list.At]
		}
	case key.Matches(k, e.keys.write):
		return nil, e.write()
	default:
		e.list.Move(k, len(e.on)+1)
	}
	return nil, nil
}

// write writes each of the formats that are chosen.
func (e *exportPage) write() tea.Cmd {
	e.result = nil
	var all []Request
	for i, on := range e.on {
		if on {
			all = append(all, Request{
				Name: e.s.walls[1].Name, Format: e.s.comparer.Formats[i], Look: e.s.env.Look.Kind.String(), Replace: e.replace,
			})
		}
	}
	if len(all) == 0 {
		e.s.err = errors.New("choose a format first, with space")
		return nil
	}
	done, walls, decided, compares := exported{page: e, of: e.s.result.of}, e.s.walls, e.s.decided, e.s.job != nil
	return e.s.begin("Writing", true, func(ctx context.Context) any {
		if compares { // what was said last is still being taken in
			done.of = e.s.comparer.Compare(walls, decided)
		}
		for _, r := range all {
			r.Comparison = done.of
			result, err := e.s.comparer.Export(ctx, r)
			if err != nil {
				done.err = err
				break
			}
			done.result.Paths = append(done.result.Paths, result.Paths...)
			done.result.Notes = append(done.result.Notes, result.Notes...)
		}
		return done
	})
}

func (e *exportPage) body(width, height int) ([]string, *tea.Cursor) {
	l := e.s.env.Look
	lines := e.list.Choices(l, len(e.on)+1, width, height, func(i int) string {
		if i == len(e.on) {
			return rows.Box(e.replace) + replaceFiles
		}
		return rows.Box(e.on[i]) + titleOf(e.s.comparer.Formats[i])
	})
	if e.result == nil || len(e.result.Paths) == 0 {
		return lines, nil
	}
	lines = append(lines, "", rows.Line(l.OK, look.OKSign+" "+say.Counted(len(e.result.Paths), "file")+" written", width))
	for _, p := range e.result.Paths {
		lines = append(lines, rows.Line(l.HelpText, "  "+text.TellPath(p), width))
	}
	for _, n := range e.result.Notes {
		lines = append(lines, rows.Line(l.Muted, n, width))
	}
	return lines, nil
}

// titleOf is what people read of a format.
func titleOf(format string) string {
	switch format {
	case "html":
		return "Page for the browser (.html)"
	case "md":
		return "Markdown with its pictures (.md)"
	case "svg":
		return "Picture of each question, sharp at every size (.svg)"
	case "png":
		return "Picture of each question (.png)"
	}
	return format
}

// advice is what to do about an error, in terms of this screen; empty when nothing is known.
func advice(err error) string {
	switch fault.KindOf(err) {
	case fault.Exists:
		return "switch on “" + replaceFiles + "” with space, then press enter again"
	case fault.NoFolder, fault.Kept:
		return "go back and save the wall in another folder with Ctrl+P; files go beside it"
	case fault.FileBusy:
		return "close the program that has it open, then press enter again"
	}
	return screen.Advice(err)
}
