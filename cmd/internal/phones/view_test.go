package phones

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap/desk"
	"mindwall/mindmap/phone"
	"mindwall/tui/look"
)

// Browsers see the room at an address beside the phones': it stays after a restart, and another that is kept with the wall takes its
// place at once. Neither the phones' code nor a helper's token opens it, and it lets nobody answer.
func TestTheRoomInBrowsers(t *testing.T) {
	path, _ := newWall(t)
	host := ownPort(t, path)
	open := func() *Doors {
		t.Helper()
		d, err := Open(t.Context(), Options{Path: path, Listen: host, Look: look.Dark})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	get := func(address string) (int, string) {
		t.Helper()
		got, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		defer got.Body.Close()
		body, _ := io.ReadAll(got.Body)
		return got.StatusCode, string(body)
	}
	d := open()
	first := d.Status().View
	if status, page := get(first); status != http.StatusOK || !strings.Contains(page, "What helps?") {
		t.Errorf("%s: %d\n%s", first, status, page)
	}
	if status, _ := get(strings.ToUpper(first[:4]) + strings.ToUpper(first[4:])); status != http.StatusOK {
		t.Errorf("as a code to be scanned has it: %d", status)
	}
	site, code := first[:strings.Index(first, "/view/")], d.kept.Code
	for _, wrong := range []string{"/view/" + code, "/view/" + phone.NewToken(), "/view/", first[len(site)+len("/view"):], "/" + code + first[len(site):]} {
		if status, page := get(site + wrong); status != http.StatusNotFound || strings.Contains(page, "What helps?") {
			t.Errorf("%s: %d", wrong, status)
		}
	}
	if got, err := http.Post(first, "application/json", strings.NewReader("{}")); err != nil || got.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("sent to it: %v, %v", got, err)
	}

	follower, err := http.Get(first + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer follower.Body.Close()
	until := func(what string, ok func(Status) bool) {
		t.Helper()
		for deadline := time.Now().Add(10 * time.Second); !ok(d.Status()); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("never: %s, but %+v", what, d.Status())
			}
		}
	}
	until("one browser", func(s Status) bool { return s.Viewers == 1 })
	console, err := desk.OpenDoor(path, desk.Writer{Author: "ruth"})
	if err == nil {
		err = console.SetState(context.Background(), map[string]string{phone.ViewKey: phone.NewToken()})
	}
	if err != nil {
		t.Fatal(err)
	}
	until("another address", func(s Status) bool { return s.View != first })
	if _, err := io.Copy(io.Discard, follower.Body); err != nil { // it ends
		t.Errorf("who followed by the old one: %v", err)
	}
	until("no browser", func(s Status) bool { return s.Viewers == 0 })
	if status, _ := get(first); status != http.StatusNotFound {
		t.Errorf("the old address: %d", status)
	}
	second := d.Status().View
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = open()
	if again := d.Status().View; again != second {
		t.Errorf("after a restart it is %s, and was %s", again, second)
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	if err := console.Close(); err != nil {
		t.Error(err)
	}
}
