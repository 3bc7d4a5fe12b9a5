package dialogs

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"mindwall/export"
	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/desk/columns"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/scheme"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile"
	"mindwall/tui/comparing"
	"mindwall/tui/files"
	"mindwall/tui/settings"
)

// Compare compares a console's wall with others, which are only read. What is said of them is kept in a folder of settings.
func Compare(d *desk.Desk, kept settings.Folder, isDemo bool) comparing.Comparer {
	folder := folderOf(d, isDemo)
	return comparing.Comparer{
		Begin:    folder(),
		Complete: func(typed string) []string { return files.Complete(typed, comparing.IsWall) },
		Last:     func(ctx context.Context, wall mindmap.ID) string { return lastOf(ctx, kept, wall) },
		Open: func(ctx context.Context, path string) ([]compare.Wall, error, error) {
			return openBoth(ctx, d.Path(), path)
		},
		Decided: kept.Compared, Keep: kept.KeepCompared, Compare: columns.Compare,
		Formats: export.CompareFormats, Folder: folder,
		Export: func(ctx context.Context, r comparing.Request) (comparing.Result, error) {
			colours, err := scheme.Parse(r.Look)
			if err != nil {
				return comparing.Result{}, err
			}
			result, err := export.Compare(ctx, export.CompareRequest{Comparison: r.Comparison, Name: r.Name, Format: r.Format, Dir: folder(), Force: r.Replace, Scheme: colours})
			return comparing.Result{Paths: result.Paths, Notes: result.Notes}, err
		},
	}
}

// lastOf finds a wall by its id among those that were open lately.
func lastOf(ctx context.Context, kept settings.Folder, wall mindmap.ID) string {
	recent, err := kept.Recent()
	if err != nil {
		return "" // it is a convenience
	}
	for _, r := range recent {
		if ctx.Err() != nil {
			break
		}
		if d, err := desk.Read(r.Path); err == nil {
			found := d.Live().WallID() == wall
			if err := d.Close(); err == nil && found {
				return r.Path
			}
		}
	}
	return ""
}

// openBoth reads a console's wall and another one, the earlier first, and tells why the other may be less than whole. The console's
// is read from its file: what is compared does not change under who looks at it.
func openBoth(ctx context.Context, here, path string) (walls []compare.Wall, notice, err error) {
	if a, err := os.Stat(here); err == nil {
		if b, err := os.Stat(path); err == nil && os.SameFile(a, b) {
			return nil, nil, fault.Advise(errors.New("that is this wall"), "choose another one, of another year, town or table")
		}
	}
	other, notice, err := column(path)
	if err != nil {
		return nil, nil, err
	}
	own, _, err := column(here) // what is wrong with it the console tells
	if err != nil {
		return nil, nil, err
	}
	if own.Name == other.Name {
		other.Name = text.Line(filepath.Join(filepath.Base(filepath.Dir(path)), other.Name))
	}
	return columns.InOrder(other, own), notice, ctx.Err()
}

func column(path string) (w compare.Wall, notice, err error) {
	d, err := desk.Read(path)
	if err != nil {
		return w, nil, err
	}
	for _, why := range []error{wallfile.ErrNewer, wallfile.ErrDamaged, wallfile.ErrForeign, wallfile.ErrSideFiles} {
		if errors.Is(d.Notice(), why) {
			notice = d.Notice()
		}
	}
	return columns.Of(text.Line(export.WallName(path)), d.Live()), notice, d.Close()
}
