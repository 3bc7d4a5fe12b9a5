package report

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"mindwall/export/outline"
)

// block is a paragraph of the organiser's own words.
type block struct {
	Heading int // its level, from 1; 0 is no heading
	Item    bool
	Quote   bool
	Runs    []run
}

// run is a piece of a paragraph.
type run struct {
	Text         string
	Bold, Italic bool
	Link         string
}

// readLead reads Markdown: headings, paragraphs, lists, quotes, bold, italic and links. Of all else the words stay, but for HTML,
// of which nothing does.
func readLead(markdown []byte) []block {
	r := leadReader{source: markdown}
	r.blocks(goldmark.DefaultParser().Parse(text.NewReader(markdown)), block{})
	return r.out
}

type leadReader struct {
	source []byte
	out    []block
}

// blocks reads what is in a block, of which as is a pattern.
func (r *leadReader) blocks(in ast.Node, as block) {
	for n := in.FirstChild(); n != nil; n = n.NextSibling() {
		each := as
		switch n := n.(type) {
		case *ast.HTMLBlock, *ast.ThematicBreak:
			continue
		case *ast.Heading:
			each.Heading = n.Level
		case *ast.ListItem:
			each.Item = true
		case *ast.Blockquote:
			each.Quote = true
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			each.Runs = []run{{Text: string(n.Lines().Value(r.source))}}
		}
		if each.Runs == nil {
			if c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock {
				r.blocks(n, each)
				continue
			}
			r.runs(n, run{}, &each.Runs)
		}
		if len(each.Runs) > 0 {
			r.out = append(r.out, each)
		}
	}
}

// runs reads what is in a paragraph, of which as is a pattern.
func (r *leadReader) runs(in ast.Node, as run, to *[]run) {
	for n := in.FirstChild(); n != nil; n = n.NextSibling() {
		each := as
		switch n := n.(type) {
		case *ast.RawHTML:
			continue
		case *ast.Text:
			each.Text = string(n.Value(r.source))
			if !n.IsRaw() && n.Parent().Kind() != ast.KindCodeSpan {
				each.Text = outline.PlainMarkdown(each.Text)
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				each.Text += " "
			}
		case *ast.String:
			each.Text = string(n.Value)
		case *ast.AutoLink:
			each.Text, each.Link = string(n.Label(r.source)), string(n.URL(r.source))
		case *ast.Emphasis:
			each.Bold, each.Italic = as.Bold || n.Level > 1, as.Italic || n.Level == 1
		case *ast.Link:
			each.Link = string(n.Destination)
		}
		if each.Text == "" {
			r.runs(n, each, to)
			continue
		}
		*to = append(*to, each)
	}
}
