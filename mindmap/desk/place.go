package desk

import (
	"context"
	"path/filepath"
	"strings"
	"sync"

	"mindwall/mindmap/desk/internal/lodging"
	"mindwall/mindmap/synced"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/rescue"
)

// place is where the wall is: its file, which a move changes, and where that is kept while it is open. It may be used by
// any goroutine.
type place struct {
	mu      sync.Mutex
	file    *wallfile.Wall
	lodging *lodging.Lodging // nil when the wall is open where it is
}

// Path is where the wall has its place now: absolute, with links followed. One of a synced folder may be kept elsewhere
// while it is open. It may be called from any goroutine.
func (p *place) Path() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lodging != nil {
		return p.lodging.Path()
	}
	return p.file.Path()
}

// Notice says why the wall can only be read; see [wallfile.Wall.Notice].
func (p *place) Notice() error { return p.wall().Notice() }

// Health looks at the file thoroughly.
func (p *place) Health(ctx context.Context) (rescue.Report, error) {
	return rescue.Health(ctx, p.wall())
}

// Copy makes a sound copy of the wall, also while others write to it.
func (p *place) Copy(ctx context.Context, path string) error { return p.wall().CopyTo(ctx, path) }

// State is what is kept beside the wall, by key.
func (p *place) State(ctx context.Context) (map[string]string, error) { return p.wall().State(ctx) }

func (p *place) wall() *wallfile.Wall {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.file
}

// leave puts back a wall that was kept elsewhere, once its file is closed.
func (p *place) leave() error {
	p.mu.Lock()
	l := p.lodging
	p.lodging = nil
	p.mu.Unlock()
	return l.Leave()
}

// lodged reports whether the wall is kept elsewhere while it is open.
func (p *place) lodged() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.lodging != nil
}

// WentOn is where the wall went on when somebody saved it elsewhere; empty when it did not.
func (p *place) WentOn() string {
	state, err := p.State(context.Background())
	if err != nil {
		return ""
	}
	return wentOn(state, p.wall().Path())
}

// Beside is where Move keeps a wall of a name: the whole path. It may be called from any goroutine.
func (p *place) Beside(name string) string {
	name = ExpandHome(strings.TrimSpace(name))
	if name == "" {
		return ""
	}
	if filepath.Ext(name) == "" {
		name += ".wall"
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(filepath.Dir(p.Path()), name)
	}
	return filepath.Clean(name)
}

// InPlace reports whether a wall that is to be kept elsewhere is open where it is all the same: somebody had it open there.
func (p *place) InPlace() bool {
	kept, err := synced.Standard().Of(p.Path())
	return err == nil && kept.Note.Elsewhere && !p.lodged()
}
