package drive

import (
	"testing"
	"time"

	"mindwall/mindmap"
)

// TestADriverIsTheRoot plays what a driver is for: typing, other programs, and time.
func TestADriverIsTheRoot(t *testing.T) {
	Test(t, func(t *testing.T) {
		d := New(t, Options{Questions: []string{"Why?", "And?"}}).Say("Rent #Money +2", "Bus fare").Sees("✓ saved")
		d.WallIs("A Money\n  Rent ×2\n- Bus fare\n").Sees("● Bus fare").Pass(5 * time.Second).Misses("● Bus fare")
		d.Arrive(mindmap.AddAnswer{Question: d.Shown.Question, Caption: "Said elsewhere", Source: mindmap.Survey}).Sees("Said elsewhere")
		d.Press("alt+2").WallIs("").Press("f7").Type("0:03").Press("enter").Pass(4 * time.Second).Sees("time is up")
		if d.Rings != 1 {
			t.Errorf("the bell rang %d times", d.Rings)
		}
		if d.Press("ctrl+c", "ctrl+c"); !d.Quit {
			t.Error("the program did not end")
		}
	})
}

func TestScripts(t *testing.T) { Scripts(t, "testdata/*.txt") }
