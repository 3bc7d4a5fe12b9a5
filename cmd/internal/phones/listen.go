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
	hosts := []address{{ip: at.IP}}
	if at.IP == nil || at.IP.IsUnspecified() {
		hosts = reachable()
	}
	for _, host := range hosts {
		list = append(list, pageAddress(host.ip, at.Port, code))
	}
	return list
}

func pageAddress(ip net.IP, port int, code string) string {
	return "http://" + net.JoinHostPort(ip.String(), strconv.Itoa(port)) + "/" + code
}

// address is one of this machine's.
type address struct {
	ip    net.IP
	via   string // the name of its interface
	first bool   // the machine reaches others by it
}

// reachable are this machine's addresses: first the one by which it reaches others, then those of local networks, then the rest,
// and last those that no phone is behind.
func reachable() []address {
	var first net.IP
	if c, err := net.Dial("udp4", "192.0.2.1:9"); err == nil { // an address for examples; nothing is sent
		first = c.LocalAddr().(*net.UDPAddr).IP
		_ = c.Close()
	}
	var list []address
	interfaces, _ := net.Interfaces() // without any there is this machine alone
	for _, i := range interfaces {
		all, _ := i.Addrs() // of one that went meanwhile there are none
		for _, a := range all {
			if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && n.IP.IsGlobalUnicast() {
				list = append(list, address{n.IP, i.Name, n.IP.Equal(first)})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b address) int { return cmp.Compare(a.rank(), b.rank()) })
	if len(list) == 0 {
		return []address{{ip: net.IPv4(127, 0, 0, 1)}}
	}
	return list
}

// within are interfaces of programs on this machine alone, tunnels those of networks that phones in the room are not in.
var (
	within  = []string{"docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vEthernet", "lxc", "podman", "cni"}
	tunnels = []string{"tun", "tap", "utun", "wg", "ppp", "tailscale", "zt", "nordlynx", "proton"}
)

func (a address) isVia(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(a.via, name) })
}

func (a address) rank() int {
	switch {
	case a.isVia(within):
		return 4
	case a.isVia(tunnels):
		return 3
	case a.first:
		return 0
	case a.ip.IsPrivate():
		return 1
	}
	return 2
}

// kind says what sort of network an address is in.
func (a address) kind() string {
	_, shared, _ := net.ParseCIDR("100.64.0.0/10")
	switch {
	case a.ip.IsLoopback():
		return "this machine alone: it is in no network"
	case a.isVia(within):
		return "of programs on this machine (" + a.via + "): phones are not there"
	case a.isVia(tunnels), shared.Contains(a.ip):
		return "of a tunnel or a provider's own network (" + a.via + "): phones in the room are not there"
	case a.ip.IsPrivate():
		return "in a local network (" + a.via + ")"
	}
	return "public (" + a.via + "): browsers warn of pages without https there, see --public"
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
