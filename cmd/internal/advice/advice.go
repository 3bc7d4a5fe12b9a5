// Package advice is what the command line says to do about errors: what fails knows neither its commands nor its flags.
package advice

import (
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// Of is what to do about an error, in terms of the command line; empty when nothing is known.
func Of(err error) string { return table().For(err) }

// With is an error, or what else is to be known, and what to do about it, in a line.
func With(err error) string { return say.Joined("; ", text.TellError(err), Of(err)) }

func table() fault.Advice {
	return fault.Advice{
		fault.Exists:          "--force replaces what is there; --to names another place",
		fault.Kept:            "nothing takes its place; --to names another one",
		fault.NoFolder:        "name a folder that you may write into with --to",
		fault.FileBusy:        "close the program that has it open, and try again",
		fault.UnknownFormat:   "formats are %1; or all",
		fault.NoReportFormat:  "formats of a report are html, md and docx",
		fault.SeveralFormats:  "name it with --format",
		fault.SeveralFiles:    "choose one with --question",
		fault.UnknownQuestion: "mindwall info lists the questions",
		fault.UnknownRow:      "the row counts as a spreadsheet counts; mindwall log FILE --json tells the files",
		fault.UnknownAnswer:   "mindwall export --format json lists the answers with their ids",
		fault.NoQuestion:      "ask one in the console, then export",
		fault.NoGraphviz:      "install it (https://graphviz.org/download/), or leave out --engine to draw without it",
		fault.GraphvizFailed:  "leave out --engine to draw it without Graphviz",
		fault.GraphvizTooSlow: "leave out --engine to draw it without Graphviz, or export one question at a time",
		fault.TooManyBoxes:    "use --engine dot or neato, or leave it out",
		fault.TooLargeForPNG:  "use --format svg or pdf, which have no such limit, or leave out --engine",
		fault.NoWallThere:     "look at the name; a new wall is made with: mindwall new",
		fault.NotAWall:        "a wall is a file that mindwall made, usually ending in .wall; a survey comes in with: mindwall import",
		fault.Damaged:         "save what can be read into a new file with: mindwall check FILE --rescue NEW",
		fault.Foreign:         "it can be read, not changed; copy its entries into a new wall with: mindwall check FILE --rescue NEW",
		fault.NoSurvey:        "unite two walls with: mindwall merge FILE OTHER",
		fault.HeldAside:       "they come in when it has caught up, or into the wall that mindwall check %1 --rescue NEW makes",
		fault.WaitsAside:      "--rescue lets them in, after all others",
		fault.Leaps:           "--rescue puts them in order",
		fault.HeldWords:       "they go with: mindwall merge %1 %1 --accept-redactions",
		fault.PutBeside:       "if both are of one event, unite them with: mindwall merge %1 %2",
		fault.SavedLast:       "unite them with: mindwall merge %1 %2",
		fault.LeftLast:        "unite them with: mindwall merge %1 %2, then remove it",
		fault.NotALine:        "mindwall share prints it, whole, in one line; or join by name: mindwall join HOST",
		fault.HubDown:         "another program may have that port: --listen names another; two hubs cannot share a folder",
	}
}
