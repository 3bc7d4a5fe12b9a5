package mindmap

import (
	"crypto/sha256"
)

// WallID is the id of the wall that a set of entries makes: the SHA-256 of the ids of its frame's oldest entry, cut to
// 128 bits. That entry is the one with the least stamp of those that describe the event or ask a question; its ids are
// its own, its act's and its device's, in that order. So copies and other tables' walls share the id from the first
// minute, no undo reaches it, and nothing has to be written. It is zero when there is no such entry.
func WallID(entries []Entry) (id ID) {
	var oldest *Entry
	for i := range entries {
		e := &entries[i]
		isFrame := e.Kind == describeEventSpec.kind || e.Kind == askQuestionSpec.kind
		if isFrame && (oldest == nil || oldest.Stamp().After(e.Stamp())) {
			oldest = e
		}
	}
	if oldest == nil {
		return id
	}
	sum := sha256.New()
	for _, part := range []ID{oldest.ID, oldest.Act, oldest.Device} {
		sum.Write(part[:])
	}
	copy(id[:], sum.Sum(nil))
	return id
}
