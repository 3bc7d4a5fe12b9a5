package phone_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/phone"
)

var toInbox = phone.Settings{Mode: phone.Live, Way: phone.ToInbox}

// helped is a site whose inbox a helper looks through.
func helped(t *testing.T, s phone.Settings) *site {
	t.Helper()
	x := newSite(t, s)
	x.kept.Helper = phone.NewToken()
	x.set(s, x.questions[0])
	return x
}

// help is a request by the helper's link.
func (x *site) help(method, path, body string) *http.Request {
	r := x.request(method, "", body)
	r.URL.Path = "/inbox/" + x.kept.Helper + path
	return r
}

type waiting struct {
	W []struct{ I, Q, T, C string }
	N int
	S bool
}

func (x *site) waits() (w waiting) {
	x.t.Helper()
	got := x.serve(x.help("GET", "/state", ""))
	if got.Code != http.StatusOK || json.Unmarshal(got.Body.Bytes(), &w) != nil {
		x.t.Fatalf("%d %s", got.Code, got.Body)
	}
	return w
}

func (x *site) decide(answer string, on bool) *httptest.ResponseRecorder {
	return x.serve(x.help("POST", "/post", fmt.Sprintf(`{"i":%q,"on":%v}`, answer, on)))
}

// A helper lets on and refuses, by the script's way and by the form's; what somebody decided already stays decided.
func TestAHelperLooksThroughTheInbox(t *testing.T) {
	x := helped(t, toInbox)
	me := x.number()
	for n, words := range []string{"First", "Second", "Third", "Fourth"} {
		x.send(me, "/post", answer(sent(n), x.questions[0], words))
	}
	w := x.waits()
	if w.N != 4 || len(w.W) != 4 || w.W[0].T != "First" || w.W[0].Q != x.board().Questions[0].Text {
		t.Fatalf("waits: %+v", w)
	}
	for range 2 { // an acknowledgement was lost
		if got := x.decide(w.W[0].I, true); got.Code != http.StatusNoContent {
			t.Errorf("let on: %d", got.Code)
		}
		if got := x.decide(w.W[1].I, false); got.Code != http.StatusNoContent {
			t.Errorf("refused: %d", got.Code)
		}
	}
	x.decide(w.W[0].I, false) // somebody has decided
	for i, does := range map[int]string{2: "on", 3: "no"} {
		r := x.help("POST", "", url.Values{"i": {w.W[i].I}, "do": {does}}.Encode())
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if got := x.serve(r); got.Code != http.StatusSeeOther || got.Header().Get("Location") != r.URL.Path {
			t.Errorf("by the form: %d to %s", got.Code, got.Header().Get("Location"))
		}
	}
	b := x.board()
	if q := b.Questions[0]; q.Answers != 2 || len(b.Inbox) != 0 || len(b.Removed) != 2 {
		t.Errorf("%d on the wall, %d wait, %d refused", q.Answers, len(b.Inbox), len(b.Removed))
	}
	if w := x.waits(); w.N != 0 {
		t.Errorf("waits: %+v", w)
	}
}

// What is collected in silence is shown together, and by nobody but the facilitator.
func TestAHelperDoesNotBreakTheSilence(t *testing.T) {
	s := toInbox
	s.Way = phone.Silent
	x := helped(t, s)
	x.send(x.number(), "/post", answer(sent(1), x.questions[0], "Said"))
	w := x.waits()
	if got := x.decide(w.W[0].I, true); got.Code != http.StatusConflict || !w.S || x.board().Questions[0].Answers != 0 {
		t.Errorf("let on in silence: %d", got.Code)
	}
	if got := x.decide(w.W[0].I, false); got.Code != http.StatusNoContent || len(x.board().Removed) != 1 {
		t.Errorf("refused in silence: %d", got.Code)
	}
}

// The link opens the inbox and nothing else; a phone's code does not open the inbox; a link that was taken back opens nothing.
func TestAHelpersLinkOpensTheInboxAlone(t *testing.T) {
	x := helped(t, straight)
	me := x.number()
	x.send(me, "/post", answer(sent(1), x.questions[0], "On the wall already"))
	x.set(toInbox, x.questions[0])
	x.send(me, "/post", answer(sent(2), x.questions[0], "Waits"))
	onWall := x.board().Questions[0].Unsorted[0].ID.String()
	good := `{"i":"` + x.board().Inbox[0].ID.String() + `","on":true}`
	link := "/inbox/" + x.kept.Helper
	for _, page := range []string{x.serve(x.help("GET", "", "")).Body.String(), x.serve(x.help("GET", "/state", "")).Body.String()} {
		if !strings.Contains(page, "Waits") || strings.Contains(page, "On the wall already") || strings.Contains(page, x.kept.Code) {
			t.Errorf("the helper is told\n%s", page)
		}
	}
	for _, c := range []struct {
		name, method, path, body string
		change                   func(*http.Request)
		want                     int
	}{
		{"an answer by the link", "POST", link + "/post", fmt.Sprintf(`{"id":%q,"q":%q,"t":"Words"}`, sent(3), x.questions[0]), nil, 422},
		{"what is on the wall", "POST", link + "/post", `{"i":"` + onWall + `","on":false}`, nil, 204},
		{"no id", "POST", link + "/post", `{"i":"x","on":true}`, nil, 422},
		{"another question", "POST", link + "/post", `{"i":"` + x.questions[0].String() + `","on":false}`, nil, 204},
		{"taking back", "POST", link + "/back", good, nil, 404},
		{"what became", "POST", link + "/mine", `{"ids":[]}`, nil, 404},
		{"the page of phones", "GET", link + "/" + x.kept.Code, "", nil, 404},
		{"the inbox by the code", "GET", "/inbox/" + x.kept.Code, "", nil, 404},
		{"the inbox under the code", "GET", "/" + x.kept.Code + "/inbox/" + x.kept.Helper, "", nil, 404},
		{"deciding by the code", "POST", "/" + x.kept.Code + "/post", good, nil, 400},
		{"no token", "GET", "/inbox/", "", nil, 404},
		{"half a token", "GET", link[:len(link)-1], "", nil, 404},
		{"a longer token", "GET", link + "0", "", nil, 404},
		{"the token for a code", "GET", "/" + x.kept.Helper, "", nil, 404},
		{"capitals, as scanned", "GET", strings.ToUpper(link), "", nil, 200},
		{"another site's name", "GET", link, "", func(r *http.Request) { r.Host = "evil.example" }, 421},
		{"another origin", "POST", link + "/post", good, func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") }, 403},
		{"plain text", "POST", link + "/post", good, func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, 415},
		{"JSON for the form", "POST", link, good, nil, 415},
		{"no JSON", "POST", link + "/post", `{`, nil, 400},
		{"too long", "POST", link + "/post", `{"i":"` + strings.Repeat("x", 20<<10) + `"}`, nil, 400},
		{"put", "PUT", link + "/post", good, nil, 405},
		{"delete", "DELETE", link, "", nil, 405},
		{"get a post", "GET", link + "/post", "", nil, 405},
		{"post to the state", "POST", link + "/state", good, nil, 405},
	} {
		x.now = x.now.Add(time.Minute)
		r := x.request(c.method, "", c.body)
		r.URL.Path = c.path
		r.Header.Set("X-Me", me)
		if c.change != nil {
			c.change(r)
		}
		got := x.serve(r)
		if got.Code != c.want {
			t.Errorf("%s: %d, want %d (%s)", c.name, got.Code, c.want, strings.TrimSpace(got.Body.String()))
		}
		for header, value := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Cache-Control": "no-store", "Referrer-Policy": "same-origin"} {
			if got.Header().Get(header) != value {
				t.Errorf("%s: %s is %q", c.name, header, got.Header().Get(header))
			}
		}
	}
	if b := x.board(); b.Questions[0].Answers != 1 || len(b.Inbox) != 1 || len(b.Removed) != 0 || len(b.Questions) != 2 {
		t.Errorf("%d on the wall, %d wait, %d removed", b.Questions[0].Answers, len(b.Inbox), len(b.Removed))
	}
	r := x.help("POST", "/post", good) // made while the link was good
	x.kept.Helper = ""
	x.set(toInbox, x.questions[0])
	for _, r := range []*http.Request{r, x.help("GET", "", "")} {
		if got := x.serve(r); got.Code != http.StatusNotFound {
			t.Errorf("after it was taken back: %d", got.Code)
		}
	}
	if len(x.board().Inbox) != 1 {
		t.Error("a link that was taken back lets on")
	}
}

// A new code lets nobody in by the old one, and phones that come by the new one go on with what they hold.
func TestANewCode(t *testing.T) {
	x := newSite(t, straight)
	me, old := x.number(), x.kept.Code
	x.send(me, "/post", answer(sent(1), x.questions[0], "Before"))
	x.kept.Code = phone.NewCode()
	x.set(straight, x.questions[0])
	language := "de"
	err := wall{x.desk}.Write(t.Context(), func(p phone.Pen) error {
		return p.Record(mindmap.Draft{Op: mindmap.DescribeEvent{Language: &language}})
	})
	if err != nil {
		t.Fatal(err)
	}
	x.door.Changed()
	for path, says := range map[string]string{"/" + old: "Scannen Sie den Code", "/": "Scannen Sie den Code", "/inbox/" + strings.Repeat("0", 32): "Fragen Sie nach der neuen"} {
		r := x.request("GET", "", "")
		r.URL.Path = path
		if got := x.serve(r); got.Code != http.StatusNotFound || !strings.Contains(got.Body.String(), says) || !strings.Contains(got.Body.String(), `lang="de"`) {
			t.Errorf("by %s: %d\n%s", path, got.Code, got.Body)
		}
	}
	if code, s := x.send(me, "/post", answer(sent(1), x.questions[0], "Before")); code != http.StatusOK || s != "on" || x.board().Questions[0].Answers != 1 {
		t.Errorf("what the phone holds: %d %s", code, s)
	}
}

// The helper's page is as small as the phones', in the event's language, and holds what words do in HTML.
func TestTheHelpersPage(t *testing.T) {
	x := helped(t, toInbox)
	language := "ar"
	err := wall{x.desk}.Write(t.Context(), func(p phone.Pen) error {
		return p.Record(mindmap.Draft{Op: mindmap.DescribeEvent{Language: &language}})
	})
	if err != nil {
		t.Fatal(err)
	}
	x.send(x.number(), "/post", answer(sent(1), x.questions[0], `</script><b onclick="x">&amp; ‘said’`))
	x.door.Changed()
	page := x.serve(x.help("GET", "", "")).Body.String()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(page))
	_ = z.Close()
	if len(page) > 14<<10 || packed.Len() > 6<<10 {
		t.Errorf("%d bytes, %d packed", len(page), packed.Len())
	}
	if !strings.Contains(page, `<html lang="ar" dir="rtl">`) || strings.Contains(page, "</script><b") || strings.Contains(page, `<b onclick`) {
		t.Errorf("the page is\n%s", page)
	}
}

// The link is kept with the wall, and goes into no copy.
func TestAHelpersLinkGoesIntoNoCopy(t *testing.T) {
	x := helped(t, toInbox)
	path := t.TempDir() + "/copy.wall"
	d, err := desk.Read(x.path)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.Copy(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	copied, err := desk.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	state, err := copied.State(t.Context())
	if err != nil || state[phone.HelperKey] != "" {
		t.Errorf("the copy has %q, %v", state[phone.HelperKey], err)
	}
	x.restart()
	if got := x.serve(x.help("GET", "", "")); got.Code != http.StatusOK {
		t.Errorf("after a restart: %d", got.Code)
	}
}
