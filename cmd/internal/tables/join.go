package tables

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/link"
	"mindwall/mindmap/link/pair"
	"mindwall/mindmap/text"
)

// Address is where a wall is joined.
type Address = link.Address

// Joining is what the flags of join say.
type Joining struct {
	At      string // a line, or a host; empty with a foreign NATS
	Path    string // of the wall; empty when it is called by its event
	Foreign Foreign
	NoOpen  bool
	Accept  bool // words go that other tables took out
}

// Join joins a wall that is shared elsewhere. A file that is not there is made. open shows the console, which goes on sharing; it
// is not called when there is to be no screen.
func Join(ctx context.Context, s *shell.Shell, j Joining, open func(path string, at *Address) error) error {
	o, err := options(s, j.Path)
	if err != nil {
		return err
	}
	o.Foreign = j.Foreign
	if err := isJoined(j.Path, mindmap.ID{}); err != nil {
		return err // before anybody is asked for a code
	}
	if j.Foreign.Servers == "" {
		a, title, err := addressOf(ctx, s, j.At, o.Writer.Author)
		if err != nil {
			return err
		}
		o.Address = &a
		if j.Path == "" {
			j.Path = freeName(title, a.Wall)
			o.Path = j.Path
		}
		if err := isJoined(j.Path, a.Wall); err != nil {
			return err
		}
	}
	wantsWall := o.Address != nil && o.Address.Wall.IsZero()
	made, err := begin(j.Path, o)
	if err != nil {
		return err
	}
	if made {
		if err := fill(ctx, s, o); err != nil {
			return errors.Join(err, os.Remove(j.Path))
		}
		s.Note("the wall is in %s", text.TellPath(j.Path))
	}
	if wantsWall {
		if o.Address.Wall, err = wallOf(j.Path); err != nil {
			return err
		}
		s.Note("others join this wall with: '%s'", o.Address)
	}
	if !j.NoOpen && j.Foreign.Servers == "" {
		return open(j.Path, o.Address)
	}
	return Headless(ctx, s, o, j.Accept, func(*Session) error { return nil })
}

// addressOf is where a wall is joined: as a line says, or as a table that is asked for a code.
func addressOf(ctx context.Context, s *shell.Shell, at, name string) (a link.Address, title string, err error) {
	if strings.Contains(at, "://") {
		a, err = link.ParseAddress(at)
		if err != nil {
			err = shell.Usage(err)
		}
		return a, "", err
	}
	return askIn(ctx, s.Folder, at, name, func(words string, wrong error) (pair.Code, error) {
		if wrong != nil {
			fmt.Fprintln(s.Words, wrong)
		} else {
			fmt.Fprintf(s.Words, "The certificate is “%s”. The other table sees the same words.\n", words)
		}
		for {
			fmt.Fprint(s.Words, "Its code: ")
			typed, err := readLine(s.Stdin)
			if err != nil && wrong != nil {
				return "", fmt.Errorf("join at %s: %w", at, wrong)
			}
			if err != nil {
				return "", fmt.Errorf("read the code: %w", err)
			}
			code, err := pair.ParseCode(typed)
			if err == nil {
				fmt.Fprintln(s.Words, "Waiting to be let in …")
				return code, nil
			}
			fmt.Fprintln(s.Words, err)
		}
	})
}

// fileName is what a wall is called that has no name yet.
func fileName(title string) string {
	const most = 40 // letters
	var b strings.Builder
	for _, r := range strings.ToLower(text.Clean(title)) {
		switch {
		case b.Len() >= most:
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	name := strings.Trim(b.String(), "-")
	if name == "" {
		name = "shared"
	}
	return name + ".wall"
}

// freeName is what the file of a wall is called that has no name yet: that of its event, with a number where another wall has it.
func freeName(title string, wall mindmap.ID) string {
	name := fileName(title)
	path := name
	for n := 2; isJoined(path, wall) != nil; n++ {
		path = fmt.Sprintf("%s-%d.wall", strings.TrimSuffix(name, ".wall"), n)
	}
	return path
}

var errOtherWall = errors.New("this is another wall than the one that is shared there")

// isJoined says why a file cannot be that of a wall; nothing speaks against one that is not there, or that is empty. A zero id is
// that of any wall.
func isJoined(path string, wall mindmap.ID) error {
	if _, err := os.Lstat(path); path == "" || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	id, err := wallOf(path)
	switch {
	case errors.Is(err, errNoFrame):
		return nil
	case err != nil:
		return err
	case !wall.IsZero() && id != wall:
		return fault.Advise(fmt.Errorf("%s: %w", text.TellPath(path), errOtherWall), "name a file that is not there yet, which is made, or leave it out")
	}
	return nil
}

var errNoFile = errors.New("the line is of a hub for any wall, and there is no wall yet")

// begin makes the file when it is not there, without anything in it.
func begin(path string, o Options) (made bool, err error) {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return false, err // what is there says itself whether it is a wall
	}
	if o.Address == nil || o.Address.Wall.IsZero() {
		return false, fault.Advise(errNoFile, "begin it with mindwall new, or join with the line that a table which has it tells")
	}
	return true, desk.Create(path, nil)
}

// wallOf is the id of a wall in a file.
func wallOf(path string) (mindmap.ID, error) {
	d, err := desk.Read(path)
	if err != nil {
		return mindmap.ID{}, err
	}
	id := d.Live().WallID()
	if err := d.Close(); err != nil || !id.IsZero() {
		return id, err
	}
	return id, errNoFrame
}

// firstWithin is how long a table waits for what the others have.
const firstWithin = 15 * time.Second

// fill waits until a new file has what the others have.
func fill(ctx context.Context, s *shell.Shell, o Options) error {
	ctx, cancel := context.WithTimeout(ctx, firstWithin)
	defer cancel()
	news := make(chan Status, 1)
	o.Told = func(now Status) {
		select {
		case news <- now:
		default:
		}
	}
	session, err := Open(ctx, o)
	if err != nil {
		return err
	}
	for {
		now := session.Status()
		if now.Level && session.wall.ID() == o.Address.Wall {
			return session.Close()
		}
		select {
		case <-ctx.Done():
			err := fmt.Errorf("nothing came of the wall: %w", cause(now))
			return errors.Join(err, session.Close())
		case <-news:
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func cause(now Status) error {
	if now.Away != nil {
		return now.Away
	}
	return errors.New("no table that has it is there")
}
