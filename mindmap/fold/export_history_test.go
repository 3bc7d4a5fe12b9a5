package fold

// DrawEntries makes a random history, for tests of what reads one.
var DrawEntries = drawEntries
