// Package viewers shows the room of a wall in browsers. It watches the file as the room view does, and sets what that would show as
// pictures. Nothing is opened before somebody looks.
package viewers

import (
	"cmp"
	"context"
	"strings"
	"sync"

	"mindwall/export/live"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/wallfile"
	"mindwall/tui/look"
	"mindwall/tui/room"
	"mindwall/tui/screen"
	"mindwall/tui/svg"
)

// papers are what is drawn on: with few rows and large letters, as in a room.
var papers = map[live.Shape]svg.Paper{
	live.Wide: {Size: screen.Size{W: 80, H: 20}, CellW: 16, CellH: 36, Font: 27, Baseline: 27, Margin: 8},
	live.Tall: {Size: screen.Size{W: 40, H: 34}, CellW: 16, CellH: 34, Font: 27, Baseline: 26, Margin: 8},
}

// Viewers is a room that browsers look at, until Close.
type Viewers struct {
	*live.Room
	painter *painter
	stop    context.CancelFunc
	drawing sync.WaitGroup
}

// Options say which room is looked at, and how.
type Options struct {
	Path   string                 // of the wall
	Token  string                 // that the address of the page ends with
	Look   look.Kind              // as long as the console says none
	Asked  func() mindmap.ID      // the question that is shown as long as the console says none; zero is that of the newest answer
	IsHost func(host string) bool // reports whether a request is meant for this machine
}

// Open lets browsers look at a room.
func Open(o Options) *Viewers {
	ctx, stop := context.WithCancel(context.Background())
	v := &Viewers{painter: &painter{Options: o, ctx: ctx}, stop: stop}
	v.Room = live.New(v.painter, o.Token, o.IsHost)
	v.painter.changed = v.Changed
	v.drawing.Go(func() { v.Run(ctx) })
	return v
}

// Close lets all go that look.
func (v *Viewers) Close() {
	v.SetToken("")
	v.stop()
	v.drawing.Wait()
	v.painter.watching.Wait()
}

// painter is the room as it is drawn.
type painter struct {
	Options
	ctx      context.Context // until the end
	changed  func()
	watching sync.WaitGroup

	mu   sync.Mutex
	view *room.Elsewhere // nil while the wall is not watched
}

// Draw implements [live.Painter].
func (p *painter) Draw(shapes []live.Shape) (d live.Drawing, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	err = wallfile.Guarded("drawing for browsers", func() error {
		if err := p.open(); err != nil {
			return err
		}
		p.view.Ask(p.Asked())
		d = draw(p.view, shapes)
		return nil
	})
	return d, err
}

func draw(view *room.Elsewhere, shapes []live.Shape) live.Drawing {
	event, l := view.Event(), view.Look()
	outline, newest := view.Tell()
	d := live.Drawing{Pictures: map[live.Shape][]byte{}, Stands: view.Stands(), Words: live.Words{
		Title: cmp.Or(event.Title, "mindwall"), Language: say.In(event.Language).Language(),
		Outline: strings.Join(outline, "\n"), Newest: newest,
		Ground: svg.Hex(l.Background(), "#ffffff"),
	}}
	for _, shape := range shapes {
		paper := papers[shape]
		d.Pictures[shape] = svg.Draw(view.Rows(paper.Size), paper, l, nil)
	}
	return d
}

// open begins to watch the wall, where it is now. The lock is held.
func (p *painter) open() error {
	if p.view != nil {
		return nil
	}
	d, err := desk.Read(p.Path)
	if err != nil {
		return err
	}
	d = d.Along()
	o := room.Options{Live: d.Live(), Look: p.Look}
	if state, err := d.State(p.ctx); err == nil { // else the first news makes it good
		o.Shown = shown.Decode(state[shown.Key])
	}
	view := room.NewElsewhere(o)
	p.view = view
	p.watching.Go(func() {
		err := d.Watch(p.ctx, func(msg any) {
			p.mu.Lock()
			view.Take(msg)
			p.mu.Unlock()
			p.changed()
		})
		if err != nil { // it broke down: the next drawing begins anew
			p.mu.Lock()
			p.view = nil
			p.mu.Unlock()
		}
	})
	return nil
}
