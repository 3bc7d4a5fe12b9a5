package mindmap

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"mindwall/mindmap/text"
)

var countAnswerSpec = spec{
	kind: "answer.count", read: decodeCount, about: of(AnswerNode), many: "count rows for %d answers",
}

// CountAnswer counts people one by one: one for each key that is not counted for the answer yet, whoever brought it. So
// rows of a survey that are imported again, or at two tables, count once.
type CountAnswer struct {
	Answer ID           `json:"answer"`
	File   string       `json:"file,omitempty"` // of the survey that the rows are from
	Rows   []CountedRow `json:"rows"`
}

// CountedRow is one person who said what the answer says.
type CountedRow struct {
	Key        string            `json:"key,omitempty"` // what tells the person's answer from every other; holds no words
	Row        int               `json:"row,omitempty"` // from 1, as a spreadsheet counts
	Attributes map[string]string `json:"attributes,omitempty"`
	Gone       ID                `json:"gone,omitzero"` // what is left of a key that was taken out; see [KeyID]
}

// MaxCountBody is the most bytes of an entry that counts rows. The package plan keeps to it.
const MaxCountBody = 256 << 10

// id names the row's person, also when the key was taken out; zero when nothing does.
func (r *CountedRow) id() ID {
	if !r.Gone.IsZero() {
		return r.Gone
	}
	return KeyID(r.Key)
}

func (op CountAnswer) Validate() error {
	if len(op.Rows) == 0 {
		return errors.New("no rows to count")
	}
	for i := range op.Rows {
		r := &op.Rows[i]
		if _, plain := parseDigits(r.Key); !plain {
			if _, err := text.Caption.Clean(r.Key); err != nil {
				return fmt.Errorf("key of a row: %w", err)
			}
		}
		if r.Key == "" && r.Gone.IsZero() {
			return errors.New("a row to count has no key")
		}
		if err := validateAttributes(r.Attributes); err != nil {
			return err
		}
	}
	if _, err := text.Caption.Clean(op.File); err != nil {
		return fmt.Errorf("file of the rows: %w", err)
	}
	return needs(op.Answer, "answer")
}

func (op CountAnswer) Tell(of Names) string {
	return fmt.Sprintf("count %d rows for %s", len(op.Rows), of.Called(op.Answer))
}

func (CountAnswer) spec() *spec { return &countAnswerSpec }

func (op CountAnswer) Target() ID { return op.Answer }

// Apply makes persons anew where it learns of them, as a board may show those that there are.
func (op CountAnswer) Apply(w World, n *Facts) {
	if n.Counted == nil {
		n.Counted = make(map[ID]*Person, len(op.Rows))
	}
	file := text.Caption.Lenient(op.File)
	fresh := make([]Person, 0, len(op.Rows)) // one piece of memory
	for i := range op.Rows {
		r := &op.Rows[i]
		key := r.id()
		if key.IsZero() {
			continue
		}
		p := Person{Key: key}
		before := n.Counted[key]
		if before != nil {
			p = *before
		}
		if p.File == "" && p.Row == 0 {
			p.File, p.Row = file, max(r.Row, 0)
		}
		p.learn(lenientAttributes(r.Attributes))
		if before != nil && p.File == before.File && p.Row == before.Row && len(p.Attributes) == len(before.Attributes) {
			continue
		}
		fresh = append(fresh, p)
		n.Counted[key] = &fresh[len(fresh)-1]
		w.Count(key)
	}
}

func decodeCount(body json.RawMessage) (Op, error) {
	if op, ok := readCount(body); ok {
		return op, nil
	}
	return decode[CountAnswer](body)
}

// withoutWords keeps the keys, so that everybody still counts once.
func (op CountAnswer) withoutWords() Op {
	op.File, op.Rows = "", slices.Clone(op.Rows)
	for i := range op.Rows {
		op.Rows[i] = CountedRow{Key: op.Rows[i].Key, Gone: op.Rows[i].Gone}
	}
	return op
}

// withoutRows takes the rows out whose keys are named: what is left of each tells it from others, and no more.
func (op CountAnswer) withoutRows(named map[ID]bool) (_ CountAnswer, some bool) {
	rows := slices.Clone(op.Rows)
	for i := range rows {
		if r := &rows[i]; named[r.id()] && (r.Gone.IsZero() || r.Key != "" || r.Row != 0 || len(r.Attributes) > 0) {
			*r, some = CountedRow{Gone: r.id()}, true
		}
	}
	op.Rows = rows
	return op, some
}

// Person is one of those who said what an answer says, as a survey's row tells of them.
type Person struct {
	Key        ID // of the row's answer
	File       string
	Row        int
	Attributes map[string]string
}

// learn takes in attributes that are not known yet. What was known is not changed, as a board may show it.
func (p *Person) learn(attributes map[string]string) {
	if len(p.Attributes) == 0 {
		p.Attributes = attributes
		return
	}
	all := maps.Clone(p.Attributes)
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		if _, known := all[name]; !known && len(all) < maxAttributes {
			all[name] = attributes[name]
		}
	}
	p.Attributes = all
}
