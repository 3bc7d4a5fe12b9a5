// Package years is two made-up walls a year apart: a charity's day for link workers and the next one, of a hundred answers each, as
// people speak. Themes grew and shrank, came and went, and two got another name. Tests and tools compare them; no program imports it.
//
// The walls are written in a few marks, one thing a line, and built through the model, ids and times the same each time: the second is
// no copy of the first, and shares no id with it. The events, the people and every word are made up.
package years

import (
	"embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
)

//go:embed testdata/*.txt
var sources embed.FS

// First are the entries of the wall of 2026, in order.
func First() []mindmap.Entry { return written("first") }

// Second are the entries of the wall of 2027, in order.
func Second() []mindmap.Entry { return written("second") }

// written reads a source that is part of the package.
func written(name string) []mindmap.Entry {
	source, err := sources.ReadFile("testdata/" + name + ".txt")
	if err != nil {
		panic(err)
	}
	return Write(name, string(source))
}

// Write are the entries of a source, with ids that only this name has. It panics when a line is none of these:
//
//	# title                   date 2026-04-14, and place, host, language, next likewise
//	? question                * theme, ** sub-theme; a star alone is no theme
//	- caption +4 @Volunteer   said four times, in a survey by somebody of that role
//	- caption | quote         not to be published; || to be published
//	- slip => caption         mended afterwards
//	& caption                 the answer before, in other words
//	p caption, x caption      parked, removed
func Write(name, source string) []mindmap.Entry {
	w := &writer{live: fold.NewLive(), name: name, now: time.Date(2026, 4, 14, 11, 0, 0, 0, time.UTC)}
	for line := range strings.Lines(source) {
		if line = strings.TrimSpace(line); line != "" {
			w.line(line)
		}
	}
	return w.entries
}

// writer writes a wall line by line.
type writer struct {
	live     *fold.Live
	name     string
	now      time.Time
	entries  []mindmap.Entry
	question mindmap.ID
	path     []mindmap.ID // of the theme that answers go to
	last     mindmap.ID   // the answer before
	row      int          // of the survey
}

// id is the id of an entry, by its number. Ids of one wall do not begin alike.
func (w *writer) id(number int) (id mindmap.ID) {
	seed := uint64(0)
	for _, b := range []byte(w.name) {
		seed = seed*131 + uint64(b)
	}
	binary.BigEndian.PutUint64(id[:], (seed+uint64(number))*0x9E3779B97F4A7C15)
	binary.BigEndian.PutUint64(id[8:], seed<<16+uint64(number))
	return id
}

// do adds an operation as an act of its own, and returns the id of its entry.
func (w *writer) do(op mindmap.Op) mindmap.ID {
	number := len(w.entries) + 1
	body, err := json.Marshal(op)
	if err != nil {
		panic(err)
	}
	w.now = w.now.Add(20 * time.Second)
	e := mindmap.Entry{
		ID: w.id(number), Clock: uint64(number), Device: w.id(-1), Author: "ruth", Act: w.id(1<<12 + number), At: w.now, Kind: mindmap.KindOf(op), Body: body,
	}
	if err := e.Validate(); err != nil {
		panic(fmt.Errorf("%s: %w", w.name, err))
	}
	w.entries = append(w.entries, e)
	w.live.Add(e)
	return e.ID
}

func (w *writer) line(line string) {
	mark, rest, _ := strings.Cut(line, " ")
	switch mark {
	case "?":
		w.question, w.path = w.do(mindmap.AskQuestion{Text: rest}), nil
	case "*", "**":
		w.theme(len(mark), rest)
	case "-":
		w.last = w.answer(rest)
	case "&":
		w.do(mindmap.MergeAnswer{Answer: w.answer(rest), Into: w.last})
	case "p":
		w.do(mindmap.ParkAnswer{Answer: w.answer(rest), Parked: true})
	case "x":
		w.do(mindmap.Remove{Node: w.answer(rest)})
	default:
		w.event(mark, rest)
	}
}

func (w *writer) event(field, value string) {
	var op mindmap.DescribeEvent
	switch field {
	case "#":
		op.Title = &value
	case "date":
		op.Date = &value
		if day, err := time.Parse(time.DateOnly, value); err == nil {
			w.now = day.Add(11 * time.Hour)
		}
	case "place":
		op.Place = &value
	case "host":
		op.Host = &value
	case "language":
		op.Language = &value
	case "next":
		op.Next = &value
	default:
		panic(fmt.Sprintf("%s: %q is no mark", w.name, field))
	}
	w.do(op)
}

// theme begins a theme at a depth; without a name, what is under none.
func (w *writer) theme(depth int, name string) {
	if name == "" {
		w.path = nil
		return
	}
	parent := mindmap.ID{}
	if depth > 1 {
		parent = w.path[depth-2]
	}
	made := w.do(plan.NewTheme(w.live.Board(), w.live.Question(w.question), parent, name))
	w.path = append(w.path[:depth-1:depth-1], made)
}

// answer adds what one line says.
func (w *writer) answer(line string) mindmap.ID {
	op := mindmap.AddAnswer{Question: w.question}
	if len(w.path) > 0 {
		op.Theme = w.path[len(w.path)-1]
	}
	caption, quote, published := strings.Cut(line, " || ")
	if !published {
		caption, quote, _ = strings.Cut(line, " | ")
	}
	op.Quote = quote
	if before, role, ok := strings.Cut(caption, " @"); ok {
		w.row++
		caption, op.Source = before, mindmap.Survey
		op.Origin = &mindmap.Origin{
			File: "survey.csv", Row: w.row, Column: "Answer", Key: fmt.Sprintf("%s-%d", w.name, w.row), Attributes: map[string]string{"Role": role},
		}
	}
	if i := strings.LastIndex(caption, " +"); i >= 0 {
		n, err := strconv.Atoi(caption[i+2:])
		if err != nil {
			panic(fmt.Errorf("%s: %q: %w", w.name, line, err))
		}
		caption, op.Tally = caption[:i], n
	}
	slip, mended, isSlip := strings.Cut(caption, " => ")
	op.Caption = slip
	made := w.do(op)
	if isSlip {
		w.do(mindmap.Reword{Node: made, Text: mended})
	}
	if published {
		w.do(mindmap.PublishQuote{Answer: made, Publish: true})
	}
	return made
}
