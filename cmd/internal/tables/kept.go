package tables

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/settings"
)

// kept is what is kept of the sharing of one wall.
type kept struct {
	folder settings.Folder
	settings.Shared
}

func readKept(folder settings.Folder, wall mindmap.ID) (*kept, error) {
	s, err := folder.Shared(wall)
	return &kept{folder, s}, err
}

// complete makes what a hub of this wall needs and has not yet: the secret of its certificate, and the key of the line.
func (k *kept) complete() error {
	if b, err := hex.DecodeString(k.Secret); err == nil && len(b) == 32 && len(k.Keys) > 0 {
		return nil
	}
	var secret [32]byte
	_, _ = rand.Read(secret[:]) // never fails
	k.Secret, k.Keys = hex.EncodeToString(secret[:]), []settings.TableKey{{Key: newKey()}}
	return k.keep()
}

func (k *kept) keep() error { return k.folder.KeepShared(k.Shared) }

func newKey() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	return base64.RawURLEncoding.EncodeToString(b[:])
}

func parseKey(text string) (key [16]byte, ok bool) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	return key, err == nil && copy(key[:], b) == len(key)
}

// keys are all keys that let tables in.
func (k *kept) keys() [][16]byte {
	all := [][16]byte{}
	for _, each := range k.Keys {
		if key, ok := parseKey(each.Key); ok {
			all = append(all, key)
		}
	}
	return all
}

// lineKey is that of the line for scripts.
func (k *kept) lineKey() [16]byte {
	key, _ := parseKey(k.Keys[0].Key)
	return key
}

// letIn makes a key for a table, unless it has one of its own: then it is the one that was let in before, under the name of then. A
// second one of a name gets a number behind it.
func (k *kept) letIn(name string, had [16]byte) ([16]byte, error) {
	for _, each := range k.Keys {
		if key, ok := parseKey(each.Key); ok && key == had && each.Name != "" {
			return key, nil
		}
	}
	unique := name
	for n := 2; slices.Contains(k.names(), unique); n++ {
		unique = fmt.Sprintf("%s %d", name, n)
	}
	k.Keys = append(k.Keys, settings.TableKey{Name: unique, Key: newKey()})
	key, _ := parseKey(k.Keys[len(k.Keys)-1].Key)
	return key, k.keep()
}

// putOut takes the key of a table away.
func (k *kept) putOut(name string) error {
	k.Keys = slices.DeleteFunc(k.Keys, func(each settings.TableKey) bool { return each.Name == name && name != "" })
	return k.keep()
}

// names are those of the tables that were let in.
func (k *kept) names() (all []string) {
	for _, each := range k.Keys {
		if each.Name != "" {
			all = append(all, each.Name)
		}
	}
	return all
}

// renew takes all keys away, and makes another one for the line.
func (k *kept) renew() error {
	k.Keys = []settings.TableKey{{Key: newKey()}}
	return k.keep()
}
