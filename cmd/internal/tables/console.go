package tables

import (
	"context"
	"errors"
	"sync/atomic"

	"mindwall/mindmap"
	"mindwall/mindmap/link"
	"mindwall/mindmap/wallfile"
	"mindwall/tui/screen"
)

// Console is the sharing of a console's wall: it begins and ends it, and tells how that goes by a [screen.TablesMsg].
type Console struct {
	options Options
	path    func() string
	tell    func(msg any)
	again   atomic.Pointer[link.Address] // where the wall was joined before
	wishes  chan func()
	ctx     context.Context
	stop    context.CancelFunc
	done    chan struct{}
	shows   atomic.Pointer[string] // what the rooms are shown here
	open    atomic.Pointer[Session]
}

// NewConsole makes one that is not shared. The path is where the wall is now; tell is called by other goroutines.
func NewConsole(o Options, path func() string, tell func(msg any)) *Console {
	c := &Console{options: o, path: path, tell: tell, wishes: make(chan func(), 64), done: make(chan struct{})}
	c.ctx, c.stop = context.WithCancel(context.Background())
	go c.work()
	return c
}

// Begin tells where the wall was joined before, and joins there when it is to. It is called once there is a screen to tell.
func (c *Console) Begin(wall mindmap.ID, join *link.Address) {
	c.later(func() {
		if join != nil {
			c.again.Store(join)
			c.share(join)
			return
		}
		if kept, err := readKept(c.options.Folder, wall); err == nil && kept.Line != "" {
			if a, err := link.ParseAddress(kept.Line); err == nil {
				c.again.Store(&a)
			}
		}
		c.told(screen.Tables{})
	})
}

// work does one wish after the other, so that the screen never waits.
func (c *Console) work() {
	defer close(c.done)
	for {
		select {
		case <-c.ctx.Done():
			return
		case do := <-c.wishes:
			do()
		}
	}
}

// later puts a wish behind those that wait. Of far too many one is lost, and can be pressed again.
func (c *Console) later(do func()) {
	select {
	case c.wishes <- do:
	default:
	}
}

// Ask implements tui.Tables.
func (c *Console) Ask(i screen.AskTables) { c.later(func() { c.do(i) }) }

// Show implements tui.Tables.
func (c *Console) Show(now string) {
	c.shows.Store(&now)
	c.later(func() {
		if s := c.open.Load(); s != nil {
			s.Show(*c.shows.Load())
		}
	})
}

func (c *Console) do(i screen.AskTables) {
	switch i.Wish {
	case screen.ShareWall:
		c.share(nil)
		return
	case screen.JoinAgain:
		if at := c.again.Load(); at != nil {
			c.share(at)
		}
		return
	}
	s := c.open.Load()
	if s == nil {
		c.told(screen.Tables{})
		return
	}
	var err error
	switch i.Wish {
	case screen.StopSharing:
		left := screen.Tables{}
		if err := c.leave(); err != nil {
			left.Trouble = screen.Told(err)
		}
		c.told(left)
	case screen.NewCode:
		s.NewCode()
	case screen.LetTableIn, screen.RefuseTable:
		s.LetIn(i.N, i.Wish == screen.LetTableIn)
	case screen.PutOut:
		err = s.PutOut(i.Name)
	case screen.NewTablesKey:
		err = s.NewKey()
	case screen.LeadRoom:
		s.Lead()
	case screen.HandOver:
		s.HandOver(i.Table)
	}
	if err != nil {
		s.fault(err)
	}
}

// share begins to share the wall, at a hub that is started here when no address is given.
func (c *Console) share(at *link.Address) {
	if s := c.open.Load(); s != nil {
		c.told(c.of(s.Status()))
		return
	}
	o := c.options
	o.Path, o.Address, o.Told = c.path(), at, func(s Status) { c.told(c.of(s)) }
	var s *Session
	err := wallfile.Guarded("sharing the wall", func() (err error) {
		s, err = Open(c.ctx, o)
		return err
	})
	if err != nil {
		c.told(screen.Tables{Trouble: screen.Told(err)})
		return
	}
	c.open.Store(s)
	if at == nil {
		c.again.Store(nil) // the others look here now
		s.NewCode()
	}
	if now := c.shows.Load(); now != nil {
		s.Show(*now)
	}
	c.told(c.of(s.Status()))
}

// told tells how it goes.
func (c *Console) told(t screen.Tables) {
	if a := c.again.Load(); a != nil && len(a.Hubs) > 0 {
		t.Again = a.Hubs[0]
	}
	c.tell(screen.TablesMsg(t))
}

// of is how it goes, for the screens.
func (c *Console) of(s Status) screen.Tables {
	t := screen.Tables{
		On: true, Hosts: s.Hosts, Places: s.Places, Code: s.Code, Words: s.Words, Let: s.Let, Waiting: s.Waiting, Unsure: s.Unsure, Leads: s.Leads,
		Lead: screen.Table(s.Lead),
	}
	for _, a := range s.Asking {
		t.Asking = append(t.Asking, screen.AskingTable(a))
	}
	for _, other := range s.Tables {
		t.Here = append(t.Here, screen.Table{Device: other.Device, Name: nameOf(other.Name)})
	}
	t.Lead.Name = nameOf(t.Lead.Name)
	if s.Away != nil {
		t.Away, t.Refused = screen.Told(s.Away), errors.Is(s.Away, link.ErrNotLetIn)
	}
	if s.Fault != nil {
		t.Trouble = screen.Told(s.Fault)
	} else if n := len(s.Faults); n > 0 {
		t.Trouble = screen.Told(s.Faults[n-1])
	}
	return t
}

func (c *Console) leave() error {
	if s := c.open.Swap(nil); s != nil {
		return s.Close()
	}
	return nil
}

// End ends the sharing at the end of the program.
func (c *Console) End() error {
	c.stop()
	<-c.done
	return c.leave()
}
