// Package stamp tells what a program was built of.
package stamp

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

// Stamp is what a program was built of. Its JSON is what scripts read.
type Stamp struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"` // of the sources; none when they were no checkout
	At       string `json:"at,omitempty"`       // when that was made, RFC 3339
	Changed  bool   `json:"changed,omitempty"`  // the sources had been changed since
	Go       string `json:"go"`
	Platform string `json:"platform"` // such as linux/amd64
}

// Of is the stamp of this program of a version, from what the compiler left in it.
func Of(version string, info *debug.BuildInfo) Stamp {
	s := Stamp{Version: version, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	if info == nil {
		return s
	}
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			s.Revision = setting.Value
		case "vcs.time":
			s.At = setting.Value
		case "vcs.modified":
			s.Changed = setting.Value == "true"
		}
	}
	return s
}

// Date is the day of the sources, such as 2026-03-09; empty when it is not known.
func (s Stamp) Date() string {
	day, _, _ := strings.Cut(s.At, "T")
	return day
}

// Lines tell it to people.
func (s Stamp) Lines() string {
	told := fmt.Sprintf("mindwall version %s\n", s.Version)
	if s.Revision != "" {
		told += "revision " + s.Revision
		if day := s.Date(); day != "" {
			told += " of " + day
		}
		if s.Changed {
			told += ", with changes"
		}
		told += "\n"
	}
	return told + fmt.Sprintf("built with %s for %s\n", s.Go, s.Platform)
}
