package phone

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net/http"
	"sync"
	"unicode/utf8"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"mindwall/mindmap/say"
)

//go:embed page.html
var pageHTML string

//go:embed gone.html
var goneHTML string

//go:embed page.css
var pageCSS string

//go:embed page.js
var scriptSource string

// sheets are script and style without what is for those who read them here, and the policy that lets a page run and wear these,
// send to where it came from, and nothing else.
type sheets struct{ js, css, policy string }

// assets are those of the page.
var assets = sheetsOf(scriptSource, pageCSS)

// sheetsOf makes sheets when they are first asked for.
func sheetsOf(script, style string) func() sheets {
	return sync.OnceValue(func() sheets {
		m := minify.New()
		m.AddFunc("js", js.Minify)
		m.AddFunc("css", css.Minify)
		small := func(kind, source string) string {
			out, err := m.String(kind, source)
			if err != nil {
				return source // it is as good, and a test tells of it
			}
			return out
		}
		s := sheets{js: small("js", script), css: small("css", style)}
		s.policy = "default-src 'none'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; img-src data:; " +
			"script-src " + digest(s.js) + "; style-src " + digest(s.css)
		return s
	})
}

var (
	pageTemplate = template.Must(template.New("page").Parse(pageHTML))
	goneTemplate = template.Must(template.New("gone").Parse(goneHTML))
)

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// What the page says, by the names of the catalogue. The script finds its words under the same names without "phone ".
const (
	sayAsks     say.Message = "phone asks"
	sayContact  say.Message = "phone contact"
	sayNone     say.Message = "phone none"
	sayPrivacy  say.Message = "phone privacy"
	sayReceived say.Message = "phone received"
	saySlow     say.Message = "phone slow"
	sayGone     say.Message = "phone gone"
	sayOver     say.Message = "view over"
	sayRefused  say.Message = "phone refused"
)

// scriptWords are those of the script, and of what it fills in.
var scriptWords = map[string]say.Message{
	"send": "phone send", "wait": "phone waiting", "in": sayReceived, "on": "phone on the wall", "no": sayRefused,
	"back": "phone take back", "late": "phone too late", "me": "phone me too", "heard": "phone heard", "more": "phone more",
	"mine": "phone mine", "lost": "phone lost", "left": sayVotesLeft, "voted": sayVoted, "over": sayVoteOver,
}

// pageData is what the page is made of.
type pageData struct {
	Language, Direction          string
	Title, Asks, Contact, Notice string
	None, Privacy, Said          string
	WriteUpHere, WriteUp         string
	Words                        map[string]string
	Questions                    []questionJSON
	Number                       string
	Votes                        string // how many there are to give; empty when there is no vote
	Style                        template.CSS
	Script                       template.JS
	Start                        startJSON
	MaxText                      int
	NewRandom                    func() string
}

// startJSON is what the script begins with.
type startJSON struct {
	Base   string            `json:"base"`
	Room   string            `json:"room"` // under which the phone keeps its things
	Number string            `json:"me"`
	Words  map[string]string `json:"w"`
}

// page is the page for phones.
func (d *Door) page(w http.ResponseWriter, r *http.Request) {
	said := say.Message("")
	if r.URL.Query().Has("sent") {
		said = sayReceived
	}
	d.render(w, r, http.StatusOK, said)
}

func (d *Door) render(w http.ResponseWriter, r *http.Request, status int, said say.Message) {
	v := d.current()
	words := make(map[string]string, len(scriptWords))
	for name, m := range scriptWords {
		words[name] = v.voice.Say(m)
	}
	data := pageData{
		Language: v.voice.Language(), Direction: v.direction(), Title: v.event.Title, Notice: v.event.Notice,
		WriteUpHere: v.voice.Text(say.WriteUpHere), WriteUp: v.event.WriteUp,
		None: v.voice.Say(sayNone), Privacy: v.voice.Say(sayPrivacy), Words: words, Number: d.secret.issue(),
		Style: template.CSS(assets().css), Script: template.JS(assets().js), MaxText: maxText, NewRandom: newRandom,
	}
	for _, q := range v.questions {
		data.Questions = append(data.Questions, questionJSON{ID: q.ID.String(), Text: q.Text})
	}
	if v.vote != nil {
		data.Votes = v.voice.Say(sayVotesLeft, "n", v.voice.Number(v.vote.Votes))
	}
	if v.event.Host != "" {
		data.Asks = v.voice.Say(sayAsks, "host", v.event.Host)
	}
	if v.event.Contact != "" {
		data.Contact = v.voice.Say(sayContact, "contact", v.event.Contact)
	}
	if said != "" {
		data.Said = v.voice.Say(said)
	}
	data.Start = startJSON{Base: "/" + d.codeNow(), Room: d.secret.room(), Number: data.Number, Words: words}
	var out bytes.Buffer
	if err := pageTemplate.Execute(&out, data); err != nil {
		http.Error(w, "the page broke down", http.StatusInternalServerError)
		return
	}
	writePage(w, r, status, out.Bytes())
}

// gone is the page of an address that has no code, or an old one, for whoever follows it by hand. said is what to do.
func (d *Door) gone(w http.ResponseWriter, r *http.Request, status int, said say.Message) {
	v := d.current()
	var out bytes.Buffer
	if err := goneTemplate.Execute(&out, pageData{
		Language: v.voice.Language(), Direction: v.direction(), Said: v.voice.Say(said), Style: template.CSS(assets().css),
	}); err != nil {
		http.Error(w, "the page broke down", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Security-Policy", assets().policy)
	writePage(w, r, status, out.Bytes())
}

func writePage(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Vary", "Accept-Encoding")
	if unpacks(r) {
		w.Header().Set("Content-Encoding", "gzip")
		body = compress(body)
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // a phone that went asks again
}

// form takes what the page sends without its script.
func (d *Door) form(w http.ResponseWriter, r *http.Request) {
	number, ok := d.plainForm(w, r)
	if !ok {
		return
	}
	sent := r.PostForm.Get("id")
	if !isRandom(sent) {
		http.Error(w, "not understood", http.StatusBadRequest)
		return
	}
	if !d.sendsNow(number, r) {
		w.Header().Set("Retry-After", "5")
		d.render(w, r, http.StatusTooManyRequests, saySlow)
		return
	}
	_, err := d.answer(r.Context(), number, sent, r.PostForm.Get("q"), r.PostForm.Get("t"))
	switch {
	case err == nil:
		http.Redirect(w, r, "/"+d.codeNow()+"?sent", http.StatusSeeOther) // so that loading it again sends nothing
	case statusOf(err) == http.StatusUnprocessableEntity:
		d.render(w, r, http.StatusUnprocessableEntity, sayRefused)
	default:
		d.render(w, r, d.status(w, err), saySlow)
	}
}

// plainForm reads a form, and the number of the phone in it; false when it was answered why not.
func (d *Door) plainForm(w http.ResponseWriter, r *http.Request) (number string, ok bool) {
	if !isType(r, "application/x-www-form-urlencoded") {
		http.Error(w, "want a form", http.StatusUnsupportedMediaType)
		return "", false
	}
	if err := r.ParseForm(); err != nil {
		http.Error(w, "too long, or not understood", http.StatusRequestEntityTooLarge)
		return "", false
	}
	if number = r.PostForm.Get("me"); !d.secret.issued(number) {
		http.Error(w, "not understood", http.StatusBadRequest)
		return "", false
	}
	return number, true
}

// isShort reports whether a text is as short as phones may send.
func isShort(s string) bool { return utf8.RuneCountInString(s) <= maxText }
