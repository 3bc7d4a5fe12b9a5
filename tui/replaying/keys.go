package replaying

import "charm.land/bubbles/v2/key"

// keys are what can be pressed. None is a letter, as over the console letters are for its line.
type keys struct {
	play, back, on, faster, slower, before, next, first, last, nextLook, help, leave key.Binding
}

func newKeys() keys {
	return keys{
		play:     key.NewBinding(key.WithKeys("space", "enter"), key.WithHelp("space", "stop, play on")),
		back:     key.NewBinding(key.WithKeys("left"), key.WithHelp("←", "a step back")),
		on:       key.NewBinding(key.WithKeys("right"), key.WithHelp("→", "a step on")),
		faster:   key.NewBinding(key.WithKeys("up", "+", "="), key.WithHelp("↑ +", "faster")),
		slower:   key.NewBinding(key.WithKeys("down", "-"), key.WithHelp("↓ -", "slower")),
		before:   key.NewBinding(key.WithKeys("pgup", "shift+tab"), key.WithHelp("pgup", "the question before")),
		next:     key.NewBinding(key.WithKeys("pgdown", "tab"), key.WithHelp("pgdn tab", "the next question")),
		first:    key.NewBinding(key.WithKeys("home"), key.WithHelp("home", "the beginning")),
		last:     key.NewBinding(key.WithKeys("end"), key.WithHelp("end", "the end")),
		nextLook: key.NewBinding(key.WithKeys("ctrl+l"), key.WithHelp("ctrl+l", "light, dark, contrast")),
		help:     key.NewBinding(key.WithKeys("?", "f1"), key.WithHelp("?", "these keys")),
		leave:    key.NewBinding(key.WithKeys("esc", "f8", "ctrl+c"), key.WithHelp("esc", "leave")),
	}
}

func (k *keys) all() []key.Binding {
	return []key.Binding{k.play, k.back, k.on, k.faster, k.slower, k.before, k.next, k.first, k.last, k.nextLook, k.help, k.leave}
}
