package live

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"strings"

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

var (
	pageTemplate = template.Must(template.New("page").Parse(pageHTML))
	goneTemplate = template.Must(template.New("gone").Parse(goneHTML))
)

// policy lets a page run our script and wear our style, fetch from where it came from, and nothing else.
var policy = "default-src 'none'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
	"script-src " + digest(pageJS) + "; style-src " + digest(pageCSS)

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// What the page says, by the names of the catalogue.
const (
	sayLost say.Message = "view lost"
	sayOver say.Message = "view over"
)

// upright is for which windows the tall shape is.
const upright = "(max-aspect-ratio: 4/5)"

// directed are words with the way in which they run.
type directed struct {
	Words
	Direction string `json:"dir"`
}

func spoken(w Words) directed {
	direction := "ltr"
	if say.In(w.Language).FromRight() {
		direction = "rtl"
	}
	return directed{w, direction}
}

// started is what the script of a page begins with.
type started struct {
	directed
	Lost    string `json:"lost"`
	Over    string `json:"over"`
	Upright string `json:"upright"`
}

// gonePage is the page of an address that shows nothing.
func gonePage(language string) []byte {
	var out bytes.Buffer
	err := goneTemplate.Execute(&out, started{directed: spoken(Words{Language: language}), Over: say.In(language).Text(sayOver)})
	if err != nil {
		panic(err) // memory takes it all
	}
	return out.Bytes()
}

// page is the page, as it is sent to one who looks by a token.
func page(token string, d *drawn) file {
	voice := say.In(d.Language)
	start := started{directed: spoken(d.Words), Lost: voice.Text(sayLost), Over: voice.Text(sayOver), Upright: upright}
	var out bytes.Buffer
	err := pageTemplate.Execute(&out, struct {
		started
		Token  string
		Start  started
		Style  template.CSS
		Script template.JS
	}{start, token, start, template.CSS(pageCSS), template.JS(pageJS)})
	if err != nil {
		panic(err) // memory takes it all
	}
	return newFile("text/html; charset=utf-8", out.Bytes())
}
