package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"mindwall/mindmap"
)

// Door is how entries come into a file.
type Door int

const (
	AnyDoor   Door = iota // from a person or from elsewhere
	NewWall               // as the first of a wall: they need not wait for its clock
	MovedWall             // as they are in another file of the same wall, held words and all
)

// Append stores entries inside a transaction; those that are there already it leaves as they are, and those that run
// ahead of what is stored it keeps aside. Those that a stored redaction names it stores without their words. A redaction
// leaves words that are stored already where they are, until accept is called.
func (wr *Writer) Append(ctx context.Context, entries []mindmap.Sealed, by Door) error {
	if err := wr.Learn(ctx); err != nil {
		return err
	}
	if wr.counts { // an older program may have brought them
		if err := wr.raiseVersion(ctx); err != nil {
			return err
		}
	}
	clock, arriving := wr.clock.Clone(), &mindmap.Redactions{}
	for len(entries) > 0 {
		fresh, ahead, err := wr.part(ctx, entries, &clock, by)
		if err != nil {
			return err
		}
		learnFrom(arriving, fresh)
		for i := range fresh {
			if err := wr.keep(ctx, &fresh[i], arriving, by, wr.put); err != nil {
				return err
			}
		}
		for i := range ahead {
			if err := wr.keep(ctx, &ahead[i], arriving, by, wr.keepAside); err != nil {
				return err
			}
		}
		if entries, err = wr.caughtUp(ctx, clock.Limit()); err != nil {
			return err
		}
	}
	return nil
}

// part finds the entries that are to be stored, and those that are to be kept aside. Those under ids that are taken are
// neither, whatever they say: so they bring nobody in, and take out no words. The clock takes in what is to be stored.
func (wr *Writer) part(ctx context.Context, entries []mindmap.Sealed, clock *mindmap.Clock, by Door) (fresh, ahead []mindmap.Sealed, err error) {
	if by == AnyDoor {
		entries = byClock(entries)
	}
	fresh = make([]mindmap.Sealed, 0, len(entries))
	taken := make(map[mindmap.ID]bool, len(entries))
	for i := range entries {
		e := entries[i].Entry()
		known := taken[e.ID]
		if !known {
			if err := wr.isStored.QueryRowContext(ctx, e.ID.String()).Scan(&known); err != nil {
				return nil, nil, err
			}
		}
		switch {
		case known:
		case by == AnyDoor && e.Clock > clock.Limit():
			ahead = append(ahead, entries[i])
		default:
			clock.Add(e.Clock)
			taken[e.ID] = true
			fresh = append(fresh, entries[i])
		}
	}
	return fresh, ahead, nil
}

// keep stores an entry in one way or the other, without the words that redactions take out of it.
func (wr *Writer) keep(
	ctx context.Context, sealed *mindmap.Sealed, arriving *mindmap.Redactions, by Door, store func(context.Context, *mindmap.Entry) error,
) error {
	e := sealed.Entry()
	if by != MovedWall {
		e = arriving.Blank(wr.Redacted.Blank(e))
	}
	return store(ctx, &e)
}

// byClock are entries in the order in which they bring each other in.
func byClock(entries []mindmap.Sealed) []mindmap.Sealed {
	compare := func(a, b mindmap.Sealed) int { return cmp.Compare(a.Clock(), b.Clock()) }
	if slices.IsSortedFunc(entries, compare) {
		return entries
	}
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, compare)
	return entries
}

func learnFrom(r *mindmap.Redactions, entries []mindmap.Sealed) {
	for i := range entries {
		e := entries[i].Entry()
		r.Learn(&e)
	}
}

// put stores an entry that is new.
func (wr *Writer) put(ctx context.Context, e *mindmap.Entry) error {
	if _, err := wr.insert.ExecContext(ctx, values(e)...); err != nil {
		return err
	}
	if e.Kind == mindmap.KindOf(mindmap.CountAnswer{}) {
		return wr.raiseVersion(ctx)
	}
	return nil
}

// raiseVersion marks a file that holds counted rows, which an older program would read falsely.
func (wr *Writer) raiseVersion(ctx context.Context) error {
	if wr.raised {
		return nil
	}
	var version int
	err := wr.Conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	if err == nil && version < countsVersion {
		_, err = wr.Conn.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", countsVersion))
		return err // it may yet be rolled back
	}
	wr.raised = err == nil
	return err
}

// soundClock leaves out rows that are no entries.
const soundClock = `typeof(clock) = 'integer' AND clock BETWEEN 1 AND 1 << 40`

// summarize sums up the rows after a number: how many, their highest number and clock, and how many are redactions and
// counts of rows.
const summarize = `SELECT count(*), coalesce(max(seq), 0), coalesce(max(iif(` + soundClock + `, clock, 0)), 0),
	coalesce(sum(kind IN ('words.redact', 'rows.redact')), 0), coalesce(sum(kind = 'answer.count'), 0)
	FROM entries WHERE seq > ?`

// forget makes the next learn read all.
func (wr *Writer) forget() { wr.learnt, wr.clock = math.MinInt64, mindmap.Clock{} }

// Learn reads what came in since the last time, by whichever process: the wall's clock, and its redactions.
func (wr *Writer) Learn(ctx context.Context) error {
	var rows, redactions, counts int
	var last, highest int64
	err := wr.summary.QueryRowContext(ctx, int64(wr.learnt)).Scan(&rows, &last, &highest, &redactions, &counts)
	if err != nil || rows == 0 {
		return err
	}
	wr.counts = wr.counts || counts > 0
	if !wr.clock.AddUpTo(uint64(highest), rows) {
		if err := wr.learnClocks(ctx); err != nil {
			return err
		}
	}
	if redactions > 0 {
		if err := wr.learnRedactions(ctx); err != nil {
			return err
		}
	}
	wr.learnt = Seq(last)
	return nil
}

func (wr *Writer) learnClocks(ctx context.Context) error {
	return EachRow(ctx, wr.Conn, "SELECT clock FROM entries WHERE seq > ? AND "+soundClock, func(scan func(...any) error) error {
		var clock int64
		err := scan(&clock)
		wr.clock.Add(uint64(clock))
		return err
	}, int64(wr.learnt))
}

func (wr *Writer) learnRedactions(ctx context.Context) error {
	const query = "SELECT kind, body FROM entries WHERE seq > ? AND kind IN ('words.redact', 'rows.redact')"
	return EachRow(ctx, wr.Conn, query, func(scan func(...any) error) error {
		var kind, body string
		err := scan(&kind, &body)
		wr.Redacted.Learn(&mindmap.Entry{Kind: mindmap.Kind(kind), Body: json.RawMessage(body)})
		return err
	}, int64(wr.learnt))
}

// Accept takes the words out of what redactions name and is stored already, and returns how many bodies lost some.
func (wr *Writer) Accept(ctx context.Context, named *mindmap.Redactions) (blanked int, err error) {
	const update = `UPDATE entries SET body = ? WHERE id = ?`
	add := func(n int, failed error) {
		if err == nil {
			blanked, err = blanked+n, failed
		}
	}
	for id := range named.Entries {
		add(wr.blankRows(ctx, named, `SELECT id, kind, body FROM entries WHERE id = ?`, update, id.String()))
	}
	if named.NamesRows() {
		add(wr.blankRows(ctx, named, `SELECT id, kind, body FROM entries WHERE kind = 'answer.count'`, update))
	}
	add(wr.blankAhead(ctx, named))
	return blanked, err
}
