package phone_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/phone"
	"mindwall/mindmap/scribe"
)

// wall lets a door work on a wall's file.
type wall struct{ *desk.Door }

func (w wall) Write(ctx context.Context, plan func(phone.Pen) error) error {
	return w.Door.Write(ctx, func(p *desk.Pen) error { return plan(p) })
}

// site is a wall with two questions and its door.
type site struct {
	t         failer
	path      string
	kept      phone.Kept
	desk      *desk.Door
	door      *phone.Door
	questions []mindmap.ID
	now       time.Time
	stop      func()
}

// failer is what a test fails by: also one of properties.
type failer interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func newSite(t testing.TB, s phone.Settings, more ...mindmap.Op) *site {
	t.Helper()
	setup := &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: mindmap.ID{1}}
	ops := append([]mindmap.Op{mindmap.AskQuestion{Text: "What gets in the way?"}, mindmap.AskQuestion{Text: "What helps?"}}, more...)
	entries, err := setup.Do(ops...)
	if err != nil {
		t.Fatal(err)
	}
	x := &site{t: t, path: filepath.Join(t.TempDir(), "day.wall"), now: time.Now(), kept: phone.NewKept()}
	if err := desk.Create(x.path, entries); err != nil {
		t.Fatal(err)
	}
	for _, q := range setup.Live.Board().Questions {
		x.questions = append(x.questions, q.ID)
	}
	x.kept.Settings = s
	x.open()
	if err := x.desk.SetState(t.Context(), x.kept.State()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.close() })
	return x
}

func (x *site) open() {
	x.t.Helper()
	var err error
	x.desk, err = desk.OpenDoor(x.path, desk.Writer{Author: "phone", Device: x.kept.Device, Now: func() time.Time { return x.now.Truncate(time.Minute) }})
	if err != nil {
		x.t.Fatal(err)
	}
	x.door, err = phone.New(wall{x.desk}, x.kept, phone.Options{Hosts: []string{"laptop"}, Now: func() time.Time { return x.now }})
	if err != nil {
		x.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	d := x.door
	go func() {
		defer close(ended)
		_ = x.desk.Run(ctx, func(map[string]string, error) { d.Changed() })
	}()
	x.stop = func() { cancel(); <-ended }
	x.set(x.kept.Settings, mindmap.ID{})
}

func (x *site) close() { x.stop() }

// restart ends the program and begins it anew, with what is kept in the file.
func (x *site) restart() {
	x.t.Helper()
	state, err := x.desk.State(context.Background())
	if err != nil {
		x.t.Fatal(err)
	}
	x.close()
	kept, ok := phone.ReadKept(state)
	if !ok {
		x.t.Fatal("the door is not kept")
	}
	x.kept = kept
	x.open()
}

func (x *site) set(s phone.Settings, shown mindmap.ID) {
	x.t.Helper()
	x.kept.Settings = s
	x.door.Admit(x.kept.Code, x.kept.Helper)
	if opened := x.door.Set(s, shown); opened != nil {
		x.kept.Opened = opened
	}
	if err := x.desk.SetState(context.Background(), x.kept.State()); err != nil {
		x.t.Fatal(err)
	}
}

func (x *site) board() (b *mindmap.Board) {
	x.desk.Look(func(l *fold.Live) { b = l.Board() })
	return b
}

// request is one that a phone would make, changed by the caller.
func (x *site) request(method, path, body string) *http.Request {
	r := httptest.NewRequest(method, "http://192.168.1.20:8080/"+x.kept.Code+path, strings.NewReader(body))
	r.RemoteAddr = "192.168.1.77:51000"
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Origin", "http://192.168.1.20:8080")
	}
	return r
}

func (x *site) serve(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	x.door.ServeHTTP(w, r)
	return w
}

var numberOnPage = regexp.MustCompile(`"me":"([0-9a-f]{48})"`)

// number is one that the page issues.
func (x *site) number() string {
	x.t.Helper()
	page := x.serve(x.request("GET", "", "")).Body.String()
	found := numberOnPage.FindStringSubmatch(page)
	if found == nil {
		x.t.Fatalf("no number on the page:\n%s", page)
	}
	return found[1]
}

// send posts as the script does, and returns the status and what became of it.
func (x *site) send(number, path string, letter map[string]any) (int, string) {
	x.t.Helper()
	body, err := json.Marshal(letter)
	if err != nil {
		x.t.Fatal(err)
	}
	r := x.request("POST", path, string(body))
	r.Header.Set("X-Me", number)
	w := x.serve(r)
	var got struct {
		S any `json:"s"`
	}
	_ = json.Unmarshal(w.Body.Bytes(), &got)
	s, _ := got.S.(string)
	return w.Code, s
}

func answer(sent string, q mindmap.ID, words string) map[string]any {
	return map[string]any{"id": sent, "q": q.String(), "t": words}
}

// sent is what a phone makes for each thing that it sends.
func sent(n int) string {
	return strings.Repeat("0", 28) + string("0123456789abcdef"[n/4096%16]) + hex3(n)
}

func hex3(n int) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[n/256%16], digits[n/16%16], digits[n%16]})
}
