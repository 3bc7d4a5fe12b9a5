package wallfile_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// One who knows what a device wrote is told of all others, once, and goes on behind what was passed over.
func TestFollowOthersLeavesOutOneDevice(t *testing.T) {
	w := create(t)
	all := answers(t, 60)
	var want []mindmap.ID
	own := mindmap.ID{7}
	for i := range all {
		if i%3 > 0 {
			all[i].Device = own
			continue
		}
		want = append(want, all[i].ID)
	}
	mustAppend(t, w, all[:20]...)
	ctx, cancel := context.WithCancel(soon(t))
	told := make(chan wallfile.News, 100)
	ended := make(chan error, 1)
	go func() { ended <- w.FollowOthers(ctx, 0, own, func(n wallfile.News) { told <- n }) }()
	var got []mindmap.ID
	var last wallfile.Seq
	take := func() {
		n := <-told
		got, last = append(got, ids(n.Entries)...), n.Seq
	}
	take()
	if last != 20 {
		t.Errorf("goes on behind %d, want 20", last)
	}
	mustAppend(t, w, all[20:21]...)
	mustAppend(t, w, all[21:]...)
	for len(got) < len(want) {
		take()
	}
	cancel()
	<-ended
	if diff := cmp.Diff(want, got); diff != "" || last < 58 {
		t.Errorf("told up to %d:\n%s", last, diff)
	}
}
