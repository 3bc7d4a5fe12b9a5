// Package carve finds entries in the bytes of a file that SQLite cannot read any more.
package carve

import (
	"bytes"
	"encoding/binary"
	"strconv"

	"mindwall/mindmap/wallfile/internal/store"
)

// Rows finds the rows of entries in the bytes of a wall or of its log, whatever is left of the pages around them, and
// hands each to each. It goes by the form of a cell of a table's leaf and of the record in it, as "Database File
// Format" (sqlite.org/fileformat2.html) sections 1.6 and 2.1 give them; each must refuse what is no entry.
//
// A body that overflows its page is followed from page to page, which eachs a file whose pages are where they belong:
// of a log only bodies that fit one page are found.
func Rows(data []byte, each func(store.Row)) {
	c := carver{data: data, page: pageSize(data), each: each}
	c.usable = c.page
	if len(data) > 20 && int(data[20]) < 32 {
		c.usable -= int(data[20])
	}
	// Each record's header begins with its own size, then the types of seq (NULL, as it is the row's number) and of id
	// (a text of 32 bytes).
	mark := []byte{0, typeOfID}
	for from := 1; from < len(data); {
		i := bytes.Index(data[from:], mark)
		if i < 0 {
			return
		}
		at := from + i
		c.record(at - 1)
		from = at + 1
	}
}

const typeOfID = 13 + 2*32

// pageSize is what the file's head says, or what SQLite uses unless told otherwise.
func pageSize(data []byte) int {
	if len(data) >= 18 {
		size := int(binary.BigEndian.Uint16(data[16:]))
		if size == 1 {
			size = 65536
		}
		if size >= 512 && size&(size-1) == 0 {
			return size
		}
	}
	return 4096
}

type carver struct {
	data         []byte
	page, usable int // bytes
	each         func(store.Row)
}

// record reads the record whose header begins at an offset. Its length and number stand before it, each of 1 to 9
// bytes whose last alone has the high bit clear; so where they begin is found by trying.
func (c *carver) record(header int) {
	types, body, ok := c.types(header)
	if !ok {
		return
	}
	length := int64(body - header)
	for _, t := range types {
		length += sizeOf(t)
	}
	for start := header - 2; start >= max(0, header-18); start-- {
		size, n := varint(c.data[start:header])
		if n == 0 || size != uint64(length) {
			continue
		}
		seq, m := varint(c.data[start+n : header])
		if m == 0 || start+n+m != header || store.Seq(seq).IsStray() {
			continue
		}
		if payload, ok := c.payload(header, length); ok {
			c.each(decodeRecord(int64(seq), types, payload[body-header:]))
			return
		}
	}
}

// types reads a record's header: the types of the columns, and where their values begin.
func (c *carver) types(header int) (types []uint64, body int, ok bool) {
	size := int(c.data[header])
	if size < store.Columns+1 || size > 64 || header+size > len(c.data) {
		return nil, 0, false
	}
	body = header + size
	for at := header + 1; at < body; {
		t, n := varint(c.data[at:body])
		if n == 0 || sizeOf(t) > 4<<20 {
			return nil, 0, false
		}
		types = append(types, t)
		at += n
	}
	return types, body, len(types) >= store.Columns
}

// payload gathers the bytes of a record, those on overflow pages included.
func (c *carver) payload(header int, length int64) ([]byte, bool) {
	local := c.local(length)
	if header+int(local) > len(c.data) {
		return nil, false
	}
	payload := c.data[header : header+int(local)]
	if local == length {
		return payload, true
	}
	payload = bytes.Clone(payload)
	next := c.pointer(header + int(local))
	for range length/int64(c.usable-4) + 2 {
		if next == 0 || int64(len(payload)) >= length {
			break
		}
		start := (next - 1) * c.page
		if start < 0 || start+c.usable > len(c.data) {
			return nil, false
		}
		piece := c.data[start+4 : start+c.usable]
		payload = append(payload, piece[:min(int64(len(piece)), length-int64(len(payload)))]...)
		next = c.pointer(start)
	}
	return payload, int64(len(payload)) == length
}

// local is how many bytes of a payload are in its cell.
func (c *carver) local(length int64) int64 {
	u := int64(c.usable)
	most := u - 35
	if length <= most {
		return length
	}
	least := (u-12)*32/255 - 23
	k := least + (length-least)%(u-4)
	if k <= most {
		return k
	}
	return least
}

// pointer reads the number of a page, 0 when there is none.
func (c *carver) pointer(at int) int {
	if at < 0 || at+4 > len(c.data) {
		return 0
	}
	return int(binary.BigEndian.Uint32(c.data[at:]))
}

// varint reads SQLite's integer of variable length: big-endian, 7 bits a byte and 8 in the ninth. n is 0 when the
// bytes end before it does.
func varint(data []byte) (v uint64, n int) {
	for i, b := range data[:min(len(data), 9)] {
		if i == 8 {
			return v<<8 | uint64(b), 9
		}
		v = v<<7 | uint64(b&0x7f)
		if b < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}

// sizeOf is how many bytes a value of a type eachs.
func sizeOf(t uint64) int64 {
	switch {
	case t < 5:
		return int64(t)
	case t == 5:
		return 6
	case t < 8:
		return 8
	case t < 12:
		return 0
	default:
		return int64(min(t-12, 1<<40) / 2)
	}
}

// decodeRecord reads the values of a row of entries. The length of values is what the types say.
func decodeRecord(seq int64, types []uint64, values []byte) store.Row {
	r := store.Row{Seq: store.Seq(seq)}
	var body string
	parts := []*string{new(string), &r.ID, &r.Clock, &r.Device, &r.Author, &r.At, &r.Act, &r.Kind, &body}
	for i, part := range parts {
		size := sizeOf(types[i])
		piece := values[:size]
		values = values[size:]
		switch t := types[i]; {
		case t == 8, t == 9:
			*part = strconv.FormatUint(t-8, 10)
		case t >= 1 && t <= 6:
			var n int64
			for _, b := range piece {
				n = n<<8 | int64(b)
			}
			*part = strconv.FormatInt(n, 10)
		case t >= 12:
			*part = string(piece)
		}
	}
	r.Body = []byte(body)
	return r
}
