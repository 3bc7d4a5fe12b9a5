// Package interactive writes a question's map as one HTML file for a browser: without network, to fold, search, zoom and print. Its
// words are a nested list, which is there for readers aloud and without scripts as well; the browser lays it out in the reader's
// own fonts, so that every script has room, and a small script draws the branches and folds.
//
// Whoever hands in a board sees to it that only what may leave the wall is on it.
package interactive

import (
	"cmp"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"mindwall/export/fonts"
	"mindwall/export/plan"
	"mindwall/export/typeset"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
)

//go:embed page.html
var page string

//go:embed page.css
var style string

//go:embed page.js
var script string

// foldedFrom is how many answers a map has that begins with its themes folded.
const foldedFrom = 300

// content is what the page shows.
type content struct {
	Language, Title, Place, Question, Foot string
	Said                                   string
	Sides                                  [2]side // right and left
	Also                                   *branch // what is under no theme; nil for nothing
	Folded                                 bool

	Style  template.CSS
	Script template.JS
	Hash   template.HTMLAttr // of the script, for the page's policy
}

type side struct {
	Name     string
	Branches []*branch
}

type branch struct {
	Letter, Name, Said, Label string
	Colours                   template.CSS // of a top-level theme
	Branches                  []*branch
	Answers                   []answer
}

type answer struct {
	Text, Said, Label string
	Size              template.CSS // of what was said more often
	Quotes            []string
}

// Write writes the page.
func Write(_ context.Context, w io.Writer, b *mindmap.Board, q *mindmap.Question) error {
	t, err := template.New("page").Funcs(template.FuncMap{"syllables": typeset.Syllables}).Parse(page)
	if err != nil {
		return fmt.Errorf("read the page's template: %w", err)
	}
	c := newContent(b, q)
	var words strings.Builder
	if err := t.Execute(&words, c); err != nil { // once without fonts, to see what they are to draw
		return err
	}
	c.Style = template.CSS(fonts.CSS(words.String(), words.String())) + c.Style
	return t.Execute(w, c)
}

func newContent(b *mindmap.Board, q *mindmap.Question) *content {
	c := &content{
		Language: cmp.Or(b.Event.Language, "en"), Title: b.Event.Title, Place: plan.PlaceOf(&b.Event), Question: q.Text,
		Foot: plan.FootOf(b, q), Said: said(q.Tally.Total(), 1), Folded: q.Answers >= foldedFrom,
		Sides: [2]side{{Name: "right"}, {Name: "left"}}, Style: template.CSS(style), Script: template.JS(script),
	}
	sum := sha256.Sum256([]byte(script))
	c.Hash = template.HTMLAttr(fmt.Sprintf(`content="default-src 'none'; font-src data:; style-src 'unsafe-inline'; script-src 'sha256-%s'"`,
		base64.StdEncoding.EncodeToString(sum[:])))
	for _, from := range walk.Branches(q) {
		if from.Theme == nil && len(q.Themes) > 0 {
			c.Also = newBranch(&from)
			c.Also.Name = "Also said"
			continue
		}
		at := 0
		if from.Side == mindmap.Left {
			at = 1
		}
		c.Sides[at].Branches = append(c.Sides[at].Branches, newBranch(&from))
	}
	return c
}

func newBranch(from *walk.Branch) *branch {
	tally := from.Tally().Total()
	b := &branch{
		Letter: from.Letter, Name: cmp.Or(from.Name, say.TakenOut), Said: said(tally, 1), Label: plan.AnswersSaid(from.Count, tally),
	}
	if from.Depth == 1 {
		light, dark := plan.Light.Palette(), plan.Dark.Palette()
		b.Colours = template.CSS("--l:" + light.Theme(from.Colour).String() + ";--d:" + dark.Theme(from.Colour).String())
	}
	subs := from.Branches()
	for i := range subs {
		b.Branches = append(b.Branches, newBranch(&subs[i]))
	}
	for _, a := range from.Answers {
		b.Answers = append(b.Answers, newAnswer(a))
	}
	return b
}

func newAnswer(a *mindmap.Answer) answer {
	n := a.Tally.Total()
	out := answer{Text: say.Caption(a), Said: said(n, 2), Quotes: say.Quotes(a, false)}
	if k := plan.Larger(n); k > 1 {
		out.Size = template.CSS(fmt.Sprintf("--k:%.2f", k))
	}
	return out
}

// said is how often something was said, when that is from so many times on.
func said(times, from int) string {
	if times < from {
		return ""
	}
	return say.Times(times)
}
