package phones

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// tried runs a trial of a wall, and returns what it tells.
func tried(t *testing.T, path string, wait func(context.Context, Status)) (told []string) {
	t.Helper()
	trial := Trial{Path: path, Wait: wait, Tell: func(what, format string, args ...any) {
		told = append(told, what+": "+fmt.Sprintf(format, args...))
	}}
	trial.Run(t.Context())
	return told
}

func hasAll(t *testing.T, told []string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !slices.ContainsFunc(told, func(line string) bool { return strings.Contains(line, part) }) {
			t.Errorf("nothing is told of %q in\n%s", part, strings.Join(told, "\n"))
		}
	}
}

func TestWhetherPhonesCouldComeIn(t *testing.T) {
	path, _ := newWall(t)
	d, err := Open(t.Context(), Options{Path: path, Listen: ":0"})
	if err != nil {
		t.Fatal(err)
	}
	port := strconv.Itoa(d.at.Port)
	hasAll(t, tried(t, path, nil), "phones: are let in on port "+port+" now", "answers from here", "only a phone tells")
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}

	var asked Status
	told := tried(t, path, func(ctx context.Context, s Status) {
		asked = s
		got, err := http.Get(s.Addresses[0])
		if err != nil {
			t.Error(err)
			return
		}
		_ = got.Body.Close()
		if ctx.Err() != nil {
			t.Error("this machine counts as a phone")
		}
	})
	hasAll(t, told, "phones: this machine may listen on port "+port, "answers from here", "firewall: ", "no phone came")
	if len(asked.Addresses) == 0 || !strings.HasSuffix(asked.Addresses[0], ":"+port+"/"+trialPath) {
		t.Errorf("to be opened: %v", asked.Addresses)
	}

	other, err := net.Listen("tcp", ":"+port)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	hasAll(t, tried(t, path, nil), "port "+port+" is another program's", "only a phone tells")
}

// A phone ends the waiting.
func TestAPhoneComesThrough(t *testing.T) {
	var told []string
	reached := make(chan struct{}, 1)
	trial := Trial{Tell: func(_, format string, args ...any) { told = append(told, fmt.Sprintf(format, args...)) },
		Wait: func(ctx context.Context, _ Status) { reached <- struct{}{}; <-ctx.Done() }}
	trial.wait(t.Context(), nil, reached)
	hasAll(t, told, "a phone came through")
}

func TestFirewalls(t *testing.T) {
	for _, c := range []struct {
		system, of, says, want string
	}{
		{"linux", "", "", "none is known"},
		{"linux", "/etc/ufw/ufw.conf", "# a comment\nENABLED=yes\n", "sudo ufw allow 8080/tcp"},
		{"linux", "/etc/ufw/ufw.conf", "ENABLED=no\n", "none is known"},
		{"linux", "firewall-cmd --state", "running\n", "--add-port=8080/tcp"},
		{"darwin", "/usr/libexec/ApplicationFirewall/socketfilterfw --getglobalstate", "Firewall is enabled. (State = 1)\n", "the day before"},
		{"darwin", "/usr/libexec/ApplicationFirewall/socketfilterfw --getglobalstate", "Firewall is disabled. (State = 0)\n", "none is known"},
		{"windows", "netsh advfirewall show currentprofile state", "Public Profile Settings:\nState      ON\n", "public ones"},
		{"plan9", "", "", "none is known"},
	} {
		told := firewalls(t.Context(), c.system, func(_ context.Context, name string, args ...string) string {
			if strings.Join(append([]string{name}, args...), " ") == c.of {
				return c.says
			}
			return ""
		}, 8080)
		hasAll(t, told, c.want)
	}
}
