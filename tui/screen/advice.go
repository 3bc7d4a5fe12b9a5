package screen

import (
	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
)

// advice is what the screens say to do about errors. Keys they leave to those that have them.
func advice() fault.Advice {
	return fault.Advice{
		fault.NoWallThere:     "look at the name",
		fault.NotAWall:        "a wall is a file that mindwall made, usually ending in .wall; a survey is imported into one",
		fault.Damaged:         "save what can be read in another file",
		fault.Foreign:         "it can be read, not changed; saved in another file it can be changed again",
		fault.NoSurvey:        "give the CSV or XLSX file that the survey tool exports",
		fault.UnknownQuestion: "give the number of one that is asked",
		fault.PutBeside:       "if both are of one event, unite them with: mindwall merge %1 %2",
		fault.SavedLast:       "unite them with: mindwall merge %1 %2",
	}
}

// Advice is what to do about an error, in terms of the screens; empty when nothing is known.
func Advice(err error) string { return advice().For(err) }

// Told is an error, told as by [text.TellError], and what to do about it, on one line.
func Told(err error) string {
	if advice := Advice(err); advice != "" {
		return text.TellError(err) + " – " + advice
	}
	return text.TellError(err)
}
