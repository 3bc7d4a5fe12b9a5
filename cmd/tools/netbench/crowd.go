//go:build linux

package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// crowd are the phones of a room.
type crowd struct {
	bench *bench
	again atomic.Int64 // answers sent once more
	later atomic.Int64 // what was put off
	mu    sync.Mutex
	took  []float64 // milliseconds until each acknowledgement

	pictures []float64    // milliseconds until each viewer had a picture
	seen     atomic.Int64 // bytes of pictures
}

// crowdTold is what a crowd tells when it has gone.
type crowdTold struct {
	Took, Pictures      []float64 // milliseconds
	Again, Later, Bytes int64
}

// crowd lets the phones come in a process of its own, that gives way to all others: their work is not this machine's.
func (b *bench) crowd() (told crowdTold, err error) {
	self, err := os.Executable()
	if err != nil {
		return told, err
	}
	c := exec.Command(self, "-crowd", fmt.Sprintf("http://127.0.0.1:%d/%s", b.port, b.code), "-question", b.question, "-view", b.view, "-viewers", strconv.Itoa(b.viewers), "-phones", strconv.Itoa(b.phones),
		"-answers", strconv.Itoa(b.each), "-in", b.in.String(), "-repeats", fmt.Sprint(b.repeats))
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return told, fmt.Errorf("the phones: %w", err)
	}
	return told, json.Unmarshal(out, &told)
}

func (b *bench) becomeCrowd() {
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, 19) // else they take more than they should
	c := &crowd{bench: b}
	c.send()
	_ = json.NewEncoder(os.Stdout).Encode(crowdTold{c.took, c.pictures, c.again.Load(), c.later.Load(), c.seen.Load()}) // who started it tells
}

func wordsOf(phone, n int) string { return fmt.Sprintf("Phone %d says number %d", phone, n) }

// send lets all phones come, poll and send, until every answer is acknowledged.
func (c *crowd) send() {
	ctx, cancel := context.WithCancel(context.Background())
	var all, lookers sync.WaitGroup
	for range c.bench.viewers {
		lookers.Go(func() { c.viewer(ctx) })
	}
	for p := range c.bench.phones {
		all.Go(func() { c.phone(p) })
	}
	all.Wait()
	cancel()
	lookers.Wait()
}

// viewer is a browser that does as the page's script does: a number comes, and words and picture are fetched, one at a time.
func (c *crowd) viewer(ctx context.Context) {
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}} // so that what is sent is counted
	for last := ""; ctx.Err() == nil; {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.bench.view+"/events", nil)
		if err != nil {
			return
		}
		got, err := client.Do(r)
		if err != nil {
			time.Sleep(time.Second)
			continue
		}
		for lines := bufio.NewScanner(got.Body); lines.Scan(); {
			if number, ok := strings.CutPrefix(lines.Text(), "data: "); ok && number != last {
				begun := time.Now()
				last = number
				for _, what := range []string{"/words?r=", "/map.svg?r="} {
					c.seen.Add(int64(len(c.get(client, c.bench.view+what+number, http.Header{"Accept-Encoding": {"gzip"}}))))
				}
				c.mu.Lock()
				c.pictures = append(c.pictures, float64(time.Since(begun))/float64(time.Millisecond))
				c.mu.Unlock()
			}
		}
		_ = got.Body.Close()
	}
}

var issued = regexp.MustCompile(`"me":"([0-9a-f]+)"`)

// phone is one of them: with connections of its own, as each phone has.
func (c *crowd) phone(p int) {
	transport := &http.Transport{MaxIdleConns: 2, DisableCompression: true}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport, Timeout: 10 * time.Second}
	base := c.bench.base
	within := func(d time.Duration) time.Duration { return time.Duration(mathrand.Int64N(int64(d))) }
	time.Sleep(within(c.bench.in / 6)) // they scan the code one after the other
	number := ""
	for number == "" {
		if found := issued.FindSubmatch(c.get(client, base, nil)); found != nil {
			number = string(found[1])
		} else {
			time.Sleep(time.Second)
		}
	}
	end := make(chan struct{})
	var polls sync.WaitGroup
	polls.Go(func() {
		tag := ""
		for {
			select {
			case <-end:
				return
			case <-time.After(3*time.Second*3/4 + within(3*time.Second/2)):
			}
			header := http.Header{"X-Me": {number}}
			if tag != "" {
				header.Set("If-None-Match", tag)
			}
			c.get(client, base+"/state", header, &tag)
		}
	})
	var answers sync.WaitGroup
	for n := range c.bench.each {
		answers.Go(func() {
			time.Sleep(within(c.bench.in * 5 / 6))
			id := make([]byte, 16)
			_, _ = rand.Read(id)
			body := fmt.Sprintf(`{"id":%q,"q":%q,"t":%q}`, hex.EncodeToString(id), c.bench.question, wordsOf(p, n))
			c.post(client, base, number, body)
			if mathrand.Float64() < c.bench.repeats {
				c.again.Add(1)
				c.post(client, base, number, body)
			}
		})
	}
	answers.Wait()
	close(end)
	polls.Wait()
}

func (c *crowd) get(client *http.Client, address string, header http.Header, tag ...*string) []byte {
	r, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return nil
	}
	for name, values := range header {
		r.Header[name] = values
	}
	got, err := client.Do(r)
	if err != nil {
		return nil
	}
	defer func() { _ = got.Body.Close() }()
	for _, t := range tag {
		*t = got.Header.Get("ETag")
	}
	body, _ := io.ReadAll(got.Body) // what does not come whole is asked for again
	return body
}

// post sends until it is acknowledged.
func (c *crowd) post(client *http.Client, base, number, body string) {
	for {
		r, err := http.NewRequest(http.MethodPost, base+"/post", bytes.NewReader([]byte(body)))
		if err != nil {
			return
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("X-Me", number)
		begun := time.Now()
		got, err := client.Do(r)
		if err == nil {
			_, _ = io.Copy(io.Discard, got.Body)
			_ = got.Body.Close()
			if got.StatusCode == http.StatusOK {
				c.mu.Lock()
				c.took = append(c.took, float64(time.Since(begun))/float64(time.Millisecond))
				c.mu.Unlock()
				return
			}
		}
		c.later.Add(1)
		time.Sleep(time.Second)
	}
}

// freePort is one that nobody listens on.
func freePort() int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 8099
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port
}
