// Package screen is the contract between the root and the screens: what a screen is, what it is told, and what it may
// ask for. Screens know this package and not each other; the root makes them and carries out what they ask.
package screen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
)

// Size is a number of cells. Before the terminal has told its size, and in tests, it may be zero.
type Size struct{ W, H int }

// maxSide is the most columns or rows that a size that is written may have.
const maxSide = 1000

// ParseSize reads a size as people write it, columns first: 80x24.
func ParseSize(text string) (Size, error) {
	columns, rows, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(text, "×", "x")), "x")
	w, errW := strconv.Atoi(columns)
	h, errH := strconv.Atoi(rows)
	if errW != nil || errH != nil || min(w, h) < 1 || max(w, h) > maxSide {
		return Size{}, fmt.Errorf("%q is no size: want columns and rows from 1 to %d, as 80x24", text, maxSide)
	}
	return Size{w, h}, nil
}

// Screen is one view: the console, or a box that stands over the middle of it. It changes itself, sends nothing, and tells the
// root what it wants.
type Screen interface {
	// Update takes a message in. A nil intent wants nothing.
	Update(tea.Msg) (Intent, tea.Cmd)
	// View draws the screen in no more than that many cells, and says where the cursor is; nil hides it.
	View(Size) (string, *tea.Cursor)
}

// Env is what screens are given to read. The root keeps it up to date and no screen changes it.
type Env struct {
	Live        *fold.Live // for reading alone; changes go through a Record intent
	Look        *look.Look
	NewID       func() mindmap.ID
	Now         func() time.Time
	Suggestions bool // themes and repeats are suggested while typing
	Status      Status
	Phones      Phones
	Tables      Tables
	Own         []mindmap.ID // the device ids under which this console's person wrote on the wall
	Before      shown.Shown  // what the room was shown when the wall was open last
	// PathOf is where a wall of a typed name would be kept, whole; nil leaves names as they are.
	PathOf func(name string) string
	// Option is the setting that makes the Option key of a Mac Alt in this terminal.
	Option string
}

// WholePath is where a wall of a typed name would be kept.
func (e *Env) WholePath(name string) string {
	if e.PathOf == nil {
		return name
	}
	return e.PathOf(name)
}

// From is the name of the other table that an answer came from; empty when that is this one, or nobody knows.
func (e *Env) From(a *mindmap.Answer) string {
	if len(e.Own) == 0 || a.Source != mindmap.Room || slices.Contains(e.Own, a.Made.Device) {
		return ""
	}
	for _, t := range e.Tables.Here {
		if t.Device == a.Made.Device {
			return t.Name
		}
	}
	return a.Author
}

// Board is the wall as it stands.
func (e *Env) Board() *mindmap.Board { return e.Live.Board() }

// Status is the truth about the wall file, and what was last said to the person at the keys.
type Status struct {
	Wall     string // the file's name as shown
	Demo     bool   // the sample event, in a copy that may be thrown away
	ReadOnly string // why nothing can be saved; empty when it can
	Unsaved  int    // entries painted but not yet on disk
	SaveErr  string // why they are not; empty when saving goes on as it should
	Notice   string
	Level    Level
	Said     time.Time // when the notice was given
}

// Level is how grave a notice is.
type Level int8

// The levels.
const (
	Info Level = iota
	Warning
	Error
)

// BoardChangedMsg tells a screen that the board changed, by this console or another process.
type BoardChangedMsg struct{}

// RecordedMsg tells the console that another screen had something recorded, so that it is undone in its turn.
type RecordedMsg struct{}

// NothingDoneMsg tells the console that there was nothing to undo, or to redo.
type NothingDoneMsg struct{}

// SavedElsewhereMsg tells the console what came of saving the wall in another file.
type SavedElsewhereMsg struct{ Done bool }

// RefusedMsg tells a screen that what it last asked to be recorded was not, so that it gives back what was typed.
type RefusedMsg struct{}

// LookChangedMsg tells a screen that env.Look is another, and whether a person chose it.
type LookChangedMsg struct{ Chosen bool }
