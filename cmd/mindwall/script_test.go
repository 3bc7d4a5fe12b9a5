package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"mindwall": main, "mindwall-breaks": breakDown})
}

// TestScripts runs the program as people and scripts do. Each file under testdata/script is one concern.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup:               setUp,
		Condition:           condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes": writeBytes, "patch": patch, "repeat": repeatText, "workbook": writeWorkbook, "code": wantCode, "capture": capture, "has": has, "rows": wantRows,
		},
	})
}

// setUp gives a script a home of its own.
func setUp(e *testscript.Env) error {
	for name, value := range map[string]string{
		"HOME": e.WorkDir, "XDG_CONFIG_HOME": filepath.Join(e.WorkDir, "config"), "TMPDIR": e.WorkDir,
		"MINDWALL_AUTHOR": "ruth", "NO_COLOR": "1", "TERM": "xterm-256color", "TZ": "UTC",
	} {
		e.Setenv(name, value)
	}
	return nil
}

// condition knows [tool:dot]: whether a program is installed. With MINDWALL_REQUIRE_TOOLS=1 every tool is taken to be,
// so that a script which needs it fails and is not passed over.
func condition(cond string) (bool, error) {
	tool, ok := strings.CutPrefix(cond, "tool:")
	if !ok {
		return false, fmt.Errorf("unknown condition %q", cond)
	}
	if os.Getenv("MINDWALL_REQUIRE_TOOLS") == "1" {
		return true, nil
	}
	_, err := exec.LookPath(tool)
	return err == nil, nil
}

// writeBytes writes a file from the escapes of a Go string: bytes FILE '\xff\x1b[31m'.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: bytes FILE TEXT")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// patch overwrites bytes of a file from an offset on: patch FILE 60 '\x00\x00\x00\x63'.
func patch(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: patch FILE OFFSET TEXT")
	}
	offset, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	text, err := strconv.Unquote(`"` + args[2] + `"`)
	ts.Check(err)
	file, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	_, err = file.WriteAt([]byte(text), offset)
	ts.Check(errors.Join(err, file.Close()))
}

// repeatText adds a line to a file, with a text many times over: repeat FILE 20000 x.
func repeatText(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: repeat FILE TIMES TEXT")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	file, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	ts.Check(err)
	_, err = file.WriteString(strings.Repeat(args[2], n) + "\n")
	ts.Check(errors.Join(err, file.Close()))
}

// wantCode runs a command that must end with that exit code: code 2 mindwall frobnicate.
func wantCode(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// wantRows wants a file to have so many lines: rows 24 FILE.
func wantRows(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := strings.Count(ts.ReadFile(args[1]), "\n"); got != want {
		ts.Fatalf("%s has %d lines, want %d", args[1], got, want)
	}
}

// capture sets a variable to the first group of a pattern in the standard output of the last command:
// capture ID '"id": "([0-9a-f]+)"'.
func capture(ts *testscript.TestScript, _ bool, args []string) {
	found := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(found) < 2 {
		ts.Fatalf("no %q in standard output", args[1])
	}
	ts.Setenv(args[0], found[1])
}

// has wants the whole of a file, as it is, in the standard output of the last command: has info.want.
func has(ts *testscript.TestScript, _ bool, args []string) {
	if want := ts.ReadFile(args[0]); !strings.Contains(ts.ReadFile("stdout"), want) {
		ts.Fatalf("standard output lacks this:\n%s", want)
	}
}
