package wallfile

// watched is the log of a wall alone. To be told of a file it has to be opened here, and whoever closes a file lets go of
// all locks that its process has on it: those of SQLite on the wall itself, with which it keeps others out. It never
// locks the log.
func watched(path string) []string { return []string{path + "-wal"} }

// isTold is false until it was tried here: the system's word makes news come sooner, and looking goes on.
func isTold(string) bool { return false }
