package imported

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mindwall/export"
	"mindwall/export/outline"
	"mindwall/export/table"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/text"
)

// carries is what a format carries of a wall.
type carries struct {
	event, one      bool // what the event is; one question alone
	quotes          bool // those that may leave the wall
	wordings, sides bool
	private, whole  bool // what stays on a wall but for tables that are asked for it; each answer by itself
	bySide          bool // themes in the order of each side
	actions         bool // what will be done
}

// carriers are the formats that come back.
func carriers() map[string]struct {
	carries
	write func(io.Writer, *mindmap.Board, say.Voice) error
} {
	type carrier = struct {
		carries
		write func(io.Writer, *mindmap.Board, say.Voice) error
	}
	one := func(write func(io.Writer, *mindmap.Event, *mindmap.Question, say.Voice) error) func(io.Writer, *mindmap.Board, say.Voice) error {
		return func(w io.Writer, b *mindmap.Board, v say.Voice) error { return write(w, &b.Event, b.Questions[0], v) }
	}
	return map[string]carrier{
		"day.md":    {carries{event: true, quotes: true}, outline.WriteMarkdown},
		"day.opml":  {carries{event: true, quotes: true}, outline.WriteOPML},
		"day.mm":    {carries{event: true, quotes: true, one: true, sides: true}, one(outline.WriteFreeMind)},
		"day.mmd":   {carries{event: true, one: true}, one(outline.WriteMermaid)},
		"day.xmind": {carries{event: true, quotes: true, sides: true, bySide: true}, outline.WriteXMind},
		"day.csv": {carries{quotes: true, wordings: true}, func(w io.Writer, b *mindmap.Board, v say.Voice) error {
			return table.WriteCSV(w, b, table.Options{Voice: v})
		}},
		"private.csv": {carries{quotes: true, wordings: true, private: true}, func(w io.Writer, b *mindmap.Board, v say.Voice) error {
			return table.WriteCSV(w, b, table.Options{Private: true, Voice: v})
		}},
		"day.xlsx": {carries{event: true, quotes: true, wordings: true, actions: true}, func(w io.Writer, b *mindmap.Board, v say.Voice) error {
			return table.WriteXLSX(context.Background(), w, b, table.Options{Voice: v})
		}},
		"private.xlsx": {carries{event: true, quotes: true, wordings: true, private: true, actions: true}, func(w io.Writer, b *mindmap.Board, v say.Voice) error {
			return table.WriteXLSX(context.Background(), w, b, table.Options{Private: true, Voice: v})
		}},
		"day.json": {carries{event: true, quotes: true, wordings: true, sides: true, private: true, whole: true, actions: true}, func(w io.Writer, b *mindmap.Board, v say.Voice) error {
			return table.WriteJSON(w, b, table.Options{Voice: v})
		}},
	}
}

// drawnWall is a wall with something of everything, in texts that break formats.
type drawnWall struct {
	t      *rapid.T
	scribe *scribe.Scribe
	ids    uint64
}

func drawWall(t *rapid.T) *drawnWall {
	d := &drawnWall{t: t}
	d.scribe = &scribe.Scribe{
		Live: fold.NewLive(), Author: "sam", Device: mindmap.KeyID("device"), NewID: d.id,
		Now: func() time.Time { return time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC) },
	}
	title, date, place, host := d.text(text.Title), d.text(text.Title), d.text(text.Title), d.text(text.Title)
	d.do(mindmap.DescribeEvent{Title: &title, Date: &date, Place: &place, Host: &host})
	aside := map[string]bool{}
	for i := range rapid.IntRange(1, 3).Draw(t, "questions") {
		q, asked := d.id(), d.text(text.Question)
		d.record(mindmap.Draft{ID: q, Op: mindmap.AskQuestion{Text: asked}})
		d.fill(q)
		if i > 0 && rapid.IntRange(0, 3).Draw(t, "aside") == 0 && !aside[asked] { // tables know those by their words
			aside[asked] = true
			d.do(mindmap.SetAsideQuestion{Question: q, Aside: true})
		}
	}
	if rapid.Bool().Draw(t, "action") {
		id := d.id()
		d.record(mindmap.Draft{ID: id, Op: mindmap.AddAction{Text: d.text(text.Caption), Who: d.text(text.Title)}}, mindmap.Draft{Op: mindmap.FinishAction{Action: id, Done: true}})
	}
	return d
}

func (d *drawnWall) id() mindmap.ID {
	d.ids++
	var id mindmap.ID
	binary.BigEndian.PutUint64(id[:], d.ids*0x9E3779B97F4A7C15)
	binary.BigEndian.PutUint64(id[8:], d.ids)
	return id
}

func (d *drawnWall) record(drafts ...mindmap.Draft) {
	if _, err := d.scribe.Record(drafts...); err != nil {
		d.t.Fatal(err)
	}
}

func (d *drawnWall) do(ops ...mindmap.Op) {
	if _, err := d.scribe.Do(ops...); err != nil {
		d.t.Fatal(err)
	}
}

// text draws a text that its field takes and that shows something.
func (d *drawnWall) text(f text.Field) string {
	hard := []string{
		"=1+1", "'=1+1", "''-x", "- a", "+1 for cake", "@x", `="0123"`, "a | b", "| a", "a || b", "|", "x ×3", "x (survey)", "x ×2 (room 1, survey 1)",
		"a/b", "//", "#1", "*a*", "**b**", "1. a", "<b>x</b>", "&amp; &", "\"q\"", "[a](b)", "-->", "--", "%% x", "::icon(x)", "Unsorted", "none", "n/a",
		"https://example.org", "日本語", "عربى", "👩‍👩‍👧", "2026-03-09", "007", "TRUE", "Note: a", "a · b", "“x”", "---", "a\\b", "`c`",
	}
	s := rapid.OneOf(rapid.SampledFrom(hard), rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune(`ab |/'"=-+@#*<>&;:×()`)), rapid.Rune()))).Draw(d.t, "text")
	clean, err := f.Clean(s)
	if _, _, _, unseen := text.CleanAnswer(clean, ""); err != nil || unseen != nil || say.StandsForTakenOut(clean) {
		return "-"
	}
	return clean
}

// fill draws themes and answers under a question.
func (d *drawnWall) fill(q mindmap.ID) {
	themes, names, answers := []mindmap.ID{{}}, map[string]bool{}, []mindmap.ID(nil)
	for range rapid.IntRange(0, 10).Draw(d.t, "nodes") {
		parent := rapid.SampledFrom(themes).Draw(d.t, "parent")
		if rapid.IntRange(0, 2).Draw(d.t, "theme") == 0 {
			name := d.text(text.Theme)
			if path := parent.String() + text.NameKey(name); !names[path] { // tables know themes by their names
				names[path] = true
				id := d.id()
				d.record(mindmap.Draft{ID: id, Op: plan.NewTheme(d.scribe.Live.Board(), d.scribe.Live.Question(q), parent, name)})
				themes = append(themes, id)
			}
			continue
		}
		answers = append(answers, d.answer(q, parent))
	}
	for _, id := range answers {
		switch rapid.IntRange(0, 9).Draw(d.t, "then") {
		case 0:
			d.do(mindmap.ParkAnswer{Answer: id, Parked: true})
		case 1, 2:
			if into := rapid.SampledFrom(answers).Draw(d.t, "into"); into != id {
				d.do(mindmap.MergeAnswer{Answer: id, Into: into})
			}
		case 3:
			d.do(mindmap.Redact{Entries: d.scribe.Live.WordEntries(id)})
		}
	}
}

func (d *drawnWall) answer(q, theme mindmap.ID) mindmap.ID {
	id, add := d.id(), mindmap.AddAnswer{Question: q, Theme: theme, Caption: d.text(text.Caption), Source: rapid.SampledFrom(mindmap.Sources[:]).Draw(d.t, "source")}
	add.Tally = rapid.IntRange(1, 4).Draw(d.t, "tally")
	if rapid.Bool().Draw(d.t, "quoted") {
		add.Quote = d.text(text.Quote)
	}
	d.record(mindmap.Draft{ID: id, Op: add})
	if rapid.Bool().Draw(d.t, "published") {
		d.do(mindmap.PublishQuote{Answer: id, Publish: true})
	}
	if rapid.IntRange(0, 3).Draw(d.t, "more") == 0 {
		d.do(mindmap.TallyAnswer{Answer: id, Delta: 2, Source: rapid.SampledFrom(mindmap.Sources[:]).Draw(d.t, "other")})
	}
	return id
}

// TestRoundTrip holds that a wall that was exported comes back with all that the format carries, as a new wall, and that
// it brings nothing to a wall which has it already: neither the new one nor the one that it was exported from.
func TestRoundTrip(t *testing.T) {
	for name, c := range carriers() {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				d := drawWall(t)
				b := d.scribe.Live.Board()
				if !c.private {
					b = export.Public(b)
				}
				if c.one {
					b.Questions = b.Questions[:1]
				}
				var file bytes.Buffer
				if err := c.write(&file, b, rapid.SampledFrom(say.Voices()).Draw(t, "voice")); err != nil {
					t.Fatal(err)
				}
				data := file.Bytes()
				want := c.told(b)
				in := readBack(t, name, data)
				wall := desk.Begin(desk.Writer{Author: "ruth"})
				if err := wall.Bring(t.Context(), in); err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(want, c.told(wall.Board())); d != "" {
					t.Fatalf("(-wall +new wall):\n%s\n%s", d, shown(data))
				}
				again := readBack(t, name, data)
				again.Match(d.scribe.Live.Board())
				came, err := again.Propose(t.Context(), d.scribe.Live.Board(), d.scribe.Live.OriginKeys())
				if err != nil || came.New != 0 || came.Themes != 0 {
					t.Fatalf("the wall itself gets %+v, %v of\n%s\n%s", came, err, want, shown(data))
				}
			})
		})
	}
}

func readBack(t *rapid.T, name string, data []byte) *desk.Incoming {
	in, err := read(name, io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))))
	if err != nil {
		t.Fatalf("%v:\n%s", err, shown(data))
	}
	if len(in.Told)+len(in.Notes) > 0 {
		t.Fatalf("%q, notes %q:\n%s", in.Told, in.Notes, shown(data))
	}
	return in
}

// shown is a file as a failure shows it.
func shown(data []byte) string {
	if bytes.HasPrefix(data, []byte("PK")) {
		return "(an archive)"
	}
	return string(data)
}

// told is what a format carries of a board.
func (c carries) told(b *mindmap.Board) string {
	var out strings.Builder
	if c.event {
		e := b.Event
		fmt.Fprintf(&out, "= %q %q %q %q\n", e.Title, e.Date, e.Place, e.Host)
	}
	for _, q := range b.Questions {
		c.question(&out, "?", q)
	}
	if c.private {
		for _, q := range b.Aside {
			c.question(&out, "aside ?", q)
		}
		parked := ""
		for _, q := range slices.Concat(b.Questions, b.Aside) {
			for _, a := range b.Parked {
				if a.Question == q.ID {
					parked += q.Text + c.answer(a)
				}
			}
		}
		fmt.Fprintf(&out, "parked %s\n", parked)
	}
	if c.actions {
		for _, a := range b.Actions {
			fmt.Fprintf(&out, "action %q %q %v\n", a.Text, a.Who, a.Done)
		}
	}
	return out.String()
}

func (c carries) question(out *strings.Builder, sign string, q *mindmap.Question) {
	fmt.Fprintf(out, "%s %q\n", sign, q.Text)
	for _, a := range q.Unsorted {
		out.WriteString(" " + c.answer(a))
	}
	themes := slices.Clone(q.Themes)
	if c.bySide {
		slices.SortStableFunc(themes, func(a, b *mindmap.Theme) int { return int(b.Side) - int(a.Side) })
	}
	c.themes(out, themes, " ")
}

func (c carries) themes(out *strings.Builder, list []*mindmap.Theme, indent string) {
	for _, t := range list {
		fmt.Fprintf(out, "%s# %q", indent, t.Text)
		if c.sides {
			fmt.Fprintf(out, " %v", t.Side)
		}
		out.WriteByte('\n')
		for _, a := range t.Answers {
			out.WriteString(indent + " " + c.answer(a))
		}
		c.themes(out, t.Themes, indent+" ")
	}
}

func (c carries) answer(a *mindmap.Answer) string {
	line := fmt.Sprintf("- %q %v", say.Caption(a), a.Tally)
	switch {
	case c.whole:
		for _, one := range append([]*mindmap.Answer{a}, a.Merged...) {
			line += fmt.Sprintf(" / %q %v %v %v %q %v", one.Text, one.Redacted, one.Own, one.Source, one.Quote, one.Publish)
		}
	case c.quotes:
		line += fmt.Sprintf(" %q", say.Quotes(a, c.private))
	}
	if c.wordings && !c.whole {
		line += fmt.Sprintf(" %q", slices.DeleteFunc(a.Wordings(), func(w string) bool { return w == "" }))
	}
	return line + "\n"
}
