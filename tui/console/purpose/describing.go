package purpose

import (
	"charm.land/bubbles/v2/key"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/screen"
)

// describing says one thing that is known of the event.
type describing struct {
	common
	c     *Stack
	field string // see [mindmap.EventFields]
}

func (p *describing) Prompt() string { return p.field }

func (p *describing) Footer() []key.Binding {
	return []key.Binding{Bind("enter", "say so"), Bind("esc", "leave it as it was")}
}

// Describe takes what is known of the event, by the name of a field, into a line.
func Describe(c *Stack, field string) screen.Intent {
	dropUntouched(c)
	c.Push(&describing{common{capture.NewPlain(c.env.Board().Event.Known(field))}, c, field})
	return screen.Say{}
}

// Deed implements [Purpose].
func (p *describing) Deed() deed {
	var op mindmap.DescribeEvent
	if err := op.Describe(p.field, p.Text.Text()); err != nil {
		return refuseError(err)
	}
	text := "say of the event, " + p.field + ": “" + p.Text.Text() + "”"
	if p.Text.Empty() {
		text = "say nothing of the event’s " + p.field
	}
	return will("say so", text, func() screen.Intent {
		before := p.c.env.Board().Event
		after := before
		op.Over(&after)
		p.c.Drop(p)
		if after == before {
			return screen.Say{}
		}
		return screen.Recordf([]mindmap.Draft{{Op: op}}, "%s is told %s · Ctrl+Z undoes that", p.field, toldWhere(p.field))
	})
}

// toldWhere is where people read what is known of the event.
func toldWhere(field string) string {
	switch field {
	case "thanks", "next":
		return "at the close (/closing) and in the write-up"
	case "write-up":
		return "at the close (/closing)"
	case "notice":
		return "to those who answer by phone"
	}
	return "in the write-up"
}
