package dot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/fault"
)

const (
	// maxTime is the longest that Graphviz may take for one drawing.
	maxTime = 2 * time.Minute
	// maxSide is the most pixels a side that Graphviz's PNG takes; above it shrinks the drawing.
	maxSide = 32_767
	// maxSpringNodes is the most nodes for which engines by springs are tried: above, prism takes minutes.
	maxSpringNodes = 1500
	// maxOutput is the most that Graphviz may write, so that a fault of it does not fill the memory.
	maxOutput = 512 << 20
)

// Renderer draws maps with an installed Graphviz. Its zero value looks for the program dot where programs are looked
// for.
type Renderer struct {
	Program string        // of Graphviz; empty is dot
	Timeout time.Duration // for one drawing; 0 is two minutes
}

// Render draws the map with an engine other than [Own] as png, svg or pdf, and returns what Graphviz had to say about
// it. Nothing is written to w unless the drawing is whole. Its errors have a kind ([fault.KindOf]) when something can be done.
func (r Renderer) Render(ctx context.Context, w io.Writer, p *plan.Plan, e Engine, kind string) (notes []string, err error) {
	program, err := r.find()
	if err != nil {
		return nil, err
	}
	if err := fits(p, e, kind); err != nil {
		return nil, err
	}
	text, err := source(p, e.form())
	if err != nil {
		return nil, err
	}
	out, said, err := r.run(ctx, program, append(e.arguments(), "-T"+kind), text, e)
	if err != nil {
		return nil, err
	}
	if shrunk(said) {
		return nil, tooLarge(said)
	}
	if _, err := w.Write(out); err != nil {
		return nil, err
	}
	return sentences(said), nil
}

// find is the path of the program.
func (r Renderer) find() (string, error) {
	name := r.Program
	if name == "" {
		name = "dot"
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", fault.New(fault.NoGraphviz, errors.New("graphviz is not installed: no program called dot was found"))
	}
	return path, nil
}

// Version is what the installed Graphviz says of itself, such as "dot - graphviz version 2.43.0 (0)".
func (r Renderer) Version(ctx context.Context) (string, error) {
	program, err := r.find()
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, program, "-V").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("ask Graphviz for its version: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

func (r Renderer) run(ctx context.Context, program string, args []string, input string, e Engine) (out []byte, said string, err error) {
	limit := r.Timeout
	if limit <= 0 {
		limit = maxTime
	}
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(limited, program, args...)
	cmd.Stdin = strings.NewReader(input)
	stdout, stderr := &capped{limit: maxOutput}, &capped{limit: 1 << 16}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	said = strings.ToValidUTF8(stderr.String(), "?")
	switch {
	case ctx.Err() != nil:
		return nil, "", ctx.Err()
	case errors.Is(limited.Err(), context.DeadlineExceeded):
		return nil, "", fault.New(fault.GraphvizTooSlow, fmt.Errorf("graphviz took too long: %s had %v", e, limit))
	case err != nil:
		return nil, "", fault.New(fault.GraphvizFailed, fmt.Errorf("graphviz %s: %w: %s", e, err, firstLine(said)))
	case stdout.Len() == 0:
		return nil, "", fault.New(fault.GraphvizFailed, fmt.Errorf("graphviz %s drew nothing: %s", e, firstLine(said)))
	}
	return stdout.Bytes(), said, nil
}

// capped keeps what is written up to a limit, and then fails.
type capped struct {
	bytes.Buffer
	limit int
}

func (c *capped) Write(p []byte) (int, error) {
	if c.Len()+len(p) > c.limit {
		return 0, errors.New("the output is too long")
	}
	return c.Buffer.Write(p)
}

// fits refuses what is known beforehand to take minutes, or to come out too small to be read.
func fits(p *plan.Plan, e Engine, kind string) error {
	nodes := len(p.Boxes)
	switch e {
	case Twopi, Circo, FDP, SFDP:
		if nodes > maxSpringNodes {
			return fault.New(fault.TooManyBoxes, fmt.Errorf("graphviz took too long: %s takes minutes for %d boxes", e, nodes))
		}
	}
	if kind != "png" {
		return nil
	}
	w, h := p.W, p.H
	if e == Dot {
		h = heightByDot(p)
	}
	if e != Dot && e != Neato || max(w, h) <= maxSide {
		return nil
	}
	return tooLarge(fmt.Sprintf("%.0f pixels high, at most %d", h, maxSide))
}

// heightByDot estimates the height that dot needs, in points of a plan: it puts all leaves of a side in one column.
func heightByDot(p *plan.Plan) float64 {
	const gap = 0.12 * planPointsPerInch // nodesep
	height := map[mindmap.Side]float64{}
	parents := map[int]bool{}
	for i := range p.Boxes {
		parents[p.Boxes[i].Parent] = true
	}
	for i := range p.Boxes {
		if !parents[i] {
			height[p.Boxes[i].Side] += p.Boxes[i].H + gap
		}
	}
	return max(height[mindmap.Left], height[mindmap.Right], height[mindmap.NoSide])
}

// shrunk reports whether Graphviz made a bitmap smaller than asked for, or cut it.
func shrunk(said string) bool {
	return strings.Contains(said, "too large for cairo") || strings.Contains(said, "Scaling by")
}

func tooLarge(detail string) error {
	return fault.New(fault.TooLargeForPNG, fmt.Errorf("the map is too large for Graphviz to draw as PNG: %s", firstLine(detail)))
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	if s == "" {
		return "it did not say why"
	}
	return s
}

// sentences are what Graphviz said, each line once, and at most a few of them.
func sentences(said string) []string {
	const limit = 5
	var out []string
	seen := map[string]bool{}
	for line := range strings.Lines(said) {
		line = strings.TrimSpace(line)
		if strings.HasSuffix(line, "too small for label") {
			line = "its letters are wider than ours, so some texts stick out of their boxes; it draws best with Noto Sans"
		}
		if line == "" || seen[line] {
			continue
		}
		seen[line] = true
		if len(out) == limit {
			return append(out, "Graphviz said more of the kind")
		}
		out = append(out, "Graphviz: "+line)
	}
	return out
}
