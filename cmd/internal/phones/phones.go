// Package phones opens a wall to phones: it listens, serves the page of mindmap/phone, and keeps what of that is to outlive the
// program with the wall. The console and mindwall serve do it in the same way, and may do it at the same time: the file is the
// bus. It tells nobody who came.
package phones

import (
	"cmp"
	"context"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"mindwall/cmd/internal/places"
	"mindwall/cmd/internal/viewers"
	"mindwall/export/live"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/phone"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
)

// Options say how a wall is opened to phones.
type Options struct {
	Path   string
	Listen string                // host and port; without a port the one that is kept with the wall, or a free one
	Public string                // the address of a site that passes on to here; empty when there is none
	Code   string                // in place of the one that is kept; empty leaves that
	Set    func(*phone.Settings) // changes what is kept; may be nil
	Look   look.Kind             // of the room in browsers, as long as the console says none
	Told   func(Status)          // is told of changes, by another goroutine; may be nil
}

// Status is how it goes.
type Status struct {
	Addresses []string // of the page, the likeliest first
	Helper    string   // the link of a helper who looks through the inbox, beside the first address; empty when there is none
	Full      bool     // phones keep what they have, as too much waits in the inbox
	View      string   // where browsers see the room
	Here      int      // phones that have the page open
	Viewers   int      // browsers that see the room
	Settings  phone.Settings
	Away      error // why nothing can be taken just now; nil when it can
	Over      bool  // the door was closed for good, from wherever
}

// Doors is a wall that is open to phones, until Close.
type Doors struct {
	told   func(Status)
	at     *net.TCPAddr
	public string
	desk   *desk.Door
	second bool // another program lets phones in at the wall's port, and it stays the wall's
	phones *phone.Door
	view   *viewers.Viewers
	server *http.Server
	stop   context.CancelFunc
	work   sync.WaitGroup
	err    error // of who followed the file
	over   atomic.Bool

	mu     sync.Mutex
	status Status
	kept   phone.Kept
}

// wall lets phones write at a desk.
type wall struct{ *desk.Door }

func (w wall) Look(read func(*fold.Live)) { w.Door.Look(read) }

func (w wall) Write(ctx context.Context, plan func(phone.Pen) error) error {
	return w.Door.Write(ctx, func(p *desk.Pen) error { return plan(p) })
}

// aMinute is how exactly the time of what a phone sends is kept: in a small room a second tells who it was.
func aMinute() time.Time { return time.Now().Truncate(time.Minute) }

// Open opens a wall to phones. It listens from here on, and not before.
func Open(ctx context.Context, o Options) (_ *Doors, err error) {
	d := &Doors{told: o.Told}
	if d.told == nil {
		d.told = func(Status) {}
	}
	if d.desk, err = desk.OpenDoor(o.Path, desk.Writer{Author: "phone", Now: aMinute}); err != nil {
		return nil, err
	}
	listener, question, err := d.prepare(ctx, o)
	if err != nil {
		return nil, errors.Join(err, d.desk.Close())
	}
	d.desk.WriteAs(d.kept.Device)
	if err := d.set(ctx, d.kept.Settings, question); err != nil {
		return nil, errors.Join(err, listener.Close(), d.desk.Close())
	}
	ctx, d.stop = context.WithCancel(context.WithoutCancel(ctx))
	d.view = viewers.Open(viewers.Options{Path: o.Path, Token: d.kept.View, Look: o.Look, Asked: d.phones.Asked, IsHost: d.phones.IsHost})
	d.server = phone.NewServer(http.HandlerFunc(d.serve))
	d.work.Go(func() { _ = d.server.Serve(listener) }) // until it is closed
	d.work.Go(func() {
		d.err = d.desk.Run(ctx, func(state map[string]string, away error) { d.changed(ctx, state, away) })
	})
	d.work.Go(func() { d.count(ctx) })
	return d, nil
}

// serve sends those who only look to what they see, and all others to the phones' page.
func (d *Doors) serve(w http.ResponseWriter, r *http.Request) {
	if live.IsBelow(r.URL.Path) {
		d.view.ServeHTTP(w, r)
		return
	}
	d.phones.ServeHTTP(w, r)
}

// prepare listens, and makes the door that phones come to, of what is kept or, the first time, of nothing.
func (d *Doors) prepare(ctx context.Context, o Options) (net.Listener, mindmap.ID, error) {
	state, err := d.desk.State(ctx)
	if err != nil {
		return nil, mindmap.ID{}, err
	}
	kept, known := phone.ReadKept(state)
	if !known {
		kept = phone.NewKept()
		kept.Settings = phone.ReadSettings(state[phone.SettingsKey])
	}
	kept.Code, kept.View = cmp.Or(o.Code, kept.Code), cmp.Or(kept.View, phone.NewToken())
	if o.Set != nil {
		o.Set(&kept.Settings)
	}
	listener, err := listen(ctx, o.Listen, kept.Port)
	if err != nil {
		return nil, mindmap.ID{}, err
	}
	d.at, d.public = listener.Addr().(*net.TCPAddr), o.Public
	d.second = state[phone.OpenKey] != "" && kept.Port != d.at.Port && isTaken(ctx, kept.Port)
	if !d.second {
		kept.Port = d.at.Port
	}
	d.kept, d.status.Settings = kept, kept.Settings
	d.reachedBy(&d.status, kept)
	d.phones, err = phone.New(wall{d.desk}, kept, phone.Options{Hosts: places.Names(), Public: o.Public})
	if err == nil {
		state := kept.State()
		state[phone.OpenKey] = "yes" // a second one finds it so
		err = d.desk.SetState(ctx, state)
	}
	if err != nil {
		return nil, mindmap.ID{}, errors.Join(err, listener.Close())
	}
	return listener, shown.Decode(state[shown.Key]).Question, nil
}

// changed is told of each change of the wall.
func (d *Doors) changed(ctx context.Context, state map[string]string, away error) {
	if away != nil || state == nil {
		d.phones.Changed()
		d.tell(func(s *Status) { s.Away = away })
		return
	}
	kept, known := phone.ReadKept(state)
	d.mu.Lock()
	ours := known && kept.Key == d.kept.Key
	d.mu.Unlock()
	if !ours { // it was closed for good
		if d.over.CompareAndSwap(false, true) {
			_ = d.server.Close()
			d.tell(func(s *Status) { s.Over = true })
		}
		return
	}
	d.phones.Admit(kept.Code, kept.Helper)
	d.view.SetToken(kept.View)
	err := d.set(ctx, kept.Settings, shown.Decode(state[shown.Key]).Question)
	d.tell(func(s *Status) {
		s.Away, s.Settings = err, kept.Settings
		d.reachedBy(s, kept)
	})
}

// reachedBy says where the page is found.
func (d *Doors) reachedBy(s *Status, kept phone.Kept) {
	d.kept.Code, d.kept.Helper, d.kept.View = kept.Code, kept.Helper, kept.View
	s.Addresses, s.Helper = addresses(d.at, d.public, kept.Code), ""
	s.View = strings.TrimSuffix(s.Addresses[0], "/"+kept.Code) + live.Path + kept.View
	if kept.Helper != "" {
		s.Helper = phone.HelperAddress(s.Addresses[0], kept.Helper)
	}
}

// set says what the room is asked, and keeps which questions were.
func (d *Doors) set(ctx context.Context, s phone.Settings, question mindmap.ID) error {
	opened := d.phones.Set(s, question)
	d.mu.Lock()
	d.kept.Settings = s
	var kept phone.Kept
	if opened != nil {
		d.kept.Opened = opened
		kept = d.kept
	}
	d.mu.Unlock()
	if opened == nil {
		return nil
	}
	return d.desk.SetState(ctx, kept.StateOfOpened())
}

// between is how often it is looked how many phones are here.
const between = 2 * time.Second

func (d *Doors) count(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(between):
			d.tell(func(s *Status) { d.reachedBy(s, d.kept) }) // this machine may be in another network by now
		}
	}
}

// tell tells how it goes, when that is something else than before.
func (d *Doors) tell(change func(*Status)) {
	here, full, viewers := d.phones.Here(), d.phones.Full(), d.view.Looking()
	d.mu.Lock()
	before := d.status
	change(&d.status)
	d.status.Here, d.status.Full, d.status.Viewers = here, full, viewers
	now := d.status
	d.mu.Unlock()
	if now.Here != before.Here || now.Full != before.Full || now.Settings != before.Settings || now.Over != before.Over ||
		now.Viewers != before.Viewers || now.View != before.View ||
		now.Helper != before.Helper || !slices.Equal(now.Addresses, before.Addresses) || (now.Away == nil) != (before.Away == nil) {
		d.told(now)
	}
}

// Status is how it goes now.
func (d *Doors) Status() Status {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.status
	s.Addresses = slices.Clone(s.Addresses)
	return s
}

// SentAlike is [phone.Door.SentAlike].
func (d *Doors) SentAlike(answer mindmap.ID) []mindmap.ID { return d.phones.SentAlike(answer) }

// Forget lets go of all that is kept of the door: nothing that a phone holds is taken any more.
func (d *Doors) Forget(ctx context.Context) error {
	state, err := d.desk.State(ctx)
	if err != nil {
		return err
	}
	return d.desk.SetState(ctx, phone.Forgotten(state))
}

// Close closes the doors, when what came in is on the disk. What is kept of them stays.
func (d *Doors) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	d.view.Close()
	_ = d.server.Shutdown(ctx) // whoever is not done then sends again
	_ = d.server.Close()
	if !d.second {
		_ = d.desk.SetState(ctx, map[string]string{phone.OpenKey: ""}) // else somebody is told that it was open, once too often
	}
	d.stop()
	d.work.Wait()
	return d.err
}

// errForGood is why a program that only serves ends by itself.
var errForGood = errors.New("the door for phones was closed for good")

// Serve lets phones in until the context ends, or the door is closed for good. It calls open when it is open.
func Serve(ctx context.Context, o Options, open func(Status) error) error {
	over, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	o.Told = func(s Status) {
		if s.Over {
			cancel(errForGood)
		}
	}
	d, err := Open(ctx, o)
	if err != nil {
		return err
	}
	if err := open(d.Status()); err != nil {
		return errors.Join(err, d.Close())
	}
	<-over.Done()
	if ctx.Err() == nil {
		err = errForGood
	}
	return errors.Join(err, d.Close())
}
