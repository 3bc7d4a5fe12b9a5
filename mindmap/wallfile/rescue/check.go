package rescue

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/internal/store"
)

// Report is the health of a wall's file.
type Report struct {
	Path       string
	Version    int      // of its tables
	Entries    int      // that can be read
	Unreadable int      // rows that are no entries
	Size       int64    // bytes
	LogSize    int64    // bytes that are not in the file yet, but in the log beside it
	SideFiles  []string // names of the files beside it, which belong to it
	Faults     []error  // what is wrong, each with a hint where there is something to do; none for a sound wall

	Ahead      int            // entries that are kept aside as their clock runs ahead
	Leaps      int            // entries of the wall that do: what is written now comes before them
	Renumbered int            // by a rescue, to come after all others
	Held       []mindmap.Loss // words that are off the board and still in the file
}

// Wrong are the faults of the file itself: that it was opened to be read alone is none.
func (r *Report) Wrong() []error {
	var faults []error
	for _, f := range r.Faults {
		if !errors.Is(f, wallfile.ErrReadOnly) {
			faults = append(faults, f)
		}
	}
	return faults
}

// Bytes is how much room the wall takes, for people.
func (r *Report) Bytes() string {
	const kilo = 1000
	switch bytes := r.Size + r.LogSize; {
	case bytes == 1:
		return "1 byte"
	case bytes < kilo:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < kilo*kilo:
		return fmt.Sprintf("%d kB", (bytes+kilo/2)/kilo)
	default:
		return fmt.Sprintf("%.1f MB", float64(bytes)/(kilo*kilo))
	}
}

// Check looks at a wall thoroughly, and changes nothing. It fails only when the wall cannot be opened at all.
func Check(ctx context.Context, path string) (Report, error) {
	w, err := wallfile.OpenReadOnly(path)
	if err != nil {
		return Report{}, err
	}
	defer func() { _ = w.Close() }()
	return Health(ctx, w)
}

// Health looks thoroughly at a wall that is open; see [wallfile.Wall.Examine].
func Health(ctx context.Context, w *wallfile.Wall) (Report, error) {
	found, err := w.Examine(ctx)
	if err != nil {
		return Report{}, err
	}
	r := Report{
		Path: w.Path(), Version: found.Version, Entries: len(found.Entries), Unreadable: found.Unreadable, Ahead: len(found.Aside),
		Faults: found.Faults,
	}
	r.lookAtFiles(r.Path)
	r.lookAt(found.Entries)
	return r, nil
}

// lookAtFiles notes the sizes and names of the files.
func (r *Report) lookAtFiles(path string) {
	if info, err := os.Stat(path); err == nil {
		r.Size = info.Size()
	}
	for _, suffix := range store.SideSuffixes() {
		info, err := os.Stat(path + suffix)
		if err != nil {
			continue
		}
		r.SideFiles = append(r.SideFiles, filepath.Base(path)+suffix)
		if suffix == "-wal" {
			r.LogSize = info.Size()
		}
	}
}

// lookAt notes what the entries say of clocks and of words that were taken out.
func (r *Report) lookAt(entries []mindmap.Entry) {
	var clock mindmap.Clock
	redacted := false
	for i := range entries {
		clock.Add(entries[i].Clock)
		redacted = redacted || mindmap.IsRedaction(entries[i].Kind)
	}
	if r.Leaps = clock.Ahead(); redacted {
		live := mindmap.NewLive()
		live.Add(entries...)
		r.Held = live.HeldWords()
	}
}
