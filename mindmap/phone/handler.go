package phone

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// The paths below the code.
const (
	pagePath  = ""
	statePath = "state"
	postPath  = "post"
	backPath  = "back"
	minePath  = "mine"
)

// numberHeader carries a phone's number, and a new one to a phone whose number was not issued here.
const numberHeader = "X-Me"

// ServeHTTP implements [http.Handler].
func (d *Door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", assets().policy)
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "same-origin") // with none at all, a form carries no origin either
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	if !d.IsHost(r.Host) {
		http.Error(w, "this is not the address of this page", http.StatusMisdirectedRequest)
		return
	}
	code, path, _ := strings.Cut(strings.Trim(r.URL.Path, "/"), "/")
	if strings.EqualFold(code, helperPath) { // a code to be scanned is in capitals
		helping{d}.serve(w, r, path)
		return
	}
	if !d.secret.sameCode(strings.ToUpper(code), d.codeNow()) {
		d.wrongCode(w, r, sayGone)
		return
	}
	if d.cross.Check(r) != nil {
		http.Error(w, "this came from another site", http.StatusForbidden)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	switch get := r.Method == http.MethodGet || r.Method == http.MethodHead; {
	case path == pagePath && get:
		d.looking(w, r, d.page)
	case path == statePath && get:
		d.looking(w, r, d.state)
	case path == votePath && get:
		d.looking(w, r, d.ballotPage)
	case path == pagePath && r.Method == http.MethodPost:
		d.form(w, r)
	case path == votePath && r.Method == http.MethodPost:
		d.plainBallot(w, r)
	case slices.Contains([]string{postPath, backPath, minePath}, path) && r.Method == http.MethodPost:
		d.script(w, r, path)
	case path == pagePath, path == votePath:
		notAllowed(w, "GET, HEAD, POST")
	case path == statePath:
		notAllowed(w, "GET, HEAD")
	case slices.Contains([]string{postPath, backPath, minePath}, path):
		notAllowed(w, "POST")
	default:
		http.NotFound(w, r)
	}
}

func notAllowed(w http.ResponseWriter, allowed string) {
	w.Header().Set("Allow", allowed)
	http.Error(w, "not in this way", http.StatusMethodNotAllowed)
}

// IsHost reports whether a request names this machine: by an address, or by a name that it goes by. A page of another site
// whose name leads here by a trick (DNS rebinding) does neither.
func (d *Door) IsHost(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.Trim(host, "[]"), ".")
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	return slices.ContainsFunc(d.hosts, func(known string) bool { return strings.EqualFold(host, known) })
}

// wrongCode answers one who has no code, or guesses, with what to do: only so many in a second, whoever guesses.
func (d *Door) wrongCode(w http.ResponseWriter, r *http.Request, said say.Message) {
	d.mu.Lock()
	slow := !d.limits.guessing.take(d.now(), guesses, guessesAtOnce)
	d.mu.Unlock()
	status := http.StatusNotFound
	if slow {
		status = http.StatusTooManyRequests
		w.Header().Set("Retry-After", retryAfter)
	}
	d.gone(w, r, status, said)
}

// retryAfter is when a phone is to try again, in seconds.
const retryAfter = "5"

// later tells a phone to try again.
func later(w http.ResponseWriter, status int) {
	w.Header().Set("Retry-After", retryAfter)
	http.Error(w, "not now", status)
}

// looking answers one who only looks.
func (d *Door) looking(w http.ResponseWriter, r *http.Request, answer http.HandlerFunc) {
	d.mu.Lock()
	number, now := r.Header.Get(numberHeader), d.now()
	fine := d.limits.looking.take(now, looks, looksAtOnce)
	if fine && d.secret.issued(number) {
		d.limits.phone(number, now)
	}
	d.mu.Unlock()
	if !fine {
		later(w, http.StatusServiceUnavailable)
		return
	}
	answer(w, r)
}

// state tells what is asked now, when that is something else than the phone knows.
func (d *Door) state(w http.ResponseWriter, r *http.Request) {
	v := d.tell()
	w.Header().Set("ETag", v.tag)
	w.Header().Set("Vary", "Accept-Encoding")
	if r.Header.Get("If-None-Match") == v.tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	body := v.state
	if unpacks(r) {
		w.Header().Set("Content-Encoding", "gzip")
		body = v.packed
	}
	_, _ = w.Write(body) // a phone that went asks again
}

func unpacks(r *http.Request) bool { return strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") }

// sendsNow reports whether a phone may send one more thing now.
func (d *Door) sendsNow(number string, r *http.Request) bool {
	from, _ := netip.ParseAddrPort(r.RemoteAddr) // without an address it shares with all who have none
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.limits.sends(number, from.Addr(), d.now())
}

// isType reports whether a body is what it should be; other sites can send others without asking.
func isType(r *http.Request, want string) bool {
	got, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && got == want
}

// letterJSON is what the script of the page sends.
type letterJSON struct {
	Sent     string   `json:"id"` // that it made
	Question string   `json:"q"`
	Text     string   `json:"t"`
	Answer   string   `json:"v"` // that it joins in, or no longer
	On       bool     `json:"on"`
	All      []string `json:"ids"` // that it asks after
	Round    string   `json:"b"`   // in which it votes
	Choices  []string `json:"c"`   // for what, what has two votes twice
}

// script answers what the page's script sends.
func (d *Door) script(w http.ResponseWriter, r *http.Request, path string) {
	if !isType(r, "application/json") {
		http.Error(w, "want JSON", http.StatusUnsupportedMediaType)
		return
	}
	body, err := io.ReadAll(r.Body)
	if tooLong := (*http.MaxBytesError)(nil); errors.As(err, &tooLong) {
		http.Error(w, "too long", http.StatusRequestEntityTooLarge)
		return
	}
	var l letterJSON
	if err != nil || json.Unmarshal(body, &l) != nil || !l.sound(path) {
		http.Error(w, "not understood", http.StatusBadRequest)
		return
	}
	number := r.Header.Get(numberHeader)
	if !d.secret.issued(number) {
		w.Header().Set(numberHeader, d.secret.issue())
		http.Error(w, "that number is not from here", http.StatusForbidden)
		return
	}
	if path == minePath {
		d.looking(w, r, func(w http.ResponseWriter, _ *http.Request) { writeJSON(w, map[string]any{"s": d.stands(l.All)}) })
		return
	}
	if !d.sendsNow(number, r) {
		later(w, http.StatusTooManyRequests)
		return
	}
	where, err := d.take(r.Context(), number, path, l)
	if err != nil {
		http.Error(w, http.StatusText(statusOf(err)), d.status(w, err))
		return
	}
	writeJSON(w, map[string]any{"s": where, "i": d.secret.answer(l.Sent).String()})
}

// sound reports whether there is in a letter what is needed at a path.
func (l *letterJSON) sound(path string) bool {
	switch {
	case path == minePath:
		return len(l.All) <= maxAsked && !slices.ContainsFunc(l.All, func(s string) bool { return !isRandom(s) })
	case path == postPath && l.Round != "":
		return len(l.Choices) <= mindmap.MaxVotes
	case path == postPath && l.Answer != "":
		return true
	}
	return isRandom(l.Sent)
}

func (d *Door) take(ctx context.Context, number, path string, l letterJSON) (standing, error) {
	switch {
	case path == backPath:
		return takenOff, d.takeBack(ctx, l.Sent)
	case l.Round != "":
		return onWall, d.vote(ctx, number, l.Round, l.Choices)
	case l.Answer != "":
		return onWall, d.meToo(ctx, number, l.Answer, l.On)
	}
	return d.answer(ctx, number, l.Sent, l.Question, l.Text)
}

// statusOf is how an error is told: a phone keeps what got a 5xx and sends it again, and gives up on a 4xx.
func statusOf(err error) int {
	switch {
	case errors.Is(err, errRefused):
		return http.StatusUnprocessableEntity
	case errors.Is(err, errLate), errors.Is(err, errTogether):
		return http.StatusConflict
	case errors.Is(err, errUnknown):
		return http.StatusGone
	}
	return http.StatusServiceUnavailable
}

// status is statusOf, with when to come again where that may help.
func (d *Door) status(w http.ResponseWriter, err error) int {
	status := statusOf(err)
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", retryAfter)
	}
	return status
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v) // a phone that went asks again
}
