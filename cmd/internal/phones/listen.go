package phones

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"

	"mindwall/mindmap/phone"
)

// usualPort is tried the first time.
const usualPort = 8080

// listen listens at a host and port. Without a port it is the one of the last time, so that what phones remember stays true, and
// when somebody else has that, a free one.
func listen(ctx context.Context, at string, last int) (net.Listener, error) {
	host, port, err := net.SplitHostPort(at)
	if err != nil {
		host, port = strings.Trim(at, "[]"), ""
	}
	tries := []string{port}
	if port == "" {
		tries = []string{strconv.Itoa(cmp.Or(last, usualPort)), "0"}
	}
	for _, port := range tries {
		var l net.Listener
		if l, err = new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(host, port)); err == nil {
			return l, nil
		}
	}
	return nil, fmt.Errorf("let phones in: %w", err)
}

// addresses are those of the page, the likeliest first.
func addresses(at *net.TCPAddr, public, code string) (list []string) {
	if public != "" {
		if site, err := phone.ParsePublic(public); err == nil {
			list = append(list, site.String()+"/"+code)
		}
	}
	hosts := []net.IP{at.IP}
	if at.IP == nil || at.IP.IsUnspecified() {
		hosts = reachable()
	}
	for _, ip := range hosts {
		list = append(list, "http://"+net.JoinHostPort(ip.String(), strconv.Itoa(at.Port))+"/"+code)
	}
	return list
}

// reachable are this machine's addresses: first the one by which it reaches others, then those of local networks, then the rest.
func reachable() []net.IP {
	var first net.IP
	if c, err := net.Dial("udp4", "192.0.2.1:9"); err == nil { // an address for examples; nothing is sent
		first = c.LocalAddr().(*net.UDPAddr).IP
		_ = c.Close()
	}
	var list []net.IP
	all, _ := net.InterfaceAddrs() // without any there is this machine alone
	for _, a := range all {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && n.IP.IsGlobalUnicast() {
			list = append(list, n.IP)
		}
	}
	likely := func(ip net.IP) int {
		switch {
		case ip.Equal(first):
			return 0
		case ip.IsPrivate():
			return 1
		}
		return 2
	}
	slices.SortStableFunc(list, func(a, b net.IP) int { return cmp.Compare(likely(a), likely(b)) })
	if len(list) == 0 {
		return []net.IP{net.IPv4(127, 0, 0, 1)}
	}
	return list
}

// names are those that this machine goes by in its network.
func names() []string {
	name, err := os.Hostname()
	if err != nil {
		return nil
	}
	name, _, _ = strings.Cut(name, ".")
	return []string{name, name + ".local"}
}
