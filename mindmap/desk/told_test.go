package desk

import (
	"path/filepath"
	"testing"

	"mindwall/mindmap/shapes"
)

// A large wall tells of itself while it is read, whether that is to look at it or to change it.
func TestLargeWallsTellHowFarTheyAreRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.wall")
	if err := Create(path, shapes.Flat(25_000)); err != nil {
		t.Fatal(err)
	}
	for _, open := range []func(Told) (*Desk, error){
		func(told Told) (*Desk, error) { return Read(path, told) },
		func(told Told) (*Desk, error) { return Open(path, Writer{Author: "sam"}, told) },
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
