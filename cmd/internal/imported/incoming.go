package imported

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/cells"
)

// printIncoming prints, for people, what an outline or an export would bring to a wall.
func printIncoming(w io.Writer, in *desk.Incoming, came desk.Came, here *mindmap.Board) {
	questions := in.Questions()
	answers, widest := len(in.Board.Parked), 0
	for _, q := range questions {
		answers += count(q)
		widest = max(widest, min(cells.Width(text.Line(q.Text)), nameWidth))
	}
	fmt.Fprintf(w, "%s: %s, %s\n\n", text.Line(in.Name), say.Counted(len(questions), "question"), say.Counted(answers, "answer"))
	for _, q := range questions {
		name := cells.Pad(cells.Truncate(text.Line(q.Text), nameWidth), widest)
		fate := "left out: no question here reads so"
		if to, ok := in.To[q.ID]; ok {
			r := Report{Board: here}
			fate = "→ " + r.question(to)
		}
		fmt.Fprintf(w, "%s  %s\n", name, fate)
	}
	fmt.Fprintf(w, "\n%d new, %d known, %s\n", came.New, came.Known, say.Counted(came.Themes, "new theme"))
	told, notes := Told(in)
	for _, line := range told {
		fmt.Fprintln(w, text.Line(line))
	}
	if notes {
		fmt.Fprintln(w, "--notes keeps the notes of questions and themes as answers")
	}
}

func count(q *mindmap.Question) (n int) {
	for range q.AllAnswers {
		n++
	}
	return n
}

// Outline opens a file for a wall and matches its questions, and then as each QUESTION=N of the flags says. It is nil when
// the file is a survey: by its shape, or as flags that surveys alone have say so, or a map that names no question of it but
// a column.
func (f *Flags) Outline(path string, b *mindmap.Board) (*desk.Incoming, error) {
	outline := isOutline(path)
	switch survey := f.ofSurveys(); {
	case outline && survey:
		return nil, shell.Usagef("%s is no survey; what goes with it is --map, --notes, --inbox, --dry-run and --yes", text.TellPath(path))
	case !outline && (survey || !isTable(path)):
		return nil, nil
	}
	in, err := Open(path)
	switch {
	case err != nil && outline:
		return nil, err
	case err != nil: // a table of others, or one that is read as such, with what is wrong with it
		return nil, nil
	}
	in.KeepNotes, in.Inbox = f.Notes, f.Inbox
	in.Match(b)
	for _, arg := range f.Maps {
		ok, err := mapQuestion(in, b, arg)
		switch {
		case err != nil:
			return nil, err
		case !ok && !outline:
			return nil, nil
		case !ok:
			return nil, noQuestion(in, arg)
		}
	}
	return in, nil
}

// mapQuestion reads QUESTION=N for an incoming file: the question's words, or its number in the file, and that of the wall, or -
// to leave it out. ok is false when the file has no such question.
func mapQuestion(in *desk.Incoming, b *mindmap.Board, arg string) (ok bool, err error) {
	at := strings.LastIndex(arg, "=")
	if at < 0 {
		return false, nil
	}
	name, number := strings.TrimSpace(arg[:at]), strings.TrimSpace(arg[at+1:])
	all := in.Questions()
	i := slices.IndexFunc(all, func(q *mindmap.Question) bool { return strings.EqualFold(q.Text, name) || fmt.Sprint(q.Number) == name })
	if i < 0 {
		return false, nil
	}
	if number == "-" {
		delete(in.To, all[i].ID)
		return true, nil
	}
	q, err := desk.FindQuestion(b, number)
	if err != nil {
		return true, fmt.Errorf("--map %q: %w", arg, err)
	}
	in.To[all[i].ID] = q.ID
	return true, nil
}

// noQuestion says that a file has no question that a --map names.
func noQuestion(in *desk.Incoming, arg string) error {
	var names []string
	for _, q := range in.Questions() {
		names = append(names, fmt.Sprintf("%q", q.Text))
	}
	return fault.Advise(fmt.Errorf("--map %q: %s has no such question", arg, in.Name), "its questions are %s: give one of these, as QUESTION=N", strings.Join(names, ", "))
}
