package tables

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"mindwall/cmd/internal/places"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/link"
	"mindwall/mindmap/link/pair"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/text"
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
	own     shown.Shown // what this table would show its rooms
	led     string      // what they are shown in its place, as the table that leads says
}

// codeHolds is how long a code is of use.
const codeHolds = 10 * time.Minute

// Open begins to share a wall.
func Open(ctx context.Context, o Options) (_ *Session, err error) {
	s := &Session{options: o, told: o.Told}
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
	s.hub = &child{wall: id, secret: s.kept.Secret, listen: s.options.Listen, last: s.kept.Port, keys: s.keys(), tell: s.heard}
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

// Show says what the rooms of this table are shown by itself. The others hear of it while this table leads; while another does,
// its rooms wear no more of it than what is each table's own.
func (s *Session) Show(now string) {
	s.mu.Lock()
	echo := now == s.led
	if !echo {
		s.own = shown.Decode(now)
	}
	s.mu.Unlock()
	if echo || !json.Valid([]byte(now)) {
		return
	}
	s.link.Show(json.RawMessage(now))
	s.follow()
}

// watch tells how the link goes, and keeps with the wall what the table that leads shows.
func (s *Session) watch() {
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-s.link.Changed():
		}
		s.follow()
		s.tell()
	}
}

// follow lets the rooms of this table be shown what the table that leads shows.
func (s *Session) follow() {
	now, led := s.link.Status(), string(s.link.Shown())
	if now.Leads || now.Lead.Device.IsZero() || led == "" {
		return
	}
	s.mu.Lock()
	merged := withOwn(shown.Decode(led), s.own).Encode()
	same := merged == s.led
	s.led = merged
	s.mu.Unlock()
	if same {
		return
	}
	if err := s.door.SetState(s.ctx, map[string]string{shown.Key: merged}); err != nil && s.ctx.Err() == nil {
		s.fault(err)
	}
}

// withOwn is what another table shows in this one's look and with its own way in for phones: theirs may be of another network.
func withOwn(led, own shown.Shown) shown.Shown {
	led.Look, led.Apart, led.Invite, led.Corner = own.Look, own.Apart, own.Invite, own.Corner
	if led.Scene == shown.Invite && own.Invite == "" {
		led.Scene = shown.Map
	}
	return led
}

var errSpent = errors.New("ten wrong codes were tried, and this one is out no longer: a new code lets the next table in")

// heard is told what the hub says.
func (s *Session) heard(w word) {
	switch {
	case w.Port != 0:
		s.fault(nil) // it was that the hub had ended
	case w.Asked != nil:
		s.putOut(pair.NewCode()) // that one was used
		s.mu.Lock()
		s.status.Asking = append(s.status.Asking, Asking{w.Asked.N, nameOf(w.Asked.Name)})
		s.mu.Unlock()
		s.tell()
	case w.Spent:
		s.putOut("")
		s.fault(errSpent)
	case w.Fault != "":
		s.fault(errors.New(w.Fault))
	case w.Ended != nil:
		s.mu.Lock()
		s.status.Asking = nil // whoever asked asks again
		s.mu.Unlock()
		s.fault(w.Ended)
	}
}

// nameOf is the name of a table as it may stand on a screen.
func nameOf(name string) string {
	const most = 40 // letters
	clean := text.CleanAuthor(name)
	if clean == "" {
		return "a table"
	}
	if r := []rune(clean); len(r) > most {
		clean = string(r[:most-1]) + "…"
	}
	return clean
}

// NewCode puts a code out, in the place of the one before.
func (s *Session) NewCode() {
	if s.hub == nil {
		return
	}
	s.putOut(pair.NewCode())
	s.mu.Lock()
	if errors.Is(s.status.Fault, errSpent) {
		s.status.Fault = nil
	}
	s.mu.Unlock()
	s.tell()
}

// NoCode takes the code back: nobody may ask any more.
func (s *Session) NoCode() {
	if s.hub != nil {
		s.putOut("")
		s.tell()
	}
}

func (s *Session) putOut(code pair.Code) {
	s.mu.Lock()
	if s.codeEnd != nil {
		s.codeEnd.Stop()
	}
	if code != "" {
		s.codeEnd = time.AfterFunc(codeHolds, s.NoCode)
	}
	s.status.Code = code.String()
	s.mu.Unlock()
	s.hub.order(order{Code: &code})
}

// keys are all that let tables in, with this one's own.
func (s *Session) keys() [][16]byte { return append(s.kept.keys(), s.key) }

// LetIn answers a table that waits.
func (s *Session) LetIn(n int, yes bool) {
	if s.hub == nil {
		return
	}
	s.mu.Lock()
	at := slices.IndexFunc(s.status.Asking, func(a Asking) bool { return a.N == n })
	var who Asking
	if at >= 0 {
		who = s.status.Asking[at]
		s.status.Asking = slices.Delete(slices.Clone(s.status.Asking), at, at+1)
	}
	s.mu.Unlock()
	if at < 0 {
		return
	}
	said := answer{N: n}
	if yes {
		key, err := s.kept.letIn(who.Name)
		if err != nil {
			s.fault(err) // it is let in until this program ends
		}
		said.Line, said.Title = s.address(key).String(), s.title()
		s.lineIs()
		s.hub.order(order{Keys: s.keys()})
	}
	s.hub.order(order{Answer: &said})
	s.tell()
}

func (s *Session) title() (title string) {
	s.door.Look(func(live *fold.Live) { title = live.Board().Event.Title })
	return title
}

// PutOut takes the key of one table away.
func (s *Session) PutOut(name string) error {
	return s.rekey(func() error { return s.kept.putOut(name) })
}

// NewKey takes all keys away: every table is put out, and has to be let in again.
func (s *Session) NewKey() error { return s.rekey(s.kept.renew) }

func (s *Session) rekey(change func() error) error {
	if s.hub == nil {
		return nil
	}
	err := change()
	s.lineIs()
	s.hub.order(order{Keys: s.keys()})
	s.tell()
	return err
}

// Lead makes this table lead the room view.
func (s *Session) Lead() { s.link.Lead() }

// HandOver lets another table lead it.
func (s *Session) HandOver(device mindmap.ID) { s.link.HandOver(link.Table{Device: device}) }

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
