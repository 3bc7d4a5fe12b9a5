package dot

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/awalterschulze/gographviz"
	"github.com/awalterschulze/gographviz/ast"

	"mindwall/export/internal/colour"
	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/mindmap/say"
)

// form is which reader a graph is for.
type form int

// The forms.
const (
	both form = iota // dot lays it out, and neato -n2 keeps our positions
	free             // engines that place nodes in circles or by springs: straight branches that start anywhere
)

// graphName is the name of the graph, and of nothing else in it.
const graphName = "mindmap"

// pointsPerInch is Graphviz's point; those of a plan are 96 to the inch.
const (
	pointsPerInch     = 72.0
	planPointsPerInch = 96.0
	toPoints          = pointsPerInch / planPointsPerInch
)

// Write writes the map as a DOT file.
func Write(w io.Writer, p *plan.Plan) error {
	text, err := source(p, both)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text)
	return err
}

// source is the text of the graph. It is built as the library's syntax tree, which checks it, and printed statement by statement,
// as the tree has no comments.
func source(p *plan.Plan, form form) (string, error) {
	b := builder{plan: p, form: form, names: namesOf(p)}
	if err := b.build(); err != nil {
		return "", err
	}
	tree := &ast.Graph{Type: ast.DIGRAPH, ID: graphName}
	for _, s := range b.statements {
		if s.stmt != nil {
			tree.StmtList = append(tree.StmtList, s.stmt)
		}
	}
	if _, err := gographviz.NewAnalysedGraph(tree); err != nil {
		return "", fmt.Errorf("make a graph of %q: %w", p.Question, err)
	}
	return b.text(), nil
}

// statement is one of the graph, or a comment on those that follow.
type statement struct {
	comment string
	stmt    ast.Stmt
}

type builder struct {
	plan       *plan.Plan
	form       form
	names      []string // of the boxes
	statements []statement
	node, edge attributes // that hold for what follows
}

func (b *builder) text() string {
	var out strings.Builder
	w := bufio.NewWriter(&out)
	for _, line := range b.header() {
		fmt.Fprintf(w, "// %s\n", commented(line))
	}
	fmt.Fprintf(w, "digraph %s {\n", graphName)
	for _, s := range b.statements {
		if s.stmt == nil {
			fmt.Fprintf(w, "\n\t// %s\n", commented(s.comment))
			continue
		}
		text := strings.TrimSpace(s.stmt.String())
		if e, ok := s.stmt.(ast.EdgeStmt); ok {
			text = strings.TrimSpace(fmt.Sprintf("%s -> %s %s", e.Source, e.EdgeRHS[0].Destination, e.Attrs))
		}
		fmt.Fprintf(w, "\t%s;\n", text)
	}
	_, _ = w.WriteString("}\n")
	_ = w.Flush()
	return out.String()
}

// header says what the file is, and what to do with it.
func (b *builder) header() []string {
	p, v := b.plan, b.plan.Voice
	made := v.Text(say.MadeBy)
	if p.Title != "" {
		made = v.Say(say.MadeFrom, "title", p.Title)
	}
	list := []string{say.Joined("   ", p.Question, made)}
	if b.form == free {
		return list
	}
	return append(list, p.Foot,
		"dot -Tpng FILE -o FILE.png        "+v.Text(say.DotTwoSides),
		"neato -n2 -Tpng FILE -o FILE.png  "+v.Text(say.DotKeepsPlace),
		v.Say(say.DotOthers, "options", "-Gsplines=line -Granksep=1.6"))
}

// commented is a text as it may stand in a comment of one line.
func commented(s string) string {
	return strings.Map(func(r rune) rune {
		if isControl(r) || r == '\u2028' || r == '\u2029' || r == '\ufffd' {
			return ' '
		}
		return r
	}, strings.TrimRight(s, `\`))
}

// build makes the statements: what holds for the graph, the centre, and a block for each branch.
func (b *builder) build() error {
	b.add(ast.GraphAttrs{b.graphAttributes().list()})
	b.node, b.edge = b.nodeDefaults(), b.edgeDefaults()
	b.add(ast.NodeAttrs{b.node.list()})
	b.add(ast.EdgeAttrs{b.edge.list()})
	b.comment(b.plan.Voice.Text(say.TheQuestion))
	b.addNode(0)
	lines := b.lines()
	for i := 1; i < len(b.plan.Boxes); {
		end := i + 1
		for end < len(b.plan.Boxes) && b.plan.Boxes[end].Parent > 0 {
			end++
		}
		if err := b.plan.Ended(); err != nil {
			return err
		}
		b.addBlock(i, end, lines)
		i = end
	}
	return nil
}

// addBlock adds a branch, the boxes from one to before another, with what they have in common said once. The lines of a family
// come after one another and in the wall's order, as dot puts what it meets first on top.
func (b *builder) addBlock(from, to int, lines []plan.Edge) {
	head := &b.plan.Boxes[from]
	b.comment(say.Joined("  ", head.Letter, head.Text))
	common := from
	for i := from; i < to; i++ {
		if b.plan.Boxes[i].Level == layout.Leaf {
			common = i
			break
		}
	}
	node := b.nodeOf(common).pick("color", "fillcolor")
	b.node = b.node.with(node)
	edge := attributes{{"color", hex(lines[common].Colour)}, {"dir", direction(head.Side, b.form)}}
	b.edge = b.edge.with(edge)
	b.add(ast.NodeAttrs{node.list()})
	b.add(ast.EdgeAttrs{edge.list()})
	for i := from; i < to; i++ {
		b.addNode(i)
	}
	for i := from; i < to; i++ {
		b.addEdge(i, &lines[i])
	}
}

func direction(side mindmap.Side, form form) string {
	if side == mindmap.Left && form == both {
		return "back"
	}
	return "forward"
}

func (b *builder) add(s ast.Stmt) { b.statements = append(b.statements, statement{stmt: s}) }

func (b *builder) comment(text string) { b.statements = append(b.statements, statement{comment: text}) }

func (b *builder) graphAttributes() attributes {
	p := b.plan
	list := attributes{
		{"label", quoted(say.Joined("\n", say.Joined(" · ", p.Title, p.Place), p.Foot))}, {"labelloc", "t"},
		{"fontname", `"Noto Sans"`}, {"fontsize", "14"}, {"fontcolor", hex(p.Palette.Muted)}, {"bgcolor", hex(p.Palette.Background)},
		{"tooltip", quoted(p.Question)}, {"outputorder", "edgesfirst"}, {"pad", `"0.5"`}, {"root", b.names[0]}, {"overlap", "prism"},
	}
	if b.form == free {
		return append(list, attribute{"splines", "line"}, attribute{"ranksep", `"1.6"`})
	}
	return append(list, attribute{"rankdir", "LR"}, attribute{"nodesep", `"0.12"`}, attribute{"ranksep", `"0.75"`}, attribute{"splines", "true"})
}

// nodeDefaults are those of an answer that was said once.
func (b *builder) nodeDefaults() attributes {
	st := plan.StyleOf(layout.Leaf)
	return attributes{
		{"shape", "box"}, {"style", `"filled,rounded"`}, {"fixedsize", "true"}, {"margin", "0"}, {"fontname", font(false)},
		{"fontsize", number(st.Size * toPoints)}, {"fontcolor", hex(b.plan.Palette.Ink)}, {"penwidth", `"0.75"`},
	}
}

func (b *builder) edgeDefaults() attributes {
	list := attributes{{"style", "tapered"}, {"arrowhead", "none"}, {"arrowtail", "none"}, {"penwidth", number(plan.AnswerBranch * toPoints)}}
	if b.form == free {
		return list
	}
	return append(list, attribute{"tailport", "e"}, attribute{"headport", "w"})
}

func font(bold bool) string {
	if bold {
		return `"Noto Sans Bold"`
	}
	return `"Noto Sans"`
}

// nodeOf is all that a box looks like.
func (b *builder) nodeOf(i int) attributes {
	box := &b.plan.Boxes[i]
	list := attributes{
		{"label", quoted(b.label(box))}, {"color", hex(box.Border)}, {"fillcolor", hex(box.Fill)}, {"fontcolor", hex(box.Ink)},
		{"fontname", font(box.Style.Bold)}, {"fontsize", number(box.Style.Size * toPoints)},
		{"penwidth", number(box.BorderWidth * toPoints)},
	}
	if tip := b.tooltip(box); tip != "" {
		list = append(list, attribute{"tooltip", quoted(tip)})
	}
	list = append(list, attribute{"width", number(box.W / planPointsPerInch)}, attribute{"height", number(box.H / planPointsPerInch)})
	if b.form == both {
		list = append(list, attribute{"pos", `"` + b.point(box.X+box.W/2, box.Y+box.H/2) + `"`})
	}
	return list
}

func (b *builder) addNode(i int) {
	list := b.nodeOf(i).without(b.node)
	b.add(ast.NodeStmt{NodeID: ast.MakeNodeID(b.names[i], ""), Attrs: ast.AttrList{list.list()}})
}

// lines are the branches that lead to the boxes, by box. Those to the cards of a panel, which our own pictures do without, begin at
// its head.
func (b *builder) lines() []plan.Edge {
	p := b.plan
	lines := make([]plan.Edge, len(p.Boxes))
	for i := range p.Edges {
		if e := p.Edges[i]; e.To >= 0 {
			lines[e.To] = e
		}
	}
	for i := range p.Boxes {
		if to := &p.Boxes[i]; to.Panel >= 0 {
			from := &p.Boxes[to.Parent]
			e := plan.Edge{From: to.Parent, To: i, Side: to.Side, Y0: from.Y + from.H/2, Y1: to.Y + to.H/2}
			e.W0, e.Colour = plan.AnswerBranch/2, to.Border // they run below other cards
			if e.X0, e.X1 = from.X+from.W, to.X; to.Side == mindmap.Left {
				e.X0, e.X1 = from.X, to.X+to.W
			}
			lines[i] = e
		}
	}
	return lines
}

func (b *builder) addEdge(i int, e *plan.Edge) {
	list := (attributes{{"color", hex(e.Colour)}, {"penwidth", number(e.W0 * toPoints)}}).without(b.edge)
	from, to, reversed := b.names[e.From], b.names[i], b.form == both && e.Side == mindmap.Left
	if reversed {
		from, to = to, from
	}
	if b.form == both {
		list = append(list, attribute{"pos", `"` + b.curve(e, reversed) + `"`})
	}
	b.add(ast.EdgeStmt{
		Source: ast.MakeNodeID(from, ""), EdgeRHS: ast.EdgeRHS{{Op: ast.DIRECTED, Destination: ast.MakeNodeID(to, "")}},
		Attrs: ast.AttrList{list.list()},
	})
}

// curve is the branch as a cubic, from the tail of the edge to its head.
func (b *builder) curve(e *plan.Edge, reversed bool) string {
	x0, y0, x1, y1 := e.X0, e.Y0, e.X1, e.Y1
	if reversed {
		x0, y0, x1, y1 = x1, y1, x0, y0
	}
	d := (x1 - x0) * plan.Bend
	return b.point(x0, y0) + " " + b.point(x0+d, y0) + " " + b.point(x1-d, y1) + " " + b.point(x1, y1)
}

// point is a place, y upward.
func (b *builder) point(x, y float64) string {
	return decimal(x*toPoints) + "," + decimal((b.plan.H-y)*toPoints)
}

func hex(c colour.RGB) string { return `"` + c.String() + `"` }

// label is what is drawn in the box: its letter before, how often it was said behind. The plan made the box wide enough for
// both, as its own pictures have them there.
func (b *builder) label(box *plan.Box) string {
	lines := strings.Join(box.Lines, "\n")
	if box.Letter != "" {
		lines = box.Letter + "  " + lines
	}
	said, n := "", box.Tally.Total()
	if box.Level != layout.Centre && n > 0 && (box.Kind != plan.Answer || n > 1) {
		said = b.plan.Voice.Times(n)
	}
	switch counts := b.plan.Voice.WithVotes(said, box.Votes); {
	case counts == "":
		return lines
	case box.Kind == plan.Answer && roomForLine(box):
		return lines + "\n" + counts
	default:
		return lines + "  " + counts
	}
}

// roomForLine reports whether the box of an answer is higher than its lines, because the count has a line of its own.
func roomForLine(box *plan.Box) bool {
	return box.H-2*box.Style.PadY > (float64(len(box.Lines))+0.5)*box.Style.Size*box.Style.Leading
}

// tooltip is what the box says beyond its label, in words; empty when that is nothing.
func (b *builder) tooltip(box *plan.Box) string {
	said, votes := box.Tally.Total(), b.plan.Voice.VotesInWords(box.Votes)
	switch box.Kind {
	case plan.Question, plan.EventCentre:
		return ""
	case plan.Answer:
		sources := ""
		if box.Tally.Of(mindmap.Room) != said {
			sources = b.plan.Voice.BySource(box.Tally)
		}
		if sources == "" && votes == "" {
			return ""
		}
		return box.Text + " (" + say.Joined("; ", sources, votes) + ")"
	}
	return fmt.Sprintf("%s (%s)", box.Text, say.Joined("; ", b.plan.Voice.AnswersSaid(box.Count, said), votes))
}
