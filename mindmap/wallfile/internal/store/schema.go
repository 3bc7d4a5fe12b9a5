package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

const (
	// ApplicationID marks an SQLite file as a wall: "wall" in ASCII, at byte 68 of the file.
	ApplicationID = 0x77616c6c
	// Version is the version of the tables that this package writes, kept as SQLite's user_version. It rises when an
	// older program could no longer read or extend the file, or would read something false from it.
	Version = 1
	// countsVersion is the version of a file that holds counted rows.
	countsVersion = 2
)

const entriesTable = `CREATE TABLE entries (
	seq    INTEGER PRIMARY KEY,
	id     TEXT NOT NULL UNIQUE,
	clock  INTEGER NOT NULL,
	device TEXT NOT NULL,
	author TEXT NOT NULL,
	at     TEXT NOT NULL,
	act    TEXT NOT NULL,
	kind   TEXT NOT NULL,
	body   TEXT NOT NULL
)`

const stateTable = `CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`

// redactionsIndex finds the few redactions among many entries, so that every door can heed them.
const redactionsIndex = `CREATE INDEX redactions ON entries (kind) WHERE kind = 'words.redact'`

// createTables makes an empty database a wall.
func createTables(ctx context.Context, conn *sql.Conn) error {
	for _, statement := range []string{
		fmt.Sprintf("PRAGMA application_id = %d", ApplicationID),
		fmt.Sprintf("PRAGMA user_version = %d", Version),
		entriesTable, stateTable, redactionsIndex,
	} {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// Inspect reports whether a database is a wall that this version may write to. It fails with [ErrNotWall] when it is no
// wall; reason is [ErrNewer] or [ErrForeign] when it may only be read.
func Inspect(ctx context.Context, conn *sql.Conn) (version int, reason *Fault, err error) {
	var id int64
	if err := conn.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return 0, nil, err
	}
	if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, nil, err
	}
	if id != ApplicationID {
		return version, nil, ErrNotWall
	}
	readable, ours, err := InspectTables(ctx, conn)
	switch {
	case err != nil:
		return version, nil, err
	case version > countsVersion && !readable:
		return version, nil, ErrNewer
	case version > countsVersion:
		return version, ErrNewer, nil
	case !readable || version < 1:
		return version, nil, ErrDamaged
	case !ours:
		return version, ErrForeign, nil
	}
	return version, nil, nil
}

// InspectTables reports whether entries and state are plain tables with our columns, and whether the schema is ours: a
// view or a trigger of a stranger could do anything while we read or write.
func InspectTables(ctx context.Context, conn *sql.Conn) (readable, ours bool, err error) {
	var tables, columns, keys int
	err = conn.QueryRowContext(ctx, `SELECT count(*) FROM pragma_table_list
		WHERE schema = 'main' AND type = 'table' AND name IN ('entries', 'state')`).Scan(&tables)
	if err != nil {
		return false, false, err
	}
	// Where seq is not the number of the row, as after one wrong byte in its type, every row seems to have none.
	err = conn.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE name = 'seq' AND pk = 1 AND upper(type) = 'INTEGER')
		FROM pragma_table_info('entries')
		WHERE name IN ('seq', 'id', 'clock', 'device', 'author', 'at', 'act', 'kind', 'body')`).Scan(&columns, &keys)
	if err != nil {
		return false, false, err
	}
	ours, err = isOurs(ctx, conn)
	readable = tables == 2 && columns == 9 && keys == 1
	return readable, readable && ours, err
}

// isOurs reports whether whatever has to do with our tables was made by the statements above, blanks aside. Anything
// else, such as an index that wants a column to be unique, could keep entries out. What else may be missing or there:
// tables of others are left alone, but for those that are more than they seem.
func isOurs(ctx context.Context, conn *sql.Conn) (bool, error) {
	const query = `SELECT lower(name), coalesce(sql, '') FROM sqlite_schema WHERE type NOT IN ('table', 'index')
		OR lower(tbl_name) IN ('entries', 'state', 'ahead') OR lower(name) IN ('entries', 'state', 'ahead', 'redactions')`
	wanted := map[string]string{"entries": entriesTable, "state": stateTable}
	known := map[string]string{
		"entries": entriesTable, "state": stateTable, "redactions": redactionsIndex,
		"ahead": strings.Replace(aheadTable, "IF NOT EXISTS ", "", 1),
		// SQLite's own, for what is unique and for what has no numbers.
		"sqlite_autoindex_entries_1": "", "sqlite_autoindex_ahead_1": "", "sqlite_autoindex_state_1": "",
	}
	ours := true
	err := EachRow(ctx, conn, query, func(scan func(...any) error) error {
		var name, statement string
		err := scan(&name, &statement)
		want, expected := known[name]
		ours = ours && expected && sameStatement(want, statement)
		delete(wanted, name)
		return err
	})
	return ours && len(wanted) == 0, err
}

func sameStatement(a, b string) bool { return slices.Equal(strings.Fields(a), strings.Fields(b)) }

// FirstDamage fails with [ErrDamaged] when the file is not sound. It looks at every page, and not at whether the index
// of ids agrees with the entries: that would take as long as reading them.
func FirstDamage(ctx context.Context, conn *sql.Conn) error {
	var verdict string
	if err := conn.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%w (%s)", ErrDamaged, verdict)
	}
	return nil
}
