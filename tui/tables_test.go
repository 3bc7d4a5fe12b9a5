package tui_test

import (
	"slices"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui"
	"mindwall/tui/internal/drive"
	"mindwall/tui/screen"
)

// tables shares the wall with tables that the test plays.
type tables struct {
	asked []screen.AskTables
	shows []string
}

func (x *tables) Ask(a screen.AskTables) { x.asked = append(x.asked, a) }
func (x *tables) Show(now string)        { x.shows = append(x.shows, now) }

func (x *tables) last() (a screen.AskTables) {
	if n := len(x.asked); n > 0 {
		a = x.asked[n-1]
	}
	return a
}

var (
	anna    = screen.Table{Device: mindmap.ID{1}, Name: "Anna"}
	sharing = screen.TablesMsg{
		On: true, Hosts: true, Places: []string{"192.168.1.20", "10.0.0.7"}, Code: "ABCD EFGH", Words: "pride more spike purchase",
	}
)

func withTables(t *testing.T) (*drive.Driver, *tables) {
	t.Helper()
	x := &tables{}
	return drive.New(t, drive.Options{
		Size: drive.Size(110, 30), Wall: "? What gets in the way?\n# Transport\n- No bus after five\n? What helps?",
		More: func(o *tui.Options) { o.Tables, o.Own = x, []mindmap.ID{{2}} },
	}), x
}

// A wall is shared, a table let in by its name, put out, and all of them; what cannot be taken back asks twice.
func TestShareTheWall(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, x := withTables(t)
		d.Misses("⇅")
		do(d, "share").Sees("Other tables", "Share it from here").Press("enter").Sees("Opening …")
		if x.last().Wish != screen.ShareWall || len(x.asked) != 1 {
			t.Errorf("asked for %+v", x.asked)
		}
		d.Send(sharing).Sees("mindwall join 192.168.1.20", "or 10.0.0.7", "Code: ABCD EFGH", "pride more spike purchase", "No other table is here", "⇅ alone")
		asks := sharing
		asks.Asking = []screen.AskingTable{{N: 3, Name: "Anna"}}
		d.Send(asks).Sees("“Anna” wants to be let in", "⇅ 1 table at the door").Press("home", "enter")
		if got := x.last(); got.Wish != screen.LetTableIn || got.N != 3 {
			t.Errorf("asked for %+v", got)
		}
		here := sharing
		here.Here, here.Let = []screen.Table{anna}, []string{"Anna"}
		d.Send(here).Sees("Here: Anna", "⇅ 2 tables", "Put “Anna” out")
		d.Press("end").Press("up", "enter").Sees("Once more is a yes")
		if got := x.last(); got.Wish == screen.NewTablesKey {
			t.Error("all are put out without a second word")
		}
		d.Press("enter")
		if got := x.last(); got.Wish != screen.NewTablesKey {
			t.Errorf("asked for %+v", got)
		}
		d.Press("end", "enter", "up", "down").Misses("Once more is a yes")
		d.Press("esc", "ctrl+c").Sees("Other tables meet here").Press("esc")
		do(d, "share")
		away := here
		away.Here, away.Away, away.Waiting = nil, "no hub answers", 14
		d.Send(away).Sees("⇅ 14 waiting", "What is typed stays here").Misses("what waited before").Press("esc").Sees("⇅ 14 waiting")
		unsure := away
		unsure.Unsure = true
		d.Send(unsure).Sees("⇅ 14+ waiting")
		unsure.Waiting = 0
		do(d.Send(unsure).Sees("⇅ alone"), "share").Sees("what waited before is known when the hub is there").Press("esc")
		out := away
		out.Away, out.Refused = "the hub does not let this table in", true
		d.Send(out).Sees("this table is not let in any more")
		do(d, "share").Sees("⇅ not let in", "stays in this file").Misses("when the hub is back")
	})
}

// Enter that is pressed twice does one thing: what stands where the row was is not chosen before a key says so.
func TestEnterTwice(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, x := withTables(t)
		here := sharing
		here.Let = []string{"Anna", "Bert"}
		d.Send(here)
		do(d, "share").Press("down", "down", "enter")
		if got := x.last(); got.Wish != screen.PutOut || got.Name != "Anna" {
			t.Fatalf("asked for %+v", got)
		}
		here.Let = []string{"Bert"}
		d.Send(here).Press("enter").Misses("▸")
		if len(x.asked) != 1 {
			t.Errorf("asked for %+v as well", x.last())
		}
		d.Press("up", "enter")
		if got := x.last(); len(x.asked) != 2 || got.Wish != screen.LeadRoom {
			t.Errorf("asked for %+v", got)
		}
	})
}

// A wall that was joined is joined again before a hub of its own is offered.
func TestJoinAgain(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, x := withTables(t)
		d.Send(screen.TablesMsg{Again: "10.0.0.7"})
		do(d, "share").Sees("Join again at 10.0.0.7").Press("enter")
		if got := x.last(); got.Wish != screen.JoinAgain {
			t.Errorf("asked for %+v", got)
		}
		led := screen.TablesMsg{On: true, Lead: anna, Here: []screen.Table{anna}}
		d.Send(led).Sees("Here: Anna · Anna leads the room view").Misses("is away")
		led.Here = nil
		d.Send(led).Sees("Anna leads the room view and is away")
	})
}

// A table that wants to be let in is told of while nobody looks, and neither it nor a code is shown where the room sees this
// screen.
func TestTheRoomSeesNoCode(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withTables(t)
		asks := sharing
		asks.Asking = []screen.AskingTable{{N: 3, Name: "Anna"}}
		d.Send(sharing)
		d.Send(asks).Sees("“Anna” wants to share this wall")
		d.Press("esc").Press("f5").Misses("Anna", "⇅", "ABCD")
		d.Send(sharing)
		d.Send(asks).Misses("Anna", "⇅", "ABCD")
		do(d, "share").Sees("The room sees this screen").Misses("Anna", "ABCD", "pride", "192.168").Press("enter", "down", "enter")
		d.Misses("Anna", "ABCD").Press("esc")
	})
}

// While another table leads the room view, this one shows its rooms nothing of its own; when it leads, at once.
func TestWhoLeadsTheRoom(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, x := withTables(t)
		here := sharing
		here.Here = []screen.Table{anna}
		d.Send(here)
		if len(x.shows) != 1 {
			t.Errorf("the others are told of %d pictures when the wall is shared", len(x.shows))
		}
		led := here
		led.Lead = anna
		d.Send(led)
		before := d.Shown
		d.Press("tab")
		if d.Shown.Question != before.Question || len(x.shows) != 2 {
			t.Errorf("the room is shown question %s by a table that does not lead", d.Shown.Question)
		}
		do(d, "share").Sees("Anna leads the room view", "Lead the room view from here").Press("esc")
		leads := here
		leads.Leads, leads.Lead = true, screen.Table{Device: mindmap.ID{2}}
		d.Send(leads)
		if d.Shown.Question == before.Question || d.Shown.Scene != shown.Map {
			t.Errorf("the room is shown %+v by the table that leads", d.Shown)
		}
		do(d, "share").Sees("this table leads", "Let “Anna” lead the room view").Press("home", "down", "enter")
		if got := x.last(); got.Wish != screen.HandOver || got.Table != anna.Device {
			t.Errorf("asked for %+v", got)
		}
	})
}

// What came from another table says so, and is found by the table's name; one's own is not.
func TestFromWhichTable(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withTables(t)
		here := sharing
		here.Here = []screen.Table{anna}
		d.Send(here)
		d.Type("Typed here").Press("enter")
		d.Arrive(mindmap.AddAnswer{Question: d.Live.Board().Questions[0].ID, Caption: "Said there", Source: mindmap.Room})
		do(d, "from tables").Sees("Said there", "from Anna").Misses("▸ Typed here").Type("anna said").Sees("Said there").Press("enter")
		d.Sees("from Anna · Said there")
		d.Press("esc", "ctrl+z").Sees("undone").Misses("• Typed here")
		if !slices.ContainsFunc(d.Live.Board().Questions[0].Unsorted, func(a *mindmap.Answer) bool { return a.Text == "Said there" }) {
			t.Error("undo takes back what another table said")
		}
	})
}
