package main

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"mindwall/mindmap/desk"
	"mindwall/mindmap/shapes"
)

// Work is told of once it takes long, also when nothing more is heard of it, and no longer when it is done.
func TestProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		says := func(want string) {
			t.Helper()
			synctest.Wait()
			if got := strings.ReplaceAll(out.String(), "\r\x1b[K", "|"); got != want {
				t.Errorf("says %q, want %q", got, want)
			}
		}
		p := newProgress(&out)
		told := p.reading("/walls/day\x1b.wall")
		says("")
		time.Sleep(patience + time.Millisecond)
		says("|reading day\\x1b.wall")
		told(10_000)
		says("|reading day\\x1b.wall|reading day\\x1b.wall: 10000 entries")
		p.end()
		p.end()
		told(20_000)
		says("|reading day\\x1b.wall|reading day\\x1b.wall: 10000 entries|")

		out.Reset()
		p = newProgress(&out)
		p.step(0, 2, "a.png")
		p.end()
		time.Sleep(2 * patience)
		says("")
	})
}

// A large wall tells of itself while it is read, whether that is to look at it or to change it.
func TestLargeWallsTellHowFarTheyAreRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.wall")
	if err := desk.Create(path, shapes.Flat(25_000)); err != nil {
		t.Fatal(err)
	}
	for _, open := range []func(desk.Told) (*desk.Desk, error){
		func(told desk.Told) (*desk.Desk, error) { return desk.Read(path, told) },
		func(told desk.Told) (*desk.Desk, error) { return desk.Open(path, desk.Writer{Author: "sam"}, told) },
	} {
		var heard []int
		d, err := open(func(entries int) { heard = append(heard, entries) })
		if err != nil {
			t.Fatal(err)
		}
		d.Close()
		if len(heard) != 2 || heard[0] != 10_000 || heard[1] != 20_000 {
			t.Errorf("heard %v", heard)
		}
	}
}
