package survey

import (
	"cmp"
	"slices"
	"strings"

	"mindwall/mindmap/survey/meaning"
	"mindwall/mindmap/survey/table"
)

// labels are what codes stand for, as a sheet beside the answers tells: XLSForm's choices and survey, or a list of
// variables, values and their labels.
type labels struct {
	lists map[string]codes  // by the name of a list, or of a variable; "" is for any
	asked map[string]listed // questions of XLSForm, by name
}

// codes are labels by what stands for them, folded.
type codes map[string]string

// listed is a question of XLSForm.
type listed struct {
	text, list string
	many       bool // several codes with blanks between
}

// labelColumns are the places of the columns of a sheet of labels; -1 where there is none.
type labelColumns struct{ list, code, label, kind int }

// findLabelColumns reads the header of a sheet of labels; ok is false when it is none.
func findLabelColumns(header []string) (c labelColumns, ok bool) {
	find := func(what string) int {
		return slices.IndexFunc(header, func(h string) bool {
			h, _, _ = strings.Cut(meaning.Fold(h), "::")
			return meaning.IsHeader(strings.TrimSpace(h), what)
		})
	}
	c = labelColumns{list: find("label list"), code: find("label code"), label: find("label text"), kind: -1}
	if c.kind = slices.IndexFunc(header, func(h string) bool { return meaning.Fold(h) == "type" }); c.kind >= 0 {
		return c, c.code >= 0
	}
	if c.label < 0 || c.code < 0 {
		return c, false
	}
	return c, c.list >= 0 || len(header) <= 3 && meaning.Fold(header[c.code]) != "name"
}

// isLabels reports whether a table tells what codes stand for: by its header, and by codes that are words, each once in its
// list.
func isLabels(t *table.Table) bool {
	c, ok := findLabelColumns(t.Record(0).Cells)
	if !ok || t.Rows() < 2 {
		return false
	}
	met, list := map[[2]string]bool{}, ""
	for row := 1; row < min(t.Rows(), headRows); row++ {
		list = cmp.Or(t.Cell(row, c.list), list)
		code := strings.TrimSpace(t.Cell(row, c.code))
		if c.kind < 0 && (strings.ContainsRune(code, ' ') || met[[2]string{list, code}] && code != "") {
			return false
		}
		met[[2]string{list, code}] = true
	}
	return true
}

// headRows are enough rows to tell.
const headRows = 16

// readLabels reads sheets of labels.
func readLabels(sheets []*table.Table) *labels {
	l := &labels{lists: map[string]codes{}, asked: map[string]listed{}}
	for _, t := range sheets {
		at, ok := findLabelColumns(t.Record(0).Cells)
		if !ok {
			continue
		}
		list := ""
		for row := 1; row < t.Rows(); row++ {
			list = cmp.Or(meaning.Fold(t.Cell(row, at.list)), list) // a list is named in its first row alone, perhaps
			code, label := meaning.Fold(t.Cell(row, at.code)), meaning.OneLine(t.Cell(row, at.label))
			switch {
			case at.kind >= 0:
				l.ask(t.Cell(row, at.kind), code, label)
			case code != "" && label != "":
				if l.lists[list] == nil {
					l.lists[list] = codes{}
				}
				l.lists[list][code] = label
			}
		}
	}
	return l
}

// ask takes in a question of XLSForm, of a type such as "select_multiple helps".
func (l *labels) ask(kind, name, label string) {
	words := strings.Fields(meaning.Fold(kind))
	if len(words) == 0 || name == "" {
		return
	}
	q := listed{text: label, many: strings.HasPrefix(words[0], "select_multiple") || words[0] == "select" && len(words) > 1 && words[1] == "multiple"}
	if strings.HasPrefix(words[0], "select") && len(words) > 1 {
		q.list = words[len(words)-1]
		if words[len(words)-1] == "or_other" && len(words) > 2 {
			q.list = words[len(words)-2]
		}
	}
	l.asked[name] = q
}

// label lets columns say what their codes stand for, and returns their headers.
func (s *Sheet) label(l *labels) (labelled []string) {
	for i := range s.Columns {
		c := &s.Columns[i]
		if c.role != noRole && c.shape != twiceShape {
			continue
		}
		name := meaning.Fold(cmp.Or(c.Question, c.header))
		if at := strings.LastIndexByte(name, '/'); at >= 0 {
			name = name[at+1:]
		}
		code := meaning.Fold(c.codes)
		q, known := l.asked[name]
		if !known {
			q, known = l.asked[code]
		}
		if known && q.text != "" {
			c.Question = q.text
		}
		list := l.lists[cmp.Or(q.list, "\x00")]
		for _, of := range []string{name, code} {
			if list == nil && of != "" {
				list = l.lists[of]
			}
		}
		if s.decode(c, list, known, q.many, l) {
			labelled = append(labelled, c.header)
		}
	}
	return labelled
}

// decode gives a column the labels of its codes: those of its own list, else of one that has all that its cells say.
func (s *Sheet) decode(c *Column, list codes, known, many bool, l *labels) bool {
	if c.shape == boxShape || c.shape == rowShape {
		if list == nil {
			list = l.listOf([]string{meaning.Fold(c.choice)})
		}
		if label := list[meaning.Fold(c.choice)]; label != "" {
			c.choice = label
			return true
		}
		return false
	}
	whole, words := map[string]bool{}, map[string]bool{}
	for _, v := range s.values(c) {
		if meaning.Says(v.text, "blank") && list[meaning.Fold(v.text)] == "" {
			continue
		}
		whole[meaning.Fold(v.text)] = true
		for _, w := range strings.Fields(meaning.Fold(v.text)) {
			words[w] = true
		}
	}
	if len(whole) == 0 {
		return false
	}
	if list == nil && !known && len(whole) > 1 {
		if list = l.listOf(keys(whole)); list == nil {
			list = l.listOf(keys(words))
		}
	}
	if list == nil {
		return false
	}
	if !many { // as can be told by what the cells say
		many = len(list.lacks(whole)) > 0 && len(list.lacks(words)) == 0
	}
	if !known && !many && len(list.lacks(whole))*2 > len(whole) {
		return false
	}
	c.labels, c.many = list, many
	return true
}

// lacks are those of some codes that have no label.
func (list codes) lacks(some map[string]bool) (missing []string) {
	for code := range some {
		if list[code] == "" {
			missing = append(missing, code)
		}
	}
	return missing
}

// listOf is the smallest list that has all of some codes; nil when there is none, or no telling which.
func (l *labels) listOf(some []string) (found codes) {
	same := false
	for _, list := range l.lists {
		if slices.ContainsFunc(some, func(code string) bool { return list[code] == "" }) {
			continue
		}
		switch {
		case found == nil || len(list) < len(found):
			found, same = list, false
		case len(list) == len(found):
			same = same || slices.ContainsFunc(some, func(code string) bool { return list[code] != found[code] })
		}
	}
	if same {
		return nil
	}
	return found
}

func keys(set map[string]bool) []string {
	all := make([]string, 0, len(set))
	for k := range set {
		all = append(all, k)
	}
	return all
}

// decoded are the labels of the codes in a cell; what has none is as it is.
func (c *Column) decoded(cell string) []string {
	of := []string{strings.TrimSpace(cell)}
	if c.many {
		of = strings.Fields(cell)
	}
	for i, code := range of {
		of[i] = cmp.Or(c.labels[meaning.Fold(code)], code)
	}
	return of
}
