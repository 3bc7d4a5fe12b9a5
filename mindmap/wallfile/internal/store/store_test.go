package store

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
)

// sealed is an entry of a device, by its number.
func sealed(t *testing.T, n byte, clock uint64, device mindmap.ID, op mindmap.Op) mindmap.Sealed {
	t.Helper()
	e, err := mindmap.Seal(mindmap.Entry{
		ID: mindmap.ID{n}, Clock: clock, Device: device, Author: "sam", Act: mindmap.ID{n, 1}, At: time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC),
	}, op)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func said(caption string) mindmap.Op {
	return mindmap.AddAnswer{Question: mindmap.ID{9}, Caption: caption}
}

// filled is a writer of a file that holds entries.
func filled(t *testing.T, entries ...mindmap.Sealed) *Writer {
	t.Helper()
	file := filepath.Join(t.TempDir(), "day.wall")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Fill(t.Context(), file, entries, NewWall); err != nil {
		t.Fatal(err)
	}
	wr, err := NewWriter(t.Context(), Access{File: file})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := wr.Close(); err != nil {
			t.Error(err)
		}
	})
	return wr
}

func (wr *Writer) mustAppend(t *testing.T, entries ...mindmap.Sealed) {
	t.Helper()
	if err := wr.Transact(t.Context(), func() error { return wr.Append(t.Context(), entries, AnyDoor) }); err != nil {
		t.Fatal(err)
	}
}

// captions are the words of the answers that are stored after a number by others than a device.
func (wr *Writer) captions(t *testing.T, after Seq, device mindmap.ID) (words []string, last Seq) {
	t.Helper()
	entries, last, err := EntriesAfter(t.Context(), wr.Conn, after, device, NewRowReader())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if op, err := e.Op(); err != nil {
			t.Error(err)
		} else if a, ok := op.(mindmap.AddAnswer); ok {
			words = append(words, a.Caption)
		}
	}
	return words, last
}

// What was stored is read again from a number on, without what one wrote oneself, and once however often it came.
func TestEntriesAreReadFromANumberOn(t *testing.T) {
	ours, theirs := mindmap.ID{1}, mindmap.ID{2}
	bus := sealed(t, 1, 1, ours, said("The bus"))
	wr := filled(t, bus)
	_, before := wr.captions(t, 0, mindmap.ID{})
	rent := sealed(t, 2, 2, ours, said("Rent"))
	wr.mustAppend(t, rent, sealed(t, 3, 3, theirs, said("Cold")), bus, rent)
	for _, c := range []struct {
		after  Seq
		device mindmap.ID
		want   string
	}{
		{0, mindmap.ID{}, "The bus Rent Cold"}, {before, mindmap.ID{}, "Rent Cold"}, {before, ours, "Cold"}, {before + 9, ours, ""},
	} {
		if got, _ := wr.captions(t, c.after, c.device); strings.Join(got, " ") != c.want {
			t.Errorf("after %d without %v: %q, want %q", c.after, c.device, got, c.want)
		}
	}
	entries, _, err := EntriesAfter(t.Context(), wr.Conn, 0, mindmap.ID{}, NewRowReader())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(bus.Entry(), entries[0]); diff != "" {
		t.Error("an entry is not what was stored (-want +got):\n", diff)
	}
}

// A redaction takes words from what comes after it, and from what is stored when somebody agreed.
func TestRedactedWordsAreNotStored(t *testing.T) {
	bus, rent := sealed(t, 1, 1, mindmap.ID{1}, said("The bus")), sealed(t, 2, 2, mindmap.ID{1}, said("Rent"))
	named := mindmap.Redact{Entries: []mindmap.ID{{1}, {2}}}
	redaction := sealed(t, 3, 3, mindmap.ID{1}, named)
	wr := filled(t, bus)
	wr.mustAppend(t, redaction)
	wr.mustAppend(t, rent)
	if got, _ := wr.captions(t, 0, mindmap.ID{}); !cmp.Equal(got, []string{"The bus", ""}) {
		t.Errorf("before anybody agreed there is %q", got)
	}
	blanked := 0
	err := wr.Transact(t.Context(), func() (err error) {
		blanked, err = wr.Accept(t.Context(), &wr.Redacted)
		return err
	})
	if got, _ := wr.captions(t, 0, mindmap.ID{}); err != nil || blanked != 1 || !cmp.Equal(got, []string{"", ""}) {
		t.Errorf("%d bodies lost words (%v), and there is %q", blanked, err, got)
	}
}

// An entry that leaps waits aside until the wall has caught up.
func TestWhatRunsAheadWaitsAside(t *testing.T) {
	wr := filled(t, sealed(t, 1, 1, mindmap.ID{1}, said("The bus")))
	wr.mustAppend(t, sealed(t, 2, 2*mindmap.MaxLead, mindmap.ID{1}, said("Rent")))
	aside, err := ReadAhead(t.Context(), wr.Conn)
	if got, _ := wr.captions(t, 0, mindmap.ID{}); err != nil || len(aside) != 1 || len(got) != 1 {
		t.Fatalf("%d are aside (%v), stored are %q", len(aside), err, got)
	}
	wr.mustAppend(t, sealed(t, 3, mindmap.MaxLead, mindmap.ID{1}, said("Cold")))
	aside, err = ReadAhead(t.Context(), wr.Conn)
	if got, _ := wr.captions(t, 0, mindmap.ID{}); err != nil || len(aside) != 0 || len(got) != 3 {
		t.Errorf("when the wall has caught up %d are aside (%v), stored are %q", len(aside), err, got)
	}
}

// A transaction that fails, however, leaves nothing behind.
func TestAFailedTransactionStoresNothing(t *testing.T) {
	wr, refused := filled(t), errors.New("refused")
	one := []mindmap.Sealed{sealed(t, 1, 1, mindmap.ID{1}, said("The bus"))}
	err := wr.Transact(t.Context(), func() error { return errors.Join(wr.Append(t.Context(), one, AnyDoor), refused) })
	if got, _ := wr.captions(t, 0, mindmap.ID{}); !errors.Is(err, refused) || len(got) > 0 {
		t.Errorf("error %v, stored are %q", err, got)
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if err := wr.Transact(over, func() error { return wr.Append(over, one, AnyDoor) }); err == nil {
		t.Error("a transaction went on after its end")
	}
	wr.mustAppend(t, one...)
	if got, _ := wr.captions(t, 0, mindmap.ID{}); len(got) != 1 {
		t.Errorf("afterwards are stored %q", got)
	}
}

// What was shown is the last that was put, key by key.
func TestTheLastStateStays(t *testing.T) {
	wr := filled(t)
	for _, values := range []map[string]string{{"question": "1", "timer": "5:00"}, {"question": "2"}} {
		if err := wr.Transact(t.Context(), func() error { return wr.PutState(t.Context(), values) }); err != nil {
			t.Fatal(err)
		}
	}
	got, err := ReadState(t.Context(), wr.Conn)
	if diff := cmp.Diff(map[string]string{"question": "2", "timer": "5:00"}, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// Each failure of the file system is a fault with a name, whatever wraps it.
func TestFailuresHaveNames(t *testing.T) {
	for err, want := range map[error]*Fault{
		os.ErrNotExist: ErrNotFound, os.ErrExist: ErrExists, os.ErrPermission: ErrReadOnly, syscall.EROFS: ErrReadOnly,
		syscall.ENOSPC: ErrDiskFull, syscall.EIO: ErrDisk, ErrMoved: ErrMoved, errors.New("else"): nil,
	} {
		failed := Fail("write to", "day.wall", fmt.Errorf("step: %w", err))
		if got := Classify(failed); got != want {
			t.Errorf("%v is %v, want %v", err, got, want)
		}
		if want != nil && !errors.Is(failed, want) || !errors.Is(failed, err) || !strings.HasPrefix(failed.Error(), "write to day.wall: ") {
			t.Errorf("%v becomes %v", err, failed)
		}
	}
	if Fail("write to", "day.wall", nil) != nil {
		t.Error("no error became one")
	}
}

// SQLite gets the name that a file has, whatever is in it.
func TestAnyNameIsAURI(t *testing.T) {
	for _, name := range []string{"/a b/day.wall", "/100%/?mode=ro#x.wall", "/ü/\"'&.wall", "/a%20b.wall", "C:/walls/day.wall"} {
		u, err := url.Parse(fileURI(name))
		if err != nil || u.RawQuery != "" || u.Fragment != "" || strings.TrimPrefix(u.Path, "/") != strings.TrimPrefix(name, "/") {
			t.Errorf("%s is written %s, read %q, %v", name, fileURI(name), u.Path, err)
		}
	}
}
