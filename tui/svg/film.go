package svg

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/tui/look"
)

// captionH is the height of the strip below the rows for captions, in pixels.
const captionH = 40

// edge is the colour of the frame of a film with captions, which sets it off from a page as dark as it is.
const edge = "#57606a"

// Film is a picture that moves, by style sheet and without script. What stays from one shot to the next, as most does, is drawn once.
type Film struct {
	// Title and Words say what it is and what is seen in the end, for those who do not see it; Language is what they are in.
	Title, Words, Language string

	*drawing
	captions bool
	parts    []string // in the order in which they first appeared
	shown    map[string]*appearance
	now      time.Duration
}

// appearance is when a part is shown.
type appearance struct {
	under bool
	spans []span
}

// span is when something is shown, in milliseconds from the beginning.
type span struct{ from, to int64 }

// Shot is what is seen for a while.
type Shot struct {
	Rows    []string
	Cursor  *tea.Cursor   // nil when there is none
	Caption string        // below the rows, where there is place for it
	Rest    time.Duration // for how long; what rests for less than a millisecond is not seen
}

// NewFilm begins a film of rows of a look, with a strip below them for captions or without.
func NewFilm(p Paper, l *look.Look, captions bool) *Film {
	return &Film{drawing: newDrawing(p, l), captions: captions, shown: map[string]*appearance{}}
}

// Show adds a shot. It keeps none of the rows.
func (f *Film) Show(s Shot) {
	shown := span{f.now.Milliseconds(), (f.now + s.Rest).Milliseconds()}
	f.now += s.Rest
	if shown.from == shown.to {
		return
	}
	for y, row := range s.Rows {
		for _, p := range f.row(row, y) {
			f.add(p, shown)
		}
	}
	if s.Cursor != nil {
		f.add(part{f.cursor(s.Cursor), true}, shown)
	}
	if f.captions {
		f.add(part{f.caption(s.Caption), false}, shown)
	}
}

func (f *Film) caption(words string) string {
	var b strings.Builder
	_, h := f.pixels()
	fmt.Fprintf(&b, `<text class="c" x="%d" y="%d">`, f.paper.Margin, h-14)
	_ = xml.EscapeText(&b, []byte(words)) // memory takes it all
	b.WriteString("</text>")
	return b.String()
}

// pixels is the size of the film.
func (f *Film) pixels() (w, h int) {
	w, h = f.paper.Pixels()
	if f.captions {
		h += captionH
	}
	return w, h
}

// add shows a part for a span.
func (f *Film) add(p part, s span) {
	a := f.shown[p.drawn]
	if a == nil {
		a = &appearance{under: p.under}
		f.shown[p.drawn] = a
		f.parts = append(f.parts, p.drawn)
	}
	if last := len(a.spans) - 1; last >= 0 && a.spans[last].to == s.from {
		a.spans[last].to = s.to
		return
	}
	a.spans = append(a.spans, s)
}

// group is parts that come and go together, all of them under or none.
type group struct {
	*appearance
	parts []string
}

// groups are all parts, the undermost first.
func (f *Film) groups() (all []*group) {
	known := map[string]*group{}
	for _, part := range f.parts {
		a := f.shown[part]
		key := fmt.Sprint(a.under, a.spans)
		g := known[key]
		if g == nil {
			g = &group{appearance: a}
			known[key] = g
			all = append(all, g)
		}
		g.parts = append(g.parts, part)
	}
	slices.SortStableFunc(all, func(a, b *group) int {
		switch {
		case a.under == b.under:
			return 0
		case a.under:
			return -1
		}
		return 1
	})
	return all
}

// Write writes the film as SVG, moved by CSS, over and over. Where nothing moves, by wish or for want of CSS, its last shot stands
// still.
func (f *Film) Write(to io.Writer) error {
	out := bufio.NewWriter(to) // what fails sticks to it
	end := f.now.Milliseconds()
	groups := f.groups()
	f.head(out)
	f.style(out, groups, end)
	f.paperOf(out)
	for i, g := range groups {
		switch last := g.spans[len(g.spans)-1].to == end; {
		case last && g.spans[0].from == 0 && len(g.spans) == 1:
			out.WriteString("<g>")
		case last:
			fmt.Fprintf(out, `<g class="m z %s">`, keyframes(i))
		default:
			fmt.Fprintf(out, `<g class="m %s">`, keyframes(i))
		}
		for _, p := range g.parts {
			out.WriteString(p)
		}
		out.WriteString("</g>\n")
	}
	out.WriteString("</svg>\n")
	return out.Flush()
}

// keyframes is what the key frames of a group are called.
func keyframes(i int) string { return "k" + strconv.FormatInt(int64(i), 36) }

func (f *Film) head(out *bufio.Writer) {
	w, h := f.pixels()
	fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="%s" font-size="%d"`, w, h, w, h, Fonts, f.paper.Font)
	if f.Title == "" {
		out.WriteString(">\n")
		return
	}
	fmt.Fprintf(out, ` role="img" aria-labelledby="title" aria-describedby="words" xml:lang="%s">`+"\n", f.Language)
	for _, each := range [...]struct{ name, id, says string }{{"title", "title", f.Title}, {"desc", "words", f.Words}} {
		fmt.Fprintf(out, `<%s id="%s">`, each.name, each.id)
		_ = xml.EscapeText(out, []byte(each.says))
		fmt.Fprintf(out, "</%s>\n", each.name)
	}
}

// style says when the groups are seen.
func (f *Film) style(out *bufio.Writer, groups []*group, end int64) {
	fmt.Fprintf(out, `<style>.m{visibility:hidden;animation-duration:%dms;animation-timing-function:step-end;animation-iteration-count:infinite}`+
		".z{visibility:visible}", end)
	if f.captions {
		fmt.Fprintf(out, ".c{font:17px sans-serif;fill:%s}", hex(f.inks.Ink))
	}
	out.WriteByte('\n')
	for i, g := range groups {
		if !slices.Equal(g.spans, []span{{0, end}}) {
			name := keyframes(i)
			fmt.Fprintf(out, "@keyframes %s{%s}.%s{animation-name:%s}\n", name, frames(g.spans, end), name, name)
		}
	}
	out.WriteString("@media(prefers-reduced-motion:reduce){.m{animation:none}}</style>\n")
}

func (f *Film) paperOf(out *bufio.Writer) {
	w, h := f.pixels()
	fmt.Fprintf(out, `<rect width="%d" height="%d" rx="%d" fill="%s"`, w, h, f.paper.Radius, hex(f.inks.Ground))
	if f.captions {
		fmt.Fprintf(out, ` stroke="%s"`, edge)
	}
	out.WriteString("/>\n")
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
