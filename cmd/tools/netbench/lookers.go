//go:build linux

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"mindwall/mindmap/desk"
	"mindwall/mindmap/phone"
)

// lookers are browsers that see the room meanwhile, each as the page's script does: a number comes, and words and picture are fetched.
type lookers struct {
	base            string
	pictures, bytes atomic.Int64
	failed          atomic.Int64
	work            sync.WaitGroup
	stop            context.CancelFunc
}

// look lets so many browsers look at the room of a wall that is served at a port.
func (b *bench) look(ctx context.Context) (*lookers, error) {
	d, err := desk.Read(b.wall)
	if err != nil {
		return nil, err
	}
	state, err := d.State(ctx)
	if err := errors.Join(err, d.Close()); err != nil {
		return nil, err
	}
	l := &lookers{base: fmt.Sprintf("http://127.0.0.1:%d/view/%s", b.port, state[phone.ViewKey])}
	ctx, l.stop = context.WithCancel(ctx)
	for range b.looking {
		l.work.Go(func() {
			if err := l.follow(ctx); ctx.Err() == nil {
				l.failed.Add(1)
				fmt.Println("a browser:", err)
			}
		})
	}
	return l, nil
}

func (l *lookers) follow(ctx context.Context) error {
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}} // so that what is sent is counted
	events, err := l.get(ctx, client, "/events")
	if err != nil {
		return err
	}
	defer func() { _ = events.Close() }()
	last := ""
	for lines := bufio.NewScanner(events); lines.Scan(); {
		number, isNumber := strings.CutPrefix(lines.Text(), "data: ")
		if !isNumber || number == last {
			continue
		}
		last = number
		for _, what := range []string{"/words?r=", "/map.svg?r="} {
			got, err := l.get(ctx, client, what+number)
			if err != nil {
				return err
			}
			n, err := io.Copy(io.Discard, got)
			l.bytes.Add(n)
			if err := errors.Join(err, got.Close()); err != nil {
				return err
			}
		}
		l.pictures.Add(1)
	}
	return errors.New("the room let it go")
}

func (l *lookers) get(ctx context.Context, client *http.Client, what string) (io.ReadCloser, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, l.base+what, http.NoBody)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Accept-Encoding", "gzip")
	got, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	if got.StatusCode != http.StatusOK {
		return nil, errors.Join(fmt.Errorf("%s: %s", what, got.Status), got.Body.Close())
	}
	return got.Body, nil
}

// end lets them go, and tells what they saw.
func (l *lookers) end(looking int, in time.Duration) error {
	l.stop()
	l.work.Wait()
	if looking == 0 {
		return nil
	}
	pictures := float64(l.pictures.Load())
	fmt.Printf("%d browsers saw %.0f pictures each, %.1f a second, of %.1f kB with its words\n",
		looking, pictures/float64(looking), pictures/float64(looking)/in.Seconds(), float64(l.bytes.Load())/1000/max(pictures, 1))
	if n := l.failed.Load(); n > 0 {
		return fmt.Errorf("%d browsers saw the room no more", n)
	}
	return nil
}
