//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"
)

// attackers are another machine, which opens ten thousand connections, sends as slowly as it may and whatever a door must refuse.
const attackers = "127.0.0.2"

// hostileTold is how many of its requests got each status; those that got none are under 0.
type hostileTold map[int]int

// hostile attacks in a process of its own until the phones have gone, and returns what it was told.
func (b *bench) hostile() (stop func() (hostileTold, error), err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := exec.Command(self, "-attack", fmt.Sprintf("http://127.0.0.1:%d/%s", b.port, b.code))
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		return nil, err
	}
	var out strings.Builder
	c.Stdout = &out
	if err := c.Start(); err != nil {
		return nil, err
	}
	return func() (told hostileTold, err error) {
		_ = in.Close() // that ends it
		if err := c.Wait(); err != nil {
			return nil, fmt.Errorf("the attack: %w", err)
		}
		return told, json.Unmarshal([]byte(out.String()), &told)
	}, nil
}

// attack attacks until standard input ends.
func attack(base string) {
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, 19) // its work is not this machine's
	const workers = 20
	address, path, _ := strings.Cut(strings.TrimPrefix(base, "http://"), "/")
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(attackers)}, Timeout: 10 * time.Second}
	over := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(over)
	}()
	isOver := func() bool {
		select {
		case <-over:
			return true
		default:
			return false
		}
	}
	told, mu := hostileTold{}, sync.Mutex{}
	var all sync.WaitGroup
	all.Go(func() { holdConnections(&dialer, address, path, isOver) })
	client := &http.Client{Transport: &http.Transport{DialContext: dialer.DialContext, MaxIdleConnsPerHost: workers}, Timeout: 10 * time.Second}
	long := `{"t":"` + strings.Repeat("x", 100_000) + `"}`
	for range workers {
		all.Go(func() {
			for !isOver() {
				status := 0
				if r := hostileRequest(base, long); r != nil {
					if got, err := client.Do(r); err == nil {
						_, _ = io.Copy(io.Discard, got.Body)
						_ = got.Body.Close()
						status = got.StatusCode
					}
				}
				mu.Lock()
				told[status]++
				mu.Unlock()
				time.Sleep(5 * time.Millisecond)
			}
		})
	}
	all.Wait()
	_ = json.NewEncoder(os.Stdout).Encode(told) // who started it tells
}

// holdConnections opens connections until it is over, sends the beginning of a request on every other one, and holds so many of them open.
func holdConnections(dialer *net.Dialer, address, path string, isOver func() bool) {
	const connections = 10_000
	open := make([]net.Conn, 0, connections)
	beginning := "POST /" + path + "/post HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{"
	for i := 0; !isOver(); i++ {
		if len(open) == connections {
			_ = open[0].Close()
			open = open[1:]
		}
		conn, err := dialer.Dial("tcp", address)
		if err != nil {
			time.Sleep(10 * time.Millisecond)
			continue
		}
		open = append(open, conn)
		if i%2 == 0 {
			_, _ = io.WriteString(conn, beginning[:1+mathrand.IntN(len(beginning))]) // the rest never comes
		}
	}
	for _, conn := range open {
		_ = conn.Close()
	}
}

// hostileRequest is one that a door must refuse, in one way or another.
func hostileRequest(base, long string) *http.Request {
	type asked struct {
		method, path, host, kind, body string
	}
	root := base[:strings.LastIndexByte(base, '/')]
	all := []asked{
		{"GET", root + "/AAAAAA", "", "", ""},
		{"GET", root + "/inbox/" + strings.Repeat("0", 32), "", "", ""},
		{"GET", base, "evil.example", "", ""},
		{"PUT", base + "/post", "", "application/json", "{}"},
		{"POST", base + "/post", "", "text/plain", "{}"},
		{"POST", base + "/post", "", "application/json", long},
		{"POST", base + "/post", "", "application/json", `{"id":"` + strings.Repeat("ab", 16) + `","q":"x","t":"x"}`},
		{"POST", base, "", "application/x-www-form-urlencoded", "t=" + long},
		{"GET", base + "/../../etc/passwd", "", "", ""},
	}
	a := all[mathrand.IntN(len(all))]
	r, err := http.NewRequest(a.method, a.path, strings.NewReader(a.body))
	if err != nil {
		return nil
	}
	if a.host != "" {
		r.Host = a.host
	}
	if a.kind != "" {
		r.Header.Set("Content-Type", a.kind)
	}
	r.Header.Set("X-Me", strings.Repeat("a", 48))
	return r
}
