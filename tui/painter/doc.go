// Package painter runs a program of Bubble Tea in a terminal, and paints what it shows as soon as there is something to
// paint, and only what changed.
//
// The library paints on a ticker, and looks at every cell each time: a typed letter waits for half a tick at the least,
// and a program at rest is woken a hundred times a second. It has no way to paint on demand (charmbracelet/bubbletea#1776
// and #1796 would bring one). So the library is asked for its loop, its messages and its commands alone, and the terminal
// is left to this package: a goroutine that sleeps until there is a view brings the terminal to it. What reads keys, and
// what finds the way from one picture to the next, is ultraviolet, as in the library.
//
// The loop never waits for the terminal. While the terminal does not read, views take each other's place, and when it
// reads again it gets the newest one, whole. A program that ends before that throws away what was not read, and gives the
// terminal back.
//
// Of a view it knows what this program sets: the picture, the cursor and its shape, the mouse, the title, the colours of the
// window. Of the commands that write to a terminal it knows [tea.Raw] and the question for the background. A test holds that
// nothing else is used. Views fill the window: there is no drawing below the prompt, no printing above a view, and no other program that takes
// the terminal over (tea.Exec). A terminal that was given back, at the end, for the shell or in a panic, is as it was
// found.
//
// On Windows, and where MINDWALL_PAINT is "library", the library does all of it. Nobody else can tell.
package painter
