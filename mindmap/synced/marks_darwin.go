package synced

import (
	"strings"

	"golang.org/x/sys/unix"
)

// marksOf are the extended attributes of a folder that services set.
func marksOf(folder string) (marks []string) {
	buf := make([]byte, 64<<10)
	n, err := unix.Listxattr(folder, buf)
	if err != nil {
		return nil
	}
	value := make([]byte, 1<<10)
	for name := range strings.SplitSeq(string(buf[:n]), "\x00") {
		switch {
		case name == ProviderMark:
			n, err := unix.Getxattr(folder, name, value)
			marks = append(marks, name+"="+string(value[:max(n, 0)]))
			_ = err // whose it is stays open then
		case name != "":
			marks = append(marks, name)
		}
	}
	return marks
}
