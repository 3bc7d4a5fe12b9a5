package phone_test

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap/phone"
	"mindwall/mindmap/text"
)

func TestHostileRequests(t *testing.T) {
	x := newSite(t, straight)
	me := x.number()
	good := fmt.Sprintf(`{"id":%q,"q":%q,"t":"Words"}`, sent(1), x.questions[0])
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	nothing := func(*http.Request) {}
	for _, c := range []struct {
		name               string
		method, path, body string
		change             func(*http.Request)
		want               int
	}{
		{"a name of another site", "GET", "", "", func(r *http.Request) { r.Host = "evil.example" }, 421},
		{"a name of another site, with a port", "POST", "/post", good, func(r *http.Request) { r.Host = "evil.example:8080" }, 421},
		{"no host", "GET", "/state", "", func(r *http.Request) { r.Host = "" }, 421},
		{"our name", "GET", "/state", "", func(r *http.Request) { r.Host = "LAPTOP.:8080" }, 200},
		{"an address of the newer kind", "GET", "/state", "", func(r *http.Request) { r.Host = "[fe80::1]:8080" }, 200},
		{"another origin", "POST", "/post", good, header("Origin", "http://evil.example"), 403},
		{"no origin in a browser", "POST", "/post", good, header("Origin", "null"), 403},
		{"a browser says cross-site", "POST", "/post", good, header("Sec-Fetch-Site", "cross-site"), 403},
		{"a form of another site", "POST", "", "t=x", func(r *http.Request) {
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.Header.Set("Origin", "http://evil.example")
		}, 403},
		{"plain text", "POST", "/post", good, header("Content-Type", "text/plain"), 415},
		{"no type", "POST", "/post", good, func(r *http.Request) { r.Header.Del("Content-Type") }, 415},
		{"JSON for the form", "POST", "", good, nothing, 415},
		{"put", "PUT", "/post", good, nothing, 405},
		{"delete the page", "DELETE", "", "", nothing, 405},
		{"post to the state", "POST", "/state", good, nothing, 405},
		{"get a post", "GET", "/post", "", nothing, 405},
		{"no such path", "GET", "/inbox", "", nothing, 404},
		{"too long", "POST", "/post", `{"t":"` + strings.Repeat("x", 20<<10) + `"}`, nothing, 413},
		{"too long a form", "POST", "", "t=" + strings.Repeat("x", 20<<10), header("Content-Type", "application/x-www-form-urlencoded"), 413},
		{"no JSON", "POST", "/post", `{"id":`, nothing, 400},
		{"an id that is none", "POST", "/post", `{"id":"1","t":"x"}`, nothing, 400},
		{"an id in capitals", "POST", "/post", strings.Replace(good, sent(1), strings.Repeat("A", 32), 1), nothing, 400},
		{"after too much", "POST", "/mine", `{"ids":[` + strings.TrimSuffix(strings.Repeat(`"`+sent(1)+`",`, 200), ",") + `]}`, nothing, 400},
		{"a number that was invented", "POST", "/post", good, header("X-Me", strings.Repeat("a", 48)), 403},
		{"a number of another length", "POST", "/post", good, header("X-Me", me+"00"), 403},
		{"no number", "POST", "/post", good, func(r *http.Request) { r.Header.Del("X-Me") }, 403},
		{"no such question", "POST", "/post", strings.Replace(good, x.questions[0].String(), strings.Repeat("ab", 16), 1), nothing, 422},
		{"a question that is no id", "POST", "/post", `{"id":"` + sent(1) + `","q":"1","t":"x"}`, nothing, 422},
		{"nothing but blanks", "POST", "/post", strings.Replace(good, "Words", ` \t\u200b`, 1), nothing, 422},
		{"too many signs", "POST", "/post", strings.Replace(good, "Words", strings.Repeat("ä", 2001), 1), nothing, 422},
		{"me too to what is not there", "POST", "/post", `{"v":"` + strings.Repeat("ab", 16) + `","on":true}`, nothing, 422},
		{"me too to no id", "POST", "/post", `{"v":"x","on":true}`, nothing, 422},
		{"a ballot without a round", "POST", "/post", `{"b":"` + strings.Repeat("ab", 16) + `","c":[]}`, nothing, 422},
		{"a ballot of too many", "POST", "/post", `{"b":"` + strings.Repeat("ab", 16) + `","c":["` + strings.Repeat(`","`, 30) + `"]}`, nothing, 400},
		{"a ballot that is no list", "POST", "/post", `{"b":"` + strings.Repeat("ab", 16) + `","c":"x"}`, nothing, 400},
		{"a plain ballot without a number", "POST", "/vote", "b=x", header("Content-Type", "application/x-www-form-urlencoded"), 400},
		{"JSON for the plain ballot", "POST", "/vote", good, nothing, 415},
		{"put the plain ballot", "PUT", "/vote", good, nothing, 405},
		{"as it should be", "POST", "/post", good, nothing, 200},
	} {
		x.now = x.now.Add(time.Minute)
		r := x.request(c.method, c.path, c.body)
		r.Header.Set("X-Me", me)
		c.change(r)
		w := x.serve(r)
		if w.Code != c.want {
			t.Errorf("%s: %d, want %d (%s)", c.name, w.Code, c.want, strings.TrimSpace(w.Body.String()))
		}
		for header, value := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Cache-Control": "no-store", "Referrer-Policy": "same-origin"} {
			if w.Header().Get(header) != value {
				t.Errorf("%s: %s is %q", c.name, header, w.Header().Get(header))
			}
		}
	}
	if n := x.board().Questions[0].Answers; n != 1 {
		t.Errorf("%d answers on the wall, want the one that was in order", n)
	}
}

// What stands on the wall has passed the gate: no escape of a terminal, no turned direction.
func TestWordsPassTheGate(t *testing.T) {
	x := newSite(t, straight)
	x.send(x.number(), "/post", answer(sent(1), x.questions[0], "Red \x1b[31m<script>\u202egnp\n\nlines"))
	if got := x.board().Questions[0].Unsorted[0].Text; strings.ContainsAny(got, "\x1b\u202e\n") {
		t.Errorf("on the wall: %q", got)
	}
}

// Wrong codes are slowed, and a right one never is, in letters of either case.
func TestCodesAreGuessedSlowly(t *testing.T) {
	x := newSite(t, straight)
	slow := 0
	for range 200 {
		r := x.request("GET", "", "")
		r.URL.Path = "/AAAAAA"
		if w := x.serve(r); w.Code == http.StatusTooManyRequests {
			slow++
		} else if w.Code != http.StatusNotFound {
			t.Fatal(w.Code)
		} else if page := w.Body.String(); !strings.Contains(page, "Scan the code on the wall again") || strings.Contains(page, "What gets in the way?") {
			t.Fatalf("who has an old code reads\n%s", page)
		}
	}
	if slow < 140 {
		t.Errorf("only %d of 200 guesses were slowed", slow)
	}
	r := x.request("GET", "", "")
	r.URL.Path = "/" + strings.ToLower(x.kept.Code)
	if w := x.serve(r); w.Code != 200 {
		t.Errorf("the right code meanwhile: %d", w.Code)
	}
}

func TestOnePhoneIsSlowed(t *testing.T) {
	x := newSite(t, straight)
	me, other := x.number(), x.number()
	var codes []int
	for n := range 20 {
		code, _ := x.send(me, "/post", answer(sent(n), x.questions[0], "More"))
		codes = append(codes, code)
	}
	if want := slices.Repeat([]int{200}, 12); !slices.Equal(codes[:12], want) || codes[12] != 429 {
		t.Errorf("twenty at once: %v", codes)
	}
	if code, _ := x.send(other, "/post", answer(sent(100), x.questions[0], "Another's")); code != 200 {
		t.Errorf("another phone meanwhile: %d", code)
	}
	x.now = x.now.Add(2 * time.Second)
	if code, _ := x.send(me, "/post", answer(sent(19), x.questions[0], "More")); code != 200 {
		t.Errorf("after two seconds: %d", code)
	}
}

func TestTheInboxFillsUp(t *testing.T) {
	x := newSite(t, phone.Settings{Mode: phone.Live, Way: phone.ToInbox})
	me := x.number()
	full := 0
	for n := range 25 {
		x.now = x.now.Add(3 * time.Second)
		if code, _ := x.send(me, "/post", answer(sent(n), x.questions[0], "More")); code == http.StatusServiceUnavailable {
			full++
		}
	}
	if !x.door.Full() {
		t.Error("nobody is told that phones wait")
	}
	if full != 5 || len(x.board().Inbox) != 20 {
		t.Errorf("%d of 25 were not taken, %d wait", full, len(x.board().Inbox))
	}
	if ids := x.door.SentAlike(x.board().Inbox[3].ID); len(ids) != 20 {
		t.Errorf("%d came from the same phone, want 20", len(ids))
	}
}

// One machine that sends without end, under as many numbers as it likes, does not keep the others from being heard.
func TestAFloodLeavesRoomForOthers(t *testing.T) {
	x := newSite(t, straight)
	var numbers [100]string
	for i := range numbers {
		numbers[i] = x.number()
	}
	flood := func() {
		for i := range 700 {
			r := x.request("POST", "/post", `{"v":"`+strings.Repeat("ab", 16)+`","on":true}`)
			r.RemoteAddr = "10.0.0.66:1"
			r.Header.Set("X-Me", numbers[i%len(numbers)])
			x.serve(r)
		}
	}
	taken := 0
	for n := range 20 {
		flood()
		x.now = x.now.Add(200 * time.Millisecond)
		if code, _ := x.send(x.number(), "/post", answer(sent(n), x.questions[0], "In the venue")); code == 200 {
			taken++
		}
	}
	if taken < 18 {
		t.Errorf("%d of 20 were taken while another machine flooded the door", taken)
	}
}

// Whoever opens connections, sends slowly or nothing at all, is not in the way of the others.
func TestConnectionsAreBounded(t *testing.T) {
	x := newSite(t, straight)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := phone.NewServer(x.door)
	go func() { _ = server.Serve(ln) }()
	defer server.Close()
	for range 4500 {
		conn, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			t.Skip("this machine has not as many connections to give: ", err)
		}
		defer conn.Close()
	}
	got, err := http.Get("http://" + ln.Addr().String() + "/" + x.kept.Code)
	for range 50 { // one address opens so many a second: a browser that was turned away comes again
		if err == nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
		got, err = http.Get("http://" + ln.Addr().String() + "/" + x.kept.Code)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	if body, _ := io.ReadAll(got.Body); got.StatusCode != 200 || !bytes.Contains(body, []byte("What gets in the way?")) {
		t.Errorf("among 4500 connections: %d", got.StatusCode)
	}
}

// One machine that opens connections and sends its requests a byte at a time, as many as it can, keeps no other machine out.
func TestSlowRequestsKeepNobodyOut(t *testing.T) {
	x := newSite(t, straight)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := phone.NewServer(x.door)
	go func() { _ = server.Serve(ln) }()
	defer server.Close()
	slow := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 2)}}
	for range 4500 {
		conn, err := slow.Dial("tcp", ln.Addr().String())
		if err != nil {
			t.Skip("this machine has not as many connections or addresses to give: ", err)
		}
		defer conn.Close()
		_, _ = io.WriteString(conn, "POST /"+x.kept.Code+"/post HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{") // it may be closed already
	}
	for range 5 {
		got, err := http.Get("http://" + ln.Addr().String() + "/" + x.kept.Code)
		if err != nil {
			t.Fatal(err)
		}
		if _ = got.Body.Close(); got.StatusCode != 200 {
			t.Errorf("beside 4500 slow requests: %d", got.StatusCode)
		}
	}
}

// FuzzDoor sends anything to a door: it answers, and never more than it should.
func FuzzDoor(f *testing.F) {
	x := newSite(f, phone.Settings{Mode: phone.Survey, Way: phone.Straight, MeToo: true})
	x.kept.Helper = phone.NewToken()
	x.set(x.kept.Settings, x.questions[0])
	me, q := x.number(), x.questions[0].String()
	f.Add("POST", "/post", "application/json", `{"id":"`+sent(1)+`","q":"`+q+`","t":"Words"}`, true)
	f.Add("POST", "", "application/x-www-form-urlencoded", "me="+me+"&id="+sent(2)+"&q="+q+"&t=Words", false)
	f.Add("POST", "/back", "application/json", `{"id":"`+sent(1)+`"}`, true)
	f.Add("POST", "/mine", "application/json; charset=utf-8", `{"ids":["`+sent(1)+`"]}`, true)
	f.Add("GET", "/state?x=%zz", "", "", false)
	f.Add("POST", "~/post", "application/json", `{"i":"`+q+`","on":true}`, false)
	f.Add("POST", "~", "application/x-www-form-urlencoded", "do=no&i="+q, false)
	f.Add("HEAD", "/../..//", "\x00", "\xff", true)
	f.Fuzz(func(t *testing.T, method, path, kind, body string, numbered bool) {
		r, err := http.NewRequest(method, "http://192.168.1.20:8080/", strings.NewReader(body))
		if err != nil {
			t.Skip()
		}
		r.URL.Path = "/" + x.kept.Code + path
		if rest, ok := strings.CutPrefix(path, "~"); ok {
			r.URL.Path = "/inbox/" + x.kept.Helper + rest
		}
		r.Header.Set("Content-Type", kind)
		if numbered {
			r.Header.Set("X-Me", me)
		}
		x.now = x.now.Add(time.Minute)
		w := httptest.NewRecorder()
		x.door.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Errorf("%s %q: %d", method, path, w.Code)
		}
		for a := range x.board().Questions[0].AllAnswers {
			if text.Clean(a.Text) != a.Text {
				t.Errorf("%q is on the wall", a.Text)
			}
		}
	})
}
