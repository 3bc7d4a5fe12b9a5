package mindmap

import (
	"cmp"
	"slices"
)

// MaxLead is how far an entry's clock may be above both the wall's clock and the number of its entries. It is more than
// any wall has entries, so that no copy that went its own way is ever ahead; and little enough that nobody can end the
// clock, or have the last word for ever, with less than a million entries.
const MaxLead = 1_000_000

// Clock is a wall's Lamport clock: the highest of its entries' clocks, but for those that run ahead. What it is depends on
// the set of entries alone, and not on how they came. The zero value is that of no entries.
type Clock struct {
	now     uint64
	entries int
	ahead   []uint64 // in order
}

// Now is the wall's clock. The next entry that is written has one more.
func (c *Clock) Now() uint64 { return c.now }

// Ahead is how many of the entries run ahead.
func (c *Clock) Ahead() int { return len(c.ahead) }

// Limit is the highest clock that does not run ahead.
func (c *Clock) Limit() uint64 { return max(c.now, uint64(c.entries)) + MaxLead }

// Add takes in entries by their clocks. Some that ran ahead may no longer.
func (c *Clock) Add(clocks ...uint64) {
	c.entries += len(clocks)
	for _, clock := range clocks {
		if clock <= c.Limit() {
			c.now = max(c.now, clock)
			continue
		}
		at, _ := slices.BinarySearch(c.ahead, clock)
		c.ahead = slices.Insert(c.ahead, at, clock)
	}
	for len(c.ahead) > 0 && c.ahead[0] <= c.Limit() {
		c.now = max(c.now, c.ahead[0])
		c.ahead = c.ahead[1:]
	}
}

// AddUpTo takes in a number of entries of which the highest clock is known, and does nothing when that would run ahead:
// then it returns false, and each has to be added by its own.
func (c *Clock) AddUpTo(highest uint64, entries int) bool {
	if highest > max(c.now, uint64(c.entries+entries))+MaxLead {
		return false
	}
	c.entries += entries
	c.now = max(c.now, highest)
	c.Add() // what ran ahead may no longer
	return true
}

// Clone is a clock of its own with the same entries.
func (c *Clock) Clone() Clock {
	return Clock{now: c.now, entries: c.entries, ahead: slices.Clone(c.ahead)}
}

// Renumber gives the entries that run ahead the next clocks after all others, in their order, so that what is written
// from then on comes after them. It returns them in order, and how many got another clock.
func Renumber(entries []Entry) (_ []Entry, renumbered int) {
	var c Clock
	for i := range entries {
		c.Add(entries[i].Clock)
	}
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b Entry) int { return cmp.Or(a.Stamp().Compare(b.Stamp()), 0) })
	next := c.Now()
	for i := range sorted {
		if sorted[i].Clock > c.Now() {
			next++
			sorted[i].Clock = next
			renumbered++
		}
	}
	return sorted, renumbered
}
