package tables

import (
	"cmp"
	"context"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"
)

// splitPort parts host and port, either of which may be missing.
func splitPort(at string) (host, port string, err error) {
	if host, port, err = net.SplitHostPort(at); err != nil {
		return strings.Trim(at, "[]"), "", nil
	}
	return host, port, err
}

func joinPort(host, port string) string { return net.JoinHostPort(cmp.Or(host, "0.0.0.0"), port) }

// isFree reports whether nobody listens on a port.
func isFree(host string, port int) bool {
	l, err := new(net.ListenConfig).Listen(context.Background(), "tcp", joinPort(host, strconv.Itoa(port)))
	if err != nil {
		return false
	}
	return l.Close() == nil
}
