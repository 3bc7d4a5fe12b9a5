package live

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Path is what the path of the page begins with, before the token.
const Path = "/view/"

// The paths below the token, beside those of the shapes.
const (
	pagePath   = ""
	eventsPath = "events"
	wordsPath  = "words"
)

// maxLooking is how many browsers follow at once.
const maxLooking = 500

// ServeHTTP implements [http.Handler].
func (r *Room) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", policy)
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	if !r.isHost(req.Host) {
		http.Error(w, "this is not the address of this page", http.StatusMisdirectedRequest)
		return
	}
	token, path, below := cut(req.URL.Path)
	if !below || !r.isToken(token) {
		r.gone(w)
		return
	}
	if req.Method != http.MethodGet && req.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "there is nothing to do here but look", http.StatusMethodNotAllowed)
		return
	}
	switch path {
	case pagePath:
		r.send(w, req, "", func(d *drawn) file { return page(token, d) })
	case wordsPath:
		r.send(w, req, "", func(d *drawn) file { return d.words })
	case string(Wide), string(Tall):
		r.send(w, req, Shape(path), func(d *drawn) file { return d.files[Shape(path)] })
	case eventsPath:
		r.events(w, req, token)
	default:
		http.NotFound(w, req)
	}
}

// IsBelow reports whether a path is one of those that a [Room] serves.
func IsBelow(path string) bool {
	_, _, below := cut(path)
	return below
}

// cut takes a path apart. Its beginning and the token may be in capitals, as in a code to be scanned.
func cut(path string) (token, rest string, below bool) {
	if len(path) < len(Path) || !strings.EqualFold(path[:len(Path)], Path) {
		return "", "", false
	}
	token, rest, _ = strings.Cut(path[len(Path):], "/")
	return strings.ToLower(token), rest, true
}

// isToken compares in a time that does not tell how much is alike.
func (r *Room) isToken(token string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	one, other := sha256.Sum256([]byte(token)), sha256.Sum256([]byte(r.token))
	return r.token != "" && subtle.ConstantTimeCompare(one[:], other[:]) == 1
}

// send sends something of the room as it is seen now.
func (r *Room) send(w http.ResponseWriter, req *http.Request, shape Shape, of func(*drawn) file) {
	d, err := r.current(req.Context(), shape)
	if err != nil {
		later(w, err.Error())
		return
	}
	of(d).send(w, req)
}

// gone is what is read at an address without a token, or with an old one, in the language of what was drawn last.
func (r *Room) gone(w http.ResponseWriter) {
	language := ""
	r.mu.Lock()
	if r.now != nil {
		language = r.now.Language
	}
	r.mu.Unlock()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(gonePage(language)) // who went asks again
}

func later(w http.ResponseWriter, why string) {
	w.Header().Set("Retry-After", "5")
	http.Error(w, why, http.StatusServiceUnavailable)
}

// beat is how often a browser is told the number again, so that both sides notice when the other is gone.
const beat = 10 * time.Second

// events tells a browser the number of the drawing whenever that is another, until it goes, or the token does.
func (r *Room) events(w http.ResponseWriter, req *http.Request, token string) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("X-Accel-Buffering", "no") // of a server that passes on
	if req.Method == http.MethodHead {
		return
	}
	if !r.come() {
		later(w, "too many look already")
		return
	}
	defer r.leave()
	out := http.NewResponseController(w)
	_ = out.SetReadDeadline(time.Time{}) // a server's own would end it; where there is none it cannot be set
	for told := int64(-1); ; {
		number, news := r.number(token)
		if number < 0 {
			return
		}
		if number != 0 && number != told || told >= 0 {
			_ = out.SetWriteDeadline(time.Now().Add(beat))
			if _, err := fmt.Fprintf(w, "data: %d\n\n", number); err != nil || out.Flush() != nil {
				return
			}
			told = number
		}
		if !await(req.Context(), news, beat) {
			return
		}
	}
}

// await waits for news, but not longer than that; false when the context ended.
func await(ctx context.Context, news <-chan struct{}, most time.Duration) bool {
	beats := time.NewTimer(most)
	defer beats.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-news:
	case <-beats.C:
	}
	return true
}

// come counts a browser in; false when there are too many.
func (r *Room) come() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.looking >= maxLooking {
		return false
	}
	r.looking++
	r.rouse()
	return true
}

func (r *Room) leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.looking--
}

// number is that of the drawing for who looks by a token, 0 while there is none, and -1 when the token is another now.
func (r *Room) number(token string) (n int64, news <-chan struct{}) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case token != r.token:
		return -1, nil
	case r.now == nil:
		return 0, r.news
	}
	return r.now.number, r.news
}

const svg = "image/svg+xml"

// file is something that is sent, as it is and compressed.
type file struct {
	kind          string
	plain, packed []byte
}

func newFile(kind string, content []byte) file {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(content) // memory takes it all
	_ = z.Close()
	return file{kind: kind, plain: content, packed: out.Bytes()}
}

func (f file) send(w http.ResponseWriter, req *http.Request) {
	h, body := w.Header(), f.plain
	h.Set("Content-Type", f.kind)
	if f.kind == svg {
		h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	}
	h.Set("Vary", "Accept-Encoding")
	if strings.Contains(req.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = f.packed
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if req.Method != http.MethodHead {
		_, _ = w.Write(body) // who went asks again
	}
}
