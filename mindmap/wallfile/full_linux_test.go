package wallfile_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// oddDisk is an ext4 file system of 4 MiB in blocks smaller than SQLite's pages, so that it is full in the middle of one.
func oddDisk(t testing.TB) string {
	t.Helper()
	image, folder := filepath.Join(t.TempDir(), "image"), t.TempDir()
	if err := os.WriteFile(image, make([]byte, 4<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{
		{"mkfs.ext4", "-q", "-b", "1024", "-O", "^has_journal", image}, {"mount", "-o", "loop", image, folder},
	} {
		if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			t.Skipf("cannot make such a disk: %v %s", err, out)
		}
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	if err := os.Remove(filepath.Join(folder, "lost+found")); err != nil {
		t.Fatal(err)
	}
	return folder
}

// fillUp leaves so many bytes on a disk, at the most a block more. It returns what makes room again.
func fillUp(t testing.TB, folder string, room int) (empty func()) {
	t.Helper()
	spare, ballast := filepath.Join(folder, "spare"), filepath.Join(folder, "ballast")
	if err := os.WriteFile(spare, make([]byte, room), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(ballast)
	if err != nil {
		t.Fatal(err)
	}
	for size := 64 << 10; size > 0; size /= 2 {
		for err = nil; err == nil; {
			_, err = file.Write(make([]byte, size))
		}
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	if err := errors.Join(file.Sync(), file.Close(), os.Remove(spare)); err != nil {
		t.Fatal(err)
	}
	return func() {
		t.Helper()
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
	}
}

// leaveLog kills a program that has written to a wall, whose log is left beside it, and its index, if that is wanted.
func leaveLog(t testing.TB, path string, index bool) {
	t.Helper()
	in, hold, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = errors.Join(in.Close(), hold.Close()) }()
	p := startWith(t, "stay 3", path, in) // not for ever: it might fill a small disk before it is killed
	for len(p.acked) < 6 && p.out.Scan() {
		p.acked = append(p.acked, p.out.Text())
	}
	_ = p.cmd.Process.Kill()
	_ = p.drain()
	if err := os.Remove(path + "-shm"); !index && err != nil {
		t.Fatal(err)
	}
}

// A wall that is opened on a full disk can be read, the disk is named as what keeps it from being written to, and when
// there is room it is written to in order and followed, without being opened again.
func TestAWallOpenedOnAFullDisk(t *testing.T) {
	for disk, mount := range map[string]func(testing.TB) string{"pages": smallDisk, "blocks": oddDisk} {
		for left, leave := range map[string]func(testing.TB, string){
			"closed":            func(testing.TB, string) {},
			"log":               func(t testing.TB, path string) { leaveLog(t, path, false) },
			"log and its index": func(t testing.TB, path string) { leaveLog(t, path, true) },
		} {
			for _, room := range []int{0, 20 << 10} {
				t.Run(fmt.Sprint(disk, "/", left, "/", room), func(t *testing.T) {
					folder := mount(t)
					path := filepath.Join(folder, "day.wall")
					w, err := wallfile.Create(path, answers(t, 3))
					if err == nil {
						err = w.Close()
					}
					if err != nil {
						t.Fatal(err)
					}
					leave(t, path)
					t.Setenv("TMPDIR", folder)
					writeWhenThereIsRoom(t, path, fillUp(t, folder, room))
				})
			}
		}
	}
}

func writeWhenThereIsRoom(t *testing.T, path string, makeRoom func()) {
	t.Helper()
	w, reader := reopen(t, path), openReadOnly(t, path)
	if err := w.Notice(); err != nil {
		wantFault(t, err, wallfile.ErrDiskFull)
	}
	stored := load(t, w)
	if diff := cmp.Diff(stored, load(t, reader)); diff != "" {
		t.Error(diff)
	}
	ctx, end := context.WithTimeout(context.Background(), time.Minute)
	defer end()
	told := make(chan mindmap.Entry, 100)
	go func() {
		_ = reader.Follow(ctx, 0, func(news wallfile.News) {
			for _, e := range news.Entries {
				told <- e
			}
		})
	}()
	want := stored
	for err := error(nil); err == nil && len(want) < 200; { // with a little room the first of them are stored
		e := answer(t, 5, "said on a full disk")
		err = w.Append(ctx, e)
		if err != nil {
			wantFault(t, err, wallfile.ErrDiskFull)
			break
		}
		want = append(want, e)
	}
	s := wallfile.NewSaver(w, func(wallfile.Outcome) {})
	for n := range 3 {
		e := answer(t, 6, fmt.Sprint("said meanwhile ", n))
		s.Save(sealed(t, e)...)
		want = append(want, e)
	}
	makeRoom()
	if err := s.Flush(soon(t)); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Close(), w.Notice()); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(ids(want), ids(load(t, w))); diff != "" {
		t.Error(diff)
	}
	for _, e := range want {
		select {
		case got := <-told:
			if got.ID != e.ID {
				t.Fatalf("a follower is told of %s, want %s", got.ID, e.ID)
			}
		case <-ctx.Done():
			t.Fatal("a follower does not see what was written when there was room")
		}
	}
	end()
	if err := errors.Join(reader.Close(), w.Close()); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff([]string{"day.wall"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
	if n := len(storedOnce(t, path)); n != len(want) {
		t.Errorf("%d entries are stored, want %d", n, len(want))
	}
}

func openReadOnly(t testing.TB, path string) *wallfile.Wall {
	t.Helper()
	w, err := wallfile.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

// What is on a full disk can be copied to another.
func TestACopyFromAFullDisk(t *testing.T) {
	folder := smallDisk(t)
	path, to := filepath.Join(folder, "day.wall"), filepath.Join(t.TempDir(), "copy.wall")
	w, err := wallfile.Create(path, answers(t, 3))
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	leaveLog(t, path, false)
	fillUp(t, folder, 0)
	w = reopen(t, path)
	if err := w.CopyTo(context.Background(), to); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(load(t, w), load(t, reopen(t, to))); diff != "" {
		t.Error(diff)
	}
}

// Words that are taken out on a disk without room to write the file anew are out, what is left to do is told, and it is done
// when there is room; with less room nothing is done.
func TestWordsTakenOutOnAFullDisk(t *testing.T) {
	folder, entries, told := smallDisk(t), answers(t, 150), 0
	redacted := sealed(t, redaction(t, 400, entries[0].ID))
	for room := 0; room < 160<<10; room += 16 << 10 {
		w, err := wallfile.Create(filepath.Join(folder, fmt.Sprintf("%d.wall", room)), entries)
		if err != nil {
			t.Fatal(err)
		}
		empty := fillUp(t, folder, room)
		err = w.Redact(context.Background(), nil, redacted...)
		empty()
		out := err != nil && strings.Contains(err.Error(), "the words are out of the wall")
		if out {
			told++
		}
		if stored := len(load(t, w)) > len(entries); stored != (err == nil || out) {
			t.Errorf("room for %d: stored is %v: %v", room, stored, err)
		}
		if err := w.Redact(context.Background(), nil, redacted...); err != nil {
			t.Errorf("with room: %v", err)
		}
		if err := errors.Join(w.Close(), os.Remove(filepath.Join(folder, fmt.Sprintf("%d.wall", room)))); err != nil {
			t.Fatal(err)
		}
	}
	if told == 0 {
		t.Error("there was always room or none at all")
	}
}

// A wall that is opened on a disk that may not be written to is written to when it may be.
func TestAReadOnlyDiskThatBecomesWritable(t *testing.T) {
	folder := oddDisk(t)
	path := filepath.Join(folder, "day.wall")
	w, err := wallfile.Create(path, answers(t, 3))
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	remount := func(how string) {
		t.Helper()
		if out, err := exec.Command("mount", "-o", "remount,"+how, folder).CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, out)
		}
	}
	remount("ro")
	w = reopen(t, path)
	wantFault(t, w.Notice(), wallfile.ErrReadOnly)
	s := wallfile.NewSaver(w, func(wallfile.Outcome) {})
	s.Save(sealed(t, answer(t, 5, "said meanwhile"))...)
	remount("rw")
	if err := errors.Join(s.Flush(soon(t)), s.Close(), w.Close()); err != nil {
		t.Fatal(err)
	}
	if n := len(storedOnce(t, path)); n != 4 {
		t.Errorf("%d entries are stored, want 4", n)
	}
}
