package phone

import (
	"net/netip"
	"slices"
	"time"

	"mindwall/mindmap"
)

// How much is taken. A venue is one address, so there is no limit by address until all together are too many.
const (
	perPhone, perPhoneAtOnce   = 0.5, 12 // things sent, a second and at once
	perDoor, perDoorAtOnce     = 300, 600
	looks, looksAtOnce         = 2000, 4000 // of pages and states
	decisions, decisionsAtOnce = 20, 60     // of helpers
	guesses, guessesAtOnce     = 5, 50      // of wrong codes; there are 47 million codes

	maxBody      = 16 << 10 // bytes
	maxText      = 2000     // runes
	maxPhones    = 20_000   // that are remembered
	maxWaiting   = 2000     // in the inbox
	maxWaitingOf = 20       // of one phone
	maxChanges   = 40       // of one phone's mind about one answer
	maxAsked     = 100      // things sent that are asked after at once

	dealt        = 10 * time.Second // for how long an address is remembered
	maxAddresses = 10_000

	hereFor = 2 * time.Minute // for how long a phone that was heard of is here
)

// bucket fills up by a rate, and each thing takes one out of it.
type bucket struct {
	taken float64
	last  time.Time
}

func (b *bucket) left(now time.Time, rate, atOnce float64) float64 {
	b.taken = max(b.taken-rate*max(now.Sub(b.last).Seconds(), 0), 0)
	b.last = now
	return atOnce - b.taken
}

func (b *bucket) take(now time.Time, rate, atOnce float64) bool {
	if b.left(now, rate, atOnce) < 1 {
		return false
	}
	b.taken++
	return true
}

// caller is a phone, as far as it is remembered.
type caller struct {
	sends bucket
	heard time.Time
	sent  []mindmap.ID // the last of its answers that went to the inbox
}

// limits are kept in memory alone.
type limits struct {
	all, looking, guessing, deciding bucket

	phones map[string]*caller
	shares map[netip.Prefix]int // things sent by each address since they were dealt
	since  time.Time
}

// phone is the caller of a number. When there are too many those that were heard of longest ago are forgotten.
func (l *limits) phone(number string, now time.Time) *caller {
	c := l.phones[number]
	if c == nil {
		if len(l.phones) >= maxPhones {
			l.forgetHalf()
		}
		if c = new(caller); l.phones == nil {
			l.phones = map[string]*caller{}
		}
		l.phones[number] = c
	}
	c.heard = now
	return c
}

func (l *limits) forgetHalf() {
	heard := make([]time.Time, 0, len(l.phones))
	for _, c := range l.phones {
		heard = append(heard, c.heard)
	}
	slices.SortFunc(heard, time.Time.Compare)
	middle := heard[len(heard)/2]
	for number, c := range l.phones {
		if !c.heard.After(middle) {
			delete(l.phones, number)
		}
	}
}

// here is how many phones were heard of lately.
func (l *limits) here(now time.Time) (n int) {
	for _, c := range l.phones {
		if now.Sub(c.heard) < hereFor {
			n++
		}
	}
	return n
}

// sends reports whether a phone at an address may send one more thing. When all together send so much that it runs short,
// each address has an equal share, so that one machine cannot take it all.
func (l *limits) sends(number string, from netip.Addr, now time.Time) bool {
	if now.Sub(l.since) > dealt || l.shares == nil {
		l.shares, l.since = map[netip.Prefix]int{}, now
	}
	who := network(from)
	if _, known := l.shares[who]; !known && len(l.shares) >= maxAddresses {
		who = netip.Prefix{} // of all others together
	}
	l.shares[who]++
	short := l.all.left(now, perDoor, perDoorAtOnce) < perDoorAtOnce/2
	if short && len(l.shares) > 1 && l.shares[who] > perDoor*int(dealt/time.Second)/len(l.shares) {
		return false
	}
	return l.phone(number, now).sends.take(now, perPhone, perPhoneAtOnce) && l.all.take(now, perDoor, perDoorAtOnce)
}

// network is what one machine may have addresses of: of the newer kind it has as many as it likes.
func network(a netip.Addr) netip.Prefix {
	const own = 64
	a = a.Unmap()
	p, _ := a.Prefix(min(a.BitLen(), own))
	return p
}
