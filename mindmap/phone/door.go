package phone

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
)

// Door is the handler of the phones of one wall. It is safe for use by several goroutines.
type Door struct {
	wall   Wall
	secret secret
	hosts  []string // that it goes by, beside addresses
	public *url.URL // nil when it is reached by an address
	cross  *http.CrossOriginProtection
	now    func() time.Time

	mu       sync.Mutex
	settings Settings
	shown    mindmap.ID // the question that the room sees
	opened   []mindmap.ID
	code     string
	helper   string // the token of the link by which a helper looks through the inbox; empty when there is none
	limits   limits
	overAt   time.Time // when an answer was last put off as too much waits
	view     *view     // nil when the wall has changed since
	told     *told     // nil when phones must be told anew
	telling  sync.Mutex

	line writing
}

// Options say how a door is reached.
type Options struct {
	Hosts  []string // names of this machine
	Public string   // the address of the site that passes on to here, such as https://wall.example; empty when there is none
	Now    func() time.Time
}

// New makes the door of a wall.
func New(w Wall, k Kept, o Options) (*Door, error) {
	d := &Door{
		wall: w, code: k.Code, secret: k.Key, settings: k.Settings, opened: slices.Clone(k.Opened), helper: k.Helper,
		hosts: append([]string{"localhost"}, o.Hosts...), cross: http.NewCrossOriginProtection(), now: o.Now,
	}
	if d.now == nil {
		d.now = time.Now
	}
	if o.Public != "" {
		site, err := ParsePublic(o.Public)
		if err != nil {
			return nil, err
		}
		d.public, d.hosts = site, append(d.hosts, site.Hostname())
		if err := d.cross.AddTrustedOrigin(site.Scheme + "://" + site.Host); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// ParsePublic reads the address of a site that passes on to a door: http or https, a host, and no path.
func ParsePublic(s string) (*url.URL, error) {
	site, err := url.Parse(strings.TrimRight(s, "/"))
	switch {
	case err != nil:
		return nil, err
	case site.Scheme != "http" && site.Scheme != "https" || site.Host == "":
		return nil, errors.New("want an address such as https://wall.example")
	case site.Path != "" || site.RawQuery != "" || site.Fragment != "" || site.User != nil:
		return nil, errors.New("want the address of the site alone, without a path")
	}
	return site, nil
}

// Set says what the room is asked now, and how. It returns the questions that are open, or were, when there are more than
// before: whoever keeps the wall keeps them with it.
func (d *Door) Set(s Settings, shown mindmap.ID) (opened []mindmap.ID) {
	d.mu.Lock()
	d.settings, d.shown, d.view, d.told = s, shown, nil, nil
	d.mu.Unlock()
	now := d.current()
	d.mu.Lock()
	defer d.mu.Unlock()
	before := len(d.opened)
	for _, q := range now.questions {
		if !slices.Contains(d.opened, q.ID) {
			d.opened = append(d.opened, q.ID)
		}
	}
	if len(d.opened) == before {
		return nil
	}
	return slices.Clone(d.opened)
}

// Admit says by which code phones come in from here on, and by which token a helper does; an empty one is nobody's.
func (d *Door) Admit(code, helper string) {
	d.mu.Lock()
	d.code, d.helper = code, helper
	d.mu.Unlock()
}

func (d *Door) codeNow() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.code
}

// Changed tells the door that the wall did.
func (d *Door) Changed() {
	d.mu.Lock()
	d.view = nil
	d.mu.Unlock()
}

// Here is how many phones have the page open.
func (d *Door) Here() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.limits.here(d.now())
}

// Full reports whether phones keep what they have, as the inbox is full, or was a moment ago.
func (d *Door) Full() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return !d.overAt.IsZero() && d.now().Sub(d.overAt) < hereFor/4
}

// SentAlike are the answers in the inbox that came from the same phone as one of them, with that one. Of what came before the
// last start nobody knows.
func (d *Door) SentAlike(answer mindmap.ID) []mindmap.ID {
	sent := []mindmap.ID{answer}
	d.mu.Lock()
	for _, c := range d.limits.phones {
		if slices.Contains(c.sent, answer) {
			sent = slices.Clone(c.sent)
		}
	}
	d.mu.Unlock()
	d.wall.Look(func(live *fold.Live) {
		sent = slices.DeleteFunc(sent, func(id mindmap.ID) bool { return id != answer && !live.InInbox(id) })
	})
	return sent
}

// writing gathers what phones send while the disk is busy, so that it is written together.
type writing struct {
	mu    sync.Mutex
	queue []*task
	turn  sync.Mutex // held by who writes
}

// task is what one phone wants written.
type task struct {
	do   func(Pen) error
	done bool
	err  error
}

// patience is how long a phone waits for the disk.
const patience = 5 * time.Second

// write does something on an up-to-date wall, together with all that waits for the same.
func (d *Door) write(ctx context.Context, do func(Pen) error) error {
	t, l := &task{do: do}, &d.line
	l.mu.Lock()
	l.queue = append(l.queue, t)
	l.mu.Unlock()
	l.turn.Lock()
	defer l.turn.Unlock()
	if t.done { // somebody before us has done it
		return t.err
	}
	l.mu.Lock()
	batch := l.queue
	l.queue = nil
	l.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience) // that one phone went is not the others' fault
	defer cancel()
	err := d.wall.Write(ctx, func(p Pen) error {
		for _, t := range batch {
			p.Begin()
			t.err = t.do(p)
		}
		return nil
	})
	for _, t := range batch {
		if t.done = true; err != nil {
			t.err = err
		}
	}
	d.Changed()
	return t.err
}
