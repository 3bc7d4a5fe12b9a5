package settings

import (
	"os"
	"reflect"
	"testing"

	"mindwall/mindmap"
)

// How a wall is shared is kept by wall, for this person's eyes alone; a list that cannot be read is put aside.
func TestShared(t *testing.T) {
	f := Folder(t.TempDir())
	one := Shared{Wall: mindmap.ID{1}, Secret: "ab", Port: 4222, Keys: []TableKey{{Key: "k"}, {Name: "Anna", Key: "l"}}}
	other := Shared{Wall: mindmap.ID{2}, Line: "mindwall://10.0.0.7:4222/w#k.p"}
	for _, s := range []Shared{{Wall: one.Wall, Secret: "old"}, other, one} {
		if err := f.KeepShared(s); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []Shared{one, other, {Wall: mindmap.ID{3}}} {
		if got, err := f.Shared(want.Wall); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v: %v", got, err)
		}
	}
	if info, err := os.Stat(f.sharedFile()); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read the keys: %v, %v", info.Mode(), err)
	}
	if err := os.WriteFile(f.sharedFile(), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Shared(one.Wall); err == nil || got.Secret != "" {
		t.Errorf("a broken list is read: %+v, %v", got, err)
	}
	if err := f.KeepShared(one); err != nil {
		t.Error(err)
	}
	if got, err := f.Shared(one.Wall); err != nil || !reflect.DeepEqual(got, one) {
		t.Errorf("got %+v: %v", got, err)
	}
	var nowhere Folder
	if err := nowhere.KeepShared(one); err != nil {
		t.Error(err)
	}
	if got, err := nowhere.Shared(one.Wall); err != nil || got.Secret != "" {
		t.Errorf("kept nowhere: %+v, %v", got, err)
	}
}
