//go:build unix

package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/link"
	"mindwall/mindmap/link/hub"
)

// inside are what this program does when it is started by itself.
var inside = map[string]func([]string) error{"hub-process": beHub, "link-process": beLink}

// proc is a program that this one started.
type proc struct {
	cmd *exec.Cmd
	up  time.Duration // until it said that it is
	at  string        // what it said
}

// start starts this program as something else, and returns when that says its first line.
func (b *bench) start(args ...string) (*proc, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	p := &proc{cmd: exec.Command(self, args...)}
	p.cmd.Stderr = os.Stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	began := time.Now()
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	b.procs = append(b.procs, p)
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("%s does not come up: %w", args[0], err)
	}
	p.up, p.at = time.Since(began), strings.TrimSpace(line)
	return p, nil
}

// kill ends a program as a power cut would.
func (p *proc) kill() {
	_ = p.cmd.Process.Signal(syscall.SIGKILL)
	_ = p.cmd.Wait()
}

var peak = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// memory is the most that a program has taken so far, in megabytes; 0 where the system does not say.
func (p *proc) memory() int {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	found := peak.FindSubmatch(status)
	if found == nil {
		return 0
	}
	n := 0
	_, _ = fmt.Sscan(string(found[1]), &n)
	return n / 1024
}

// secret is that of all hubs here, so that a line holds when one is started again.
var secret = hub.Secret{1, 2, 3}

func beHub(args []string) error {
	f := flag.NewFlagSet("hub-process", flag.ContinueOnError)
	dir, listen := f.String("dir", "", ""), f.String("listen", "127.0.0.1:0", "")
	node, members := f.String("node", "", ""), f.String("members", "", "")
	if err := f.Parse(args); err != nil {
		return err
	}
	o := hub.Options{Dir: *dir, Listen: *listen, Secret: secret, Keys: []hub.Key{secret.Key()}}
	if *members != "" {
		o.Cluster, o.Node, o.Members = "walls", *node, strings.Split(*members, ",")
	}
	h, err := hub.Start(o)
	if err != nil {
		return err
	}
	fmt.Println(h.Addr())
	select {}
}

// lineOf is the line by which a wall is shared at hubs.
func lineOf(wall mindmap.ID, hubs ...string) (string, error) {
	pin, err := secret.Pin()
	return link.Address{Hubs: hubs, Wall: wall, Key: secret.Key(), Pin: pin}.String(), err
}

// wall is an open wall as a link wants it.
type wall struct{ *desk.Door }

func (w wall) ID() mindmap.ID { return w.WallID() }

func (w wall) Follow(ctx context.Context, told func([]mindmap.Entry)) error {
	w.Hear(told)
	<-ctx.Done()
	return ctx.Err()
}

// beLink shares a file until it is killed.
func beLink(args []string) error {
	if len(args) != 3 {
		return errors.New("want a file, a line and a name")
	}
	a, err := link.ParseAddress(args[1])
	if err != nil {
		return err
	}
	door, err := desk.OpenDoor(args[0], desk.Writer{Author: args[2]})
	if err != nil {
		return err
	}
	l, err := link.Open(context.Background(), a, wall{door}, link.Options{Name: args[2]})
	if err != nil {
		return err
	}
	go func() {
		for range l.Changed() {
			if os.Getenv("LINKBENCH_TELL") != "" {
				s := l.Status()
				fmt.Fprintln(os.Stderr, time.Now().Format("05.000"), args[2], s.Level, s.Waiting, s.Away, s.Faults)
			}
		}
	}()
	fmt.Println("up")
	return door.Run(context.Background(), func(map[string]string, error) {})
}

// freePorts are ports that nobody has, nor those for other members of a cluster beside them.
func freePorts(n int) (ports []int) {
	for at := 21000 + os.Getpid()%8000; len(ports) < n; at++ {
		if isFree(at) && isFree(at+hub.ClusterPort) {
			ports = append(ports, at)
		}
	}
	return ports
}

func isFree(port int) bool {
	l, err := net.Listen("tcp", fmt.Sprint("127.0.0.1:", port))
	return err == nil && l.Close() == nil
}
