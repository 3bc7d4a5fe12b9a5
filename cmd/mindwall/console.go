package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"mindwall/export"
	"mindwall/export/picture"
	"mindwall/mindmap/wallfile"
	"mindwall/tui"
	"mindwall/tui/exportdialog"
	"mindwall/tui/look"
	"mindwall/tui/settings"
)

func (a *app) openCommand() *cobra.Command {
	var asLines bool
	c := &cobra.Command{
		Use:   "open FILE",
		Short: "Open a wall in the console",
		Long: "Open a wall in the console, the facilitator's screen: type, Enter, it is on the wall. What other windows and " +
			"mindwall add write appears at once. With --plain it reads and writes lines, without drawing: for screen readers and " +
			"bare terminals.",
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error {
			if asLines {
				return a.openPlain(c.Context(), args[0])
			}
			if err := a.needTerminal("mindwall open --plain reads and writes lines; mindwall add adds answers"); err != nil {
				return err
			}
			return a.openConsole(c.Context(), args[0], false)
		},
	}
	c.Flags().BoolVar(&asLines, "plain", false, "read and write lines, without drawing")
	return c
}

// openConsole shows the console of a wall until its user leaves.
func (a *app) openConsole(ctx context.Context, path string, isDemo bool) error {
	w, err := openFile(path, wallfile.Open)
	if err != nil {
		return err
	}
	s, err := a.scribe()
	if err != nil {
		return errors.Join(err, w.close())
	}
	state, err := w.file.State(ctx)
	if err != nil {
		state = nil // a half-typed line and what was kept apart at most
	}
	w.scribe = s
	looks := &lookKeeper{folder: a.folder}
	at := &place{path: w.path, isDemo: isDemo}
	o := a.consoleOptions(w, isDemo, at)
	draft, left := takeDraft(state, s.Device, runsBesides)
	o.Draft, o.Remembered, o.LookChosen = draft, state, looks.choose
	if !isDemo {
		a.remember(path, w.title)
	}
	err = a.showConsole(ctx, w, o, at, left)
	looks.keep()
	return err
}

// showConsole runs the screens, and keeps what they record. The signals that end the program are the console's to
// answer: it leaves in order. The half-typed line of the options is this console's from here on, and no more kept under
// the key at which it was left.
func (a *app) showConsole(ctx context.Context, w *wall, o tui.Options, at *place, left string) error {
	k := &keeper{live: w.live, notes: notesOf(w.scribe.Device, os.Getpid())}
	k.moved = func(path string) {
		at.move(path)
		a.remember(path, w.title)
	}
	o.Keeper, o.Import, o.Remember = k, k.importer(w.scribe), k.remember
	program := tui.New(context.WithoutCancel(ctx), o)
	k.start(w.file, w.seq, program.Send)
	if left != "" && o.ReadOnly == "" {
		k.takeOver(left, draftKey, o.Draft)
	}
	beFrugal()
	err := program.Run()
	return errors.Join(err, k.end())
}

func (a *app) consoleOptions(w *wall, isDemo bool, at *place) tui.Options {
	chosen := a.settings()
	o := tui.Options{
		Live: w.live, Author: w.scribe.Author, Device: w.scribe.Device, Name: filepath.Base(w.path), Demo: isDemo,
		Look: look.Dark, FollowBackground: chosen.Look == settings.Auto, Bell: chosen.Bell, Suggestions: chosen.Suggestions,
		NoColour: os.Getenv("NO_COLOR") != "", Export: exporter(at), PathOf: at.pathOf,
	}
	if kind, err := look.ParseKind(string(chosen.Look)); err == nil {
		o.Look = kind
	}
	if err := w.file.Notice(); err != nil {
		o.ReadOnly = briefly(err).Error()
	}
	return o
}

// remember puts a wall at the head of the recent ones. That it cannot is worth no word at the event.
func (a *app) remember(path, title string) {
	_ = a.folder.Remember(settings.Recent{Path: path, Title: title, Opened: time.Now()})
}

// place is where a console's wall is kept now: saving it elsewhere moves it, while an export may be under way.
type place struct {
	mu     sync.Mutex
	path   string
	isDemo bool
}

func (p *place) move(path string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.path, p.isDemo = path, false
}

// pathOf is where a wall of a typed name is kept: beside this one, unless the name says where. It is a wall by its ending.
func (p *place) pathOf(name string) string {
	if name == "" {
		return ""
	}
	path, _ := p.now()
	name = expandHome(name)
	if filepath.Ext(name) == "" {
		name += ".wall"
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(filepath.Dir(path), name)
	}
	if whole, err := filepath.Abs(name); err == nil {
		return whole
	}
	return name
}

// now is the wall's path and the folder that its exports go into: beside the wall, but for a demo, which is in the
// temporary folder, the current one.
func (p *place) now() (path, folder string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.isDemo {
		return p.path, "."
	}
	return p.path, filepath.Dir(p.path)
}

// exporter writes files for the wall at a place.
func exporter(at *place) exportdialog.Exporter {
	e := exportdialog.Exporter{Folder: func() string {
		_, folder := at.now()
		if absolute, err := filepath.Abs(folder); err == nil {
			return absolute
		}
		return folder
	}}
	for i, f := range export.Formats() {
		e.Formats = append(e.Formats, exportdialog.Format{Name: f.Name, Title: f.Title, Usual: i < 2})
	}
	e.Run = func(ctx context.Context, r exportdialog.Request) (exportdialog.Result, error) {
		path, folder := at.now()
		request := export.Request{
			Board: r.Board, WallName: wallName(path), Dir: folder, Question: r.Question, Force: r.Replace, Progress: r.Progress,
		}
		if kind, err := picture.ParseLook(r.Look); err == nil {
			request.Look = kind
		}
		for _, name := range r.Formats {
			f, err := export.FindFormat(name)
			if err != nil {
				return exportdialog.Result{}, err
			}
			request.Formats = append(request.Formats, f)
		}
		result, err := export.Run(ctx, request)
		return exportdialog.Result{Paths: result.Paths, Notes: result.Notes}, inDialog(err)
	}
	return e
}

// lookKeeper remembers the look that was chosen last, and keeps it when the console is left.
type lookKeeper struct {
	folder settings.Folder
	mu     sync.Mutex
	chosen *look.Kind
}

func (l *lookKeeper) choose(k look.Kind) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.chosen = &k
}

func (l *lookKeeper) keep() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.chosen != nil {
		_ = l.folder.Keep("look", l.chosen.String()) // the next wall begins in the old look; nothing else is lost
	}
}
