package phones

import (
	"context"
	"sync"
	"sync/atomic"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
	"mindwall/tui/screen"
)

// Console is the door of a console: it opens and closes it, and tells how that goes by a [screen.PhonesMsg].
type Console struct {
	options Options
	path    func() string
	tell    func(msg any)
	work    sync.WaitGroup

	turn sync.Mutex // held by who opens or closes
	open atomic.Pointer[Doors]
}

// NewConsole makes one that is closed. The path is where the wall is now; tell is called by other goroutines.
func NewConsole(o Options, path func() string, tell func(msg any)) *Console {
	return &Console{options: o, path: path, tell: tell}
}

// Open lets phones in.
func (c *Console) Open() {
	c.work.Go(func() {
		c.turn.Lock()
		defer c.turn.Unlock()
		if d := c.open.Load(); d != nil {
			if s := d.Status(); !s.Over {
				c.tell(told(s))
				return
			}
			_ = d.Close() // it was closed for good from elsewhere
		}
		o := c.options
		o.Path, o.Told = c.path(), func(s Status) { c.tell(told(s)) }
		var d *Doors
		err := wallfile.Guarded("letting phones in", func() (err error) {
			d, err = Open(context.Background(), o)
			return err
		})
		if err != nil {
			c.tell(screen.PhonesMsg{Trouble: screen.Told(err)})
			return
		}
		c.open.Store(d)
		c.tell(told(d.Status()))
	})
}

// told is how it goes, for the screens.
func told(s Status) screen.PhonesMsg {
	msg := screen.PhonesMsg{Open: !s.Over, Addresses: s.Addresses, Helper: s.Helper, View: s.View, Full: s.Full, Here: s.Here, Viewers: s.Viewers, Settings: s.Settings}
	if s.Away != nil {
		msg.Trouble = screen.Told(s.Away)
	}
	return msg
}

// Close lets no more phones in; forever forgets what is kept of the door.
func (c *Console) Close(forever bool) {
	c.work.Go(func() {
		if err := c.end(forever); err != nil {
			c.tell(screen.PhonesMsg{Trouble: screen.Told(err)})
			return
		}
		c.tell(screen.PhonesMsg{})
	})
}

// End is Close at the end of the program.
func (c *Console) End() error {
	c.work.Wait()
	return c.end(false)
}

func (c *Console) end(forever bool) error {
	c.turn.Lock()
	defer c.turn.Unlock()
	d := c.open.Swap(nil)
	if d == nil {
		return nil
	}
	if forever {
		if err := d.Forget(context.Background()); err != nil {
			_ = d.Close()
			return err
		}
	}
	return d.Close()
}

// SentAlike is [Doors.SentAlike].
func (c *Console) SentAlike(answer mindmap.ID) []mindmap.ID {
	if d := c.open.Load(); d != nil {
		return d.SentAlike(answer)
	}
	return []mindmap.ID{answer}
}
