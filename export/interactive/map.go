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
	"slices"
	"strings"

	"mindwall/export/fonts"
	"mindwall/export/plan"
	"mindwall/export/typeset"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
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
	say.Voice
	Title, Place, Question string
	Said                   string
	Foot, Numbers          string
	Sides                  [2]side // right and left
	Also                   *branch // what is under no theme; nil for nothing
	Folded                 bool

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
func Write(_ context.Context, w io.Writer, b *mindmap.Board, q *mindmap.Question, v say.Voice) error {
	t, err := template.New("page").Funcs(template.FuncMap{
		"syllables": typeset.Syllables, "say": v.Text, "quoted": v.Quoted,
		// wall is the language of texts that are the wall's own, where it is another than that of the page.
		"wall": func() template.HTMLAttr {
			if lang := v.Apart(b.Event.Language); lang != "" {
				return template.HTMLAttr(` lang="` + lang + `"`)
			}
			return ""
		},
	}).Parse(page)
	if err != nil {
		return fmt.Errorf("read the page's template: %w", err)
	}
	c := newContent(b, q, v)
	var words strings.Builder
	if err := t.Execute(&words, c); err != nil { // once without fonts, to see what they are to draw
		return err
	}
	c.Style = template.CSS(fonts.CSS(words.String(), words.String())) + c.Style
	return t.Execute(w, c)
}

func newContent(b *mindmap.Board, q *mindmap.Question, v say.Voice) *content {
	c := &content{
		Voice: v, Title: b.Event.Title, Place: plan.PlaceOf(&b.Event, v), Question: q.Text,
		Foot: plan.FootOf(b, q, v), Numbers: v.Say(say.NumbersMean, "times", v.Times(3)), Said: said(v, q.Tally.Total(), 1), Folded: q.Answers >= foldedFrom,
		Sides: [2]side{{Name: "right"}, {Name: "left"}}, Style: template.CSS(style), Script: template.JS(script),
	}
	if slices.ContainsFunc(b.Rounds, func(r *mindmap.Round) bool { return r.Question == q.ID && len(r.Results) > 0 }) {
		c.Numbers += " " + v.Say(say.HowVoted, "votes", v.Votes(mindmap.Votes{Dots: 3}))
	}
	sum := sha256.Sum256([]byte(script))
	c.Hash = template.HTMLAttr(fmt.Sprintf(`content="default-src 'none'; font-src data:; style-src 'unsafe-inline'; script-src 'sha256-%s'"`,
		base64.StdEncoding.EncodeToString(sum[:])))
	for _, from := range walk.Branches(q, v.Text(say.Unsorted)) {
		if from.Theme == nil && len(q.Themes) > 0 {
			c.Also = newBranch(&from, v)
			c.Also.Name = v.Text(say.AlsoSaid)
			continue
		}
		at := 0
		if from.Side == mindmap.Left {
			at = 1
		}
		c.Sides[at].Branches = append(c.Sides[at].Branches, newBranch(&from, v))
	}
	return c
}

func newBranch(from *walk.Branch, v say.Voice) *branch {
	tally := from.Tally.Total()
	b := &branch{
		Letter: from.Letter, Name: cmp.Or(from.Name, v.TakenOut()), Said: v.WithVotes(said(v, tally, 1), from.Votes),
		Label: say.Joined("; ", v.AnswersYet(from.Count, tally), v.VotesInWords(from.Votes)),
	}
	if from.Depth == 1 {
		light, dark := plan.PaletteOf(scheme.Light), plan.PaletteOf(scheme.Dark)
		b.Colours = template.CSS("--l:" + light.Theme(from.Colour).String() + ";--d:" + dark.Theme(from.Colour).String())
	}
	subs := from.Branches()
	for i := range subs {
		b.Branches = append(b.Branches, newBranch(&subs[i], v))
	}
	for _, a := range from.Answers {
		b.Answers = append(b.Answers, newAnswer(a, v))
	}
	return b
}

func newAnswer(a *mindmap.Answer, v say.Voice) answer {
	n := a.Tally.Total()
	out := answer{Text: v.Caption(a), Said: v.WithVotes(said(v, n, 2), a.Votes), Quotes: say.Quotes(a, false)}
	if k := plan.Larger(n); k > 1 {
		out.Size = template.CSS(fmt.Sprintf("--k:%.2f", k))
	}
	return out
}

// said is how often something was said, when that is from so many times on.
func said(v say.Voice, times, from int) string {
	if times < from {
		return ""
	}
	return v.Times(times)
}
