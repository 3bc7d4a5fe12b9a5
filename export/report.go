package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"mindwall/export/report"
	"mindwall/mindmap"
	"mindwall/mindmap/across"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/crosstab"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/scheme"
)

// ReportRequest is a write-up that is asked for.
type ReportRequest struct {
	Board    *mindmap.Board
	WallName string
	Format   string // html or docx, one file that holds its pictures, or md, with pictures beside it; empty is by To's extension, else html
	To       string // the file; empty is <wall>-report.<format> in the current folder
	Force    bool   // existing files are replaced
	AsOnWall bool   // maps keep the sides of the wall
	Scheme   scheme.Scheme
	Language string // as [Request.Language]
	Lead     []byte // what the organiser says before all else, in Markdown

	// Progress is told as [Request.Progress] is.
	Progress func(done, total int, file string)
}

// ReportFormats are the formats of a write-up.
var ReportFormats = []string{"html", "md", "docx"}

// format is the format asked for.
func (r *ReportRequest) format() (string, error) {
	name := r.Format
	if name == "" {
		switch strings.ToLower(filepath.Ext(r.To)) {
		case ".md", ".markdown":
			name = "md"
		case ".docx":
			name = "docx"
		default:
			name = "html"
		}
	}
	if !slices.Contains(ReportFormats, name) {
		return "", fault.New(fault.NoReportFormat, fmt.Errorf("format %q is not one of a report", r.Format))
	}
	return name, nil
}

// Report writes the write-up to its file, whole or not at all. The pictures of one in Markdown are files beside it, named
// after it.
func Report(ctx context.Context, r ReportRequest) (Result, error) {
	if r.Board == nil {
		return Result{}, errors.New("report: no wall")
	}
	format, err := r.format()
	if err != nil {
		return Result{}, err
	}
	if r.To == "" {
		r.To = fileName(r.WallName, nil, "report", format)
	}
	w := newReporter(&r)
	paths, err := WriteFiles(ctx, filepath.Dir(r.To), r.Force, w.files(format), r.Progress)
	return Result{Paths: paths, Notes: w.notes.all}, err
}

// StreamReport writes the write-up to out. One in Markdown is without pictures then, and a note says so.
func StreamReport(ctx context.Context, out io.Writer, r ReportRequest) (notes []string, err error) {
	if r.Board == nil {
		return nil, errors.New("report: no wall")
	}
	format, err := r.format()
	if err != nil {
		return nil, err
	}
	w := newReporter(&r)
	if format != "md" {
		err = w.write(ctx, out, format)
		return w.notes.all, err
	}
	w.notes.add("Markdown on standard output has no pictures: a file has them beside it")
	err = report.WriteMarkdown(out, w.board, w.options(), nil)
	return w.notes.all, err
}

// reporter writes the files of one write-up.
type reporter struct {
	request *ReportRequest
	board   *mindmap.Board // what may leave the wall
	name    string
	notes   notes
}

func newReporter(r *ReportRequest) *reporter {
	w := &reporter{request: r, name: filepath.Base(r.To)}
	w.notes.voice(r.Language)
	w.board = Public(w.notes.shallow(r.Board))
	return w
}

func (w *reporter) options() report.Options {
	b := w.request.Board
	o := report.Options{
		Voice: voiceOf(w.request.Language, b), Lead: w.request.Lead, AsOnWall: w.request.AsOnWall, Parked: len(b.Parked), Note: w.notes.add,
	}
	o.Across = across.Find(b, affinity.Echoes)
	for _, name := range crosstab.Attributes(b) {
		if tables := crosstab.By(b, name); len(tables) > 0 {
			o.By = append(o.By, report.Attribute{Name: name, Tables: tables})
		}
	}
	return o
}

// write writes a write-up that is one file.
func (w *reporter) write(ctx context.Context, out io.Writer, format string) error {
	if format == "docx" {
		return report.WriteDOCX(ctx, heeding{ctx, out}, w.board, w.options())
	}
	return report.WriteHTML(ctx, heeding{ctx, out}, w.board, w.options())
}

// files are the files of the write-up, itself the last, so that it never stands without its pictures.
func (w *reporter) files(format string) []File {
	if format != "md" {
		return []File{{w.name, func(ctx context.Context, f io.Writer) error { return w.write(ctx, f, format) }}}
	}
	var out []File
	pictures := map[*mindmap.Question]report.Pictures{}
	for _, q := range w.board.Questions {
		p := w.pictureNames(q)
		pictures[q] = p
		j := &Job{
			Board: w.board, Question: q, Voice: voiceOf(w.request.Language, w.board), Scheme: w.request.Scheme, AsOnWall: w.request.AsOnWall,
			Note: w.notes.add,
		}
		if p.Map != "" {
			out = append(out, File{p.Map, func(ctx context.Context, f io.Writer) error { return writePNG(ctx, f, j) }})
		}
		if p.Chart != "" {
			out = append(out, File{p.Chart, func(ctx context.Context, f io.Writer) error { return writeChart(ctx, f, j, "png") }})
		}
	}
	return append(out, File{w.name, func(_ context.Context, f io.Writer) error {
		return report.WriteMarkdown(f, w.board, w.options(), func(q *mindmap.Question) report.Pictures { return pictures[q] })
	}})
}

// pictureNames names the pictures of a question after the file of the write-up. What has nothing to show has none.
func (w *reporter) pictureNames(q *mindmap.Question) (p report.Pictures) {
	stem := strings.TrimSuffix(w.name, filepath.Ext(w.name))
	if q.Answers > 0 || len(q.Themes) > 0 {
		p.Map = fileName(stem, q, "", "png")
	}
	if len(q.Themes) > 0 {
		p.Chart = fileName(stem, q, "chart", "png")
	}
	return p
}
