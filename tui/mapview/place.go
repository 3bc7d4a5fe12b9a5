package mapview

import (
	"mindwall/mindmap"
	"mindwall/tui/forms"
)

// Place is where a view stands, and how its map does, to be gone back to when what was done there is undone.
type Place struct {
	question mindmap.ID
	port     viewport
	sheet    *forms.Sheet // nil as long as it is not kept
}

// Place is where the view stands now. It costs nothing, and is of use once it is kept.
func (v *View) Place() Place { return Place{port: v.port} }

// Keep notes how the map stands that a place is on, before it changes.
func (v *View) Keep(p Place) Place {
	if v.scene.Question != nil {
		sheet := v.sheet.Clone()
		p.question, p.sheet = v.scene.Question.ID, &sheet
	}
	return p
}

// Return goes back to a place of the question that is shown, for when its map is what it was.
func (v *View) Return(p Place) {
	if p.sheet == nil || v.scene.Question == nil || v.scene.Question.ID != p.question {
		return
	}
	fresh := v.port.fresh
	v.sheet, v.form = p.sheet.Clone(), nil
	v.port = p.port
	v.port.fresh, v.port.back = fresh, true
}
