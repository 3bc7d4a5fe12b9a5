package link

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// What is written at one table is at the other, and who comes later has all of it. The tables know each other by name.
func TestTablesShareAWall(t *testing.T) {
	_, url := startServer(t, t.TempDir(), 0)
	wall := newID()
	a, b, c := newMemory(wall), newMemory(wall), newMemory(wall)
	fill(t, a, 300)
	one, two := join(t, a, "Birch", url), join(t, b, "Ash", url)
	until(t, "b has what a had", func() bool { return b.count() == 300 })
	id := b.answer(t, "from b")
	until(t, "a has what b said", func() bool { return a.holds(id) })
	until(t, "both are level", func() bool { return level(one, two) })
	three := join(t, c, "Cedar", url)
	until(t, "who comes later has all", func() bool { return c.count() == 301 && level(three) })
	until(t, "they know each other", func() bool { return len(one.Status().Tables) == 2 })
	if s := one.Status(); s.Tables[0].Name != "Ash" || s.Tables[1].Device != c.device {
		t.Errorf("a sees %v", s)
	}
	three.Close()
	until(t, "who goes is gone", func() bool { return len(one.Status().Tables) == 1 })
}

// A hub that lost its disk is filled again by who has the entries, whether it was seen to go or not.
func TestALostStreamIsFilledAgain(t *testing.T) {
	dir := t.TempDir()
	s, url := startServer(t, dir, 0)
	wall := newID()
	a, b := newMemory(wall), newMemory(wall)
	fill(t, a, 200)
	one, two := join(t, a, "a", url), join(t, b, "b", url)
	until(t, "both have it", func() bool { return b.count() == 200 && level(one, two) })

	test := t
	t.Run("its disk", func(t *testing.T) {
		s.Shutdown()
		s.WaitForShutdown()
		until(t, "it is noticed", func() bool { return one.Status().Away != nil && two.Status().Away != nil })
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		fill(t, a, 20)
		fill(t, b, 30)
		until(t, "it is told how much waits", func() bool { return one.Status().Waiting == 20 })
		s, _ = startServer(test, dir, portOf(url))
		until(t, "both have all", func() bool { return a.count() == 250 && b.count() == 250 && level(one, two) })
		newcomer := newMemory(wall)
		three := join(t, newcomer, "c", url)
		until(t, "the stream has all", func() bool { return newcomer.count() == 250 && level(three) })
		three.Close()
	})

	t.Run("the stream alone", func(t *testing.T) {
		js, _ := manager(t, url)
		if err := js.DeleteStream(t.Context(), wire.NamesOf(wall).Stream); err != nil {
			t.Fatal(err)
		}
		until(t, "it is filled again", func() bool { return stored(t, url, wall) == 250 })
	})
}

// Words that a redaction takes out are deleted from the stream, also when who did not know of it brings them to an empty
// one first.
func TestWordsThatWereTakenOutLeaveTheStream(t *testing.T) {
	dir := t.TempDir()
	s, url := startServer(t, dir, 0)
	wall := newID()
	a, b := newMemory(wall), newMemory(wall)
	a.answer(t, "before")
	secret := a.answer(t, "Mrs Smith of Elm Street")
	a.answer(t, "after")
	one, two := join(t, a, "a", url), join(t, b, "b", url)
	until(t, "both have it", func() bool { return b.count() == 3 && level(one, two) && stored(t, url, wall) == 3 })

	t.Run("told live", func(t *testing.T) {
		a.write(t, mindmap.Redact{Entries: []mindmap.ID{secret}})
		until(t, "it is out of b and of the stream", func() bool { return !b.says("Smith") && !streamSays(t, url, wall, "Smith") })
		until(t, "nothing else is", func() bool { return stored(t, url, wall) == 4 && b.count() == 4 })
		if found := onDisk(t, dir, "Smith"); found != "" {
			t.Errorf("the words are in %s", found)
		}
	})

	t.Run("an empty hub, and who did not know comes first", func(t *testing.T) {
		one.Close()
		two.Close()
		s.Shutdown()
		s.WaitForShutdown()
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		startServer(t, dir, portOf(url))
		old := newMemory(wall)
		for _, e := range b.entries[:3] {
			if e.ID == secret {
				e.Body = []byte(strings.Replace(`{"question":"Q","caption":"Mrs Smith of Elm Street"}`, "Q", mindmap.ID{1}.String(), 1))
			}
			old.add(e)
		}
		c := join(t, old, "c", url)
		until(t, "the words are in the stream", func() bool { return level(c) && streamSays(t, url, wall, "Smith") })
		two = join(t, b, "b", url)
		until(t, "they are out again, everywhere", func() bool { return !old.says("Smith") && !streamSays(t, url, wall, "Smith") })
		until(t, "nothing else is", func() bool { return stored(t, url, wall) == 4 && old.count() == 4 && b.count() == 4 })
		if found := onDisk(t, dir, "Smith"); found != "" {
			t.Errorf("the words are in %s", found)
		}
	})
}

// One leads the room view, the others see what that one shows, and it can be handed over.
func TestOneTableLeads(t *testing.T) {
	_, url := startServer(t, t.TempDir(), 0)
	wall := newID()
	a, b := newMemory(wall), newMemory(wall)
	one, two := join(t, a, "a", url), join(t, b, "b", url)
	two.Show([]byte(`"b's"`))
	one.Show([]byte(`"a's"`))
	one.Lead()
	until(t, "a leads", func() bool { return one.Status().Leads && two.Status().Lead.Name == "a" })
	until(t, "b sees what a shows", func() bool { return string(two.Shown()) == `"a's"` })
	until(t, "they have met", func() bool { return len(one.Status().Tables) == 1 })
	one.HandOver(one.Status().Tables[0])
	until(t, "b leads", func() bool { return two.Status().Leads && !one.Status().Leads })
	until(t, "a sees what b shows", func() bool { return string(one.Shown()) == `"b's"` })
}

// A stream that is full is told of, and the tables that are there hear of what is new all the same.
func TestAFullStreamIsTold(t *testing.T) {
	_, url := startServer(t, t.TempDir(), 0)
	wall := newID()
	js, _ := manager(t, url)
	names := wire.NamesOf(wall)
	if _, err := js.CreateStream(t.Context(), jetstream.StreamConfig{Name: names.Stream, Subjects: []string{names.Entries}, MaxBytes: 20_000, Discard: jetstream.DiscardNew, AllowDirect: true}); err != nil {
		t.Fatal(err)
	}
	a, b := newMemory(wall), newMemory(wall)
	one, two := join(t, a, "a", url), join(t, b, "b", url)
	until(t, "both are level", func() bool { return level(one, two) })
	for range 200 {
		a.answer(t, strings.Repeat("word ", 50))
	}
	until(t, "it is told", func() bool {
		s := one.Status()
		return len(s.Faults) > 0 && strings.Contains(s.Faults[len(s.Faults)-1].Error(), "full") && s.Waiting > 0
	})
	id := a.answer(t, "the last word")
	until(t, "the other table hears", func() bool { return b.holds(id) })
}

// A line of another wall is refused.
func TestAnotherWallIsRefused(t *testing.T) {
	m := newMemory(newID())
	if _, err := Open(context.Background(), Address{Wall: newID()}, m, Options{Servers: nats.DefaultURL}); err == nil {
		t.Error("it was not")
	}
}
