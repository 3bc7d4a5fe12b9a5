package look

import "mindwall/mindmap"

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
