package settings

import (
	"os"
	"reflect"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
)

// What was said of two walls is kept for these, whichever comes first, and what is said later of the same things goes before it.
func TestCompared(t *testing.T) {
	f := Folder(t.TempDir())
	a, b, c := mindmap.ID{1}, mindmap.ID{2}, mindmap.ID{3}
	of := func(v, w mindmap.ID, x, y byte, apart bool) compare.Decision {
		return compare.Decision{Walls: [2]mindmap.ID{v, w}, Nodes: [2]mindmap.ID{{x}, {y}}, Apart: apart}
	}
	together, parted, elsewhere := of(a, b, 10, 20, false), of(b, a, 21, 11, true), of(a, c, 10, 30, false)
	for _, d := range []compare.Decision{of(a, b, 10, 22, false), of(b, a, 20, 10, true), elsewhere, parted, together} {
		if err := f.KeepCompared(d); err != nil {
			t.Fatal(err)
		}
	}
	for _, walls := range [][]mindmap.ID{{a, b}, {b, a}} {
		if got, err := f.Compared(walls...); err != nil || !reflect.DeepEqual(got, compare.Decisions{parted, together}) {
			t.Errorf("got %v: %v", got, err)
		}
	}
	if got, err := f.Compared(a, b, c); err != nil || len(got) != 3 {
		t.Errorf("got %v: %v", got, err)
	}
	if err := f.ForgetCompared(a, b); err != nil {
		t.Error(err)
	}
	if got, err := f.Compared(a, b, c); err != nil || !reflect.DeepEqual(got, compare.Decisions{elsewhere}) {
		t.Errorf("got %v: %v", got, err)
	}
	if err := os.WriteFile(f.comparedFile(), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Compared(a, c); err == nil || len(got) > 0 {
		t.Errorf("a broken list is read: %v, %v", got, err)
	}
	if err := f.KeepCompared(elsewhere); err != nil {
		t.Error(err)
	}
	var many []compare.Decision
	for i := range maxDecisions + 10 {
		many = append(many, compare.Decision{Walls: [2]mindmap.ID{a, b}, Nodes: [2]mindmap.ID{{1, byte(i), byte(i >> 8)}, {2, byte(i), byte(i >> 8)}}})
	}
	if err := f.KeepCompared(many...); err != nil {
		t.Error(err)
	}
	if got, err := f.Compared(a, b); err != nil || len(got) != maxDecisions || got[0] != many[10] {
		t.Errorf("%d are kept: %v", len(got), err)
	}
	var nowhere Folder
	if err := nowhere.KeepCompared(together); err != nil {
		t.Error(err)
	}
	if got, err := nowhere.Compared(a, b); err != nil || len(got) > 0 {
		t.Errorf("kept nowhere: %v, %v", got, err)
	}
}
