package report

import (
	"mindwall/mindmap"
	"mindwall/mindmap/chance"
)

// difference is a theme that came up more often in the room than in the survey, or less often.
type difference struct {
	theme        *mindmap.Theme
	room, survey float64 // shares of what was said in each to its question
}

// compare looks for the theme whose share of what was said in the room is the least likely to differ from that in the survey
// by chance; nil when chance cannot be ruled out for any, at [chance.Level] for all themes together (S. Holm, 1979, whose first step it is). compared reports whether room and
// survey both spoke.
func compare(b *mindmap.Board) (found *difference, compared bool) {
	best, tests := 1.0, 0
	for _, q := range b.Questions {
		room, survey := q.Tally.Of(mindmap.Room), q.Tally.Of(mindmap.Survey)
		if room == 0 || survey == 0 {
			continue
		}
		for _, t := range q.Themes {
			inRoom, inSurvey := t.Tally.Of(mindmap.Room), t.Tally.Of(mindmap.Survey)
			if inRoom+inSurvey == 0 {
				continue
			}
			tests++
			if p := chance.Fisher(inRoom, room-inRoom, inSurvey, survey-inSurvey); p < best {
				best = p
				found = &difference{t, float64(inRoom) / float64(room), float64(inSurvey) / float64(survey)}
			}
		}
	}
	if best*float64(tests) >= chance.Level {
		found = nil
	}
	return found, tests > 0
}
