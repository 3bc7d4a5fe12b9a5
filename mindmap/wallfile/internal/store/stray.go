package store

import (
	"context"
	"database/sql"
)

// LastSeq is the highest number that a wall gives. SQLite numbers a row one higher than the highest; after the highest
// that there is, at random, up to 2⁶². A row with a number above this one, or below 1, is a stray: another program made
// it, and whoever goes by numbers would pass over it, or over all that come after it. It is read all the same, and gets
// the next number from whoever writes first.
const LastSeq Seq = 1<<62 + 1<<61

func (s Seq) IsStray() bool { return s < 1 || s > LastSeq }

const (
	someStray = `SELECT EXISTS (SELECT 1 FROM entries WHERE seq < 1) OR EXISTS (SELECT 1 FROM entries WHERE seq > ?)`
	allStrays = `SELECT seq FROM entries WHERE seq < 1 OR seq > ? ORDER BY seq`
)

// areStrays reports whether there are strays in a file.
func areStrays(ctx context.Context, conn *sql.Conn) (some bool, err error) {
	err = conn.QueryRowContext(ctx, someStray, int64(LastSeq)).Scan(&some)
	return some, err
}

// StraysOf are the numbers of the strays in a file.
func StraysOf(ctx context.Context, conn *sql.Conn) (strays []Seq, err error) {
	err = EachRow(ctx, conn, allStrays, func(scan func(...any) error) error {
		var seq Seq
		err := scan(&seq)
		strays = append(strays, seq)
		return err
	}, int64(LastSeq))
	return strays, err
}

// takeIn gives strays the next numbers, inside a transaction. Where there are no numbers left they stay, and the file is
// learnt anew each time.
func (wr *Writer) takeIn(ctx context.Context) error {
	var some bool
	if err := wr.someStray.QueryRowContext(ctx, int64(LastSeq)).Scan(&some); err != nil || !some {
		return err
	}
	strays, err := StraysOf(ctx, wr.Conn)
	if err != nil {
		return err
	}
	var highest Seq
	const query = "SELECT coalesce(max(seq), 0) FROM entries WHERE seq <= ?"
	if err := wr.Conn.QueryRowContext(ctx, query, int64(LastSeq)).Scan(&highest); err != nil {
		return err
	}
	highest = max(highest, 0)
	if LastSeq-highest < Seq(len(strays)) {
		wr.forget()
		return nil
	}
	for i, seq := range strays {
		const update = "UPDATE entries SET seq = ? WHERE seq = ?"
		if _, err := wr.Conn.ExecContext(ctx, update, int64(highest)+1+int64(i), int64(seq)); err != nil {
			return err
		}
	}
	return nil
}
