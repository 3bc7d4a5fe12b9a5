package drive

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cockroachdb/datadriven"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// Scripts runs the scripts of a folder, testdata/*.txt as a rule, each a test of its own. A script is a list of
// directives, each with what is to come of it below the dashes; go test -rewrite writes that anew.
//
//	new 80x24        a wall and its console; the lines below are its questions
//	type, say        type the lines below; say presses Enter after each
//	press KEYS       press keys by name
//	paste            paste the lines below
//	resize 60x20     make the window another size
//	arrive           another program puts the lines below on the wall, unsorted
//	pass 4s          let time go by
//	disk full        let the disk refuse, or not with no word behind it
//	wall             the outline of the question that is shown
//	screen           the whole screen; rows FROM TO shows some rows, from the bottom when negative
//	has              which of the texts below, a line each, are on the screen
//
// Directives that do something show what Enter would do now, or what was said, and the line.
func Scripts(t *testing.T, glob string) {
	t.Helper()
	paths, err := filepath.Glob(glob)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no scripts at %s: %v", glob, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			Test(t, func(t *testing.T) {
				var d *Driver
				datadriven.RunTest(t, path, func(t *testing.T, td *datadriven.TestData) string {
					if td.Cmd == "new" {
						d = New(t, Options{Size: sizeOf(t, td), Questions: lines(td.Input)})
						return d.did()
					}
					if d == nil {
						td.Fatalf(t, "a script begins with new")
					}
					d.T = t
					return d.direct(t, td)
				})
			})
		})
	}
}

func lines(input string) []string {
	return strings.FieldsFunc(input, func(r rune) bool { return r == '\n' })
}

func sizeOf(t *testing.T, td *datadriven.TestData) screen.Size {
	size := screen.Size{W: 80, H: 24}
	for _, a := range td.CmdArgs {
		if _, err := fmt.Sscanf(a.Key, "%dx%d", &size.W, &size.H); err != nil {
			td.Fatalf(t, "size %q: %v", a.Key, err)
		}
	}
	return size
}

// words are the arguments of a directive as they stand.
func words(td *datadriven.TestData) []string {
	var list []string
	for _, a := range td.CmdArgs {
		list = append(list, a.String())
	}
	return list
}

func (d *Driver) direct(t *testing.T, td *datadriven.TestData) string {
	switch td.Cmd {
	case "type":
		d.Type(td.Input)
	case "say":
		d.Say(lines(td.Input)...)
	case "press":
		d.Press(words(td)...)
	case "paste":
		d.Paste(td.Input)
	case "resize":
		size := sizeOf(t, td)
		d.Resize(size.W, size.H)
	case "arrive":
		for _, caption := range lines(td.Input) {
			d.Arrive(mindmap.AddAnswer{Question: d.Shown.Question, Caption: caption, Source: mindmap.Room})
		}
	case "pass":
		span, err := time.ParseDuration(words(td)[0])
		if err != nil {
			td.Fatalf(t, "%v", err)
		}
		d.Pass(span)
	case "disk":
		if d.Disk = nil; len(td.CmdArgs) > 0 {
			d.Disk = errors.New("the disk is " + strings.Join(words(td), " "))
		}
		return ""
	case "wall":
		return d.Wall()
	case "screen":
		return frame(d.Screen())
	case "rows":
		return d.rows(t, td)
	case "has":
		return d.has(lines(td.Input))
	default:
		td.Fatalf(t, "no directive %q", td.Cmd)
	}
	return d.did()
}

// frame keeps blank rows at the ends of a screen, where a script would lose them.
func frame(screen string) string {
	var b strings.Builder
	for row := range strings.SplitSeq(screen, "\n") {
		b.WriteString(strings.TrimRight("│"+row, " ") + "\n")
	}
	return b.String()
}

func (d *Driver) rows(t *testing.T, td *datadriven.TestData) string {
	var from, to int
	if _, err := fmt.Sscan(strings.Join(words(td), " "), &from, &to); err != nil {
		td.Fatalf(t, "rows: %v", err)
	}
	var b strings.Builder
	for n := from; n <= to; n++ {
		b.WriteString(strings.TrimRight("│"+d.Row(n), " ") + "\n")
	}
	return b.String()
}

func (d *Driver) has(texts []string) string {
	var b strings.Builder
	for _, text := range texts {
		answer := "no "
		if strings.Contains(d.Screen(), text) {
			answer = "yes"
		}
		b.WriteString(answer + " " + text + "\n")
	}
	return b.String()
}

// did is what is seen of a thing done: the row above the line and the line itself, and what was said in place of the state of
// things; of the room's view the quiet row alone.
func (d *Driver) did() string {
	if d.Quit {
		return "the program has ended\n"
	}
	switch last := strings.TrimRight("│"+d.Row(-1), " ") + "\n"; {
	case strings.Contains(d.Screen(), "This window is"):
		return strings.TrimRight("│"+d.Row(-2), " ") + "\n" + last
	case !strings.Contains(last, "help"):
		return last
	}
	did := strings.TrimRight("│"+d.Row(-4), " ") + "\n" + strings.TrimRight("│"+d.Row(-3), " ") + "\n"
	if said, _, _ := strings.Cut(d.Row(-2), "  ✓ saved"); !strings.Contains(said, "day.wall") {
		did += "│" + said + "\n"
	}
	return did
}
