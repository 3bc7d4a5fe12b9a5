package plan

import (
	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// Sign is a small mark behind an answer.
type Sign uint8

// The signs.
const (
	QuoteSign Sign = iota
	RoomSign
	SurveySign
	PhoneSign
)

// Signs lists them in the order in which they are shown.
func Signs() []Sign { return []Sign{QuoteSign, RoomSign, SurveySign, PhoneSign} }

// Message is what a sign says in words.
func (s Sign) Message() say.Message {
	return [...]say.Message{QuoteSign: say.HasQuote, RoomSign: say.AlsoInRoom, SurveySign: say.FromSurvey, PhoneSign: say.ByPhone}[s]
}

// SignsOf are the signs of an answer. Sources are shown only on a map with more than one, which is mixed, and an answer that
// came from the room alone has none.
func SignsOf(a *mindmap.Answer, mixed bool) (list []Sign) {
	if say.IsPublished(a) {
		list = append(list, QuoteSign)
	}
	if mixed && a.Tally.Total() != a.Tally.Of(mindmap.Room) {
		for i, source := range mindmap.Sources {
			if a.Tally.Of(source) > 0 {
				list = append(list, [...]Sign{RoomSign, SurveySign, PhoneSign}[i])
			}
		}
	}
	return list
}
