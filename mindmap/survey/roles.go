package survey

import (
	"cmp"
	"strings"

	"mindwall/mindmap/survey/meaning"
)

// role is what a tool's own column is for.
type role uint8

const (
	noRole     role = iota // a question
	idRole                 // tells one respondent from another
	beganRole              // when the respondent began
	timeRole               // when the respondent answered
	personRole             // says who the respondent is
	metaRole               // anything else that is no answer
)

// giveRoles tells the tool's own columns from questions. A known tool writes its own before the first question.
func (s *Sheet) giveRoles() {
	headers := map[string]bool{}
	for i := range s.Columns {
		headers[meaning.Fold(s.Columns[i].header)] = true
	}
	leading := true
	for i := range s.Columns {
		c := &s.Columns[i]
		if s.Preset == generic || leading {
			c.role = s.leadingRole(c)
		}
		leading = leading && c.role != noRole && (s.Preset != googleForms || i == 0 || c.role == personRole || meaning.Fold(c.header) == "score")
		if !leading && s.Preset == googleForms {
			c.role = noRole
		}
		if c.role == noRole {
			c.role = s.otherRole(c, leading, headers)
		}
	}
}

// leadingRole is the role of a column that a tool writes by itself, by its headers, or by its place.
func (s *Sheet) leadingRole(c *Column) role {
	if r := cmp.Or(toolRole(meaning.Fold(c.header)), toolRole(meaning.Fold(c.codes))); r != noRole {
		return r
	}
	if meaning.IsPersonHeader(c.header) || meaning.IsPersonHeader(c.codes) {
		return personRole
	}
	switch s.Preset {
	case googleForms:
		return [...]role{timeRole, noRole}[min(c.at, 1)]
	case microsoftForms:
		return [...]role{idRole, beganRole, timeRole, personRole, personRole, noRole}[min(c.at, 5)]
	}
	return noRole
}

// otherRole is the role of a column that no tool is known to write.
func (s *Sheet) otherRole(c *Column, leading bool, headers map[string]bool) role {
	h := meaning.Fold(c.header)
	switch {
	case h == "" && c.Option == "" && s.layout.header >= 0, isAside(s.Preset, h, headers):
		return metaRole
	case meaning.IsPersonHeader(c.Question) || meaning.IsPersonHeader(c.Option):
		return personRole
	}
	return s.roleByContent(c, leading)
}

// isAside tells the columns that a quiz puts beside each question.
func isAside(p Preset, h string, headers map[string]bool) bool {
	switch p {
	case microsoftForms:
		for _, lead := range []string{"points - ", "feedback - ", "punkte - ", "feedback – ", "points – "} {
			if q, ok := strings.CutPrefix(h, lead); ok && headers[q] {
				return true
			}
		}
	case googleForms:
		q, ok := strings.CutSuffix(h, " [score]")
		if !ok {
			q, ok = strings.CutSuffix(h, " [feedback]")
		}
		return ok && headers[q]
	case mentimeter:
		return h == "instructions"
	}
	return false
}

// roleByContent finds what tells of persons, and times, under headers that do not tell. A day without an hour may be an
// answer, unless it stands before the first question.
func (s *Sheet) roleByContent(c *Column, leading bool) role {
	n, persons, times := 0, 0, 0
	for i := range s.Rows {
		text := s.cell(i, c.at)
		if meaning.IsBlank(text) || meaning.Says(text, "blank") {
			continue
		}
		if meaning.ValueOf(text).IsPersonal() {
			persons++
		} else if is, hour := meaning.ReadMoment(text); is && (hour || leading) {
			times++
		}
		if n++; n == 50 {
			break
		}
	}
	switch {
	case n > 0 && persons*2 > n:
		return personRole
	case n > 0 && times*5 >= n*4:
		return timeRole
	}
	return noRole
}

func (r role) kind() Kind {
	switch r {
	case noRole:
		return QuestionKind
	case beganRole, timeRole:
		return timeKind
	case personRole:
		return personKind
	default:
		return metaKind
	}
}

// toolRole is the role of a column that a tool writes by itself, by its folded header.
func toolRole(h string) role {
	for what, r := range map[string]role{"id": idRole, "began": beganRole, "time": timeRole, "meta": metaRole} {
		if meaning.IsHeader(h, what) {
			return r
		}
	}
	return noRole
}
