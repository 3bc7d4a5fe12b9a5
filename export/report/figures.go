package report

import (
	"bytes"
	"context"
	"fmt"
	"html/template"

	"mindwall/export/picture"
	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// Options are how a write-up is made.
type Options struct {
	// Lead is what the organiser says before all else, in Markdown.
	Lead []byte
	// By is who said what, as far as surveys tell.
	By []Attribute
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
func (o *Options) picture(ctx context.Context, scheme plan.Scheme) picture.Options {
	return picture.Options{Options: plan.Options{Scheme: scheme, Voice: o.Voice, AsOnWall: o.AsOnWall, Context: ctx}, NoSystemFonts: o.NoSystemFonts}
}

func (o *Options) noteMissing(missing []rune) {
	if o.Note != nil && len(missing) > 0 {
		o.Note(say.NoFont(missing))
	}
}

// draw draws the map of each question.
func (c *content) draw(ctx context.Context, b *mindmap.Board, o Options) error {
	for _, q := range c.Questions {
		if err := ctx.Err(); err != nil {
			return err
		}
		if q.Answers == 0 {
			continue
		}
		m, err := picture.NewMap(b, q.Source, o.picture(ctx, plan.Light))
		if err != nil {
			return fmt.Errorf("draw question %d: %w", q.Number, err)
		}
		o.noteMissing(m.Missing)
		var svg bytes.Buffer
		if err := m.WriteSVG(&svg, true); err != nil {
			return fmt.Errorf("draw question %d: %w", q.Number, err)
		}
		_, inner, _ := bytes.Cut(svg.Bytes(), []byte("?>\n"))
		q.Map = template.HTML(inner)
	}
	return nil
}
