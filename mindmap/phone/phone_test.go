package phone_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/phone"
	"mindwall/mindmap/say"
)

var straight = phone.Settings{Mode: phone.Live, Way: phone.Straight, MeToo: true}

func TestAnAnswerIsOnTheWallOnce(t *testing.T) {
	x := newSite(t, straight)
	me := x.number()
	for range 3 {
		if code, s := x.send(me, "/post", answer(sent(1), x.questions[0], "No bus after five")); code != 200 || s != "on" {
			t.Fatalf("sent: %d %q", code, s)
		}
	}
	x.restart()
	if code, s := x.send(me, "/post", answer(sent(1), x.questions[0], "No bus after five")); code != 200 || s != "on" {
		t.Errorf("sent again after a restart: %d %q", code, s)
	}
	q := x.board().Questions[0]
	if q.Answers != 1 || q.Unsorted[0].Text != "No bus after five" || q.Unsorted[0].Source != mindmap.Phone {
		t.Errorf("on the wall: %d answers, %+v", q.Answers, q.Unsorted)
	}
}

func TestWhereAnswersGo(t *testing.T) {
	q := 0
	for _, c := range []struct {
		name          string
		settings      phone.Settings
		question      int
		status        int
		standing      string
		onWall, inbox int
		source        mindmap.Source
	}{
		{"straight", straight, q, 200, "on", 1, 0, mindmap.Phone},
		{"inbox", phone.Settings{Mode: phone.Live, Way: phone.ToInbox}, q, 200, "in", 0, 1, mindmap.Phone},
		{"silent", phone.Settings{Mode: phone.Live, Way: phone.Silent}, q, 200, "in", 0, 1, mindmap.Phone},
		{"survey", phone.Settings{Mode: phone.Survey, Way: phone.Straight}, 1, 200, "on", 1, 0, mindmap.Survey},
		{"never open", straight, 1, 422, "", 0, 0, ""},
		{"closed from the first", phone.Settings{Mode: phone.Closed, Way: phone.Straight}, q, 422, "", 0, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := newSite(t, c.settings)
			code, s := x.send(x.number(), "/post", answer(sent(1), x.questions[c.question], "Said"))
			b := x.board()
			if code != c.status || s != c.standing || b.Questions[c.question].Answers != c.onWall || len(b.Inbox) != c.inbox {
				t.Errorf("%d %q, %d on the wall, %d in the inbox", code, s, b.Questions[c.question].Answers, len(b.Inbox))
			}
			for _, a := range append(b.Inbox, b.Questions[c.question].Unsorted...) {
				if a.Source != c.source {
					t.Errorf("source %q, want %q", a.Source, c.source)
				}
			}
		})
	}
}

// What was typed while a question was open is taken after it was closed, also after a restart, and waits to be let on.
func TestALateAnswerIsTakenIntoTheInbox(t *testing.T) {
	x := newSite(t, straight)
	me := x.number()
	x.set(straight, x.questions[1])
	x.restart()
	x.set(phone.Settings{Mode: phone.Closed, Way: phone.Straight}, mindmap.ID{})
	for i, q := range x.questions {
		if code, s := x.send(me, "/post", answer(sent(i), q, "Late")); code != 200 || s != "in" {
			t.Errorf("question %d: %d %q", i+1, code, s)
		}
	}
	if n := len(x.board().Inbox); n != 2 {
		t.Errorf("%d in the inbox, want 2", n)
	}
}

func TestWhatBecameOfWhatWasSent(t *testing.T) {
	x := newSite(t, phone.Settings{Mode: phone.Live, Way: phone.ToInbox})
	me := x.number()
	for n := range 4 {
		x.send(me, "/post", answer(sent(n), x.questions[0], "Answer"+sent(n)))
	}
	x.send(me, "/back", map[string]any{"id": sent(3)})
	inbox := x.board().Inbox
	err := wall{x.desk}.Write(t.Context(), func(p phone.Pen) error {
		return p.Record(mindmap.Draft{Op: mindmap.AdmitAnswer{Answer: inbox[0].ID}}, mindmap.Draft{Op: mindmap.Remove{Node: inbox[1].ID}})
	})
	if err != nil {
		t.Fatal(err)
	}
	x.door.Changed()
	r := x.request("POST", "/mine", `{"ids":["`+sent(0)+`","`+sent(1)+`","`+sent(2)+`","`+sent(3)+`","`+sent(9)+`"]}`)
	r.Header.Set("X-Me", me)
	if got := strings.TrimSpace(x.serve(r).Body.String()); got != `{"s":["on","in","in","gone",""]}` {
		t.Errorf("what became of them: %s", got)
	}
}

// Taking back leaves no byte of the words in the file, and does not take what others said.
func TestTakingBack(t *testing.T) {
	x := newSite(t, straight)
	me, other := x.number(), x.number()
	x.send(me, "/post", answer(sent(1), x.questions[0], "Zinnoberrot said by mistake"))
	x.send(me, "/post", answer(sent(2), x.questions[0], "Quarzgrau that others joined"))
	joined := x.board().Questions[0].Unsorted[1].ID
	x.send(other, "/post", map[string]any{"v": joined.String(), "on": true})
	for n := range 2 {
		if code, _ := x.send(other, "/back", map[string]any{"id": sent(7)}); code != http.StatusGone {
			t.Errorf("taking back what nobody sent: %d", code)
		}
		for _, s := range []string{sent(1), sent(2)} {
			if code, _ := x.send(me, "/back", map[string]any{"id": s}); code != 200 {
				t.Errorf("time %d, %s: %d", n, s, code)
			}
		}
	}
	if code, s := x.send(me, "/post", answer(sent(1), x.questions[0], "Zinnoberrot said by mistake")); code != 200 || s != "gone" {
		t.Errorf("sent once more, by a tab that slept: %d %q", code, s)
	}
	q := x.board().Questions[0]
	if q.Answers != 1 || q.Unsorted[0].Text != "" || q.Unsorted[0].Tally.Total() != 1 {
		t.Errorf("left on the wall: %+v", q.Unsorted[0])
	}
	x.close()
	data, err := os.ReadFile(x.path)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"Zinnoberrot", "Quarzgrau"} {
		if bytes.Contains(data, []byte(words)) {
			t.Errorf("%s is still in the file", words)
		}
	}
	x.open()
}

func TestTakingBackTooLate(t *testing.T) {
	x := newSite(t, straight)
	me := x.number()
	x.send(me, "/post", answer(sent(1), x.questions[0], "On the wall"))
	x.set(phone.Settings{Mode: phone.Live, Way: phone.ToInbox}, mindmap.ID{})
	x.send(me, "/post", answer(sent(2), x.questions[0], "Waits"))
	x.now = x.now.Add(9 * time.Minute)
	x.restart()
	x.now = x.now.Add(3 * time.Minute)
	if code, _ := x.send(me, "/back", map[string]any{"id": sent(1)}); code != http.StatusConflict {
		t.Errorf("after twelve minutes: %d", code)
	}
	if code, _ := x.send(me, "/back", map[string]any{"id": sent(2)}); code != 200 {
		t.Errorf("while it waits: %d", code)
	}
}

// A phone counts once for an answer however often it asks, and changes its mind as often as it likes, within reason.
func TestMeToo(t *testing.T) {
	x := newSite(t, straight)
	x.send(x.number(), "/post", answer(sent(1), x.questions[0], "No bus after five"))
	id := x.board().Questions[0].Unsorted[0].ID
	me := x.number()
	for i, c := range []struct {
		on   bool
		want int
	}{{true, 2}, {true, 2}, {false, 1}, {false, 1}, {true, 2}} {
		if code, _ := x.send(me, "/post", map[string]any{"v": id.String(), "on": c.on}); code != 200 {
			t.Errorf("step %d: %d", i, code)
		}
		if i == 2 {
			x.restart()
		}
		if n := x.board().Questions[0].Unsorted[0].Tally.Of(mindmap.Phone); n != c.want {
			t.Errorf("step %d: counted %d, want %d", i, n, c.want)
		}
	}
	x.set(phone.Settings{Mode: phone.Live, Way: phone.Straight}, mindmap.ID{})
	if code, _ := x.send(x.number(), "/post", map[string]any{"v": id.String(), "on": true}); code != 422 {
		t.Errorf("when it is not allowed: %d", code)
	}
}

// What waits, is parked, was removed or was taken out is no phone's to see, nor to join in.
func TestPhonesSeeOnlyTheWall(t *testing.T) {
	x := newSite(t, phone.Settings{Mode: phone.Live, Way: phone.ToInbox, MeToo: true})
	q := x.questions[0]
	ops := []mindmap.Op{
		mindmap.AddAnswer{Question: q, Caption: "Seen", Quote: "Secret quote"},
		mindmap.AddAnswer{Question: q, Caption: "Secret waiting", Inbox: true},
		mindmap.AddAnswer{Question: q, Caption: "Secret parked"},
		mindmap.AddAnswer{Question: q, Caption: "Secret removed"},
		mindmap.AddAnswer{Question: x.questions[1], Caption: "Secret of a question not open"},
	}
	var ids []mindmap.ID
	err := wall{x.desk}.Write(t.Context(), func(p phone.Pen) error {
		for _, op := range ops {
			id := mindmap.ID{9, byte(len(ids))}
			if err := p.Record(mindmap.Draft{ID: id, Op: op}); err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return p.Record(mindmap.Draft{Op: mindmap.ParkAnswer{Answer: ids[2], Parked: true}}, mindmap.Draft{Op: mindmap.Remove{Node: ids[3]}})
	})
	if err != nil {
		t.Fatal(err)
	}
	x.door.Changed()
	state := x.serve(x.request("GET", "/state", "")).Body.String()
	if !strings.Contains(state, "Seen") || strings.Contains(state, "Secret") {
		t.Errorf("phones are told %s", state)
	}
	if page := x.serve(x.request("GET", "", "")).Body.String(); strings.Contains(page, "Secret") {
		t.Error("the page tells secrets")
	}
	me := x.number()
	for i, id := range ids {
		want := 422
		if i == 0 {
			want = 200
		}
		if code, _ := x.send(me, "/post", map[string]any{"v": id.String(), "on": true}); code != want {
			t.Errorf("me too to %d: %d, want %d", i, code, want)
		}
	}
}

func TestStateIsSentOnce(t *testing.T) {
	x := newSite(t, straight)
	first := x.serve(x.request("GET", "/state", ""))
	again := x.request("GET", "/state", "")
	again.Header.Set("If-None-Match", first.Header().Get("ETag"))
	if w := x.serve(again); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("asked again: %d, %d bytes", w.Code, w.Body.Len())
	}
	x.send(x.number(), "/post", answer(sent(1), x.questions[0], "New"))
	if w := x.serve(again); w.Code != http.StatusNotModified {
		t.Errorf("asked at the same moment: %d: all are told the same for half a second", w.Code)
	}
	x.now = x.now.Add(time.Second)
	if w := x.serve(again); w.Code != 200 || !json.Valid(w.Body.Bytes()) {
		t.Errorf("asked after a change: %d", w.Code)
	}
}

// The page is one small request, and its policy lets its own script and style in and nothing else.
func TestThePageIsSmall(t *testing.T) {
	x := newSite(t, straight, mindmap.DescribeEvent{Title: new("Our day <&>"), Host: new("The charity"), Notice: new("Kept for a year.")})
	w := x.serve(x.request("GET", "", ""))
	page := w.Body.String()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(page))
	_ = z.Close()
	if len(page) > 14_000 || packed.Len() > 6_000 {
		t.Errorf("the page has %d bytes, %d packed", len(page), packed.Len())
	}
	t.Logf("%d bytes, %d packed", len(page), packed.Len())
	for _, want := range []string{"Our day &lt;&amp;&gt;", "The charity", "Kept for a year.", "What gets in the way?", `dir="ltr"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, never := range []string{"Set-Cookie", "ETag"} {
		if w.Header().Get(never) != "" {
			t.Errorf("the page has a header %s", never)
		}
	}
	if strings.Contains(page, "http://") || strings.Contains(page, "https://") || strings.Contains(page, "ZgotmplZ") {
		t.Error("the page asks for something elsewhere, or is broken")
	}
}

// The page leads to the write-up once it is known where that will be.
func TestThePageLeadsToTheWriteUp(t *testing.T) {
	x := newSite(t, straight, mindmap.DescribeEvent{Language: new("de"), WriteUp: new("https://example.org/Lunch?a=1&b=2")})
	page := x.serve(x.request("GET", "", "")).Body.String()
	if want := `<p>Hier wird der Bericht stehen: <a href="https://example.org/Lunch?a=1&amp;b=2" dir="ltr">https://example.org/Lunch?a=1&amp;b=2</a></p>`; !strings.Contains(page, want) {
		t.Errorf("the page lacks %q:\n%s", want, page)
	}
}

// Without its script the page is a plain form, and loading what comes of it again sends nothing.
func TestThePlainForm(t *testing.T) {
	x := newSite(t, straight)
	form := url.Values{"me": {x.number()}, "id": {sent(1)}, "q": {x.questions[0].String()}, "t": {"By a plain form\r\nin two lines"}}
	for range 2 {
		r := x.request("POST", "", form.Encode())
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := x.serve(r)
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/"+x.kept.Code+"?sent" {
			t.Fatalf("%d to %q: %s", w.Code, w.Header().Get("Location"), w.Body)
		}
	}
	if page := x.serve(x.request("GET", "?sent", "")).Body.String(); !strings.Contains(page, `role="status">received`) {
		t.Error("the page does not say that it was received")
	}
	if q := x.board().Questions[0]; q.Answers != 1 || q.Unsorted[0].Text != "By a plain form in two lines" {
		t.Errorf("on the wall: %+v", q.Unsorted)
	}
}

// The key and all else of the door stay with the wall: a copy has none of it, and saving elsewhere takes it along.
func TestTheKeyLeavesInNoCopy(t *testing.T) {
	x := newSite(t, straight)
	key := x.kept.State()["door/key"]
	copied := filepath.Join(t.TempDir(), "copy.wall")
	d, err := desk.Read(x.path)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Copy(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	_ = d.Close()
	data, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{key, x.kept.Code, "door/", x.kept.View} {
		if bytes.Contains(data, []byte(secret)) {
			t.Errorf("the copy has %q", secret)
		}
	}
	moved := filepath.Join(t.TempDir(), "moved.wall")
	console, err := desk.Open(x.path, desk.Writer{Author: "ruth"})
	if err != nil {
		t.Fatal(err)
	}
	arrived := make(chan desk.Moved, 1)
	console.Start(func(msg any) {
		if m, ok := msg.(desk.Moved); ok {
			arrived <- m
		}
	})
	console.Move(moved)
	if m := <-arrived; m.Err != nil {
		t.Fatal(m.Err)
	}
	state, err := console.State(t.Context())
	if kept, ok := phone.ReadKept(state); err != nil || !ok || kept.Key != x.kept.Key || kept.Code != x.kept.Code || kept.Device != x.kept.Device {
		t.Errorf("saved elsewhere without the door: %v %v", ok, err)
	}
	// The door goes along, with what came too late to be saved elsewhere.
	until := func(ok func() bool) {
		for deadline := time.Now().Add(10 * time.Second); !ok() && time.Now().Before(deadline); {
			time.Sleep(20 * time.Millisecond)
		}
	}
	sends := func(n int, words string) { // until it is taken, as a phone does while the door follows
		until(func() bool {
			code, _ := x.send(x.number(), "/post", answer(sent(n), x.questions[0], words))
			return code == 200
		})
	}
	there := func() int {
		entries, _ := desk.Entries(moved)
		return len(entries)
	}
	sends(1, "While it moved")
	until(func() bool { return there() == 3 })
	sends(2, "After the move")
	until(func() bool { return there() == 4 })
	if n := there(); n != 4 {
		t.Errorf("%d entries where the wall went, want 4", n)
	}
	if err := console.Close(); err != nil {
		t.Fatal(err)
	}
	if gone := phone.Forgotten(x.kept.State()); len(gone) < 5 || gone["door/key"] != "" {
		t.Errorf("what is forgotten: %v", gone)
	}
}

// Nothing of who sent is on the disk: no number, no address, no second.
func TestNothingPrivateIsKept(t *testing.T) {
	x := newSite(t, straight)
	me := x.number()
	r := x.request("POST", "/post", `{"id":"`+sent(1)+`","q":"`+x.questions[0].String()+`","t":"Words"}`)
	r.Header.Set("X-Me", me)
	r.Header.Set("User-Agent", "TestPhone/7")
	if w := x.serve(r); w.Code != 200 {
		t.Fatal(w.Code)
	}
	x.send(me, "/post", map[string]any{"v": x.board().Questions[0].Unsorted[0].ID.String(), "on": true})
	if at := x.board().Questions[0].Unsorted[0].At; at.Second() != 0 || at.Nanosecond() != 0 {
		t.Errorf("kept to the second: %v", at)
	}
	x.close()
	data, err := os.ReadFile(x.path)
	if err != nil {
		t.Fatal(err)
	}
	for _, private := range []string{me, me[:32], "192.168.1.77", "TestPhone", sent(1)} {
		if bytes.Contains(data, []byte(private)) {
			t.Errorf("%q is in the file", private)
		}
	}
	x.open()
}

// A wall of version 0.1.0 lets phones in.
func TestAnOldWallHasADoor(t *testing.T) {
	data, err := os.ReadFile("../../cmd/mindwall/testdata/released.wall")
	if err != nil {
		t.Fatal(err)
	}
	x := &site{t: t, path: filepath.Join(t.TempDir(), "old.wall"), now: time.Now(), kept: phone.NewKept()}
	if err := os.WriteFile(x.path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	x.kept.Settings = straight
	x.open()
	defer func() { x.close() }()
	if code, s := x.send(x.number(), "/post", answer(sent(1), x.board().Questions[0].ID, "By phone")); code != 200 || s != "on" {
		t.Errorf("%d %q", code, s)
	}
	x.restart()
	if got := x.board().Questions[0].Tally.Of(mindmap.Phone); got == 0 {
		t.Error("nothing is by phone")
	}
}

// It is as small in every language.
func TestThePageIsSmallInEveryLanguage(t *testing.T) {
	languages, _ := say.Languages()
	if len(languages) < 10 {
		t.Fatalf("only %q", languages)
	}
	for _, lang := range languages {
		x := newSite(t, straight, mindmap.DescribeEvent{Title: new("Link workers’ lunch"), Host: new("The charity"), Language: &lang})
		r := x.request("GET", "", "")
		plain := x.serve(r).Body.Len()
		r.Header.Set("Accept-Encoding", "gzip, br")
		packed := x.serve(r).Body.Len()
		if plain > 14_000 || packed > 6_000 {
			t.Errorf("%s: %d bytes, %d packed", lang, plain, packed)
		}
	}
}
