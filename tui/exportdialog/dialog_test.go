package exportdialog_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mindwall/tui"
	"mindwall/tui/exportdialog"
	"mindwall/tui/internal/drive"
)

// open opens the dialog of a wall whose exports are run so.
func open(t *testing.T, run func(context.Context, exportdialog.Request) (exportdialog.Result, error)) *drive.Driver {
	t.Helper()
	d := drive.New(t, drive.Options{Questions: []string{"Why?", "What helps?"}, More: func(o *tui.Options) {
		o.Export = exportdialog.Exporter{
			Formats: []exportdialog.Format{{Name: "dot", Title: "Graphviz", Usual: true}, {Name: "png", Title: "Picture", Usual: true}, {Name: "csv", Title: "Table"}},
			Papers:  []string{"auto", "a4", "a3"},
			Folder:  func() string { return "/home/sam" }, Run: run,
		}
	}})
	return d.Press("alt+2", "ctrl+x").Sees("Export into /home/sam")
}

func TestExportsWhatIsChosen(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		var asked exportdialog.Request
		goOn := make(chan struct{})
		d := open(t, func(_ context.Context, r exportdialog.Request) (exportdialog.Result, error) {
			r.Progress(1, 2, "map.png")
			asked = r
			<-goOn
			return exportdialog.Result{Paths: []string{"/home/sam/day.csv"}, Notes: []string{"a note"}}, nil
		})
		d.Press("down", "space", "down", "space", "down", "space", "space", "down", "space", "down", "space", "down", "space", "enter").Pass(time.Second).Sees("map.png", "█░", " 1/2")
		if d2 := cmp.Diff([]string{"dot", "csv"}, asked.Formats); d2 != "" || asked.Question != d.Question().ID || asked.Replace || asked.Paper != "a3" || asked.Language != "en" || !asked.Book {
			t.Errorf("asked for %+v: %s", asked, d2)
		}
		close(goOn)
		d.Pass(time.Second).Sees("Export into /home/sam", "1 file written", "/home/sam/day.csv", "a note")
	})
}

func TestTheListGoesRoundAndShowsWhatIsOn(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := open(t, nil).Sees("▸ [✓] Graphviz", "  [ ] Table", "  Paper of pictures: auto", "  Language: the event's", "  [ ] PDF as a book", "  [✓] All questions", "  [ ] Replace files")
		d.Press("up").Sees("▸ [ ] Replace files", "  [✓] Graphviz").Press("up", "space").Sees("▸ [ ] All questions")
		d.Press("down", "down").Sees("▸ [✓] Graphviz").Press("space").Sees("▸ [ ] Graphviz")
	})
}

type hinted struct{}

func (hinted) Error() string { return "day.png is there already" }
func (hinted) Hint() string  { return "switch on replacing" }

func TestErrorsSayWhatToDo(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := open(t, func(context.Context, exportdialog.Request) (exportdialog.Result, error) {
			return exportdialog.Result{}, hinted{}
		})
		d.Press("enter").Sees("✗ day.png is there already", "switch on replacing")
		d.Press("space", "down", "space", "enter").Sees("choose a format first") // nothing is chosen
	})
}

func TestGivenUpWorkIsDropped(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := open(t, func(ctx context.Context, _ exportdialog.Request) (exportdialog.Result, error) {
			<-ctx.Done()
			return exportdialog.Result{}, ctx.Err()
		})
		d.Press("enter", "esc").Sees("Export into", "given up").Misses(context.Canceled.Error())
		d.Press("esc").Misses("Export into").Sees("day.wall ·")
	})
}
