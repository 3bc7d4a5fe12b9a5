// Package completed is what shells complete on the command line: walls, and the values of flags. Flags are known by their names,
// which mean the same in every command.
package completed

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mindwall/cmd/internal/compared"
	"mindwall/cmd/internal/imported"
	"mindwall/export"
	"mindwall/export/dot"
	"mindwall/export/paper"
	"mindwall/mindmap"
	"mindwall/mindmap/crosstab"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
	"mindwall/mindmap/text"
	"mindwall/tui/files"
)

const (
	noFile  = cobra.ShellCompDirectiveNoFileComp
	anyFile = cobra.ShellCompDirectiveDefault
)

// Add completes the command line of a program and of all its commands. What a command completes itself stays.
func Add(root *cobra.Command) {
	root.ValidArgsFunction = func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 || typed == "" { // the commands come first
			return nil, noFile
		}
		return named(typed, ".wall")
	}
	for _, c := range root.Commands() {
		if c.ValidArgsFunction == nil && len(c.ValidArgs) == 0 {
			c.ValidArgsFunction = arguments(c)
		}
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if _, known := c.GetFlagCompletionFunc(f.Name); !known && f.NoOptDefVal == "" {
				_ = c.RegisterFlagCompletionFunc(f.Name, value(c, f.Name)) // the flag is there
			}
		})
	}
}

// named completes files by the ends of their names. They are looked for here and not by the shell, as fish cannot tell them apart;
// but in a person's own folder the shell does it, as it alone knows whether that was typed as ~.
func named(typed string, endings ...string) ([]string, cobra.ShellCompDirective) {
	if home, err := os.UserHomeDir(); strings.HasPrefix(typed, "~") || err == nil && strings.HasPrefix(typed, home) {
		var plain []string
		for _, e := range endings {
			plain = append(plain, strings.TrimPrefix(e, "."))
		}
		return plain, cobra.ShellCompDirectiveFilterFileExt
	}
	found := files.Complete(typed, func(name string) bool { return slices.Contains(endings, strings.ToLower(filepath.Ext(name))) })
	if slices.ContainsFunc(found, func(path string) bool { return strings.HasSuffix(path, string(filepath.Separator)) }) {
		return found, noFile | cobra.ShellCompDirectiveNoSpace // there is more to come
	}
	return found, noFile
}

func ending(endings ...string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return named(typed, endings...)
	}
}

// arguments are the walls that most commands take, and what a few take behind the first: how a command is written says so.
func arguments(c *cobra.Command) cobra.CompletionFunc {
	takes := strings.Fields(c.Use)[1:]
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		switch at := min(len(args), len(takes)-1); {
		case at < 0:
			return nil, noFile
		case takes[at] == "SURVEY":
			return named(typed, append(imported.Extensions(), ".tsv", ".xlsm")...)
		case strings.Contains(takes[at], "DIR"):
			return nil, cobra.ShellCompDirectiveFilterDirs
		case slices.ContainsFunc([]string{"FILE", "OTHER", "NEW"}, func(name string) bool { return strings.Contains(takes[at], name) }),
			takes[at] == "…" && at > 0:
			return named(typed, ".wall")
		}
		return nil, noFile
	}
}

// value is what completes a flag. What people write themselves is nothing to complete.
func value(c *cobra.Command, flag string) cobra.CompletionFunc {
	switch flag {
	case "format":
		return formats(c)
	case "question":
		return ofWall(questions)
	case "theme":
		return ofWall(themes)
	case "by":
		return ofWall(func(_ *cobra.Command, b *mindmap.Board) []string { return crosstab.Attributes(b) })
	case "rescue", "follow-up":
		return ending(".wall")
	case "agenda", "lead":
		return ending(".md", ".markdown")
	case "export":
		return ending(".svg", ".gif", ".png")
	case "from":
		return ending(append(imported.Extensions(), ".wall")...)
	case "to", "labels", "creds":
		return cobra.FixedCompletions(nil, anyFile)
	}
	return cobra.FixedCompletions(choices(flag), noFile)
}

// choices are the values of a flag that takes one of a few.
func choices(flag string) []string {
	switch flag {
	case "look":
		return told(scheme.All[:])
	case "engine":
		return told(dot.Engines())
	case "paper":
		return paper.Names()
	case "as":
		return []string{"png", "svg", "pdf"}
	case "text":
		return []string{"outlines", "live"}
	case "source":
		return told(mindmap.Sources[:])
	case "preset":
		return imported.Presets()
	case "header":
		return []string{"1", "2", "3", "none"}
	case "language":
		all, _ := say.Languages()
		return all
	}
	return nil
}

func told[T any](values []T) (names []string) {
	for _, v := range values {
		names = append(names, fmt.Sprint(v))
	}
	return names
}

// formats are those of the command. Of several, with commas between them, the last is completed.
func formats(c *cobra.Command) cobra.CompletionFunc {
	names := slices.Clone(export.ReportFormats)
	switch c.Name() {
	case "compare":
		return cobra.FixedCompletions(compared.Formats(), noFile)
	case "export":
		names = []string{"all"}
		for _, f := range export.Formats() {
			names = append(names, f.Name)
		}
	}
	return func(_ *cobra.Command, _ []string, typed string) (found []string, _ cobra.ShellCompDirective) {
		before := typed[:strings.LastIndexByte(typed, ',')+1]
		for _, name := range names {
			if before != "" && name == "all" {
				continue
			}
			if !slices.Contains(strings.Split(before, ","), name) {
				found = append(found, before+name)
			}
		}
		return found, noFile
	}
}

// ofWall completes what is on the wall that was named first. One that cannot be read completes nothing.
func ofWall(list func(c *cobra.Command, b *mindmap.Board) []string) cobra.CompletionFunc {
	return func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return nil, noFile
		}
		d, err := desk.Read(args[0])
		if err != nil {
			return nil, noFile
		}
		defer d.Close()
		return list(c, d.Board()), noFile
	}
}

// questions are numbers, each with its question beside it.
func questions(_ *cobra.Command, b *mindmap.Board) (list []string) {
	for _, q := range b.Questions {
		list = append(list, fmt.Sprintf("%d\t%s", q.Number, text.Line(q.Text)))
	}
	return list
}

// themes are the paths of themes, of the question that is named, or of all.
func themes(c *cobra.Command, b *mindmap.Board) (list []string) {
	asked := c.Flag("question")
	for _, q := range b.Questions {
		if asked != nil && asked.Changed {
			if only, err := desk.FindQuestion(b, asked.Value.String()); err != nil || only.ID != q.ID {
				continue
			}
		}
		list = append(list, pathsBelow(nil, q.Themes)...)
	}
	return list
}

func pathsBelow(path []string, themes []*mindmap.Theme) (list []string) {
	for _, t := range themes {
		below := append(slices.Clone(path), text.Line(t.Text))
		list = append(list, text.JoinPath(below))
		list = append(list, pathsBelow(below, t.Themes)...)
	}
	return list
}
