// Package places is where this machine is found in its networks: addresses, names, ports.
package places

import (
	"cmp"
	"context"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Reachable are this machine's addresses: first the one by which it reaches others, then those of local networks, then the rest.
func Reachable() []net.IP {
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

// Names are those that this machine goes by in its network.
func Names() []string {
	name, err := os.Hostname()
	if err != nil {
		return nil
	}
	name, _, _ = strings.Cut(name, ".")
	return []string{name, name + ".local"}
}

// Split parts host and port, either of which may be missing.
func Split(at string) (host, port string) {
	host, port, err := net.SplitHostPort(at)
	if err != nil {
		return strings.Trim(at, "[]"), ""
	}
	return host, port
}

// Join is a host and a port as one text.
func Join(host, port string) string { return net.JoinHostPort(host, port) }

// Listen is where to listen: a host, or all networks when it is empty, and a port.
func Listen(host string, port int) string { return Join(cmp.Or(host, "0.0.0.0"), strconv.Itoa(port)) }

// IsFree reports whether nobody listens there.
func IsFree(at string) bool {
	l, err := new(net.ListenConfig).Listen(context.Background(), "tcp", at)
	return err == nil && l.Close() == nil
}
