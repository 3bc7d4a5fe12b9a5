package live

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"sync"
	"time"
)

// Room is the handler of the page of one wall. It is safe for use by several goroutines.
type Room struct {
	painter Painter
	isHost  func(host string) bool
	wake    chan struct{} // tells Run that somebody looks, or that something changed

	mu      sync.Mutex
	token   string
	asked   map[Shape]time.Time // when each shape was asked for last
	looking int                 // browsers that follow
	waiting int                 // requests that wait for a drawing
	changes int                 // told so far
	now     *drawn              // nil until there is one
	failed  error               // why there is none of now
	news    chan struct{}       // closed when any of these is another
}

// drawn is a drawing as it is sent.
type drawn struct {
	Drawing
	number  int64 // by which browsers know it
	changes int   // that it shows
	at      time.Time
	files   map[Shape]file
	words   file
}

// New makes the handler; Run draws for it. isHost reports whether a request's Host is one that the page goes by. An empty token is
// nobody's.
func New(p Painter, token string, isHost func(host string) bool) *Room {
	return &Room{
		painter: p, isHost: isHost, token: token, asked: map[Shape]time.Time{}, news: make(chan struct{}), wake: make(chan struct{}, 1),
	}
}

// SetToken lets the page go by another token. Whoever looks by the old one is let go.
func (r *Room) SetToken(token string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if token != r.token {
		r.token = token
		r.tell()
	}
}

// Changed tells that the room may see something else now.
func (r *Room) Changed() {
	r.mu.Lock()
	r.changes++
	r.mu.Unlock()
	r.rouse()
}

// Looking is how many browsers follow the room.
func (r *Room) Looking() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.looking
}

func (r *Room) rouse() {
	select {
	case r.wake <- struct{}{}:
	default: // it is about to look
	}
}

// tell wakes all that wait for news. The lock is held.
func (r *Room) tell() {
	close(r.news)
	r.news = make(chan struct{})
}

// The pace of drawing.
const (
	eachTakes = 500 * time.Millisecond // from one picture to the next
	restsFor  = 4                      // times as long as the last drawing took
	askedFor  = 10 * time.Minute       // that long a shape is drawn after it was asked for last

	afterFailing = 5 * time.Second
)

// Run draws what browsers are to see, until the context ends.
func (r *Room) Run(ctx context.Context) {
	var rested time.Time
	for {
		shapes, changes, wait := r.due(rested)
		if wait == 0 {
			began := time.Now()
			d, err := r.painter.Draw(shapes)
			took := time.Since(began)
			rested = began.Add(max(took+restsFor*took, time.Duration(max(len(shapes), 1))*eachTakes))
			if err != nil {
				rested = began.Add(afterFailing)
			}
			r.take(d, err, changes)
			continue
		}
		var later <-chan time.Time
		if wait > 0 {
			later = time.After(wait)
		}
		select {
		case <-ctx.Done():
			return
		case <-r.wake:
		case <-later:
		}
	}
}

// due is what is to be drawn, and how long that has time yet; negative when nothing is to be drawn until something happens.
func (r *Room) due(rested time.Time) (shapes []Shape, changes int, wait time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.looking+r.waiting == 0 {
		return nil, 0, -1
	}
	now := time.Now()
	switch {
	case !r.shows(r.changes, now):
		wait = max(rested.Sub(now), 0)
	case r.now.Stands == 0:
		return nil, 0, -1
	default:
		wait = max(r.now.at.Add(r.now.Stands).Sub(now), time.Millisecond)
	}
	for _, s := range []Shape{Wide, Tall} {
		if asked := r.asked[s]; !asked.IsZero() && now.Sub(asked) < askedFor {
			shapes = append(shapes, s)
		}
	}
	return shapes, r.changes, wait
}

// shows reports whether so many changes are drawn, and the time has changed nothing since. The lock is held.
func (r *Room) shows(changes int, now time.Time) bool {
	return r.now != nil && r.now.changes >= changes && (r.now.Stands == 0 || now.Sub(r.now.at) < r.now.Stands)
}

// take takes a drawing that shows so many changes. One that looks like the last keeps its number: nobody need fetch it.
func (r *Room) take(d Drawing, err error, changes int) {
	next := &drawn{Drawing: d, changes: changes, at: time.Now(), number: time.Now().UnixMilli(), files: map[Shape]file{}}
	for shape, content := range d.Pictures {
		next.files[shape] = newFile(svg, content)
	}
	words, _ := json.Marshal(spoken(d.Words)) // there is nothing in it that JSON cannot hold
	next.words = newFile("application/json", words)
	r.mu.Lock()
	defer r.mu.Unlock()
	defer r.tell()
	if r.failed = err; err != nil {
		return
	}
	if last := r.now; last != nil {
		next.number = max(next.number, last.number+1)
		if last.Words == d.Words && maps.EqualFunc(last.Pictures, d.Pictures, bytes.Equal) {
			next.number = last.number
		}
	}
	r.now = next
}

// patience is how long a request waits for a drawing.
const patience = 10 * time.Second

var errNone = errors.New("there is no picture just now")

// current is the room as it is seen now, drawn in a shape, or in none when only its words are wanted.
func (r *Room) current(ctx context.Context, shape Shape) (*drawn, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	r.mu.Lock()
	defer r.mu.Unlock()
	if shape != "" {
		r.asked[shape] = time.Now()
		if r.now != nil && r.now.Pictures[shape] == nil {
			r.changes++ // it was not drawn so far
		}
	}
	r.waiting++
	defer func() { r.waiting-- }()
	for want := r.changes; !r.shows(want, time.Now()); {
		news := r.news
		r.mu.Unlock()
		r.rouse()
		select {
		case <-ctx.Done():
		case <-news:
		}
		r.mu.Lock()
		if ctx.Err() != nil || r.failed != nil {
			return nil, errNone
		}
	}
	if shape != "" && r.now.Pictures[shape] == nil {
		return nil, errNone
	}
	return r.now, nil
}
