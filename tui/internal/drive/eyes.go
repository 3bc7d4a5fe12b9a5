package drive

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// check wants a screen that fills its window and no more, of nothing but text and styles, with the cursor inside. Rows
// that stand as they stood are not looked at again.
func (d *Driver) check() {
	d.T.Helper()
	w, h := max(d.Size.W, 0), max(d.Size.H, 0)
	if w == 0 || h == 0 {
		if d.seen.Content != "" {
			d.T.Fatalf("something is drawn in a window of %d × %d: %q", w, h, d.seen.Content)
		}
		return
	}
	rows := strings.Split(d.seen.Content, "\n")
	if len(rows) != h {
		d.T.Fatalf("%d rows in a window of %d × %d:\n%s", len(rows), w, h, d.Screen())
	}
	for i, row := range rows {
		if i >= len(d.checked) || row != d.checked[i] {
			d.checkRow(ansi.Strip(row))
		}
	}
	d.checked = rows
	if c := d.seen.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= w || c.Y >= h) {
		d.T.Fatalf("the cursor is at %d, %d of a window of %d × %d", c.X, c.Y, w, h)
	}
}

func (d *Driver) checkRow(row string) {
	d.T.Helper()
	if wide := cells.Width(row); wide > d.Size.W {
		d.T.Fatalf("a row of %d cells in a window of %d × %d: %q", wide, d.Size.W, d.Size.H, row)
	}
	if clean := text.Show(row); clean != row {
		d.T.Fatalf("the row %q is drawn, which is not %q", row, clean)
	}
}

// View is what was drawn last.
func (d *Driver) View() tea.View { return d.seen }

// Screen is the screen as plain text, without blanks at the ends of its rows.
func (d *Driver) Screen() string {
	rows := strings.Split(ansi.Strip(d.seen.Content), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return strings.Join(rows, "\n")
}

// Typed is what stands before the cursor, behind the prompt of its row; empty when nothing can be typed.
func (d *Driver) Typed() string {
	c := d.seen.Cursor
	if c == nil {
		return ""
	}
	row := strings.Split(ansi.Strip(d.seen.Content), "\n")[c.Y]
	_, text, _ := strings.Cut(ansi.Cut(row, 0, c.X), look.PromptSign+" ")
	return text
}

// Row is a row of the screen, counted from the top, or from the bottom when n is negative: -1 is the last.
func (d *Driver) Row(n int) string {
	rows := strings.Split(d.Screen(), "\n")
	if n < 0 {
		n += len(rows)
	}
	if n < 0 || n >= len(rows) {
		return ""
	}
	return rows[n]
}

// Sees wants each text on the screen.
func (d *Driver) Sees(texts ...string) *Driver {
	d.T.Helper()
	for _, want := range texts {
		if !strings.Contains(d.Screen(), want) {
			d.T.Fatalf("the screen lacks %q:\n%s", want, d.Screen())
		}
	}
	return d
}

// Misses wants none of the texts on the screen.
func (d *Driver) Misses(texts ...string) *Driver {
	d.T.Helper()
	for _, no := range texts {
		if strings.Contains(d.Screen(), no) {
			d.T.Fatalf("the screen has %q:\n%s", no, d.Screen())
		}
	}
	return d
}

// WallIs wants the question that is shown to hold just this; see [Outline].
func (d *Driver) WallIs(want string) *Driver {
	d.T.Helper()
	want = strings.TrimLeft(want, "\n")
	if got := d.Wall(); got != want {
		d.T.Fatalf("the wall is\n%swant\n%s\n%s", got, want, d.Screen())
	}
	return d
}

// Wall is the outline of the question that is shown.
func (d *Driver) Wall() string {
	switch q := d.Question(); {
	case q == nil:
		return ""
	case d.Sides:
		return OutlineWithSides(q)
	default:
		return Outline(q)
	}
}

// Question is the one that is shown; nil when there is none.
func (d *Driver) Question() *mindmap.Question {
	questions := d.Live.Board().Questions
	if i := slices.IndexFunc(questions, func(q *mindmap.Question) bool { return q.ID == d.Shown.Question }); i >= 0 {
		return questions[i]
	}
	if len(questions) == 0 {
		return nil
	}
	return questions[0]
}

// Draft is the half-typed line as it is kept beside the wall once nothing is typed for a while.
func (d *Driver) Draft() string {
	d.T.Helper()
	return d.Pass(3 * time.Second).Notes["draft"]
}
