package peer

import (
	"encoding/json"
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/cockroachdb/datadriven"

	"mindwall/mindmap"
)

// What a whole cluster does, in scripts: see testdata. Rewrite them with -rewrite, and read the difference.
func TestScripts(t *testing.T) {
	datadriven.Walk(t, "testdata", func(t *testing.T, path string) {
		s := &script{world: newWorld(), said: map[string]mindmap.ID{}}
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string { return s.run(t, d) })
	})
}

type script struct {
	*world
	said map[string]mindmap.ID // answers by their words
}

var question = mindmap.ID{1}

func (s *script) run(t *testing.T, d *datadriven.TestData) string {
	word := func(i int) string {
		if i >= len(d.CmdArgs) {
			t.Fatalf("%s: %s wants more", d.Pos, d.Cmd)
		}
		return d.CmdArgs[i].Key
	}
	table := func(i int) *node {
		n := s.table(word(i))
		if n == nil {
			t.Fatalf("%s: no table %s", d.Pos, word(i))
		}
		return n
	}
	number := func(i int) int {
		n, err := strconv.Atoi(word(i))
		if err != nil {
			t.Fatalf("%s: %v", d.Pos, err)
		}
		return n
	}
	switch d.Cmd {
	case "tables": // come, and connect
		for i := range d.CmdArgs {
			s.heal(s.come(word(i), &disk{}))
		}
	case "come": // and do not
		for i := range d.CmdArgs {
			s.come(word(i), &disk{})
		}
	case "say": // at a table, some words
		for i := range d.CmdArgs[1:] {
			s.said[word(i+1)] = s.write(table(0), mindmap.AddAnswer{Question: question, Caption: word(i + 1)})
		}
	case "many": // at a table, so many answers
		for i := range number(1) {
			s.write(table(0), mindmap.AddAnswer{Question: question, Caption: fmt.Sprint(table(0).name, i)})
		}
	case "redact": // at a table, some words
		s.write(table(0), mindmap.Redact{Entries: []mindmap.ID{s.said[word(1)]}})
	case "forge": // at a table, words under the device id of another, of now or the earlier one, at a clock
		device := table(1).device
		if word(2) == "earlier" {
			device = table(1).earlier[0]
		}
		s.writeAs(table(0), device, uint64(number(3)), mindmap.AddAnswer{Question: question, Caption: word(4)})
	case "clock": // puts into the stream what has a clock that leaps
		s.append([]mindmap.Entry{s.entry(s.newID(), 1<<39, mindmap.AddAnswer{Question: question, Caption: word(0)})}, 0)
	case "cut":
		for i := range d.CmdArgs {
			s.cut(table(i))
		}
	case "heal":
		for i := range d.CmdArgs {
			s.heal(table(i))
		}
	case "restart": // a table, with so many entries of its file, and not connected
		n := table(0)
		old := &disk{}
		old.take(n.disk.entries[:number(1)])
		s.come(n.name, old, append(n.earlier, n.device)...)
	case "full-disk":
		table(0).disk.full = word(1) == "yes"
	case "deaf":
		s.deaf = word(0) == "yes"
	case "digests": // are asked for from so many entries on
		s.digestAbove = number(0)
	case "bare":
		s.hub.bare = true
	case "room":
		s.hub.room = number(0)
	case "lose-hub": // its disk, and all connections
		s.emptyHub()
		for _, n := range s.tables {
			if n.connection != 0 {
				s.cut(n)
				s.heal(n)
			}
		}
	case "lose-stream": // and no connection
		s.emptyHub()
		for _, n := range s.tables {
			n.reading = 0
		}
	case "wind-back": // the stream by so many messages, and no connection is lost
		s.windBack(number(0))
	case "lead":
		s.step(table(0), TakeLead{})
	case "hand-over":
		s.step(table(0), HandOver{table(1).device})
	case "show":
		state, _ := json.Marshal(word(1))
		s.step(table(0), Show{state})
	case "leave":
		s.step(table(0), Leave{})
		s.cut(table(0))
	case "settle":
		for _, arg := range d.CmdArgs {
			for _, val := range append(arg.Vals, arg.Key) {
				d, err := time.ParseDuration(val)
				if err != nil {
					t.Fatal(err)
				}
				s.settle(d)
			}
		}
		if len(d.CmdArgs) == 0 {
			s.settle(time.Second)
		}
		return s.String()
	default:
		t.Fatalf("%s: what is %s?", d.Pos, d.Cmd)
	}
	return ""
}
