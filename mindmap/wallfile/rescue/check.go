package rescue

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/internal/store"
)

// Report is the health of a wall's file.
type Report struct {
	wallfile.Examination
	Path       string
	Size       int64    // bytes
	LogSize    int64    // bytes that are not in the file yet, but in the log beside it
	SideFiles  []string // names of the files beside it, which belong to it
	Renumbered int      // by a rescue, to come after all others
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
	r := Report{Examination: found, Path: w.Path()}
	r.lookAtFiles(r.Path)
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
