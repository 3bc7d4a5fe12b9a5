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

	"mindwall/mindmap"

	"mindwall/export/picture"
)

const (
	// mostTime is the longest that Graphviz may take for one drawing.
	mostTime = 2 * time.Minute
	// mostSide is the most pixels a side that Graphviz's PNG takes; above it shrinks the drawing.
	mostSide = 32_767
	// mostSpringNodes is the most nodes for which engines by springs are tried: above, prism takes minutes.
	mostSpringNodes = 1500
	// mostOutput is the most that Graphviz may write, so that a fault of it does not fill the memory.
	mostOutput = 512 << 20
)

// Renderer draws maps with an installed Graphviz. Its zero value looks for the program dot where programs are looked
// for.
type Renderer struct {
	Program string        // of Graphviz; empty is dot
	Timeout time.Duration // for one drawing; 0 is two minutes
}

// Render draws the map with an engine other than [Own] as png, svg or pdf, and returns what Graphviz had to say about
// it. Nothing is written to w unless the drawing is whole. Its errors have advice ([mindmap.HintOf]) when something can be done.
func (r Renderer) Render(ctx context.Context, w io.Writer, p *picture.Plan, e Engine, kind string) (notes []string, err error) {
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
		return "", mindmap.Advise(ErrNotInstalled, "install it (https://graphviz.org/download/), or leave out --engine to draw without it")
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
		limit = mostTime
	}
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(limited, program, args...)
	cmd.Stdin = strings.NewReader(input)
	stdout, stderr := &capped{limit: mostOutput}, &capped{limit: 1 << 16}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	said = strings.ToValidUTF8(stderr.String(), "?")
	switch {
	case ctx.Err() != nil:
		return nil, "", ctx.Err()
	case errors.Is(limited.Err(), context.DeadlineExceeded):
		return nil, "", mindmap.Advise(fmt.Errorf("%w: %s had %v", ErrTooSlow, e, limit), "leave out --engine to draw it without Graphviz, or export one question at a time")
	case err != nil:
		return nil, "", mindmap.Advise(fmt.Errorf("graphviz %s: %w: %s", e, err, firstLine(said)), "leave out --engine to draw it without Graphviz")
	case stdout.Len() == 0:
		return nil, "", mindmap.Advise(fmt.Errorf("graphviz %s drew nothing: %s", e, firstLine(said)), "leave out --engine to draw it without Graphviz")
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
func fits(p *picture.Plan, e Engine, kind string) error {
	nodes := len(p.Boxes)
	switch e {
	case Twopi, Circo, FDP, SFDP:
		if nodes > mostSpringNodes {
			return mindmap.Advise(fmt.Errorf("%w: %s takes minutes for %d boxes", ErrTooSlow, e, nodes),
				"use --engine dot or neato, or leave it out")
		}
	}
	if kind != "png" {
		return nil
	}
	w, h := p.W, p.H
	if e == Dot {
		h = heightByDot(p)
	}
	if e != Dot && e != Neato || max(w, h) <= mostSide {
		return nil
	}
	return tooLarge(fmt.Sprintf("%.0f pixels high, at most %d", h, mostSide))
}

// heightByDot estimates the height that dot needs, in points of a plan: it puts all leaves of a side in one column.
func heightByDot(p *picture.Plan) float64 {
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

// shrunk tells whether Graphviz made a bitmap smaller than asked for, or cut it.
func shrunk(said string) bool {
	return strings.Contains(said, "too large for cairo") || strings.Contains(said, "Scaling by")
}

func tooLarge(detail string) error {
	return mindmap.Advise(fmt.Errorf("%w: %s", ErrTooLarge, firstLine(detail)),
		"use --format svg or pdf, which have no such limit, or leave out --engine")
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
	const most = 5
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
		if len(out) == most {
			return append(out, "Graphviz said more of the kind")
		}
		out = append(out, "Graphviz: "+line)
	}
	return out
}
