package dot

import (
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"testing"
	"time"
)

// drawer is a Graphviz that draws one graph after the other: starting it takes longer than what it draws here.
type drawer struct {
	in    io.WriteCloser
	out   *json.Decoder
	guard *time.Timer
}

// longestDrawing is for one graph. Of a text that it cannot read Graphviz draws nothing, and waits for the next.
const longestDrawing = 20 * time.Second

// newDrawer starts a Graphviz, which ends with the test.
func newDrawer(t testing.TB, e Engine) *drawer {
	t.Helper()
	program, err := (Renderer{}).find()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, append(e.arguments(), "-Tjson")...)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	d := &drawer{in: in, out: json.NewDecoder(out), guard: time.AfterFunc(longestDrawing, func() { _ = cmd.Process.Kill() })}
	d.guard.Stop()
	t.Cleanup(func() {
		_ = in.Close()
		d.guard.Reset(longestDrawing)
		_ = cmd.Wait()
		d.guard.Stop()
	})
	return d
}

// draw returns what Graphviz tells of a graph.
func (d *drawer) draw(text string) (drawn, error) {
	d.guard.Reset(longestDrawing)
	defer d.guard.Stop()
	var g drawn
	if _, err := io.WriteString(d.in, text+"\n"); err != nil {
		return g, fmt.Errorf("give Graphviz a graph: %w", err)
	}
	if err := d.out.Decode(&g); err != nil {
		return g, fmt.Errorf("read what Graphviz drew: %w", err)
	}
	return g, nil
}
