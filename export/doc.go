// Package export takes a wall out of the program: it knows the formats, names the files, and writes each whole or not
// at all.
//
//	formats, err := export.ParseFormats("dot,png")         // or "all"; the names are in Formats()
//	result, err := export.Run(ctx, export.Request{Board: live.Board(), Formats: formats, Dir: ".", WallName: "day"})
//	for _, path := range result.Paths { fmt.Println(path) }  // result.Notes are for standard error
//
//	err = export.Stream(ctx, os.Stdout, request)            // --to -: one format of one question, or of the whole wall
//
//	result, err = export.Report(ctx, export.ReportRequest{Board: board, Format: "html", WallName: "day"})
//	notes, err := export.StreamReport(ctx, os.Stdout, reportRequest)
//
// What was written comes back by the packages that wrote it: outline.Read, which reads outlines of other programs too, and
// table.ReadJSON, table.ReadCSV, table.ReadXLSX. Each makes a board of a file.
//
// Every format but JSON gets the board that [Public] makes: captions, counts, sources and the quotes marked for
// publishing, and never authors, parked, waiting or removed answers. A table gets the whole board when the request is
// private. So what must not leave the wall is not there to be written.
//
// An error that a person can do something about has a kind, found with [fault.KindOf]; what to do is for the caller to say.
// Functions keep no state and may be called from several goroutines at once, for different folders.
package export
