package report

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"

	"mindwall/export/picture"
	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
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
	// AsOnWall keeps the themes of each map on the sides of the wall.
	AsOnWall bool
	// Voice says what is not the wall's own.
	Voice say.Voice
	// Parked is how many answers are parked; the board that is handed in may have none.
	Parked int
	// NoSystemFonts draws with the embedded font alone.
	NoSystemFonts bool
	// Note, when not nil, is told what people should know of the pictures.
	Note func(string)
}

// addFigures draws the map and the chart of each question, in both schemes.
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
		for _, scheme := range []plan.Scheme{plan.Light, plan.Dark} {
			if err := q.addFigures(ctx, b, scheme, o); err != nil {
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
	for _, scheme := range []plan.Scheme{plan.Light, plan.Dark} {
		overview, err := picture.NewOverview(b, o.picture(ctx, scheme))
		if err != nil {
			return err
		}
		if err := c.Overview.put(scheme, &overview.Picture); err != nil {
			return err
		}
	}
	c.Overview.Alt = "Mind map of the event: its questions, and round each its themes with how many answers they have. " +
		"All of it is in the text that follows."
	return nil
}

// picture is how the pictures of the write-up are made.
func (o *Options) picture(ctx context.Context, scheme plan.Scheme) picture.Options {
	return picture.Options{Options: plan.Options{Scheme: scheme, Voice: o.Voice, AsOnWall: o.AsOnWall, Context: ctx}, NoSystemFonts: o.NoSystemFonts}
}

func (q *question) addFigures(ctx context.Context, b *mindmap.Board, scheme plan.Scheme, o Options) error {
	m, err := picture.NewMap(b, q.Source, o.picture(ctx, scheme))
	if err != nil {
		return err
	}
	if err := q.Map.put(scheme, &m.Picture); err != nil {
		return err
	}
	q.Map.Alt = q.mapAlt()
	if o.Note != nil && len(m.Missing) > 0 && scheme == plan.Light {
		o.Note(say.NoFont(m.Missing))
	}
	if len(q.Themes) == 0 {
		return nil
	}
	bars, err := picture.NewBars(b, q.Source, o.picture(ctx, scheme))
	if err != nil {
		return err
	}
	q.Chart.Alt = q.chartAlt()
	return q.Chart.put(scheme, &bars.Picture)
}

func (f *figure) put(scheme plan.Scheme, p *picture.Picture) error {
	var svg bytes.Buffer
	if err := p.WriteSVG(&svg, false); err != nil {
		return err
	}
	url := "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(svg.Bytes())
	f.W, f.H = int(p.W+0.5), int(p.H+0.5)
	if scheme == plan.Dark {
		f.Dark = template.Srcset(url)
	} else {
		f.Light = template.URL(url)
	}
	return nil
}

// Colour is the colours of a top-level theme, in both schemes, as style of an element.
func (t *theme) Colour() template.CSS {
	if t.Depth > 1 || t.colour < 0 {
		return ""
	}
	light, dark := plan.Light.Palette().Theme(t.colour), plan.Dark.Palette().Theme(t.colour)
	return template.CSS("--light:" + light.String() + ";--dark:" + dark.String())
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
	return "Bar chart of how often each theme was said: " + strings.Join(parts, ", ") + "."
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
