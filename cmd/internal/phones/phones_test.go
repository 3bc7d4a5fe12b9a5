package phones

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/phone"
	"mindwall/mindmap/scribe"
	"mindwall/tui/screen"
)

// newWall makes a wall of one question.
func newWall(t *testing.T) (path string, question mindmap.ID) {
	t.Helper()
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: mindmap.ID{1}}
	entries, err := s.Do(mindmap.AskQuestion{Text: "What helps?"})
	path = filepath.Join(t.TempDir(), "day.wall")
	if err == nil {
		err = desk.Create(path, entries)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path, entries[0].ID
}

var issued = regexp.MustCompile(`"me":"([0-9a-f]+)"`)

// number is one that a page issues.
func number(t *testing.T, address string) string {
	t.Helper()
	got, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	page, _ := io.ReadAll(got.Body)
	found := issued.FindSubmatch(page)
	if found == nil {
		t.Fatalf("status %d:\n%s", got.StatusCode, page)
	}
	return string(found[1])
}

func post(client *http.Client, address, number, sent string, question mindmap.ID, words string) (status int, err error) {
	r, err := http.NewRequest(http.MethodPost, address+"/post", strings.NewReader(fmt.Sprintf(`{"id":%q,"q":%q,"t":%q}`, sent, question, words)))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Me", number)
	got, err := client.Do(r)
	if err != nil {
		return 0, err
	}
	defer got.Body.Close()
	_, _ = io.Copy(io.Discard, got.Body)
	return got.StatusCode, nil
}

func captions(t *testing.T, path string) (all []string) {
	t.Helper()
	d, err := desk.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for a := range d.Board().Questions[0].AllAnswers {
		all = append(all, a.Text)
	}
	for _, a := range d.Board().Inbox {
		all = append(all, a.Text)
	}
	return all
}

// A console opens the door, closes it, and finds it as it was; what is switched in its file counts at once; closed for good
// nothing is left of it.
func TestConsole(t *testing.T) {
	path, q := newWall(t)
	told := make(chan screen.PhonesMsg, 100)
	until := func(what string, ok func(screen.PhonesMsg) bool) (m screen.PhonesMsg) {
		t.Helper()
		for {
			select {
			case m = <-told:
				if ok(m) {
					return m
				}
			case <-time.After(10 * time.Second):
				t.Fatal("never told: " + what)
			}
		}
	}
	isOpen := func(m screen.PhonesMsg) bool { return m.Open }
	isClosed := func(m screen.PhonesMsg) bool { return !m.Open }
	var flags Flags
	o, err := flags.Options(path)
	if err != nil {
		t.Fatal(err)
	}
	o.Listen = ownPort(t, path)
	c := NewConsole(o, func() string { return path }, func(msg any) { told <- msg.(screen.PhonesMsg) })
	c.Open()
	first := until("open", isOpen)
	if first.Settings != (phone.Settings{Mode: phone.Live, Way: phone.ToInbox}) {
		t.Errorf("begins with %+v", first.Settings)
	}
	me := number(t, first.Addresses[0])
	sent := strings.Repeat("ab", 16)
	if status, err := post(http.DefaultClient, first.Addresses[0], me, sent, q, "Waits"); status != 200 {
		t.Fatal(status, err)
	}
	console, err := desk.Open(path, desk.Writer{Author: "ruth"})
	if err != nil {
		t.Fatal(err)
	}
	console.Start(func(any) {})
	console.Keep(phone.SettingsKey, phone.Settings{Mode: phone.Closed, Way: phone.Straight}.Encode())
	until("closed for now", func(m screen.PhonesMsg) bool { return m.Settings.Mode == phone.Closed })
	marked := func() bool {
		state, err := console.State(t.Context())
		return err == nil && state[phone.OpenKey] != ""
	}
	if !marked() {
		t.Error("killed now, the next console would not say that phones were let in")
	}
	if state, err := console.State(t.Context()); err != nil || WereLetIn(t.Context(), state) {
		t.Errorf("another console says that phones were let in, though they are: %v", err)
	}
	c.Close(false)
	until("closed", isClosed)
	if marked() {
		t.Error("the next console says that phones were let in, though they were let out in order")
	}
	c.Open()
	if again := until("open again", isOpen); !slices.Equal(again.Addresses, first.Addresses) || again.Settings.Mode != phone.Closed {
		t.Errorf("open again at %q with %+v", again.Addresses, again.Settings)
	}
	if status, _ := post(http.DefaultClient, first.Addresses[0], me, sent, q, "Waits"); status != 200 {
		t.Errorf("sent again: %d", status)
	}
	c.Close(true)
	until("closed for good", isClosed)
	state, err := console.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for key := range state {
		if strings.HasPrefix(key, phone.KeptPrefix) {
			t.Errorf("%s is left", key)
		}
	}
	if err := c.End(); err != nil {
		t.Error(err)
	}
	if err := console.Close(); err != nil {
		t.Error(err)
	}
	if got := captions(t, path); !slices.Equal(got, []string{"Waits"}) {
		t.Errorf("on the wall: %q", got)
	}
}

// What cannot be opened is told, and nothing stands open.
func TestConsoleTellsWhyNot(t *testing.T) {
	told := make(chan screen.PhonesMsg, 1)
	path := filepath.Join(t.TempDir(), "none.wall")
	c := NewConsole(Options{}, func() string { return path }, func(msg any) { told <- msg.(screen.PhonesMsg) })
	c.Open()
	if m := <-told; m.Open || m.Trouble == "" {
		t.Errorf("told %+v", m)
	}
	if err := c.End(); err != nil {
		t.Error(err)
	}
}

// Two programs open the same wall: each has its port, and what is sent to both is there once.
func TestTwoDoorsOfOneWall(t *testing.T) {
	path, q := newWall(t)
	var doors [2]*Doors
	for i := range doors {
		var err error
		doors[i], err = Open(t.Context(), Options{Path: path, Listen: "127.0.0.1", Set: func(s *phone.Settings) { s.Way = phone.Straight }})
		if err != nil {
			t.Fatal(err)
		}
	}
	for round := range 2 {
		for _, d := range doors {
			address := d.Status().Addresses[0]
			if status, err := post(http.DefaultClient, address, number(t, address), strings.Repeat("cd", 16), q, "Once"); status != 200 {
				t.Errorf("round %d: %d, %v", round, status, err)
			}
		}
	}
	for _, d := range doors {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}
	if got := captions(t, path); !slices.Equal(got, []string{"Once"}) {
		t.Errorf("on the wall: %q", got)
	}
}

func TestInvite(t *testing.T) {
	s := Status{Addresses: []string{"http://10.0.0.7:8080/KKMMPP", "http://192.168.1.20:8080/KKMMPP"}}
	for _, terminal := range []bool{true, false} {
		var out bytes.Buffer
		s.Invite(&out, terminal)
		if said := out.String(); !strings.Contains(said, s.Addresses[0]) || !strings.Contains(said, "or "+s.Addresses[1]) || strings.Count(said, "\n") < 18 {
			t.Errorf("terminal %v:\n%s", terminal, said)
		}
	}
}

// Five hundred phones send three answers each, one in five of them twice, over the seconds that MINDWALL_FLOOD says: every answer
// is there once.
func TestFlood(t *testing.T) {
	span, err := time.ParseDuration(os.Getenv("MINDWALL_FLOOD"))
	if err != nil {
		t.Skip("MINDWALL_FLOOD=30s measures it")
	}
	const phones, each = 500, 3
	path, q := newWall(t)
	d, err := Open(t.Context(), Options{Path: path, Listen: "127.0.0.1", Set: func(s *phone.Settings) { s.Way = phone.Straight }})
	if err != nil {
		t.Fatal(err)
	}
	address := d.Status().Addresses[0]
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: phones}}
	var mu sync.Mutex
	var took []time.Duration
	var work sync.WaitGroup
	ctx, cancel := context.WithTimeout(t.Context(), 4*span)
	defer cancel()
	for p := range phones {
		me := number(t, address)
		work.Go(func() {
			for n := range each {
				time.Sleep(span / each * time.Duration(1+(p*7+n*13)%10) / 10)
				sent := fmt.Sprintf("%032x", p*each+n)
				for again := range 1 + (p+n)%5/4 {
					for status := 0; status != 200 && ctx.Err() == nil; {
						began := time.Now()
						if status, _ = post(client, address, me, sent, q, fmt.Sprintf("Phone %d says %d", p, n)); status != 200 {
							time.Sleep(200 * time.Millisecond)
							continue
						}
						mu.Lock()
						took = append(took, time.Since(began))
						mu.Unlock()
					}
					_ = again
				}
			}
		})
	}
	work.Wait()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	got := captions(t, path)
	slices.Sort(got)
	if n := len(slices.Compact(slices.Clone(got))); n != phones*each || len(got) != n {
		t.Errorf("%d answers, %d of them unlike, want %d", len(got), n, phones*each)
	}
	slices.Sort(took)
	t.Logf("%d taken, acknowledged after p50 %v, p99 %v, at most %v", len(took), took[len(took)/2], took[len(took)*99/100], took[len(took)-1])
}

// ownPort lets phones in to a wall once, so that it comes back to a port of its own, and returns where to listen then: the usual
// one may be another test's.
func ownPort(t *testing.T, path string) (host string) {
	t.Helper()
	d, err := Open(t.Context(), Options{Path: path, Listen: "127.0.0.1:0"})
	if err == nil {
		err = d.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return "127.0.0.1"
}

// Who lets phones in beside another program does so at another port; the wall's stays what the phones in the room know.
func TestTwoLetPhonesIn(t *testing.T) {
	path, _ := newWall(t)
	var flags Flags
	o, err := flags.Options(path)
	if err != nil {
		t.Fatal(err)
	}
	o.Listen = ownPort(t, path)
	open := func() *Doors {
		t.Helper()
		d, err := Open(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	first := open()
	address := first.Status().Addresses[0]
	second := open()
	if second.Status().Addresses[0] == address {
		t.Fatalf("both are at %s", address)
	}
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	if state, err := first.desk.State(t.Context()); err != nil || state[phone.OpenKey] == "" {
		t.Errorf("it is told to be closed, as the second one was: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again := open()
	if got := again.Status().Addresses[0]; got != address {
		t.Errorf("at %s, and was at %s", got, address)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}
