package phone

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net/http"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap/say"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

//go:embed page.js
var scriptSource string

// pageJS is the script without what is for those who read it here.
var pageJS = lean(scriptSource)

func lean(source string) string {
	var out strings.Builder
	for line := range strings.Lines(source) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			out.WriteString(line + "\n")
		}
	}
	return out.String()
}

var pageTemplate = template.Must(template.New("page").Parse(pageHTML))

// policy lets a page run our script and wear our style, send to where it came from, and nothing else.
var policy = policyOf(pageJS, pageCSS)

func policyOf(script, style string) string {
	return "default-src 'none'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; img-src data:; " +
		"script-src " + digest(script) + "; style-src " + digest(style)
}

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
	sayRefused  say.Message = "phone refused"
)

// scriptWords are those of the script, and of what it fills in.
var scriptWords = map[string]say.Message{
	"send": "phone send", "wait": "phone waiting", "in": sayReceived, "on": "phone on the wall", "no": sayRefused,
	"back": "phone take back", "late": "phone too late", "me": "phone me too", "heard": "phone heard", "more": "phone more",
	"mine": "phone mine", "lost": "phone lost",
}

// pageData is what the page is made of.
type pageData struct {
	Language, Direction          string
	Title, Asks, Contact, Notice string
	None, Privacy, Said          string
	Words                        map[string]string
	Questions                    []questionJSON
	Number                       string
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
		None: v.voice.Say(sayNone), Privacy: v.voice.Say(sayPrivacy), Words: words, Number: d.secret.issue(),
		Style: template.CSS(pageCSS), Script: template.JS(pageJS), MaxText: maxText, NewRandom: newRandom,
	}
	for _, q := range v.questions {
		data.Questions = append(data.Questions, questionJSON{ID: q.ID.String(), Text: q.Text})
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
	if !isType(r, "application/x-www-form-urlencoded") {
		http.Error(w, "want a form", http.StatusUnsupportedMediaType)
		return
	}
	if err := r.ParseForm(); err != nil {
		http.Error(w, "too long, or not understood", http.StatusRequestEntityTooLarge)
		return
	}
	sent, number := r.PostForm.Get("id"), r.PostForm.Get("me")
	if !isRandom(sent) || !d.secret.issued(number) {
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

// isShort reports whether a text is as short as phones may send.
func isShort(s string) bool { return utf8.RuneCountInString(s) <= maxText }
