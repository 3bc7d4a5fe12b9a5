package look

import (
	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// Signs, one cell each, tell without colour what styles tell with it. None of them has an emoji form, which terminals
// would draw two cells wide.
const (
	SelectedSign = "▸"
	MarkedSign   = "◆"
	FreshSign    = "●"
	QuoteSign    = "❞" // the answer has a quote
	PublishSign  = "✓" // behind the quote's: it may be published
	MergedSign   = "⊕" // the answer stands for others too
	ErrorSign    = "✗"
	WarningSign  = "!"
	OKSign       = "✓"
	PromptSign   = "›"
)

// SourceSign is the small sign of where an answer came from; answers from the room, the usual case, have none.
func SourceSign(s mindmap.Source) string {
	switch s {
	case mindmap.Survey:
		return "✎"
	case mindmap.Phone:
		return "☏"
	default:
		return ""
	}
}

// Signed is an answer as it is written, with its signs behind it.
func Signed(a *mindmap.Answer) string { return say.Caption(a) + AnswerSigns(a) }

// AnswerSigns are the small signs behind a caption: how many said it, whether there is a quote, where it came from.
func AnswerSigns(a *mindmap.Answer) string {
	signs := ""
	if n := a.Tally.Total(); n > 1 {
		signs = say.Times(n)
	}
	if signs = say.English.WithVotes(signs, a.Votes); signs != "" {
		signs = " " + signs
	}
	if len(a.Merged) > 0 {
		signs += " " + MergedSign
	}
	if a.Quote != "" {
		signs += " " + QuoteSign
		if a.Publish {
			signs += PublishSign
		}
	}
	if s := SourceSign(a.Source); s != "" {
		signs += " " + s
	}
	return signs
}
