package fonts

import (
	"bytes"
	"compress/zlib"
	"slices"
)

// table is a table of a font.
type table struct {
	tag  string
	data []byte
}

const (
	trueType     = 0x00010000
	wholeFontSum = 0xB1B0AFBA // what the checksum of a font is taken from
)

// woff packs tables, which are in the order of their tags. It fills in the checksum of head.
func woff(tables []table) []byte {
	const header, entry = 44, 20
	sums := make([]uint32, len(tables)) // that of head leaves out its own
	for i := range tables {
		sums[i] = checksum(tables[i].data)
	}
	sum := uint32(0)
	for _, v := range append(directory(tables, sums), sums...) {
		sum += v
	}
	head := slices.IndexFunc(tables, func(t table) bool { return t.tag == "head" })
	be.PutUint32(tables[head].data[8:], wholeFontSum-sum)

	whole := 12 + 16*len(tables)
	var entries, body []byte
	for i, t := range tables {
		packed := deflated(t.data)
		entries = append(entries, t.tag...)
		for _, v := range [...]int{header + entry*len(tables) + len(body), len(packed), len(t.data)} {
			entries = be.AppendUint32(entries, uint32(v))
		}
		entries = be.AppendUint32(entries, sums[i])
		body = append(body, packed...)
		body = append(body, make([]byte, -len(packed)&3)...)
		whole += (len(t.data) + 3) &^ 3
	}
	out := []byte("wOFF")
	out = be.AppendUint32(out, trueType)
	out = be.AppendUint32(out, uint32(header+len(entries)+len(body)))
	out = be.AppendUint16(out, uint16(len(tables)))
	out = be.AppendUint16(out, 0)
	out = be.AppendUint32(out, uint32(whole))
	out = append(out, make([]byte, header-len(out))...) // no version, metadata or private data
	return append(append(out, entries...), body...)
}

// directory is the words of the header that the tables would have as a TrueType file, as the checksum counts them.
func directory(tables []table, sums []uint32) []uint32 {
	n, log2 := len(tables), 0
	for 2<<log2 <= n {
		log2++
	}
	words := []uint32{trueType, uint32(n)<<16 | 16<<log2, uint32(log2)<<16 | uint32(16*n-16<<log2)}
	at := 12 + 16*n
	for i, t := range tables {
		words = append(words, be.Uint32([]byte(t.tag)), sums[i], uint32(at), uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	return words
}

func checksum(data []byte) uint32 {
	sum := uint32(0)
	for ; len(data) >= 4; data = data[4:] {
		sum += be.Uint32(data)
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + be.Uint32(rest[:])
}

// deflated is data compressed, or as it is when that is no shorter.
func deflated(data []byte) []byte {
	var out bytes.Buffer
	w, _ := zlib.NewWriterLevel(&out, zlib.BestCompression)
	_, _ = w.Write(data)
	_ = w.Close()
	if out.Len() >= len(data) {
		return data
	}
	return out.Bytes()
}
