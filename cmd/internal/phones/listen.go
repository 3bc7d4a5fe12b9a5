package phones

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"strconv"
	"strings"

	"mindwall/cmd/internal/places"
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
	hosts := []places.Address{{IP: at.IP}}
	if at.IP == nil || at.IP.IsUnspecified() {
		hosts = places.Reachable()
	}
	for _, host := range hosts {
		list = append(list, pageAddress(host.IP, at.Port, code))
	}
	return list
}

func pageAddress(ip net.IP, port int, code string) string {
	return "http://" + net.JoinHostPort(ip.String(), strconv.Itoa(port)) + "/" + code
}
