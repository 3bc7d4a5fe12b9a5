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

// Address is one of this machine's.
type Address struct {
	IP    net.IP
	Via   string // the name of its interface
	first bool   // the machine reaches others by it
}

// Reachable are this machine's addresses: first the one by which it reaches others, then those of local networks, then the rest,
// and last those that no phone is behind.
func Reachable() []Address {
	var first net.IP
	if c, err := net.Dial("udp4", "192.0.2.1:9"); err == nil { // an address for examples; nothing is sent
		first = c.LocalAddr().(*net.UDPAddr).IP
		_ = c.Close()
	}
	var list []Address
	interfaces, _ := net.Interfaces() // without any there is this machine alone
	for _, i := range interfaces {
		all, _ := i.Addrs() // of one that went meanwhile there are none
		for _, a := range all {
			if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && n.IP.IsGlobalUnicast() {
				list = append(list, Address{n.IP, i.Name, n.IP.Equal(first)})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Address) int { return cmp.Compare(a.rank(), b.rank()) })
	if len(list) == 0 {
		return []Address{{IP: net.IPv4(127, 0, 0, 1)}}
	}
	return list
}

// within are interfaces of programs on this machine alone, tunnels those of networks that phones in the room are not in.
var (
	within  = []string{"docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vEthernet", "lxc", "podman", "cni"}
	tunnels = []string{"tun", "tap", "utun", "wg", "ppp", "tailscale", "zt", "nordlynx", "proton"}
)

func (a Address) isVia(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(a.Via, name) })
}

func (a Address) rank() int {
	switch {
	case a.isVia(within):
		return 4
	case a.isVia(tunnels):
		return 3
	case a.first:
		return 0
	case a.IP.IsPrivate():
		return 1
	}
	return 2
}

// Kind says what sort of network an address is in.
func (a Address) Kind() string {
	_, shared, _ := net.ParseCIDR("100.64.0.0/10")
	switch {
	case a.IP.IsLoopback():
		return "this machine alone: it is in no network"
	case a.isVia(within):
		return "of programs on this machine (" + a.Via + "): phones are not there"
	case a.isVia(tunnels), shared.Contains(a.IP):
		return "of a tunnel or a provider's own network (" + a.Via + "): phones in the room are not there"
	case a.IP.IsPrivate():
		return "in a local network (" + a.Via + ")"
	}
	return "public (" + a.Via + "): browsers warn of pages without https there, see --public"
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
