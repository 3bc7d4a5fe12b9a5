package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"mindwall/tui/look"
	"mindwall/tui/svg"
)

// captionH is the height of the strip below the terminal that says what is being done, in pixels.
const captionH = 40

// edge is the colour of the frame, which sets the image off from a page as dark as it is.
const edge = "#57606a"

// span is when something is shown, in milliseconds from the beginning.
type span struct{ from, to int64 }

// motion is an image that moves: parts of pictures, each with when it is shown. A part that stays, as most do from one letter
// to the next, is drawn once. Rectangles lie under all else; nothing else overlaps.
type motion struct {
	paper svg.Paper
	look  *look.Look
	parts []string // in the order in which they first appeared
	shown map[string][]span
	now   time.Duration
}

func newMotion(p svg.Paper, l *look.Look) *motion {
	return &motion{paper: p, look: l, shown: map[string][]span{}}
}

// partOf is what a picture of tui/svg is made of.
var partOf = regexp.MustCompile(`<(?:rect|path) [^>]*/>|<text [^>]*>[^<]*</text>`)

// show adds a picture of tui/svg, with words below it, which is looked at for so long.
func (m *motion) show(picture []byte, caption string, rest time.Duration) {
	until := m.now + rest
	var said bytes.Buffer
	_ = xml.EscapeText(&said, []byte(caption)) // a buffer does not fail
	words := fmt.Sprintf(`<text class="c" x="%d" y="%d">%s</text>`, m.paper.Margin, m.height()-14, said.Bytes())
	for _, part := range append(partOf.FindAllString(string(picture), -1), words) {
		spans := m.shown[part]
		switch last := len(spans) - 1; {
		case last >= 0 && spans[last].to == m.now.Milliseconds():
			spans[last].to = until.Milliseconds()
		default:
			if last < 0 {
				m.parts = append(m.parts, part)
			}
			m.shown[part] = append(spans, span{m.now.Milliseconds(), until.Milliseconds()})
		}
	}
	m.now = until
}

// height is that of the image, in pixels.
func (m *motion) height() int { return m.paper.Size.H*m.paper.CellH + 2*m.paper.Margin + captionH }

// group is parts that come and go together, all of them rectangles or none.
type group struct {
	under bool
	spans []span
	parts []string
}

// groups are all parts, the undermost first.
func (m *motion) groups() []*group {
	var all []*group
	for _, under := range []bool{true, false} {
		for _, part := range m.parts {
			if strings.HasPrefix(part, "<rect") != under {
				continue
			}
			spans := m.shown[part]
			at := slices.IndexFunc(all, func(g *group) bool { return g.under == under && slices.Equal(g.spans, spans) })
			if at < 0 {
				at = len(all)
				all = append(all, &group{under: under, spans: spans})
			}
			all[at].parts = append(all[at].parts, part)
		}
	}
	return all
}

// image is the film as SVG, moved by CSS, over and over. Where nothing moves, by wish or for want of CSS, its last picture
// stands still.
func (m *motion) image() []byte {
	w, h := m.paper.Size.W*m.paper.CellW+2*m.paper.Margin, m.height()
	ink, ground := svg.Hex(m.look.Foreground(), "#000000"), svg.Hex(m.look.Background(), "#ffffff")
	end := m.now.Milliseconds()
	var style, body bytes.Buffer
	for i, g := range m.groups() {
		if slices.Equal(g.spans, []span{{0, end}}) {
			fmt.Fprintf(&body, "<g>%s</g>\n", strings.Join(g.parts, ""))
			continue
		}
		name := "k" + strconv.FormatInt(int64(i), 36)
		fmt.Fprintf(&style, "@keyframes %s{%s}.%s{animation-name:%s}\n", name, frames(g.spans, end), name, name)
		stays := ""
		if g.spans[len(g.spans)-1].to == end {
			stays = " z"
		}
		fmt.Fprintf(&body, `<g class="m%s %s">%s</g>`+"\n", stays, name, strings.Join(g.parts, ""))
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="%s" font-size="%d">`+"\n",
		w, h, w, h, svg.Fonts, m.paper.Font)
	fmt.Fprintf(&b, `<style>.m{visibility:hidden;animation-duration:%dms;animation-timing-function:step-end;animation-iteration-count:infinite}`+
		".z{visibility:visible}.c{font:17px sans-serif;fill:%s}\n%s"+
		"@media(prefers-reduced-motion:reduce){.m{animation:none}}</style>\n", end, ink, style.Bytes())
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="8" fill="%s" stroke="%s"/>`+"\n", w, h, ground, edge)
	b.Write(body.Bytes())
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// frames are the key frames of what is shown in spans, of a film that ends at end.
func frames(spans []span, end int64) string {
	var b strings.Builder
	at := func(t int64, value string) {
		fmt.Fprintf(&b, "%s%%{visibility:%s}", strconv.FormatFloat(float64(t)*100/float64(end), 'f', 3, 64), value)
	}
	if spans[0].from > 0 {
		at(0, "hidden")
	}
	for _, s := range spans {
		at(s.from, "visible")
		if s.to < end {
			at(s.to, "hidden")
		}
	}
	if spans[len(spans)-1].to == end {
		at(end, "visible")
	}
	return b.String()
}
