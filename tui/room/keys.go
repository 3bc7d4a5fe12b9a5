package room

import "charm.land/bubbles/v2/key"

// keys are what can be pressed. Letters have a twin that works on every keyboard layout.
type keys struct {
	larger, smaller, fit, nextLook, followLook, help, leave key.Binding
}

func newKeys() keys {
	return keys{
		larger:     key.NewBinding(key.WithKeys("+", "=", "up"), key.WithHelp("+ ↑", "show less: columns, themes, one theme")),
		smaller:    key.NewBinding(key.WithKeys("-", "down"), key.WithHelp("- ↓", "show more")),
		fit:        key.NewBinding(key.WithKeys("0", "home"), key.WithHelp("0 home", "show as much as fits")),
		nextLook:   key.NewBinding(key.WithKeys("l", "ctrl+l"), key.WithHelp("l ctrl+l", "light, dark, contrast")),
		followLook: key.NewBinding(key.WithKeys("f", "end"), key.WithHelp("f end", "the console's look again")),
		help:       key.NewBinding(key.WithKeys("?", "f1"), key.WithHelp("?", "these keys")),
		leave:      key.NewBinding(key.WithKeys("q", "esc", "ctrl+c"), key.WithHelp("q esc", "leave")),
	}
}

func (k *keys) all() []key.Binding {
	return []key.Binding{k.larger, k.smaller, k.fit, k.nextLook, k.followLook, k.help, k.leave}
}
