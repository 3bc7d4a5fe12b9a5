package wallfile_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/rescue"
)

// watch follows a wall that it only reads, and prints how many entries it was told of.
func watch(ctx context.Context, path string) error {
	w, err := wallfile.OpenReadOnly(path)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	told := 0
	return w.Follow(ctx, 0, func(n wallfile.News) {
		told += len(n.Entries)
		fmt.Println("told", told)
	})
}

// heard waits until a process says something more.
func (p *process) heard(t testing.TB, what string) {
	t.Helper()
	line := make(chan string, 1)
	go func() {
		if p.out.Scan() {
			line <- p.out.Text()
		}
	}()
	select {
	case said := <-line:
		if len(said) == 32 {
			p.acked = append(p.acked, said)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("nothing is heard of " + what)
	}
}

// TestWordsAreTakenOutBesideThreeProgramsDespiteKills holds that programs that follow a wall let go of it for who takes words out, lose
// nothing, and go on; also when the one who asked for it is killed at any moment.
func TestWordsAreTakenOutBesideThreeProgramsDespiteKills(t *testing.T) {
	if _, err := exec.LookPath("grep"); err != nil {
		t.Skip("no grep on this machine")
	}
	w, _, said := wall20(t)
	path := w.Path()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	writers := []*process{start(t, "live", path), start(t, "live", path)}
	watcher := start(t, "watch", path)
	for _, p := range append(writers, watcher) {
		t.Cleanup(func() { _ = p.cmd.Process.Kill(); _ = p.cmd.Wait() })
		p.heard(t, "who has the wall open")
	}
	for range *kills {
		p := start(t, "redact", path) // of all there is
		time.AfterFunc(time.Duration(rand.IntN(400))*time.Millisecond, func() { _ = p.cmd.Process.Kill() })
		_ = p.drain()
	}
	w = reopen(t, path)
	redacted := func(what string, of ...mindmap.ID) {
		t.Helper()
		begun := time.Now()
		if err := w.Redact(context.Background(), nil, sealed(t, redaction(t, 1000, of...))...); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		t.Logf("%s it took %v", what, time.Since(begun).Round(time.Millisecond))
		// By another process: this one, when it closes a file, drops the locks that it has on it.
		out, _ := exec.Command("grep", "-l", words, path, path+"-wal", path+"-shm", path+"-journal").Output()
		if len(out) > 0 {
			t.Errorf("%s: the words are still in %s", what, out)
		}
	}
	redacted("by who does not follow the wall", said.ID)
	followed := make(chan wallfile.News, 10_000)
	go func() { _ = w.Follow(soon(t), 0, func(n wallfile.News) { followed <- n }) }()
	<-followed
	again := answer(t, 1001, words)
	mustAppend(t, w, again)
	redacted("by who does", again.ID)
	for _, p := range writers {
		p.heard(t, "a writer, after that")
		p.heard(t, "a writer, after that")
		_ = p.cmd.Process.Kill()
		_ = p.drain()
	}
	watcher.heard(t, "the reader, after that")
	_ = watcher.cmd.Process.Kill()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	stored := storedOnce(t, path)
	for _, p := range writers {
		for _, id := range p.acked {
			if !stored[id] {
				t.Fatalf("entry %s was acknowledged and is gone", id)
			}
		}
	}
	if report, err := rescue.Check(context.Background(), path); err != nil || len(report.Faults) > 0 {
		t.Errorf("the wall is not sound: %v, %v", report.Faults, err)
	}
	if found := holdsWords(t, path); len(found) > 0 {
		t.Errorf("the words came back in %v", found)
	}
	t.Logf("%d entries were acknowledged", len(writers[0].acked)+len(writers[1].acked))
}
