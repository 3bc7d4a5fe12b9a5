package drive

import (
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/text"
)

// makeWall makes the event and its questions, and what the options put on the wall.
func (d *Driver) makeWall(o Options) {
	d.T.Helper()
	d.Live.Add(o.Entries...)
	title := "Link workers' day"
	ops := []mindmap.Op{mindmap.DescribeEvent{Title: &title}}
	if len(o.Entries) > 0 {
		ops = nil
	}
	for _, q := range o.Questions {
		ops = append(ops, mindmap.AskQuestion{Text: q})
	}
	if len(ops) > 0 {
		d.Live.Add(d.Seal(drafts(ops...)...)...)
	}
	theme := mindmap.ID{}
	for line := range strings.Lines(o.Wall) {
		theme = d.prepare(strings.TrimSpace(line), theme)
	}
}

// prepare puts what a line says on the wall, before there is a console: "? question", "# theme path" for the answers below
// it, "#" alone for unsorted ones, "- answer" with " +3" behind it when three said it. It returns the theme for the next.
func (d *Driver) prepare(line string, theme mindmap.ID) mindmap.ID {
	d.T.Helper()
	sign, words, _ := strings.Cut(line, " ")
	switch {
	case sign == "?":
		d.Live.Add(d.Seal(mindmap.Draft{Op: mindmap.AskQuestion{Text: words}})...)
		return mindmap.ID{}
	case sign == "#" && words == "":
		return mindmap.ID{}
	case sign == "#":
		made, drafts, err := plan.Theme(d.Live.Board(), d.lastQuestion(), text.SplitPath(words), d.newID)
		if err != nil {
			d.T.Fatalf("prepare %q: %v", line, err)
		}
		d.Live.Add(d.Seal(drafts...)...)
		return made
	case sign == "-":
		caption, people := counted(words)
		op := mindmap.AddAnswer{Question: d.lastQuestion().ID, Theme: theme, Caption: caption, Source: mindmap.Room, Tally: people}
		d.Live.Add(d.Seal(mindmap.Draft{Op: op})...)
	case line != "":
		d.T.Fatalf("prepare %q: it begins with none of ? # -", line)
	}
	return theme
}

func (d *Driver) lastQuestion() *mindmap.Question {
	questions := d.Live.Board().Questions
	return questions[len(questions)-1]
}

// counted takes a caption and how many said it apart.
func counted(text string) (caption string, people int) {
	if i := strings.LastIndex(text, " +"); i > 0 {
		if n, err := strconv.Atoi(text[i+2:]); err == nil {
			return text[:i], n
		}
	}
	return text, 1
}

func drafts(ops ...mindmap.Op) []mindmap.Draft {
	list := make([]mindmap.Draft, len(ops))
	for i, op := range ops {
		list[i].Op = op
	}
	return list
}
