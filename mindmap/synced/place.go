package synced

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/adrg/xdg"
	"github.com/rogpeppe/go-internal/lockedfile"

	"mindwall/mindmap/text"
)

// Shelf is the folder in which walls of synced folders are kept while they are open, each in a folder of its own.
type Shelf string

// Standard is the shelf that the system's custom gives, such as ~/.local/share/mindwall/walls; nowhere for who has no
// folder of their own.
func Standard() Shelf {
	if _, err := os.UserHomeDir(); err != nil && os.Getenv("XDG_DATA_HOME") == "" {
		return ""
	}
	return Shelf(filepath.Join(xdg.DataHome, "mindwall", "walls"))
}

// Place is where a wall has its own file, and what is remembered of it here.
type Place struct {
	Path   string // of the wall's own file: absolute, with links followed
	Folder string // on the shelf, for the working file and what belongs to it; made by Lock and Keep
	Note   Note
}

// Note is what is remembered of a place.
type Note struct {
	Path      string `json:"path"`
	Decided   bool   `json:"decided,omitempty"`   // whether the wall stays in its place was settled
	Elsewhere bool   `json:"elsewhere,omitempty"` // it is kept here while it is open
	Told      bool   `json:"told,omitempty"`      // that it lies in a synced folder
	Known     string `json:"known,omitempty"`     // digest of the wall's own file, when it was the same as the working file last
}

// Of is the place of the wall at a path, where there may be none yet.
func (s Shelf) Of(path string) (*Place, error) {
	if s == "" {
		return nil, errors.New("there is no folder of one's own to keep walls in")
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	} else if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(folder, filepath.Base(path))
	}
	key := sha256.Sum256([]byte((&Surroundings{System: runtime.GOOS}).fold(path)))
	p := &Place{Path: path, Folder: filepath.Join(string(s), hex.EncodeToString(key[:12]))}
	content, err := os.ReadFile(p.file("place.json"))
	if err == nil {
		_ = json.Unmarshal(content, &p.Note) // one that cannot be read is begun anew
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("look where %s is kept: %w", text.TellPath(path), err)
	}
	p.Note.Path = path
	return p, nil
}

func (p *Place) file(name string) string { return filepath.Join(p.Folder, name) }

// Working is the path of the working file. It has the wall's own name.
func (p *Place) Working() string { return p.file(filepath.Join("open", filepath.Base(p.Path))) }

// Keep remembers the note.
func (p *Place) Keep() error {
	content, err := json.Marshal(p.Note)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(p.Folder, 0o700); err != nil {
		return err
	}
	fresh := p.file("place.json.new")
	if err := os.WriteFile(fresh, append(content, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(fresh, p.file("place.json"))
}

// lockPatience is how long it is waited for another program that fetches or puts back the same wall.
const lockPatience = 20 * time.Second

// Lock has the working file to itself until it is unlocked: nobody else fetches it, puts it back, or takes it away. The note
// is read anew.
func (p *Place) Lock() (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(p.Working()), 0o700); err != nil {
		return nil, err
	}
	type lock struct {
		unlock func()
		err    error
	}
	got := make(chan lock, 1)
	go func() {
		unlock, err := lockedfile.MutexAt(p.file("lock")).Lock()
		if errors.Is(err, errors.ErrUnsupported) {
			unlock, err = func() {}, nil // there are no locks here: two programs that open or close at once may meet
		}
		got <- lock{unlock, err}
	}()
	select {
	case l := <-got:
		if l.err != nil {
			return nil, l.err
		}
		if content, err := os.ReadFile(p.file("place.json")); err == nil {
			_ = json.Unmarshal(content, &p.Note)
		}
		return l.unlock, nil
	case <-time.After(lockPatience):
		go func() { // when it comes after all, nobody waits any more
			if l := <-got; l.err == nil {
				l.unlock()
			}
		}()
		return nil, errors.New("another program has the wall to itself")
	}
}
