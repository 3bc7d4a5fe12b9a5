package imported

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/survey"
	"mindwall/mindmap/survey/table"
)

// Presets are the names of the tools that are known.
func Presets() (names []string) {
	for _, p := range survey.Presets {
		names = append(names, string(p))
	}
	return names
}

// wrong says that a flag is not written as it must be, and what to do about it.
func wrong(err error, format string, args ...any) error {
	return shell.Usage(fault.Advise(err, format, args...))
}

// readOptions reads what the flags say of how a survey is to be read. header is how many rows the header has, or from which to
// which it is, or that there is none.
func readOptions(preset, tab, header, encoding string) (survey.Options, error) {
	o := survey.Options{Preset: survey.Preset(preset), Tab: tab}
	if preset != "" && !slices.Contains(Presets(), preset) {
		return o, wrong(fmt.Errorf("--preset: unknown tool %q", preset), "the tools are %s; generic is any table", strings.Join(Presets(), ", "))
	}
	if encoding != "" {
		e, ok := table.FindEncoding(encoding)
		if !ok {
			var names []string
			for _, e := range table.Encodings {
				names = append(names, string(e))
			}
			return o, wrong(fmt.Errorf("--encoding: unknown encoding %q", encoding), "%s", "it is one of "+strings.Join(names, ", "))
		}
		o.Encoding = e
	}
	from, to, isRange := strings.Cut(header, "-")
	first, err := strconv.Atoi(from)
	last, errLast := strconv.Atoi(to)
	switch {
	case header == "":
	case header == "none", header == "-1", header == "0":
		o.HeaderRow = survey.NoHeader
	case !isRange && err == nil && first >= 1 && first <= survey.MaxHeader:
		o.Headers = first
	case isRange && err == nil && errLast == nil && first >= 1 && last >= first && last-first < survey.MaxHeader:
		o.HeaderRow, o.Headers = first, last-first+1
	default:
		return o, wrong(fmt.Errorf("--header: cannot be %q", header), "%s", "give how many rows the header has, 1 to 3, or its rows as 4-5, or none")
	}
	return o, nil
}
