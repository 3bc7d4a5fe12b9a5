package main

import (
	"bytes"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/tui/look"
	"mindwall/tui/screen"
	"mindwall/tui/svg"
)

// take is one thing that the facilitator does in the film, and what is said about it below the picture.
type take struct {
	caption string // empty goes on with the one before
	text    string // typed letter by letter
	key     tea.KeyPressMsg
	rest    time.Duration // what it is looked at for
}

const (
	ms     = time.Millisecond
	stroke = 70 * ms // two letters, as fast typing goes
)

var enter = tea.KeyPressMsg{Code: tea.KeyEnter}

// script is the film: twenty seconds, from an empty wall to what the room sees.
func script() []take {
	return []take{
		{caption: "A question to the room.", rest: 1000 * ms},
		{caption: "Type what is said. Enter puts it on the wall, and on the disk.", text: "Waiting lists", rest: 250 * ms},
		{key: enter, rest: 700 * ms},
		{text: "Nobody answers the phone", rest: 200 * ms},
		{key: enter, rest: 500 * ms},
		{caption: "File it as you type: # and a theme.", text: "Heating or eating #Money", rest: 500 * ms},
		{key: enter, rest: 900 * ms},
		{text: "Bus stops at five #Getting there", rest: 250 * ms},
		{key: enter, rest: 600 * ms},
		{caption: "Three more say the same: +3", text: "+3", rest: 500 * ms},
		{key: enter, rest: 900 * ms},
		{caption: "The name of a theme is completed, and its letter will do.", text: "Debt letters #mon", rest: 500 * ms},
		{key: enter, rest: 700 * ms},
		{text: "Two buses, then a hill #b", rest: 500 * ms},
		{key: enter, rest: 600 * ms},
		{caption: "Sort the rest later: Ctrl+A marks it, # files it.", key: tea.KeyPressMsg{Code: 'a', Mod: tea.ModCtrl}, rest: 900 * ms},
		{text: "#Waiting", rest: 500 * ms},
		{key: enter, rest: 1200 * ms},
		{caption: "F5: what the room sees.", key: tea.KeyPressMsg{Code: tea.KeyF5}, rest: 1700 * ms},
		{caption: "F12: how often each was said.", key: tea.KeyPressMsg{Code: tea.KeyF12}, rest: 2000 * ms},
	}
}

// drawFilm plays the script on a new wall and draws all that the screen showed.
func drawFilm() ([]byte, error) {
	live := fold.NewLive()
	size := screen.Size{W: 84, H: 20}
	first := &scribe.Scribe{Live: live, Author: "sam", Device: mindmap.ID{1}, Now: func() time.Time { return time.Date(2026, 3, 9, 12, 40, 0, 0, time.UTC) }}
	title := "Link workers' lunch"
	if _, err := first.Do(mindmap.DescribeEvent{Title: &title}, mindmap.AskQuestion{Text: "What gets in the way?"}); err != nil {
		return nil, err
	}
	d := openDesk(live, look.Dark, size)
	film := svg.NewFilm(terminal(size), d.env.Look, true)
	shoot := func(caption string, rest time.Duration) {
		rows, cursor := d.console.View(size)
		film.Show(svg.Shot{Rows: strings.Split(rows, "\n"), Cursor: cursor, Caption: caption, Rest: rest})
	}
	caption := ""
	for _, t := range script() {
		if t.caption != "" {
			caption = t.caption
		}
		letters := []rune(t.text)
		for i, r := range letters {
			d.typeText(string(r))
			if i%2 == 1 {
				shoot(caption, stroke)
			}
		}
		if t.key.Code != 0 {
			d.press(t.key)
		}
		shoot(caption, t.rest)
	}
	var image bytes.Buffer
	err := film.Write(&image)
	return image.Bytes(), errors.Join(d.failed, err)
}
