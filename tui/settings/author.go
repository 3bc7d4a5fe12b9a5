package settings

import (
	"fmt"
	"os"
	"os/user"

	"mindwall/mindmap/text"
)

// Who is in whose name is written: MINDWALL_AUTHOR, else the author of the settings, else the login name, else
// "someone"; always fit to be an entry's author. It fails when MINDWALL_AUTHOR is not.
func (s Settings) Who() (string, error) {
	name, err := text.Title.Clean(os.Getenv("MINDWALL_AUTHOR"))
	switch {
	case err != nil:
		return "", fmt.Errorf("MINDWALL_AUTHOR: %w", err)
	case name != "":
		return name, nil
	case s.Author != "":
		return s.Author, nil
	}
	if u, err := user.Current(); err == nil {
		if clean, err := text.Title.Clean(u.Username); err == nil && clean != "" {
			return clean, nil
		}
	}
	return "someone", nil
}
