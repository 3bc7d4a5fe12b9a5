package tables

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"mindwall/cmd/internal/places"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/link"
	"mindwall/mindmap/link/pair"
	"mindwall/mindmap/shown"
	"mindwall/tui/settings"
)

// Options say how a wall is shared.
type Options struct {
	Path   string
	Writer desk.Writer  // under whose name the table goes
	Own    []mindmap.ID // device ids of the console whose wall it is, that of now first; none without a console
	Folder settings.Folder

	Listen  string        // host and port of a hub that is started here; either may be left out
	Address *link.Address // of the hub that the wall is shared at; nil starts one here
	Foreign Foreign       // in the place of both

	Told func(Status) // is told of changes, by other goroutines; may be nil
}

// Foreign is a NATS that is there already: its servers, and the file that lets in there.
type Foreign struct{ Servers, Creds string }

// Status is how it goes.
type Status struct {
	link.Status
	Hosts  bool     // the hub is held here
	Places []string // where other tables find it, the likeliest first
	Code   string   // that lets the next one in; empty when none is out
	Words  string   // of the hub's certificate
	Asking []Asking
	Let    []string // names of the tables that were let in here
	Line   string   // by which scripts join
	Fault  error    // of the hub or the file, the latest
}

// Asking is a table that knew the code, and waits for a person's word.
type Asking struct {
	N    int
	Name string
}

// Session is a wall that is shared, until Close.
type Session struct {
	options Options
	told    func(Status)
	door    *desk.Door
	wall    wall
	kept    *kept
	hub     *child   // nil when it is another's
	key     [16]byte // of this table at its own hub
	link    *link.Link
	ctx     context.Context
	stop    context.CancelFunc
	work    sync.WaitGroup
	err     error // of who followed the file

	mu      sync.Mutex
	status  Status
	codeEnd *time.Timer
	had     map[int][16]byte // the keys that tables which ask have already
	own     shown.Shown      // what this table would show its rooms
	led     string           // what they are shown in its place, as the table that leads says
}

// codeHolds is how long a code is of use.
const codeHolds = 10 * time.Minute

// Open begins to share a wall.
func Open(ctx context.Context, o Options) (_ *Session, err error) {
	s := &Session{options: o, told: o.Told, had: map[int][16]byte{}}
	if s.told == nil {
		s.told = func(Status) {}
	}
	if s.door, err = desk.OpenDoor(o.Path, o.Writer); err != nil {
		return nil, err
	}
	s.wall = wall{s.door, o.Own}
	s.ctx, s.stop = context.WithCancel(context.WithoutCancel(ctx))
	if err := s.begin(); err != nil {
		s.stop()
		if s.hub != nil {
			s.hub.end()
		}
		return nil, errors.Join(err, s.door.Close())
	}
	s.work.Go(func() { s.err = s.door.Run(s.ctx, s.changed) })
	s.work.Go(s.watch)
	return s, nil
}

var errNoFrame = errors.New("this wall has no question yet: ask one, then share it")

func (s *Session) begin() (err error) {
	id := s.wall.ID()
	if a := s.options.Address; a != nil && id.IsZero() {
		id = a.Wall
	}
	if id.IsZero() {
		return errNoFrame
	}
	if s.kept, err = readKept(s.options.Folder, id); err != nil {
		s.fault(err) // another line then, at worst
	}
	address, options := s.options.Address, link.Options{Name: s.options.Writer.Author, Servers: s.options.Foreign.Servers, Creds: s.options.Foreign.Creds}
	switch {
	case options.Servers != "":
		address = &link.Address{Wall: id}
	case address == nil:
		if address, err = s.host(id); err != nil {
			return err
		}
	default:
		s.status.Words = pair.Words(address.Pin)
		s.kept.Line = address.String()
		if err := s.kept.keep(); err != nil {
			s.fault(err)
		}
	}
	l, err := link.Open(s.ctx, *address, s.wall, options)
	s.mu.Lock()
	s.link = l
	s.mu.Unlock()
	return err
}

// host starts a hub for the wall.
func (s *Session) host(id mindmap.ID) (*link.Address, error) {
	joined := s.kept.Line != ""
	s.kept.Line = "" // what was joined before is not where the others look now
	if err := s.kept.complete(); err != nil {
		s.fault(err)
	}
	_, _ = rand.Read(s.key[:]) // never fails
	s.hub = &child{wall: id, secret: s.kept.Secret, listen: s.options.Listen, last: s.kept.Port, keys: s.keys(), tell: s.heard, isFree: places.IsFree}
	if err := startHub(s.ctx, s.hub); err != nil {
		s.hub = nil
		return nil, fmt.Errorf("start a hub: %w", err)
	}
	port, pin := s.hub.listensAt()
	if s.kept.Port != port || joined {
		s.kept.Port = port
		if err := s.kept.keep(); err != nil {
			s.fault(err)
		}
	}
	host, _ := places.Split(s.options.Listen)
	s.mu.Lock()
	s.status.Hosts, s.status.Words = true, pair.Words(pin)
	s.status.Places = placesOf(host, port)
	s.mu.Unlock()
	s.lineIs()
	return &link.Address{Hubs: []string{"127.0.0.1:" + strconv.Itoa(port)}, Wall: id, Key: s.key, Pin: pin}, nil
}

// placesOf are where a hub is found, as people type it: without the port that is usual.
func placesOf(host string, port int) (list []string) {
	hosts := []string{host}
	if host == "" || host == "0.0.0.0" || host == "::" {
		hosts = nil
		for _, at := range places.Reachable() {
			hosts = append(hosts, at.IP.String())
		}
	}
	for _, host := range hosts {
		if strconv.Itoa(port) != link.Port {
			host = places.Listen(host, port)
		}
		list = append(list, host)
	}
	return list
}

// address is where the hub is found from elsewhere, with a key.
func (s *Session) address(key [16]byte) link.Address {
	_, pin := s.hub.listensAt()
	a := link.Address{Wall: s.kept.Wall, Key: key, Pin: pin}
	if len(s.status.Places) > 0 {
		host, _ := places.Split(s.status.Places[0])
		a.Hubs = []string{places.Listen(host, s.kept.Port)}
	}
	return a
}

// lineIs notes the line for scripts, and who was let in.
func (s *Session) lineIs() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status.Line, s.status.Let = s.address(s.kept.lineKey()).String(), s.kept.names()
}

// Status is how it goes now.
func (s *Session) Status() Status {
	now := s.link.Status()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status.Status = now
	copied := s.status
	copied.Asking = slices.Clone(s.status.Asking)
	return copied
}

func (s *Session) tell() {
	s.mu.Lock()
	isOpen := s.link != nil
	s.mu.Unlock()
	if isOpen && s.ctx.Err() == nil {
		s.told(s.Status())
	}
}

// fault notes what people should know.
func (s *Session) fault(err error) {
	s.mu.Lock()
	s.status.Fault = err
	s.mu.Unlock()
	s.tell()
}

// changed is told of each change of the file.
func (s *Session) changed(state map[string]string, away error) {
	if away != nil {
		s.fault(away)
		return
	}
	if now, ok := state[shown.Key]; ok && len(s.options.Own) == 0 {
		s.Show(now) // a console says so by itself
	}
	if len(s.options.Own) == 0 { // a console sees by itself what came
		s.tell()
	}
}

var errSpent = errors.New("ten wrong codes were tried, and this one is out no longer: a new code lets the next table in")

// AcceptRedactions takes words out of the file that redactions of other tables took off the board.
func (s *Session) AcceptRedactions() (entries int, err error) { return s.door.Accept(s.ctx) }

// Close lets go of hub and wall, when what came is on the disk.
func (s *Session) Close() error {
	s.link.Close()
	s.mu.Lock()
	if s.codeEnd != nil {
		s.codeEnd.Stop()
	}
	s.mu.Unlock()
	s.stop()
	s.work.Wait()
	if s.hub != nil {
		s.hub.end()
	}
	return s.err
}
