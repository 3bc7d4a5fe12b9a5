package dot

import (
	"fmt"
	"io"
	"strings"

	"github.com/awalterschulze/gographviz"
	"github.com/awalterschulze/gographviz/ast"

	"mindwall/export/internal/colour"
	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// form is which reader a graph is for.
type form int

// The forms.
const (
	both   form = iota // dot lays it out, and neato -n2 keeps our positions where there are any
	placed             // neato -n2 alone: our picture, panels as boxes behind their cards
	free               // engines that place nodes in circles or by springs: straight branches that start anywhere
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

// source is the text of the graph.
func source(p *plan.Plan, form form) (string, error) {
	b := builder{graph: gographviz.NewGraph(), plan: p, form: form, positions: form == placed || form == both && len(p.Panels) == 0}
	if err := b.build(); err != nil {
		return "", fmt.Errorf("make a graph of %q: %w", p.Question, err)
	}
	// Graph.String hides an error in its text.
	tree, err := b.graph.WriteAst()
	if err != nil {
		return "", fmt.Errorf("make a graph of %q: %w", p.Question, err)
	}
	return textOf(tree), nil
}

// textOf is tree.String() in time in proportion to its length: that adds up one string, which takes minutes from 20,000
// answers on.
func textOf(tree *ast.Graph) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s %s {\n", tree.Type, tree.ID)
	for _, stmt := range tree.StmtList {
		out.WriteString("\t" + stmt.String() + ";\n")
	}
	out.WriteString("\n}\n")
	return out.String()
}

type builder struct {
	graph     *gographviz.Graph
	plan      *plan.Plan
	form      form
	positions bool
}

func (b *builder) build() error {
	if err := b.graph.SetName(graphName); err != nil {
		return err
	}
	if err := b.graph.SetDir(true); err != nil {
		return err
	}
	for _, a := range b.graphAttributes() {
		if err := b.graph.AddAttr(graphName, a[0], a[1]); err != nil {
			return err
		}
	}
	if b.form == placed {
		if err := b.addPanels(); err != nil {
			return err
		}
	}
	for i := range b.plan.Boxes {
		if err := b.plan.Ended(); err != nil {
			return err
		}
		if err := b.graph.AddNode(graphName, nodeName(i), b.node(&b.plan.Boxes[i])); err != nil {
			return err
		}
	}
	return b.addBranches()
}

func (b *builder) graphAttributes() [][2]string {
	list := [][2]string{
		{"bgcolor", hex(b.plan.Palette.Background)},
		{"charset", `"UTF-8"`},
		{"comment", quoted(strings.TrimSpace(b.plan.Title + " " + b.plan.Place + " " + b.plan.Foot))},
		{"forcelabels", "false"},
		{"outputorder", "edgesfirst"},
		{"pad", `"0.5"`},
		{"tooltip", quoted(b.plan.Question)},
	}
	if b.form == free {
		return append(list, [2]string{"root", nodeName(0)}, [2]string{"splines", "line"}, [2]string{"ranksep", `"1.6"`})
	}
	return append(list,
		[2]string{"nodesep", `"0.12"`}, [2]string{"rankdir", "LR"}, [2]string{"ranksep", `"0.75"`},
		[2]string{"splines", "true"})
}

// nodeName is the id of a box. gographviz sorts nodes by name as text, so those of common maps have the same length.
func nodeName(box int) string { return fmt.Sprintf("n%04d", box) }

// panelName sorts before every node, so that a panel is drawn below its cards.
func panelName(panel int) string { return fmt.Sprintf("a%04d", panel) }

func (b *builder) node(box *plan.Box) map[string]string {
	font := `"Noto Sans"`
	if box.Style.Bold {
		font = `"Noto Sans Bold"`
	}
	a := map[string]string{
		"label": quoted(label(box)), "tooltip": quoted(tooltip(box)),
		"shape": "box", "style": `"filled,rounded"`, "margin": "0",
		"fontname": font, "fontsize": number(box.Style.Size * toPoints), "fontcolor": hex(box.Ink),
		"fillcolor": hex(box.Fill), "color": hex(box.Border), "penwidth": number(box.BorderWidth * toPoints),
		"fixedsize": "true", "width": number(box.W / planPointsPerInch), "height": number(box.H / planPointsPerInch),
	}
	if !box.ID.IsZero() {
		a["id"] = quoted(box.ID.String())
	}
	if b.positions {
		a["pos"] = b.at(box.X+box.W/2, box.Y+box.H/2)
	}
	return a
}

// at is a place for a node, y upward.
func (b *builder) at(x, y float64) string { return `"` + b.point(x, y) + `"` }

func (b *builder) point(x, y float64) string {
	return decimal(x*toPoints) + "," + decimal((b.plan.H-y)*toPoints)
}

func (b *builder) addPanels() error {
	for i := range b.plan.Panels {
		a := &b.plan.Panels[i]
		err := b.graph.AddNode(graphName, panelName(i), map[string]string{
			"label": `""`, "tooltip": quoted(b.plan.Boxes[a.Head].Text), "shape": "box", "style": `"filled,rounded"`,
			"fillcolor": hex(a.Fill), "color": hex(a.Border), "penwidth": number(a.BorderWidth * toPoints),
			"fixedsize": "true", "width": number(a.W / planPointsPerInch), "height": number(a.H / planPointsPerInch),
			"pos": b.at(a.X+a.W/2, a.Y+a.H/2),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func hex(c colour.RGB) string { return `"` + c.String() + `"` }

// label is what is drawn in the box: its letter before, its count behind. The plan made the box wide enough for both,
// as its own pictures have them there.
func label(box *plan.Box) string {
	lines := strings.Join(box.Lines, "\n")
	if box.Letter != "" {
		return box.Letter + "  " + lines
	}
	if n := box.Tally.Total(); box.Kind == plan.Answer && n > 1 {
		if roomForLine(box) {
			return fmt.Sprintf("%s\n×%d", lines, n)
		}
		return fmt.Sprintf("%s  ×%d", lines, n)
	}
	return lines
}

// roomForLine reports whether the box of an answer is higher than its lines, because the count has a line of its own.
func roomForLine(box *plan.Box) bool {
	return box.H > (float64(len(box.Lines))+1)*box.Style.Size*1.36
}

// tooltip is all that the box says, in words.
func tooltip(box *plan.Box) string {
	people := box.Tally.Total()
	switch box.Kind {
	case plan.Question, plan.EventCentre:
		return box.Text
	case plan.Answer:
		if people > 1 || box.Tally.Of(mindmap.Room) != people {
			return box.Text + " (" + say.BySource(box.Tally) + ")"
		}
		return box.Text
	default:
		return fmt.Sprintf("%s (%s)", box.Text, say.AnswersSaid(box.Count, people))
	}
}
