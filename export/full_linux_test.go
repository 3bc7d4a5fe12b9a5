package export

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"mindwall/export/internal/walltest"
	"mindwall/mindmap/fault"
)

// A disk that is full is told as such, by the file that was asked for, and leaves nothing.
func TestAFullDiskIsTold(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("cannot mount a small disk: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	big := Format{Name: "big", Ext: "txt", Write: func(_ context.Context, w io.Writer, _ *Job) error {
		_, err := io.WriteString(w, strings.Repeat("words ", 100_000))
		return err
	}}
	request := Request{Board: walltest.Day(), WallName: "day", Dir: dir, Formats: append(mustParse(t, "md"), big)}
	_, err := Run(context.Background(), request)
	if want := "write " + filepath.Join(dir, "day.txt") + ": no room is left on the disk"; err == nil || err.Error() != want || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("got %v, want %s", err, want)
	}
	if !strings.Contains(fault.Advice(nil).For(err), "make room") {
		t.Errorf("the hint is %q", fault.Advice(nil).For(err))
	}
	if got := names(t, dir); len(got) > 0 {
		t.Errorf("left %q", got)
	}
}
