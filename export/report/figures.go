package report

import (
	"bytes"
	"context"
	"fmt"
	"html/template"

	"mindwall/export/canvas"
	"mindwall/export/picture"
	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/across"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
)

// Options are how a write-up is made.
type Options struct {
	// Lead is what the organiser says before all else, in Markdown.
	Lead []byte
	// By is who said what, as far as surveys tell.
	By []Attribute
	// Across is what was found across the questions; nil when nobody looked.
	Across *across.Found
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

// picture is how the pictures of the write-up are made.
func (o *Options) picture(ctx context.Context, s scheme.Scheme) picture.Options {
	return picture.Options{Options: plan.Options{Scheme: s, Voice: o.Voice, AsOnWall: o.AsOnWall, Context: ctx}, NoSystemFonts: o.NoSystemFonts}
}

func (o *Options) noteMissing(missing []rune) {
	if o.Note != nil && len(missing) > 0 {
		o.Note(say.NoFont(missing))
	}
}

// draw draws the map of each question, and of several questions the event's.
func (c *content) draw(ctx context.Context, b *mindmap.Board, o Options) error {
	var page canvas.Inline
	var err error
	if len(c.Questions) > 1 {
		if c.Overview, err = o.drawn(ctx, &page, func(o picture.Options) (*picture.Map, error) { return picture.NewOverview(b, o) }); err != nil {
			return fmt.Errorf("draw overview: %w", err)
		}
	}
	for _, q := range c.Questions {
		if q.Answers == 0 {
			continue
		}
		if q.Map, err = o.drawn(ctx, &page, func(o picture.Options) (*picture.Map, error) { return picture.NewMap(b, q.Source, o) }); err != nil {
			return fmt.Errorf("draw question %d: %w", q.Number, err)
		}
	}
	c.colours = page.CSS()
	return nil
}

// drawn is a map as an element of the page, drawn in both schemes.
func (o *Options) drawn(ctx context.Context, page *canvas.Inline, draw func(picture.Options) (*picture.Map, error)) (template.HTML, error) {
	var schemes [2]*picture.Map
	for i, s := range [...]scheme.Scheme{scheme.Light, scheme.Dark} {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		m, err := draw(o.picture(ctx, s))
		if err != nil {
			return "", err
		}
		schemes[i] = m
	}
	o.noteMissing(schemes[0].Missing)
	var svg bytes.Buffer
	err := picture.WriteSVGs(&svg, page, &schemes[0].Picture, &schemes[1].Picture)
	return template.HTML(svg.String()), err
}
