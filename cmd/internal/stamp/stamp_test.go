package stamp

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestLines(t *testing.T) {
	built := "built with " + runtime.Version() + " for " + runtime.GOOS + "/" + runtime.GOARCH + "\n"
	settings := []debug.BuildSetting{{Key: "vcs.revision", Value: "0a1b2c"}, {Key: "vcs.time", Value: "2026-03-09T10:00:00Z"}, {Key: "vcs.modified", Value: "true"}}
	for _, c := range []struct {
		info *debug.BuildInfo
		want string
	}{
		{nil, "mindwall version 1.2.3\n" + built},
		{&debug.BuildInfo{}, "mindwall version 1.2.3\n" + built},
		{&debug.BuildInfo{Settings: settings[:1]}, "mindwall version 1.2.3\nrevision 0a1b2c\n" + built},
		{&debug.BuildInfo{Settings: settings[:2]}, "mindwall version 1.2.3\nrevision 0a1b2c of 2026-03-09\n" + built},
		{&debug.BuildInfo{Settings: settings}, "mindwall version 1.2.3\nrevision 0a1b2c of 2026-03-09, with changes\n" + built},
	} {
		if got := Of("1.2.3", c.info).Lines(); got != c.want {
			t.Errorf("told\n%swant\n%s", got, c.want)
		}
	}
}
