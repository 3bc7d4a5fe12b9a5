package phones

import (
	"net/http"
	"os/exec"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/phone"
)

// Words are taken out by a command while a console, a room view and a door have the wall open, and then by that console: all of them
// go on, the half-typed line that has the words goes with them, and no byte of them is left.
func TestWordsAreTakenOutAtAnEvent(t *testing.T) {
	if _, err := exec.LookPath("grep"); err != nil {
		t.Skip("no grep on this machine")
	}
	const said, again = "the unmistakable neighbour drinks", "a quarzgrau neighbour sings"
	path, q := newWall(t)
	door, err := Open(t.Context(), Options{Path: path, Listen: "127.0.0.1:0", Set: func(s *phone.Settings) { s.Way = phone.Straight }})
	if err != nil {
		t.Fatal(err)
	}
	address := door.Status().Addresses[0]
	me := number(t, address)
	console, err := desk.Open(path, desk.Writer{Author: "ruth"})
	if err != nil {
		t.Fatal(err)
	}
	arrived := make(chan desk.Arrived, 100)
	console.Start(func(msg any) {
		switch m := msg.(type) {
		case desk.Arrived:
			arrived <- m
		case desk.Lost:
			t.Errorf("the console lost the wall: %v", m.Err)
		}
	})
	room, err := desk.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(chan any, 100)
	go func() { _ = room.Watch(t.Context(), func(msg any) { seen <- msg }) }()

	post1 := func(n int, words string) {
		t.Helper()
		if status, err := post(http.DefaultClient, address, me, strings.Repeat("0", 31)+string(rune('0'+n)), q, words); status != 200 {
			t.Fatal(status, err)
		}
	}
	idOf := func(words string) mindmap.ID {
		t.Helper()
		for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); {
			select {
			case m := <-arrived:
				m.AddTo(console.Live())
			case <-time.After(50 * time.Millisecond):
			}
			for a := range console.Board().Questions[0].AllAnswers {
				if a.Text == words {
					return a.ID
				}
			}
		}
		t.Fatalf("%q never came to the console", words)
		return mindmap.ID{}
	}
	nowhere := func(words string) {
		t.Helper()
		// By another process: this one, when it closes a file, drops the locks that it has on it.
		if out, _ := exec.Command("grep", "-l", words, path, path+"-wal", path+"-shm", path+"-journal").Output(); len(out) > 0 {
			t.Errorf("%q is still in %s", words, out)
		}
	}

	post1(1, said)
	first := idOf(said)
	console.Note("draft", "said again: "+said)
	console.Keep("something", "else")
	command, err := desk.Open(path, desk.Writer{Author: "sam"})
	if err != nil {
		t.Fatal(err)
	}
	op, _, err := desk.FindWords(command.Live(), []string{first.String()})
	if err == nil {
		err = command.Redact(t.Context(), op)
	}
	if err != nil {
		t.Fatal(err)
	}
	nowhere(said)
	if err := command.Close(); err != nil {
		t.Fatal(err)
	}
	for took := false; !took; {
		select {
		case m := <-arrived:
			took = m.TakesOut(console.Live(), "said again: "+said)
			m.AddTo(console.Live())
		case <-time.After(10 * time.Second):
			t.Fatal("the console was never told")
		}
	}

	post1(2, again)
	if err := console.TakeOut(t.Context(), idOf(again)); err != nil {
		t.Fatal(err)
	}
	nowhere(again)
	post1(3, "life goes on")
	idOf("life goes on")
	for room := ""; !strings.Contains(room, "life goes on"); {
		select {
		case msg := <-seen:
			if m, ok := msg.(desk.Arrived); ok {
				for _, e := range m.Entries {
					room += string(e.Body)
				}
			}
		case <-time.After(10 * time.Second):
			t.Fatal("the room was never told")
		}
	}
	if err := console.Close(); err != nil {
		t.Error(err)
	}
	if err := door.Close(); err != nil {
		t.Error(err)
	}
	nowhere(said)
	nowhere(again)
	if got := captions(t, path); strings.Join(got, ",") != ",,life goes on" {
		t.Errorf("on the wall: %q", got)
	}
}
