package places

import (
	"net"
	"slices"
	"strings"
	"testing"
)

// Addresses that no phone is behind come last, whatever the machine reaches others by.
func TestAddressesByHowLikelyTheyAre(t *testing.T) {
	list := []Address{
		{net.IPv4(172, 17, 0, 1), "docker0", false}, {net.IPv4(10, 8, 0, 2), "tun0", true}, {net.IPv4(203, 0, 113, 7), "eth1", false},
		{net.IPv4(192, 168, 1, 20), "wlan0", false}, {net.IPv4(10, 0, 0, 7), "eth0", true},
	}
	slices.SortStableFunc(list, func(a, b Address) int { return a.rank() - b.rank() })
	var via []string
	for _, a := range list {
		via = append(via, a.Via)
	}
	if got := strings.Join(via, " "); got != "eth0 wlan0 eth1 tun0 docker0" {
		t.Errorf("the order is %s", got)
	}
	for i, want := range []string{"in a local network", "in a local network", "public", "tunnel", "programs on this machine"} {
		if got := list[i].Kind(); !strings.Contains(got, want) {
			t.Errorf("%s is %s", list[i].Via, got)
		}
	}
}
