//go:build linux

// Command netbench measures a wall that many phones send to: a made-up room of phones polls, sends and sends again, while somebody
// types at the console. It prints one row of a table, and fails when an answer is missing or there twice.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"mindwall/cmd/tools/internal/rig"
	"mindwall/export/live"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/phone"
	"mindwall/mindmap/scribe"
)

func main() {
	var b bench
	flag.IntVar(&b.phones, "phones", 500, "how many phones are in the room")
	flag.IntVar(&b.each, "answers", 3, "how many answers each sends")
	flag.DurationVar(&b.in, "in", 30*time.Second, "the time in which all is sent")
	flag.Float64Var(&b.repeats, "repeats", .2, "the share of answers that are sent again, as when an acknowledgement is lost")
	flag.IntVar(&b.viewers, "viewers", 10, "how many browsers look at the room meanwhile")
	flag.StringVar(&b.view, "view", "", "with -crowd: the address of what they look at")
	flag.BoolVar(&b.apart, "apart", false, "mindwall serve takes the answers, and not the console itself")
	flag.StringVar(&b.program, "mindwall", "", "the program; it is built when none is named")
	flag.StringVar(&b.base, "crowd", "", "be the phones alone, of the page at this address")
	flag.StringVar(&b.question, "question", "", "with -crowd: what they answer")
	flag.BoolVar(&b.attacked, "hostile", false, "another machine opens 10,000 connections meanwhile, and sends what a door must refuse")
	attacks := flag.String("attack", "", "be that machine alone, against the page at this address")
	flag.Parse()
	if *attacks != "" {
		attack(*attacks)
		return
	}
	if b.base != "" {
		b.becomeCrowd()
		return
	}
	if err := b.run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "netbench:", err)
		os.Exit(1)
	}
}

// bench is one run.
type bench struct {
	phones, each int
	viewers      int
	in           time.Duration
	repeats      float64
	apart        bool
	attacked     bool
	program      string

	folder, wall, question, base string
	view                         string // the address for those who look
	port                         int
	code                         string
}

func (b *bench) run(ctx context.Context) (err error) {
	if b.folder, err = os.MkdirTemp("", "netbench"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.folder)) }()
	if b.program == "" {
		b.program = filepath.Join(b.folder, "mindwall")
		build := exec.CommandContext(ctx, "go", "build", "-C", "../..", "-trimpath", "-ldflags", "-s -w", "-o", b.program, "./cmd/mindwall")
		if out, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("build: %w\n%s", err, out)
		}
	}
	if err := b.prepare(ctx); err != nil {
		return err
	}
	console, server, err := b.start()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, console.Close()) }()
	if server != console {
		defer func() { err = errors.Join(err, server.Close()) }()
	}
	return b.measure(console, server)
}

// prepare makes the wall, with a door whose answers go straight on it, and where phones see those of others.
func (b *bench) prepare(ctx context.Context) error {
	const before = 200 // answers that are on the wall already
	b.wall = filepath.Join(b.folder, "day.wall")
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: scribe.RandomID()}
	entries, err := s.Do(mindmap.AskQuestion{Text: "What gets in the way of the people you support?"})
	if err != nil {
		return err
	}
	question := entries[0].ID
	b.question = question.String()
	for i := range before {
		made, err := s.Do(mindmap.AddAnswer{Question: question, Caption: fmt.Sprintf("Said at the keyboard, number %d", i)})
		if err != nil {
			return err
		}
		entries = append(entries, made...)
	}
	if err := desk.Create(b.wall, entries); err != nil {
		return err
	}
	kept := phone.NewKept()
	kept.Settings = phone.Settings{Mode: phone.Live, Way: phone.Straight, MeToo: true}
	kept.Port, b.code, kept.View = freePort(), kept.Code, phone.NewToken()
	b.view = fmt.Sprintf("http://127.0.0.1:%d%s%s", kept.Port, live.Path, kept.View)
	b.port = kept.Port
	d, err := desk.OpenDoor(b.wall, desk.Writer{Author: "netbench"})
	if err != nil {
		return err
	}
	return errors.Join(d.SetState(ctx, kept.State()), d.Close())
}

// start starts the console, and whoever takes the answers.
func (b *bench) start() (console, server *rig.Rig, err error) {
	const limit = 20 * time.Second
	o := rig.Options{Columns: 160, Rows: 48, Env: []string{"HOME=" + b.folder}}
	listen := fmt.Sprintf("127.0.0.1:%d", b.port)
	if b.apart {
		if server, err = rig.Start(o, b.program, "serve", b.wall, "--listen", listen, "--quiet"); err != nil {
			return nil, nil, err
		}
		if _, err := server.Open(server.Shows(b.code), limit); err != nil {
			return nil, nil, err
		}
	}
	if console, err = rig.Start(o, b.program, "open", b.wall, "--listen", listen); err != nil {
		return nil, nil, err
	}
	if _, err := console.Open(console.Shows("200 answers"), limit); err != nil {
		return nil, nil, err
	}
	if !b.apart {
		server = console
		for _, keys := range []string{"/phones", "\r", "\x1b"} {
			if _, err := console.Press(keys, time.Second); err != nil {
				return nil, nil, err
			}
			console.Settle()
		}
		if !console.Screen.Contains("☏") {
			return nil, nil, fmt.Errorf("no phones are let in:\n%s", console.Screen.Text())
		}
	}
	return console, server, nil
}

// measure types at rest, then while phones send, and tells how both went.
func (b *bench) measure(console, server *rig.Rig) error {
	const letters, pause = 60, 150 * time.Millisecond
	rest, err := types(console, letters, pause)
	if err != nil {
		return err
	}
	load, before := loadNow(), server.Usage()
	end := func() (hostileTold, error) { return nil, nil }
	if b.attacked {
		if end, err = b.hostile(); err != nil {
			return err
		}
	}
	var came crowdTold
	sent := make(chan error, 1)
	go func() {
		var err error
		came, err = b.crowd()
		sent <- err
	}()
	var flood []float64
	for done := false; !done; {
		some, err := types(console, 1, pause)
		if err != nil {
			return err
		}
		flood = append(flood, some...)
		select {
		case err := <-sent:
			if done = true; err != nil {
				return err
			}
		default:
		}
	}
	after := server.Usage()
	refused, err := end()
	if err != nil {
		return err
	}
	ack, typing, idle := rig.SpreadOf(came.Took), rig.SpreadOf(flood), rig.SpreadOf(rest)
	fmt.Println("| phones | answers and repeats | refused for now | viewers, pictures that they got | ack p50/p99/max, ms | typing at rest p50/p99, ms | typing meanwhile p50/p99, ms | memory, MB | private, MB | processor, s | load of the machine |")
	fmt.Println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
	fmt.Printf("| %d | %d + %d | %d | %d, %d | %.1f / %.1f / %.0f | %.2f / %.2f | %.2f / %.2f | %d | %d | %.1f | %s → %s |\n", b.phones, b.phones*b.each, came.Again, came.Later, b.viewers, len(came.Pictures),
		ack.P50, ack.P99, ack.Max, idle.P50, idle.P99, typing.P50, typing.P99, after.Peak>>20, after.Private>>20, (after.CPU - before.CPU).Seconds(), load, loadNow())
	for status, n := range refused {
		fmt.Printf("%d times %d\n", n, status)
		if status >= 500 && status != http.StatusServiceUnavailable || status > 0 && status < 400 {
			err = fmt.Errorf("what must be refused got %d", status)
		}
	}
	if len(came.Pictures) == 0 {
		return errors.Join(err, b.count())
	}
	pictures := rig.SpreadOf(came.Pictures)
	fmt.Printf("a viewer has a picture %.0f ms after it was told of it (p99 %.0f), %.0f kB of it\n", pictures.P50, pictures.P99, float64(came.Bytes)/1024/float64(len(came.Pictures)))
	return errors.Join(err, b.count())
}

// types types letters one by one, and returns after how many milliseconds each was seen.
func types(console *rig.Rig, n int, pause time.Duration) (took []float64, err error) {
	const limit = 5 * time.Second
	for range n {
		time.Sleep(pause)
		typed := string(rune('a' + time.Now().UnixNano()%26))
		row := func() string { return lastLine(console) }
		before := row()
		if len(before) > 100 {
			_ = console.Send("\x15")
			console.AwaitBusy(time.Now(), limit, func() bool { return len(row()) < 10 })
			before = row()
		}
		at := time.Now()
		if err := console.Send(typed); err != nil {
			return nil, err
		}
		sample := console.AwaitBusy(at, limit, func() bool { return row() == before+typed })
		if !sample.Met() {
			return nil, fmt.Errorf("%q was never seen after %q:\n%s", typed, before, console.Screen.Text())
		}
		took = append(took, sample.Hit())
	}
	return took, nil
}

// lastLine is the line that is typed into, without what the program offers after it.
func lastLine(console *rig.Rig) string {
	for line := range strings.Lines(console.Screen.Text()) {
		if _, typed, ok := strings.Cut(line, "› "); ok {
			typed, _, _ = strings.Cut(typed, "  ")
			return strings.TrimSpace(typed)
		}
	}
	return ""
}

// count holds that every answer that was acknowledged is on the wall, once.
func (b *bench) count() error {
	d, err := desk.Read(b.wall)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	times := map[string]int{}
	for _, q := range d.Board().Questions {
		for a := range q.AllAnswers {
			times[a.Text] += a.Tally.Total()
		}
	}
	var wrong []string
	for p := range b.phones {
		for n := range b.each {
			if words := wordsOf(p, n); times[words] != 1 {
				wrong = append(wrong, fmt.Sprintf("%q is there %d times", words, times[words]))
			}
		}
	}
	if len(wrong) > 0 {
		return fmt.Errorf("%d answers are missing or there twice, as %s", len(wrong), wrong[0])
	}
	return nil
}

func loadNow() string {
	text, _ := os.ReadFile("/proc/loadavg") // without it nothing is said of that
	load, _, _ := strings.Cut(string(text), " ")
	return load
}
