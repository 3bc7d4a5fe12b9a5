package hub

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"testing"

	"github.com/nats-io/nats.go/jetstream"

	"mindwall/mindmap/link/wire"
)

// freePorts are ports for hubs of one cluster that nobody has now, nor those for the other members.
func freePorts(t *testing.T, n int) (ports []int) {
	t.Helper()
	for at := 20000 + os.Getpid()%10000; len(ports) < n; at++ {
		free := true
		for _, port := range []int{at, at + ClusterPort} {
			l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
			if err != nil {
				free = false
				break
			}
			l.Close()
		}
		if free {
			ports = append(ports, at)
		}
	}
	return ports
}

// members are three hubs that are one cluster.
type members struct {
	options [3]Options
	hubs    [3]*Hub
}

func startMembers(t *testing.T) *members {
	t.Helper()
	m, secret, all := &members{}, NewSecret(), []string(nil)
	ports := freePorts(t, 3)
	for _, port := range ports {
		all = append(all, fmt.Sprintf("127.0.0.1:%d", port+ClusterPort))
	}
	for i, port := range ports {
		m.options[i] = Options{
			Dir: t.TempDir(), Listen: fmt.Sprintf("127.0.0.1:%d", port), Secret: secret, Keys: []Key{key1},
			Cluster: "walls", Node: fmt.Sprint("node", i), Members: all,
		}
		m.start(t, i)
	}
	t.Cleanup(func() {
		for i := range m.hubs {
			m.end(i)
		}
	})
	return m
}

func (m *members) start(t *testing.T, i int) {
	t.Helper()
	h, err := Start(m.options[i])
	if err != nil {
		t.Fatal(err)
	}
	m.hubs[i] = h
}

func (m *members) end(i int) {
	if m.hubs[i] != nil {
		m.hubs[i].Close()
		m.hubs[i] = nil
	}
}

// Three hubs keep a wall on all of them. With any one away, the others take what comes, and take words out of the stream; the
// third one does when it is back.
func TestCluster(t *testing.T) {
	m := startMembers(t)
	c := table(t, m.hubs[0], wall1, key1)
	s := stored(t, c, wall1)
	entries, redaction := said(t, "Buses", "Mueller said so", "Friends")
	put(t, c, wall1, entries...)
	for i := range m.hubs {
		eventually(t, "each member has it", func() bool { return onDisk(t, m.options[i].Dir, "Mueller") > 0 })
	}
	m.end(2)
	eventually(t, "the redaction is stored", func() bool {
		js, _ := jetstream.New(c)
		data := batch(t, redaction)
		_, err := js.Publish(t.Context(), wire.NamesOf(wall1).Entries, data)
		return err == nil
	})
	clean := func() bool {
		for e := range held(t, s) {
			if strings.Contains(e, "Mueller") {
				return false
			}
		}
		return true
	}
	eventually(t, "the words are out of the stream", clean)
	if onDisk(t, m.options[2].Dir, "Mueller") == 0 {
		t.Error("the member that is away has lost the words already: this test shows nothing")
	}
	m.start(t, 2)
	eventually(t, "the words are off the disk of the member that was away", func() bool { return onDisk(t, m.options[2].Dir, "Mueller") == 0 })
	if _, err := s.GetMsg(t.Context(), 1); !errors.Is(err, jetstream.ErrMsgNotFound) {
		t.Error(err)
	}
}
