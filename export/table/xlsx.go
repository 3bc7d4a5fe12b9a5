package table

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/draft"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/mindmap/walk"
)

const (
	maxCell      = 32_767 // UTF-16 units in a cell
	maxSheetName = 31     // UTF-16 units in the name of a sheet
	maxRows      = 1_048_576
)

// WriteXLSX writes a workbook: a sheet with a row an answer, a sheet of counts, one of charts, and a sheet a question, with filters,
// a head that stays, columns wide enough to read, and pages that print whole rows. Texts are stored as texts, so none is a
// formula, and times as dates.
func WriteXLSX(ctx context.Context, w io.Writer, b *mindmap.Board, o Options) (err error) {
	parts, done, _ := draft.Temporary() // for large sheets; without it the library looks for a place itself
	defer done()
	x := workbook{ctx: ctx, file: excelize.NewFile(excelize.Options{TmpDir: parts}), cols: columns(o.forBoard(b)), voted: o.forBoard(b).voted, voice: o.Voice}
	defer func() {
		if e := x.file.Close(); err == nil {
			err = e
		}
	}()
	if err := x.styles(b); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	var all []row
	for _, q := range b.Questions {
		all = append(all, rowsOf(q, say.OnTheMap, o.Voice)...)
	}
	if err := x.answers(x.sheetName(say.SheetAnswers), all); err != nil {
		return fmt.Errorf("write XLSX: all answers: %w", err)
	}
	if err := x.counts(b); err != nil {
		return fmt.Errorf("write XLSX: counts: %w", err)
	}
	if err := x.charts(b); err != nil {
		return fmt.Errorf("write XLSX: charts: %w", err)
	}
	for _, q := range b.Questions {
		if err := x.answers(sheetName(fmt.Sprintf("%d %s", q.Number, q.Text)), rowsOf(q, say.OnTheMap, o.Voice)); err != nil {
			return fmt.Errorf("write XLSX: question %d: %w", q.Number, err)
		}
	}
	if err := x.actions(b.Actions); err != nil {
		return fmt.Errorf("write XLSX: actions: %w", err)
	}
	if o.Private {
		if err := x.answers(x.sheetName(say.SheetOffMap), looseRows(b, o.Voice)); err != nil {
			return fmt.Errorf("write XLSX: parked answers: %w", err)
		}
	}
	if err := x.event(&b.Event); err != nil {
		return fmt.Errorf("write XLSX: event: %w", err)
	}
	_, err = x.file.WriteTo(w)
	return err
}

// workbook is a workbook on its way.
type workbook struct {
	ctx        context.Context
	file       *excelize.File
	cols       []column
	voted      bool // there are columns of votes
	voice      say.Voice
	bold, body int // styles; the heads are bold too
	date       int
	sheets     int
}

func (x *workbook) styles(b *mindmap.Board) (err error) {
	line := &excelize.Alignment{Vertical: "top", WrapText: true}
	if x.bold, err = x.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: line}); err != nil {
		return err
	}
	format := "yyyy-mm-dd hh:mm:ss"
	if x.date, err = x.file.NewStyle(&excelize.Style{Alignment: line, CustomNumFmt: &format}); err != nil {
		return err
	}
	if x.body, err = x.file.NewStyle(&excelize.Style{Alignment: line}); err != nil {
		return err
	}
	now := time.Now().UTC().Format(time.RFC3339)
	err = x.file.SetDocProps(&excelize.DocProperties{
		Title: b.Event.Title, Creator: "mindwall", LastModifiedBy: "mindwall", Language: cmp.Or(b.Event.Language, x.voice.Language()),
		Created: now, Modified: now,
	})
	x.mendProperties()
	return err
}

// mendProperties writes the name of who changed the file last in the namespace where readers look for it; the library does not.
func (x *workbook) mendProperties() {
	const part = "docProps/core.xml"
	if data, ok := x.file.Pkg.Load(part); ok {
		text := strings.NewReplacer("<lastModifiedBy>", "<cp:lastModifiedBy>", "</lastModifiedBy>", "</cp:lastModifiedBy>")
		x.file.Pkg.Store(part, []byte(text.Replace(string(data.([]byte)))))
	}
}

// sheet begins a sheet with its columns' titles.
func (x *workbook) sheet(name string, titles []string, widths []float64) (*excelize.StreamWriter, error) {
	if x.sheets++; x.sheets == 1 {
		if err := x.file.SetSheetName("Sheet1", name); err != nil {
			return nil, err
		}
	} else if _, err := x.file.NewSheet(name); err != nil {
		return nil, err
	}
	if err := x.paper(name); err != nil {
		return nil, err
	}
	out, err := x.file.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	for i, width := range widths {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return nil, err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	cells := make([]any, len(titles))
	for i, t := range titles {
		cells[i] = excelize.Cell{StyleID: x.bold, Value: t}
	}
	return out, out.SetRow("A1", cells)
}

// finish ends a sheet of so many rows below the head, with filters over all of them.
func (x *workbook) finish(out *excelize.StreamWriter, columns, rows int) error {
	if rows > 0 {
		last, err := excelize.CoordinatesToCellName(columns, rows+1)
		if err != nil {
			return err
		}
		stripes := true
		err = out.AddTable(&excelize.Table{
			Range: "A1:" + last, Name: fmt.Sprintf("table%d", x.sheets), StyleName: "TableStyleLight1", ShowRowStripes: &stripes,
		})
		if err != nil {
			return err
		}
	}
	return out.Flush()
}

func (x *workbook) answers(name string, rows []row) error {
	if len(rows) >= maxRows {
		return fmt.Errorf("%d answers are more than a sheet holds; CSV holds them", len(rows))
	}
	titles, widths := make([]string, len(x.cols)), make([]float64, len(x.cols))
	for i, c := range x.cols {
		titles[i], widths[i] = c.title, c.width
	}
	out, err := x.sheet(name, titles, widths)
	if err != nil {
		return err
	}
	cells := make([]any, len(x.cols))
	for n := range rows {
		for i, c := range x.cols {
			if cells[i] = fitting(c.cell(&rows[n])); c.what == say.ColumnTime && cells[i] != "" {
				cells[i] = rows[n].answer.At.UTC()
			}
		}
		if err := x.setRow(out, n+2, x.body, cells, widths); err != nil {
			return err
		}
	}
	return x.finish(out, len(x.cols), len(rows))
}

// actions writes what will be done.
func (x *workbook) actions(list []*mindmap.Action) error {
	if len(list) == 0 {
		return nil
	}
	titles, widths := []string{x.voice.Text(say.ToDo), x.voice.Text(say.ColumnWho), x.voice.Text(say.ColumnDue), x.voice.Text(say.Done)}, []float64{60, 24, 20, 9}
	out, err := x.sheet(x.sheetName(say.ToDo), titles, widths)
	if err != nil {
		return err
	}
	for n, a := range list {
		done := ""
		if a.Done {
			done = x.voice.Text(say.Yes)
		}
		cells := []any{fitting(cmp.Or(a.Text, x.voice.TakenOut())), fitting(a.Who), fitting(x.voice.Date(a.Due)), done}
		if err := x.setRow(out, n+2, x.body, cells, widths); err != nil {
			return err
		}
	}
	return x.finish(out, len(titles), len(list))
}

// eventProperties are what a workbook says of the event beside its title, where programs show what a file is about.
func eventProperties(e *mindmap.Event) map[string]*string {
	return map[string]*string{"Date": &e.Date, "Place": &e.Place, "Host": &e.Host}
}

// event says what the event is.
func (x *workbook) event(e *mindmap.Event) error {
	all := eventProperties(e)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if *all[name] == "" {
			continue
		}
		if err := x.file.SetCustomProps(excelize.CustomProperty{Name: name, Value: *all[name]}); err != nil {
			return err
		}
	}
	return nil
}

// counts writes how many answers and people each question and each theme has. A theme's counts are those of all below it,
// so only the rows of questions add up.
func (x *workbook) counts(b *mindmap.Board) error {
	var titles []string
	for _, m := range []say.Message{say.ColumnNumber, say.ColumnQuestion, say.ColumnTheme, say.ColumnAnswers, say.ColumnTally} {
		titles = append(titles, x.voice.Text(m))
	}
	titles, widths := append(titles, x.voice.SourceNames()...), []float64{9, 48, 36, 10, 10}
	for range mindmap.Sources {
		widths = append(widths, 9)
	}
	if x.voted {
		titles, widths = append(titles, x.voice.Text(say.ColumnVotes), x.voice.Text(say.ColumnHands)), append(widths, 9, 9)
	}
	out, err := x.sheet(x.sheetName(say.SheetCounts), titles, widths)
	if err != nil {
		return err
	}
	rows := 0
	add := func(style int, q *mindmap.Question, theme string, answers int, t mindmap.Tally, v mindmap.Votes) error {
		rows++
		cells := []any{q.Number, fitting(q.Text), fitting(theme), answers, t.Total()}
		for _, s := range mindmap.Sources {
			cells = append(cells, t.Of(s))
		}
		if x.voted {
			cells = append(cells, v.Dots, v.Hands)
		}
		return x.setRow(out, rows+1, style, cells, widths)
	}
	for _, q := range b.Questions {
		if err := x.countQuestion(q, add); err != nil {
			return err
		}
	}
	return x.finish(out, len(titles), rows)
}

func (x *workbook) countQuestion(q *mindmap.Question, add func(int, *mindmap.Question, string, int, mindmap.Tally, mindmap.Votes) error) error {
	if err := add(x.bold, q, x.voice.Text(say.AllOfQuestion), q.Answers, q.Tally, mindmap.Votes{}); err != nil {
		return err
	}
	var count func(branches []walk.Branch, path []string) error
	count = func(branches []walk.Branch, path []string) error {
		for _, b := range branches {
			own := append(path[:len(path):len(path)], cmp.Or(b.Name, x.voice.TakenOut()))
			name := text.JoinPath(own)
			if b.Theme == nil {
				name = "(" + name + ")"
			}
			if err := add(x.body, q, name, b.Count, b.Tally, b.Votes); err != nil {
				return err
			}
			if err := count(b.Branches(), own); err != nil {
				return err
			}
		}
		return nil
	}
	return count(walk.Branches(q, x.voice.Text(say.Unsorted)), nil)
}

// setRow writes a row in a style. The cells are its own afterwards.
func (x *workbook) setRow(out *excelize.StreamWriter, number, style int, cells []any, widths []float64) error {
	if err := x.ctx.Err(); err != nil {
		return err
	}
	height := excelize.RowOpts{Height: heightOf(cells, widths)}
	for i := range cells {
		kind := style
		if _, ok := cells[i].(time.Time); ok {
			kind = x.date
		}
		cells[i] = excelize.Cell{StyleID: kind, Value: cells[i]}
	}
	return out.SetRow(fmt.Sprintf("A%d", number), cells, height)
}

// fitting shortens a text that is longer than a cell may be.
func fitting(v any) any {
	s, ok := v.(string)
	if !ok || len(s) <= maxCell {
		return v
	}
	return cutUnits(s, maxCell)
}

// cutUnits cuts a text to so many UTF-16 units, with an ellipsis.
func cutUnits(s string, limit int) string {
	units := 0
	cut := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units <= limit-1 {
			cut = i + len(string(r))
		}
	}
	if units <= limit {
		return s
	}
	return s[:cut] + "…"
}

// sheetName is the name of a sheet that holds more than one question.
func (x *workbook) sheetName(m say.Message) string { return sheetName(x.voice.Text(m)) }

// sheetName makes a sound name for a sheet. The number at its beginning keeps names apart.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return -1
		}
		return r
	}, s)
	return strings.Trim(cutUnits(strings.TrimSpace(s), maxSheetName), "' ")
}
