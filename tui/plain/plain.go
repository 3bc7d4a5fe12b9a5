// Package plain is the console without drawing: it reads lines and answers in lines, for screen readers and bare
// terminals. The same input line is understood as in the console. A line that begins with a colon is a command;
// everything else is an answer, so nothing that is said can be lost to a mode.
package plain

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/lines"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/text"
	"mindwall/tui/capture"
	"mindwall/tui/presenter"
	"mindwall/tui/screen"
)

// Wall is what plain mode does to a wall, and to its board.
type Wall interface {
	// Record seals and keeps drafts as one act: when it returns without an error they are on the disk.
	Record(drafts ...mindmap.Draft) error
	// Undo takes back this person's latest act, Redo brings it back. A zero act is nothing to do.
	Undo() (scribe.TakeBack, error)
	Redo() (scribe.TakeBack, error)
	// Refresh takes in what others wrote.
	Refresh() error
	// Shown is what the room is shown, and Show changes it.
	Shown() (shown.Shown, error)
	Show(shown.Shown) error
}

// Session is one run of plain mode.
type Session struct {
	wall     Wall
	live     *fold.Live
	out      io.Writer
	question mindmap.ID
	listed   []mindmap.ID // what the numbers of the last list mean, from 1
	last     mindmap.ID
	shows    bool // the room was shown something here
}

// New prepares a session on a board. What it says goes to out.
func New(w Wall, live *fold.Live, out io.Writer) *Session {
	s := &Session{wall: w, live: live, out: out}
	if qs := live.Board().Questions; len(qs) > 0 {
		s.question = qs[0].ID
	}
	return s
}

// errQuit ends a session.
var errQuit = errors.New("quit")

// MaxLine bounds a line in bytes: the longest quote and its caption in the longest encoding.
const MaxLine = 256 << 10

// Run reads lines until :quit or the end of the input. An error of a line is told and costs nothing else; what Run
// returns is an error of reading.
func (s *Session) Run(read *lines.Reader) error {
	b := s.live.Board()
	s.say("%s. %s. Type an answer and press Enter; :help lists the commands.", text.Show(b.Event.Title), say.Counted(len(b.Questions), "question"))
	s.tellQuestion()
	if now, err := s.wall.Shown(); err == nil && now.Scene != shown.Map {
		s.say("The room sees %s; :show map shows the map again.", presenter.NameOf(now.Scene))
	}
	for {
		line, err := read.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err == nil:
			err = s.line(line)
		case !errors.Is(err, lines.ErrLong):
			return err
		}
		switch {
		case errors.Is(err, errQuit):
			return nil
		case err != nil:
			s.tellError(err)
		}
	}
}

func (s *Session) say(format string, args ...any) { fmt.Fprintf(s.out, format+"\n", args...) }

func (s *Session) tellError(err error) {
	s.say("not done: %s", text.TellError(err))
	if hint := screen.Advice(err); hint != "" {
		s.say("hint: %s", hint)
	}
}

func (s *Session) line(words string) error {
	if err := s.wall.Refresh(); err != nil {
		s.tellError(err)
	}
	words = text.Line(words)
	switch {
	case words == "":
		return nil
	case strings.HasPrefix(words, "::"): // an answer that begins with a colon
		return s.answer(words[1:])
	case strings.HasPrefix(words, "//"): // and one that begins with a slash
		return s.answer(words[1:])
	case words[0] == '/': // as in the console: it would stand before the room
		return errors.New("commands begin with a colon here, such as :show closing; :help lists them, and an answer that begins with a slash is typed with two")
	case words[0] == ':':
		return s.command(strings.Fields(words[1:]), words[1:])
	}
	return s.answer(words)
}

// answer puts a line on the wall, or notes what somebody will do.
func (s *Session) answer(text string) error {
	if a, ok := capture.ReadAction(text, &s.live.Board().Event); ok {
		return s.note(&a)
	}
	q := s.live.Question(s.question)
	if q == nil {
		return errors.New("there is no question yet: :ask and the question")
	}
	p := s.parse(text)
	planner := plan.New(s.live.Board(), q, scribe.RandomID)
	id, drafts, shortened, err := p.Draft(planner, mindmap.Room)
	if err != nil {
		return err
	}
	if p.Caption == "" {
		return s.newTheme(drafts, p.Theme)
	}
	if err := s.wall.Record(drafts...); err != nil {
		return err
	}
	s.last = id
	s.say("saved: %s%s%s", say.Caption(s.live.Answer(id)), times(p.Tally), under(p.Theme))
	if shortened {
		s.say("it was long: kept whole as the quote, shortened on the map")
	}
	return nil
}

// parse reads a line among the themes of the question.
func (s *Session) parse(text string) capture.Parsed {
	themes := capture.Candidates(s.live.Question(s.question))
	return capture.ReadAmong(text, themes)
}

func (s *Session) newTheme(drafts []mindmap.Draft, path []string) error {
	if len(drafts) == 0 {
		return fmt.Errorf("there is a theme %s already", strings.Join(path, ", "))
	}
	if err := s.wall.Record(drafts...); err != nil {
		return err
	}
	s.say("new theme: %s", strings.Join(path, ", "))
	return nil
}

func times(n int) string {
	if n < 2 {
		return ""
	}
	return ", " + say.Said(n)
}

func under(path []string) string {
	if len(path) == 0 {
		return ""
	}
	return ", under " + strings.Join(path, ", ")
}

// command does what a line behind a colon says.
type command struct {
	names []string
	usage string
	help  string
	run   func(s *Session, args []string, rest string) error
}

func commands() []command {
	return []command{
		{[]string{"list", "l"}, ":list", "read this question's themes and answers, with numbers", (*Session).list},
		{[]string{"file", "f"}, ":file N THEME", "put answer N under a theme; a slash nests", (*Session).file},
		{[]string{"fix", "x"}, ":fix [N] TEXT", "reword answer N of the list, or the last one", (*Session).fix},
		{[]string{"plus", "p"}, ":plus [N] [COUNT]", "count one more, or COUNT more, for answer N or the last", (*Session).plus},
		{[]string{"remove", "r"}, ":remove N", "take answer N off the map", (*Session).remove},
		{[]string{"park"}, ":park N", "set answer N aside for later", (*Session).park},
		{[]string{"todo", "t"}, ":todo", "read what will be done, with numbers", (*Session).toDo},
		{[]string{"done", "d"}, ":done N", "mark number N of :todo as done, or as not done after all", (*Session).done},
		{[]string{"event", "e"}, ":event [WHAT TEXT]", "read what is known of the event, or say more of it, such as thanks, next or write-up", (*Session).event},
		{[]string{"vote", "v"}, ":vote [themes|answers] [N]", "open a vote in which each phone has N votes", (*Session).vote},
		{[]string{"hands"}, ":hands [N COUNT]", "read what may be voted for, or count raised hands for number N", (*Session).hands},
		{[]string{"close"}, ":close", "end the vote, so that nothing more counts", (*Session).closeVote},
		{[]string{"show", "s"}, ":show [WHAT]", "hear what the room sees, or let it see: " + strings.Join(sceneNames(), ", ") + ", vote", (*Session).show},
		{[]string{"undo", "u"}, ":undo", "take back what you did last", func(s *Session, _ []string, _ string) error { return s.undo("undone", s.wall.Undo) }},
		{[]string{"redo"}, ":redo", "bring it back", func(s *Session, _ []string, _ string) error { return s.undo("done again", s.wall.Redo) }},
		{[]string{"next", "n"}, ":next", "go to the next question", func(s *Session, _ []string, _ string) error { return s.turn(+1) }},
		{[]string{"back", "b"}, ":back", "go to the question before", func(s *Session, _ []string, _ string) error { return s.turn(-1) }},
		{[]string{"ask"}, ":ask TEXT", "ask another question", (*Session).ask},
		{[]string{"help", "h", "?"}, ":help", "read this", (*Session).help},
		{[]string{"quit", "q"}, ":quit", "leave; everything is saved", func(*Session, []string, string) error { return errQuit }},
	}
}

func (s *Session) command(words []string, text string) error {
	if len(words) == 0 {
		return s.help(nil, "")
	}
	rest := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), words[0]))
	for _, c := range commands() {
		for _, name := range c.names {
			if strings.EqualFold(name, words[0]) {
				return c.run(s, words[1:], rest)
			}
		}
	}
	return fmt.Errorf("there is no command :%s; :help lists them, and an answer that begins with a colon is typed with two", words[0])
}

func (s *Session) help([]string, string) error {
	for _, c := range commands() {
		s.say("%s: %s", c.usage, c.help)
	}
	s.say("! and a blank begin what somebody will do, with @who and by when at its end. Anything else is an answer. Behind it, #Theme files it, by its name or its letter, +3 counts three, and | begins their own words.")
	return nil
}

func (s *Session) tellQuestion() {
	q := s.live.Question(s.question)
	if q == nil {
		s.say("There is no question yet: :ask and the question.")
		return
	}
	s.say("Question %d: %s %s.", q.Number, q.Text, say.Joined(", ", say.English.AnswersSaid(q.Answers, q.Tally.Total()), say.UnsortedOf(len(q.Unsorted))))
}

func (s *Session) turn(by int) error {
	qs := s.live.Board().Questions
	at := slices.IndexFunc(qs, func(q *mindmap.Question) bool { return q.ID == s.question })
	if at+by < 0 || at+by >= len(qs) {
		return errors.New("there is no question that way")
	}
	s.question, s.listed = qs[at+by].ID, nil
	s.tellQuestion()
	return s.turnRoom()
}

func (s *Session) ask(_ []string, rest string) error {
	text, err := text.Question.Clean(rest)
	if err != nil {
		return err
	}
	id := scribe.RandomID()
	if err := s.wall.Record(mindmap.Draft{ID: id, Op: mindmap.AskQuestion{Text: text}}); err != nil {
		return err
	}
	s.question, s.listed = id, nil
	s.tellQuestion()
	return s.turnRoom()
}

func (s *Session) undo(done string, do func() (scribe.TakeBack, error)) error {
	back, err := do()
	if err != nil {
		return err
	}
	if back.Act.IsZero() {
		return errors.New("there is nothing of yours to take back or bring back")
	}
	s.say("%s: %s", done, back.What)
	return nil
}

// list reads out the question, answers numbered for the other commands.
func (s *Session) list([]string, string) error {
	q := s.live.Question(s.question)
	if q == nil {
		return errors.New("there is no question yet: :ask and the question")
	}
	s.tellQuestion()
	s.listed = nil
	for t := range q.AllThemes {
		letter := ""
		if t.Depth == 1 {
			letter = ", letter " + t.Letter
		}
		s.say("Theme %s, %s%s:", strings.Join(s.live.ThemePath(t.ID), ", "), say.Joined(", ", say.Said(t.Tally.Total()), say.English.VotesInWords(t.Votes)), letter)
		s.listAnswers(t.Answers)
	}
	if len(q.Unsorted) > 0 {
		s.say("Unsorted, %s:", say.Said(q.Own.Tally.Total()))
		s.listAnswers(q.Unsorted)
	}
	return nil
}

func (s *Session) listAnswers(answers []*mindmap.Answer) {
	for _, a := range answers {
		s.listed = append(s.listed, a.ID)
		s.say("%d. %s", len(s.listed), say.Joined(", ", say.Caption(a)+times(a.Tally.Total()), say.English.VotesInWords(a.Votes)))
	}
}

// numbered is the answer of a number of the last list.
func (s *Session) numbered(word string) (*mindmap.Answer, error) {
	n, err := strconv.Atoi(strings.TrimSuffix(word, "."))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%q is no number of the list", word)
	case len(s.listed) == 0:
		return nil, errors.New("read the :list first; its numbers are meant")
	case n < 1 || n > len(s.listed):
		return nil, fmt.Errorf("the list goes from 1 to %d", len(s.listed))
	}
	a := s.live.Answer(s.listed[n-1])
	if a == nil {
		return nil, errors.New("that answer is gone; read the :list again")
	}
	return a, nil
}

// lastAnswer is the one made last in this session.
func (s *Session) lastAnswer() (*mindmap.Answer, error) {
	if a := s.live.Answer(s.last); a != nil && !s.last.IsZero() {
		return a, nil
	}
	return nil, errors.New("say which answer, by its number in the :list")
}
