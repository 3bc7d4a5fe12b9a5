// Package live shows the room in browsers, to those who are somewhere else: one page that follows what the room sees, and that nobody
// can do anything with but look.
//
// The page hears a number whenever there is something new, and fetches one picture at a time. So a slow browser skips what it cannot
// follow, and nobody waits for it. Whoever looks, there is one drawing for all: at most two a second, and four times as long a pause
// as it took. While nobody looks nothing is drawn.
//
// The address ends with a token of 128 bits, which is not the code of phones. Another token ends all that look by the old one.
//
// The package is a handler and its rules. It knows no wall: what is drawn comes from a [Painter], which must not draw what may not
// leave the room.
package live

import "time"

// Shape is the shape of a picture: the name under which browsers fetch it.
type Shape string

// The shapes.
const (
	Wide Shape = "map.svg"  // for screens
	Tall Shape = "tall.svg" // for phones that are held upright
)

// Drawing is what the room sees at one moment.
type Drawing struct {
	Pictures map[Shape][]byte // as SVG
	Words
	// Stands is how long it stays as it is when nothing happens; 0 when it stays.
	Stands time.Duration
}

// Words are what the page says beside a picture.
type Words struct {
	Title    string `json:"title"`
	Language string `json:"lang"`    // BCP 47
	Outline  string `json:"outline"` // in place of the picture, for those who do not see it
	Newest   string `json:"newest"`  // the answer that came last; empty when none did just now
	Ground   string `json:"ground"`  // the colour around the picture, as #rrggbb
}

// Painter draws what the room sees now.
type Painter interface {
	// Draw draws it in shapes. It is called by one goroutine at a time. When it fails it is asked again after a while.
	Draw(shapes []Shape) (Drawing, error)
}
