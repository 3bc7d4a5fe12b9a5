package wallfile_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/rescue"
)

// sound is the bytes of a closed wall: enough answers for an inner page, one body that overflows its page.
func sound(t testing.TB) (data []byte, entries []mindmap.Entry) {
	t.Helper()
	entries = answers(t, 200)
	for i := range entries { // the same bytes each time, for the fuzzer's corpus; no broken byte makes one id another
		entries[i].ID, entries[i].Act = mindmap.ID{1, byte(i), 0x5a, byte(i)}, mindmap.ID{2, byte(i)}
	}
	long, err := mindmap.NewEntry(entries[100], mindmap.AddAnswer{
		Question: mindmap.ID{9}, Caption: "long", Quote: strings.Repeat("It took six months. ", 900)})
	if err != nil {
		t.Fatal(err)
	}
	entries[100] = long
	w := create(t, entries...)
	if err := w.SetState(context.Background(), map[string]string{"question": "2"}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	data, err = os.ReadFile(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	return data, entries
}

// open opens bytes as a wall. A failure must be one with a name and a hint.
func open(t testing.TB, path string, data []byte) *wallfile.Wall {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := wallfile.Open(path)
	if err != nil {
		mustBeNamed(t, err)
		return nil
	}
	return w
}

func mustBeNamed(t testing.TB, err error) {
	t.Helper()
	for _, fault := range []*wallfile.Fault{wallfile.ErrDamaged, wallfile.ErrNotWall, wallfile.ErrNewer, wallfile.ErrForeign, wallfile.ErrReadOnly} {
		if strings.Contains(err.Error(), fault.Error()) {
			wantFault(t, err, fault)
			return
		}
	}
	t.Fatalf("a damaged file is reported without a name: %v", err)
}

// readable opens a damaged file in every way, and counts the entries that are as they were.
func readable(t testing.TB, path string, data []byte, want []mindmap.Entry) int {
	t.Helper()
	w := open(t, path, data)
	if w == nil {
		return 0
	}
	defer func() {
		if err := w.Close(); err != nil {
			mustBeNamed(t, err)
		}
	}()
	if w.Notice() != nil {
		mustBeNamed(t, w.Notice())
		if err := w.Append(context.Background(), answer(t, 1, "more")); err == nil {
			t.Error("a damaged wall was written to")
		}
	}
	got, _, err := w.Load(context.Background(), 0)
	if err != nil {
		mustBeNamed(t, err)
	}
	return unharmed(want, got)
}

func unharmed(want, got []mindmap.Entry) int {
	byID := map[mindmap.ID]mindmap.Entry{}
	for _, e := range got {
		byID[e.ID] = e
	}
	n := 0
	for _, e := range want {
		if got := byID[e.ID]; got.Stamp() == e.Stamp() && got.Act == e.Act && got.Kind == e.Kind && got.Author == e.Author &&
			got.At.Equal(e.At) && bytes.Equal(got.Body, e.Body) {
			n++
		}
	}
	return n
}

func TestAFlippedByteCostsOneEntryAtMost(t *testing.T) {
	data, entries := sound(t)
	path := filepath.Join(t.TempDir(), "day.wall")
	var offsets []int
	for i := range 110 { // the file's head
		offsets = append(offsets, i)
	}
	for page := 0; page < len(data); page += 4096 { // the pages' heads, and a place in each
		for i := range 12 {
			offsets = append(offsets, page+i)
		}
		offsets = append(offsets, page+12+rand.IntN(4096-12), page+12+rand.IntN(4096-12))
	}
	for _, offset := range offsets {
		flip := byte(1 + rand.IntN(255))
		broken := append([]byte(nil), data...)
		broken[offset] ^= flip
		if n := readable(t, path, broken, entries); n < len(entries)-1 {
			t.Errorf("byte %d ^ %#x: %d of %d entries are left", offset, flip, n, len(entries))
		}
	}
}

// A wrong byte in the text that says what the number of a row is makes every row seem to have none.
func TestAFlippedByteInTheSchema(t *testing.T) {
	data, entries := sound(t)
	path := filepath.Join(t.TempDir(), "day.wall")
	text := []byte("seq    INTEGER PRIMARY KEY")
	from := bytes.Index(data, text)
	if from < 0 {
		t.Fatal("the text of the schema is not there")
	}
	for offset := from; offset < from+len(text); offset++ {
		for _, flip := range []byte{1, 0x20, 0x80} {
			broken := append([]byte(nil), data...)
			broken[offset] ^= flip
			if n := readable(t, path, broken, entries); n < len(entries)-1 {
				t.Errorf("%q: %d of %d entries are left", broken[from:from+len(text)], n, len(entries))
			}
		}
	}
}

func TestATruncatedFileKeepsWhatIsLeft(t *testing.T) {
	data, entries := sound(t)
	path := filepath.Join(t.TempDir(), "day.wall")
	before := len(entries)
	for size := len(data) - 1; size > 0; size -= 1 + rand.IntN(3000) {
		n := readable(t, path, data[:size], entries)
		if n > before {
			t.Errorf("%d bytes hold %d entries, more bytes held %d", size, n, before)
		}
		before = n
	}
	half := readable(t, path, data[:len(data)/2], entries)
	if half < len(entries)/5 {
		t.Errorf("half of the file holds only %d of %d entries", half, len(entries))
	}
}

func TestZeroedAndGarbledPages(t *testing.T) {
	data, entries := sound(t)
	path := filepath.Join(t.TempDir(), "day.wall")
	for page := 0; page < len(data); page += 4096 {
		zeroed, garbled := append([]byte(nil), data...), append([]byte(nil), data...)
		for i := range 4096 {
			zeroed[page+i] = 0
			garbled[page+i] = byte(rand.Uint32())
		}
		for name, broken := range map[string][]byte{"zeroed": zeroed, "garbled": garbled} {
			if n := readable(t, path, broken, entries); n < len(entries)-25 {
				t.Errorf("page %d %s: %d of %d entries are left", page/4096, name, n, len(entries))
			}
		}
	}
}

func TestRescueReadsTheLogOfAKilledWriter(t *testing.T) {
	w := create(t)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	p := start(t, "append 0", w.Path())
	for len(p.acked) < 20 && p.out.Scan() {
		p.acked = append(p.acked, p.out.Text())
	}
	_ = p.cmd.Process.Kill()
	_ = p.drain()
	data, err := os.ReadFile(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	clear(data[:100])
	if err := os.WriteFile(w.Path(), data, 0o600); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "rescued.wall")
	if _, err := rescue.Into(context.Background(), w.Path(), to); err != nil {
		t.Fatal(err)
	}
	rescued := storedOnce(t, to)
	for _, id := range p.acked {
		if !rescued[id] {
			t.Errorf("entry %s was not rescued", id)
		}
	}
}

// FuzzDamage patches a sound wall: each 5 bytes of the input are an offset and what is written there.
func FuzzDamage(f *testing.F) {
	data, entries := sound(f)
	f.Add([]byte{0, 0, 0, 16, 2}, uint32(0))
	f.Add([]byte{0, 0, 0x10, 0, 0x0a, 0, 0, 0x10, 5, 0xff}, uint32(5000))
	f.Add([]byte{0, 0, 0x20, 3, 0xff, 0, 0, 0x20, 4, 0xff}, uint32(0))
	f.Fuzz(func(t *testing.T, patches []byte, cut uint32) {
		broken := append([]byte(nil), data[:len(data)-int(cut)%len(data)]...)
		for ; len(patches) >= 5; patches = patches[5:] {
			broken[int(binary.BigEndian.Uint32(patches))%len(broken)] = patches[4]
		}
		path := filepath.Join(t.TempDir(), "day.wall")
		readable(t, path, broken, entries)
		if _, err := rescue.Into(context.Background(), path, path+".new"); err != nil {
			mustBeNamed(t, err)
		}
	})
}

func TestWhatIsNotAWall(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string]string{
		"empty":  "",
		"text":   "Dear all,\n",
		"short":  "SQLite format 3\x00",
		"zeroes": strings.Repeat("\x00", 8192),
	} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := wallfile.Open(path)
		wantFault(t, err, wallfile.ErrNotWall)
		if after, _ := os.ReadFile(path); string(after) != content {
			t.Errorf("%s was changed", name)
		}
	}
	_, err := wallfile.Open(folder)
	wantFault(t, err, wallfile.ErrNotWall)
	_, err = wallfile.Open(filepath.Join(folder, "none.wall"))
	wantFault(t, err, wallfile.ErrNotFound)
	_, err = wallfile.Open(filepath.Join(folder, "none", "none.wall"))
	wantFault(t, err, wallfile.ErrNotFound)
	_, err = wallfile.Create(filepath.Join(folder, "none", "none.wall"), nil)
	wantFault(t, err, wallfile.ErrNoFolder)
	if left := files(t, filepath.Join(folder, "x")); len(left) != 4 {
		t.Errorf("looking left files behind: %v", left)
	}
}
