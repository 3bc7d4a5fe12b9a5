package importing

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
)

// keys are those of a page that is a list: going through its rows, changing the chosen one and switching it, and going on.
type keys struct{ move, before, after, toggle, on, back key.Binding }

func newKeys(move, change, toggle, on string) keys {
	return keys{
		move:   rows.Keys(move),
		before: key.NewBinding(key.WithKeys("left"), key.WithHelp("←→", change)),
		after:  key.NewBinding(key.WithKeys("right")),
		toggle: key.NewBinding(key.WithKeys("space"), key.WithHelp("space", toggle)),
		on:     key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", on)),
		back:   rows.Back("back"),
	}
}

// change lets the arrows change the chosen row, or not.
func (k *keys) change(can bool) {
	k.before.SetEnabled(can)
	k.after.SetEnabled(can)
}

// step is the one of all that comes by further than now, round and round.
func step[T comparable](all []T, now T, by int) T {
	return all[(slices.Index(all, now)+by+len(all))%len(all)]
}

// choices are what something may go to: no question, and those of the wall.
func (s *Import) choices() []mindmap.ID {
	all := []mindmap.ID{{}}
	for _, q := range s.env.Board().Questions {
		all = append(all, q.ID)
	}
	return all
}

// pair is a row of what there is and what becomes of it.
func (s *Import) pair(chosen bool, label, fate string, fateStyle look.Style, width int) string {
	style := s.env.Look.HelpText
	if chosen {
		style, fateStyle = s.env.Look.Title, s.env.Look.Title
	}
	left := (width - 4) / 2
	label = cells.Pad(cells.Truncate(rows.Sign(chosen)+label, left), left)
	return " " + style.Wrap(label) + "  " + fateStyle.Wrap(cells.Truncate(fate, width-left-4))
}
