package export

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"mindwall/export/dot"
	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
)

// Format is one kind of file that a wall can leave as.
type Format struct {
	Name        string // as people type it
	Ext         string // of its files, without a dot
	Title       string // for a menu
	PerQuestion bool   // a file holds one question's map; else the whole wall
	Whole       bool   // it carries everything, authors and private quotes too, and its user is told
	Private     bool   // it carries more when a request is private
	Suffix      string // stands in the file's name where the extension would not tell it from another format

	// Write writes one file. Its context ends work that takes long.
	Write func(ctx context.Context, w io.Writer, j *Job) error
}

// Job is one file to be written.
type Job struct {
	Board    *mindmap.Board    // what may leave the wall
	Question *mindmap.Question // of that board; nil when the file holds the whole wall
	Voice    say.Voice         // that says what is not the wall's own
	Scheme   scheme.Scheme
	Engine   dot.Engine
	Paper    string // of pictures; empty is none
	AsOnWall bool   // pictures keep the sides of the wall
	Book     bool   // PDF is a book
	Private  bool
	LiveText bool // pictures in SVG keep their text as text

	// Note is told what people should know of the file that was written.
	Note func(string)

	maps maps
}

// FindFormat finds a format by its name.
func FindFormat(name string) (Format, error) {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, fault.New(fault.UnknownFormat, fmt.Errorf("format %q is not known", name), FormatNames())
	}
	return all[i], nil
}

// FormatNames are the names of all formats, for people.
func FormatNames() string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// ParseFormats reads names with commas between them, or "all". Empty is dot and png.
func ParseFormats(list string) ([]Format, error) {
	switch strings.TrimSpace(list) {
	case "":
		list = "dot,png"
	case "all":
		return Formats(), nil
	}
	var out []Format
	for name := range strings.SplitSeq(list, ",") {
		f, err := FindFormat(strings.ToLower(strings.TrimSpace(name)))
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(out, func(g Format) bool { return g.Name == f.Name }) {
			out = append(out, f)
		}
	}
	return out, nil
}
