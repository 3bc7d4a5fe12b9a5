package console

import (
	"cmp"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/tui/console/place"
	"mindwall/tui/console/purpose"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// action is something that a key does. The keys, the help line, the help page and the list of all actions are made of
// these alone, so that they cannot drift apart.
type action struct {
	name    string // as found by name
	also    string // other words by which people look for it
	word    string // what may be typed behind / for it, beside the first words of its name
	sign    string // what does it that reaches every terminal, where that is no name behind /
	section section
	keys    []string
	shown   string                // the keys as people read them; when empty, what may be typed for it
	both    string                // on the help line, where it stands for the other one of a pair too
	help    string                // a word or two for the help line
	helpNow func(*Console) string // in place of help, where it depends
	when    func(*Console) bool
	unless  string // why it does nothing, when it does not; without one its keys may do nothing and say nothing
	run     func(*Console) (screen.Intent, tea.Cmd)
	hidden  bool // works, and is not worth a place in help; one of the same name is
	quiet   bool // stands on the help page, not on the help line
	typing  bool // worth the help line also while something is typed, as all that is about the line
}

type section int

const (
	sectionLine section = iota
	sectionMap
	sectionSort
	sectionWall
)

var sectionNames = [...]string{"The line", "The map", "Clustering", "The wall"}

// can reports whether the action does something now.
func (a *action) can(c *Console) bool { return a.when == nil || a.when(c) }

func (a *action) has(k tea.KeyPressMsg) bool { return slices.Contains(a.keys, k.String()) }

// binding is the action's keys for a help view, disabled when they would do nothing now.
func (a *action) binding(c *Console) key.Binding {
	does := a.help
	if a.helpNow != nil {
		does = a.helpNow(c)
	}
	b := key.NewBinding(key.WithKeys(a.keys...), key.WithHelp(cmp.Or(a.both, a.way()), does))
	b.SetEnabled(a.can(c) && does != "")
	return b
}

// way is how people do it: its keys, or what may be typed.
func (a *action) way() string {
	if a.shown == "" && a.word != "" {
		return "/" + a.word
	}
	return a.shown
}

// reason is why the action does nothing now.
func (a *action) reason(c *Console) string {
	onMapAlone := a.section == sectionMap || a.section == sectionSort
	if !onMapAlone || c.stack.AtAnswers() && c.line().Empty() {
		return a.unless
	}
	if c.line().Empty() {
		return "that is for the map: Esc goes back there"
	}
	return "finish the line first: Enter takes it, Ctrl+C clears it"
}

func (c *Console) find(k tea.KeyPressMsg) *action {
	for i := range c.actions {
		if a := &c.actions[i]; a.has(k) && a.can(c) {
			return a
		}
	}
	return nil
}

// actions are all that keys do, the more telling ones first: the help line shows as many as fit.
func actions() []action {
	return slices.Concat(lineActions(), mapActions(), sortActions(), publishActions(), wallActions(), roomActions(), voteActions(), lookActions(), fileActions(), takeOutActions())
}

func lineActions() []action {
	return []action{
		{name: "Choose another completion", section: sectionLine, keys: []string{"up", "shift+tab"}, shown: "↑", help: "choose",
			when: choosing, run: chooses(func(c *Console) { purpose.ChooseTheme(c.stack, -1) }), hidden: true},
		{name: "Choose another completion", section: sectionLine, keys: []string{"down"}, shown: "↑↓", help: "choose theme",
			when: choosing, run: chooses(func(c *Console) { purpose.ChooseTheme(c.stack, +1) })},
		{name: "Take the completion", section: sectionLine, keys: []string{"tab"}, shown: "tab", help: "take it",
			when: choosing, run: chooses(func(c *Console) { c.line().Accept() })},
		{name: "Take the theme that is offered", also: "suggestion guess accept", section: sectionLine, keys: []string{"tab"}, shown: "tab", help: "take the theme",
			when: func(c *Console) bool { return !choosing(c) && c.stack.Suggestions.Guess() != nil }, run: lines(purpose.TakeGuess)},
		{name: "Count it as a repeat", also: "same duplicate", section: sectionLine, keys: []string{"ctrl+t", "ctrl+d"}, shown: "ctrl+t", help: "count the repeat",
			when: func(c *Console) bool { return c.stack.Suggestions.Repeat() != nil }, unless: "what is typed repeats nothing on the wall, as far as is known", run: lines(purpose.CountRepeat)},
		{name: "Put the line on the wall", also: "add an answer", section: sectionLine, keys: []string{"enter"}, shown: "enter", helpNow: enterDoes,
			when: lineFull, run: enter},
		{name: "Count a show of hands for the last answer", sign: "+7", section: sectionLine, shown: "+7 enter", help: "count 7 more",
			when: func(c *Console) bool { return offMap(c) && len(c.at.Targets()) > 0 }},
		{name: "Correct what is selected", also: "rename edit reword fix change", section: sectionLine, keys: []string{"enter"}, shown: "enter", helpNow: enterDoes,
			when: func(c *Console) bool { return c.line().Empty() && c.stack.Top().Deed().Run != nil }, run: enter},
		{name: "Correct the last answer", also: "edit fix reword typo previous", section: sectionLine, keys: []string{"up"}, shown: "↑", help: "correct the last",
			when: func(c *Console) bool { return offMap(c) && hasAnswers(c) && !c.present.Mirror.On() }, run: lines(purpose.CorrectLast)},
		{name: "Correct the answer before", also: "edit previous back history", sign: "↑", section: sectionLine, keys: []string{"ctrl+up"}, shown: "ctrl+↑", help: "earlier answers",
			run: does(func(c *Console) screen.Intent { return purpose.History(c.stack, -1) }), quiet: true},
		{name: "Correct the answer after", also: "edit next forward history", sign: "↑", section: sectionLine, keys: []string{"ctrl+down"}, shown: "ctrl+↓", help: "later answers",
			run: does(func(c *Console) screen.Intent { return purpose.History(c.stack, +1) }), quiet: true},
	}
}

func mapActions() []action {
	return []action{
		{name: "Go on from the correction into the map", section: sectionMap, keys: []string{"up", "down"}, shown: "↑", help: "into the map",
			when: correctingUntouched, run: lines(purpose.IntoMap), hidden: true},
		{name: "Walk on the map", section: sectionMap, keys: []string{"down"}, shown: "↓", help: "walk", when: walkable, run: walks(mapview.Down), hidden: true},
		{name: "Walk on the map", section: sectionMap, keys: []string{"left"}, shown: "←", help: "walk", when: lineEmpty, run: walks(mapview.Left), hidden: true},
		{name: "Walk on the map", section: sectionMap, keys: []string{"right"}, shown: "→", help: "walk", when: lineEmpty, run: walks(mapview.Right), hidden: true},
		{name: "File under a theme by its name", also: "cluster move sort", sign: "#Money", section: sectionSort, shown: "#", help: "file under…",
			when: func(c *Console) bool { return hasChosen(c) || onTheme(c) }},
		{name: "File under a theme by its letter", also: "cluster move sort", sign: "#b", section: sectionSort, keys: letterKeys(), shown: "alt+A…", helpNow: letterHelp,
			when: takesLetter, unless: noTarget, typing: true}, // needs to know which letter; see key
		{name: "File under a theme by its letter", section: sectionSort, keys: letterKeys(), when: isCount, hidden: true,
			run: wants(screen.Say{Text: "finish the count first: Enter, or Esc to let go of it"})},
		{name: "Merge what is marked into the selected one", also: "join combine unite same", section: sectionSort, keys: []string{"ctrl+g"}, shown: "ctrl+g", help: "merge the marked",
			when: func(c *Console) bool { return lineEmpty(c) && len(c.at.Marks) > 1 }, unless: nothingMarked, run: clusters(place.Clustering.Merge)},
		{name: "Mark", also: "select tick check", section: sectionMap, keys: []string{"space"}, shown: "space", help: "mark",
			when: onAnswer, unless: noAnswer, run: does(func(c *Console) screen.Intent { c.at.ToggleMark(); return screen.Say{} })},
		{name: "Mark a row of answers upward", also: "select several", sign: "space", section: sectionMap, keys: []string{"shift+up"}, shown: "shift+↑", help: "mark a row",
			when: onAnswer, unless: noAnswer, run: does(func(c *Console) screen.Intent { return markOn(c, mapview.Up) }), quiet: true},
		{name: "Mark a row of answers downward", also: "select several", sign: "space", section: sectionMap, keys: []string{"shift+down"}, shown: "shift+↓", help: "mark a row",
			when: onAnswer, unless: noAnswer, run: does(func(c *Console) screen.Intent { return markOn(c, mapview.Down) }), quiet: true},
		{name: "Count one more", also: "plus tally add up increase vote", section: sectionMap, keys: []string{"+"}, shown: "+", both: "+ -", help: "count",
			when: hasChosen, run: does(func(c *Console) screen.Intent { return purpose.CountAtOnce(c.stack, +1) })},
		{name: "Count one less", also: "minus tally fewer decrease", section: sectionMap, keys: []string{"-"}, shown: "-", help: "one less",
			when: hasChosen, run: does(func(c *Console) screen.Intent { return purpose.CountAtOnce(c.stack, -1) }), quiet: true},
		{name: "Fold or unfold", also: "collapse expand hide open close", section: sectionMap, keys: []string{"tab"}, shown: "tab", help: "fold",
			when: onFoldable, unless: noTheme, run: does(foldBranch)},
		{name: "Next question", section: sectionMap, keys: []string{"tab"}, when: atLine, run: turns(+1), hidden: true},
		{name: "Question before", section: sectionMap, keys: []string{"shift+tab"}, when: atLine, unless: "Esc lets go of what is selected; then Shift+Tab turns back", run: turns(-1), hidden: true},
		{name: "Unfold all", also: "expand open show everything", section: sectionMap, keys: []string{"shift+f3", "f15", "f13"}, shown: "shift+f3", help: "unfold all",
			when: func(c *Console) bool { return c.at.View.AnyFolded() }, unless: "nothing is folded", run: does(unfoldAll), quiet: true},
		{name: "Remove", also: "delete erase trash bin discard", section: sectionMap, keys: []string{"delete"}, shown: "del", help: "remove",
			when: func(c *Console) bool { return onAnswer(c) || onTheme(c) || hasMarks(c) }, unless: noneSelected, run: clusters(place.Clustering.Remove)},
		{name: "Walk on the map", also: "move go up down left right", section: sectionMap, keys: []string{"up"}, shown: "↑↓←→", help: "walk", when: walkable, run: walks(mapview.Up)},
		{name: "Fold all others", also: "focus collapse hide", section: sectionMap, keys: []string{"f3"}, shown: "f3", help: "fold all others",
			when: onMap, unless: noneSelected, run: does(foldOthers)},
		{name: "Mark all unsorted", also: "select everything", section: sectionMap, keys: []string{"ctrl+a"}, shown: "ctrl+a", help: "mark all unsorted",
			when: func(c *Console) bool { return lineEmpty(c) && unsortedHere(c) }, unless: noneUnsorted, run: does(markUnsorted)},
		{name: "Go up a page", also: "scroll page up", section: sectionMap, keys: []string{"pgup"}, shown: "pgup", help: "page up",
			run: does(func(c *Console) screen.Intent { return page(c, -1) }), quiet: true},
		{name: "Go down a page", also: "scroll page down", section: sectionMap, keys: []string{"pgdown"}, shown: "pgdn", help: "page down",
			run: does(func(c *Console) screen.Intent { return page(c, +1) }), quiet: true},
	}
}

func sortActions() []action {
	return []action{
		{name: "Park for later", also: "set aside later postpone", section: sectionSort, keys: []string{"f6"}, shown: "f6", help: "park",
			when: func(c *Console) bool { return hasTargets(c) || c.stack.AtUntouched() }, unless: noTarget, run: lines((*purpose.Stack).Park)},
		{name: "Move up among its siblings", also: "reorder order raise before", section: sectionSort, keys: []string{"alt+up"}, shown: "alt+↑", both: "alt+↑↓", help: "reorder",
			when: onMap, unless: noneSelected, run: clusters(func(x place.Clustering) screen.Intent { return x.Reorder(-1) })},
		{name: "Move down among its siblings", also: "reorder order lower after", section: sectionSort, keys: []string{"alt+down"}, shown: "alt+↓", help: "move down",
			when: onMap, unless: noneSelected, run: clusters(func(x place.Clustering) screen.Intent { return x.Reorder(+1) }), quiet: true},
		{name: "Put the theme on the other side", also: "left right balance", word: "side", section: sectionSort, keys: []string{"alt+left", "alt+right"}, shown: "alt+←→", help: "other side",
			when: onTopTheme, unless: noTheme, run: clusters(place.Clustering.OtherSide)},
		{name: "Sort by tally, or by hand again", also: "order rank most votes", section: sectionSort, keys: []string{"ctrl+s"}, shown: "ctrl+s", help: "sort by tally",
			when: onTheme, unless: "all is saved as it is typed · Ctrl+S sorts a selected theme", run: clusters(place.Clustering.Sort)},
		{name: "Merge the theme into another", also: "join combine unite", section: sectionSort, keys: []string{"ctrl+g"}, shown: "ctrl+g", help: "merge into another",
			when: func(c *Console) bool { return onTheme(c) && !hasMarks(c) }, unless: nothingMarked, run: opens(mergeTheme)},
		{name: "Move to another question", section: sectionSort, keys: []string{"f4"}, shown: "f4", help: "to another question",
			when: func(c *Console) bool { return hasTargets(c) && severalAsked(c) }, unless: "for that mark or select answers; it takes a second question", run: opens(moveToQuestion)},
		{name: "Split a merged answer", also: "separate apart unmerge", section: sectionSort, keys: []string{"ctrl+d"}, shown: "ctrl+d", help: "split",
			when: onMerged, unless: "for that select an answer that others were merged into: ⊕", run: clusters(place.Clustering.Split)},
		{name: "Cluster the unsorted", also: "group themes propose suggest sort automatically", section: sectionSort, keys: []string{"f11"}, shown: "ctrl+k", helpNow: clusterHelp,
			when: unsortedHere, unless: noneUnsorted, run: lookThrough(screen.Cluster)},
		{name: "Cluster the unsorted", section: sectionSort, keys: []string{"ctrl+k"}, when: func(c *Console) bool { return lineEmpty(c) && unsortedHere(c) },
			unless: noneUnsorted, run: lookThrough(screen.Cluster), hidden: true},
		{name: "Walk through likely repeats", also: "duplicates same", word: "repeats", section: sectionSort, shown: "", help: "repeats",
			when: hasQuestions, unless: noQuestion, run: lookThrough(screen.Repeats), quiet: true},
		{name: "Look at answers like no other", also: "outliers odd single", word: "odd", section: sectionSort, shown: "", help: "like no other",
			when: hasQuestions, unless: noQuestion, run: lookThrough(screen.Apart), quiet: true},
		{name: "Mark the quote for publishing", also: "consent publish permission release", word: "publish", section: sectionSort, keys: []string{"ctrl+o"}, shown: "ctrl+o", help: "quote may be published",
			when: onQuote, unless: "select an answer with a quote, with the sign ❞", run: clusters(place.Clustering.Publish)},
	}
}

func roomActions() []action {
	return []action{
		{name: "Present: what the room sees, on this screen", also: "full screen show mirror projector", section: sectionWall, keys: []string{"f5"}, shown: "f5", help: "present",
			when: hasQuestions, unless: noQuestion, run: does(present)},
		{name: "Read back, one theme at a time", also: "review check with the room", section: sectionWall, keys: []string{"f9"}, shown: "f9", help: "read back",
			when: hasQuestions, unless: noQuestion, run: does(readBack)},
		{name: "Blank the room's screen, or show it again", also: "hide black pause nothing", section: sectionWall, keys: []string{"ctrl+b"}, shown: "ctrl+b", help: "blank the room",
			run: does(blank), quiet: true},
		{name: "Show the room the summary", also: "bars chart results totals", word: "summary", section: sectionWall, keys: []string{"f12"}, shown: "f12", help: "summary",
			when: hasQuestions, unless: noQuestion, run: shows(shown.Summary), quiet: true},
		{name: "Show the room the quotes, one at a time", word: "quotes", section: sectionWall, keys: []string{"ctrl+r"}, shown: "ctrl+r", help: "quotes",
			when: hasQuestions, unless: noQuestion, run: does(func(c *Console) screen.Intent { return c.present.NextQuote(c.at.Current()) }), quiet: true},
		{name: "Replay how the wall came to be", also: "history film movie play animation time", word: "replay", section: sectionWall, shown: "", help: "replay",
			when: hasQuestions, unless: noQuestion, run: wants(screen.Push{To: screen.Replay}), quiet: true},
		{name: "Show the room what is parked", also: "parking lot", word: "show parked", section: sectionWall, shown: "", help: "parked", run: shows(shown.Parked), quiet: true},
		{name: "Show the room what was said last time", also: "follow up first slide before previous event compare then", word: "last time", section: sectionWall, shown: "", help: "last time",
			when: follows, unless: "this wall follows up no other: mindwall new FILE --follow-up LAST.wall makes one that does", run: shows(shown.LastTime), quiet: true},
		{name: "Show the room the close: thanks, what was said, what happens next", also: "end goodbye finish farewell", word: "closing", section: sectionWall, shown: "", help: "the close",
			run: shows(shown.Closing), quiet: true},
		{name: "Show the room what the questions have to do with each other", also: "insight together same people tables alike", word: "across", section: sectionWall, shown: "", help: "across the questions",
			when: hasQuestions, unless: noQuestion, run: shows(shown.Across), quiet: true},
		{name: "Show the room where the write-up will be, as a code", also: "qr scan address link report page", word: "write-up", section: sectionWall, shown: "", help: "write-up",
			when: hasWriteUp, unless: "no address is known: /event, then write-up", run: shows(shown.WriteUp), quiet: true},
		{name: "Hold the form of the map, or let it go", also: "tree columns layout packed sheet view", word: "form", section: sectionWall, keys: []string{"ctrl+e"}, shown: "ctrl+e", help: "form of the map",
			when: lineEmpty, run: does(holdForm), quiet: true},
		{name: "Timer", also: "clock countdown stopwatch minutes", section: sectionWall, keys: []string{"f7"}, shown: "f7", help: "timer", run: opens(chooseTimer)},
	}
}

func wallActions() []action {
	return []action{
		{name: "Let go, back to the line", also: "escape cancel close back leave", section: sectionLine, keys: []string{"esc", "f8"}, shown: "esc", help: "let go",
			when: canLetGo, run: does(letGo)},
		{name: "Undo", also: "take back revert again", section: sectionWall, keys: []string{"ctrl+z"}, shown: "ctrl+z", both: "ctrl+z/y", help: "undo, redo", run: does(undo)},
		{name: "Redo", also: "again repeat undo undone", section: sectionWall, keys: []string{"ctrl+y"}, shown: "ctrl+y", help: "redo", run: does(redo), quiet: true},
		{name: "Next question", also: "forward on", word: "next", section: sectionWall, keys: []string{"ctrl+pgdown"}, shown: "tab", helpNow: turnHelp,
			when: severalAsked, unless: oneQuestion, run: turns(+1)},
		{name: "Question before", also: "previous back", word: "previous", section: sectionWall, keys: []string{"ctrl+pgup"}, shown: "shift+tab", help: "question before",
			when: severalAsked, unless: oneQuestion, run: turns(-1), quiet: true},
		{name: "Both, over a typed line", sign: "tab", section: sectionWall, shown: "ctrl+pgdn/up", quiet: true},
		{name: "Go to a question by its number", sign: "/2", section: sectionWall, keys: digitKeys(), shown: "/2 alt+2", both: "/2", helpNow: whenFree("question by number"),
			when: severalAsked, unless: oneQuestion}, // needs to know which digit; see key
		{name: "Ask another question", also: "new add", section: sectionWall, keys: []string{"ctrl+n"}, shown: "ctrl+n", help: "ask a question", run: lines(purpose.AskAnother), quiet: true},
		{name: "Find an answer, a theme or an action", also: "search look for", section: sectionWall, keys: []string{"ctrl+f"}, shown: "/", helpNow: whenFree("find"),
			run: opens(findAnything)},
		{name: "Find an answer, a theme or an action", section: sectionWall, keys: []string{"/"}, when: lineFree, run: opens(findAnything), hidden: true},
		{name: "Find any action by name", also: "palette commands menu", sign: "/", section: sectionWall, keys: []string{"ctrl+p"}, shown: "ctrl+p", helpNow: paletteHelp, run: opens(findAction)},
	}
}

func fileActions() []action {
	return []action{
		{name: "List what is parked", also: "parking lot bring back", word: "parked", section: sectionWall, keys: []string{"shift+f6", "f18", "f16"}, shown: "shift+f6", help: "parking lot",
			when: hasParked, unless: "nothing is parked", run: opens(listParked), quiet: true},
		{name: "Note what somebody will do", also: "action task follow-up todo who when", sign: "! text @who by date", section: sectionLine, shown: "! text", help: "note an action", quiet: true},
		{name: "List what will be done, and what is", also: "actions tasks follow-up todo finish", word: "to do", section: sectionWall, shown: "", help: "to do",
			when: hasActions, unless: "nothing is to be done: type ! and what", run: opens(listActions), quiet: true},
		{name: "Take something off what will be done", also: "remove delete action task", word: "off", section: sectionWall, shown: "", help: "take off",
			when: hasActions, unless: "nothing is to be done: type ! and what", run: opens(removeAction), quiet: true},
		{name: "List what was removed", also: "deleted restore bin trash recover", word: "removed", section: sectionWall, shown: "", help: "removed", run: does(removedUnseen), quiet: true},
		{name: "Let phones in", also: "qr code scan mobile answer door invite network", word: "phones", section: sectionWall, keys: []string{"shift+f9", "f21", "f19"}, shown: "shift+f9", help: "phones", run: does(letPhonesIn), quiet: true},
		{name: "Show the room in browsers", also: "viewers remote elsewhere online watch follow link url address live stream", word: "browsers", section: sectionWall, shown: "", help: "browsers", run: does(letBrowsersSee), quiet: true},
		{name: "Share this wall with other tables", also: "join hub network laptop town site nats code let in lead room hand over key stop leave", word: "share", section: sectionWall, shown: "", help: "other tables", run: wants(screen.Push{To: screen.Sharing}), quiet: true},
		{name: "List what came from other tables", also: "filter who said scribe author", word: "from tables", section: sectionWall, shown: "", help: "from tables",
			when: func(c *Console) bool { return len(c.env.Own) > 0 }, unless: "nobody knows here which table an answer came from", run: opens(fromTables), quiet: true},
		{name: "Look through the inbox", also: "waiting survey phone list moderate let on refuse", word: "inbox", section: sectionWall, shown: "", help: "inbox", run: wants(screen.Push{To: screen.Inbox}), quiet: true},
		{name: "Let the whole inbox on to the wall", also: "admit accept all", word: "admit", section: sectionWall, shown: "", help: "admit all",
			when: hasInbox, unless: "the inbox is empty", run: does(admitAll), quiet: true},
		{name: "Set this question aside", also: "remove delete question hide", word: "aside", section: sectionWall, shown: "", help: "set aside", when: hasQuestions, unless: noQuestion, run: does(setAside), quiet: true},
		{name: "Take up a question that was set aside", also: "restore bring back", word: "take up", section: sectionWall, shown: "", help: "take up", run: opens(takeUp), quiet: true},
		{name: "Say what is known of the event", also: "describe title date place host contact thanks next steps present missing who was there write-up", word: "event",
			section: sectionWall, shown: "", help: "the event", run: opens(describeEvent), quiet: true},
		{name: "Choose the language of the event", also: "speak translate locale German French Spanish Italian Portuguese Dutch Polish Welsh Arabic Chinese Japanese", word: "language",
			section: sectionWall, shown: "", help: "language", run: opens(chooseLanguage), quiet: true},
		{name: "Let words go for good that were taken out elsewhere", also: "redact redaction agree accept privacy", word: "words", section: sectionWall, shown: "", help: "words",
			when: func(c *Console) bool { return c.env.Live.HoldsWords() }, unless: "no words were taken out elsewhere", run: wants(screen.AcceptRedactions{}), quiet: true},
		{name: purpose.SaveElsewhereName, also: "save as copy move keep store rename the file", word: "save", section: sectionWall, shown: "", help: "save as", run: func(c *Console) (screen.Intent, tea.Cmd) { return purpose.SaveElsewhere(c.stack) }, quiet: true},
		{name: "Export pictures and data", also: "print pdf png picture csv excel write-up report", section: sectionWall, keys: []string{"ctrl+x"}, shown: "ctrl+x", help: "export",
			when: hasQuestions, unless: noQuestion, run: does(func(c *Console) screen.Intent { return screen.Push{To: screen.Export, Question: c.at.Question} })},
		{name: "Compare this wall with another", also: "last year before after changed grown shrunk difference follow up town table", word: "compare", section: sectionWall, shown: "", help: "compare walls",
			when: hasQuestions, unless: noQuestion, run: wants(screen.Push{To: screen.Compare}), quiet: true},
		{name: "Import survey answers", also: "csv excel xlsx forms load outline opml xmind freemind markdown", word: "import", section: sectionWall, keys: []string{"f10"}, help: "import",
			when: hasQuestions, unless: noQuestion, run: wants(screen.Push{To: screen.Import}), quiet: true},
		{name: "Suggestions on or off", also: "hints guesses", section: sectionWall, keys: []string{"f2"}, shown: "f2", help: "suggestions", run: lines(purpose.ToggleSuggestions), quiet: true},
		{name: "Next look: light, dark, contrast", also: "colours theme black white", word: "look", section: sectionWall, keys: []string{"ctrl+l"}, shown: "ctrl+l", help: "next look", run: wants(screen.NextLook{}), quiet: true},
		{name: "Help", also: "keys shortcuts manual", section: sectionWall, keys: []string{"f1"}, shown: "?", help: "help", run: wants(screen.Push{To: screen.Help}), quiet: true},
		{name: "Help", section: sectionWall, keys: []string{"?"}, when: lineEmpty, run: wants(screen.Push{To: screen.Help}), hidden: true},
		{name: "Clear the line, or quit", also: "exit leave close end", word: "quit", section: sectionWall, keys: []string{"ctrl+c"}, shown: "ctrl+c", help: "clear, quit", run: does(clearOrQuit), typing: true},
	}
}

func letterKeys() []string {
	keys := make([]string, 0, 52)
	for c := 'a'; c <= 'z'; c++ {
		keys = append(keys, "alt+"+string(c), "alt+shift+"+string(c))
	}
	return keys
}

func digitKeys() []string {
	keys := make([]string, 0, 9)
	for c := '1'; c <= '9'; c++ {
		keys = append(keys, "alt+"+string(c))
	}
	return keys
}

// removedUnseen lists what was removed, unless the room would read it: what was refused is among it.
func removedUnseen(c *Console) screen.Intent {
	if c.present.Mirror.On() {
		return screen.Sayf(screen.Warning, "the room sees this screen, and what was refused is in that list: F5 first")
	}
	return purpose.Open(c.stack, listRemoved(c))
}

// letPhonesIn opens the door for phones, and shows how they come in.
func letPhonesIn(c *Console) screen.Intent {
	return letIn(c, screen.Push{To: screen.Invite})
}

// letBrowsersSee opens the same door, and shows where those who are elsewhere see the room.
func letBrowsersSee(c *Console) screen.Intent {
	return letIn(c, screen.Push{To: screen.Viewing})
}

// letIn opens the door, unless it is open already, and shows something of it.
func letIn(c *Console, show screen.Push) screen.Intent {
	if c.env.Phones.Open {
		return show
	}
	return screen.All{screen.LetIn{On: true}, show}
}

// admitAll lets everything in the inbox on to the wall.
func admitAll(c *Console) screen.Intent {
	inbox := c.env.Board().Inbox
	return screen.Recordf(place.Each(inbox, func(id mindmap.ID) mindmap.Op { return mindmap.AdmitAnswer{Answer: id} }), "%s let on to the wall", say.Counted(len(inbox), "answer"))
}

// setAside takes the question off the agenda, with all that was said to it.
func setAside(c *Console) screen.Intent {
	id := c.at.Question
	c.at.Question = mindmap.ID{}
	return screen.Recordf([]mindmap.Draft{{Op: mindmap.SetAsideQuestion{Question: id, Aside: true}}}, "question set aside with its answers · Ctrl+Z takes it up again")
}
