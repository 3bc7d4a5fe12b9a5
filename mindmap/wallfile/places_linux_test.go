package wallfile_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// protect makes a folder one that cannot be written to, for root as well where it may mount.
func protect(t testing.TB, folder string) {
	t.Helper()
	if os.Getuid() != 0 {
		if err := os.Chmod(folder, 0o500); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(folder, 0o700) })
		return
	}
	if err := syscall.Mount(folder, folder, "", syscall.MS_BIND, ""); err != nil {
		t.Skipf("root may write anywhere, and cannot mount here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	if err := syscall.Mount("", folder, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("cannot protect a folder from root: %v", err)
	}
}

func TestAProtectedFolderOpensToRead(t *testing.T) {
	entries := answers(t, 3)
	path := closed(t, entries...)
	protect(t, filepath.Dir(path))
	for name, openWall := range map[string]func(string) (*wallfile.Wall, error){
		"open": wallfile.Open, "read only": wallfile.OpenReadOnly,
	} {
		w, err := openWall(path)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(entries, load(t, w)); diff != "" {
			t.Error(diff)
		}
		if name == "open" {
			wantFault(t, w.Notice(), wallfile.ErrReadOnly)
		}
		wantFault(t, w.Append(context.Background(), answer(t, 4, "more")), wallfile.ErrReadOnly)
		to := filepath.Join(t.TempDir(), "mine.wall")
		if err := w.CopyTo(context.Background(), to); err != nil {
			t.Errorf("%s: it cannot be copied to where it could be written to: %v", name, err)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
	_, err := wallfile.Create(path+"2", nil)
	wantFault(t, err, wallfile.ErrReadOnly)
}

func TestAProtectedFolderIsReadWithTheLogOfAKilledWriter(t *testing.T) {
	t.Run("in place", func(t *testing.T) { readProtected(t, false) })
	t.Run("from a copy", func(t *testing.T) { readProtected(t, true) })
}

func readProtected(t *testing.T, withoutIndex bool) {
	t.Helper()
	path := closed(t)
	p := start(t, "append 0", path)
	for len(p.acked) < 30 && p.out.Scan() {
		p.acked = append(p.acked, p.out.Text())
	}
	_ = p.cmd.Process.Kill()
	_ = p.drain()
	if withoutIndex { // as when the files were copied from another machine
		if err := os.Remove(path + "-shm"); err != nil {
			t.Fatal(err)
		}
	}
	before := files(t, path)
	if len(before) < 2 {
		t.Fatalf("files are %v: there is no log to read", before)
	}
	protect(t, filepath.Dir(path))
	t.Setenv("TMPDIR", t.TempDir())
	w, err := wallfile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	stored := map[string]bool{}
	for _, e := range load(t, w) {
		stored[e.ID.String()] = true
	}
	for _, id := range p.acked {
		if !stored[id] {
			t.Errorf("entry %s is in the log and was not read", id)
		}
	}
	wantFault(t, w.Notice(), wallfile.ErrReadOnly)
	if err := w.Close(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("the temporary copy is left: %v", left)
	}
}

// smallDisk is a file system of 400 KiB.
func smallDisk(t testing.TB) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=400k"); err != nil {
		t.Skipf("cannot mount a small disk: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	return folder
}

func TestAFullDiskIsNamedAndLosesNothing(t *testing.T) {
	folder := smallDisk(t)
	path := filepath.Join(folder, "day.wall")
	w, err := wallfile.Create(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	ballast := filepath.Join(folder, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 200<<10), 0o600); err != nil {
		t.Fatal(err)
	}
	r := newReports()
	s := wallfile.NewSaver(w, r.report)
	var said []mindmap.Entry
	for r.outcome().Err == nil {
		e := answer(t, uint64(len(said)+1), "said while the disk fills up")
		s.Save(sealed(t, e)...)
		said = append(said, e)
		<-r.news
	}
	wantFault(t, r.outcome().Err, wallfile.ErrDiskFull)
	t.Logf("the disk was full after %d entries", len(said)-1)
	if _, err := wallfile.Create(filepath.Join(folder, "second.wall"), said); err == nil {
		t.Error("a wall was made on a full disk")
	} else {
		wantFault(t, err, wallfile.ErrDiskFull)
	}
	if n := len(load(t, w)); n != len(said)-1 {
		t.Errorf("%d entries can be read, want %d", n, len(said)-1)
	}

	// Room is made: what waited is saved without being asked.
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if err := s.Flush(soon(t)); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if stored := storedOnce(t, path); len(stored) != len(said) {
		t.Errorf("%d entries are stored, want %d", len(stored), len(said))
	}
	if left := files(t, path); len(left) != 1 {
		t.Errorf("files left: %v", left)
	}
}

// A limit on the size of files stands in for quotas and for disks that fail.
func TestADiskThatRefusesIsNamed(t *testing.T) {
	if os.Getenv("MINDWALL_TEST_LIMITED") == "" {
		child := exec.Command(os.Args[0], "-test.run", "^TestADiskThatRefusesIsNamed$", "-test.v")
		child.Env = append(os.Environ(), "MINDWALL_TEST_LIMITED=1")
		if out, err := child.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	signal.Ignore(syscall.SIGXFSZ)
	w := create(t)
	limit := syscall.Rlimit{Cur: 100 << 10, Max: 100 << 10}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Skip(err)
	}
	acked := 0
	var err error
	for deadline := time.Now().Add(10 * time.Second); err == nil && time.Now().Before(deadline); acked++ {
		err = w.Append(context.Background(), answer(t, uint64(acked+1), strconv.Itoa(acked)))
	}
	acked--
	if !errors.Is(err, wallfile.ErrDisk) && !errors.Is(err, wallfile.ErrDiskFull) {
		t.Fatalf("after %d entries: %v", acked, err)
	}
	if n := len(load(t, w)); n != acked {
		t.Errorf("%d entries can be read, %d were acknowledged", n, acked)
	}
}

func TestIdleFollowersCostLittle(t *testing.T) {
	w := create(t, answers(t, 10)...)
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	before := cpuTime(t)
	told := 0
	_ = w.Follow(ctx, 0, func(wallfile.News) { told++ })
	t.Logf("%v of processor time in 500 ms", cpuTime(t)-before)
	if told != 1 {
		t.Errorf("told %d times of nothing", told-1)
	}
}

func cpuTime(t testing.TB) time.Duration {
	t.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// caseBlindDisk is a file system on which names that differ by case alone are one.
func caseBlindDisk(t testing.TB) string {
	t.Helper()
	image, folder := filepath.Join(t.TempDir(), "image"), t.TempDir()
	if err := os.WriteFile(image, make([]byte, 4<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"mkfs.ntfs", "-q", "-F", "-f", image}, {"lowntfs-3g", "-o", "ignore_case", image, folder}} {
		if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			t.Skipf("cannot make such a disk: %v %s", err, out)
		}
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	return folder
}

// Names that differ by case alone are one wall where case does not count: it is written and followed by either, and no
// other takes its place.
func TestNamesThatDifferByCaseAlone(t *testing.T) {
	folder := caseBlindDisk(t)
	one, other := filepath.Join(folder, "day.wall"), filepath.Join(folder, "Day.WALL")
	w, err := wallfile.Create(one, answers(t, 2))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	again := reopen(t, other)
	if err := again.Notice(); err != nil {
		t.Fatal(err)
	}
	told := follow(t, w)
	e := answer(t, 3, "said under the other name")
	mustAppend(t, again, e)
	told.want(t, e)
	_, err = wallfile.Create(other, nil)
	wantFault(t, err, wallfile.ErrExists)
	wantFault(t, w.CopyTo(context.Background(), other), wallfile.ErrExists)
	if err := errors.Join(again.Close(), w.Close()); err != nil {
		t.Fatal(err)
	}
	if n := len(storedOnce(t, other)); n != 3 {
		t.Errorf("%d entries are stored, want 3", n)
	}
}
