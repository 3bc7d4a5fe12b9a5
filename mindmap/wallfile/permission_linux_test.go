package wallfile_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"mindwall/mindmap/wallfile"
)

// asNobody does something as a user without rights, on a thread of its own that ends with it.
func asNobody(t *testing.T, do func()) {
	t.Helper()
	const nobody = 65534
	if os.Getuid() != 0 {
		do()
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlocked: the thread is of no more use
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Error(err)
			return
		}
		do()
	}()
	<-done
}

// nobodysWall is a closed wall that belongs to who has no other rights.
func nobodysWall(t *testing.T, n int) string {
	t.Helper()
	path := closed(t, answers(t, n)...)
	if os.Getuid() == 0 {
		err := errors.Join(os.Chmod(filepath.Dir(filepath.Dir(path)), 0o755), os.Chown(path, 65534, 65534), os.Chown(filepath.Dir(path), 65534, 65534))
		if err != nil {
			t.Skip(err)
		}
	}
	return path
}

func permit(t *testing.T, path string, file, folder os.FileMode) {
	t.Helper()
	if err := errors.Join(os.Chmod(path, file), os.Chmod(filepath.Dir(path), folder)); err != nil {
		t.Fatal(err)
	}
}

// A wall that loses its permissions while it is open goes on, or says why it does not; what it acknowledged is there
// when they are back, and then it can be written to.
func TestPermissionLostMidway(t *testing.T) {
	path := nobodysWall(t, 2)
	t.Cleanup(func() { permit(t, path, 0o600, 0o700) })
	acked := 2
	asNobody(t, func() {
		w := reopen(t, path)
		mustAppend(t, w, answer(t, 3, "before"))
		acked++
		permit(t, path, 0o400, 0o500)
		if err := w.Append(context.Background(), answer(t, 4, "after")); err == nil {
			acked++
		} else {
			wantFault(t, err, wallfile.ErrReadOnly)
		}
		_ = w.Close()
		again := reopen(t, path)
		wantFault(t, again.Notice(), wallfile.ErrReadOnly)
		if n := len(load(t, again)); n != acked {
			t.Errorf("%d entries can be read, %d were acknowledged", n, acked)
		}
		_ = again.Close()
		permit(t, path, 0o600, 0o700)
		mended := reopen(t, path)
		if err := mended.Notice(); err != nil {
			t.Fatalf("the permissions are back, and still: %v", err)
		}
		mustAppend(t, mended, answer(t, 5, "back"))
	})
}

// Side files that were made while the file was protected do not keep anybody out once it no longer is.
func TestSideFilesOfAProtectedFile(t *testing.T) {
	path := nobodysWall(t, 2)
	asNobody(t, func() {
		permit(t, path, 0o400, 0o700)
		reader, err := wallfile.OpenReadOnly(path)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(load(t, reader)); n != 2 {
			t.Errorf("%d entries, want 2", n)
		}
		_ = reader.Close()
		permit(t, path, 0o600, 0o700)
		w := reopen(t, path)
		if err := w.Notice(); err != nil {
			t.Fatal(err)
		}
		mustAppend(t, w, answer(t, 3, "more"))
	})
}

func TestAWallThatMayNotBeReadSaysSo(t *testing.T) {
	path := nobodysWall(t, 2)
	t.Cleanup(func() { permit(t, path, 0o600, 0o700) })
	permit(t, path, 0, 0o700)
	asNobody(t, func() {
		_, err := wallfile.Open(path)
		wantFault(t, err, wallfile.ErrUnreadable)
	})
}

// A program that was stopped in the middle of writing keeps others waiting. They say so, and what to do; nothing is
// lost when it goes on.
func TestAFrozenWriterIsNamed(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for five seconds")
	}
	path := closed(t, answers(t, 2)...)
	_, thaw := startHolder(t, "freeze", path, "writing")
	w := reopen(t, path)
	var err error
	if err = w.Notice(); err == nil {
		err = w.Append(context.Background(), answer(t, 3, "meanwhile"))
	}
	wantFault(t, err, wallfile.ErrBusy)
	if n := len(load(t, w)); n != 2 {
		t.Errorf("%d entries can be read meanwhile, want 2", n)
	}
	_ = w.Close()
	thaw()
	if n := len(storedOnce(t, path)); n != 3 {
		t.Errorf("%d entries are stored, want 3", n)
	}
}
