package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// More: .ci/torture, or as root go test ./cmd/mindwall -run PowerLoss -cuts 30
var cuts = flag.Int("cuts", 1, "how often to cut a disk off under programs that write")

// disk is a file system of its own in a file.
type disk struct{ kind, image, folder string }

// kinds are file systems that can be cut off, and ways to mount them. Their journals are written only when a program asks for
// it, or for want of room, as far as that can be had.
func kinds() map[string][]string {
	return map[string][]string{
		"ext4": {"commit=600", "commit=600,data=writeback", "commit=600,nodelalloc", "commit=600,noauto_da_alloc"},
		"xfs":  {"defaults"},
	}
}

// newDisk makes one of those kinds for which the tools are installed.
func newDisk(t *testing.T) *disk {
	t.Helper()
	d := &disk{"", filepath.Join(t.TempDir(), "disk.img"), t.TempDir()}
	for kind := range kinds() { // in an order that differs each time
		if _, err := exec.LookPath("mkfs." + kind); err == nil {
			d.kind = kind
		}
	}
	const bytes = 320 << 20 // the least for xfs; what is not written takes no room
	err := errors.Join(os.WriteFile(d.image, nil, 0o600), os.Truncate(d.image, bytes))
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mkfs."+d.kind, "-q", d.image).CombinedOutput(); err != nil {
		t.Skipf("no disk can be made here: %v %s", err, out)
	}
	if err := d.mount(); err != nil {
		t.Skipf("no disk can be mounted here, which takes root and loop devices: %v", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(d.folder, unix.MNT_DETACH) })
	return d
}

func (d *disk) mount() error {
	ways := kinds()[d.kind]
	out, err := exec.Command("mount", "-t", d.kind, "-o", "loop,"+ways[rand.IntN(len(ways))], d.image, d.folder).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

// stray lets some of what no program has asked for reach the disk, as a system does at any time and in any order.
func (d *disk) stray() error {
	return filepath.WalkDir(d.folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() || rand.IntN(2) == 0 {
			return nil // some are just being removed
		}
		file, err := os.Open(path)
		if err != nil {
			return nil
		}
		defer file.Close()
		const pages = 64
		return unix.SyncFileRange(int(file.Fd()), 4096*rand.Int64N(pages), 4096*rand.Int64N(pages),
			unix.SYNC_FILE_RANGE_WRITE|unix.SYNC_FILE_RANGE_WAIT_AFTER)
	})
}

// sync waits until all that was written is on the disk.
func (d *disk) sync() error {
	file, err := os.Open(d.folder)
	if err != nil {
		return err
	}
	defer file.Close()
	return unix.Syncfs(int(file.Fd()))
}

// cut ends all writing at once: what is in memory, the journal's too, does not reach the disk.
func (d *disk) cut() error {
	const goingDown, noLogFlush = 0x8004587d, 2 // FS_IOC_SHUTDOWN, which ext4 and xfs know by other names
	file, err := os.Open(d.folder)
	if err != nil {
		return err
	}
	defer file.Close()
	return unix.IoctlSetPointerInt(int(file.Fd()), goingDown, noLogFlush)
}

// again is the disk as it is after the machine was started again.
func (d *disk) again(t *testing.T) {
	t.Helper()
	if err := unix.Unmount(d.folder, 0); err != nil {
		t.Fatal(err)
	}
	if err := d.mount(); err != nil {
		t.Fatal(err)
	}
}

// cutAndKill cuts the disk off, and ends programs that may go on for a moment with what they get to know of that.
func (d *disk) cutAndKill(t *testing.T, programs ...*exec.Cmd) {
	if err := errors.Join(d.stray(), d.cut()); err != nil {
		t.Error(err)
	}
	time.Sleep(time.Duration(rand.IntN(50)) * time.Millisecond)
	for _, cmd := range programs {
		_ = cmd.Process.Kill()
	}
}

// TestPowerLoss cuts the disk off, without its journal, under a console, two programs that add, and each command that changes
// or makes a wall. What was shown as saved, printed or done is there when the disk is mounted again, and nothing is half.
func TestPowerLoss(t *testing.T) {
	newDisk(t) // or it is passed over
	if n := (*cuts + 1) / 2; n > 0 {
		manyAtOnce(t, n, func(t *testing.T, c *course, dice *rand.Rand) *player {
			d := newDisk(t)
			folder := filepath.Join(d.folder, "walls")
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			p := c.broken(t, dice, t.TempDir(), folder, func(x *terminal) { d.cutAndKill(t, x.cmd) })
			d.again(t)
			// Until something was shown as saved in it, the wall may be gone as well, as it was copied there a moment ago.
			if p.acked > 0 {
				if inFirst := c.wantKeptLater(t, p, folder); inFirst > 0 {
					c.wantFirst(t, p, folder, inFirst)
				}
			}
			return p
		})
	}
	printed, ways := 0, commands()
	names := slices.Sorted(maps.Keys(ways))
	for i := range *cuts / 2 {
		if i%3 < 2 {
			printed += cutUnderAdd(t)
			continue
		}
		name := names[i/3%len(names)]
		t.Run(name, func(t *testing.T) { cutUnderCommand(t, newOrdeal(t, ways[name])) })
	}
	t.Logf("%d answers printed by add, all of these found", printed)
}

// cutUnderAdd cuts the disk off under two programs that add lines, and wants all that they printed.
func cutUnderAdd(t *testing.T) (n int) {
	t.Helper()
	d, home := newDisk(t), t.TempDir()
	path := newWallFile(t, d.folder, "What helps?")
	var mu sync.Mutex
	var printed []string
	var writers sync.WaitGroup
	var programs []*exec.Cmd
	for w := range 2 {
		cmd, in, out := startAdd(t, home, path)
		programs = append(programs, cmd)
		go func() {
			for i := 0; ; i++ {
				if _, err := fmt.Fprintf(in, "Line %d-%d\n", w, i); err != nil {
					return // it was killed
				}
				time.Sleep(time.Duration(i%7) * 5 * time.Millisecond)
			}
		}()
		writers.Go(func() {
			for lines := bufio.NewScanner(out); lines.Scan(); {
				if _, caption, ok := strings.Cut(lines.Text(), "\t"); ok {
					mu.Lock()
					printed = append(printed, caption)
					mu.Unlock()
				}
			}
		})
	}
	some := func() bool { mu.Lock(); defer mu.Unlock(); return len(printed) > 0 }
	for end := time.Now().Add(3 * longest); !some() && time.Now().Before(end); time.Sleep(time.Millisecond) {
	}
	time.Sleep(time.Duration(rand.IntN(300)) * time.Millisecond)
	d.cutAndKill(t, programs...)
	writers.Wait()
	for _, cmd := range programs {
		_ = cmd.Wait()
	}
	d.again(t)
	wantHeld(t, heldIn(t, path), printed)
	return len(printed)
}

// cutUnderCommand cuts the disk off under a command. One that had ended well was done.
func cutUnderCommand(t *testing.T, o *ordeal) {
	t.Helper()
	d := newDisk(t)
	folder := filepath.Join(d.folder, "walls")
	o.place(t, folder)
	if err := d.sync(); err != nil {
		t.Fatal(err)
	}
	cmd := o.start(t, folder)
	ended := make(chan struct{})
	go func() { defer close(ended); _ = cmd.Wait() }()
	well := false
	select {
	case <-ended:
		well = cmd.ProcessState.Success()
	case <-time.After(o.delay()):
	}
	d.cutAndKill(t, cmd)
	<-ended
	d.again(t)
	if done := o.wantWhole(t, folder); well && !done {
		t.Errorf("mindwall %s had ended well, and what it did is gone", o.args[0])
	}
}
