package screen

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/phone"
	"mindwall/mindmap/shown"
)

// Intent is what a screen wants of the root. The set is closed.
type Intent interface{ intent() }

// Place is a screen to go to.
type Place int

// The places.
const (
	Help Place = iota
	Export
	Import
	Cluster // themes for the unsorted answers of the question
	Repeats // answers that may say the same, of the question; of all when it is zero
	Apart   // answers like no other, of the question
	Invite  // how phones come in
	Inbox   // answers that wait to be let on
	Vote    // a round of votes
	Viewing // where browsers see the room
	Sharing // the wall with other tables
	Compare // the wall with another
	Replay  // how the wall came to be
)

type (
	// Push goes to another screen, on top of this one.
	Push struct {
		To       Place
		Question mindmap.ID // what it is about, where that matters
	}
	// Pop goes back to the screen below.
	Pop struct{}
	// HandDown goes back to the screen below and hands it what was meant for it.
	HandDown struct{ Msg tea.Msg }
	// Visit goes back to the console, to a theme or an answer.
	Visit struct{ Node mindmap.ID }
	// Record makes entries of drafts, all one act. Done, when not empty, is said when it is done.
	Record struct {
		Drafts []mindmap.Draft
		Done   string
	}
	// Undo takes back the latest act of this console's person.
	Undo struct{}
	// Redo brings back what Undo took back last.
	Redo struct{}
	// AcceptRedactions lets the words go from the file for good that were taken out elsewhere.
	AcceptRedactions struct{}
	// TakeOut takes the words of answers out of the file for good.
	TakeOut struct{ Answers []mindmap.ID }
	// Say tells the person at the keys something; an empty text takes back what was said.
	Say struct {
		Text  string
		Level Level
	}
	// Ring rings the terminal bell, unless the settings say not to.
	Ring struct{}
	// NextLook goes to the next look.
	NextLook struct{}
	// LetIn lets phones in, or no longer; what came of it is told by a [PhonesMsg].
	LetIn struct {
		On      bool
		Forever bool // with On false: nothing of the door is kept
	}
	// AskPhones changes what phones are asked, and how.
	AskPhones struct{ Settings phone.Settings }
	// Readmit puts a new code in the place of the old one, by which no phone comes in any more.
	Readmit struct{}
	// AskHelp gives a link by which a helper looks through the inbox, or takes it back.
	AskHelp struct{ On bool }
	// RenewView puts another address in the place of that at which browsers see the room.
	RenewView struct{}
	// ShowRoom shows the room a scene, or the map again when it is shown already; Corner is what stands in a corner there.
	ShowRoom struct {
		Scene  shown.Scene
		Corner bool
	}
	// Quit ends the program, unless something is unsaved.
	Quit struct{}
	// SaveElsewhere writes the wall to another file and goes on there.
	SaveElsewhere struct{ Path string }
	// All wants several things, in order.
	All []Intent
)

func (Push) intent()             {}
func (Pop) intent()              {}
func (HandDown) intent()         {}
func (Visit) intent()            {}
func (Record) intent()           {}
func (Undo) intent()             {}
func (Redo) intent()             {}
func (AcceptRedactions) intent() {}
func (TakeOut) intent()          {}
func (Say) intent()              {}
func (Ring) intent()             {}
func (NextLook) intent()         {}
func (LetIn) intent()            {}
func (AskPhones) intent()        {}
func (Readmit) intent()          {}
func (AskHelp) intent()          {}
func (RenewView) intent()        {}
func (ShowRoom) intent()         {}
func (Quit) intent()             {}
func (SaveElsewhere) intent()    {}
func (All) intent()              {}

// TakeBack is what a key that undoes or does again wants on a screen without a line; nil of any other key. A dialog that says
// "Ctrl+Z takes it back" takes the key.
func TakeBack(k tea.KeyPressMsg) Intent {
	switch k.String() {
	case "ctrl+z":
		return Undo{}
	case "ctrl+y":
		return Redo{}
	}
	return nil
}

// Sayf is a [Say] of a formatted text.
func Sayf(level Level, format string, args ...any) Intent {
	return Say{Level: level, Text: fmt.Sprintf(format, args...)}
}

// Recordf is a [Record] of drafts, and what is said when they are recorded.
func Recordf(drafts []mindmap.Draft, done string, args ...any) Intent {
	return Record{Drafts: drafts, Done: fmt.Sprintf(done, args...)}
}
