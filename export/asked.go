package export

import (
	"cmp"
	"fmt"

	"mindwall/export/dot"
	"mindwall/export/paper"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
)

// Asked is what people ask for in words; each may be empty for the usual.
type Asked struct {
	Formats  string // see [ParseFormats]
	Look     string // see [scheme.Parse]
	Engine   string // see [dot.ParseEngine]
	Paper    string // see [paper.Parse]
	Text     string // of SVG: outlines or live
	ChartAs  string // see [ChartAs]
	Language string // see [say.ParseLanguage]
}

// Request is what was asked for, without a wall.
func (a Asked) Request() (r Request, err error) {
	var errs [7]error
	r.Formats, errs[0] = ParseFormats(a.Formats)
	r.Scheme, errs[1] = scheme.Parse(cmp.Or(a.Look, scheme.Light.String()))
	r.Engine, errs[2] = dot.ParseEngine(a.Engine)
	r.Paper, errs[3] = paper.Parse(a.Paper)
	if r.LiveText = a.Text == "live"; !r.LiveText && a.Text != "outlines" && a.Text != "" {
		errs[4] = fmt.Errorf("text %q is neither live nor outlines", a.Text)
	}
	if a.ChartAs != "" {
		var chart Format
		chart, errs[5] = ChartAs(a.ChartAs)
		for i := range r.Formats {
			if r.Formats[i].Name == chart.Name {
				r.Formats[i] = chart
			}
		}
	}
	if a.Language != "" {
		r.Language, errs[6] = say.ParseLanguage(a.Language)
	}
	for _, err := range errs {
		if err != nil {
			return r, err
		}
	}
	return r, nil
}
