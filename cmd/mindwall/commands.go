package main

import (
	"slices"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/shell"
)

// subcommands are the subcommands, in the order of the help page.
func subcommands(s *shell.Shell) []*cobra.Command {
	return slices.Concat(
		inGroup(groupLive, demoCommand(s), newCommand(s), openCommand(s), showCommand(s), serveCommand(s), shareCommand(s), joinCommand(s), hubCommand(s),
			addCommand(s), describeCommand(s)),
		inGroup(groupAfter, importCommand(s), suggestCommand(s), exportCommand(s), reportCommand(s), compareCommand(s), replayCommand(s), mergeCommand(s),
			infoCommand(s), logCommand(s)),
		inGroup(groupCare, copyCommand(s), redactCommand(s), checkCommand(s)),
		inGroup(groupProgram, versionCommand(s), completionCommand(s), manCommand(s), licencesCommand(s)),
	)
}
