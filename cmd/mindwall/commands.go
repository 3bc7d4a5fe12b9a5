package main

import (
	"slices"

	"github.com/spf13/cobra"
)

// commands are the subcommands, in the order of the help page.
func (a *app) commands() []*cobra.Command {
	return slices.Concat(
		inGroup(groupLive, a.demoCommand(), a.newCommand(), a.openCommand(), a.showCommand(), a.serveCommand(), a.addCommand(), a.describeCommand()),
		inGroup(groupAfter, a.importCommand(), a.suggestCommand(), a.exportCommand(), a.reportCommand(), a.mergeCommand(),
			a.infoCommand(), a.logCommand()),
		inGroup(groupCare, a.copyCommand(), a.redactCommand(), a.checkCommand(), a.licencesCommand()),
	)
}
