//go:build !nohub

package tables

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"mindwall/cmd/internal/places"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/link"
	"mindwall/mindmap/link/hub"
	"mindwall/mindmap/link/pair"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
	"mindwall/tui/screen"
	"mindwall/tui/settings"
)

// The test is the hub's program as well.
func TestMain(m *testing.M) {
	if slices.Equal(os.Args[1:], hubCommand) {
		if err := Held(os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// newWall makes a wall of one question and one answer.
func newWall(t *testing.T) (path string) {
	t.Helper()
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: mindmap.ID{1}}
	title := "A day"
	entries, err := s.Do(mindmap.DescribeEvent{Title: &title})
	for _, op := range []mindmap.Op{mindmap.AskQuestion{Text: "What helps?"}} {
		if err == nil {
			var more []mindmap.Entry
			more, err = s.Do(op)
			entries = append(entries, more...)
		}
	}
	path = filepath.Join(t.TempDir(), "day.wall")
	if err == nil {
		err = desk.Create(path, entries)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// table is one that shares a wall.
type table struct {
	*Session
	t    *testing.T
	path string
}

func open(t *testing.T, path, name string, more func(*Options)) *table {
	t.Helper()
	o := Options{Path: path, Writer: desk.Writer{Author: name}, Folder: settings.Folder(t.TempDir()), Listen: "127.0.0.1:0"}
	if more != nil {
		more(&o)
	}
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	x := &table{s, t, path}
	t.Cleanup(func() { _ = s.Close() })
	return x
}

// joins opens another table's part of a wall by a line.
func joins(t *testing.T, line, name string) *table {
	t.Helper()
	a, err := link.ParseAddress(line)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "day.wall")
	if err := desk.Create(path, nil); err != nil {
		t.Fatal(err)
	}
	return open(t, path, name, func(o *Options) { o.Address = &a })
}

// until waits for something that is told.
func (x *table) until(what string, ok func(Status) bool) Status {
	x.t.Helper()
	for began := time.Now(); time.Since(began) < 20*time.Second; time.Sleep(10 * time.Millisecond) {
		if s := x.Status(); ok(s) {
			return s
		}
	}
	x.t.Fatalf("never: %s: %+v", what, x.Status())
	return Status{}
}

func (x *table) says(caption string) {
	x.t.Helper()
	err := x.door.Write(x.t.Context(), func(p *desk.Pen) error {
		return p.Record(mindmap.Draft{Op: mindmap.AddAnswer{Question: p.Live().Board().Questions[0].ID, Caption: caption}})
	})
	if err != nil {
		x.t.Fatal(err)
	}
}

// reads waits until the wall's own file holds an answer.
func (x *table) reads(caption string) {
	x.t.Helper()
	x.until("reads "+caption, func(Status) (found bool) {
		x.door.Look(func(live *fold.Live) {
			for _, q := range live.Board().Questions {
				for a := range q.AllAnswers {
					found = found || a.Text == caption
				}
			}
		})
		return found
	})
}

func others(n int) func(Status) bool { return func(s Status) bool { return len(s.Tables) == n } }

// Two tables share a wall, in both directions, and know each other by name. A hub that is killed is started again at the same
// place, and what was said meanwhile arrives.
func TestTwoTables(t *testing.T) {
	ruth := open(t, newWall(t), "Ruth", nil)
	ruth.says("Buses")
	bert := joins(t, ruth.Status().Line, "Bert")
	bert.reads("Buses")
	bert.says("Bikes")
	ruth.reads("Bikes")
	if s := ruth.until("sees Bert", others(1)); s.Tables[0].Name != "Bert" {
		t.Errorf("there is %+v", s.Tables)
	}
	before := ruth.Status().Line
	ruth.hub.kill()
	ruth.until("the hub is gone", func(s Status) bool { return s.Away != nil })
	ruth.says("While it was gone")
	bert.says("As well")
	bert.reads("While it was gone")
	ruth.reads("As well")
	if s := ruth.until("all is well again", func(s Status) bool { return s.Fault == nil && s.Away == nil }); s.Line != before {
		t.Errorf("the line was %s, and is %s", before, s.Line)
	}
}

// kill ends the hub's program as if it had failed.
func (c *child) kill() {
	c.mu.Lock()
	defer c.mu.Unlock()
	_ = c.process.Kill()
}

// The line of a wall is the same each time on the same address, until there is a new key; that puts out who came with the old one.
func TestTheLineStays(t *testing.T) {
	path, folder := newWall(t), settings.Folder(t.TempDir())
	here := func(o *Options) { o.Folder, o.Listen = folder, "127.0.0.1" }
	ruth := open(t, path, "Ruth", here)
	line := ruth.Status().Line
	if err := ruth.Close(); err != nil {
		t.Fatal(err)
	}
	ruth = open(t, path, "Ruth", here)
	if got := ruth.Status().Line; got != line {
		t.Errorf("the line was %s, and is %s", line, got)
	}
	bert := joins(t, line, "Bert")
	ruth.until("sees Bert", others(1))
	if err := ruth.NewKey(); err != nil {
		t.Fatal(err)
	}
	bert.until("is out", func(s Status) bool { return s.Away != nil })
	if s := ruth.Status(); s.Away != nil || s.Line == line {
		t.Errorf("after a new key: %+v", s)
	}
	joins(t, ruth.Status().Line, "Cleo")
	ruth.until("sees Cleo", func(s Status) bool {
		return slices.ContainsFunc(s.Tables, func(x link.Table) bool { return x.Name == "Cleo" })
	})
}

// asksIn asks to be let in as soon as the hub, a program of its own, has heard of the code that was put out.
func asksIn(t *testing.T, from settings.Folder, host, name string, code func(string, error) (pair.Code, error)) (a link.Address, title string, err error) {
	for {
		a, title, err = askIn(t.Context(), from, host, name, code)
		if !errors.Is(err, errNoCodeOut) || t.Context().Err() != nil {
			return a, title, err
		}
	}
}

// A table is let in by its name, when it knows the code; put out, it does not come in again, and the others stay.
func TestLetIn(t *testing.T) {
	ruth := open(t, newWall(t), "Ruth", nil)
	ruth.says("Buses")
	at := ruth.Status().Places[0]
	from := settings.Folder(t.TempDir()) // of the machine that asks
	joined := func(name string, yes bool) (link.Address, error) {
		type result struct {
			link.Address
			err error
		}
		done := make(chan result, 1)
		ruth.NewCode()
		go func() {
			tries := 0
			a, title, err := asksIn(t, from, at, name, func(words string, wrong error) (pair.Code, error) {
				if tries++; tries == 1 && !yes {
					return "ABCDEFGH", nil // a slip, after which it is asked again
				}
				if !yes && !errors.Is(wrong, pair.WrongCode) {
					t.Errorf("after a wrong code it is told %v", wrong)
				}
				if words != ruth.Status().Words {
					t.Errorf("it sees %q, the other one %q", words, ruth.Status().Words)
				}
				return pair.ParseCode(ruth.Status().Code)
			})
			if err == nil && title != "A day" {
				t.Errorf("the event is %q", title)
			}
			done <- result{a, err}
		}()
		s := ruth.until(name+" asks", func(s Status) bool { return len(s.Asking) == 1 })
		if s.Asking[0].Name != name {
			t.Errorf("%q asks", s.Asking[0].Name)
		}
		ruth.LetIn(s.Asking[0].N, yes)
		r := <-done
		return r.Address, r.err
	}
	if _, err := joined("Stranger", false); !errors.Is(err, pair.SaidNo) {
		t.Error(err)
	}
	var tables []*table
	for _, name := range []string{"Anna", "Anna", "Bert"} {
		a, err := joined(name, true)
		if err != nil {
			t.Fatal(err)
		}
		tables = append(tables, joins(t, a.String(), name))
		tables[len(tables)-1].reads("Buses")
	}
	if got := ruth.until("sees all", others(3)).Let; !slices.Equal(got, []string{"Anna", "Anna 2", "Bert"}) {
		t.Errorf("let in: %q", got)
	}
	from = tables[1].options.Folder
	if a, err := joined("Anna", true); err != nil || a.Key != tables[1].options.Address.Key {
		t.Errorf("one that asks again has another key, or %v", err)
	}
	if got := ruth.Status().Let; len(got) != 3 || tables[1].Status().Away != nil {
		t.Errorf("let in: %q", got)
	}
	if err := ruth.PutOut("Anna 2"); err != nil {
		t.Fatal(err)
	}
	tables[1].until("is out", func(s Status) bool { return s.Away != nil && strings.Contains(s.Away.Error(), "not let this table in") })
	if !errors.Is(tables[1].Status().Away, link.ErrNotLetIn) {
		t.Errorf("it is away as %v", tables[1].Status().Away)
	}
	if tables[0].Status().Away != nil || tables[2].Status().Away != nil {
		t.Error("others are out as well")
	}
	if a, err := joined("Anna", true); err != nil || a.Key == tables[1].options.Address.Key {
		t.Errorf("one that was put out has its key again, or %v", err)
	}
	ruth.NoCode()
	ruth.until("nobody is let in any more", func(Status) bool {
		_, _, err := askIn(t.Context(), from, at, "Dora", func(string, error) (pair.Code, error) { return "", errors.New("asked for a code") })
		return errors.Is(err, errNoCodeOut)
	})
	if _, _, err := askIn(t.Context(), from, "127.0.0.1:1", "Dora", nil); !errors.Is(err, errNobodyThere) {
		t.Error(err)
	}
}

// A code that was tried wrongly too often is shown no longer, and a person is told.
func TestWrongCodes(t *testing.T) {
	ruth := open(t, newWall(t), "Ruth", nil)
	at := ruth.Status().Places[0]
	ruth.NewCode()
	tries := 0
	_, _, _ = asksIn(t, settings.Folder(t.TempDir()), at, "Mallory", func(string, error) (pair.Code, error) {
		if tries++; tries > 10 {
			return "", errors.New("gives up")
		}
		return "ABCDEFGH", nil
	})
	ruth.until("the code is shown no longer", func(s Status) bool { return s.Code == "" && errors.Is(s.Fault, errSpent) })
	ruth.NewCode()
	ruth.until("a new one is", func(s Status) bool { return s.Code != "" && s.Fault == nil })
}

// The rooms of a table are shown what the table that leads shows, in their own look.
func TestTheRoomFollowsWhoLeads(t *testing.T) {
	ruth := open(t, newWall(t), "Ruth", func(o *Options) { o.Own = []mindmap.ID{{8}} })
	bert := joins(t, ruth.Status().Line, "Bert")
	ruth.until("sees Bert", others(1))
	ruth.Show(shown.Shown{Scene: shown.Summary, Look: "dark", Invite: "http://ruth"}.Encode())
	bert.Show(shown.Shown{Scene: shown.Map, Look: "light"}.Encode())
	ruth.Lead()
	bert.until("follows", func(Status) bool {
		state, err := bert.door.State(t.Context())
		now := shown.Decode(state[shown.Key])
		return err == nil && now.Scene == shown.Summary && now.Look == "light" && now.Invite == ""
	})
	ruth.HandOver(bert.until("sees Ruth", others(1)).Tables[0].Device) // to itself: nothing happens
	bert.until("leads", func(s Status) bool {
		if r := ruth.Status(); !s.Leads && len(r.Tables) == 1 { // who connects anew knows nobody for a moment
			ruth.HandOver(r.Tables[0].Device)
		}
		return s.Leads
	})
	if got := withOwn(shown.Shown{Scene: shown.Invite}, shown.Shown{}); got.Scene != shown.Map {
		t.Errorf("the room is shown %s, and phones are not let in here", got.Scene)
	}
}

// A port that was free when it was looked at, and is somebody else's when the hub comes to it, is left to them; one that people
// named is not exchanged for another.
func TestAPortThatWentMeanwhile(t *testing.T) {
	theirs, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer theirs.Close()
	taken := theirs.Addr().(*net.TCPAddr).Port
	secret, err := hub.NewSecret().MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	for listen, comes := range map[string]bool{"127.0.0.1": true, theirs.Addr().String(): false} {
		looked := false
		c := &child{wall: mindmap.ID{1}, secret: string(secret), listen: listen, last: taken, keys: [][16]byte{{1}}, tell: func(word) {}, isFree: func(at string) bool {
			if !looked {
				looked = true
				return true
			}
			return places.IsFree(at)
		}}
		err := startHub(t.Context(), c)
		if port, _ := c.listensAt(); (err == nil) != comes || port == taken {
			t.Errorf("on %s it comes up at port %d, with %v", listen, port, err)
		}
		if err == nil {
			c.end()
		}
	}
}

// A console begins to share, tells how it goes, joins again where it was, and ends with nothing left of the hub.
func TestConsole(t *testing.T) {
	told, heard := make(chan screen.TablesMsg, 1000), make(chan screen.TablesMsg, 1000)
	until := func(by chan screen.TablesMsg, what string, ok func(screen.TablesMsg) bool) (m screen.TablesMsg) {
		t.Helper()
		for {
			select {
			case m = <-by:
				if ok(m) {
					return m
				}
			case <-time.After(20 * time.Second):
				t.Fatalf("never told: %s; the last was %+v", what, m)
			}
		}
	}
	path := newWall(t)
	o := Options{Writer: desk.Writer{Author: "Ruth"}, Own: []mindmap.ID{{1}}, Folder: settings.Folder(t.TempDir()), Listen: "127.0.0.1:0"}
	c := NewConsole(o, func() string { return path }, func(msg any) { told <- msg.(screen.TablesMsg) })
	c.Begin(mindmap.ID{1}, nil)
	c.Ask(screen.AskTables{Wish: screen.LeadRoom}) // while it is not shared
	until(told, "not shared", func(m screen.TablesMsg) bool { return !m.On })
	c.Show(shown.Shown{Scene: shown.Summary}.Encode())
	c.Ask(screen.AskTables{Wish: screen.ShareWall})
	m := until(told, "shared", func(m screen.TablesMsg) bool { return m.On && m.Code != "" && m.Away == "" })
	if !m.Hosts || len(m.Places) == 0 || len(strings.Fields(m.Words)) != 4 {
		t.Errorf("told %+v", m)
	}
	c.Ask(screen.AskTables{Wish: screen.LeadRoom})
	until(told, "leads", func(m screen.TablesMsg) bool { return m.Leads })
	line := c.open.Load().Status().Line
	a, err := link.ParseAddress(line)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "other.wall")
	if err := desk.Create(other, nil); err != nil {
		t.Fatal(err)
	}
	oo := o
	oo.Writer.Author, oo.Own, oo.Folder = "Bert", []mindmap.ID{{2}}, settings.Folder(t.TempDir())
	b := NewConsole(oo, func() string { return other }, func(msg any) { heard <- msg.(screen.TablesMsg) })
	b.Begin(mindmap.ID{}, &a)
	m = until(told, "Bert is here", func(m screen.TablesMsg) bool { return len(m.Here) == 1 })
	if m.Here[0].Name != "Bert" {
		t.Errorf("here is %+v", m.Here)
	}
	// Bert has the question: a wall without one is shared by nobody.
	for began := time.Now(); !hasQuestion(b.open.Load()); time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > 20*time.Second {
			t.Fatal("the question does not come")
		}
	}
	if err := b.End(); err != nil {
		t.Error(err)
	}
	until(told, "Bert is gone", func(m screen.TablesMsg) bool { return len(m.Here) == 0 })
	b = NewConsole(oo, func() string { return other }, func(msg any) { heard <- msg.(screen.TablesMsg) })
	b.Begin(a.Wall, nil)
	b.Ask(screen.AskTables{Wish: screen.JoinAgain})
	until(told, "Bert is here again", func(m screen.TablesMsg) bool { return len(m.Here) == 1 })
	c.Ask(screen.AskTables{Wish: screen.StopSharing})
	until(told, "shared no longer", func(m screen.TablesMsg) bool { return !m.On })
	b.Ask(screen.AskTables{Wish: screen.StopSharing})
	b.Ask(screen.AskTables{Wish: screen.ShareWall})
	m = until(heard, "Bert shares it", func(m screen.TablesMsg) bool { return m.Hosts && m.Code != "" })
	if kept, err := readKept(oo.Folder, a.Wall); err != nil || kept.Line != "" || m.Again != "" {
		t.Errorf("whose hub the others meet at is to join again at %q, and keeps %q: %v", m.Again, kept.Line, err)
	}
	for _, each := range []*Console{b, c} {
		if err := each.End(); err != nil {
			t.Error(err)
		}
	}
}

// hasQuestion reports whether something is asked on the wall of a session; of none it is false.
func hasQuestion(s *Session) (has bool) {
	if s != nil {
		s.door.Look(func(live *fold.Live) { has = len(live.Board().Questions) > 0 })
	}
	return has
}

// A wall without a question is not shared, nor one that is not there, nor another than that of the line.
func TestWhatIsNotShared(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.wall")
	if err := desk.Create(empty, nil); err != nil {
		t.Fatal(err)
	}
	for path, at := range map[string]*link.Address{empty: nil, empty + "x": nil, newWall(t): {Hubs: []string{"127.0.0.1:1"}, Wall: mindmap.ID{7}}} {
		if s, err := Open(t.Context(), Options{Path: path, Address: at, Listen: "127.0.0.1:0"}); err == nil {
			t.Errorf("%s is shared", path)
			_ = s.Close()
		}
	}
}

// A table that joins writes into no other wall: one that is named is refused, and where the event's name is taken another is found.
func TestJoinIntoAnotherWall(t *testing.T) {
	t.Chdir(t.TempDir())
	other := newWall(t)
	here, err := wallOf(other)
	if err != nil {
		t.Fatal(err)
	}
	if err := isJoined(other, mindmap.ID{9}); !errors.Is(err, errOtherWall) {
		t.Error(err)
	}
	if err := errors.Join(isJoined(other, here), isJoined(other, mindmap.ID{}), isJoined("none.wall", here), isJoined("", here)); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile("a-day.wall", []byte("no wall at all"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := isJoined("a-day.wall", mindmap.ID{}); err == nil {
		t.Error("a file that is no wall is taken for one")
	}
	if err := os.Rename(other, "a-day-2.wall"); err != nil {
		t.Fatal(err)
	}
	if got := freeName("A day", here); got != "a-day-2.wall" {
		t.Errorf("the wall's own file is not found again: %s", got)
	}
	if got := freeName("A day", mindmap.ID{9}); got != "a-day-3.wall" {
		t.Errorf("the file is called %s", got)
	}
}

// The line of a cluster names every member, in the order that all were told.
func TestHubsOfALine(t *testing.T) {
	h := HubFlags{Dir: t.TempDir(), Cluster: "walls", Routes: "a.example, nats://b.example:6222,10.0.0.7:7222"}
	o, err := h.options(nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := hubsOf(o, 4222), []string{"a.example:4222", "b.example:4222", "10.0.0.7:5222"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := hubsOf(hub.Options{Listen: "10.0.0.7:0"}, 4300); !slices.Equal(got, []string{"10.0.0.7:4300"}) {
		t.Errorf("%q", got)
	}
}

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"Neighbours' day": "neighbours-day.wall", "": "shared.wall", "…": "shared.wall", "../x": "x.wall", "Größe 2": "gr-e-2.wall",
		strings.Repeat("long ", 30): "long-long-long-long-long-long-long-long.wall",
	} {
		if got := fileName(title); got != want {
			t.Errorf("%q is kept as %q, want %q", title, got, want)
		}
	}
}
