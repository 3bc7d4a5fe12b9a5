// Package painter runs a program of Bubble Tea in a terminal, and paints what it shows as soon as there is something to
// paint, and only what changed.
//
// The library's renderer paints on a ticker, and looks at every cell each time: a typed letter waits for half a tick at
// the least, and a program at rest is woken a hundred times a second. It has no way to paint on demand
// (charmbracelet/bubbletea#1776 and #1796 would bring one). Here its loop, raw mode, input, resizing and commands work as
// ever, while its renderer shows an empty view to an output that drops everything. The views go to a goroutine that sleeps
// until there is one. Cells and the ways from one picture to the next are ultraviolet's, as in the library.
//
// The loop never waits for the terminal. While the terminal does not read, views take each other's place, and when it
// reads again it gets the newest one, whole. A program that ends before that throws away what was not read, and gives the
// terminal back.
//
// Views fill the window: there is no drawing below the prompt, no printing above a view, and no other program that takes
// the terminal over (tea.Exec). A terminal that was given back, at the end, for the shell or in a panic, is as it was
// found.
//
// On Windows, and where MINDWALL_PAINT is "library", the library's renderer is at work. Nobody else can tell.
package painter
