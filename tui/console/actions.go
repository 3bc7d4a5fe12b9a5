package console

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// action is something that a key does. The keys, the help line, the help page and the list of all actions are made of
// these alone, so that they cannot drift apart.
type action struct {
	name    string // as found by name
	section section
	keys    []string
	shown   string                // the keys as people read them
	help    string                // a word or two for the help line
	helpNow func(*Console) string // in place of help, where it depends
	when    func(*Console) bool
	run     func(*Console) (screen.Intent, tea.Cmd)
	hidden  bool // works, and is not worth a place in help
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

// binding is the action's keys for a help view, disabled when they would do nothing now.
func (a *action) binding(c *Console) key.Binding {
	does := a.help
	if a.helpNow != nil {
		does = a.helpNow(c)
	}
	b := key.NewBinding(key.WithKeys(a.keys...), key.WithHelp(a.shown, does))
	b.SetEnabled(a.when == nil || a.when(c))
	return b
}

func (c *Console) find(k tea.KeyPressMsg) *action {
	pressed := k.String()
	for i := range c.actions {
		a := &c.actions[i]
		if slices.Contains(a.keys, pressed) && (a.when == nil || a.when(c)) {
			return a
		}
	}
	return nil
}

// Conditions under which a key does something.
func always(*Console) bool       { return true }
func lineEmpty(c *Console) bool  { return c.line.Empty() && c.purpose == answering }
func lineFull(c *Console) bool   { return !c.line.Empty() }
func onMap(c *Console) bool      { return lineEmpty(c) && !c.selected.IsZero() }
func onAnswer(c *Console) bool   { return lineEmpty(c) && c.selectedAnswer() != nil }
func hasTargets(c *Console) bool { return lineEmpty(c) && len(c.targets()) > 0 }

// saveElsewhereFirst reports whether saving the wall in another file is what matters most now.
func saveElsewhereFirst(c *Console) bool {
	return c.env.Status.SaveErr != "" || c.env.Status.ReadOnly != ""
}
func hasMarks(c *Console) bool     { return len(c.marks) > 0 }
func countsAtOnce(c *Console) bool { return lineEmpty(c) && (hasMarks(c) || c.selectedAnswer() != nil) }
func hasQuestions(c *Console) bool { return len(c.env.Board().Questions) > 0 }
func severalAsked(c *Console) bool { return len(c.env.Board().Questions) > 1 }
func choosing(c *Console) bool     { return c.line.Completing() }
func onFoldable(c *Console) bool {
	s, ok := c.selection()
	return lineEmpty(c) && ok && s.Answer == nil
}
func onTheme(c *Console) bool { s, ok := c.selection(); return lineEmpty(c) && ok && s.Theme != nil }
func onTopTheme(c *Console) bool {
	s, ok := c.selection()
	return onTheme(c) && ok && s.Theme.Depth == 1
}
func onMerged(c *Console) bool {
	a := c.selectedAnswer()
	return lineEmpty(c) && a != nil && len(a.Merged) > 0
}
func severalMarks(c *Console) bool { return lineEmpty(c) && len(c.marks) > 1 }
func hasUnsorted(c *Console) bool {
	q := c.current()
	return lineEmpty(c) && q != nil && len(q.Unsorted) > 0
}
func wantsLetter(c *Console) bool {
	return !c.counting() && (len(c.targets()) > 0 || lineFull(c))
}

// looksEmpty reports whether the line is for an answer and has no caption that would be seen.
func looksEmpty(c *Console) bool {
	return c.purpose == answering && !c.line.Empty() && c.line.Meant().Caption == ""
}
func canLetGo(c *Console) bool {
	return c.ask != nil || looksEmpty(c) || c.present.Mirror.On() || c.present.Note() != "" || c.purpose != answering || c.counting() || !c.selected.IsZero() || len(c.marks) > 0 || c.line.Completing()
}

// does makes a run of a function that wants no command.
func does(f func(*Console) screen.Intent) func(*Console) (screen.Intent, tea.Cmd) {
	return func(c *Console) (screen.Intent, tea.Cmd) { return f(c), nil }
}

// wants makes a run of an intent that is always the same.
func wants(i screen.Intent) func(*Console) (screen.Intent, tea.Cmd) {
	return func(*Console) (screen.Intent, tea.Cmd) { return i, nil }
}

func walk(d mapview.Direction) func(*Console) (screen.Intent, tea.Cmd) {
	return does(func(c *Console) screen.Intent { return c.walk(d) })
}

// actions are all that keys do, the more telling ones first: the help line shows as many as fit.
func actions() []action {
	return slices.Concat(lineActions(), mapActions(), sortActions(), wallActions())
}

func lineActions() []action {
	return []action{
		{name: "Choose the completion above", section: sectionLine, keys: []string{"up", "shift+tab"}, shown: "↑", help: "choose",
			when: choosing, run: does(func(c *Console) screen.Intent { c.line.Prev(); return nil }), hidden: true},
		{name: "Choose the completion below", section: sectionLine, keys: []string{"down"}, shown: "↑↓", help: "choose theme",
			when: choosing, run: does(func(c *Console) screen.Intent { c.line.Next(); return nil })},
		{name: "Take the completion", section: sectionLine, keys: []string{"tab"}, shown: "tab", help: "take it",
			when: choosing, run: does(func(c *Console) screen.Intent { c.line.Accept(); return nil })},
		{name: "Take the theme that is offered", section: sectionLine, keys: []string{"tab"}, shown: "tab", help: "take the theme",
			when: func(c *Console) bool { return !choosing(c) && c.guess() != nil }, run: does((*Console).takeGuess)},
		{name: "Count it as a repeat", section: sectionLine, keys: []string{"ctrl+t"}, shown: "ctrl+t", help: "count the repeat",
			when: func(c *Console) bool { return c.repeat() != nil }, run: does((*Console).countRepeat)},
		{name: "Put the line on the wall", section: sectionLine, keys: []string{"enter"}, shown: "enter", helpNow: (*Console).enterDoes,
			when: lineFull, run: (*Console).enter},
		{name: "Count a show of hands for the last answer", section: sectionLine, shown: "+7 enter", help: "count 7 more",
			when: func(c *Console) bool { return lineEmpty(c) && c.selected.IsZero() && len(c.targets()) > 0 }},
		{name: "Correct what is selected", section: sectionLine, keys: []string{"enter"}, shown: "enter", help: "correct",
			when: onMap, run: (*Console).enter},
		{name: "Correct the last answer", section: sectionLine, keys: []string{"up"}, shown: "↑", help: "correct the last",
			when: func(c *Console) bool { return lineEmpty(c) && c.selected.IsZero() && c.hasAnswers() },
			run:  does((*Console).correctLast)},
		{name: "Correct the answer before", section: sectionLine, keys: []string{"ctrl+up"}, shown: "ctrl+↑↓", help: "earlier answers",
			when: always, run: does(func(c *Console) screen.Intent { return c.history(-1) }), quiet: true},
		{name: "Correct the answer after", section: sectionLine, keys: []string{"ctrl+down"}, shown: "ctrl+↓", help: "later answers",
			when: always, run: does(func(c *Console) screen.Intent { return c.history(+1) }), hidden: true},
	}
}

func mapActions() []action {
	return []action{
		{name: "Go on from the correction into the map", section: sectionMap, keys: []string{"up", "down"}, shown: "↑", help: "into the map",
			when: (*Console).correctingUntouched, run: does((*Console).intoMap), hidden: true},
		{name: "Walk down", section: sectionMap, keys: []string{"down"}, shown: "↓", help: "walk", when: lineEmpty, run: walk(mapview.Down), hidden: true},
		{name: "Walk left", section: sectionMap, keys: []string{"left"}, shown: "←", help: "walk", when: lineEmpty, run: walk(mapview.Left), hidden: true},
		{name: "Walk right", section: sectionMap, keys: []string{"right"}, shown: "→", help: "walk", when: lineEmpty, run: walk(mapview.Right), hidden: true},
		{name: "File under a theme by its name", section: sectionSort, shown: "#", help: "file under…",
			when: func(c *Console) bool { return lineEmpty(c) && (len(c.marks) > 0 || onAnswer(c) || onTheme(c)) }},
		{name: "File under a theme by its letter", section: sectionSort, keys: letterKeys(), shown: "alt+A…", help: "file under A…",
			when: wantsLetter, run: nil, typing: true}, // needs to know which letter; see key
		{name: "File a count", section: sectionSort, keys: letterKeys(), when: (*Console).counting, hidden: true,
			run: wants(screen.Say{Text: "finish the count first: Enter, or Esc to let go of it"})},
		{name: "Merge what is marked into the selected one", section: sectionSort, keys: []string{"ctrl+g"}, shown: "ctrl+g", help: "merge the marked",
			when: severalMarks, run: does((*Console).merge)},
		{name: "Mark", section: sectionMap, keys: []string{"space"}, shown: "space", help: "mark",
			when: onAnswer, run: does((*Console).mark)},
		{name: "Mark a row of answers upward", section: sectionMap, keys: []string{"shift+up"}, shown: "shift+↑↓", help: "mark a row",
			when: onAnswer, run: does(func(c *Console) screen.Intent { return c.markOn(mapview.Up) }), quiet: true},
		{name: "Mark a row of answers downward", section: sectionMap, keys: []string{"shift+down"}, shown: "shift+↓", help: "mark a row",
			when: onAnswer, run: does(func(c *Console) screen.Intent { return c.markOn(mapview.Down) }), hidden: true},
		{name: "Count one more", section: sectionMap, keys: []string{"+"}, shown: "+ -", help: "count",
			when: countsAtOnce, run: does(func(c *Console) screen.Intent { return c.tally(+1) })},
		{name: "Count one less", section: sectionMap, keys: []string{"-"}, shown: "-", help: "one less",
			when: countsAtOnce, run: does(func(c *Console) screen.Intent { return c.tally(-1) }), hidden: true},
		{name: "Fold or unfold", section: sectionMap, keys: []string{"tab"}, shown: "tab", help: "fold",
			when: onFoldable, run: does((*Console).fold)},
		{name: "Unfold all", section: sectionMap, keys: []string{"shift+f3", "f15"}, shown: "shift+f3", help: "unfold all",
			when: func(c *Console) bool { return c.view.AnyFolded() }, run: does((*Console).unfoldAll), quiet: true},
		{name: "Remove", section: sectionMap, keys: []string{"delete"}, shown: "del", help: "remove",
			when: func(c *Console) bool { return onAnswer(c) || onTheme(c) || lineEmpty(c) && hasMarks(c) }, run: does((*Console).remove)},
		{name: "Walk up", section: sectionMap, keys: []string{"up"}, shown: "↑↓←→", help: "walk", when: lineEmpty, run: walk(mapview.Up)},
		{name: "Fold all others", section: sectionMap, keys: []string{"f3"}, shown: "f3", help: "fold all others",
			when: onMap, run: does((*Console).foldOthers)},
		{name: "Mark all unsorted", section: sectionMap, keys: []string{"ctrl+a"}, shown: "ctrl+a", help: "mark all unsorted",
			when: hasUnsorted, run: does((*Console).markUnsorted)},
		{name: "Go up a page", section: sectionMap, keys: []string{"pgup"}, shown: "pgup/dn", help: "page",
			when: always, run: does(func(c *Console) screen.Intent { return c.page(-1) }), quiet: true},
		{name: "Go down a page", section: sectionMap, keys: []string{"pgdown"}, shown: "pgdn", help: "page",
			when: always, run: does(func(c *Console) screen.Intent { return c.page(+1) }), hidden: true},
	}
}

func sortActions() []action {
	return []action{
		{name: "Park for later", section: sectionSort, keys: []string{"f6"}, shown: "f6", help: "park",
			when: hasTargets, run: does((*Console).park)},
		{name: "Move up among its brothers", section: sectionSort, keys: []string{"alt+up"}, shown: "alt+↑↓", help: "reorder",
			when: onMap, run: does(func(c *Console) screen.Intent { return c.reorder(-1) })},
		{name: "Move down among its brothers", section: sectionSort, keys: []string{"alt+down"}, shown: "alt+↓", help: "reorder",
			when: onMap, run: does(func(c *Console) screen.Intent { return c.reorder(+1) }), hidden: true},
		{name: "Put the theme on the other side", section: sectionSort, keys: []string{"alt+left", "alt+right"}, shown: "alt+←→", help: "other side",
			when: onTopTheme, run: does((*Console).otherSide)},
		{name: "Sort by tally, or by hand again", section: sectionSort, keys: []string{"ctrl+s"}, shown: "ctrl+s", help: "sort by tally",
			when: onTheme, run: does((*Console).sortTheme)},
		{name: "Merge the theme into another", section: sectionSort, keys: []string{"ctrl+g"}, shown: "ctrl+g", help: "merge into another",
			when: func(c *Console) bool { return onTheme(c) && len(c.marks) == 0 }, run: does((*Console).mergeTheme)},
		{name: "Move to another question", section: sectionSort, keys: []string{"f4"}, shown: "f4", help: "to another question",
			when: func(c *Console) bool { return hasTargets(c) && severalAsked(c) }, run: does((*Console).moveToQuestion)},
		{name: "Split a merged answer", section: sectionSort, keys: []string{"ctrl+d"}, shown: "ctrl+d", help: "split",
			when: onMerged, run: does((*Console).split)},
		{name: "Cluster the unsorted", section: sectionSort, keys: []string{"f11"}, shown: "f11", help: "cluster",
			when: unsortedHere, run: does(func(c *Console) screen.Intent { return c.lookThrough(screen.Cluster) })},
		{name: "Walk through likely repeats", section: sectionSort, shown: "", help: "repeats",
			when: hasQuestions, run: does(func(c *Console) screen.Intent { return c.lookThrough(screen.Repeats) }), quiet: true},
		{name: "Look at answers like no other", section: sectionSort, shown: "", help: "like no other",
			when: hasQuestions, run: does(func(c *Console) screen.Intent { return c.lookThrough(screen.Apart) }), quiet: true},
		{name: "Mark the quote for publishing", section: sectionSort, keys: []string{"ctrl+o"}, shown: "ctrl+o", help: "quote may be published",
			when: func(c *Console) bool { a := c.selectedAnswer(); return lineEmpty(c) && a != nil && a.Quote != "" }, run: does((*Console).publish)},
	}
}

func wallActions() []action {
	return []action{
		{name: "Let go, back to the line", section: sectionLine, keys: []string{"esc", "f8"}, shown: "esc", help: "let go",
			when: canLetGo, run: does((*Console).letGo)},
		{name: "Undo", section: sectionWall, keys: []string{"ctrl+z"}, shown: "ctrl+z/y", help: "undo, redo", when: lineEmpty, run: does((*Console).undo)},
		{name: "Redo", section: sectionWall, keys: []string{"ctrl+y", "ctrl+shift+z"}, shown: "ctrl+y", help: "redo", when: lineEmpty, run: wants(screen.Redo{}), hidden: true},
		{name: "Next question", section: sectionWall, keys: []string{"ctrl+pgdown"}, shown: "ctrl+pgdn/up", help: "next question",
			when: severalAsked, run: does(func(c *Console) screen.Intent { return c.turn(+1) })},
		{name: "Question before", section: sectionWall, keys: []string{"ctrl+pgup"}, shown: "ctrl+pgup", help: "question before",
			when: severalAsked, run: does(func(c *Console) screen.Intent { return c.turn(-1) }), hidden: true},
		{name: "Go to a question by its number", section: sectionWall, keys: digitKeys(), shown: "alt+1…9", help: "question by number",
			when: severalAsked, run: nil}, // needs to know which digit; see key
		{name: "Ask another question", section: sectionWall, keys: []string{"ctrl+n"}, shown: "ctrl+n", help: "ask a question",
			when: always, run: does((*Console).newQuestion), quiet: true},
		{name: "Find an answer or a theme", section: sectionWall, keys: []string{"ctrl+f"}, shown: "/", help: "find",
			when: hasQuestions, run: does((*Console).findAnywhere)},
		{name: "Find an answer or a theme", section: sectionWall, keys: []string{"/"}, shown: "/", help: "find",
			when: func(c *Console) bool { return lineEmpty(c) && hasQuestions(c) }, run: does((*Console).findAnywhere), hidden: true},
		{name: "Find any action by name", section: sectionWall, keys: []string{"ctrl+p"}, shown: "ctrl+p", helpNow: (*Console).paletteHelp,
			when: always, run: does((*Console).findAction)},
		{name: "Present: what the room sees, on this screen", section: sectionWall, keys: []string{"f5"}, shown: "f5", help: "present",
			when: hasQuestions, run: does((*Console).togglePresenting)},
		{name: "Read back, one theme at a time", section: sectionWall, keys: []string{"f9"}, shown: "f9", help: "read back",
			when: hasQuestions, run: does((*Console).readBack)},
		{name: "Blank the room's screen, or show it again", section: sectionWall, keys: []string{"ctrl+b"}, shown: "ctrl+b", help: "blank the room",
			when: always, run: does((*Console).blank), quiet: true},
		{name: "Show the room the summary", section: sectionWall, keys: []string{"f12"}, shown: "f12", help: "summary",
			when: hasQuestions, run: does(func(c *Console) screen.Intent { return c.setScene(screen.SummaryScene) }), quiet: true},
		{name: "Show the room the quotes, one at a time", section: sectionWall, keys: []string{"ctrl+r"}, shown: "ctrl+r", help: "quotes",
			when: hasQuestions, run: does((*Console).showQuotes), quiet: true},
		{name: "Show the room what is parked", section: sectionWall, shown: "", help: "parked",
			when: always, run: does(func(c *Console) screen.Intent { return c.setScene(screen.ParkedScene) }), quiet: true},
		{name: "Timer", section: sectionWall, keys: []string{"f7"}, shown: "f7", help: "timer", when: always, run: does((*Console).chooseTimer)},
		{name: "List what is parked", section: sectionWall, keys: []string{"shift+f6", "f18"}, shown: "shift+f6", help: "parking lot",
			when: func(c *Console) bool { return len(c.env.Board().Parked) > 0 }, run: does((*Console).listParked), quiet: true},
		{name: "List what was removed", section: sectionWall, shown: "", help: "removed", when: always, run: does((*Console).listRemoved), quiet: true},
		{name: "List the inbox", section: sectionWall, shown: "", help: "inbox", when: always, run: does((*Console).listInbox), quiet: true},
		{name: "Let the whole inbox on to the wall", section: sectionWall, shown: "", help: "admit all",
			when: func(c *Console) bool { return len(c.env.Board().Inbox) > 0 }, run: does((*Console).admitAll), quiet: true},
		{name: "Set this question aside", section: sectionWall, shown: "", help: "set aside", when: hasQuestions, run: does((*Console).setAside), quiet: true},
		{name: "Take up a question that was set aside", section: sectionWall, shown: "", help: "take up", when: always, run: does((*Console).takeUp), quiet: true},
		{name: saveElsewhereName, section: sectionWall, shown: "", help: "save as",
			when: always, run: does((*Console).startSavingAs), quiet: true},
		{name: "Export pictures and data", section: sectionWall, keys: []string{"ctrl+x"}, shown: "ctrl+x", help: "export",
			when: hasQuestions, run: does(func(c *Console) screen.Intent { return screen.Push{To: screen.Export, Question: c.question} })},
		{name: "Import survey answers", section: sectionWall, keys: []string{"f10"}, shown: "f10", help: "import",
			when: hasQuestions, run: wants(screen.Push{To: screen.Import}), quiet: true},
		{name: "Suggestions on or off", section: sectionWall, keys: []string{"f2"}, shown: "f2", help: "suggestions",
			when: always, run: does((*Console).toggleHints), quiet: true},
		{name: "Next look: light, dark, contrast", section: sectionWall, keys: []string{"ctrl+l"}, shown: "ctrl+l", help: "next look",
			when: always, run: wants(screen.NextLook{}), quiet: true},
		{name: "Help", section: sectionWall, keys: []string{"f1"}, shown: "f1 ?", help: "help", when: always, run: wants(screen.Push{To: screen.Help}), quiet: true},
		{name: "Help", section: sectionWall, keys: []string{"?"}, shown: "?", help: "help", when: lineEmpty, run: wants(screen.Push{To: screen.Help}), hidden: true},
		{name: "Clear the line, or quit", section: sectionWall, keys: []string{"ctrl+c"}, shown: "ctrl+c", help: "clear, quit", when: always, run: does((*Console).clearOrQuit), typing: true},
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
