package phone

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"html/template"
	"io"
	"net/http"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
)

// A helper looks through the inbox on a phone of their own, by a link that the console alone shows: lets answers on, and refuses
// them. That is all that the link opens. It reads nothing but what waits, and writes nothing but those two decisions.

// helperPath is what the helper's link begins with. No code is as short.
const helperPath = "inbox"

// HelperAddress is the link of a helper with a token, beside the page at an address.
func HelperAddress(page, token string) string {
	return page[:strings.LastIndexByte(page, '/')+1] + helperPath + "/" + token
}

// helping is what a helper does at a door.
type helping struct{ door *Door }

// knows reports whether a token is that of the helper's link.
func (h helping) knows(token string) bool {
	h.door.mu.Lock()
	known := h.door.helper
	h.door.mu.Unlock()
	return h.door.secret.sameCode(token, known) && known != ""
}

// serve answers who comes by a helper's link.
func (h helping) serve(w http.ResponseWriter, r *http.Request, path string) {
	w.Header().Set("Content-Security-Policy", helperAssets().policy)
	token, path, _ := strings.Cut(path, "/")
	token = strings.ToLower(token)
	if !h.knows(token) {
		h.door.wrongCode(w, r, sayOver)
		return
	}
	if h.door.cross.Check(r) != nil {
		http.Error(w, "this came from another site", http.StatusForbidden)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	switch get := r.Method == http.MethodGet || r.Method == http.MethodHead; {
	case path == pagePath && get:
		h.door.looking(w, r, h.page)
	case path == statePath && get:
		h.door.looking(w, r, h.state)
	case path == pagePath && r.Method == http.MethodPost:
		h.byForm(w, r)
	case path == postPath && r.Method == http.MethodPost:
		h.byScript(w, r)
	case path == pagePath:
		notAllowed(w, "GET, HEAD, POST")
	case path == statePath:
		notAllowed(w, "GET, HEAD")
	case path == postPath:
		notAllowed(w, "POST")
	default:
		http.NotFound(w, r)
	}
}

// What the helper's page says, by the names of the catalogue.
const (
	sayInbox    say.Message = "helper inbox"
	sayLetOn    say.Message = "helper let on"
	sayHelpLost say.Message = "helper lost"
	sayNoneWait say.Message = "helper none"
	sayRefuse   say.Message = "helper refuse"
	sayNotOn    say.Message = "helper refused"
	sayTogether say.Message = "helper together"
)

//go:embed helper.html
var helperHTML string

//go:embed helper.css
var helperStyle string

//go:embed helper.js
var helperSource string

var (
	helperAssets   = sheetsOf(helperSource, pageCSS+helperStyle)
	helperTemplate = template.Must(template.New("helper").Parse(helperHTML))
)

// What the helper's script is told: the answers that wait, the first that came first.
type (
	waitingJSON struct {
		Waiting []waitingAnswer `json:"w"`
		All     int             `json:"n"`
		Silent  bool            `json:"s,omitempty"` // they are let on together, by the facilitator
	}
	waitingAnswer struct {
		ID       string `json:"i"`
		Question string `json:"q"`
		Text     string `json:"t"`
		Quote    string `json:"c,omitempty"`
	}
	helperStart struct {
		Base  string            `json:"base"`
		Words map[string]string `json:"w"`
		State waitingJSON       `json:"state"`
	}
	helperData struct {
		Language, Direction, Title string
		Words                      map[string]string
		State                      waitingJSON
		Style                      template.CSS
		Script                     template.JS
		Start                      helperStart
	}
)

// maxLookedAt is how many answers that wait a helper is told of at once.
const maxLookedAt = 100

// waiting is what waits.
func (h helping) waiting() (w waitingJSON) {
	h.door.mu.Lock()
	w.Silent = h.door.settings.Way == Silent
	h.door.mu.Unlock()
	h.door.wall.Look(func(live *fold.Live) {
		b := live.Board()
		w.All = len(b.Inbox)
		for _, a := range b.Inbox[:min(len(b.Inbox), maxLookedAt)] {
			one := waitingAnswer{ID: a.ID.String(), Text: a.Text, Quote: a.Quote}
			if q := live.Question(a.Question); q != nil {
				one.Question = q.Text
			}
			w.Waiting = append(w.Waiting, one)
		}
	})
	return w
}

func (h helping) state(w http.ResponseWriter, r *http.Request) {
	body, _ := json.Marshal(h.waiting()) // nothing in it cannot be written
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:8]) + `"`
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(body) // a phone that went asks again
}

// page is what the link opens.
func (h helping) page(w http.ResponseWriter, r *http.Request) {
	h.render(w, r, http.StatusOK)
}

func (h helping) render(w http.ResponseWriter, r *http.Request, status int) {
	v := h.door.current()
	words := map[string]string{
		"on": v.voice.Say(sayLetOn), "no": v.voice.Say(sayRefuse), "none": v.voice.Say(sayNoneWait), "more": v.voice.Say("phone more"),
		"isOn": v.voice.Say("phone on the wall"), "isNo": v.voice.Say(sayNotOn), "wait": v.voice.Say("phone waiting"),
		"lost": v.voice.Say(sayHelpLost), "inbox": v.voice.Say(sayInbox), "together": v.voice.Say(sayTogether),
	}
	base, state := "/"+strings.Trim(r.URL.Path, "/"), h.waiting() // the token that came, and never another
	data := helperData{
		Language: v.voice.Language(), Direction: v.direction(), Title: v.event.Title, Words: words, State: state,
		Style: template.CSS(helperAssets().css), Script: template.JS(helperAssets().js), Start: helperStart{Base: base, Words: words, State: state},
	}
	var out bytes.Buffer
	if err := helperTemplate.Execute(&out, data); err != nil {
		http.Error(w, "the page broke down", http.StatusInternalServerError)
		return
	}
	writePage(w, r, status, out.Bytes())
}

// decision is what a helper decides of an answer.
type decision struct {
	Answer string `json:"i"`
	On     bool   `json:"on"`
}

var errTogether = errors.New("what waits is let on together")

// decide lets an answer that waits on to the wall, or refuses it. Of one that does not wait any more somebody has decided.
func (h helping) decide(ctx context.Context, what decision) error {
	id, err := mindmap.ParseID(what.Answer)
	if err != nil {
		return refused("no such answer")
	}
	h.door.mu.Lock()
	silent := h.door.settings.Way == Silent
	h.door.mu.Unlock()
	if what.On && silent {
		return errTogether
	}
	return h.door.write(ctx, func(p Pen) error {
		if p.Live().Answer(id) == nil || !p.Live().InInbox(id) {
			return nil
		}
		if what.On {
			return p.Record(mindmap.Draft{Op: mindmap.AdmitAnswer{Answer: id}})
		}
		return p.Record(mindmap.Draft{Op: mindmap.Remove{Node: id}})
	})
}

func (h helping) byScript(w http.ResponseWriter, r *http.Request) {
	if !isType(r, "application/json") {
		http.Error(w, "want JSON", http.StatusUnsupportedMediaType)
		return
	}
	body, err := io.ReadAll(r.Body)
	var what decision
	if err != nil || json.Unmarshal(body, &what) != nil {
		http.Error(w, "not understood", http.StatusBadRequest)
		return
	}
	if !h.mayDecide() {
		later(w, http.StatusServiceUnavailable)
		return
	}
	if err := h.decide(r.Context(), what); err != nil {
		http.Error(w, http.StatusText(statusOf(err)), h.door.status(w, err))
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// byForm takes what the page sends without its script.
func (h helping) byForm(w http.ResponseWriter, r *http.Request) {
	if !isType(r, "application/x-www-form-urlencoded") {
		http.Error(w, "want a form", http.StatusUnsupportedMediaType)
		return
	}
	if err := r.ParseForm(); err != nil {
		http.Error(w, "too long, or not understood", http.StatusRequestEntityTooLarge)
		return
	}
	does := r.PostForm.Get("do")
	if does != "on" && does != "no" {
		http.Error(w, "not understood", http.StatusBadRequest)
		return
	}
	if !h.mayDecide() {
		h.render(w, r, http.StatusServiceUnavailable)
		return
	}
	if err := h.decide(r.Context(), decision{r.PostForm.Get("i"), does == "on"}); err != nil {
		h.render(w, r, h.door.status(w, err))
		return
	}
	http.Redirect(w, r, r.URL.Path, http.StatusSeeOther)
}

// mayDecide reports whether there is room for one more decision now.
func (h helping) mayDecide() bool {
	h.door.mu.Lock()
	defer h.door.mu.Unlock()
	return h.door.limits.deciding.take(h.door.now(), decisions, decisionsAtOnce)
}
