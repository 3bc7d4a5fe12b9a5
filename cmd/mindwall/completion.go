package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/shell"
)

// completionCommand writes what shells complete by. It takes the place of cobra's own.
func completionCommand(s *shell.Shell) *cobra.Command {
	shells := map[string]func(*cobra.Command) error{
		"bash":       func(root *cobra.Command) error { return root.GenBashCompletionV2(s.Out, true) },
		"zsh":        func(root *cobra.Command) error { return root.GenZshCompletion(s.Out) },
		"fish":       func(root *cobra.Command) error { return root.GenFishCompletion(s.Out, true) },
		"powershell": func(root *cobra.Command) error { return root.GenPowerShellCompletionWithDesc(s.Out) },
	}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Write what a shell completes commands by",
		Long: "Write what a shell completes commands, flags, their values and walls by. Packages of mindwall bring it along; else " +
			"add the line for your shell to the file that it reads when it starts.",
		Example: `# bash with its package bash-completion, in ~/.bashrc
source <(mindwall completion bash)

# zsh, in ~/.zshrc
autoload -U compinit && compinit && source <(mindwall completion zsh)

# fish, once
mindwall completion fish >~/.config/fish/completions/mindwall.fish

# PowerShell, in the file that $PROFILE names
mindwall completion powershell | Out-String | Invoke-Expression`,
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Args:      wants(1, "shell"),
		RunE: func(c *cobra.Command, args []string) error {
			write, known := shells[args[0]]
			if !known {
				return shell.Usagef("shell %q is none of bash, zsh, fish, powershell", args[0])
			}
			return write(c.Root())
		},
	}
}
