package live

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// painted is a painter that takes its time.
type painted struct {
	mu     sync.Mutex
	says   string
	stands time.Duration
	takes  time.Duration
	fails  error
	began  []time.Time // of each picture
}

func (p *painted) Draw(shapes []Shape) (Drawing, error) {
	p.mu.Lock()
	says, takes, fails, stands := p.says, p.takes, p.fails, p.stands
	for range shapes {
		p.began = append(p.began, time.Now())
	}
	p.mu.Unlock()
	time.Sleep(takes)
	d := Drawing{Pictures: map[Shape][]byte{}, Words: Words{Title: "Lunch", Language: "en", Outline: says}, Stands: stands}
	for _, s := range shapes {
		d.Pictures[s] = []byte("<svg>" + string(s) + says + "</svg>")
	}
	return d, fails
}

func (p *painted) set(says string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.says = says
}

// times are when pictures were begun.
func (p *painted) times() []time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.began)
}

func (p *painted) pictures() int { return len(p.times()) }

const (
	token = "00112233445566778899aabbccddeeff"
	other = "ffeeddccbbaa99887766554433221100"
)

// running is a room that draws, in a bubble whose clock is that of the test alone.
func running(t *testing.T, p Painter) *Room {
	r := New(p, token, func(host string) bool { return host == "192.0.2.7:8080" })
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { r.Run(ctx); close(done) }()
	t.Cleanup(func() { cancel(); <-done })
	return r
}

// ask asks for something below the token.
func ask(r *Room, path string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	req := httptest.NewRequest(http.MethodGet, "http://192.0.2.7:8080"+Path+token+path, nil)
	for _, f := range change {
		f(req)
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	return w
}

// browser follows a room as the page's script does: it fetches one picture at a time.
type browser struct {
	mu   sync.Mutex
	saw  []string
	told []string
	stop context.CancelFunc
}

func (b *browser) Header() http.Header { return http.Header{} }
func (b *browser) WriteHeader(int)     {}
func (b *browser) Flush()              {}
func (b *browser) Write(data []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.told = append(b.told, strings.TrimSpace(strings.TrimPrefix(string(data), "data: ")))
	return len(data), nil
}

// seen are the pictures that it saw so far.
func (b *browser) seen() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.saw)
}

func (b *browser) last() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.told) == 0 {
		return ""
	}
	return b.told[len(b.told)-1]
}

// follow lets a browser follow until it is stopped, or the room lets it go.
func follow(t *testing.T, r *Room, shape Shape) (b *browser, gone chan struct{}) {
	ctx, cancel := context.WithCancel(t.Context())
	b, gone = &browser{stop: cancel}, make(chan struct{})
	go func() {
		defer close(gone)
		r.ServeHTTP(b, httptest.NewRequest(http.MethodGet, "http://192.0.2.7:8080"+Path+token+"/events", nil).WithContext(ctx))
	}()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		have := ""
		for ctx.Err() == nil {
			if n := b.last(); n != have {
				have = n
				saw := ask(r, "/"+string(shape)+"?r="+n).Body.String()
				b.mu.Lock()
				b.saw = append(b.saw, saw)
				b.mu.Unlock()
			}
			time.Sleep(20 * time.Millisecond)
		}
	}()
	t.Cleanup(func() { cancel(); <-gone; <-ended })
	return b, gone
}

// Whoever looks, and however much is said: two pictures a second at most, one drawing for all, and a pause of four times what the last
// one took. All see the last word.
func TestTenBrowsersAtFiveHundredChanges(t *testing.T) {
	for _, takes := range []time.Duration{time.Millisecond, 300 * time.Millisecond} {
		synctest.Test(t, func(t *testing.T) {
			p := &painted{takes: takes}
			r := running(t, p)
			var all []*browser
			for i := range 10 {
				b, _ := follow(t, r, []Shape{Wide, Tall}[i%2])
				all = append(all, b)
			}
			for i := range 500 {
				p.set(fmt.Sprint("answer ", i))
				r.Changed()
				time.Sleep(20 * time.Millisecond)
			}
			time.Sleep(5 * time.Second)
			if r.Looking() != 10 {
				t.Errorf("%d browsers look", r.Looking())
			}
			began := p.times()
			for i := range began[2:] {
				if since := began[i+2].Sub(began[i]); since < max(2*eachTakes, 5*takes) {
					t.Errorf("three pictures are drawn within %v", since)
				}
			}
			if n := p.pictures(); n < 8 || n > 34 {
				t.Errorf("%d pictures in 15 seconds", n)
			}
			for i, b := range all {
				if all := b.seen(); !strings.Contains(all[len(all)-1], "answer 499") {
					t.Errorf("browser %d sees %q", i, all[len(all)-1])
				}
				b.stop()
			}
			time.Sleep(time.Second)
			if r.Looking() != 0 {
				t.Errorf("%d look still", r.Looking())
			}
			before := p.pictures()
			r.Changed()
			time.Sleep(time.Minute)
			if p.pictures() != before {
				t.Error("it is drawn while nobody looks")
			}
		})
	}
}

// Nobody is shown what the room saw before: a request waits for a drawing of what it sees now.
func TestNobodySeesWhatWasBefore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &painted{says: "before"}
		r := running(t, p)
		if got := ask(r, "/map.svg").Body.String(); !strings.Contains(got, "before") {
			t.Errorf("it shows %q", got)
		}
		time.Sleep(time.Hour)
		p.set("blank")
		r.Changed()
		for _, path := range []string{"/map.svg?r=1", "/tall.svg", "/words", ""} {
			if got := ask(r, path).Body.String(); !strings.Contains(got, "blank") || strings.Contains(got, "before") {
				t.Errorf("%s shows %q", path, got)
			}
		}
	})
}

// What changes by itself, as a timer does, is drawn anew while somebody looks.
func TestWhatChangesByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &painted{stands: time.Second}
		r := running(t, p)
		b, _ := follow(t, r, Wide)
		for i := range 20 {
			p.set(fmt.Sprint("0:", 60-i))
			time.Sleep(time.Second)
		}
		if n := p.pictures(); n < 18 || n > 24 {
			t.Errorf("%d pictures in 20 seconds", n)
		}
		b.stop()
	})
}

// What the room does not see, as an answer that waits, is no news: nothing is fetched for it.
func TestTheSamePictureIsNoNews(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := running(t, &painted{says: "the same"})
		b, _ := follow(t, r, Wide)
		time.Sleep(2 * time.Second)
		saw, number := len(b.seen()), b.last()
		for range 20 {
			r.Changed()
			time.Sleep(time.Second)
		}
		if b.last() != number || len(b.seen()) != saw {
			t.Errorf("it is fetched %d times more", len(b.seen())-saw)
		}
		b.stop()
	})
}

// Another token ends what was seen by the old one.
func TestAnotherToken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := running(t, &painted{says: "secret"})
		_, gone := follow(t, r, Wide)
		time.Sleep(time.Second)
		r.SetToken(other)
		<-gone
		for _, path := range []string{"", "/words", "/map.svg", "/events"} {
			if w := ask(r, path); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "secret") {
				t.Errorf("%q by the old token: %d", path, w.Code)
			}
		}
	})
}

// A browser that takes nothing holds up nobody, and too many are sent away.
func TestSlowBrowsersAndTooMany(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &painted{}
		r := running(t, p)
		stuck := &stuckBrowser{browser: browser{}, until: make(chan struct{})}
		go r.ServeHTTP(stuck, httptest.NewRequest(http.MethodGet, "http://192.0.2.7:8080"+Path+token+"/events", nil).WithContext(t.Context()))
		b, _ := follow(t, r, Wide)
		for i := range 10 {
			p.set(fmt.Sprint("answer ", i))
			r.Changed()
			time.Sleep(time.Second)
		}
		if all := b.seen(); !strings.Contains(all[len(all)-1], "answer 9") {
			t.Errorf("behind a stuck browser another sees %q", all[len(all)-1])
		}
		for range maxLooking - 2 {
			follow(t, r, Wide)
		}
		time.Sleep(time.Second)
		if w := ask(r, "/events"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("one too many: %d", w.Code)
		}
		close(stuck.until)
	})
}

type stuckBrowser struct {
	browser
	until chan struct{}
}

func (s *stuckBrowser) Write([]byte) (int, error) { <-s.until; return 0, errors.New("gone") }

// A painter that fails is asked again, and nobody waits for ever.
func TestAPainterThatFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &painted{fails: errors.New("the file is away")}
		r := running(t, p)
		b, _ := follow(t, r, Wide)
		if w := ask(r, "/map.svg"); w.Code != http.StatusServiceUnavailable || strings.Contains(w.Body.String(), "file") {
			t.Errorf("without a picture: %d %s", w.Code, w.Body)
		}
		time.Sleep(time.Minute)
		if n := p.pictures(); n < 5 || n > 15 {
			t.Errorf("%d tries in a minute", n)
		}
		p.mu.Lock()
		p.fails, p.says = nil, "back"
		p.mu.Unlock()
		time.Sleep(7 * time.Second)
		if w := ask(r, "/map.svg"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "back") {
			t.Errorf("with a picture again: %d", w.Code)
		}
		b.stop()
	})
}

func TestOnlyLooking(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		if w := ask(New(&painted{}, "", func(string) bool { return true }), "", func(r *http.Request) { r.URL.Path = Path }); w.Code != http.StatusNotFound {
			t.Errorf("without a token: %d", w.Code)
		}
		r := running(t, &painted{says: "secret"})
		for name, c := range map[string]struct {
			change func(*http.Request)
			want   int
		}{
			"as it should be":      {func(*http.Request) {}, http.StatusOK},
			"head":                 {func(r *http.Request) { r.Method = http.MethodHead }, http.StatusOK},
			"post":                 {func(r *http.Request) { r.Method = http.MethodPost }, http.StatusMethodNotAllowed},
			"delete":               {func(r *http.Request) { r.Method = http.MethodDelete }, http.StatusMethodNotAllowed},
			"options":              {func(r *http.Request) { r.Method = http.MethodOptions }, http.StatusMethodNotAllowed},
			"no method":            {func(r *http.Request) { r.Method = "" }, http.StatusMethodNotAllowed},
			"another host":         {func(r *http.Request) { r.Host = "evil.example" }, http.StatusMisdirectedRequest},
			"no host":              {func(r *http.Request) { r.Host = "" }, http.StatusMisdirectedRequest},
			"another token":        {func(r *http.Request) { r.URL.Path = Path + other }, http.StatusNotFound},
			"no token":             {func(r *http.Request) { r.URL.Path = Path }, http.StatusNotFound},
			"half of it":           {func(r *http.Request) { r.URL.Path = Path + token[:16] }, http.StatusNotFound},
			"more of it":           {func(r *http.Request) { r.URL.Path = Path + token + "0" }, http.StatusNotFound},
			"in capitals":          {func(r *http.Request) { r.URL.Path = strings.ToUpper(r.URL.Path) }, http.StatusOK},
			"no such picture":      {func(r *http.Request) { r.URL.Path += "/../inbox" }, http.StatusNotFound},
			"below a picture":      {func(r *http.Request) { r.URL.Path += "/map.svg/x" }, http.StatusNotFound},
			"not below the prefix": {func(r *http.Request) { r.URL.Path = "/" + token }, http.StatusNotFound},
		} {
			w := ask(r, "", c.change)
			if strings.HasSuffix(name, "token") && !strings.Contains(w.Body.String(), "Ask for the new one.") {
				t.Errorf("%s: %s", name, w.Body)
			}
			if w.Code != c.want || c.want != http.StatusOK && strings.Contains(w.Body.String(), "secret") {
				t.Errorf("%s: %d, want %d", name, w.Code, c.want)
			}
			for header, want := range map[string]string{"X-Frame-Options": "DENY", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Set-Cookie": ""} {
				if got := w.Header().Get(header); got != want {
					t.Errorf("%s: %s is %q", name, header, got)
				}
			}
			if csp := w.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "frame-ancestors 'none'") || strings.Contains(csp, "unsafe") {
				t.Errorf("%s: policy %q", name, csp)
			}
		}
	})
}

// What people said is text on the page, whatever is in it, and the page says which language it is in.
func TestWordsOnThePageAreText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &painted{says: `"><script>alert(1)</script></noscript>` + "\u2028</script>"}
		r := running(t, p)
		got := ask(r, "").Body.String()
		if strings.Contains(got, "<script>alert") || strings.Count(got, "</script>") != 2 {
			t.Errorf("the page runs what was said:\n%s", got)
		}
		if !strings.Contains(got, `<html lang="en" dir="ltr">`) {
			t.Errorf("the page begins with %q", got[:120])
		}
		if w := ask(r, "/map.svg", func(r *http.Request) { r.Header.Set("Accept-Encoding", "gzip") }); w.Header().Get("Content-Encoding") != "gzip" || w.Header().Get("Content-Type") != svg {
			t.Errorf("a picture comes as %v", w.Header())
		}
	})
}
