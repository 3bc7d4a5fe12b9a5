package hub

import (
	"encoding/base64"
	"slices"
	"sync"

	"github.com/nats-io/nats-server/v2/server"

	"mindwall/mindmap"
	"mindwall/mindmap/link/pair"
	"mindwall/mindmap/link/wire"
)

// withinName is the name that the hub itself comes in with.
const withinName = "hub"

// door says who comes in, and what they may do then.
type door struct {
	hub    *Hub
	within string // the password of the hub itself

	mu   sync.Mutex
	all  []Key
	keys []string          // as they are sent
	in   map[uint64]string // by the number of a connection, what it came in with
}

// hadBy is the key that a request says its table has; zero when it has none that lets it in.
func (d *door) hadBy(r *pair.Request) (key Key) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, k := range d.all {
		if r.Has(k) {
			return k
		}
	}
	return key
}

// set sets the keys, and returns the connections that came in with another.
func (d *door) set(keys []Key) (out []uint64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.all, d.keys = slices.Clone(keys), nil
	for _, k := range keys {
		d.keys = append(d.keys, base64.RawURLEncoding.EncodeToString(k[:]))
	}
	for id, key := range d.in {
		if !slices.Contains(d.keys, key) {
			out = append(out, id)
			delete(d.in, id)
		}
	}
	return out
}

// Check implements [server.Authentication]. The name of a table is the id of its wall, and its password the key as in the line.
func (d *door) Check(c server.ClientAuthentication) bool {
	o := c.GetOpts()
	switch {
	case c.Kind() != server.CLIENT:
		return false
	case o.Username == withinName:
		return same(o.Password, d.within)
	case o.Username == pair.User:
		return d.hub.lets(c)
	}
	wall, err := mindmap.ParseID(o.Username)
	if err != nil || wall.String() != o.Username || !d.knows(o.Password) || !d.hub.serves(wall) {
		return false
	}
	d.cameIn(c.GetID(), o.Password)
	names := wire.NamesOf(wall)
	c.RegisterUser(&server.User{Permissions: &server.Permissions{
		Publish: &server.SubjectPermission{Allow: names.MayPublish()}, Subscribe: &server.SubjectPermission{Allow: names.MaySubscribe()},
	}})
	return true
}

func (d *door) knows(password string) (known bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, key := range d.keys {
		known = same(key, password) || known
	}
	return known
}

// cameIn remembers a connection. Those that are gone are forgotten when there are many.
func (d *door) cameIn(id uint64, key string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.in == nil {
		d.in = map[uint64]string{}
	}
	if len(d.in) > 2*maxConns {
		for id := range d.in {
			if d.hub.server.GetClient(id) == nil {
				delete(d.in, id)
			}
		}
	}
	d.in[id] = key
}
