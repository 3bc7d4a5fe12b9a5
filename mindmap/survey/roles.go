package survey

import (
	"regexp"
	"strings"
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
		headers[fold(s.Columns[i].header)] = true
	}
	leading := true
	for i := range s.Columns {
		c := &s.Columns[i]
		h := fold(c.header)
		if s.Preset == generic || leading {
			c.role = toolRole(h)
		}
		leading = leading && c.role != noRole && (s.Preset != googleForms || i == 0 || c.role == personRole || h == "score")
		if !leading && s.Preset == googleForms {
			c.role = noRole
		}
		switch {
		case c.role != noRole:
		case h == "" && s.layout.header >= 0, isAside(s.Preset, h, headers):
			c.role = metaRole
		case isPersonHeader(fold(c.Question)) || isPersonHeader(fold(c.Option)):
			c.role = personRole
		default:
			c.role = s.roleByContent(c)
		}
	}
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

// roleByContent finds addresses and times under headers that do not tell.
func (s *Sheet) roleByContent(c *Column) role {
	who, when := whoPattern(), regexp.MustCompile(`^\s*\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}[ T,]+\d{1,2}:\d{2}[^\n]{0,24}$`)
	n, persons, times := 0, 0, 0
	for _, r := range s.records() {
		text := r.cell(c.at)
		if isBlank(text) {
			continue
		}
		if who.MatchString(text) {
			persons++
		} else if when.MatchString(text) {
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
