package console_test

import (
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/tui"
	"mindwall/tui/internal/drive"
)

// TestTheConsoleGoesOnWhereItWas starts a console anew beside what it left, as after a kill: on the question that the room sees,
// with what was half typed and the timer that runs, which rings.
func TestTheConsoleGoesOnWhereItWas(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		kept := map[string]string{}
		d := drive.New(t, drive.Options{Questions: []string{"Why?", "How?"}, Kept: kept})
		d.Press("tab").Sees("2/2 How?").Press("f7").Type("2").Press("enter").Sees("⧗")
		left := drive.Options{Entries: d.Live.Entries(), Kept: kept, More: func(o *tui.Options) { o.Draft = "half typed" }}
		d = drive.New(t, left).Sees("2/2 How?", "2 › half typed", "⧗")
		if got := d.Shown; got.Question != d.Live.Board().Questions[1].ID || got.Timer.IsZero() {
			t.Errorf("the room is shown %+v", got)
		}
		d.Press("enter").Sees("half typed")
		if n := d.Live.Board().Questions[1].Answers; n != 1 {
			t.Errorf("%d answers under the question that was shown, want 1", n)
		}
		d.Pass(30 * time.Minute).Misses("⧗")
		if d.Rings != 1 {
			t.Errorf("the bell rang %d times, want once", d.Rings)
		}
	})
}

// Where the question is no more, or nothing can be read, it begins with the first one.
func TestTheConsoleBeginsWithAQuestionThatIsThere(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		kept := map[string]string{}
		d := drive.New(t, drive.Options{Questions: []string{"Why?", "How?"}, Kept: kept}).Press("tab").Sees("2/2")
		d.Arrive(mindmap.SetAsideQuestion{Question: d.Live.Board().Questions[1].ID, Aside: true})
		aside := drive.Options{Entries: d.Live.Entries(), Kept: map[string]string{"shown": kept["shown"]}}
		drive.New(t, aside).Sees("1/1 Why?")
		for _, text := range []string{"", "{", `{"question":"` + strings.Repeat("ab", 16) + `"}`} {
			drive.New(t, drive.Options{Questions: []string{"Why?", "How?"}, Kept: map[string]string{"shown": text}}).Sees("1/2 Why?")
		}
	})
}
