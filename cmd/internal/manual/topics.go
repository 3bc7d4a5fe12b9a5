package manual

import "io"

func exits() topic {
	return topic{heading: "Exit status", entries: []entry{
		{"0", "it was done"},
		{"1", "it could not be done; standard error says why, and what to do about it"},
		{"2", "the command line is wrong"},
	}}
}

func environment() topic {
	return topic{heading: "Environment", entries: []entry{
		{"MINDWALL_AUTHOR", "who writes; else the author of the settings, else the login name"},
		{"MINDWALL_PAINT", `"library" has the screens painted by the library that they are built on, many times a second whether anything ` +
			"changed or not: the way back when a terminal shows them wrong. On Windows it is always so"},
		{"NO_COLOR", "anything but empty: no colours on the screens"},
		{"TERM", `what kind of terminal it is; on a "dumb" one nothing is drawn, and mindwall --plain reads and writes lines`},
		{"COLORTERM", `"truecolor" where the terminal shows all colours`},
		{"XDG_CONFIG_HOME", "where the folder mindwall with the settings is (Linux)"},
	}}
}

func files() topic {
	return topic{heading: "Files", entries: []entry{
		{"FILE.wall", "a wall: one SQLite database. While it is open a log and its index lie beside it, FILE.wall-wal and FILE.wall-shm"},
		{"~/Documents", "where new walls are kept that are named in the form without a folder; where a service such as OneDrive keeps that " +
			"folder the same on several machines it is ~/mindwall"},
		{"~/.config/mindwall/settings.txt", "settings: author, look, bell, suggestions, synced; one name = value a line. On macOS it is in " +
			"~/Library/Application Support/mindwall, on Windows in %LOCALAPPDATA%\\mindwall"},
		{"~/.config/mindwall/recent.json", "the walls opened lately"},
		{"~/.local/share/mindwall/walls", "walls of synced folders, while they are open"},
	}}
}

// Environment writes the variables that are heeded.
func Environment(w io.Writer, columns int, bold bool) {
	p, t := newPage(w, columns, bold), environment()
	p.part(t.heading, func() { p.list(t.entries) })
}
