//go:build !nohub

package tables

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"mindwall/cmd/internal/places"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/link"
	"mindwall/mindmap/link/hub"
	"mindwall/mindmap/link/pair"
	"mindwall/mindmap/text"
)

// RunHub is a hub for walls, alone or as a member of a cluster, until the context ends. It prints the line by which walls come
// there.
func RunHub(ctx context.Context, s *shell.Shell, h HubFlags) error {
	o, err := h.options(s)
	if err != nil {
		return err
	}
	started, err := hub.Start(o)
	if err != nil {
		return err
	}
	defer started.Close()
	s.EndsInOrder()
	a := link.Address{Hubs: hubsOf(o, started.Addr().Port), Key: o.Keys[0], Pin: started.Pin()}
	fmt.Fprintln(s.Out, a.String())
	s.Note("the hub's certificate is “%s”", pair.Words(a.Pin))
	s.Note("a wall comes here with: mindwall join LINE FILE")
	if o.Cluster != "" {
		s.Note("the other members need the same %s", text.TellPath(filepath.Join(h.Dir, secretName)))
	}
	if err := s.Flush(); err != nil {
		return err
	}
	<-ctx.Done()
	return nil
}

// hubsOf are where tables find a hub that listens on a port: itself, or each member of its cluster, so that the line is of use
// while one is away.
func hubsOf(o hub.Options, port int) (all []string) {
	for _, member := range o.Members {
		host, at := places.Split(member)
		if n, err := strconv.Atoi(at); err == nil {
			all = append(all, places.Listen(host, n-hub.ClusterPort))
		}
	}
	if len(all) > 0 {
		return all
	}
	host, _ := places.Split(o.Listen)
	for _, place := range placesOf(host, port)[:1] {
		at, _ := places.Split(place)
		all = append(all, places.Listen(at, port))
	}
	return all
}

// What stands in the folder of a hub.
const (
	secretName = "hub.secret" // the certificate and the key come of it; the members of a cluster have the same
	nodeName   = "hub.node"   // the name of a member
	storeName  = "store"
)

func (h *HubFlags) options(s *shell.Shell) (o hub.Options, err error) {
	if err := os.MkdirAll(h.Dir, 0o700); err != nil {
		return o, err
	}
	o = hub.Options{Dir: filepath.Join(h.Dir, storeName), Cluster: h.Cluster, Told: func(err error) { s.Warn(err) }}
	if o.Secret, err = h.secret(); err != nil {
		return o, err
	}
	o.Keys = []hub.Key{o.Secret.Key()}
	host, port := places.Split(h.Listen)
	at, err := strconv.Atoi(port)
	if err != nil {
		at, _ = strconv.Atoi(link.Port)
	}
	o.Listen = places.Listen(host, at)
	if h.Cluster == "" {
		if h.Routes != "" {
			return o, shell.Usage(errors.New("--routes are those of a --cluster: name it"))
		}
		return o, nil
	}
	if o.Node, err = h.node(); err != nil {
		return o, err
	}
	for route := range strings.SplitSeq(h.Routes, ",") {
		_, rest, found := strings.Cut(route, "://")
		if !found {
			rest = route
		}
		host, port := places.Split(strings.TrimSpace(rest))
		if host == "" {
			return o, shell.Usage(fault.Advise(errors.New("--routes: the members of the cluster are missing"), "name all of them: --routes HOST,HOST,HOST"))
		}
		if port == "" {
			usual, _ := strconv.Atoi(link.Port)
			port = strconv.Itoa(usual + hub.ClusterPort)
		}
		o.Members = append(o.Members, places.Join(host, port))
	}
	return o, nil
}

// secret reads that of the folder, or makes one.
func (h *HubFlags) secret() (secret hub.Secret, err error) {
	path := filepath.Join(h.Dir, secretName)
	kept, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		secret = hub.NewSecret()
		kept, err := secret.MarshalText()
		if err == nil {
			err = os.WriteFile(path, append(kept, '\n'), 0o600)
		}
		return secret, err
	}
	if err == nil {
		if err = secret.UnmarshalText([]byte(strings.TrimSpace(string(kept)))); err != nil {
			err = fault.Advise(fmt.Errorf("%s: %w", text.TellPath(path), err), "copy it again from another member, or remove it: then tables join with another line")
		}
	}
	return secret, err
}

// node is the name of a member, the same each time.
func (h *HubFlags) node() (string, error) {
	path := filepath.Join(h.Dir, nodeName)
	kept, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		var b [8]byte
		_, _ = rand.Read(b[:]) // never fails
		name := hex.EncodeToString(b[:])
		return name, os.WriteFile(path, []byte(name+"\n"), 0o600)
	}
	return strings.TrimSpace(string(kept)), err
}
