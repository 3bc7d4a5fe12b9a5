package report

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"

	"mindwall/mindmap"

	"mindwall/export/picture"
)

// figure is a picture of the write-up. It is absent when it has no light one.
type figure struct {
	Light template.URL    // as data
	Dark  template.Srcset // as data
	W, H  int             // points
	Alt   string
}

// Options are how a write-up is made.
type Options struct {
	// Balance deals the themes of each map to new sides.
	Balance bool
	// Parked is how many answers are parked; the board that is handed in may have none.
	Parked int
	// NoSystemFonts draws with the embedded font alone.
	NoSystemFonts bool
	// Note, when not nil, is told what people should know of the pictures.
	Note func(string)
}

// addFigures draws the map and the chart of each question, in both looks, and takes the themes' colours from them.
func (c *content) addFigures(ctx context.Context, b *mindmap.Board, o Options) error {
	if err := c.addOverview(ctx, b, o); err != nil {
		return fmt.Errorf("draw overview: %w", err)
	}
	for _, q := range c.Questions {
		if err := ctx.Err(); err != nil {
			return err
		}
		if q.Answers == 0 && len(q.Themes) == 0 {
			continue
		}
		for _, look := range []picture.Look{picture.Light, picture.Dark} {
			if err := q.addFigures(ctx, b, look, o); err != nil {
				return fmt.Errorf("draw question %d: %w", q.Number, err)
			}
		}
	}
	return nil
}

// addOverview draws all questions with their themes, when there is more than one.
func (c *content) addOverview(ctx context.Context, b *mindmap.Board, o Options) error {
	if len(b.Questions) < 2 {
		return nil
	}
	for _, look := range []picture.Look{picture.Light, picture.Dark} {
		plan, err := picture.NewOverview(b, picture.Options{Look: look, NoSystemFonts: o.NoSystemFonts, Context: ctx})
		if err != nil {
			return err
		}
		var svg bytes.Buffer
		if err := plan.WriteSVG(&svg, picture.SVGOptions{}); err != nil {
			return err
		}
		c.Overview.put(look, svg.Bytes(), plan.W, plan.H)
	}
	c.Overview.Alt = "Mind map of the event: its questions, and round each its themes with how many answers they have. " +
		"All of it is in the text that follows."
	return nil
}

func (q *question) addFigures(ctx context.Context, b *mindmap.Board, look picture.Look, o Options) error {
	options := picture.Options{Look: look, Balance: o.Balance, NoSystemFonts: o.NoSystemFonts, Context: ctx}
	plan, err := picture.NewPlan(b, q.Source, options)
	if err != nil {
		return err
	}
	var svg bytes.Buffer
	if err := plan.WriteSVG(&svg, picture.SVGOptions{}); err != nil {
		return err
	}
	q.Map.put(look, svg.Bytes(), plan.W, plan.H)
	q.Map.Alt = q.mapAlt()
	q.dress(look, plan)
	if o.Note != nil && len(plan.Missing) > 0 && look == picture.Light {
		o.Note(missing(plan.Missing))
	}
	if len(q.Themes) == 0 {
		return nil
	}
	bars, err := picture.NewBars(b, q.Source, options)
	if err != nil {
		return err
	}
	svg.Reset()
	if err := bars.WriteSVG(&svg, picture.SVGOptions{}); err != nil {
		return err
	}
	q.Chart.put(look, svg.Bytes(), bars.W, bars.H)
	q.Chart.Alt = q.chartAlt()
	return nil
}

func (f *figure) put(look picture.Look, svg []byte, w, h float64) {
	url := "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(svg)
	f.W, f.H = int(w+0.5), int(h+0.5)
	if look == picture.Dark {
		f.Dark = template.Srcset(url)
	} else {
		f.Light = template.URL(url)
	}
}

// dress gives the top-level themes the colours that they have on the map.
func (q *question) dress(look picture.Look, plan *picture.Plan) {
	fill := map[mindmap.ID]string{}
	for i := range plan.Boxes {
		if b := &plan.Boxes[i]; b.Kind == picture.Theme {
			fill[b.ID] = b.Fill.String()
		}
	}
	for _, t := range q.Themes {
		if look == picture.Dark {
			t.Dark = fill[t.ID]
		} else {
			t.Light = fill[t.ID]
		}
	}
}

// Colour is the theme's colours as style of an element.
func (t *theme) Colour() template.CSS {
	if t.Light == "" || t.Dark == "" {
		return ""
	}
	return template.CSS("--light:" + t.Light + ";--dark:" + t.Dark)
}

// mapAlt describes the map for those who do not see it. Its words are in the text below it.
func (q *question) mapAlt() string {
	s := fmt.Sprintf("Mind map with the question in the middle: %s.", q.Counts)
	if names := q.themeNames(); names != "" {
		s += " Themes: " + names + "."
	}
	return s + " All of it is in the text that follows."
}

// chartAlt describes the chart for those who do not see it. Its numbers are in the table beside it.
func (q *question) chartAlt() string {
	var parts []string
	for _, t := range q.rows() {
		parts = append(parts, fmt.Sprintf("%s %d", t.Text, t.Times))
	}
	return "Bar chart of how often each theme was named: " + strings.Join(parts, ", ") + "."
}

func (q *question) themeNames() string {
	var names []string
	for _, t := range q.Themes {
		names = append(names, t.Text)
	}
	return strings.Join(names, ", ")
}

// rows are the themes and what is unsorted.
func (q *question) rows() []*theme {
	rows := q.Themes
	if q.Unsorted != nil {
		rows = append(rows[:len(rows):len(rows)], q.Unsorted)
	}
	return rows
}

// Rows is what the table of a question has a row for.
func (q *question) Rows() []*theme { return q.rows() }

// missing tells of characters that no font had.
func missing(runes []rune) string {
	const most = 12
	return "no font on this computer has " + string(runes[:min(most, len(runes))]) + ", drawn as boxes"
}
