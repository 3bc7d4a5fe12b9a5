package console

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/console/purpose"
	"mindwall/tui/screen"
)

// listActions lists what will be done, what is not done yet first; what is chosen is done then, or is not after all.
func listActions(c *Console) *purpose.Picking {
	p := &purpose.Picking{Title: "What will be done", Word: "to do", Takes: "done, or not", None: "nothing is to be done: type ! and what"}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		a := actionOf(c, chosen.ID)
		if a == nil {
			return screen.Sayf(screen.Warning, "that is gone"), nil
		}
		said := "done: “%s” · Ctrl+Z takes it back"
		if a.Done {
			said = "not done after all: “%s”"
		}
		return screen.Recordf([]mindmap.Draft{{Op: mindmap.FinishAction{Action: a.ID, Done: !a.Done}}}, said, a.Text), nil
	}
	p.All = whatToDo(c)
	return p
}

// removeAction lists what will be done; what is chosen is taken off the list.
func removeAction(c *Console) *purpose.Picking {
	p := &purpose.Picking{Title: "Take off what will be done", Word: "off", Takes: "take off", None: "nothing is to be done", All: whatToDo(c)}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		return screen.Recordf([]mindmap.Draft{{Op: mindmap.Remove{Node: chosen.ID}}}, "taken off: “%s” · Ctrl+Z brings it back", chosen.Text), nil
	}
	return p
}

func whatToDo(c *Console) (all []purpose.Pick) {
	for _, done := range []bool{false, true} {
		for _, a := range c.env.Board().Actions {
			if a.Done == done {
				all = append(all, purpose.NewPick(signOf(a)+cmp.Or(a.Text, say.English.TakenOut()), say.English.ByWhom(a), a.ID))
			}
		}
	}
	return all
}

func signOf(a *mindmap.Action) string {
	if a.Done {
		return "✓ "
	}
	return ""
}

func actionOf(c *Console, id mindmap.ID) *mindmap.Action {
	all := c.env.Board().Actions
	if i := slices.IndexFunc(all, func(a *mindmap.Action) bool { return a.ID == id }); i >= 0 {
		return all[i]
	}
	return nil
}
