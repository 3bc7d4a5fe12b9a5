package export

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"

	"mindwall/export/dot"
	"mindwall/export/paper"
	"mindwall/export/picture"
	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
)

// Request is what is to be exported, and how.
type Request struct {
	Board    *mindmap.Board // the wall as it stands; what must not leave it is taken out here
	WallName string         // the first part of every file's name: the wall's file without its extension
	Formats  []Format
	Language string     // that files speak beside the wall's own words, as BCP 47 has it; empty is that of the event
	Dir      string     // the folder; empty is the current one. It is made when it is missing.
	Question mindmap.ID // of the one question to export; zero is all that are asked
	Force    bool       // existing files are replaced

	Scheme   scheme.Scheme
	Engine   dot.Engine // of PNG, SVG and PDF; empty is our own
	Paper    string     // that pictures are laid out for, by its name in package paper; empty is the smallest that can be read
	AsOnWall bool       // pictures keep the sides of the wall
	Book     bool       // PDF is a book
	Private  bool       // tables carry authors, private quotes, and what is parked
	LiveText bool       // SVG keeps its text as text

	// Progress, when not nil, is told before each file how many are done, of how many, and which comes. It is called on
	// the goroutine of the caller.
	Progress func(done, total int, file string)
}

// Result is what became of a request.
type Result struct {
	Paths []string // of the files written, in order
	Notes []string // what people should know of them, each once
}

// task is one file of a request.
type task struct {
	format   Format
	question *mindmap.Question // of the whole board; nil for the whole wall
	name     string
}

// Run writes the files of a request into its folder. All are made under temporary names first, so that after an error
// no file is there half or alone; names that are taken are refused before anything is made.
func Run(ctx context.Context, r Request) (Result, error) {
	w := newWorker(&r)
	tasks, err := r.tasks()
	if err != nil {
		return Result{}, err
	}
	files := make([]File, len(tasks))
	for i, t := range tasks {
		files[i] = File{t.name, func(ctx context.Context, out io.Writer) error { return w.do(ctx, out, t) }}
	}
	paths, err := WriteFiles(ctx, r.Dir, r.Force, files, r.Progress)
	return Result{Paths: paths, Notes: w.notes.all}, err
}

// Stream writes the one file of a request to out, and returns what people should know of it. It fails when the request
// asks for more than one.
func Stream(ctx context.Context, out io.Writer, r Request) (notes []string, err error) {
	if len(r.Formats) != 1 {
		return nil, fault.New(fault.SeveralFormats, errors.New("one output takes one format"))
	}
	w := newWorker(&r)
	tasks, err := r.tasks()
	if err != nil {
		return nil, err
	}
	if len(tasks) != 1 {
		return nil, fault.New(fault.SeveralFiles, fmt.Errorf("format %s has a file for each of the %d questions", r.Formats[0].Name, len(tasks)))
	}
	err = w.do(ctx, out, tasks[0])
	return w.notes.all, err
}

// tasks lists the files of the request.
func (r *Request) tasks() ([]task, error) {
	if r.Board == nil || len(r.Formats) == 0 {
		return nil, errors.New("export: no wall or no format")
	}
	questions, one := r.Board.Questions, (*mindmap.Question)(nil)
	if !r.Question.IsZero() {
		questions = pick(append(questions[:len(questions):len(questions)], r.Board.Aside...), r.Question)
		if len(questions) == 0 {
			return nil, fault.New(fault.UnknownQuestion, fmt.Errorf("question %s is not on this wall", r.Question))
		}
		one = questions[0]
	}
	var out []task
	for _, f := range r.Formats {
		if !f.PerQuestion {
			out = append(out, task{f, one, fileName(r.WallName, one, f.Suffix, f.Ext)})
			continue
		}
		for _, q := range questions {
			out = append(out, task{f, q, fileName(r.WallName, q, f.Suffix, f.Ext)})
		}
	}
	if len(out) == 0 {
		return nil, fault.New(fault.NoQuestion, errors.New("the wall has no question yet"))
	}
	return out, nil
}

// worker does the tasks of one request and remembers what it made on the way.
type worker struct {
	request *Request
	public  map[mindmap.ID]*mindmap.Board // by the question asked for; zero is the whole wall
	maps    maps
	notes   notes
}

// newWorker begins a request; its board becomes one that is no deeper than files have it.
func newWorker(r *Request) *worker {
	w := &worker{request: r, public: map[mindmap.ID]*mindmap.Board{}, maps: maps{}}
	if r.Board != nil {
		w.notes.voice(r.Language)
		r.Board = w.notes.shallow(r.Board)
	}
	return w
}

func (w *worker) do(ctx context.Context, out io.Writer, t task) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r := w.request
	j := &Job{
		Board: w.board(t), Voice: voiceOf(r.Language, r.Board), Scheme: r.Scheme, Engine: r.Engine, Paper: cmp.Or(r.Paper, paper.Auto), AsOnWall: r.AsOnWall,
		Book: r.Book, Private: r.Private, LiveText: r.LiveText, maps: w.maps,
		Note: func(s string) { w.notes.add(t.name + ": " + s) },
	}
	if t.format.PerQuestion {
		j.Question = j.Board.Questions[0]
	}
	switch {
	case t.format.Whole:
		j.Note("this is the whole wall, with authors, parked answers and quotes that are not marked for publishing")
	case t.format.Private && r.Private:
		j.Note("private: it has authors, parked answers and quotes that are not marked for publishing")
	}
	return t.format.Write(ctx, heeding{ctx, out}, j)
}

// voiceOf is the voice for the language that was asked for, or that of the event.
func voiceOf(lang string, b *mindmap.Board) say.Voice { return say.In(cmp.Or(lang, b.Event.Language)) }

// heeding is a writer that fails when its context has ended, so that whatever writes to it ends too.
type heeding struct {
	ctx context.Context
	out io.Writer
}

func (h heeding) Write(p []byte) (int, error) {
	if err := h.ctx.Err(); err != nil {
		return 0, err
	}
	return h.out.Write(p)
}

// board is the wall as the task may see it.
func (w *worker) board(t task) *mindmap.Board {
	whole := t.format.Whole || t.format.Private && w.request.Private
	if whole {
		if t.question == nil {
			return w.request.Board
		}
		return only(w.request.Board, t.question.ID)
	}
	var id mindmap.ID
	from := w.request.Board
	if t.question != nil {
		id = t.question.ID
		from = &mindmap.Board{Event: from.Event, Revision: from.Revision, Questions: []*mindmap.Question{t.question}, Rounds: roundsOn(w.request.Board, id)}
	}
	if w.public[id] == nil {
		w.public[id] = Public(from)
	}
	return w.public[id]
}

// maps are the measured maps of a request, so that formats of one map share the work.
type maps map[mapKey]*picture.Map

type mapKey struct {
	question *mindmap.Question
	graph    bool // planned for Graphviz
}

// mindMap is the measured map of the job's question.
func (j *Job) mindMap(ctx context.Context, graph bool) (*picture.Map, error) {
	key := mapKey{j.Question, graph}
	if m := j.maps[key]; m != nil {
		return m, nil
	}
	o := j.options(ctx)
	if o.Graph = graph; graph {
		o.Paper = paper.Free
	}
	m, err := picture.NewMap(j.Board, j.Question, o)
	if err != nil {
		return nil, err
	}
	if j.maps != nil {
		j.maps[key] = m
	}
	return m, nil
}

func (j *Job) options(ctx context.Context) picture.Options {
	return picture.Options{
		Options: plan.Options{Scheme: j.Scheme, Voice: j.Voice, Paper: j.Paper, AsOnWall: j.AsOnWall, Context: ctx}, Book: j.Book,
	}
}
