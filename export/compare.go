package export

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"mindwall/export/comparison"
	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
)

// CompareRequest is a comparison that is to be written.
type CompareRequest struct {
	Comparison *compare.Comparison
	Name       string // the first part of the names of files, when To is empty
	Format     string // one of [CompareFormats]
	To         string // the file; empty is <name>-compared.<format> in Dir
	Dir        string // empty is the current folder
	Force      bool   // existing files are replaced
	Scheme     scheme.Scheme
	Language   string // as [Request.Language]

	// Progress is told as [Request.Progress] is.
	Progress func(done, total int, file string)
}

// CompareFormats are the formats of a comparison that are to be looked at: html is one file that holds its pictures, md has them
// beside it, svg and png are a picture of each question.
var CompareFormats = []string{"html", "md", "svg", "png"}

// Compare writes a comparison to its file, whole or not at all. Where there is a picture for each of several questions they are
// named after it.
func Compare(ctx context.Context, r CompareRequest) (Result, error) {
	if r.To == "" {
		r.To = filepath.Join(r.Dir, fileName(r.Name, nil, "compared", r.Format))
	}
	w := newComparer(&r)
	files, err := w.files()
	if err != nil {
		return Result{}, err
	}
	paths, err := WriteFiles(ctx, filepath.Dir(r.To), r.Force, files, r.Progress)
	return Result{Paths: paths, Notes: w.notes.all}, err
}

// StreamCompare writes a comparison to out, and returns what people should know of it. It fails when that takes several files; Markdown
// is without pictures then.
func StreamCompare(ctx context.Context, out io.Writer, r CompareRequest) (notes []string, err error) {
	w := newComparer(&r)
	if r.Format == "md" {
		w.notes.add("Markdown on standard output has no pictures: a file has them beside it")
		err := comparison.WriteMarkdown(out, r.Comparison, w.options(), nil)
		return w.notes.all, err
	}
	files, err := w.files()
	if err != nil {
		return nil, err
	}
	if len(files) != 1 {
		return nil, fault.New(fault.SeveralFiles, fmt.Errorf("format %s has a file for each of the %d questions", r.Format, len(files)))
	}
	err = files[0].Write(ctx, heeding{ctx, out})
	return w.notes.all, err
}

// comparer writes the files of one comparison.
type comparer struct {
	*CompareRequest
	notes notes
}

func newComparer(r *CompareRequest) *comparer {
	w := &comparer{CompareRequest: r}
	w.notes.voice(r.Language)
	return w
}

func (w *comparer) options() comparison.Options {
	return comparison.Options{Voice: say.In(cmp.Or(w.Language, w.Comparison.Language)), Note: w.notes.add}
}

// files are those that the request makes.
func (w *comparer) files() ([]File, error) {
	name := filepath.Base(w.To)
	switch w.Format {
	case "html":
		return []File{{name, func(ctx context.Context, out io.Writer) error {
			return comparison.WriteHTML(ctx, heeding{ctx, out}, w.Comparison, w.options())
		}}}, nil
	case "md":
		return w.markdown(name), nil
	case "svg", "png":
		files, _ := w.pictures(name, w.Format)
		switch len(files) {
		case 0:
			return nil, errors.New("there is nothing to compare: no question was answered in more than one of the walls")
		case 1:
			files[0].Name = name
		}
		return files, nil
	}
	return nil, fault.New(fault.UnknownFormat, fmt.Errorf("format %q is not known", w.Format), strings.Join(CompareFormats, ", "))
}

// markdown is the text and before it its pictures, so that it never stands without them.
func (w *comparer) markdown(name string) []File {
	files, names := w.pictures(name, "png")
	return append(files, File{name, func(_ context.Context, out io.Writer) error {
		return comparison.WriteMarkdown(out, w.Comparison, w.options(), func(q *compare.Question) string { return names[q] })
	}})
}

// pictures are those of all questions that have something to compare, named after a file.
func (w *comparer) pictures(name, kind string) ([]File, map[*compare.Question]string) {
	var files []File
	names, stem := map[*compare.Question]string{}, strings.TrimSuffix(name, filepath.Ext(name))
	for i, q := range w.Comparison.Questions {
		if !comparison.Pictured(q) {
			continue
		}
		names[q] = fileName(stem, numbered(q, i+1), "", kind)
		files = append(files, File{names[q], func(ctx context.Context, out io.Writer) error {
			o := w.options()
			o.Note = func(s string) { w.notes.add(names[q] + ": " + s) }
			p := comparison.NewPicture(w.Comparison, q, w.Scheme, o)
			if kind == "png" {
				return p.WritePNG(heeding{ctx, out})
			}
			return p.WriteSVG(heeding{ctx, out}, false)
		}})
	}
	return files, names
}

// numbered is a question under its number in the last wall that asks it, or in the comparison.
func numbered(q *compare.Question, otherwise int) *mindmap.Question {
	out := &mindmap.Question{Text: q.Text, Number: otherwise}
	for _, in := range slices.Backward(q.In) {
		if in != nil && in.Number > 0 {
			out.Number = in.Number
			break
		}
	}
	return out
}
