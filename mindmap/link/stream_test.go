package link

import (
	"bytes"
	"context"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

func portOf(address string) int {
	u, _ := url.Parse(address)
	port, _ := strconv.Atoi(u.Port())
	return port
}

// manager is who may do all with streams.
func manager(t testing.TB, url string) (jetstream.JetStream, *nats.Conn) {
	t.Helper()
	conn, err := nats.Connect(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	js, err := jetstream.New(conn)
	if err != nil {
		t.Fatal(err)
	}
	return js, conn
}

// messages are the messages of a wall's stream.
func messages(t testing.TB, url string, wall mindmap.ID) (all [][]byte) {
	t.Helper()
	js, conn := manager(t, url)
	defer conn.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	s, err := js.Stream(ctx, wire.NamesOf(wall).Stream)
	if err != nil {
		return nil
	}
	for seq := s.CachedInfo().State.FirstSeq; seq <= s.CachedInfo().State.LastSeq; seq++ {
		if m, err := s.GetMsg(ctx, seq); err == nil {
			all = append(all, m.Data)
		}
	}
	return all
}

// stored is how many entries the stream holds, each counted once.
func stored(t testing.TB, url string, wall mindmap.ID) int {
	has := map[mindmap.ID]bool{}
	for _, data := range messages(t, url, wall) {
		batch, err := wire.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		for i := range batch {
			has[batch[i].ID] = true
		}
	}
	return len(has)
}

func streamSays(t testing.TB, url string, wall mindmap.ID, words string) bool {
	for _, data := range messages(t, url, wall) {
		if bytes.Contains(data, []byte(words)) {
			return true
		}
	}
	return false
}

// onDisk is a file below a folder that holds words; empty when none does.
func onDisk(t testing.TB, dir, words string) (found string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte(words)) {
			found = path
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
