package phones

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"

	"mindwall/cmd/internal/places"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/phone"
)

// Trial tries whether phones could come in: whether this machine may listen, by which addresses it is found, whether these answer
// from here, and what its firewall is known to do. Only a phone tells whether a network keeps its devices apart, so with Wait it
// waits for one.
type Trial struct {
	Path string                                 // a wall whose door is tried; empty when none is named
	Tell func(what, format string, args ...any) // is told each finding
	Wait func(ctx context.Context, s Status)    // shows people where to go with a phone, and returns when they gave up; nil when nobody is there
}

// trialPath is that of the page of a trial, as long as a code. No wall has it: a code is of letters.
const trialPath = "000000"

// Run tries it.
func (t *Trial) Run(ctx context.Context) {
	last, code := t.kept(ctx)
	at := net.JoinHostPort("", strconv.Itoa(last))
	reached := make(chan struct{}, 1)
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", at)
	switch {
	case err == nil:
		t.Tell("phones", "this machine may listen on port %d", last)
		server := phone.NewServer(trialPage(reached))
		defer func() { _ = server.Close() }()
		go func() { _ = server.Serve(listener) }() // until it is closed
		code = trialPath
	case code != "" && answers(ctx, net.IPv4(127, 0, 0, 1), last, code) == nil:
		t.Tell("phones", "are let in on port %d now", last)
	case isTaken(ctx, last):
		t.Tell("phones", "port %d is another program's: mindwall takes a free one; --listen :PORT names one that a firewall lets through", last)
		code = ""
	default:
		t.Tell("phones", "this machine may not listen (%v): run mindwall serve on a small server, see docs/phones.md", err)
		code = ""
	}
	var addresses []string
	for _, a := range places.Reachable() {
		addresses = append(addresses, pageAddress(a.IP, last, cmp.Or(code, trialPath)))
		t.address(ctx, a, last, code)
	}
	for _, told := range firewalls(ctx, runtime.GOOS, output, last) {
		t.Tell("firewall", "%s", told)
	}
	if code != trialPath || t.Wait == nil {
		t.Tell("", "only a phone tells whether the venue's network keeps devices apart: let phones in, and scan the code yourself, the day before")
		return
	}
	t.wait(ctx, addresses, reached)
}

// kept is the port that a wall's door has, and its code; the usual one without a wall.
func (t *Trial) kept(ctx context.Context) (port int, code string) {
	if t.Path == "" {
		return usualPort, ""
	}
	d, err := desk.Read(t.Path)
	if err != nil {
		return usualPort, "" // what is wrong with the wall is told beside this
	}
	defer func() { _ = d.Close() }()
	state, _ := d.State(ctx) // without it there is no door
	k, _ := phone.ReadKept(state)
	if k.Port == 0 {
		return usualPort, k.Code
	}
	return k.Port, k.Code
}

// address tells of one address of this machine.
func (t *Trial) address(ctx context.Context, a places.Address, port int, code string) {
	told := a.IP.String() + ", " + a.Kind()
	if code != "" {
		if err := answers(ctx, a.IP, port, code); err != nil {
			t.Tell("address", "%s; not even this machine reaches itself by it (%v)", told, err)
			return
		}
		told += "; answers from here"
	}
	t.Tell("address", "%s", told)
}

// answers fails when a page is not found at an address of this machine.
func answers(ctx context.Context, ip net.IP, port int, code string) error {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, pageAddress(ip, port, code), nil)
	if err != nil {
		return err
	}
	direct := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // by no proxy
	got, err := direct.Do(r)
	if err != nil {
		return errors.Unwrap(err) // the address is told already
	}
	_ = got.Body.Close()
	if got.StatusCode != http.StatusOK {
		return fmt.Errorf("it says %s", got.Status)
	}
	return nil
}

// WereLetIn reports by a wall's state whether phones were let in by a program that was killed: no other lets them in now.
func WereLetIn(ctx context.Context, state map[string]string) bool {
	kept, known := phone.ReadKept(state)
	return known && state[phone.OpenKey] != "" && !isTaken(ctx, kept.Port)
}

// isTaken reports whether somebody listens on a port already.
func isTaken(ctx context.Context, port int) bool {
	c, err := new(net.Dialer).DialContext(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err == nil {
		_ = c.Close()
	}
	return err == nil
}

// trialPage tells a phone that it came through, and us.
func trialPage(reached chan<- struct{}) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		w.Header().Set("Cache-Control", "no-store")
		if strings.Trim(r.URL.Path, "/") != trialPath {
			http.NotFound(w, r)
			return
		}
		_, _ = io.WriteString(w, "<!doctype html><html lang=en><meta name=viewport content=\"width=device-width\"><title>mindwall</title>"+
			"<h1>This phone reaches mindwall.</h1><p>So will others in the same network.</p>") // a phone that went comes again
		if host, _, err := net.SplitHostPort(r.RemoteAddr); err != nil || isOwn(net.ParseIP(host)) {
			return
		}
		select {
		case reached <- struct{}{}:
		default:
		}
	})
}

// isOwn reports whether an address is one of this machine's.
func isOwn(ip net.IP) bool {
	all, _ := net.InterfaceAddrs() // without any it is nobody's
	for _, a := range all {
		if n, ok := a.(*net.IPNet); ok && n.IP.Equal(ip) {
			return true
		}
	}
	return ip.IsLoopback()
}

func (t *Trial) wait(ctx context.Context, addresses []string, reached <-chan struct{}) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		select {
		case <-reached:
			cancel()
		case <-ctx.Done():
		}
	}()
	t.Wait(ctx, Status{Addresses: addresses})
	if ctx.Err() != nil {
		t.Tell("", "a phone came through: others in the same network will, too")
		return
	}
	t.Tell("", "no phone came: mobile data off, the same network, the next address; else a network of your own, or a small server (docs/phones.md)")
}

// output runs a program that tells of a firewall; empty when there is none, or it does not tell.
func output(ctx context.Context, name string, args ...string) string {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	if strings.HasPrefix(name, "/etc/") {
		text, _ := os.ReadFile(name)
		return string(text)
	}
	out, _ := exec.CommandContext(ctx, name, args...).CombinedOutput()
	return string(out)
}

// firewalls tells what is known of a system's firewall, and what lets phones through.
func firewalls(ctx context.Context, system string, ask func(ctx context.Context, name string, args ...string) string, port int) (told []string) {
	const before = "it asks once whether mindwall may accept connections, in a window that would stand over the projection: let phones in and say yes the day before"
	switch system {
	case "linux":
		if strings.Contains(ask(ctx, "/etc/ufw/ufw.conf"), "ENABLED=yes") {
			told = append(told, fmt.Sprintf("ufw is on: sudo ufw allow %d/tcp lets phones through", port))
		}
		if strings.TrimSpace(ask(ctx, "firewall-cmd", "--state")) == "running" &&
			strings.TrimSpace(ask(ctx, "firewall-cmd", fmt.Sprintf("--query-port=%d/tcp", port))) != "yes" {
			told = append(told, fmt.Sprintf("firewalld is on: sudo firewall-cmd --add-port=%d/tcp lets phones through until the next start", port))
		}
	case "darwin":
		if strings.Contains(ask(ctx, "/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate"), "enabled") {
			told = append(told, "that of macOS is on: "+before+" (System Settings, Network, Firewall, Options)")
		}
	case "windows":
		if strings.Contains(strings.ToUpper(ask(ctx, "netsh", "advfirewall", "show", "currentprofile", "state")), "ON") {
			told = append(told, "that of Windows is on: "+before+", for private networks and for public ones, which a venue's wifi is to Windows")
		}
	}
	if len(told) == 0 {
		told = append(told, "none is known to be in the way")
	}
	return told
}
