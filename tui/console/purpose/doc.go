// Package purpose is what the console's one line is for: answers, a correction, a question, a file's name, a list, a count, or
// a yes or no.
//
// A [Stack] holds what it is for now and what it was for before. Each [Purpose] has its own text and says what Enter would do,
// as a [Deed]. Letters are typed into whichever lies on top; so a purpose takes no letter as a command, and knows nothing of
// the actions, the screen's rows, or who records what it returns.
package purpose
