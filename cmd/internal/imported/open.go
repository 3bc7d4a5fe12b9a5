package imported

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mindwall/export/outline"
	"mindwall/export/table"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile"
)

// ErrForeign says that a table is none of ours, and so may be a survey's.
var ErrForeign = errors.New("it is no table of mindwall")

// Extensions are those of the files that [Open] opens.
func Extensions() []string { return append(outline.Extensions(), ".csv", ".xlsx") }

// Open opens an outline, or what a wall was exported to. It fails with [ErrForeign] when the file is a table of others.
func Open(path string) (*desk.Incoming, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.Advise(fmt.Errorf("%s: there is no such file", text.TellPath(path)), "give an outline, or a file that a wall was exported to")
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", text.TellPath(path), err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", text.TellPath(path), err)
	}
	if !info.Mode().IsRegular() {
		return nil, fault.Advise(fmt.Errorf("%s is no file", text.TellPath(path)), "give an outline, or a file that a wall was exported to")
	}
	return read(filepath.Base(path), io.NewSectionReader(file, 0, info.Size()))
}

func read(name string, in *io.SectionReader) (*desk.Incoming, error) {
	var back table.Back
	var err error
	ext := strings.ToLower(filepath.Ext(name))
	switch ext {
	case ".csv", ".tsv":
		back, err = table.ReadCSV(in)
	case ".json":
		if back, err = table.ReadJSON(in); table.IsForeign(err) {
			_, _ = in.Seek(0, io.SeekStart) // within the section
			return readOutline(name, in)
		}
	case ".xlsx", ".xlsm":
		back, err = table.ReadXLSX(in, in.Size())
	default:
		return readOutline(name, in)
	}
	switch {
	case table.IsForeign(err):
		return nil, ErrForeign
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", text.TellPath(name), err)
	}
	return &desk.Incoming{
		Name: text.TellPath(name), Board: back.Board, Told: back.Told, Strange: !back.Known, Parts: ext == ".json",
	}, nil
}

func readOutline(name string, in io.Reader) (*desk.Incoming, error) {
	o, err := outline.Read(name, in)
	if err != nil {
		return nil, err
	}
	return &desk.Incoming{Name: text.TellPath(name), Board: o.Board, Notes: o.Notes, Told: o.Told, Strange: !o.Known}, nil
}

// IsExport reports whether a file is to be opened by [Open], and not as a wall: by its name, unless it is a wall whatever it
// is called.
func IsExport(path string) bool {
	if wall, _ := wallfile.IsWall(path); wall {
		return false
	}
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".wall":
		return false
	default:
		_, err := os.Stat(path)
		return err == nil || slices.Contains(Extensions(), ext)
	}
}

// Name is what a wall is called when the file names no event: by its one question, else by the file.
func Name(in *desk.Incoming) string {
	if all := in.Board.Questions; len(all) == 1 {
		return text.Title.Lenient(all[0].Text)
	}
	return text.Title.Lenient(strings.TrimSuffix(in.Name, filepath.Ext(in.Name)))
}

// Told is what a person should know of an incoming file, in few lines, and whether there are notes that could be kept.
func Told(in *desk.Incoming) (lines []string, notes bool) {
	const shown = 6
	lines = slices.Concat(in.Told, in.NotesLeft())
	if more := len(lines) - shown; more > 1 {
		lines = append(lines[:shown:shown], fmt.Sprintf("and %d more of the kind", more))
	}
	return lines, !in.KeepNotes && in.HasNotes()
}

// isTable reports whether a file's name says that it may be a table of ours.
func isTable(name string) bool {
	return slices.Contains([]string{".csv", ".tsv", ".xlsx", ".xlsm"}, strings.ToLower(filepath.Ext(name)))
}

// isOutline reports whether a file's name says that it is no survey: one of an outline, or of a program whose files are
// refused with what to save instead. Indented text may be either, and is a survey here.
func isOutline(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext != ".txt" && (slices.Contains(outline.Extensions(), ext) || outline.IsClosed(name))
}
