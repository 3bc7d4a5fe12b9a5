package plan

import "mindwall/mindmap"

// Count drafts the counting of rows, in as many operations as it takes for none to be over [mindmap.MaxCountBody]. The ids
// of the drafts are zero.
func Count(answer mindmap.ID, file string, rows []mindmap.CountedRow) []mindmap.Draft {
	const envelope, most = 4 << 10, mindmap.MaxCountBody // the longest name of a file is 1,200 bytes, twice that when escaped
	var drafts []mindmap.Draft
	for len(rows) > 0 {
		n, size := 0, envelope
		for n < len(rows) && (n == 0 || size+sizeOf(&rows[n]) <= most) {
			size += sizeOf(&rows[n])
			n++
		}
		drafts = append(drafts, mindmap.Draft{Op: mindmap.CountAnswer{Answer: answer, File: file, Rows: rows[:n:n]}})
		rows = rows[n:]
	}
	return drafts
}

// sizeOf is at least how many bytes a row takes in a body. JSON writes a byte as six at most.
func sizeOf(r *mindmap.CountedRow) int {
	const punctuation, escaped = 64, 6
	n := punctuation + len(mindmap.ID{})*2 + escaped*len(r.Key)
	for name, value := range r.Attributes {
		n += punctuation + escaped*(len(name)+len(value))
	}
	return n
}
